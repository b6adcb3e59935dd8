//! Who said what, and when: the chat as it was, before anything is judged.
//!
//! Bytes come in through [`import`], which gives [`Conversation`]s; [`segment`] cuts their messages into the
//! pieces that get a code; [`roles`] says who is probably the supporter; [`same_person`] joins two names of one person;
//! [`redact`] finds what tells who someone is, and replaces it; [`numbered`] tells apart what is called alike. Nothing here knows of codes or models.

pub mod import;
pub mod numbered;
pub mod redact;
pub mod roles;
pub mod same_person;
pub mod segment;

use serde::{Deserialize, Serialize};

pub use crate::span::Span;

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
    /// The seeker's own ratings, where the file brings them.
    pub states: Option<States>,
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
    /// Other names of theirs in the file, where the reader said that these are one person's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
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

/// How strong the seeker's feeling was, as they rated it before and after the chat: 1 to 5, higher is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct States {
    pub before: Option<u8>,
    pub after: Option<u8>,
}

/// Something that the reader of a result should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Stable, for programs: `lines_skipped`, `roles_guessed`, ...
    pub code: String,
    /// A sentence, for people.
    pub text: String,
}

impl Conversation {
    /// The role of who sent `message`.
    pub fn role(&self, message: &Message) -> Role {
        self.speakers[message.speaker].role
    }
}

impl Speaker {
    /// Somebody of one name.
    pub fn new(name: impl Into<String>, role: Role) -> Self {
        Self { name: name.into(), role, also: Vec::new() }
    }

    /// All names of theirs, the one that they are called by first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).map(String::as_str)
    }

    /// Whether this is the one who was asked for by a name.
    pub(crate) fn is_called(&self, asked: &str) -> bool {
        self.names().any(|name| roles::is_called(name, asked))
    }
}

impl Role {
    /// The role that hearken's own exports call so.
    fn of_name(name: &str) -> Option<Self> {
        match name {
            "supporter" => Some(Self::Supporter),
            "seeker" => Some(Self::Seeker),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}

#[cfg(test)]
impl Conversation {
    /// For tests: these messages among a supporter (0), a seeker (1) and a bot (2).
    pub(crate) fn of_three(messages: Vec<Message>) -> Self {
        Self {
            id: "chat".into(),
            source: Source { format: "text".into(), file: "chat.txt".into() },
            speakers: vec![
                Speaker::new("Sam", Role::Supporter),
                Speaker::new("River", Role::Seeker),
                Speaker::new("Bot", Role::Other),
            ],
            messages,
            guess: None,
            states: None,
            notes: Vec::new(),
        }
    }
}

impl Note {
    pub fn new(code: &str, text: impl Into<String>) -> Self {
        Self { code: code.into(), text: text.into() }
    }
}
