//! Names on platforms that only their look tells, and the words around them: "insta? its kit.lowe", "add quietharbour",
//! "under the name QuietHarbour", "quietharbour, one word, no caps".
//!
//! A [`Look`](super::coined::Look) alone is not enough, since people coin words, forget blanks and speak of brands. Some
//! looks count where the message talks of platforms at all, the others right beside what says that a name comes.

use super::alias::SITE;
use super::coined::{Look, is_compound, look};
use super::lists::{is_given, is_place, is_word};
use super::pattern::{captures, has, patterns, span};
use super::person::looks_mistyped;
use super::platform::PLATFORM;
use super::shadow::Shadow;
use super::vocabulary::{FIRMS, NOBODY};
use super::word::is_english;
use crate::conversation::Span;
use std::cell::OnceCell;

/// What such a name is called, and what it is the name of.
const NAME: &str = r"(?: user\s?names? | screen\s?names? | display\s?names? | gamer\s?tags? | handles? | nick(?:name)?s? | log-?in | alias | burner | alt
    | acc(?:t|oun?t)?s? | profiles? | [fr]insta )";
/// What stands between that and the name.
const BETWEEN: &str = r"(?: is | was | its | it's | are | called | named | under | as | at | btw | lol | now | here | too | also | again | rn | pls | please | tho(?:ugh)?
    | then | just | still | me | my | one | new | old | main | other | second | there | everywhere | bc | cos | so | by | of | names? | id | user(?:name)? | handle | tag
    | acc(?:ount)? | nick | profile | code | to | on | it | this | that | dm | find | add | hit | i'?m | s?he'?s | that'?s | his | her | their | for | which | would | be | if | u | you | wanna | want | mine'?s? )";
const ONLINE: &str = r"(?: online | in[\s-]game | on \s+ (?: here | there | it ) | there )";
const MARK: &str = r#"[\s:=,.?!>(\x02"'-]"#;

/// How far back a cue is looked for.
const REACH: usize = 70;

