//! Where full stops, question and exclamation marks end a sentence.
//!
//! The base is the rule by which the training data was cut: a mark, what closes after it, a blank, and something that
//! can open a sentence. Chats need more: people leave the blank out, and put a smiley where the mark should be.

use super::smiley;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The places after which a sentence is over, in order.
pub(super) fn ends(letters: &[char]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let (end, over) = if is_stop(letters[at]) { stop(letters, at) } else { smile(letters, at) };
        if over {
            ends.push(end);
        }
        at = end;
    }
    ends
}

/// What begins with a stop at `at`: where it ends, and whether a sentence ends with it.
fn stop(letters: &[char], at: usize) -> (usize, bool) {
    let marks = run(letters, at, is_stop);
    let end = run(letters, marks, is_closing);
    if end == marks && misses_its_blank(letters, at, end) {
        return (end, true);
    }
    // A smiley after a sentence belongs to it.
    let after_smiley = smiley::end(letters, run(letters, end, char::is_whitespace));
    let end = after_smiley.unwrap_or(end);
    (end, can_open_after_blank(letters, end))
}

/// A letter that is no stop; or a smiley in a stop's place, with a capital after it.
fn smile(letters: &[char], at: usize) -> (usize, bool) {
    match smiley::end_of_face(letters, at) {
        Some(end) => {
            let next = run(letters, end, char::is_whitespace);
            (end, next > end && letters.get(next).is_some_and(|letter| letter.is_uppercase()))
        }
        None => (at + 1, false),
    }
}

fn can_open_after_blank(letters: &[char], end: usize) -> bool {
    let next = run(letters, end, char::is_whitespace);
    next > end && letters.get(next).is_some_and(|&letter| letter.is_alphanumeric() || is_opening(letter))
}

/// "I am sorry.That must hurt", "really?what did you say", but not "example.com", "3.5", "e.g.", "don?t" or "well...".
fn misses_its_blank(letters: &[char], at: usize, end: usize) -> bool {
    let before = letters[..at].iter().rev().take_while(|letter| letter.is_alphabetic()).take(2).count();
    let after = letters[end..].iter().take(LONGEST_WORD).take_while(|letter| letter.is_alphabetic());
    let after: String = after.collect();
    if before < 2 || after.is_empty() || !letters[at - 1].is_lowercase() {
        return false;
    }
    let capital = after.starts_with(char::is_uppercase) && !after.chars().nth(1).is_some_and(char::is_uppercase);
    let stops = &letters[at..end];
    let full_stops = stops.iter().all(|&letter| letter == '.');
    let plain = || !is_address(letters, at, end);
    match stops.len() {
        _ if !full_stops => (capital || !is_torn_apostrophe(&after)) && !stops.contains(&'…') && plain(),
        1 => (capital || is_word_not_ending(&after)) && plain(),
        2 => capital && plain(),
        _ => false,
    }
}

const LONGEST_WORD: usize = 30;

/// What an apostrophe leaves when a wrong encoding made it a question mark.
fn is_torn_apostrophe(after: &str) -> bool {
    matches!(after, "s" | "t" | "m" | "d" | "re" | "ve" | "ll")
}

/// In lower case only what cannot be the last part of a web address or of a file's name; all words of two letters can.
fn is_word_not_ending(after: &str) -> bool {
    static ENDINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        "com org net gov edu info app dev biz mil int pdf txt doc docx png jpg jpeg gif mp3 mp4 html htm \
         php csv json zip exe asp aspx xml ics"
            .split(' ')
            .collect()
    });
    after.chars().count() > 2 && !ENDINGS.contains(after)
}

/// Whether the stops stand in a web address, a path or a name with several points.
fn is_address(letters: &[char], at: usize, end: usize) -> bool {
    const FAR: usize = 60;
    let is_sign = |letter: &char| matches!(letter, '/' | '@' | '\\' | '=' | '&' | '_' | '#' | '%');
    let in_word = |letter: &&char| !letter.is_whitespace();
    let mut before = letters[..at].iter().rev().take(FAR).take_while(in_word);
    let mut after = letters[end..].iter().take(FAR).take_while(in_word).peekable();
    if before.any(is_sign) {
        return true;
    }
    while let Some(letter) = after.next() {
        // A point that ends the word is a full stop, one within it is a part of a name such as "help.example.org".
        let point_within = *letter == '.' && after.peek().is_some_and(|next| next.is_lowercase());
        if point_within || is_sign(letter) {
            return true;
        }
    }
    false
}

/// The first place from `at` on where `is` no longer holds.
pub(super) fn run(letters: &[char], at: usize, is: impl Fn(char) -> bool) -> usize {
    at + letters[at..].iter().take_while(|&&letter| is(letter)).count()
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}')
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '¿' | '¡')
}
