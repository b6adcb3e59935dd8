//! A chat while it is being read, before anyone knows who is who.

use super::aside::{Aside, Asides};
use crate::conversation::numbered::Numbered;
use crate::conversation::{Message, Note, Role, States, roles};
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
    pub asides: Asides,
    /// The names that were given a number, as somebody else has the same.
    pub numbered: Vec<String>,
    by_key: HashMap<String, usize>,
    names: Numbered,
}

#[derive(Debug)]
pub(super) struct DraftSpeaker {
    pub name: String,
    /// Where the format itself says it.
    pub role: Option<Role>,
    /// Other names of theirs, where the format says that somebody took them for one person's.
    pub also: Vec<String>,
}

impl DraftSpeaker {
    /// Whether this is the one who was asked for by a name.
    pub fn is_called(&self, asked: &str) -> bool {
        std::iter::once(&self.name).chain(&self.also).any(|name| roles::is_called(name, asked))
    }
}

impl Draft {
    pub fn new(id: Option<String>) -> Self {
        Self { id, ..Self::default() }
    }

    /// Adds a message, and its speaker when they are new.
    pub fn say(&mut self, name: &str, time: Option<String>, text: impl Into<String>) {
        let speaker = self.speaker(name_key(name), name);
        self.messages.push(Message { speaker, time, text: text.into() });
    }

    /// Adds a message of someone whose role the format gives.
    pub fn say_as(&mut self, name: &str, role: Option<Role>, time: Option<String>, text: impl Into<String>) {
        self.say(name, time, text);
        self.last_is(role);
    }

    /// Gives the role of who said the last message.
    pub fn last_is(&mut self, role: Option<Role>) {
        if let Some(message) = self.messages.last() {
            self.speakers[message.speaker].role = role;
        }
    }

    /// Gives other names to who said the last message.
    pub fn last_is_also(&mut self, names: Vec<String>) {
        if let Some(message) = self.messages.last() {
            self.speakers[message.speaker].also = names;
        }
    }

    /// Adds a message of someone whom the file knows by an id: two of one name stay two, and one of two names stays one.
    pub fn say_by_id(&mut self, id: &str, name: &str, time: Option<String>, text: impl Into<String>) {
        let speaker = self.speaker(format!("\0{id}"), name);
        self.messages.push(Message { speaker, time, text: text.into() });
    }

    /// Counts what is no word.
    pub fn beside(&mut self, aside: Aside, count: usize) {
        self.asides.add(aside, count);
    }

    fn speaker(&mut self, key: String, name: &str) -> usize {
        let new = self.speakers.len();
        let index = *self.by_key.entry(key).or_insert(new);
        if index == new {
            let name = self.unused(name.trim());
            self.speakers.push(DraftSpeaker { name, role: None, also: Vec::new() });
        }
        index
    }

    /// The name itself, unless somebody else has it already: what refers to people does so by name.
    fn unused(&mut self, name: &str) -> String {
        let shown = self.names.unused(name);
        if shown != name {
            self.numbered.push(shown.clone());
        }
        shown
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
