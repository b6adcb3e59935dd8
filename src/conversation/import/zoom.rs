//! The chat that Zoom saves: `10:32:05 From Anna to Everyone:` with the message on indented lines, and older forms with
//! the message on the same line.

use super::aside::Aside;
use super::draft::Draft;
use super::stamp::Stamp;
use super::transcript::{Header, Line, Told, gather};
use super::{Importer, Likeness, ReadError, ReadOptions, Reader};
use std::cell::Cell;

pub(super) static IMPORTER: Importer =
    Importer { name: "zoom", about: "Zoom's saved chat", tested: false, readers: &[Reader::Text { sniff, read }] };

fn sniff(text: &str) -> Likeness {
    let first = text.lines().find(|line| !line.trim().is_empty());
    if first.is_some_and(|line| header(line).is_some()) { Likeness::Sure } else { Likeness::No }
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let private = Cell::new(0);
    let line = |line| match header(line) {
        Some((header, is_private)) => {
            private.set(private.get() + usize::from(is_private));
            (line, Line::Opens(header))
        }
        None => (line.trim(), Line::Continues),
    };
    let mut draft = gather(text.lines().map(line), options.date_order, tell);
    draft.beside(Aside::Private, private.get());
    Ok(vec![draft])
}

/// A line that opens a message, and whether it went to one person only.
fn header(line: &str) -> Option<(Header<'_>, bool)> {
    let (stamp, rest) = Stamp::at_start(line)?;
    let written = &line[..line.len() - rest.len()];
    let rest = rest.trim_start().strip_prefix("From ")?.trim_start();
    // A name may hold a colon; what parts it from the message has a blank before it, or the line's end after it.
    let (people, said) = match rest.split_once(" : ") {
        Some((people, said)) => (people, said),
        None => match rest.trim_end().strip_suffix(':') {
            Some(people) => (people, ""),
            None => rest.split_once(": ")?,
        },
    };
    let (name, to) = people.split_once(" to ").unwrap_or((people, ""));
    let is_private = to.contains("(Direct Message)") || to.contains("(Privately)");
    let name = name.trim();
    (!name.is_empty()).then(|| (Header { stamp: Some(stamp), written, name, said: said.trim() }, is_private))
}

/// Newer versions write a reaction as a message, and before an answer what it answers.
fn tell(message: String) -> Told {
    let is_reaction = message.starts_with("Reacted to \"") || message.starts_with("Removed a ");
    if is_reaction && !message.contains('\n') && (message.contains("\" with ") || message.contains(" reaction from \""))
    {
        return Told::nobodys(Aside::Reaction);
    }
    match message.strip_prefix("Replying to \"").and_then(|rest| rest.split_once("\"\n")) {
        Some((_, answer)) => Told::beside(answer.trim().to_owned(), vec![Aside::Reply]),
        None => Told::words(message),
    }
}
