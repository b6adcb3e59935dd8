//! What the rules for things with a form share: patterns over a [`Shadow`](super::shadow::Shadow), and their matches.

use super::shadow::Shadow;
use crate::conversation::Span;
use regex_lite::{Captures, Regex};

/// Patterns that are made once, when they are first needed. Blanks and `#` in them are layout, not text.
macro_rules! patterns {
    ($($(#[$about:meta])* $name:ident = $pattern:expr;)*) => { $(
        $(#[$about])*
        static $name: std::sync::LazyLock<regex_lite::Regex> = std::sync::LazyLock::new(|| {
            regex_lite::Regex::new(&format!("(?x){}", $pattern)).expect("the pattern is well formed")
        });
    )* };
}
pub(super) use patterns;

/// Where `pattern` matches; of what it captures, `group`, where that is part of the match.
pub(super) fn spans(pattern: &Regex, shadow: &Shadow, group: usize) -> Vec<Span> {
    captures(pattern, shadow).iter().filter_map(|found| span(found, group)).collect()
}

pub(super) fn captures<'s>(pattern: &Regex, shadow: &'s Shadow) -> Vec<Captures<'s>> {
    pattern.captures_iter(shadow.as_str()).collect()
}

/// The part of a match that a group captured.
pub(super) fn span(found: &Captures, group: usize) -> Option<Span> {
    found.get(group).map(|part| Span { start: part.start(), end: part.end() })
}

/// What was found, as text, where of those that overlap the first and longest counts.
#[cfg(test)]
pub(super) fn texts(text: &str, mut found: Vec<Span>) -> Vec<&str> {
    found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    found.dedup_by(|next, last| next.start < last.end);
    found.iter().map(|span| span.of(text)).collect()
}

/// A rule finds just this in `text`.
#[cfg(test)]
#[track_caller]
pub(super) fn finds(find: impl Fn(&Shadow) -> Vec<Span>, text: &str, expected: &[&str]) {
    assert_eq!(texts(text, find(&Shadow::of(text))), expected, "{text}");
}

/// Whether `pattern` matches anywhere in `text`.
pub(super) fn has(pattern: &Regex, text: &str) -> bool {
    pattern.is_match(text)
}
