//! Signal, as signal-export writes it: `[2021-12-30, 22:01] Anna: hello`, newer `[2021-12-30 22:01:05] Anna: hello`.
//! After its source, sigexport/models.py and sigexport/create.py: reactions, stickers, files and quotations stand in
//! the text as Markdown.

use super::aside::Aside;
use super::draft::Draft;
use super::stamp::Stamp;
use super::transcript::{Header, Line, Told, gather};
use super::{Importer, Likeness, ReadError, ReadOptions, Reader};

pub(super) static IMPORTER: Importer = Importer {
    name: "signal",
    about: "Signal, as signal-export's Markdown or text",
    tested: true,
    readers: &[Reader::Text { sniff, read }],
};

fn sniff(text: &str) -> Likeness {
    let first = text.lines().find(|line| !line.trim().is_empty());
    if first.is_some_and(|line| header(line).is_some()) { Likeness::Sure } else { Likeness::No }
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let line = |line| (line, header(line).map_or(Line::Continues, Line::Opens));
    Ok(vec![gather(text.lines().map(line), options.date_order, tell)])
}

fn header(line: &str) -> Option<Header<'_>> {
    let (written, rest) = line.strip_prefix('[')?.split_once("] ")?;
    let digits_as = |form: &str| {
        let same = |(byte, like): (u8, u8)| if like == b'0' { byte.is_ascii_digit() } else { byte == like };
        written.len() == form.len() && written.bytes().zip(form.bytes()).all(same)
    };
    // WhatsApp's times have seconds after a comma; pasted times have neither.
    if !digits_as("0000-00-00, 00:00") && !digits_as("0000-00-00 00:00:00") {
        return None;
    }
    let (name, said) = rest.split_once(':')?;
    let stamp = Stamp::whole(written)?;
    (!name.trim().is_empty()).then(|| Header { stamp: Some(stamp), written, name: name.trim(), said: said.trim() })
}

fn tell(message: String) -> Told {
    if message == "(This message was deleted)" {
        return Told::beside(String::new(), vec![Aside::Deleted]);
    }
    if is_call(&message) {
        return Told::nobodys(Aside::Program);
    }
    let mut asides = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    let quoted = message.trim_start_matches('\n').starts_with("> ");
    let mut in_quotation = quoted;
    if quoted {
        asides.push(Aside::Reply);
    }
    for line in message.trim_start_matches('\n').split('\n') {
        in_quotation &= line.starts_with('>');
        let is_between = |open, close| line.starts_with(open) && line.trim_end().ends_with(close);
        match () {
            () if in_quotation => {}
            () if is_between("(- ", " -)") => asides.extend(line.split(", ").map(|_| Aside::Reaction)),
            () if is_between("(( ", " ))") => asides.push(Aside::Attachment),
            () => lines.push(without_files(line, &mut asides)),
        }
    }
    if asides.is_empty() {
        return Told::words(message);
    }
    Told::beside(lines.join("\n").trim().to_owned(), asides)
}

/// `![photo.jpg](./media/photo.jpg)`: the line without it.
fn without_files(line: &str, asides: &mut Vec<Aside>) -> String {
    let mut words = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("](./") {
        let Some((open, close)) = rest[..at].rfind('[').zip(rest[at..].find(')')) else {
            break;
        };
        words.push_str(rest[..open].strip_suffix('!').unwrap_or(&rest[..open]));
        asides.push(Aside::Attachment);
        rest = &rest[at + close + 1..];
    }
    words + rest
}

/// "Incoming voice call (accepted, 3m 2s)", "Missed video call", "Outgoing call"
fn is_call(message: &str) -> bool {
    let (call, detail) = message.split_once(" (").map_or((message, None), |(call, detail)| (call, Some(detail)));
    let known = |kind: &str| matches!(kind, "call" | "voice call" | "video call" | "group call");
    let is_one = ["Incoming ", "Outgoing ", "Missed "].iter().any(|how| call.strip_prefix(how).is_some_and(known));
    is_one && detail.is_none_or(|detail| detail.ends_with(')'))
}
