//! Tables with a header line: CSV (with commas, semicolons or bars) and TSV. What a column holds is told by its
//! header, or said by the reader.

use super::draft::Draft;
use super::stamp::Times;
use super::{Importer, Likeness, ReadError, ReadOptions, json};
use crate::conversation::{Note, Role, roles};
use csv::StringRecord;
use std::collections::{HashMap, HashSet};

pub(super) static IMPORTER: Importer = Importer { name: "csv", about: "CSV or TSV, with a header line", sniff, read };

const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];

/// What a column can hold: the name by which the reader can say it, and the headers that say it, most telling first.
struct Field {
    name: &'static str,
    headers: &'static [&'static str],
}

const TEXT: Field =
    Field { name: "text", headers: &["text", "message", "content", "body", "utterance", "utterance_text"] };
const SPEAKER: Field = Field {
    name: "speaker",
    headers: &["speaker", "author", "sender", "from", "name", "role", "interlocutor", "user"],
};
const TIME: Field = Field { name: "time", headers: &["time", "timestamp", "date", "datetime", "created_at"] };
const CONVERSATION: Field = Field {
    name: "conversation",
    headers: &["conversation", "conversation_id", "chat", "chat_id", "session", "transcript_id"],
};
const FIELDS: [Field; 4] = [TEXT, SPEAKER, TIME, CONVERSATION];
/// Where a message has an id of its own, a second row with it is the same message once more.
const MESSAGE_ID: Field = Field { name: "", headers: &["utterance_id", "message_id", "msg_id", "id"] };
const ROLE: Field = Field { name: "", headers: &["role", "interlocutor"] };

/// How far in, and over how many rows, we look for the shape of a table.
const SAMPLE: usize = 64 * 1024;
const SAMPLE_ROWS: usize = 5;

fn sniff(text: &str) -> Likeness {
    if json::is_json(text) {
        return Likeness::No;
    }
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let Ok((header, rows)) = rows(sample, SAMPLE_ROWS) else {
        return Likeness::No;
    };
    let places = places(&header);
    let has = |field: &Field| field.find(&places).is_some();
    let label = |cell: &String| (1..=40).contains(&cell.len()) && cell.split(' ').count() <= 4;
    let same_width = || !rows.is_empty() && rows.iter().all(|row| row.len() == header.len());
    match () {
        () if header.len() < 2 || !header.iter().all(label) => Likeness::No,
        () if has(&TEXT) && has(&SPEAKER) => Likeness::Sure,
        () if same_width() => Likeness::Perhaps,
        () => Likeness::No,
    }
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let (header, rows) = rows(text, usize::MAX)?;
    let columns = Columns::find(&header, options)?;
    Ok(Rows { rows: &rows, columns: &columns }.chats())
}

/// The header and the first `most` rows.
pub(crate) fn rows(text: &str, most: usize) -> Result<(Vec<String>, Vec<StringRecord>), ReadError> {
    let header = text.lines().find(|line| !line.trim().is_empty());
    let delimiter = delimiter(header.unwrap_or_default());
    let quoting = match unclosed_quote(text, delimiter) {
        // Programs that write tabs between cells often quote nothing. A part of a file may end anywhere.
        Some(_) if delimiter == '\t' => false,
        Some(line) if most == usize::MAX => return Err(ReadError::BadTable { line }),
        _ => true,
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .quoting(quoting)
        .flexible(true)
        .from_reader(text.as_bytes());
    let bad = |_| ReadError::BadTable { line: 1 };
    let header = reader.headers().map_err(bad)?;
    let header = header.iter().map(|cell| cell.trim().to_owned()).collect();
    let rows = reader.records().take(most).collect::<Result<_, _>>();
    Ok((header, rows.map_err(bad)?))
}

/// Which column holds what.
struct Columns {
    text: usize,
    speaker: usize,
    time: Option<usize>,
    conversation: Option<usize>,
    message_id: Option<usize>,
    role: Option<usize>,
}

impl Columns {
    fn find(header: &[String], options: &ReadOptions) -> Result<Self, ReadError> {
        if let Some(field) = options.columns.keys().find(|key| FIELDS.iter().all(|field| field.name != key.as_str())) {
            let fields = FIELDS.iter().map(|field| field.name).collect();
            return Err(ReadError::UnknownField { field: field.clone(), fields });
        }
        let places = places(header);
        let column = |field: &Field| match options.columns.get(field.name) {
            None => Ok(field.find(&places)),
            Some(asked) => match places.get(&plain(asked)).copied() {
                Some(column) => Ok(Some(column)),
                None => Err(ReadError::UnknownColumn { header: asked.clone(), columns: header.to_vec() }),
            },
        };
        let needed = |field: &Field| {
            let missing = || ReadError::MissingColumn { missing: field.name, columns: header.to_vec() };
            column(field)?.ok_or_else(missing)
        };
        Ok(Self {
            text: needed(&TEXT)?,
            speaker: needed(&SPEAKER)?,
            time: column(&TIME)?,
            conversation: column(&CONVERSATION)?,
            message_id: MESSAGE_ID.find(&places),
            role: ROLE.find(&places),
        })
    }
}

impl Field {
    fn find(&self, places: &HashMap<String, usize>) -> Option<usize> {
        self.headers.iter().find_map(|header| places.get(*header).copied())
    }
}

/// Where each header stands; of equals the first.
fn places(header: &[impl AsRef<str>]) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (place, cell) in header.iter().enumerate() {
        places.entry(plain(cell.as_ref())).or_insert(place);
    }
    places
}

