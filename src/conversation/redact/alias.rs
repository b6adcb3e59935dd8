//! Names of accounts that no platform's name stands beside: told as one's name somewhere ("my name on the forum is
//! quietharbour"), or what a chat's people are called by ("hey quietharbour", "QuietHarbour, you said").

use super::lists::{is_given, is_word, words};
use super::pattern::{captures, patterns, span};
use super::shadow::Shadow;
use super::vocabulary::{FIRMS, NOBODY};
use super::word::is_english;
use crate::conversation::Span;

words! {
    /// Short words within such names.
    SMALL = "the and of in to me my is im at on by or so no not we it he she you ur her his its a i xo";
}

/// Where people have a name that is not their own.
const SITE: &str = r"(?:app|site|website|forum|forums|server|chat|chatroom|game|platform|group|board|boards|subreddit|channel|community|thread|stream|page)";
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

/// Of several words in one, or with figures or marks: what is neither a word nor a person's or a firm's name.
fn is_coined(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let usual = |word: &str| is_english(word) || is_given(word) || FIRMS.contains(word) || NOBODY.contains(word);
    // "exposed.by.kay"
    if lower.matches('.').count() > 1 && !lower.contains("..") {
        return true;
    }
    if usual(&lower) || lower.split(['-', '.']).all(usual) {
        return false;
    }
    let letters = lower.bytes().filter(u8::is_ascii_alphabetic).count();
    let marked = lower.contains(['_', '.']) || lower.ends_with(|last: char| last.is_ascii_digit());
    letters > 3 && (marked || has_humps(name) || is_glued(&lower))
}

/// "QuietHarbour": words with a capital each, and not a firm's way of writing itself.
fn has_humps(name: &str) -> bool {
    let starts = name.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase()).map(|(at, _)| at);
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    let humps: Vec<String> =
        starts.iter().zip(ends).map(|(start, end)| name[*start..end].to_ascii_lowercase()).collect();
    let is_part =
        |part: &String| part.len() > 1 && (is_english(part) || is_given(part) || SMALL.contains(part.as_str()));
    starts.first() == Some(&0) && humps.len() > 1 && humps.iter().filter(|part| is_part(part)).count() * 2 > humps.len()
}

/// "stillhere4u" without its figures: two words or more without a blank between them.
fn is_glued(name: &str) -> bool {
    const SHORTEST: usize = 8;
    const PART: usize = 3;
    let is_part = |part: &str| {
        SMALL.contains(part)
            || NOBODY.contains(part)
            || part.len() > PART && is_english(part)
            || part.len() == PART && is_word(part)
    };
    if name.len() < SHORTEST || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    // The most letters in words that are not small with which each beginning of the name can be told in words.
    let mut best: Vec<Option<usize>> = vec![None; name.len() + 1];
    best[0] = Some(0);
    for end in 1..=name.len() {
        best[end] = (0..end)
            .filter_map(|start| {
                let part = &name[start..end];
                let long = if SMALL.contains(part) || NOBODY.contains(part) { 0 } else { part.len() };
                best[start].filter(|_| end - start < name.len() && is_part(part)).map(|before| before + long)
            })
            .max();
    }
    best[name.len()].is_some_and(|long| long * 2 > name.len())
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
        finds(find, "hey sweetheart, hey everyone, thanks lovely, hello stranger. Anyways, you said so", &[]);
        finds(find, "the account is locked, a profile without a picture, my name on the form is Margaret", &[]);
        finds(find, "on the app, everything is pink. the app called BetterHelp, an account with Santander", &[]);
    }
}
