//! A chat while it is being read, before anyone knows who is who.

use crate::conversation::{Message, Note, Role, States};
use std::collections::HashMap;

/// What an importer gives: the messages as the file has them.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The file's own id of this chat.
    pub id: Option<String>,
    pub speakers: Vec<DraftSpeaker>,
    pub messages: Vec<Message>,
    /// Where the format brings the seeker's ratings.
    pub states: Option<States>,
    pub notes: Vec<Note>,
    by_key: HashMap<String, usize>,
}

#[derive(Debug)]
pub(super) struct DraftSpeaker {
    pub name: String,
    /// Where the format itself says it.
    pub role: Option<Role>,
}

impl Draft {
    pub fn new(id: Option<String>) -> Self {
        Self { id, ..Self::default() }
    }

    /// Adds a message, and its speaker when they are new.
    pub fn say(&mut self, name: &str, time: Option<String>, text: impl Into<String>) {
        let speaker = self.speaker(name);
        self.messages.push(Message { speaker, time, text: text.into() });
    }

    /// Adds a message of someone whose role the format gives.
    pub fn say_as(&mut self, name: &str, role: Option<Role>, time: Option<String>, text: impl Into<String>) {
        self.say(name, time, text);
        if let Some(message) = self.messages.last() {
            self.speakers[message.speaker].role = role;
        }
    }

    fn speaker(&mut self, name: &str) -> usize {
        let new = self.speakers.len();
        let index = *self.by_key.entry(name_key(name)).or_insert(new);
        if index == new {
            self.speakers.push(DraftSpeaker { name: name.trim().to_owned(), role: None });
        }
        index
    }
}

/// By what two writings of a name are one person: without blanks at the ends and without invisible marks.
pub(in crate::conversation) fn name_key(name: &str) -> String {
    let visible: String = name.chars().filter(|&letter| !is_invisible_mark(letter)).collect();
    visible.trim().to_owned()
}

/// Marks of writing direction and other signs of no width that exports put around names and dates.
pub(super) fn is_invisible_mark(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
