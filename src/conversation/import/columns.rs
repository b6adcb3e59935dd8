//! What the formats with columns share, be they cells of a table or keys of JSON objects: what a column holds is told
//! by its header, or said by the reader.

use super::draft::Draft;
use super::stamp::{DateOrder, Times};
use super::{ReadError, ReadOptions};
use crate::conversation::{Note, Role, roles};
use crate::counted::counted;
use csv::StringRecord;
use std::collections::{HashMap, HashSet};

/// What a column can hold: the name by which the reader can say it, and the headers that say it, most telling first.
pub(super) struct Field {
    name: &'static str,
    headers: &'static [&'static str],
}

pub(super) const TEXT: Field = Field {
    name: "text",
    headers: &[
        "text",
        "message",
        "content",
        "body",
        "utterance",
        "utterance_text",
        "message_text",
        "msg",
        "text.body",
        "message.text",
        "message.content",
    ],
};
pub(super) const SPEAKER: Field = Field {
    name: "speaker",
    headers: &[
        "speaker",
        "author",
        "sender",
        "from",
        "name",
        "role",
        "interlocutor",
        "user",
        "username",
        "sender_name",
        "sendername",
        "display_name",
        "speaker.name",
        "author.name",
        "sender.name",
        "from.name",
        "user.name",
        "speaker.id",
    ],
};
const TIME: Field = Field {
    name: "time",
    headers: &["time", "timestamp", "date", "datetime", "created_at", "createdat", "sent_at", "sentat"],
};
const CONVERSATION: Field = Field {
    name: "conversation",
    headers: &[
        "conversation",
        "conversation_id",
        "chat",
        "chat_id",
        "session",
        "session_id",
        "transcript_id",
        "dialog_id",
        "thread_id",
    ],
};
pub(super) const FIELDS: [Field; 4] = [TEXT, SPEAKER, TIME, CONVERSATION];
/// Where a message has an id of its own, a second row with it is the same message once more.
const MESSAGE_ID: Field = Field { name: "", headers: &["utterance_id", "message_id", "msg_id", "id"] };
const ROLE: Field = Field { name: "", headers: &["role", "interlocutor"] };

/// Which column holds what.
pub(super) struct Columns {
    pub text: usize,
    pub speaker: usize,
    time: Option<usize>,
    conversation: Option<usize>,
    message_id: Option<usize>,
    role: Option<usize>,
}

impl Columns {
    pub fn find(header: &[String], options: &ReadOptions) -> Result<Self, ReadError> {
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

    /// Whether nothing stands behind the messages' words in a row.
    pub fn text_is_last(&self, header: &[String]) -> bool {
        self.text + 1 == header.len()
    }

    /// Whether the row has a speaker or words.
    fn is_message(&self, row: &StringRecord) -> bool {
        [self.speaker, self.text].iter().any(|&column| row.get(column).is_some_and(|cell| !cell.trim().is_empty()))
    }
}

impl Field {
    pub fn find(&self, places: &HashMap<String, usize>) -> Option<usize> {
        self.headers.iter().find_map(|header| places.get(*header).copied())
    }
}

/// Where each header stands; of equals the first.
pub(super) fn places(header: &[impl AsRef<str>]) -> HashMap<String, usize> {
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

/// The rows of one table.
pub(super) struct Rows<'r> {
    pub rows: &'r [StringRecord],
    pub columns: &'r Columns,
    pub order: Option<DateOrder>,
    /// What is to be said of the whole table.
    pub notes: &'r [Note],
}

impl Rows<'_> {
    /// Its chats, in the order in which they begin.
    pub fn chats(&self) -> Vec<Draft> {
        let cell = |row: &'_ StringRecord, column: Option<usize>| {
            column.and_then(|at| row.get(at)).unwrap_or_default().to_owned()
        };
        let roles_given = self.roles_are_given();
        let mut times = Times::default();
        for row in self.rows {
            times.push(&cell(row, self.columns.time));
        }
        let (times, mut notes) = times.read(self.order);
        notes.extend_from_slice(self.notes);
        let mut chats: Vec<Chat> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        let is_other = |row: &&StringRecord| !self.columns.is_message(row) && row.iter().any(|cell| !cell.is_empty());
        notes.extend(no_messages(self.rows.iter().filter(is_other).count()));
        for (row, time) in self.rows.iter().zip(times).filter(|(row, _)| self.columns.is_message(row)) {
            let id = cell(row, self.columns.conversation);
            let index = *by_id.entry(id.trim().to_owned()).or_insert_with_key(|id| {
                chats.push(Chat::new(id));
                chats.len() - 1
            });
            chats[index].add(row, time, self.columns, roles_given);
        }
        chats.into_iter().map(|chat| chat.finish(&notes)).collect()
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

/// What is said of `count` rows or entries that are something else than messages.
pub(super) fn no_messages(count: usize) -> Option<Note> {
    (count > 0).then(|| {
        let text = format!("Left out: {} with neither a speaker nor words.", counted(count, "entry", "entries"));
        Note::new("entries_left_out", text)
    })
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

    /// `notes`: what is to be said of the whole table.
    fn finish(mut self, notes: &[Note]) -> Draft {
        self.draft.notes.extend_from_slice(notes);
        let wordless = self.draft.messages.iter().filter(|message| message.text.trim().is_empty()).count();
        if wordless > 0 {
            let messages = counted(wordless, "message is", "messages are");
            self.draft.notes.push(Note::new("words_missing", format!("{messages} without words in the file.")));
        }
        if self.repeated > 0 {
            let rows = counted(self.repeated, "row", "rows");
            let text =
                format!("Left out: {rows} with an id and words that another row has. Each message is read once.");
            self.draft.notes.push(Note::new("rows_repeated", text));
        }
        if self.nameless > 0 {
            let messages = counted(self.nameless, "message", "messages");
            let text = format!("Under \"(no name)\", as no speaker is given: {messages}.");
            self.draft.notes.push(Note::new("speaker_missing", text));
        }
        self.draft
    }
}
