//! Bytes become conversations. One format a file; what all formats share stands beside them.
//!
//! A format is an [`Importer`]: how sure it is that a text, or a folder of files, is its own, and how it reads it. To
//! add one, write its file and put one line into [`IMPORTERS`].

mod archive;
mod aside;
mod captions;
mod columns;
mod convokit;
mod decode;
mod discord;
mod draft;
mod error;
mod esconv;
mod hearken;
mod imessage;
mod instagram;
mod json;
mod markup;
mod names;
mod records;
mod signal;
mod slack;
mod stamp;
mod table;
mod telegram;
mod text;
mod transcript;
mod whatsapp;
mod word;
mod zoom;

pub use archive::HEAD;
pub(crate) use columns::plain as plain_header;
pub(crate) use decode::decode;
pub(super) use draft::name_key;
pub use error::ReadError;
pub(super) use error::list;
pub use stamp::DateOrder;
pub(crate) use table::rows as table_rows;

use super::numbered::Numbered;
use super::same_person::{self, NotTwo, SamePerson};
use super::{Conversation, Note, Role, Source, Speaker, roles};
use archive::{File, Folder};
use draft::{Draft, DraftSpeaker};
use std::collections::{BTreeMap, HashSet};

/// Every format, those with the plainest marks first: of two that are equally sure, the first reads the file.
static IMPORTERS: &[&Importer] = &[
    &hearken::IMPORTER,
    &esconv::IMPORTER,
    &convokit::IMPORTER,
    &telegram::IMPORTER,
    &discord::IMPORTER,
    &instagram::IMPORTER,
    &slack::IMPORTER,
    &signal::IMPORTER,
    &imessage::IMPORTER,
    &zoom::IMPORTER,
    &captions::IMPORTER,
    &whatsapp::IMPORTER,
    &table::IMPORTER,
    &records::IMPORTER,
    &text::IMPORTER,
    &word::IMPORTER,
];

/// One format: its name, what it is in a few plain words, and the ways in which it comes.
struct Importer {
    name: &'static str,
    about: &'static str,
    /// Whether it was tried on files that were not made for hearken, not only on what an exporter's source or documents say.
    tested: bool,
    readers: &'static [Reader],
}

/// A way in which a format comes.
enum Reader {
    Text {
        sniff: fn(&str) -> Likeness,
        read: fn(&str, &ReadOptions) -> Result<Vec<Draft>, ReadError>,
    },
    /// Several files that make sense only together.
    Folder {
        is: fn(&Folder) -> bool,
        /// Whether this file is one of them. `None`: all are, as in a document that is a zip.
        has: Option<fn(&File) -> bool>,
        read: for<'f> fn(&'f Folder, &ReadOptions) -> Result<Whole<'f>, ReadError>,
    },
}

/// What several files together hold.
#[derive(Default)]
struct Whole<'f> {
    drafts: Vec<Draft>,
    /// Those of the files that could not be read. The others are.
    broken: Vec<Refused<'f>>,
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

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// Stable, for programs, and for [`ReadOptions::format`].
    pub name: &'static str,
    /// A few plain words.
    pub about: &'static str,
    /// Whether it was tried on files that were not made for hearken, not only on what an exporter's source or documents say.
    pub tested: bool,
}

/// What the reader of a file says about it. All of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The name of a format, where finding it by content goes wrong.
    pub format: Option<String>,
    /// Which column holds what: from `text`, `speaker`, `time`, `conversation` to a header of the table, or a key of the
    /// JSON objects.
    pub columns: BTreeMap<String, String>,
    /// The order of numbers in dates, where the file does not show it.
    pub date_order: Option<DateOrder>,
    /// Names of those who support.
    pub supporter: Vec<String>,
    /// Names of those who seek support.
    pub seeker: Vec<String>,
    /// Names that are one person's. Roles may be given by any of them. Chats without both stay as they are.
    pub same: Vec<SamePerson>,
}

/// All formats.
pub fn formats() -> impl Iterator<Item = Format> {
    IMPORTERS.iter().map(|&&Importer { name, about, tested, .. }| Format { name, about, tested })
}

/// Reads every chat of a file, or of a zip of files. `file` is its name, from which chats without an id of their own
/// get one.
///
/// # Errors
/// When the file holds no chat that can be read, or an option names what is not there: see [`ReadError`].
pub fn read(bytes: &[u8], file: &str, options: &ReadOptions) -> Result<Vec<Conversation>, ReadError> {
    finish(in_bytes(bytes, options, 0)?, file, options)
}

