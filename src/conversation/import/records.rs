//! JSON of no format that we know by name: messages as objects, in an array, in arrays under keys, or one a line. What
//! a key holds is told by its name, or said by the reader, as with the columns of a table.

use super::columns::{Columns, Field, Rows, SPEAKER, TEXT, no_messages, places};
use super::draft::Draft;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, json};
use csv::StringRecord;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

pub(super) static IMPORTER: Importer = Importer {
    name: "json",
    about: "JSON or JSON lines: objects with a text and a speaker",
    tested: true,
    readers: &[Reader::Text { sniff, read }],
};

/// Deeper within one another than this, arrays are nobody's chat.
const DEEPEST: usize = 16;

fn sniff(text: &str) -> Likeness {
    if !json::is_json(text) {
        return Likeness::No;
    }
    let Ok(values) = json::values(text) else {
        return Likeness::No;
    };
    let values = Value::Array(values);
    match () {
        () if !arrays(&values, &is_message).is_empty() => Likeness::Likely,
        () if largest(&values).is_some() => Likeness::Perhaps,
        () => Likeness::No,
    }
}

pub(super) fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let values = Value::Array(json::values(text)?);
    let found = if options.columns.is_empty() {
        arrays(&values, &is_message)
    } else {
        arrays(&values, &|object| Columns::find(&header(std::iter::once(object)), options).is_ok())
    };
    match (found.is_empty(), largest(&values)) {
        (false, _) => {
            let chats = found.into_iter().map(|array| chats(&array, options)).collect::<Result<Vec<_>, _>>()?;
            Ok(chats.into_iter().flatten().collect())
        }
        // No object has all that is needed: the largest array shows what there is to choose from.
        (true, Some(array)) => chats(&array, options),
        (true, None) => Err(ReadError::UnknownJson),
    }
}

/// An array of objects, and the id of what holds it.
struct Records<'v> {
    id: Option<String>,
    objects: Vec<&'v Map<String, Value>>,
    /// How many items of the array are no objects.
    others: usize,
}

fn objects(items: &[Value]) -> Vec<&Map<String, Value>> {
    items.iter().filter_map(Value::as_object).collect()
}

/// The outermost arrays that hold messages.
fn arrays<'v>(value: &'v Value, is_message: &dyn Fn(&Map<String, Value>) -> bool) -> Vec<Records<'v>> {
    let mut found = Vec::new();
    gather(value, None, DEEPEST, &mut |id, items| {
        let objects = objects(items);
        let holds = objects.iter().any(|object| is_message(object));
        if holds {
            found.push(Records { id, others: items.len() - objects.len(), objects });
        }
        holds
    });
    found
}

/// The largest array of objects with at least two texts or numbers each, more than one of them.
fn largest(value: &Value) -> Option<Records<'_>> {
    let mut found: Option<Records> = None;
    gather(value, None, DEEPEST, &mut |id, items| {
        let mut objects = objects(items);
        objects.retain(|object| object.values().filter(|value| cell(value).is_some()).count() >= 2);
        if objects.len() > found.as_ref().map_or(1, |found| found.objects.len()) {
            found = Some(Records { id, others: items.len() - objects.len(), objects });
        }
        false
    });
    found
}

/// Walks through all arrays, from outside in; where `take` says yes, not into it.
fn gather<'v>(
    value: &'v Value,
    id: Option<String>,
    depth: usize,
    take: &mut impl FnMut(Option<String>, &'v [Value]) -> bool,
) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(items) => {
            let taken = take(id.clone(), items);
            items.iter().filter(|_| !taken).for_each(|item| gather(item, id.clone(), depth - 1, take));
        }
        Value::Object(object) => {
            let own = json::id(value, &["conversation_id", "chat_id", "dialog_id", "session_id", "id"]).or(id);
            object.values().for_each(|value| gather(value, own.clone(), depth - 1, take));
        }
        _ => {}
    }
}

fn is_message(object: &Map<String, Value>) -> bool {
    let header = header(std::iter::once(object));
    let places = places(&header);
    TEXT.find(&places).is_some() && SPEAKER.find(&places).is_some()
}

fn chats(records: &Records, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let header = header(records.objects.iter().copied());
    let columns = Columns::find(&header, options)?;
    let at: HashMap<&str, usize> = header.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let row = |object: &&Map<String, Value>| {
        let mut row = vec![String::new(); header.len()];
        for (name, text) in cells(object) {
            if let Some(&at) = at.get(name.as_str()) {
                row[at] = text;
            }
        }
        if options.columns.is_empty() {
            for (at, field) in [(columns.text, &TEXT), (columns.speaker, &SPEAKER)] {
                if row[at].trim().is_empty()
                    && let Some(text) = under_own_key(object, field)
                {
                    row[at] = text;
                }
            }
        }
        StringRecord::from(row)
    };
    let rows: Vec<StringRecord> = records.objects.iter().map(row).collect();
    // What an object holds too deep within is in no cell.
    let blank =
        rows.iter().zip(&records.objects).filter(|(row, object)| !object.is_empty() && row.iter().all(str::is_empty));
    let notes = no_messages(records.others + blank.count());
    let mut chats = Rows { rows: &rows, columns: &columns, order: options.date_order, notes: notes.as_slice() }.chats();
    if let [chat] = chats.as_mut_slice()
        && chat.id.is_none()
    {
        chat.id.clone_from(&records.id);
    }
    Ok(chats)
}

/// What an object says under another key than most.
fn under_own_key(object: &Map<String, Value>, field: &Field) -> Option<String> {
    let (names, mut texts): (Vec<String>, Vec<String>) = cells(object).into_iter().unzip();
    Some(texts.swap_remove(field.find(&places(&names))?))
}

/// The names of all that the objects hold, in the order in which they first come. A file of objects that are all
/// different is no table: only so many names are looked at.
fn header<'v>(objects: impl Iterator<Item = &'v Map<String, Value>>) -> Vec<String> {
    const MOST: usize = 200;
    let mut header: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for (name, _) in objects.flat_map(cells) {
        if header.len() < MOST && seen.insert(name.clone()) {
            header.push(name);
        }
    }
    header
}

/// What an object holds, and what the objects in it hold, as `author.name`.
fn cells(object: &Map<String, Value>) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    for (key, value) in object {
        match value {
            Value::Object(inner) => {
                let inner = inner.iter().filter_map(|(name, value)| Some((format!("{key}.{name}"), cell(value)?)));
                cells.extend(inner);
            }
            value => cells.extend(cell(value).map(|text| (key.clone(), text))),
        }
    }
    cells
}

/// A value as a table's cell would have it; `None` for what no cell holds.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null => Some(String::new()),
        Value::Array(parts) if !parts.is_empty() => json::joined(parts),
        Value::Array(_) | Value::Object(_) => None,
    }
}