/// Headers are the same in any case, and with blanks or dashes for low lines.
pub(crate) fn plain(header: &str) -> String {
    header.trim().trim_matches('"').to_lowercase().replace([' ', '-'], "_")
}

struct Rows<'r> {
    rows: &'r [StringRecord],
    columns: &'r Columns,
}

impl Rows<'_> {
    fn chats(&self) -> Vec<Draft> {
        let cell = |row: &'_ StringRecord, column: Option<usize>| {
            column.and_then(|at| row.get(at)).unwrap_or_default().to_owned()
        };
        let roles_given = self.roles_are_given();
        let mut times = Times::default();
        for row in self.rows {
            times.push(&cell(row, self.columns.time));
        }
        let (times, time_notes) = times.read();
        let mut chats: Vec<Chat> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for (row, time) in self.rows.iter().zip(times) {
            let id = cell(row, self.columns.conversation);
            let index = *by_id.entry(id.trim().to_owned()).or_insert_with_key(|id| {
                chats.push(Chat::new(id));
                chats.len() - 1
            });
            chats[index].add(row, time, self.columns, roles_given);
        }
        chats.into_iter().map(|chat| chat.finish(&time_notes)).collect()
    }

    /// Whether a column of its own says of every message on which side it is.
    fn roles_are_given(&self) -> bool {
        let Some(column) = self.columns.role else {
            return false;
        };
        let mut labels = self.rows.iter().filter_map(|row| row.get(column)).peekable();
        labels.peek().is_some() && labels.all(|label| roles::by_label(label).is_some())
    }
}

/// One chat of the table, row by row.
struct Chat {
    draft: Draft,
    /// The messages so far, by the id that the file gives them.
    seen: HashSet<(String, String, String)>,
    repeated: usize,
    nameless: usize,
}

impl Chat {
    fn new(id: &str) -> Self {
        let draft = Draft::new((!id.is_empty()).then(|| id.to_owned()));
        Self { draft, seen: HashSet::new(), repeated: 0, nameless: 0 }
    }

    fn add(&mut self, row: &StringRecord, time: Option<String>, columns: &Columns, roles_given: bool) {
        let cell = |column: usize| row.get(column).unwrap_or_default();
        let (speaker, text) = (cell(columns.speaker).trim(), cell(columns.text));
        if speaker.is_empty() && text.trim().is_empty() {
            return;
        }
        let message_id = columns.message_id.map(cell).unwrap_or_default();
        let same = (message_id.to_owned(), speaker.to_owned(), text.to_owned());
        if !message_id.is_empty() && !self.seen.insert(same) {
            self.repeated += 1;
            return;
        }
        self.nameless += usize::from(speaker.is_empty());
        let speaker = if speaker.is_empty() { "(no name)" } else { speaker };
        let role: Option<Role> = columns.role.filter(|_| roles_given).and_then(|column| roles::by_label(cell(column)));
        self.draft.say_as(speaker, role, time, text);
    }

    fn finish(mut self, time_notes: &[Note]) -> Draft {
        self.draft.notes.extend_from_slice(time_notes);
        if self.repeated > 0 {
            let text = format!(
                "{} rows say again what a row with the same id has said: each message is read once.",
                self.repeated
            );
            self.draft.notes.push(Note::new("rows_repeated", text));
        }
        if self.nameless > 0 {
            let text = format!("{} messages have no speaker: they are under \"(no name)\".", self.nameless);
            self.draft.notes.push(Note::new("speaker_missing", text));
        }
        self.draft
    }
}

/// The sign between the cells: that by which the header names most of what we look for, else the most frequent one.
fn delimiter(header: &str) -> char {
    let known = |delimiter| {
        let cells = cells(header, delimiter);
        let places = places(&cells);
        (FIELDS.iter().filter(|field| field.find(&places).is_some()).count(), cells.len())
    };
    // The last of the greatest wins, so the comma comes last.
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| known(delimiter)).unwrap_or(',')
}

/// The cells of a line that is looked at before it is read.
fn cells(line: &str, delimiter: char) -> Vec<&str> {
    let mut quoted = false;
    let outside = |letter: char| {
        quoted ^= letter == '"';
        letter == delimiter && !quoted
    };
    line.split(outside).collect()
}

/// The line on which a quotation mark opens a cell that never closes.
fn unclosed_quote(text: &str, delimiter: char) -> Option<usize> {
    let mut line = 1;
    let mut opened = None;
    let mut at_start = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let doubled = opened.is_some() && letter == '"' && letters.next_if_eq(&'"').is_some();
        match letter {
            '"' if doubled => {}
            '"' if opened.is_some() => opened = None,
            '"' if at_start => opened = Some(line),
            '\n' => line += 1,
            _ => {}
        }
        at_start = opened.is_none() && (letter == '\n' || letter == delimiter);
    }
    opened
}
