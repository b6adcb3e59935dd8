//! WhatsApp's "Export chat", from Android (`30/12/21, 22:01 - Anna: hello`) and iOS (`[30.12.21, 22:01:05] Anna: hello`).

use super::aside::Aside;
use super::draft::{Draft, is_invisible_mark};
use super::stamp::Stamp;
use super::transcript::{Header, Line, Told, gather};
use super::{Importer, Likeness, ReadError, ReadOptions, Reader};

pub(super) static IMPORTER: Importer = Importer {
    name: "whatsapp",
    about: "WhatsApp's export of a chat: the text, or the zip that the phone sends",
    tested: true,
    readers: &[Reader::Text { sniff, read }],
};

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

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let draft = gather(text.lines().map(|line| (line, line_kind(line))), options.date_order, tell);
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

/// The marks that phones put where a message is no words: in English and in the languages in which we know them.
const ATTACHED: &[&str] = &[
    "<media omitted>",
    "<medien ausgeschlossen>",
    "<multimedia omitido>",
    "<archivo omitido>",
    "<médias omis>",
    "<media omessi>",
    "<media weggelaten>",
    "<arquivo de mídia oculto>",
    "<mídia oculta>",
    "<ficheiro não revelado>",
    "<без медиафайлов>",
    "<pominięto multimedia>",
    "<medya dahil edilmedi>",
    "image omitted",
    "video omitted",
    "audio omitted",
    "gif omitted",
    "sticker omitted",
    "document omitted",
    "contact card omitted",
    "video note omitted",
    "bild weggelassen",
    "video weggelassen",
    "audio weggelassen",
    "sticker weggelassen",
    "imagen omitida",
    "audio omitido",
    "video omitido",
    "image absente",
    "audio omis",
    "vidéo absente",
];

const DELETED: &[&str] = &[
    "this message was deleted",
    "you deleted this message",
    "diese nachricht wurde gelöscht",
    "du hast diese nachricht gelöscht",
    "este mensaje fue eliminado",
    "eliminaste este mensaje",
    "se eliminó este mensaje",
    "ce message a été supprimé",
    "vous avez supprimé ce message",
    "questo messaggio è stato eliminato",
    "hai eliminato questo messaggio",
    "mensagem apagada",
    "você apagou esta mensagem",
    "dit bericht is verwijderd",
];

/// What the program says under somebody's name.
const PROGRAM: &[&str] = &[
    "messages and calls are end-to-end encrypted",
    "messages to this chat and calls are now secured with end-to-end encryption",
    "messages you send to this chat and calls are now secured with end-to-end encryption",
    "missed voice call",
    "missed video call",
    "missed group voice call",
    "missed group video call",
    "voice call,",
    "video call,",
    "waiting for this message",
    "null",
];

const EDITED: &[&str] =
    &["<this message was edited>", "<diese nachricht wurde bearbeitet.>", "<se editó este mensaje.>"];

/// What a message is. The marks of phones stand alone on a line, on iPhones after a mark of writing direction.
fn tell(message: String) -> Told {
    let lower = plain(&message);
    let is = |marks: &[&str]| marks.contains(&lower.trim_end_matches('.'));
    let by_program = PROGRAM.iter().any(|mark| match *mark {
        "null" => lower == "null",
        mark => lower.starts_with(mark) && (message.starts_with('\u{200e}') || lower.len() <= mark.len() + 1),
    });
    match () {
        () if by_program => Told::nobodys(Aside::Program),
        () if is(DELETED) => Told::beside(String::new(), vec![Aside::Deleted]),
        () => without_marks(message),
    }
}

/// The message without the lines that stand for files and without the mark of an edit at its end.
fn without_marks(message: String) -> Told {
    let mut asides = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    for (index, line) in message.split('\n').enumerate() {
        let lower = plain(line);
        let by_iphone = index == 0 && line.starts_with('\u{200e}') && line.split_whitespace().count() <= 3;
        match iphone_attachment(line) {
            Some(caption) => {
                asides.push(Aside::Attachment);
                kept.push(caption);
            }
            None if lower.starts_with("location: https://maps.google.com/?q=") => asides.push(Aside::Attachment),
            None if by_iphone || ATTACHED.contains(&lower.as_str()) || is_attached_file(&lower) => {
                asides.push(Aside::Attachment);
            }
            None => kept.push(line),
        }
    }
    if let Some(last) = kept.last_mut() {
        let lower = plain(last);
        if let Some(mark) = EDITED.iter().find(|mark| lower.ends_with(**mark))
            && let Some(at) = last.rfind('<').filter(|at| plain(&last[*at..]) == *mark)
        {
            asides.push(Aside::Edited);
            *last = last[..at].trim_end_matches(|letter: char| letter.is_whitespace() || is_invisible_mark(letter));
        }
    }
    if asides.is_empty() {
        return Told::words(message);
    }
    Told::beside(kept.join("\n").trim().to_owned(), asides)
}

/// `caption <attached: 00000012-PHOTO.jpg>`, in whatever language: what stands before it.
fn iphone_attachment(line: &str) -> Option<&str> {
    let at = line.find("\u{200e}<")?;
    let (_, file) = line[at..].trim_end().strip_suffix('>')?.split_once(": ")?;
    let numbered = file.bytes().take_while(u8::is_ascii_digit).count() >= 4;
    numbered.then(|| line[..at].trim_end())
}

/// `img-20211230-wa0001.jpg (file attached)`, in whatever language
fn is_attached_file(line: &str) -> bool {
    let Some((file, remark)) = line.split_once(" (").filter(|(_, remark)| remark.ends_with(')')) else {
        return false;
    };
    let known = ["file attached)", "datei angehängt)", "archivo adjunto)", "fichier joint)", "file allegato)"];
    let numbered = || {
        let mut parts = file.split('-');
        let kind = parts.next().is_some_and(|kind| matches!(kind, "img" | "vid" | "aud" | "ptt" | "stk" | "doc"));
        let day = parts.next().is_some_and(|day| day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()));
        kind && day && parts.next().is_some_and(|rest| rest.starts_with("wa"))
    };
    file.contains('.') && (known.contains(&remark) || numbered())
}

/// In lower case, without blanks and invisible marks at the ends.
fn plain(text: &str) -> String {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_invisible_mark(letter)).to_lowercase()
}