/// Whether a file that begins so may hold a chat: of others no more than [`HEAD`] bytes need be read to be named.
pub fn may_hold_a_chat(head: &[u8]) -> bool {
    archive::may_be_read(head)
}

/// Whether this file may be one of several that a format reads together, as [`read_folder`] does. Any other can be read by
/// itself wherever it lies. `path` is from the folder on.
pub fn is_part(path: &str, bytes: Vec<u8>) -> bool {
    let file = File { path: path.to_owned(), bytes };
    let mut readers = IMPORTERS.iter().flat_map(|importer| importer.readers);
    readers.any(|reader| matches!(reader, Reader::Folder { has: Some(has), .. } if has(&file)))
}

/// Reads every chat of a folder: `files` are paths, with their bytes. What cannot be read is named in a note.
///
/// # Errors
/// When none of the files can be read, or an option names what is not there: see [`ReadError`].
pub fn read_folder(
    files: Vec<(String, Vec<u8>)>,
    name: &str,
    options: &ReadOptions,
) -> Result<Vec<Conversation>, ReadError> {
    finish(in_folder(&Folder::new(files), options, 0)?, name, options)
}

/// Chats as one importer read them out of one file.
struct Found {
    importer: &'static Importer,
    /// Where in a zip or folder they were.
    path: Option<String>,
    drafts: Vec<Draft>,
}

/// A zip may hold zips, and documents that are zips; a zip that holds itself has no end.
const DEEPEST: usize = 3;

fn in_bytes(bytes: &[u8], options: &ReadOptions, depth: usize) -> Result<Vec<Found>, ReadError> {
    if archive::is_zip(bytes) && depth < DEEPEST {
        return in_folder(&Folder::unzip(bytes)?, options, depth + 1);
    }
    let text = decode::decode(bytes)?;
    let (importer, drafts) = in_text(&text, options)?;
    Ok(vec![Found { importer, path: None, drafts }])
}

fn in_text(text: &str, options: &ReadOptions) -> Result<(&'static Importer, Vec<Draft>), ReadError> {
    let (importer, read) = match &options.format {
        Some(name) => {
            let importer = named(name)?;
            let (_, read) = importer.likeness(text).ok_or(ReadError::NoMessages)?;
            (importer, read)
        }
        // Only tables and records have columns to choose from.
        None if !options.columns.is_empty() && json::is_json(text) => (&records::IMPORTER, records::read as ReadText),
        None if !options.columns.is_empty() => (&table::IMPORTER, table::read as ReadText),
        None => most_likely(text)?,
    };
    Ok((importer, some(read(text, options)?)?))
}

/// The chats in which something was said, if there are any.
fn some(mut drafts: Vec<Draft>) -> Result<Vec<Draft>, ReadError> {
    drafts.retain(|draft| !draft.messages.is_empty());
    if drafts.is_empty() { Err(ReadError::NoMessages) } else { Ok(drafts) }
}

/// What is a whole to a format is read as one, of each format that finds its own; everything else file by file.
fn in_folder(folder: &Folder, options: &ReadOptions, depth: usize) -> Result<Vec<Found>, ReadError> {
    if folder.is_spreadsheet() {
        return Err(ReadError::Spreadsheet);
    }
    let asked = options.format.as_deref().map(named).transpose()?;
    let (mut found, mut broken) = (Vec::new(), Vec::new());
    let mut rest: Vec<&File> = folder.files.iter().collect();
    for &importer in IMPORTERS.iter().filter(|importer| asked.is_none_or(|asked| asked.name == importer.name)) {
        for reader in importer.readers {
            let Reader::Folder { is, has, read } = reader else { continue };
            if !rest.is_empty() && is(folder) {
                let whole = read(folder, options)?;
                broken.extend(whole.broken);
                found.extend(some(whole.drafts).ok().map(|drafts| Found { importer, path: None, drafts }));
                rest.retain(|file| has.is_some_and(|has| !has(file)));
            }
        }
    }
    let is_whole = rest.len() < folder.files.len();
    let (others, refused) = one_by_one(&rest, options, depth);
    found.extend(others);
    // Beside a whole lies what its program says of itself.
    let (beside, unknown): (Vec<_>, Vec<_>) =
        refused.into_iter().partition(|(_, error)| is_whole && error.is_no_chat());
    broken.extend(unknown);
    let Some(first) = found.iter_mut().find_map(|chats| chats.drafts.first_mut()) else {
        return Err(match broken.len() {
            0 if is_whole => ReadError::NoMessages,
            0 if folder.others.is_empty() => ReadError::Empty,
            0 => ReadError::NotText,
            1 if !is_whole => broken.remove(0).1,
            _ => ReadError::NothingInArchive { files: sentences(&broken) },
        });
    };
    first.notes.extend(beside_it(&beside));
    first.notes.extend(unread(&broken));
    first.notes.extend(not_text(folder));
    Ok(found)
}

