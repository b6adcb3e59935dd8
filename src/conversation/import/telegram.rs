//! Telegram Desktop's export: `result.json` of one chat or of all, or the pages `messages.html`, `messages2.html`, ...

use super::archive::{File, Folder};
use super::aside::{Aside, reactions};
use super::draft::Draft;
use super::markup::{Piece, attribute, pieces, unescape};
use super::stamp::Times;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, Whole, decode, json};
use jiff::civil::DateTime;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) static IMPORTER: Importer = Importer {
    name: "telegram",
    about: "Telegram Desktop's export, as JSON, or as HTML (that untested on real files)",
    tested: true,
    readers: &[
        Reader::Text { sniff, read },
        Reader::Text { sniff: sniff_page, read: read_page },
        Reader::Folder { is: has_pages, has: Some(is_page), read: read_pages },
    ],
};

fn sniff(text: &str) -> Likeness {
    let chat = json::has_keys(text, &[&["messages"], &["from"], &["text"], &["date_unixtime", "from_id"]]);
    // Of the export of all chats, contacts and much else stand first.
    let all = json::has_keys(text, &[&["about"], &["personal_information", "contacts", "chats", "frequent_contacts"]]);
    let says_so = || text[..text.floor_char_boundary(1000)].contains("Here is the data you requested");
    if all == Likeness::Sure && says_so() { Likeness::Sure } else { chat }
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let mut drafts = Vec::new();
    for export in json::values(text)? {
        let listed = ["chats", "left_chats"].iter().filter_map(|key| export.get(key)?.get("list")?.as_array());
        let all: Vec<&Value> = listed.flatten().collect();
        if all.is_empty() {
            drafts.push(chat(&export, options));
        } else {
            drafts.extend(all.into_iter().map(|one| chat(one, options)));
        }
    }
    Ok(drafts)
}

fn chat(chat: &Value, options: &ReadOptions) -> Draft {
    let mut draft = Draft::new(json::id(chat, &["id", "name"]));
    let messages = chat.get("messages").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut times = Times::default();
    for message in messages {
        times.push(&time(message));
    }
    let (times, notes) = times.read(options.date_order);
    draft.notes.extend(notes);
    for (message, time) in messages.iter().zip(times) {
        let field = |key: &str| message.get(key).filter(|value| !value.is_null());
        if field("type").and_then(Value::as_str) == Some("service") {
            draft.beside(Aside::Program, 1);
            continue;
        }
        let name = field("from").and_then(Value::as_str).unwrap_or("Deleted Account");
        let id = json::id(message, &["from_id"]).unwrap_or_else(|| name.to_owned());
        draft.say_by_id(&id, name, time, field("text").map(words).unwrap_or_default());
        const ATTACHED: [&str; 7] =
            ["photo", "file", "media_type", "poll", "location_information", "contact_information", "game_title"];
        draft.beside(Aside::Attachment, usize::from(ATTACHED.iter().any(|key| field(key).is_some())));
        draft.beside(Aside::Edited, usize::from(field("edited").is_some()));
        draft.beside(Aside::Reply, usize::from(field("reply_to_message_id").is_some()));
        draft.beside(Aside::Forwarded, usize::from(field("forwarded_from").is_some()));
        draft.beside(Aside::Reaction, reactions(message));
    }
    draft
}

/// The local time and the same instant in UTC, where both are there, give the offset.
fn time(message: &Value) -> String {
    let field = |key: &str| message.get(key).and_then(Value::as_str).unwrap_or_default();
    let (local, instant) = (field("date"), field("date_unixtime"));
    offset(local, instant).unwrap_or_else(|| if instant.is_empty() { local } else { instant }.to_owned())
}

