//! Names of accounts that no platform's name stands beside: told as one's name somewhere ("my name on the forum is
//! quietharbour"), or what a chat's people are called by ("hey quietharbour", "QuietHarbour, you said").

use super::coined::is_coined;
use super::pattern::{captures, patterns, span};
use super::shadow::Shadow;
use super::word::is_english;
use crate::conversation::Span;

/// Where people have a name that is not their own.
pub(super) const SITE: &str = r"(?:app|site|website|forum|forums|server|chat|chatroom|game|platform|group|board|boards|subreddit|channel|community|thread|stream|page)";
const NAME: &str = r"([A-Za-z0-9_.-]{5,}[A-Za-z0-9_])";

patterns! {
    /// "my name on the widows' forum is x", "name on it is x", "username was x".
    TOLD = format!(r"(?ix) \b(?: (?:name|username|nick|nickname|handle|user|account|profile|page) \s+ (?:on|in|at|for) \s+ (?:[\w']+\s+){{1,3}}? (?:is|was|its|it's)
        | (?:account|profile|burner|alt|alter|username|user|streamer|gamer|troll|page|display\s+name|screen\s+name) (?:\s+(?:name|account|page))? ,? \s+ (?:called|named|is|was|as|under|of)
        | (?:account|profile|username|user|burner|display\s+name|screen\s+name) [,:=]? ) \s* :? \s+ '?{NAME}");
    SOMEBODY = format!(r"(?ix) \b (?:someone|somebody|guy|man|girl|woman|person|stranger|troll|player|member|bot|follower) \s+ (?:called|named|under|as) \s+ {NAME}");
    /// "dm me at x", "he follows me from x".
    REACHED = format!(r"(?ix) \b (?:dm|message|msg|add|follow|find|follows|messages|messaged|contacted|search) \s+ (?:me|him|her|us) \s+ (?:at|as|under|from|@) \s+ {NAME}");
    /// "on the dating app, x, he says", "i post there as x".
    ON_SITE = format!(r"(?ix) \b on \s+ (?:the|a|this|that|his|her|my|our|their|some) \s+ (?:\w+\s+){{0,2}}? {SITE} ,? \s+ (?:(?:he's|she's|he\s+is|she\s+is|i'?m|i\s+am|as|under|called|its|it's)\s+)? {NAME}");
    POSTED = format!(r"(?ix) \b (?:post|posts|posted|posting|write|writes|comment|comments|go|goes|log\s+in|play|plays|stream|streams|chat|known) \s+ (?:\w+\s+)? (?:as|under|by) \s+ {NAME}");
    /// "she's x there".
    THERE = format!(r"(?ix) \b (?:i'?m|i\s+am|he'?s|she'?s|they'?re|he\s+is|she\s+is|as) \s+ {NAME} \s+ (?:there|on\s+(?:here|there|it|the\s+{SITE})) \b");
    /// "hey x", "thanks x, ...".
    GREETED = format!(r"(?ix) (?:^|[.!?,\n]\s*) (?:hi|hey|hello|hiya|heya|thanks|thank\s+you|welcome(?:\s+back)?|ok|okay|dear|goodnight|night|bye|yo) \s+ {NAME} (?:$|[^\w\s'.-]|\.(?:$|\s))");
    /// "x, you said".
    CALLED = format!(r"(?x) (?:^|[.!?\n]\ ) {NAME} (?i:\ (?:are\ you|r\ u|you\ there)|,\ (?:you|u|are|how|what|do|did|can|is|thanks?|i|if|it)\b)");
    /// What somebody wrote: "x's post".
    OWNED = format!(r"(?x) \b {NAME} 's \ (?:post|posts|comment|comments|thread|story|profile|reply|account|page|stream)\b");
    /// What one is paid by: "$kitlo".
    PAID = r"(?:^|[\s(:])(\$[A-Za-z][A-Za-z0-9_-]{3,})\b";
}

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    // Most messages hold no such name, and the patterns take longer than looking at each word.
    if !shadow.as_str().contains('$') && !names(shadow.as_str()).any(is_coined) {
        return Vec::new();
    }
    let names = [&*TOLD, &*SOMEBODY, &*REACHED, &*ON_SITE, &*POSTED, &*THERE, &*GREETED, &*CALLED, &*OWNED]
        .into_iter()
        .flat_map(|pattern| captures(pattern, shadow))
        .filter_map(|found| span(&found, 1))
        .filter(|name| is_coined(shadow.select(*name)));
    // "$hit"
    let is_tag = |tag: &Span| !is_english(&shadow.select(*tag).replace('$', "s").to_ascii_lowercase());
    let tags = captures(&PAID, shadow).iter().filter_map(|found| span(found, 1)).filter(is_tag).collect::<Vec<_>>();
    names.chain(tags).collect()
}

/// What may be such a name by its letters and its length.
fn names(text: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 6;
    let parts = |letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-'));
    text.split(parts).map(|name| name.trim_end_matches(['.', '-'])).filter(|name| name.len() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finds;
    use super::*;

    #[test]
    fn told_as_a_name_somewhere() {
        finds(
            find,
            "my name on the forum is quietharbour, name on it is TheRealKitLowe",
            &["quietharbour", "TheRealKitLowe"],
        );
        finds(find, "we play online, she's inkandember there", &["inkandember"]);
        finds(
            find,
            "on the dating app, SilverBirchWalker, he says. i post as stillwaiting",
            &["SilverBirchWalker", "stillwaiting"],
        );
        finds(find, "my cashtag is $kitlowe, $hit happens", &["$kitlowe"]);
    }

    #[test]
    fn called_by_it() {
        finds(find, "Hey quietharbour, Theo here", &["quietharbour"]);
        finds(find, "back on shift. StillStanding, you said so", &["StillStanding"]);
        finds(find, "hey blue_moth! i read LonelyOwl's post", &["blue_moth", "LonelyOwl"]);
    }

    #[test]
    fn no_accounts() {
        finds(find, "Hi..how are you", &[]);
        finds(find, "hey sweetheart, hey everyone, thanks lovely, hello stranger. Anyways, you said so", &[]);
        finds(find, "the account is locked, a profile without a picture, my name on the form is Margaret", &[]);
        finds(find, "on the app, everything is pink. the app called BetterHelp, an account with Santander", &[]);
    }
}
