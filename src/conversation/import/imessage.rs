//! iMessage, as imessage-exporter writes it as text: a time, the sender's name, the message, a blank line. After its
//! source, imessage-exporter/src/exporters/txt.rs: answers stand indented below what they answer, and once more in their
//! own place.

use super::aside::Aside;
use super::draft::Draft;
use super::stamp::{Stamp, Times};
use super::{Importer, Likeness, ReadError, ReadOptions, Reader};
use crate::conversation::Note;
use crate::counted::counted;

pub(super) static IMPORTER: Importer = Importer {
    name: "imessage",
    about: "iMessage, as imessage-exporter's text",
    tested: false,
    readers: &[Reader::Text { sniff, read }],
};

/// "May 17, 2022  5:29:42 PM", with nothing but "(Read by ...)" after it, and a name below
fn sniff(text: &str) -> Likeness {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let opens = lines.next().and_then(opening).is_some_and(|(_, _, rest)| rest.is_empty() || rest.starts_with('('));
    let named = lines.next().is_some_and(|line| !line.trim().is_empty());
    if opens && named { Likeness::Sure } else { Likeness::No }
}

/// A line that begins a message: the stamp, as it is written, and what follows it.
fn opening(line: &str) -> Option<(Stamp, &str, &str)> {
    if line.starts_with(char::is_whitespace) || !line.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return None;
    }
    let (stamp, rest) = Stamp::at_start(line)?;
    let written = line[..line.len() - rest.len()].trim_end();
    (stamp.is_dated() && written.ends_with('M')).then(|| (stamp, written, rest.trim()))
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let mut draft = Draft::default();
    let mut times = Times::default();
    let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut before = 0;
    let mut after_blank = true;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        // A date within a message is the message's.
        let opening = opening(line).filter(|_| std::mem::replace(&mut after_blank, false));
        after_blank = line.trim().is_empty();
        match opening {
            // "(Read by them after 2 minutes)"
            Some((stamp, written, rest)) if rest.is_empty() || rest.starts_with('(') => {
                let name = lines.next_if(|name| !name.trim().is_empty()).map_or("(no name)", str::trim);
                times.push_stamp(Some(stamp), written);
                said.push((name, Vec::new()));
            }
            // "Mar 06, 2024  9:02:00 AM Me named the conversation Dinner"
            Some(_) => draft.beside(Aside::Program, 1),
            None => match said.last_mut() {
                Some((_, message)) => message.push(line),
                None => before += usize::from(!line.trim().is_empty()),
            },
        }
    }
    let (times, notes) = times.read(options.date_order);
    draft.notes.extend(notes);
    for ((name, lines), time) in said.into_iter().zip(times) {
        let words = words(&lines, &mut draft);
        draft.say(name, time, words);
    }
    if before > 0 {
        let text = format!("Left out: {} before the first message.", counted(before, "line", "lines"));
        draft.notes.push(Note::new("lines_skipped", text));
    }
    Ok(vec![draft])
}

/// The lines of a message that its author wrote.
fn words(lines: &[&str], draft: &mut Draft) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut in_tapbacks = false;
    // Answers that stand below what they answer, indented, come again in their own place.
    let mut in_answers = false;
    for line in lines {
        let indented = line.starts_with("    ");
        in_tapbacks &= indented && opening(line.trim_start()).is_none();
        in_answers &= indented || line.trim().is_empty();
        in_answers |= indented && opening(line.trim_start()).is_some();
        match () {
            () if in_tapbacks => draft.beside(Aside::Reaction, 1),
            () if in_answers => {}
            () if *line == "Tapbacks:" => in_tapbacks = true,
            () if *line == "This message responded to an earlier message." => draft.beside(Aside::Reply, 1),
            () if line.starts_with("Edited ") && line.contains(" later: ") => {
                draft.beside(Aside::Edited, 1);
                kept.clear();
                kept.push(line.split_once(" later: ").map_or("", |(_, last)| last));
            }
            () if line.ends_with(" unsent this message!") || line.contains(" unsent this message part ") => {
                draft.beside(Aside::Deleted, 1);
            }
            () if is_file(line) => draft.beside(Aside::Attachment, 1),
            () if line.starts_with("Sent with ") => {}
            () => kept.push(line),
        }
    }
    kept.join("\n").trim().to_owned()
}

/// A path, on a line of its own.
fn is_file(line: &str) -> bool {
    let line = line.trim();
    let ending = line.rsplit_once('.').is_some_and(|(_, ending)| (2..=5).contains(&ending.len()));
    let path = line.starts_with("attachments/") || line.contains("/Attachments/") || line.starts_with("~/Library/");
    path && ending || line.starts_with("Sticker from ")
}