fn offset(local: &str, instant: &str) -> Option<String> {
    let local: DateTime = local.parse().ok()?;
    let instant = jiff::Timestamp::from_second(instant.parse().ok()?).ok()?;
    let seconds = local.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second() - instant.as_second();
    let minutes = seconds / 60;
    let plausible = seconds % 60 == 0 && minutes.abs() <= 14 * 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    plausible.then(|| format!("{local}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60))
}

/// Words with a style come as an array of pieces.
fn words(text: &Value) -> String {
    let Value::Array(parts) = text else {
        return text.as_str().unwrap_or_default().to_owned();
    };
    let mut words = String::new();
    let mut styled_before = false;
    for part in parts {
        let piece = part.as_str().or_else(|| part.get("text")?.as_str()).unwrap_or_default();
        // Nothing else parts a link from the styled word before it.
        let is_link = part.get("type").and_then(Value::as_str) == Some("link");
        if is_link && styled_before && !words.ends_with(char::is_whitespace) {
            words.push(' ');
        }
        styled_before = part.is_object();
        words.push_str(piece);
    }
    words
}

fn sniff_page(text: &str) -> Likeness {
    let head = &text[..text.floor_char_boundary(100_000)];
    let page = head.contains("class=\"page_header\"") || head.contains("class=\"history\"");
    if page && head.contains("class=\"message ") { Likeness::Sure } else { Likeness::No }
}

fn read_page(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    Ok(vec![pages(std::iter::once(text), None, options)])
}

fn has_pages(folder: &Folder) -> bool {
    folder.files.iter().any(is_page)
}

fn is_page(file: &File) -> bool {
    page_number(file).is_some()
}

/// "messages.html" is 1, "messages12.html" is 12; nothing else is a page.
fn page_number(file: &File) -> Option<usize> {
    let number = file.name().strip_prefix("messages")?.strip_suffix(".html")?;
    let head = String::from_utf8_lossy(&file.bytes[..file.bytes.len().min(100_000)]);
    let number = if number.is_empty() { Some(1) } else { number.parse().ok() };
    number.filter(|_| sniff_page(&head) == Likeness::Sure)
}

/// The pages of a chat are one chat.
fn read_pages<'f>(folder: &'f Folder, options: &ReadOptions) -> Result<Whole<'f>, ReadError> {
    let mut chats: BTreeMap<&str, BTreeMap<usize, Cow<str>>> = BTreeMap::new();
    let mut broken = Vec::new();
    for file in &folder.files {
        let Some(number) = page_number(file) else { continue };
        match decode::decode(&file.bytes) {
            Ok(text) => drop(chats.entry(file.folder()).or_default().insert(number, text)),
            Err(error) => broken.push((file.path.as_str(), error)),
        }
    }
    let several = chats.len() > 1;
    let chat = |(path, texts): (&str, BTreeMap<usize, Cow<str>>)| {
        pages(texts.values().map(AsRef::as_ref), several.then(|| path.to_owned()), options)
    };
    Ok(Whole { drafts: chats.into_iter().map(chat).collect(), broken })
}

/// What one page says of a message.
#[derive(Default)]
struct Told {
    name: String,
    /// Such as "30.12.2021 22:01:05 UTC+01:00".
    time: String,
    text: String,
    asides: Vec<Aside>,
}

fn pages<'t>(texts: impl Iterator<Item = &'t str>, id: Option<String>, options: &ReadOptions) -> Draft {
    let mut told: Vec<Told> = Vec::new();
    let mut draft = Draft::new(id);
    for text in texts {
        page(text, &mut told, &mut draft);
    }
    let mut times = Times::default();
    for message in &told {
        times.push(&message.time.replace("UTC", ""));
    }
    let (times, notes) = times.read(options.date_order);
    draft.notes.extend(notes);
    for (message, time) in told.into_iter().zip(times) {
        message.asides.iter().for_each(|&aside| draft.beside(aside, 1));
        draft.say(&message.name, time, message.text.trim());
    }
    draft
}

/// A page has about ten elements within one another.
const DEEPEST: usize = 100;

/// What an element is, with all that it is in.
#[derive(Debug, Clone, Copy, Default)]
struct Inside {
    name: bool,
    text: bool,
    forwarded: bool,
    /// A file, what is answered, reactions.
    beside: bool,
    /// A remark of the page itself, such as a time.
    details: bool,
}

