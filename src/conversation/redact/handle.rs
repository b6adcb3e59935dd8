//! Names on platforms that show themselves: "@kit_k", "kit#0042", "u/kit-k", "kit_k_9".

use super::coined::{is_counted, names_file};
use super::lists::{is_word, words};
use super::pattern::{patterns, spans};
use super::shadow::Shadow;
use super::vocabulary::NOBODY;
use super::word::is_english;
use crate::conversation::Span;

words! {
    /// Who is called by "@" and is no person.
    EVERYBODY = "everyone here all channel mods mod admin admins staff home work school least uni college gym church hospital hosp night noon
        midnight lunch dinner breakfast dawn dusk once first last peace the my this that me him her us them u ur you mums dads nans town court";
}

patterns! {
    /// What platforms call those who choose no name.
    UNCHOSEN = r"(?i)(?:^|[^\w@./-])((?:user|guest|player|anon|throwaway|redditor)[_-]?\d{3,})\b";
    AT = r"(?:^|[^A-Za-z0-9_@./])(@[A-Za-z0-9_\x01][A-Za-z0-9_.\x01-]*[A-Za-z0-9_\x01](?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?)";
    REDDIT = r"(?:^|[^A-Za-z0-9_])(/?u/[A-Za-z0-9_-]{3,})";
    TAGGED = r"(?:^|[^A-Za-z0-9_])([A-Za-z0-9_.]{2,}\#\d{3,5}|[A-Za-z0-9_.]{3,}\#(?:0|EUW|EUNE|NA\d?|BR\d?|OCE|KR\d?|LAN|LAS))\b";
    /// Words joined by underscores, or small letters with figures after them, or letters in xX_Xx.
    JOINED = r"(?:^|[^A-Za-z0-9_./\x00-])([A-Za-z0-9][A-Za-z0-9.]*(?:_+[A-Za-z0-9.]+)+_*|_+[A-Za-z0-9]+_+[A-Za-z0-9_]+)(?:$|[^A-Za-z0-9_/\x00])";
    NUMBERED = r"(?:^|[^A-Za-z0-9_./\x00-])([A-Za-z]{4,}[._]?\d{2,5})(?:$|[^A-Za-z0-9_/%\x00-])";
    /// Three words and more joined by stops.
    STOPPED = r"(?:^|[^A-Za-z0-9_./@\x00-])([a-z0-9_]{2,}(?:\.[a-z0-9_]{2,}){2,})(?:$|[^A-Za-z0-9_/\x00]|\.(?:$|\s))";
    /// A word with a line at one end.
    UNDERLINED = r"(?:^|[^A-Za-z0-9_./@\x00-])(_+[A-Za-z0-9.]{3,}|[A-Za-z0-9][A-Za-z0-9.]{2,}_+)(?:$|[^A-Za-z0-9_/\x00])";
    /// Nobody says "underscore" of much else.
    SAID = r"(?i)\b((?:at\s+)?[a-z0-9.]+(?:\s+(?:dot|dash)\s+[a-z0-9]+)*(?:\s+under\s?score\s+[a-z0-9]+)+(?:\s+(?:dot|dash)\s+[a-z0-9]+)*)\b";
    /// "kitlo hash 0042", "u slash kitlo".
    SIGN_SAID = r"(?i)\b([a-z0-9_.]{3,}\s+hash(?:tag)?\s+\d{3,5}|u\s+slash\s+[a-z0-9_-]{3,})\b";
}

pub(super) fn find_at(shadow: &Shadow) -> Vec<Span> {
    let is_person = |span: &Span| {
        let name = shadow.select(*span)[1..].to_ascii_lowercase();
        !EVERYBODY.contains(name.as_str()) && name.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == 1)
    };
    let mut found: Vec<Span> = spans(&AT, shadow, 1).into_iter().filter(is_person).collect();
    if shadow.has_digits() {
        found.extend(spans(&UNCHOSEN, shadow, 1));
    }
    found
}

