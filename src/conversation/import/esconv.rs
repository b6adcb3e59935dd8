//! ESConv in its published forms: an array of chats or one a line; `text` or `content`; the two sides called
//! usr and sys, seeker and supporter, or speaker and listener.

use super::draft::Draft;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, json};
use crate::conversation::{Note, Role, States};
use crate::counted::counted;
use serde_json::Value;

pub(super) static IMPORTER: Importer = Importer {
    name: "esconv",
    about: "ESConv, as JSON or JSON lines",
    tested: true,
    readers: &[Reader::Text { sniff, read }],
};

fn sniff(text: &str) -> Likeness {
    json::has_keys(text, &[&["dialog", "dialogue"], &["text", "content"], &["speaker"]])
}

fn read(text: &str, _: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    Ok(json::values(text)?.iter().map(chat).collect())
}

fn chat(chat: &Value) -> Draft {
    let mut draft = Draft::new(json::id(chat, &["conversation_id", "dialog_id", "id"]));
    let lines = ["dialog", "dialogue"].iter().find_map(|key| chat.get(key)?.as_array());
    let mut left_out = 0;
    for line in lines.into_iter().flatten() {
        let text = ["text", "content"].iter().find_map(|key| line.get(key)?.as_str());
        match (line.get("speaker").and_then(Value::as_str), text) {
            (Some(speaker), Some(text)) => draft.say_as(speaker, role(speaker), None, text),
            _ => left_out += 1,
        }
    }
    if left_out > 0 {
        let text = format!("Left out: {} without a speaker or a text.", counted(left_out, "line", "lines"));
        draft.notes.push(Note::new("lines_skipped", text));
    }
    match states(chat) {
        Ok(states) => draft.states = states,
        Err(rating) => draft.notes.push(Note::new(
            "rating_unread",
            format!("The seeker's rating {rating} is none of 1 to 5, so the ratings are left out."),
        )),
    }
    draft
}

/// How strong the seeker's emotion was before and after; the rating that cannot be one, where there is such.
fn states(chat: &Value) -> Result<Option<States>, &Value> {
    let survey = |key| chat.pointer("/survey_score/seeker")?.get(key);
    let first = survey("initial_emotion_intensity").or_else(|| chat.get("init_intensity"));
    // The copy with `final_intensity` writes the first rating again where the seeker gave no last one.
    let last = chat.get("final_intensity").filter(|last| Some(*last) != chat.get("init_intensity"));
    let last = survey("final_emotion_intensity").or(last);
    let states = States { before: rating(first)?, after: rating(last)? };
    Ok((states.before.is_some() || states.after.is_some()).then_some(states))
}

/// A rating from 1 to 5, as a number or as text; `None` where there is none.
fn rating(value: Option<&Value>) -> Result<Option<u8>, &Value> {
    let Some(value) = value else { return Ok(None) };
    let number = match value {
        Value::Null => return Ok(None),
        Value::String(text) if text.trim().is_empty() => return Ok(None),
        Value::String(text) => text.trim().parse().ok(),
        number => number.as_u64().and_then(|number| u8::try_from(number).ok()),
    };
    number.filter(|rating| (1..=5).contains(rating)).map(Some).ok_or(value)
}

fn role(label: &str) -> Option<Role> {
    match label.trim().to_ascii_lowercase().as_str() {
        "sys" | "system" | "supporter" | "listener" => Some(Role::Supporter),
        "usr" | "user" | "seeker" | "speaker" => Some(Role::Seeker),
        _ => None,
    }
}
