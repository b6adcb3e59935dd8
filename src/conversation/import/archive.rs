//! What is dropped may be a zip: the one that a phone exports, a whole folder of chats, a Word document. Only what can
//! be text is unpacked; pictures and sounds are named, not opened.

use super::{ReadError, decode};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Files that belong together, each with its path, in the order of their paths.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub files: Vec<File>,
    /// The paths of what is no text.
    pub others: Vec<String>,
}

#[derive(Debug)]
pub(super) struct File {
    /// With `/` between folders.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// More text than this is no chat, but a zip that was made to fill the memory.
const MOST_BYTES: u64 = 1 << 30;

/// How much of a file shows whether it is text, in bytes.
pub const HEAD: usize = 4096;

/// Whether a file that begins so is looked into.
pub(super) fn may_be_read(head: &[u8]) -> bool {
    decode::may_be_text(&head[..head.len().min(HEAD)]) || is_zip(head)
}

/// Whether these are the bytes of a zip.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl Folder {
    pub fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        let mut folder = Self::default();
        for (path, bytes) in files {
            folder.add(path.replace('\\', "/"), bytes);
        }
        folder.sort();
        folder
    }

    /// # Errors
    /// Where the zip is broken, locked by a password, or far larger than any chat.
    pub fn unzip(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::BadArchive)?;
        let mut folder = Self::default();
        let mut total = 0;
        for index in 0..zip.len() {
            let mut entry = zip.by_index(index).map_err(|error| match error {
                zip::result::ZipError::UnsupportedArchive(reason)
                    if reason == zip::result::ZipError::PASSWORD_REQUIRED =>
                {
                    ReadError::LockedArchive
                }
                _ => ReadError::BadArchive,
            })?;
            let path = entry.name().map_err(|_| ReadError::BadArchive)?.replace('\\', "/");
            if entry.is_dir() || is_of_the_system(&path) {
                continue;
            }
            let mut bytes = Vec::new();
            let mut unpack = |most: u64, bytes: &mut Vec<u8>| {
                entry.by_ref().take(most).read_to_end(bytes).map_err(|_| ReadError::BadArchive)
            };
            unpack(HEAD as u64, &mut bytes)?;
            if may_be_read(&bytes) {
                unpack(MOST_BYTES - total, &mut bytes)?;
                total += bytes.len() as u64;
                if total >= MOST_BYTES {
                    return Err(ReadError::TooLarge);
                }
                folder.files.push(File { path, bytes });
            } else {
                folder.others.push(path);
            }
        }
        folder.sort();
        Ok(folder)
    }

    fn add(&mut self, path: String, bytes: Vec<u8>) {
        match () {
            () if is_of_the_system(&path) => {}
            () if may_be_read(&bytes) => self.files.push(File { path, bytes }),
            () => self.others.push(path),
        }
    }

    fn sort(&mut self) {
        self.files.sort_by(|one, other| one.path.cmp(&other.path));
        self.others.sort();
    }

    /// What spreadsheet programs save: a zip, too, of sheets that refer to each other.
    pub fn is_spreadsheet(&self) -> bool {
        let is_mark = |file: &File| match file.path.as_str() {
            "xl/workbook.xml" => true,
            "mimetype" => file.bytes.starts_with(b"application/vnd.oasis.opendocument.spreadsheet"),
            _ => false,
        };
        self.files.iter().any(is_mark)
    }

    /// The file of this name, in whichever folder.
    pub fn named(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name() == name)
    }
}

impl File {
    /// Without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The folders that it is in; "" where it is in none.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// What systems put beside people's files.
fn is_of_the_system(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("__MACOSX/") || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}