patterns! {
    /// The message talks of platforms, or of what people do there.
    TALK = format!(r"(?ix) \b(?: insta(?:gram)? | ig | snap(?:chat)? | twitter | tik\s?tok | discord | steam | telegram | kik | twitch | psn | xbox | messenger | facebook
        | fb | reddit | tumblr | we\s?chat | viber | skype | kakao | be\s?real | threads | blue\s?sky | bsky | mastodon | roblox | minecraft | fortnite | youtube | yt | ao3 | wattpad
        | pinterest | spotify | venmo | last\.?fm | letterboxd | goodreads | depop | vinted | ebay | etsy | substack | patreon | vsco | strava | soundcloud | deviantart | linkedin
        | tinder | grindr | hinge | bumble | duolingo | runescape | valorant | overwatch | nintendo | myspace
        | {NAME} | user | server | lobby | forum | subreddit | bots? | catfish\w* | trolls? | dm(?:s|ed|'d|ing|'ing)? | pm'?d | follow(?:s|ed|ing|ers?)? | unfollow\w*
        | friend\s?request | messag(?:e[sd]?|ing) | msg(?:s|ed|d|ing)? | request\s+from | online | log(?:ged|s)?\s?(?:in|off|out) | mods | stream(?:s|ed|ing|er)? | add(?:ed)?\s+me | my\s+stor(?:y|ies) | posts? | posted | comment(?:s|ed)?
        | gam(?:e|es|ing|er) | clan | guild )\b | (?:^|\s)@(?:\s|$)");
    /// It talks of the very name.
    NAME_TALK = r"(?i)\b(?:user\s?names?|screen\s?names?|display\s?names?|gamer\s?tags?|handles?|log-?ins?|burner|nick)\b|(?:^|\s)@(?:\s|$)";
    /// "my insta? its", "steam,", "new snap btw,", "his @ is".
    LED = format!(r"(?ix) (?: \b(?:{PLATFORM}|{NAME}) | (?:^|\s)@ ) (?:'?s)? (?: {MARK}+ {BETWEEN}\b ){{0,6}} {MARK}+ $");
    /// The same, and it says that the name comes.
    TOLD = r"(?i)(?:\b(?:is|was|its|it's|are|called|named|under|as|at)|[:=>]|[\x22'])\s*[\x22']?$";
    ADDED = r"(?i)\b(?:(?:un)?add(?:ed|ing|s)?|dm(?:ed|'d|s|ing|'ing)?|pm(?:ed|'d|ing)?|msg(?:ed|d|ing)?|(?:un)?follow(?:ed|ing|s)?|(?:un)?friend(?:ed|ing))(?:\s+(?:me|my|a|user|back|on|the|with|at|@)){0,2}\s+[\x22']?$";
    /// "dming zorbla".
    WRITTEN_TO = r"(?i)\b(?:add(?:ed|ing)?|dm(?:ed|'d|s|ing|'ing)?|pm(?:ed|'d|ing)?|msg(?:ed|d|ing)?)\s+[\x22']?$";
    /// "everyone online knows me as", "known there as".
    KNOWN = format!(r"(?ix) \b(?: {ONLINE} \b [^.!?\n]{{0,40}}? \b know[sn]? \s+ (?:me|him|her|us|them) \s+ (?:as|by) | know[sn]? \s+ (?:(?:me|him|her|us|them)\s+)? {ONLINE} \s+ (?:as|by) )
        \s+ [\x22']? ([A-Za-z0-9_.-]{{2,}}[A-Za-z0-9_])");
    /// "i go by zorbla on there", "shes zorbla on it".
    CALLED_THERE = format!(r"(?ix) \b(?: go(?:es)?\s+by | i'?m | i\s+am | s?he'?s | they'?re | called | named | as ) \s+ ([A-Za-z0-9_.-]{{3,}}[A-Za-z0-9_]) \s+ (?: online | in[\s-]game | on\s+(?:there|it) )\b");
    /// What platforms tell of people.
    DOES_ONLINE = r"(?ix) ^ [\x22']? \s+ (?: is \s+ (?:typing|online|offline|live) | (?:just\s+|has\s+)? (?: started\s+following | followed\s+(?:me|you|u) | added\s+(?:me|you|u) | (?:joined|left)\s+(?:the\s+)?(?:server|call|channel|stream|lobby|party|game)
        | liked\s+(?:my|your|ur) | viewed\s+(?:my|your|ur) | requested\s+to | dm'?e?d\s+(?:me|you|u) | sent\s+(?:you|u|me)\s+a\s+(?:request|snap|friend) | wants\s+to\s+(?:follow|add|be\s+friends) ) )\b";
    /// "on there", "btw, on insta".
    ON_PLATFORM = format!(r"(?ix) ^ [\x22']? \s* ,? \s* (?:(?:btw|lol|now|too|also|still)\s*,?\s+)? (?:over\s+)? on \s+ (?:my\s+|the\s+)? (?:{PLATFORM}) \b");
    ON_THERE = r"(?i)^[\x22']?\s*,?\s*(?:(?:btw|lol|now|too|also|still)\s*,?\s+)?on\s+(?:there|here|it)\b";
    THROWN_OUT = r"(?i)^[\x22']?\s+(?:from|off|out\s+of)\s+(?:the\s+|our\s+|my\s+|that\s+)?(?:chat|server|group|gc|call|channel|discord|sub|clan|guild|lobby)\b";
    RENAMED = r"(?i)\b(?:(?:renam(?:e|ed|ing)|call(?:s|ed|ing)?|nam(?:e|ed|ing))\s+(?:myself|himself|herself|themselves|yourself)(?:\s+(?:as|to))?|chang(?:e|ed|es|ing)\s+(?:my|his|her|their|the|it)(?:\s+\w+){0,2}?\s+to)\s+[\x22']?$";
    UNDER_NAME = r"(?i)\b(?:under|by|with)\s+(?:the|a|his|her|my|this)\s+(?:\w+\s+)?(?:user)?name\s+(?:of\s+)?[\x22']?$";
    /// "thats me,", "logged in as me (".
    AS_ME = r"(?i)\b(?:(?:that'?s|it'?s|this\s+is|as|being|be|find)\s+(?:me|him|her|us)|(?:i'?m|i\s+am|s?he'?s|they'?re))\s*[,:(-]*\s*[\x22']?$";
    IT_IS = r"(?i)(?:^|[^\w\s]\s*)it'?s\s+$";
    /// "thats my tumblr".
    IS_MINE = format!(r"(?ix) ^ [\x22']? \s* [,.:;)-]* \s* (?:and\s+)? (?:that'?s | that\s+is | is | was | it'?s | being) \s+ (?:also\s+|just\s+)? (?:my|his|her|their|our|the)
        \s+ (?:\w+\s+){{0,2}}? (?:{PLATFORM}|{NAME}) \b");
    /// How it is written: "one word, no caps".
    REMARK = r"(?ix) ^ [\x22']? \s* [,:(-]* \s* (?:it'?s\s+ | that'?s\s+ | with\s+ | but\s+ | and\s+)? (?:all\s+|in\s+|just\s+|as\s+){0,2}
        (?: (?:one|1) \s+ word | (?:no|without) \s+ (?:the\s+|any\s+)? (?:caps|capitals?|spaces?|gaps?|dots?|underscores?) | lower\s?case | small\s+letters
        | (?:an?|the|two|2|double|one) \s+ underscores? | yes \s+ (?:the|with|that) \s+ (?:dot|dash|hyphen|underscore|full\s+stop) ) \b";
    LETTER_REMARK = r"(?i)^\s*,?\s*(?:with|w/)\s+(?:two|2|three|3|an?\s+extra|double|no|one|a)\s+'?[a-z0-9]'?s?\b";
    /// "a request from", "a comment by".
    CAME_FROM = r"(?i)\b(?:requests?|follows?|likes?|messages?|dms?|msgs?|comments?|notifications?|repl(?:y|ies)|invites?|posts?|account|acc)\s+(?:\w+\s+)?(?:from|by)\s+[\x22']?$";
    /// What is bought, watched and worked at.
    THING = r"(?i)\b(?:at|via|through|use|used|using|uses|app|apps|company|download(?:ed)?|install(?:ed)?|watch(?:ed|ing)?|listen(?:ed|ing)?\s+to|read(?:ing)?|work\s+(?:for|with)|the|a|an)\s+[\x22']?$";
    /// Before what somebody does or is: "he liveblogs", "so lighthearted".
    DOING = r"(?i)\b(?:i|s?he|they|we|you|u|it|who|has|have|had|been|get|gets|so|very|really|more|most|too|gonna|dont|didnt|cant|wont|feel|feels|feeling)\s+$";
    /// The same, before what ends as such words do: "they are powertripping".
    DONE = r"(?i)\b(?:are|were|is|was|got|getting|being|be|am|i'?m|they'?re|you'?re|we'?re|ur|and|or|just|keep|keeps|kept|constantly|always)\s+$";
    /// After it a sentence goes on.
    GOES_ON = r"^\s+[a-z]";
    SIGN_AFTER = r"(?i)^\s+(?:dot|slash|underscore|dash|hyphen|at\s+[\w.-]+\s+dot)\s";
    SIGN_BEFORE = r"(?i)\s(?:dot|slash|underscore|dash|hyphen)\s+$";
    /// Between names in a list.
    AND = r"(?i)^(?:\s*[,;/]\s*(?:and\s+|or\s+)?|\s+(?:and|or|n|&|\+)\s+)$";
    /// "was xq on the forum".
    WAS_THERE = format!(r"(?ix) ^ \s+ (?: on \s+ (?: here | there | it | the \s+ {SITE} ) | there ) \b");
    WAS = r"(?i)\b(?:i|s?he|they)\s+(?:was|am|is|were)\s+$";
}

/// `handles`: those that are found already.
pub(super) fn find(shadow: &Shadow, handles: &[Span]) -> Vec<Span> {
    // Of a page or a mail that is said: "kit dot lowe dot example".
    let said = |span: &Span| has(&SIGN_AFTER, shadow.after(span.end, 40)) || has(&SIGN_BEFORE, before(shadow, *span));
    let looks = |span: Span| Some((span, look(shadow.select(span)).filter(|_| !said(&span))?));
    let mut found = known(shadow);
    let tokens: Vec<(Span, Look)> = tokens(shadow).filter_map(looks).collect();
    if tokens.is_empty() {
        return found;
    }
    let talk = Talk { shadow, of_platforms: OnceCell::new(), of_names: OnceCell::new() };
    let is_name = |(span, look): &&(Span, Look)| talk.allows(*span, *look) || is_led(shadow, *span, *look, &talk);
    found.extend(tokens.iter().filter(is_name).map(|(span, _)| *span));
    let known: Vec<Span> = handles.iter().chain(&found).copied().collect();
    let beside = |(span, look): &&(Span, Look)| is_listed(shadow, *span, *look, &known);
    found.extend(tokens.iter().filter(beside).map(|(span, _)| *span));
    found
}

/// "everyone online knows me as zorbla": whatever is no word, and nobody's name.
fn known(shadow: &Shadow) -> Vec<Span> {
    let lower = shadow.as_str().to_ascii_lowercase();
    if !["online", "on there", "on it", "in game", "in-game", "know"].iter().any(|word| lower.contains(word)) {
        return Vec::new();
    }
    let is_name = |span: &Span| {
        let name = shadow.select(*span).to_ascii_lowercase();
        !is_word(&name) && !is_given(&name) && !NOBODY.contains(name.as_str()) && !FIRMS.contains(name.as_str())
    };
    let is_odd = |span: &Span| {
        let name = shadow.select(*span).to_ascii_lowercase();
        !is_english(&name) && !is_compound(&name) && !looks_mistyped(&name) && !is_place(&name)
    };
    let told = if lower.contains("know") { captures(&KNOWN, shadow) } else { Vec::new() };
    let there = captures(&CALLED_THERE, shadow);
    let there = there.iter().filter_map(|found| span(found, 1)).filter(is_odd);
    told.iter().filter_map(|found| span(found, 1)).chain(there).filter(is_name).collect()
}

/// What may be a name, by its letters: no part of a page or of a mail.
pub(super) fn tokens(shadow: &Shadow) -> impl Iterator<Item = Span> {
    const SHORTEST: usize = 4;
    let text = shadow.as_str();
    let bytes = text.as_bytes();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    let foreign = |byte: Option<&u8>| {
        byte.is_some_and(|byte| matches!(byte, 0 | 1 | b'@' | b'/' | b'\\' | b'#' | b'$' | b'%' | b'+'))
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at;
            at += 1;
            if !is_part(bytes[start]) {
                continue;
            }
            while bytes.get(at).is_some_and(|byte| is_part(*byte)) {
                at += 1;
            }
            let alone = !foreign(start.checked_sub(1).map(|before| &bytes[before])) && !foreign(bytes.get(at));
            let trim = ['.', '-'];
            let word = text[start..at].trim_end_matches(trim);
            let end = start + word.len();
            let start = end - word.trim_start_matches(trim).len();
            if alone && end - start >= SHORTEST {
                return Some(Span { start, end });
            }
        }
        None
    })
}

/// What the message talks of, once that is asked.
struct Talk<'s> {
    shadow: &'s Shadow,
    of_platforms: OnceCell<bool>,
    of_names: OnceCell<bool>,
}