/// A file of a folder, and why no chat was read from it.
type Refused<'f> = (&'f str, ReadError);

/// What a format's own files bring with them: no chat is missing.
fn beside_it(refused: &[Refused]) -> Option<Note> {
    let paths: Vec<&str> = refused.iter().map(|(path, _)| *path).collect();
    let text = format!("Not read, as no chat was found in them: {}.", error::list(&paths));
    (!paths.is_empty()).then(|| Note::new("files_beside", text))
}

/// What may have been a chat.
fn unread(refused: &[Refused]) -> Option<Note> {
    let others: Vec<&str> = refused.iter().skip(SHOWN).map(|(path, _)| *path).collect();
    let others = if others.is_empty() { String::new() } else { format!(" Nor these: {}.", error::list(&others)) };
    let text = format!("Not read: {}{others}", sentences(refused).join(" "));
    (!refused.is_empty()).then(|| Note::new(FILES_UNREAD, text))
}

/// What no chat can be in.
fn not_text(folder: &Folder) -> Option<Note> {
    let text = format!("Not opened, as they are no text: {}.", error::list(&folder.others));
    (!folder.others.is_empty()).then(|| Note::new("files_not_text", text))
}

fn sentences(refused: &[Refused]) -> Vec<String> {
    refused.iter().take(SHOWN).map(|(path, error)| format!("{path}: {error}")).collect()
}

/// The chats of these files, and why the others hold none.
fn one_by_one<'f>(files: &[&'f File], options: &ReadOptions, depth: usize) -> (Vec<Found>, Vec<Refused<'f>>) {
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    for file in files {
        match in_bytes(&file.bytes, options, depth) {
            Ok(chats) => found.extend(chats.into_iter().map(|chat| {
                let inner = chat.path.map_or_else(String::new, |inner| format!("/{inner}"));
                Found { path: Some(format!("{}{inner}", file.path)), ..chat }
            })),
            Err(error) => refused.push((file.path.as_str(), error)),
        }
    }
    (found, refused)
}

/// The code of the note that names files of a zip or folder which may be chats and could not be read.
pub const FILES_UNREAD: &str = "files_unread";

/// Of how many files a note says why they could not be read.
const SHOWN: usize = 5;

fn named(name: &str) -> Result<&'static Importer, ReadError> {
    let unknown = || ReadError::UnknownFormat { name: name.to_owned() };
    IMPORTERS.iter().copied().find(|importer| importer.name.eq_ignore_ascii_case(name)).ok_or_else(unknown)
}

type ReadText = fn(&str, &ReadOptions) -> Result<Vec<Draft>, ReadError>;

impl Importer {
    /// How much the text is like this format in the way in which it is most like it, and that way. `None`: the format is
    /// never one text.
    fn likeness(&self, text: &str) -> Option<(Likeness, ReadText)> {
        let mut best: Option<(Likeness, ReadText)> = None;
        for reader in self.readers {
            if let Reader::Text { sniff, read } = reader {
                let likeness = sniff(text);
                if best.is_none_or(|(before, _)| likeness > before) {
                    best = Some((likeness, *read));
                }
            }
        }
        best
    }
}

