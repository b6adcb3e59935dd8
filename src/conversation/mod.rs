//! Who said what, and when: the chat as it was, before anything is judged.
//!
//! Bytes come in through [`import`], which gives [`Conversation`]s; [`segment`] cuts their messages into the
//! pieces that get a code; [`roles`] says who is probably the supporter. Nothing here knows of codes or models.

pub mod import;
pub mod roles;
pub mod segment;

use serde::{Deserialize, Serialize};

/// One chat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// The file's own id of the chat, else made from the file's name.
    pub id: String,
    pub source: Source,
    /// Everybody who speaks, in the order in which they first speak.
    pub speakers: Vec<Speaker>,
    /// In the file's order.
    pub messages: Vec<Message>,
    /// Who is probably the supporter; `None` where the file or the reader said who is who.
    pub guess: Option<roles::Guess>,
    pub notes: Vec<Note>,
}

/// Where a chat came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name of the importer that read it, such as `whatsapp`.
    pub format: String,
    /// The file's name, as it was given.
    pub file: String,
}

/// One person of a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    pub name: String,
    pub role: Role,
}

/// What a person does in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Supporter,
    Seeker,
    /// A bystander, a bot, a moderator: shown, never tagged.
    Other,
}

/// What one person sent at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Index into [`Conversation::speakers`].
    pub speaker: usize,
    /// RFC 3339 with the offset that the file gives, else local time without one, else `None`. Never guessed.
    pub time: Option<String>,
    /// As it was written, line breaks kept.
    pub text: String,
}

/// Something that the reader of a result should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Stable, for programs: `lines_skipped`, `roles_guessed`, ...
    pub code: String,
    /// A sentence, for people.
    pub text: String,
}

/// A half-open range of a text, in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Conversation {
    /// The role of who sent `message`.
    pub fn role(&self, message: &Message) -> Role {
        self.speakers[message.speaker].role
    }
}

impl Note {
    pub fn new(code: &str, text: impl Into<String>) -> Self {
        Self { code: code.into(), text: text.into() }
    }
}

impl Span {
    /// The part of `text` that the span selects.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        let byte = |at| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        &text[byte(self.start)..byte(self.end)]
    }
}