impl Talk<'_> {
    fn is_of_platforms(&self) -> bool {
        *self.of_platforms.get_or_init(|| has(&TALK, self.shadow.as_str()))
    }

    fn is_of_names(&self) -> bool {
        *self.of_names.get_or_init(|| has(&NAME_TALK, self.shadow.as_str()))
    }

    /// Whether a look says enough where the message talks so.
    fn allows(&self, span: Span, look: Look) -> bool {
        let goes_on = || has(&GOES_ON, self.shadow.after(span.end, 4));
        let before = before(self.shadow, span);
        match look {
            Look::Stopped | Look::Numbered => self.is_of_platforms(),
            Look::StoppedBeforeName => !goes_on() && self.is_of_platforms(),
            Look::Humps => self.is_of_platforms() && !has(&THING, before),
            Look::Glued => {
                let name = self.shadow.select(span);
                let done = || (name.ends_with("ed") || name.ends_with("ing")) && has(&DONE, before);
                !has(&THING, before) && !has(&DOING, before) && !done() && self.is_of_platforms()
            }
            Look::WordNumbered => self.is_of_names(),
            Look::Hyphened => {
                has(&WAS, before) && has(&WAS_THERE, self.shadow.after(span.end, 20)) && self.is_of_names()
            }
            Look::GluedName => has(&AS_ME, before) && self.is_of_platforms(),
            Look::MaybeGlued | Look::MaybeStopped | Look::Odd => false,
        }
    }
}

