//! What the line formats share: messages that begin with a header and go on over lines of their own.

use super::aside::Aside;
use super::draft::Draft;
use super::stamp::{DateOrder, Stamp, Times};
use crate::conversation::Note;

/// A line that begins a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Header<'t> {
    pub stamp: Option<Stamp>,
    /// The stamp as it is written.
    pub written: &'t str,
    pub name: &'t str,
    /// What stands after the name on the same line.
    pub said: &'t str,
}

/// What a line of the file is.
pub(super) enum Line<'t> {
    Opens(Header<'t>),
    /// Part of the message before it.
    Continues,
    /// The rest of a header of several lines.
    Header,
    /// Something of the program that wrote the file.
    System,
}

/// What a message turns out to be once its lines are together.
pub(super) struct Told {
    /// `None`: it is nobody's message, though it bears a name.
    pub words: Option<String>,
    /// What stood beside the words.
    pub asides: Vec<Aside>,
}

impl Told {
    pub fn words(words: String) -> Self {
        Self::beside(words, Vec::new())
    }

    /// A message with more than words, or with something else in their place.
    pub fn beside(words: String, asides: Vec<Aside>) -> Self {
        Self { words: Some(words), asides }
    }

    /// Something that the program says under somebody's name.
    pub fn nobodys(aside: Aside) -> Self {
        Self { words: None, asides: vec![aside] }
    }
}

/// Puts the lines together. Blank lines between messages are nobody's. `tell` says what a whole message is.
pub(super) fn gather<'t>(
    lines: impl Iterator<Item = (&'t str, Line<'t>)>,
    order: Option<DateOrder>,
    tell: impl Fn(String) -> Told,
) -> Draft {
    let mut said: Vec<(Header, String)> = Vec::new();
    let mut left_out = LeftOut::default();
    for (number, (text, line)) in (1..).zip(lines) {
        match line {
            Line::Opens(header) => said.push((header, header.said.to_owned())),
            Line::Header => {}
            Line::System => left_out.system.push(number),
            Line::Continues => match said.last_mut() {
                Some((_, message)) => {
                    if !message.is_empty() {
                        message.push('\n');
                    }
                    message.push_str(text);
                }
                None if text.trim().is_empty() => {}
                None => left_out.before.push(number),
            },
        }
    }
    let mut times = Times::default();
    for (header, _) in &said {
        times.push_stamp(header.stamp, header.written);
    }
    let (times, notes) = times.read(order);
    let mut draft = Draft::default();
    for ((header, mut message), time) in said.into_iter().zip(times) {
        message.truncate(message.trim_end().len());
        let told = tell(message);
        told.asides.iter().for_each(|&aside| draft.beside(aside, 1));
        if let Some(words) = told.words {
            draft.say(header.name, time, words);
        }
    }
    draft.notes.extend(notes);
    draft.notes.extend(left_out.notes());
    draft
}

/// The numbers of lines that are in no message.
#[derive(Default)]
struct LeftOut {
    before: Vec<usize>,
    system: Vec<usize>,
}

impl LeftOut {
    fn notes(&self) -> impl Iterator<Item = Note> {
        let before = ("they stand before the first message", "it stands before the first message");
        let system = ("they name nobody who speaks", "it names nobody who speaks");
        [(&self.before, before), (&self.system, system)].into_iter().filter_map(|(lines, (many, one))| {
            let text = match lines.as_slice() {
                [] => return None,
                [line] => format!("Line {line} was left out: {one}."),
                lines => format!("Lines {} were left out: {many}.", numbers(lines)),
            };
            Some(Note::new("lines_skipped", text))
        })
    }
}

/// "1, 2, 5", and how many more where there are many.
fn numbers(lines: &[usize]) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
    let more = lines.len().saturating_sub(SHOWN);
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
}
