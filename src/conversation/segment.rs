//! Messages are gathered into volleys and cut into segments, the pieces that get a code.

use super::{Conversation, Span};
use std::ops::Range;

/// A run of messages by one person with nobody between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volley {
    /// Index into [`Conversation::speakers`].
    pub speaker: usize,
    /// Indices into [`Conversation::messages`].
    pub messages: Range<usize>,
}

/// The volleys of a chat, in order. Together they hold every message once.
pub fn volleys(conversation: &Conversation) -> Vec<Volley> {
    let mut volleys: Vec<Volley> = Vec::new();
    for (index, message) in conversation.messages.iter().enumerate() {
        match volleys.last_mut() {
            Some(last) if last.speaker == message.speaker => last.messages.end = index + 1,
            _ => volleys.push(Volley { speaker: message.speaker, messages: index..index + 1 }),
        }
    }
    volleys
}

/// The whole of a message but the white space around it, as one segment; `None` if there is nothing else.
pub fn whole(text: &str) -> Option<Span> {
    let start = text.chars().take_while(|letter| letter.is_whitespace()).count();
    let after = text.chars().rev().take_while(|letter| letter.is_whitespace()).count();
    let end = text.chars().count() - after;
    (start < end).then_some(Span { start, end })
}

/// Cuts a message into its segments: in order, none over another, leaving out nothing but white space.
pub fn segments(text: &str) -> Vec<Span> {
    let letters: Vec<char> = text.chars().collect();
    let mut spans = Vec::new();
    let mut start = 0;
    for end in sentence_ends(&letters).into_iter().chain([letters.len()]) {
        spans.extend(trimmed(&letters, start, end));
        start = end;
    }
    joined(&letters, spans)
}

fn trimmed(letters: &[char], start: usize, end: usize) -> Option<Span> {
    let piece = &letters[start..end];
    let first = piece.iter().position(|letter| !letter.is_whitespace())?;
    let last = piece.iter().rposition(|letter| !letter.is_whitespace())?;
    Some(Span { start: start + first, end: start + last + 1 })
}

/// Where a full stop, with what closes after it, is followed by a blank and by what can open a sentence.
fn sentence_ends(letters: &[char]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_stop(letters[at]) {
            at += 1;
            continue;
        }
        let end = run(letters, run(letters, at, is_stop), is_closing);
        let next = run(letters, end, char::is_whitespace);
        if next > end && letters.get(next).is_some_and(|&letter| letter.is_alphanumeric() || is_opening(letter)) {
            ends.push(end);
        }
        at = end;
    }
    ends
}

/// The first place from `at` on where `is` no longer holds.
fn run(letters: &[char], at: usize, is: impl Fn(char) -> bool) -> usize {
    at + letters[at..].iter().take_while(|&&letter| is(letter)).count()
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}')
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '“' | '‘' | '«' | '(')
}

/// Pieces that are no sentence of their own go with the piece before them.
fn joined(letters: &[char], spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if is_scrap(letters, span) || ends_in_abbreviation(letters, *last) => last.end = span.end,
            _ => joined.push(span),
        }
    }
    joined
}

fn is_scrap(letters: &[char], span: Span) -> bool {
    letters[span.start..span.end].iter().filter(|letter| letter.is_alphanumeric()).nth(1).is_none()
}

fn ends_in_abbreviation(letters: &[char], span: Span) -> bool {
    const ABBREVIATIONS: &[&str] = &["dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "etc"];
    let piece = &letters[span.start..span.end];
    let [before @ .., '.'] = piece else { return false };
    let word: String = before.iter().rev().take(4).take_while(|&&letter| letter.is_alphabetic() || letter == '.').collect();
    let word: String = word.chars().rev().flat_map(char::to_lowercase).collect();
    ABBREVIATIONS.contains(&word.as_str())
}
