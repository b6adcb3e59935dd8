//! What hearken itself prints: its JSON lines, and its table, from which messages are put together again.

use super::columns::places;
use super::draft::Draft;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, json, table};
use crate::conversation::{Note, Role};
use crate::counted::counted;
use serde_json::Value;
use std::collections::HashMap;

pub(super) static IMPORTER: Importer = Importer {
    name: "hearken",
    about: "hearken's own JSON and CSV",
    tested: true,
    readers: &[
        Reader::Text { sniff: sniff_json, read: read_json },
        Reader::Text { sniff: sniff_table, read: read_table },
    ],
};

fn sniff_json(text: &str) -> Likeness {
    json::has_keys(text, &[&["source"], &["speakers"], &["messages"], &["segments"], &["role"]])
}

fn read_json(text: &str, _: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    Ok(json::values(text)?.iter().map(chat).collect())
}

fn chat(analysis: &Value) -> Draft {
    let mut draft = Draft::new(json::id(analysis, &["id"]));
    let mut left_out = 0;
    for message in analysis.get("messages").and_then(Value::as_array).into_iter().flatten() {
        let field = |key: &str| message.get(key).and_then(Value::as_str);
        match (field("speaker"), field("text")) {
            (Some(speaker), Some(text)) => {
                let time = field("time").map(str::to_owned);
                draft.say_as(speaker, field("role").and_then(Role::of_name), time, text);
            }
            _ => left_out += 1,
        }
    }
    for speaker in analysis.get("speakers").and_then(Value::as_array).into_iter().flatten() {
        let name = speaker.get("name").and_then(Value::as_str);
        if let Some(known) = draft.speakers.iter_mut().find(|known| Some(known.name.as_str()) == name) {
            known.also = json::other_names(speaker);
        }
    }
    if left_out > 0 {
        let text = format!("Left out: {} without a speaker or a text.", counted(left_out, "message", "messages"));
        draft.notes.push(Note::new("lines_skipped", text));
    }
    draft
}

/// The columns that a message is put together from.
const COLUMNS: [&str; 8] = ["conversation", "message", "segment", "speaker", "role", "time", "start", "text"];

fn sniff_table(text: &str) -> Likeness {
    let header = text.lines().next().unwrap_or_default();
    let places = places(&header.split(',').collect::<Vec<_>>());
    if COLUMNS.iter().all(|column| places.contains_key(*column)) { Likeness::Sure } else { Likeness::No }
}

fn read_table(text: &str, _: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let (header, rows) = table::rows(text, usize::MAX)?;
    let places = places(&header);
    let mut chats: Vec<Chat> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    // As a spreadsheet counts: the header is row 1.
    for (number, row) in (2..).zip(&rows) {
        let [id, message, _, speaker, role_name, time, start, text] =
            COLUMNS.map(|column| places.get(column).and_then(|&at| row.get(at)).unwrap_or_default());
        let index = *by_id.entry(id.to_owned()).or_insert_with(|| {
            chats.push(Chat { draft: Draft::new(Some(id.to_owned())), at: None, length: 0, missing: 0 });
            chats.len() - 1
        });
        let number_in = |column: &'static str, cell: &str| {
            cell.trim().parse().map_err(|_| ReadError::NotANumber { row: number, column, cell: cell.to_owned() })
        };
        let (message, start) = (number_in("message", message)?, number_in("start", start)?);
        chats[index].add(message, start, text, |draft| {
            let time = (!time.is_empty()).then(|| time.to_owned());
            draft.say_as(speaker, Role::of_name(role_name), time, text);
        });
    }
    Ok(chats.into_iter().map(Chat::finish).collect())
}

/// A chat, sentence by sentence.
struct Chat {
    draft: Draft,
    /// The index of the last message.
    at: Option<usize>,
    /// Its length so far, in Unicode scalar values, with the white space before it.
    length: usize,
    missing: usize,
}

impl Chat {
    fn add(&mut self, message: usize, start: usize, text: &str, begin: impl FnOnce(&mut Draft)) {
        match self.draft.messages.last_mut().filter(|_| self.at == Some(message)) {
            Some(last) => {
                // Only white space stands between sentences. A table has no room for long emptiness.
                const MOST: usize = 100;
                last.text.extend(std::iter::repeat_n(' ', start.saturating_sub(self.length).min(MOST)));
                last.text.push_str(text);
            }
            None => {
                self.missing += message.saturating_sub(self.at.map_or(0, |at| at + 1));
                begin(&mut self.draft);
                self.at = Some(message);
            }
        }
        self.length = start.saturating_add(text.chars().count());
    }

    fn finish(mut self) -> Draft {
        if self.missing > 0 {
            let messages = counted(self.missing, "message", "messages");
            let text = format!("Not to be read from this table, as it has no sentence of them: {messages}.");
            self.draft.notes.push(Note::new("lines_skipped", text));
        }
        self.draft
    }
}