/// A page on its way from top to bottom.
struct Page<'p> {
    told: &'p mut Vec<Told>,
    draft: &'p mut Draft,
    /// Who sent the last message: one that is joined to it bears no name.
    name: String,
    in_message: bool,
}

fn page(text: &str, told: &mut Vec<Told>, draft: &mut Draft) {
    let name = told.last().map(|last| last.name.clone()).unwrap_or_default();
    let mut page = Page { told, draft, name, in_message: false };
    let mut open: Vec<(&str, Inside)> = Vec::new();
    for piece in pieces(text) {
        let inside = open.last().map(|(_, inside)| *inside).unwrap_or_default();
        match piece {
            Piece::Open("br", _) => page.write("\n", inside),
            Piece::Open(tag, attributes) => {
                let inside = page.enter(tag, attributes, inside);
                let is_empty = matches!(tag, "img" | "meta" | "link" | "input" | "hr");
                if !is_empty && open.len() < DEEPEST {
                    open.push((tag, inside));
                }
            }
            Piece::Close(tag) => {
                if let Some(at) = open.iter().rposition(|(name, _)| *name == tag) {
                    open.truncate(at);
                }
            }
            Piece::Text(text) => page.write(text, inside),
        }
    }
}

impl Page<'_> {
    /// What begins with this element.
    fn enter(&mut self, tag: &str, attributes: &str, outer: Inside) -> Inside {
        let class = attribute(attributes, "class").unwrap_or_default();
        let has = |wanted: &str| class.split_whitespace().any(|one| one == wanted);
        if tag == "div" && has("message") {
            self.begin(has("default"), has("joined"), attributes);
        }
        if let Some(message) = self.told.last_mut().filter(|_| self.in_message) {
            if message.time.is_empty() && has("date") {
                message.time = attribute(attributes, "title").unwrap_or_default().to_owned();
            }
            let asides = [
                ("media_wrap", Aside::Attachment),
                ("reply_to", Aside::Reply),
                ("forwarded", Aside::Forwarded),
                ("reaction", Aside::Reaction),
            ];
            message.asides.extend(asides.into_iter().filter(|(class, _)| has(class)).map(|(_, aside)| aside));
        }
        Inside {
            name: outer.name || has("from_name"),
            text: outer.text || has("text"),
            forwarded: outer.forwarded || has("forwarded"),
            beside: outer.beside || has("media_wrap") || has("reply_to") || has("reactions"),
            details: has("details"),
        }
    }

    fn begin(&mut self, by_somebody: bool, joined: bool, attributes: &str) {
        self.in_message = by_somebody;
        // Dates between days are messages of the program with an id below zero: nobody misses them.
        let is_date = || attribute(attributes, "id").is_some_and(|id| id.starts_with("message-"));
        if by_somebody {
            let name = if joined { self.name.clone() } else { String::new() };
            self.told.push(Told { name, ..Told::default() });
        } else if !is_date() {
            self.draft.beside(Aside::Program, 1);
        }
    }

    /// Text goes where the element says that it is in.
    fn write(&mut self, text: &str, inside: Inside) {
        let Some(message) = self.told.last_mut().filter(|_| self.in_message) else {
            return;
        };
        match inside {
            Inside { beside: true, .. } | Inside { details: true, .. } => {}
            // In a forwarded body stands the name of who wrote it first.
            Inside { name: true, forwarded: true, .. } => {}
            Inside { name: true, .. } => {
                message.name = format!("{}{}", message.name, unescape(text)).trim().to_owned();
                self.name.clone_from(&message.name);
            }
            Inside { text: true, .. } => {
                // The page's own line breaks and indents are no words.
                let plain = unescape(text);
                let at_line = message.text.is_empty() || message.text.ends_with('\n');
                message.text.push_str(if at_line { plain.trim_start_matches(['\n', ' ']) } else { &plain });
            }
            _ => {}
        }
    }
}
