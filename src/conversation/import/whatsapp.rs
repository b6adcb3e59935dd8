//! WhatsApp's "Export chat", from Android (`30/12/21, 22:01 - Anna: hello`) and iOS (`[30.12.21, 22:01:05] Anna: hello`).

use super::draft::{Draft, is_invisible_mark};
use super::stamp::Stamp;
use super::transcript::{Header, Line, gather};
use super::{Importer, Likeness, ReadError, ReadOptions};

pub(super) static IMPORTER: Importer =
    Importer { name: "whatsapp", about: "WhatsApp's export of a chat, as text", sniff, read };

/// How many lines show whether this is our format.
const SAMPLE: usize = 100;

fn sniff(text: &str) -> Likeness {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE);
    let kinds: Vec<Line> = lines.map(line_kind).collect();
    let begins = |kind: &&Line| matches!(kind, Line::Opens(_));
    let stamped_first = !matches!(kinds.first(), None | Some(Line::Continues));
    // Long messages of many lines leave few that begin one.
    let many = kinds.iter().filter(begins).count() * 10 >= kinds.len().max(1);
    if stamped_first && many { Likeness::Sure } else { Likeness::No }
}

fn read(text: &str, _: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let draft = gather(text.lines().map(|line| (line, line_kind(line))));
    if draft.messages.is_empty() { Err(ReadError::NoMessages) } else { Ok(vec![draft]) }
}

fn line_kind(line: &str) -> Line<'_> {
    let Some((stamp, written, rest)) = stamped(line) else {
        return Line::Continues;
    };
    match rest.split_once(':') {
        Some((name, said)) if is_name(name) => {
            Line::Opens(Header { stamp: Some(stamp), written, name: name.trim(), said: said.trim() })
        }
        _ => Line::System,
    }
}

/// A line's date and clock, as read and as written, and what stands after them.
fn stamped(line: &str) -> Option<(Stamp, &str, &str)> {
    let line = line.trim_start_matches(|letter: char| letter.is_whitespace() || is_invisible_mark(letter));
    let (written, rest) = match line.strip_prefix('[') {
        Some(inside) => inside.split_at_checked(inside.get(..inside.len().min(60)).unwrap_or(inside).find(']')?)?,
        None => {
            let (_, rest) = Stamp::at_start(line)?;
            line.split_at(line.len() - rest.len())
        }
    };
    let stamp = Stamp::whole(written).filter(Stamp::is_dated)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(']').or_else(|| rest.strip_prefix("- ")).or_else(|| rest.strip_prefix("– "))?;
    Some((stamp, written, rest.trim_start()))
}

/// `Anna added Ben: ...` and quoted group names are no names.
fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= 80 && !name.contains(['"', '“', '”', '«'])
}
