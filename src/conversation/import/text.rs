//! Plain text with a speaker's name before each message: `Name: message`, over as many lines as it takes.

use super::draft::Draft;
use super::{Importer, Likeness, ReadError, ReadOptions};

pub(super) const IMPORTER: Importer =
    Importer { name: "text", about: "Plain text, each message as Name: message", sniff, read };

fn sniff(text: &str) -> Likeness {
    if super::json::is_json(text) { Likeness::No } else { Likeness::Perhaps }
}

fn read(text: &str, _: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let mut draft = Draft::default();
    for line in text.lines() {
        match line.split_once(": ") {
            Some((name, said)) => draft.say(name, None, said),
            None => {
                if let Some(message) = draft.messages.last_mut() {
                    message.text.push('\n');
                    message.text.push_str(line);
                }
            }
        }
    }
    if draft.messages.is_empty() { Err(ReadError::NoSpeakers) } else { Ok(vec![draft]) }
}
