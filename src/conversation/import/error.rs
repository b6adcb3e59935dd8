//! Why a file could not be read: a code for programs, a sentence for people.

use super::formats;
use crate::conversation::same_person::NotTwo;

/// Why a file could not be read. The sentence says what is wrong, where, and what to do; the file's name is
/// the caller's to put before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("This file is empty.")]
    Empty,

    #[error("This does not look like text. Export as text, CSV or JSON, or paste it.")]
    NotText,

    #[error("Line {line} is not UTF-8 text. Nothing was read. Save the file as UTF-8 and try again.")]
    NotUtf8 { line: usize },

    #[error("Line {line} is not whole JSON. Nothing was read. Export the chat again, or mend that line.")]
    BadJson { line: usize },

    #[error("This JSON holds no chat in a form that hearken reads. It reads: {}.", what_is_read())]
    UnknownJson,

    #[error(
        "Line {line} opens a quotation mark that is never closed. Nothing was read. Close it, or save the table again."
    )]
    BadTable { line: usize },

    #[error(
        "Row {row} has \"{}\" in the column {column}, which is no whole number. Nothing was read. Correct it, or export \
         the table again.",
        cut(cell)
    )]
    NotANumber {
        /// As a spreadsheet counts: the header is row 1.
        row: usize,
        column: &'static str,
        cell: String,
    },

    #[error(
        "Line {line} has {cells} cells where the header names {columns}, so nobody can tell which words belong together. \
         Nothing was read. Put messages that hold the sign between cells in quotation marks, or give every column a name."
    )]
    WideRow { line: u64, cells: usize, columns: usize },

    #[error("The table cannot be read: {why}. Nothing was read. Save it again as CSV.")]
    BrokenTable { why: String },

    #[error("No column holds the {}. Columns: {}. Pick one.", column_of(missing), list(columns))]
    MissingColumn { missing: &'static str, columns: Vec<String> },

    #[error("There is no column \"{header}\". Columns: {}.", list(columns))]
    UnknownColumn { header: String, columns: Vec<String> },

    #[error("A column cannot be \"{field}\". It can be {}.", list(fields))]
    UnknownField { field: String, fields: Vec<&'static str> },

    #[error(
        "No messages were found in this file. If it holds a chat, say which format it has, or write each message on a \
         line of its own, as \"Name: message\"."
    )]
    NoMessages,

    #[error(
        "No speakers are named in these captions. Export them with the speakers' names, or write the name before what \
         each person says, as \"Name: words\"."
    )]
    CaptionsWithoutSpeakers,

    #[error("This is a spreadsheet. Save it as CSV, then open that.")]
    Spreadsheet,

    #[error("This zip is broken, or not whole. Nothing was read. Export it again.")]
    BadArchive,

    #[error("This zip is locked with a password. Unpack it, then open the chat that is in it.")]
    LockedArchive,

    #[error("This zip holds more than a gigabyte of text. Nothing was read. Open the chats that are in it one by one.")]
    TooLarge,

    #[error("No file in here could be read. {}", files.join(" "))]
    NothingInArchive {
        /// A sentence for each file.
        files: Vec<String>,
    },

    #[error("No speakers are named here. Begin each message on a line of its own, as \"Name: message\".")]
    NoSpeakers,

    #[error("There is no format \"{name}\". There is {}.", known_formats())]
    UnknownFormat { name: String },

    #[error("Nobody here is called \"{name}\". Those who speak: {}.", list(names))]
    UnknownSpeaker { name: String, names: Vec<String> },

    #[error(transparent)]
    NotTwo(#[from] NotTwo),
}

impl ReadError {
    /// Whether the file is whole and holds no chat that we know of, rather than one that is broken.
    pub(super) fn is_no_chat(&self) -> bool {
        use ReadError::*;
        matches!(
            self,
            Empty | NotText | UnknownJson | MissingColumn { .. } | NoMessages | NoSpeakers | CaptionsWithoutSpeakers
        )
    }

    /// Stable, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotText => "not_text",
            Self::NotUtf8 { .. } => "not_utf8",
            Self::BadJson { .. } => "bad_json",
            Self::UnknownJson => "unknown_json",
            Self::BadTable { .. } | Self::WideRow { .. } | Self::NotANumber { .. } | Self::BrokenTable { .. } => {
                "bad_table"
            }
            Self::MissingColumn { .. } => "missing_column",
            Self::UnknownColumn { .. } => "unknown_column",
            Self::UnknownField { .. } => "unknown_field",
            Self::NoMessages => "no_messages",
            Self::NoSpeakers | Self::CaptionsWithoutSpeakers => "no_speakers",
            Self::Spreadsheet => "spreadsheet",
            Self::BadArchive => "bad_archive",
            Self::LockedArchive => "locked_archive",
            Self::TooLarge => "too_large",
            Self::NothingInArchive { .. } => "nothing_in_archive",
            Self::UnknownFormat { .. } => "unknown_format",
            Self::UnknownSpeaker { .. } => "unknown_speaker",
            Self::NotTwo(_) => "not_two",
        }
    }
}

fn known_formats() -> String {
    list(&formats().map(|format| format.name).collect::<Vec<_>>())
}

fn what_is_read() -> String {
    formats().map(|format| format.about).filter(|about| about.contains("JSON")).collect::<Vec<_>>().join("; ")
}

fn column_of(field: &str) -> &str {
    if field == "text" { "message" } else { field }
}

/// As much of a cell as a sentence can hold.
fn cut(cell: &str) -> String {
    const MOST: usize = 40;
    let cut: String = cell.chars().take(MOST).collect();
    if cut.len() < cell.len() { cut + "..." } else { cut }
}

/// "a, b, c", cut where it would fill the screen.
pub(in crate::conversation) fn list(names: &[impl AsRef<str>]) -> String {
    const SHOWN: usize = 20;
    let shown: Vec<&str> = names.iter().take(SHOWN).map(AsRef::as_ref).collect();
    let more = if names.len() > SHOWN { format!(" and {} more", names.len() - SHOWN) } else { String::new() };
    shown.join(", ") + &more
}
