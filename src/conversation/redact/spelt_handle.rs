//! Names on platforms that somebody spells, or says to be written in one: "my insta is k i t dot z", "its kit, k-i-t, on
//! snap", "two words no space, quiet harbour".

use super::link::is_sure_ending;
use super::pattern::{captures, has, patterns, span};
use super::platform::{PLATFORM, speaks_of_platform};
use super::shadow::Shadow;
use super::vocabulary::NOBODY;
use crate::conversation::Span;

const SIGN: &str = r"(?:dot|dash|underscore|hyphen|full\s?stop)";

patterns! {
    /// Of these letters four at least: "on insta i a m" is a sentence.
    LETTERS = format!(r"(?ix) \b(?:{PLATFORM}) (?:'?s)? (?:\s+(?:is|was|its|it's|name|user|username|handle|under|as|now))* \s*[:=,?]? \s+ ((?:at\s+)? [a-z0-9] (?:[\s-]+(?:[a-z0-9]|{SIGN})\b){{3,}})");
    /// Said, and then spelt.
    TWICE = r"(?i)\b([a-z]{2,}),?\s+\(?([a-z0-9](?:-[a-z0-9])+)\b";
    /// "find me as kit dot lowe", "its kit dot lowe on insta".
    SIGNED = format!(r"(?ix) \b(?:add|dm|find|follow|search|look) \s+ (?:(?:me|him|her|for|up|it)\s+){{0,2}} (?:(?:as|at|under|on)\s+)? ([a-z0-9]+ (?:\s+{SIGN}\s+[a-z0-9]+)+) \b");
    SIGNED_ON = format!(r"(?ix) \b([a-z0-9]+ (?:\s+{SIGN}\s+[a-z0-9]+)+) ,? \s+ on \s+ (?:my\s+|the\s+)? (?:{PLATFORM}) \b");
    ON_PLATFORM = format!(r"(?ix) \b(?:on|my|his|her|their|the) \s+ (?:{PLATFORM}) \b");
    /// Where the message tells no other name.
    SPELT = r"(?i)(?:^|[^\w-])([a-z0-9](?:-[a-z0-9]){2,})(?:$|[^\w-])";
    SPACED = r"(?i)\b(?:two|2|three|3)\s+words,?\s+(?:but\s+|and\s+|all\s+)?(?:no\s+(?:space|gap)s?|in\s+one|together)\s*[,:-]?\s+([a-z]+\s[a-z]+(?:\s[a-z]+)?)(?:$|[^\w\s'])";
    IN_ONE = r"(?i)(?:^|[,:]\s*|\b(?:is|its|it's|called|as|under)\s+)([a-z]{3,}\s[a-z]{3,}),?\s+(?:but\s+)?(?:all\s+|in\s+)?(?:one\s+word|without\s+(?:a\s+|the\s+)?(?:space|gap)s?|no\s+(?:space|gap)s?)\b";
}

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    let group = |pattern: &regex_lite::Regex| -> Vec<Span> {
        captures(pattern, shadow).iter().filter_map(|found| span(found, 1)).collect()
    };
    // "add a dash of", "kit dot com"
    let page = |name: &Span| {
        let (first, last) = (shadow.select(*name).split(' ').next(), shadow.select(*name).rsplit(' ').next());
        last.is_some_and(is_sure_ending)
            || first.is_some_and(|word| NOBODY.contains(word.to_ascii_lowercase().as_str()))
    };
    // Few messages spell anything, and the patterns take long.
    let lower = shadow.as_str().to_ascii_lowercase();
    let has_any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let mut found = Vec::new();
    if has_any(&[" dot ", " dash ", " underscore ", " hyphen ", " stop "]) {
        found.extend([group(&SIGNED), group(&SIGNED_ON)].concat().into_iter().filter(|name| !page(name)));
    }
    if !speaks_of_platform(shadow) {
        return found;
    }
    found.extend(group(&LETTERS));
    if !has(&ON_PLATFORM, shadow.as_str()) {
        return found;
    }
    for name in captures(&TWICE, shadow) {
        if name[1].eq_ignore_ascii_case(&name[2].replace('-', "")) {
            found.extend([span(&name, 1), span(&name, 2)].into_iter().flatten());
        }
    }
    let letters = |name: &Span| shadow.select(*name).bytes().filter(u8::is_ascii_alphabetic).count() > 2;
    if !lower.contains("name") {
        found.extend(group(&SPELT).into_iter().filter(letters));
    }
    let small =
        |name: &Span| shadow.select(*name).split(' ').any(|word| NOBODY.contains(word.to_ascii_lowercase().as_str()));
    found.extend([group(&SPACED), group(&IN_ONE)].concat().into_iter().filter(|name| !small(name)));
    found
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finds;
    use super::*;

    #[test]
    fn spelt() {
        finds(find, "his insta is k i t q dot z o, all small", &["k i t q dot z o"]);
        finds(find, "find me as kit dot lo, or moss dash lamp on insta", &["kit dot lo", "moss dash lamp"]);
        finds(find, "its qwix, q-w-i-x, on snap", &["qwix", "q-w-i-x"]);
        finds(find, "its q-w-x-9, thats my snap", &["q-w-x-9"]);
        finds(find, "two words no space, quiet harbour, on tiktok", &["quiet harbour"]);
        finds(find, "on discord its silver lantern, all one word", &["silver lantern"]);
    }

    #[test]
    fn not_spelt() {
        finds(find, "its Ngozi, N-G-O-Z-I, i got a b c on it, in other words no space for me, two words: go away", &[]);
        finds(find, "on insta i am a b and there is no space, in other words, no space", &[]);
    }
}
