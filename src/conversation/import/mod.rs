//! Bytes become conversations. One format a file; what all formats share stands beside them.
//!
//! A format is an [`Importer`]: how sure it is that a text is its own, and how it reads it. To add one, write its
//! file and put one line into [`IMPORTERS`].

mod convokit;
mod decode;
mod draft;
mod error;
mod esconv;
mod json;
mod stamp;
mod table;
mod text;
mod transcript;
mod whatsapp;

pub(crate) use decode::decode;
pub(super) use draft::name_key;
pub use error::ReadError;
pub(crate) use table::{plain as plain_header, rows as table_rows};

use super::{Conversation, Role, Source, Speaker, roles};
use draft::Draft;
use std::collections::{BTreeMap, HashSet};

/// Every format, those with the plainest marks first: of two that are equally sure, the first reads the file.
static IMPORTERS: &[&Importer] =
    &[&esconv::IMPORTER, &convokit::IMPORTER, &whatsapp::IMPORTER, &table::IMPORTER, &text::IMPORTER];

/// One format: its name, what it is in a few plain words, and its two doings.
struct Importer {
    name: &'static str,
    about: &'static str,
    sniff: fn(&str) -> Likeness,
    read: fn(&str, &ReadOptions) -> Result<Vec<Draft>, ReadError>,
}

/// How much a text looks like a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    No,
    /// Nothing speaks against it.
    Perhaps,
    Likely,
    Sure,
}

/// What the reader of a file says about it. All of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The name of a format, where finding it by content goes wrong.
    pub format: Option<String>,
    /// Which column holds what: from `text`, `speaker`, `time`, `conversation` to a header of the table.
    pub columns: BTreeMap<String, String>,
    /// Names of those who support.
    pub supporter: Vec<String>,
    /// Names of those who seek support.
    pub seeker: Vec<String>,
}

/// The names of all formats, and what each is in a few plain words.
pub fn formats() -> impl Iterator<Item = (&'static str, &'static str)> {
    IMPORTERS.iter().map(|importer| (importer.name, importer.about))
}

/// Reads every chat of a file. `file` is its name, from which chats without an id of their own get one.
///
/// # Errors
/// When the file holds no chat that can be read, or an option names what is not there: see [`ReadError`].
pub fn read(bytes: &[u8], file: &str, options: &ReadOptions) -> Result<Vec<Conversation>, ReadError> {
    let text = decode::decode(bytes)?;
    let importer = match &options.format {
        Some(name) => named(name)?,
        // Only tables have columns to choose from.
        None if !options.columns.is_empty() && !json::is_json(&text) => &table::IMPORTER,
        None => most_likely(&text)?,
    };
    let mut drafts = (importer.read)(&text, options)?;
    drafts.retain(|draft| !draft.messages.is_empty());
    if drafts.is_empty() {
        return Err(ReadError::NoMessages);
    }
    check_names(&drafts, options)?;
    let several = drafts.len() > 1;
    let source = Source { format: importer.name.to_owned(), file: file.to_owned() };
    let finish = |(index, draft)| conversation(draft, id_from_name(file, several.then_some(index)), &source, options);
    Ok(drafts.into_iter().enumerate().map(finish).collect())
}

fn named(name: &str) -> Result<&'static Importer, ReadError> {
    let unknown = || ReadError::UnknownFormat { name: name.to_owned() };
    IMPORTERS.iter().copied().find(|importer| importer.name.eq_ignore_ascii_case(name)).ok_or_else(unknown)
}

fn most_likely(text: &str) -> Result<&'static Importer, ReadError> {
    let likeness = IMPORTERS.iter().map(|importer| ((importer.sniff)(text), importer));
    // The last of the greatest wins, so the first format comes last.
    match likeness.rev().max_by_key(|(likeness, _)| *likeness) {
        Some((Likeness::No, _)) | None => Err(json::why_unknown(text)),
        Some((_, importer)) => Ok(importer),
    }
}

/// A name given by the reader must be somebody's in the file.
fn check_names(drafts: &[Draft], options: &ReadOptions) -> Result<(), ReadError> {
    let speakers = || drafts.iter().flat_map(|draft| &draft.speakers);
    let is_somebody = |asked: &String| speakers().any(|one| roles::is_called(&one.name, asked));
    let mut asked = options.supporter.iter().chain(&options.seeker);
    let Some(nobody) = asked.find(|asked| !is_somebody(asked)) else {
        return Ok(());
    };
    let mut seen = HashSet::new();
    let names = speakers().map(|speaker| speaker.name.clone());
    Err(ReadError::UnknownSpeaker {
        name: nobody.clone(),
        names: names.filter(|name| seen.insert(name.clone())).collect(),
    })
}

fn conversation(draft: Draft, made_id: String, source: &Source, options: &ReadOptions) -> Conversation {
    let known = draft.speakers.iter().all(|speaker| speaker.role.is_some());
    let speaker = |draft: draft::DraftSpeaker| Speaker { name: draft.name, role: draft.role.unwrap_or(Role::Other) };
    let mut conversation = Conversation {
        id: draft.id.unwrap_or(made_id),
        source: source.clone(),
        speakers: draft.speakers.into_iter().map(speaker).collect(),
        messages: draft.messages,
        guess: None,
        states: draft.states,
        notes: draft.notes,
    };
    if !roles::give(&mut conversation, &options.supporter, &options.seeker) && !known {
        roles::guess(&mut conversation);
    }
    roles::renew_notes(&mut conversation);
    conversation
}

/// The file's name without its folders and its ending, and `-0000`, `-0001`, ... where it holds several chats.
fn id_from_name(file: &str, index: Option<usize>) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    let stem = if stem.is_empty() || stem == "-" { "chat" } else { stem };
    match index {
        Some(index) => format!("{stem}-{index:04}"),
        None => stem.to_owned(),
    }
}
