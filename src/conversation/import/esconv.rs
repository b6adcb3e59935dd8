//! ESConv in its published forms: an array of chats or one a line; `text` or `content`; the two sides called
//! usr and sys, seeker and supporter, or speaker and listener.

use super::draft::Draft;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, json};
use crate::conversation::{Note, Role};
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
        draft
            .notes
            .push(Note::new("lines_skipped", format!("Left out: {left_out} lines without a speaker or a text.")));
    }
    draft
}

fn role(label: &str) -> Option<Role> {
    match label.trim().to_ascii_lowercase().as_str() {
        "sys" | "system" | "supporter" | "listener" => Some(Role::Supporter),
        "usr" | "user" | "seeker" | "speaker" => Some(Role::Seeker),
        _ => None,
    }
}
