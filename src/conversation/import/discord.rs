//! Discord, as DiscordChatExporter writes it: JSON or CSV.

use super::aside::{Aside, reactions};
use super::columns::places;
use super::draft::Draft;
use super::stamp::Times;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, json, table};
use serde_json::Value;

pub(super) static IMPORTER: Importer = Importer {
    name: "discord",
    about: "Discord, as DiscordChatExporter's JSON, or its CSV (that untested on real files)",
    tested: true,
    readers: &[Reader::Text { sniff, read }, Reader::Text { sniff: sniff_table, read: read_table }],
};

fn sniff(text: &str) -> Likeness {
    json::has_keys(text, &[&["guild"], &["channel"], &["messages"]])
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    Ok(json::values(text)?.iter().map(|export| chat(export, options)).collect())
}

fn chat(export: &Value, options: &ReadOptions) -> Draft {
    let mut draft = Draft::new(export.get("channel").and_then(|channel| json::id(channel, &["id", "name"])));
    let messages = export.get("messages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut times = Times::default();
    for message in messages {
        times.push(message.get("timestamp").and_then(Value::as_str).unwrap_or_default());
    }
    let (times, notes) = times.read(options.date_order);
    draft.notes.extend(notes);
    for (message, time) in messages.iter().zip(times) {
        if !is_somebodys(message) {
            draft.beside(Aside::Program, 1);
            continue;
        }
        let author = message.get("author").unwrap_or(&Value::Null);
        let field = |key: &str| author.get(key).and_then(Value::as_str).filter(|name| !name.trim().is_empty());
        let name = field("nickname").or_else(|| field("name")).unwrap_or("(no name)");
        let id = json::id(author, &["id"]).unwrap_or_else(|| name.to_owned());
        draft.say_by_id(&id, name, time, message.get("content").and_then(Value::as_str).unwrap_or_default());
        let listed = |key: &str| message.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        draft.beside(Aside::Attachment, listed("attachments") + listed("stickers"));
        let present = |key: &str| usize::from(message.get(key).is_some_and(|value| !value.is_null()));
        draft.beside(Aside::Edited, present("timestampEdited"));
        draft.beside(Aside::Reply, present("reference"));
        draft.beside(Aside::Reaction, reactions(message));
    }
    draft
}

/// Whether a person wrote it: the program says who joined, what was pinned and so on.
fn is_somebodys(message: &Value) -> bool {
    matches!(message.get("type").and_then(Value::as_str), None | Some("Default" | "Reply" | "20" | "21" | "23"))
}

const COLUMNS: [&str; 6] = ["authorid", "author", "date", "content", "attachments", "reactions"];

fn sniff_table(text: &str) -> Likeness {
    let header = text.lines().next().unwrap_or_default();
    let places = places(&header.split(',').collect::<Vec<_>>());
    if COLUMNS.iter().all(|column| places.contains_key(*column)) { Likeness::Sure } else { Likeness::No }
}

fn read_table(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let (header, rows) = table::rows(text, usize::MAX)?;
    let places = places(&header);
    let cells: Vec<[&str; 6]> = rows
        .iter()
        .map(|row| COLUMNS.map(|column| places.get(column).and_then(|&at| row.get(at)).unwrap_or_default()))
        .collect();
    let mut times = Times::default();
    for [_, _, date, ..] in &cells {
        times.push(date);
    }
    let (times, notes) = times.read(options.date_order);
    let mut draft = Draft::default();
    draft.notes.extend(notes);
    for ([id, author, _, content, attachments, reactions], time) in cells.into_iter().zip(times) {
        draft.say_by_id(id, author, time, content);
        let listed = |cell: &str| cell.split(',').filter(|one| !one.trim().is_empty()).count();
        draft.beside(Aside::Attachment, listed(attachments));
        draft.beside(Aside::Reaction, listed(reactions));
    }
    Ok(vec![draft])
}