/// The words before, also of the sentence before: "Instagram. kit.lowe".
fn before(shadow: &Shadow, span: Span) -> &str {
    &shadow.as_str()[span.start.saturating_sub(REACH)..span.start]
}

/// Whether the words beside it say that a name stands there.
fn is_led(shadow: &Shadow, span: Span, look: Look, talk: &Talk) -> bool {
    let (before, after) = (before(shadow, span), shadow.after(span.end, REACH));
    let rest = &shadow.as_str()[span.end..shadow.as_str().len().min(span.end + REACH)];
    let name = shadow.select(span);
    let small = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    if has(&REMARK, after) || has(&IS_MINE, rest) {
        return true;
    }
    if look != Look::Odd && has(&LED, before) {
        let told = has(&TOLD, before);
        return match look {
            Look::MaybeStopped | Look::MaybeGlued => told,
            Look::Hyphened => name.bytes().any(|byte| byte.is_ascii_digit()) || told && talk.is_of_names(),
            Look::WordNumbered | Look::Humps => !has(&THING, before),
            _ => true,
        };
    }
    let sure = match look {
        Look::Stopped | Look::Humps | Look::Numbered | Look::WordNumbered | Look::Glued => true,
        Look::StoppedBeforeName => !has(&GOES_ON, after),
        _ => false,
    };
    let several = look == Look::GluedName || look == Look::MaybeGlued && small;
    let acts = has(&DOES_ONLINE, after) || has(&THROWN_OUT, after) || has(&ON_PLATFORM, after);
    if acts && (sure || several || look == Look::Odd && small) && !has(&DOING, before) {
        return true;
    }
    if has(&ON_THERE, after)
        && look != Look::Odd
        && look != Look::Hyphened
        && !has(&DOING, before)
        && !has(&DONE, before)
    {
        return true;
    }
    let odd = look == Look::Odd && small && name.len() > 4;
    (sure || several) && (has(&ADDED, before) || has(&CAME_FROM, before))
        || sure && (has(&UNDER_NAME, before) || has(&RENAMED, before))
        || sure && look != Look::Glued && has(&AS_ME, before)
        || look == Look::Humps && has(&IT_IS, before)
        || look == Look::MaybeStopped && name.matches('.').count() > 1 && has(&RENAMED, before)
        || odd && (has(&WRITTEN_TO, before) || has(&LETTER_REMARK, after)) && talk.is_of_platforms()
}

