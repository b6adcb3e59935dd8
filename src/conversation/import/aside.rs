//! What chats hold beside words. It is counted and said in notes; it is never taken for something that was said.

use crate::conversation::Note;
use crate::counted::counted;
use serde_json::Value;
use std::collections::BTreeMap;

/// Something of a message, or of the chat, that is not its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aside {
    /// A picture, a sound, a file, a place, a poll.
    Attachment,
    Reaction,
    /// A message that its author took back.
    Deleted,
    /// What the program says: who joined, who called.
    Program,
    Edited,
    Reply,
    Forwarded,
    /// Sent to one person of a meeting only.
    Private,
}

impl Aside {
    /// Whether it only marks a message that is read like all others.
    fn is_mark(self) -> bool {
        matches!(self, Self::Edited | Self::Reply | Self::Forwarded | Self::Private)
    }

    fn counted(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Attachment => ("picture, sound or other file", "pictures, sounds or other files"),
            Self::Reaction => ("reaction", "reactions"),
            Self::Deleted => ("deleted message", "deleted messages"),
            Self::Program => ("message of the program itself", "messages of the program itself"),
            Self::Edited => ("edited message (its last wording)", "edited messages (their last wording)"),
            Self::Reply => ("answer to a certain message", "answers to certain messages"),
            Self::Forwarded => ("forwarded message", "forwarded messages"),
            Self::Private => ("message to one person only", "messages to one person only"),
        };
        counted(count, one, many)
    }
}

/// How many reactions a message's list of them counts; an entry without a count is one. Files can say any number.
pub(super) fn reactions(message: &Value) -> usize {
    let listed = message.get("reactions").and_then(Value::as_array).into_iter().flatten();
    let count = |reaction: &Value| reaction.get("count").and_then(Value::as_u64).unwrap_or(1);
    let sum = listed.map(count).fold(0, u64::saturating_add);
    usize::try_from(sum).unwrap_or(usize::MAX)
}

/// How often each came.
#[derive(Debug, Default)]
pub(super) struct Asides(BTreeMap<Aside, usize>);

impl Asides {
    pub fn add(&mut self, aside: Aside, count: usize) {
        if count > 0 {
            let so_far = self.0.entry(aside).or_default();
            *so_far = so_far.saturating_add(count);
        }
    }

    pub fn notes(&self) -> impl Iterator<Item = Note> {
        let list = |marks: bool| {
            let counted: Vec<String> = self
                .0
                .iter()
                .filter(|(aside, _)| aside.is_mark() == marks)
                .map(|(aside, count)| aside.counted(*count))
                .collect();
            (!counted.is_empty()).then(|| counted.join("; "))
        };
        let beside = list(false).map(|counted| {
            let text = format!(
                "Not taken for words: {counted}. Where a message was nothing else, it stays in its place without words."
            );
            Note::new("not_words", text)
        });
        let marks = list(true).map(|counted| {
            let text = format!("Read like any other message, without what marks them: {counted}.");
            Note::new("marks_left_out", text)
        });
        beside.into_iter().chain(marks)
    }
}
