//! A part of a text. Rooms that know nothing of each other speak of texts in the same way.

use serde::{Deserialize, Serialize};

/// A half-open range of a text, in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The part of `text` that the span selects.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        let byte = |at| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        &text[byte(self.start)..byte(self.end)]
    }

    /// The parts of `text` that `spans` select, which must rise and not overlap. One walk over the text, however long.
    pub fn all_of<'t>(spans: &[Span], text: &'t str) -> Vec<&'t str> {
        let mut chars = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        let mut at = 0;
        let mut byte = |position: usize| {
            let found = chars.by_ref().nth(position - at).unwrap_or(text.len());
            at = position + 1;
            found
        };
        let mut last_end = None;
        spans
            .iter()
            .map(|span| {
                // A span that starts where the last one ended starts at the byte that is already known.
                let start = match last_end {
                    Some((position, found)) if position == span.start => found,
                    _ => byte(span.start),
                };
                let end = if span.end == span.start { start } else { byte(span.end) };
                last_end = Some((span.end, end));
                &text[start..end]
            })
            .collect()
    }
}