/// Those without "@". To be sought once mails and pages are hidden.
pub(super) fn find_others(shadow: &Shadow) -> Vec<Span> {
    let mut found = spans(&REDDIT, shadow, 1);
    found.extend(spans(&TAGGED, shadow, 1));
    found.extend(spans(&JOINED, shadow, 1).into_iter().filter(|span| is_joined(shadow.select(*span))));
    found.extend(spans(&NUMBERED, shadow, 1).into_iter().filter(|span| is_numbered(shadow.select(*span))));
    found.extend(spans(&SAID, shadow, 1).into_iter().filter(|span| is_said(shadow.select(*span))));
    found.extend(spans(&SIGN_SAID, shadow, 1));
    found.extend(spans(&STOPPED, shadow, 1).into_iter().filter(|span| is_stopped(shadow.select(*span))));
    found.extend(spans(&UNDERLINED, shadow, 1).into_iter().filter(|span| is_underlined(shadow.select(*span))));
    found
}

/// A name that is under no platform must look like nothing else.
fn is_joined(name: &str) -> bool {
    let label =
        |word: &str| word.is_empty() || super::label::is_label(word) || word.bytes().all(|b| b.is_ascii_digit());
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    letters >= 3 && !name.split('_').all(label) && !names_file(name)
}

/// "nobody.home.nela", but no sentence without blanks: "ok.so.then".
fn is_stopped(name: &str) -> bool {
    let usual = |part: &str| is_english(part) || NOBODY.contains(part);
    !name.split(['.', '_']).all(usual) && name.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// "fionnagain_", but no word that is stressed: "_so tired_".
fn is_underlined(name: &str) -> bool {
    let bare = name.trim_matches('_').to_ascii_lowercase();
    !is_word(&bare) && !is_english(&bare) && !bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_numbered(name: &str) -> bool {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches(['.', '_']);
    let lower = letters.to_ascii_lowercase();
    !letters.bytes().all(|byte| byte.is_ascii_uppercase()) && !is_word(&lower) && !is_counted(&lower)
}

/// "kit underscore lo", but not "with the underscore at the end".
fn is_said(name: &str) -> bool {
    const TOLD_OF: [&str; 16] = [
        "the", "a", "an", "no", "one", "two", "three", "any", "my", "that", "this", "some", "double", "his", "her",
        "extra",
    ];
    const GOES_ON: [&str; 10] = ["at", "in", "on", "is", "before", "after", "between", "thing", "or", "then"];
    let words: Vec<String> = name.split_whitespace().map(str::to_ascii_lowercase).collect();
    let first = words.first().map_or("", String::as_str);
    let last = words.last().map_or("", String::as_str);
    !(TOLD_OF.contains(&first) || words.len() == 3 && GOES_ON.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let mut shadow = Shadow::of(text);
        let mut found = find_at(&shadow);
        found.iter().for_each(|span| shadow.hide(*span));
        found.extend(find_others(&shadow).into_iter().filter(|span| !shadow.is_hidden(*span)));
        assert_eq!(super::super::pattern::texts(text, found), expected, "{text}");
    }

    #[test]
    fn handles() {
        finds("im @kit.k_9 there", &["@kit.k_9"]);
        finds("discord: kittyowl#0042 or u/kit-k", &["kittyowl#0042", "u/kit-k"]);
        finds("its blue_heron_9", &["blue_heron_9"]);
        finds("find me, nobody.home.nela, or fionnagain_ and _kitq", &["nobody.home.nela", "fionnagain_", "_kitq"]);
        finds("my insta is luna underscore moth underscore 9", &["luna underscore moth underscore 9"]);
        finds("kitlo hash 0042, u slash kitlo", &["kitlo hash 0042", "u slash kitlo"]);
        finds("its user4471902, or guest_771", &["user4471902", "guest_771"]);
    }

    #[test]
    fn no_handles() {
        finds("im _so tired_ of it. ok.so.then i cried on insta", &[]);
        finds("with the underscore at the end, im @uni, the file is my_note_final.docx, played fifa22", &[]);
        finds("meet @ home, ask @everyone, covid19, ps5, day 12, volunteer_12", &[]);
    }
}