/// Beside one that is known, in a list: "moss_99, zorbla, kit.lowe and".
fn is_listed(shadow: &Shadow, span: Span, look: Look, known: &[Span]) -> bool {
    let text = shadow.as_str();
    let joined = |from: usize, to: usize| from < to && to - from < 8 && has(&AND, &text[from..to]);
    let beside = known.iter().any(|other| joined(other.end, span.start) || joined(span.end, other.start));
    let small = !shadow.select(span).bytes().any(|byte| byte.is_ascii_uppercase());
    let ends = !has(&GOES_ON, shadow.after(span.end, 4)) || text[span.end..].starts_with(" and ");
    let likely = match look {
        Look::Odd | Look::GluedName | Look::MaybeGlued | Look::MaybeStopped | Look::WordNumbered => small && ends,
        Look::Hyphened => false,
        _ => true,
    };
    beside && likely && !known.contains(&span)
}

#[cfg(test)]
mod tests {
    use super::super::pattern::texts;
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        assert_eq!(texts(text, find(&Shadow::of(text), &[])), expected, "{text}");
    }

    #[test]
    fn after_what_says_that_a_name_comes() {
        finds("can i give you my insta? its mossy.wojciech, ok", &["mossy.wojciech"]);
        finds("Tumblr. quietlantern. new snap btw, kit.zq", &["quietlantern", "kit.zq"]);
        finds("we played under the name SilverLantern, hi, its me, QuietHarbour", &["SilverLantern", "QuietHarbour"]);
        finds("add mosslantern she is nice, i renamed myself moon.after.rain", &["mosslantern", "moon.after.rain"]);
        finds("he logged in as me (maria.zq), snap zq-04", &["maria.zq", "zq-04"]);
        finds("everyone online knows me as zorbles, known there as qwix", &["zorbles", "qwix"]);
        finds("i go by zorbla on there, it said 'qwixo is typing'", &["zorbla", "qwixo"]);
        finds("whats ur snap? mines quietmaria. qwixo btw, on insta", &["quietmaria", "qwixo"]);
        finds("they kicked zorbliaq from the server, is SilverLantern on here", &["zorbliaq", "SilverLantern"]);
        finds("a request from lantern99, my @ is harbour42", &["lantern99", "harbour42"]);
    }

    #[test]
    fn before_what_says_that_it_was_one() {
        finds("quietlantern. thats my tumblr. zorbliaq, one word, no caps", &["quietlantern", "zorbliaq"]);
        finds("i was anon-lantern on the forum, if they trace a username", &["anon-lantern"]);
    }

    #[test]
    fn where_the_message_talks_of_platforms() {
        finds("who told a stranger on discord of quietlantern", &["quietlantern"]);
        finds("i joined pinterest for it. shes mariacooks, my friend", &["mariacooks"]);
        finds("notthemoon and quietlantern are our usernames", &["notthemoon", "quietlantern"]);
    }

    #[test]
    fn beside_another() {
        let text = "it was kit_99, zorbliaq, ok.zorbl, and one more";
        let found = find(&Shadow::of(text), &[Span { start: 7, end: 13 }]);
        assert_eq!(texts(text, found), ["zorbliaq"]);
    }

    #[test]
    fn no_names() {
        finds("i deleted insta.Then he cried.so i left, on insta i was tired.maria said so", &[]);
        finds("quietlantern and QuietHarbour, kit.zq and lantern99 were there", &[]);
        finds("i watched YouTube and FaceTime and read posts from season2 of fifa22 on a ps5", &[]);
        finds("my bestfriend added housework, a self-conscious user, the lowkey nightshift server", &[]);
        finds("the mods are lampmoaning, he mosslamps on discord, i got lamplifted too", &[]);
        finds("i work at BrightHarbour and post on facebook, see zorblia.org or zorblia.app", &[]);
    }
}