fn most_likely(text: &str) -> Result<(&'static Importer, ReadText), ReadError> {
    let mut best: Option<(Likeness, &'static Importer, ReadText)> = None;
    for &importer in IMPORTERS {
        let Some((likeness, read)) = importer.likeness(text) else { continue };
        if likeness > best.map_or(Likeness::No, |(before, ..)| before) {
            best = Some((likeness, importer, read));
        }
        // Nothing can be surer, and some formats look at the whole text.
        if likeness == Likeness::Sure {
            break;
        }
    }
    best.map(|(_, importer, read)| (importer, read)).ok_or_else(|| json::why_unknown(text))
}

/// A name given by the reader must be somebody's in the file.
fn check_names(found: &[Found], options: &ReadOptions) -> Result<(), ReadError> {
    let speakers = || found.iter().flat_map(|chats| &chats.drafts).flat_map(|draft| &draft.speakers);
    let is_somebody = |asked: &String| speakers().any(|one| one.is_called(asked));
    let same = options.same.iter().flat_map(|same| [&same.name, &same.also]);
    let mut asked = options.supporter.iter().chain(&options.seeker).chain(same);
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

/// Names that the reader takes for one person's must be two people's in a chat of the file.
fn check_same(found: &[Found], options: &ReadOptions) -> Result<(), ReadError> {
    let drafts = || found.iter().flat_map(|chats| &chats.drafts);
    let has_both = |same: &SamePerson, draft: &Draft| {
        let called = |asked| draft.speakers.iter().filter(move |one| one.is_called(asked));
        called(&same.name).any(|one| called(&same.also).any(|other| one.name != other.name))
    };
    match options.same.iter().find(|same| !drafts().any(|draft| has_both(same, draft))) {
        Some(same) => Err(NotTwo(same.clone()).into()),
        None => Ok(()),
    }
}

/// Drafts become conversations: each gets its id, its source and its roles.
fn finish(found: Vec<Found>, file: &str, options: &ReadOptions) -> Result<Vec<Conversation>, ReadError> {
    check_names(&found, options)?;
    check_same(&found, options)?;
    let alone = found.iter().map(|chats| chats.drafts.len()).sum::<usize>() == 1;
    let mut ids = Numbered::default();
    let mut conversations = Vec::new();
    for Found { importer, path, drafts } in found {
        let base = match &path {
            Some(path) if !alone => without_ending(path),
            _ => without_ending(file.rsplit(['/', '\\']).next().unwrap_or(file)),
        };
        let source_file = path.as_ref().map_or_else(|| file.to_owned(), |path| format!("{file}/{path}"));
        let several = drafts.len() > 1;
        for (index, draft) in drafts.into_iter().enumerate() {
            let made_id = if several { format!("{base}-{index:04}") } else { base.clone() };
            let id = ids.unused(draft.id.as_deref().unwrap_or(&made_id));
            let source = Source { format: importer.name.to_owned(), file: source_file.clone() };
            conversations.push(conversation(draft, id, source, importer, options));
        }
    }
    Ok(conversations)
}

fn conversation(draft: Draft, id: String, source: Source, importer: &Importer, options: &ReadOptions) -> Conversation {
    let known = draft.speakers.iter().all(|speaker| speaker.role.is_some());
    let mut notes = draft.notes;
    notes.extend(draft.asides.notes());
    notes.extend(names::note(&draft.numbered));
    if notes.iter().any(|note| LEFT_OUT.contains(&note.code.as_str())) {
        let count = draft.messages.len();
        let were = if count == 1 { "message was" } else { "messages were" };
        notes.push(Note::new("messages_read", format!("{count} {were} read. The format: {}.", importer.about)));
    }
    let speaker =
        |draft: DraftSpeaker| Speaker { name: draft.name, role: draft.role.unwrap_or(Role::Other), also: draft.also };
    let mut conversation = Conversation {
        id,
        source,
        speakers: draft.speakers.into_iter().map(speaker).collect(),
        messages: draft.messages,
        guess: None,
        states: draft.states,
        notes,
    };
    for same in &options.same {
        // That some chat of the file has both is checked; this one may be another.
        let _ = conversation.join(same);
    }
    same_person::renew_notes(&mut conversation);
    if !roles::give(&mut conversation, &options.supporter, &options.seeker) && !known {
        roles::guess(&mut conversation);
    }
    roles::renew_notes(&mut conversation);
    conversation
}

/// The notes beside which it is said what was read.
const LEFT_OUT: [&str; 7] =
    ["lines_skipped", "not_words", "rows_repeated", "entries_left_out", FILES_UNREAD, "files_beside", "files_not_text"];

/// A file's name, or its path in an archive, without the ending.
fn without_ending(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    let stem = if stem.is_empty() || stem == "-" { "chat" } else { stem };
    if folder.is_empty() { stem.to_owned() } else { format!("{folder}/{stem}") }
}
