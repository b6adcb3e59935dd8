//! What the JSON formats share: a file of one value, an array of them, or one a line.

use super::{Likeness, ReadError};
use serde_json::{Deserializer, Value};
use std::borrow::Cow;

/// How far in a format's marks are looked for.
const SAMPLE: usize = 64 * 1024;

/// Whether the text is JSON at all. `[10:30] Anna: hi` is not.
pub(super) fn is_json(text: &str) -> bool {
    let start = text.trim_start();
    let then = |rest: &str, allowed: &[char]| rest.trim_start().starts_with(allowed);
    match start.chars().next() {
        Some('{') => then(&start[1..], &['"', '}']),
        Some('[') => then(&start[1..], &['{', '[', ']', '"']),
        _ => false,
    }
}

/// Whether the text is JSON that has one key of each group among its first.
pub(super) fn has_keys(text: &str, groups: &[&[&str]]) -> Likeness {
    if !is_json(text) {
        return Likeness::No;
    }
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let has = |key: &&str| sample.contains(&format!("\"{key}\""));
    if groups.iter().all(|group| group.iter().any(has)) { Likeness::Sure } else { Likeness::No }
}

/// All values of the file: the items of its array, its lines, or the one thing that it is.
pub(super) fn values(text: &str) -> Result<Vec<Value>, ReadError> {
    let text = &whole_letters(text);
    if one_value_a_line(text) {
        return lines(text);
    }
    let mut values = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value.map_err(|error| ReadError::BadJson { line: error.line().max(1) })? {
            Value::Array(items) => values.extend(items),
            value => values.push(value),
        }
    }
    Ok(values)
}

/// The text with U+FFFD for each half of an emoji: programs that cut texts at a length leave such halves behind, and no
/// JSON reader takes them.
fn whole_letters(text: &str) -> Cow<'_, str> {
    let mut whole = String::new();
    let mut copied = 0;
    let mut escapes = text.match_indices('\\').map(|(at, _)| at);
    while let Some(at) = escapes.next() {
        match surrogate(text, at) {
            Some(Surrogate::High) if surrogate(text, at + ESCAPE) == Some(Surrogate::Low) => {
                escapes.next();
            }
            Some(_) => {
                whole.push_str(&text[copied..at]);
                whole.push(char::REPLACEMENT_CHARACTER);
                copied = at + ESCAPE;
            }
            // What a backslash is before stands for itself: "\\\\ud83d" is a backslash and five letters.
            None if text[at + 1..].starts_with('\\') => {
                escapes.next();
            }
            None => {}
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    whole.push_str(&text[copied..]);
    Cow::Owned(whole)
}

/// Bytes of `\ud83d`.
const ESCAPE: usize = 6;

/// A half of a character, as JSON escapes it.
#[derive(PartialEq)]
enum Surrogate {
    High,
    Low,
}

fn surrogate(text: &str, at: usize) -> Option<Surrogate> {
    let digits = text.get(at..at + ESCAPE)?.strip_prefix("\\u")?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xd800..=0xdbff => Some(Surrogate::High),
        0xdc00..=0xdfff => Some(Surrogate::Low),
        _ => None,
    }
}

/// A broken line of JSON lines must be named itself, not the line on which the parser at last gives up. The first
/// or the second line tells: either of them may be the broken one.
fn one_value_a_line(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let whole = |line: &str| line.trim_start().starts_with('{') && serde_json::from_str::<Value>(line).is_ok();
    match (lines.next(), lines.next()) {
        (Some(first), Some(second)) => whole(first) || (first.starts_with('{') && whole(second)),
        _ => false,
    }
}

fn lines(text: &str) -> Result<Vec<Value>, ReadError> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(index, line)| serde_json::from_str(line).map_err(|_| ReadError::BadJson { line: index + 1 }))
        .collect()
}

/// Why no format took this text.
pub(super) fn why_unknown(text: &str) -> ReadError {
    match values(text) {
        Ok(_) => ReadError::UnknownJson,
        Err(error) => error,
    }
}

/// The text of an array of pieces, each a text or an object with a `text`: how programs write words with a style.
/// `None` where a piece is neither.
pub(super) fn joined(parts: &[Value]) -> Option<String> {
    parts.iter().map(|part| part.as_str().or_else(|| part.get("text")?.as_str())).collect()
}

/// The first of these fields that can be an id.
pub(super) fn id(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| match value.get(key)? {
        Value::String(id) if !id.trim().is_empty() => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    })
}

/// What hearken's own exports say of a speaker's other names.
pub(super) fn other_names(speaker: &Value) -> Vec<String> {
    let also = speaker.get("also").and_then(Value::as_array).into_iter().flatten();
    also.filter_map(Value::as_str).map(str::to_owned).collect()
}
