//! A Word document: the text of its paragraphs, read like any text. What was struck out with tracked changes is gone.

use super::archive::Folder;
use super::markup::{Piece, pieces, unescape};
use super::{Importer, ReadError, ReadOptions, Reader, Whole, decode, in_text};

pub(super) static IMPORTER: Importer = Importer {
    name: "word",
    about: "a Word document (.docx) that holds any of the texts above",
    tested: false,
    readers: &[Reader::Folder { is, has: None, read }],
};

const DOCUMENT: &str = "word/document.xml";

fn is(folder: &Folder) -> bool {
    folder.files.iter().any(|file| file.path == DOCUMENT)
}

fn read<'f>(folder: &'f Folder, options: &ReadOptions) -> Result<Whole<'f>, ReadError> {
    let Some(document) = folder.files.iter().find(|file| file.path == DOCUMENT) else {
        return Err(ReadError::NoMessages);
    };
    let text = text(&decode::decode(&document.bytes)?);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let options = ReadOptions { format: None, ..options.clone() };
    Ok(Whole { drafts: in_text(&text, &options)?.1, ..Whole::default() })
}

/// A line a paragraph, and a line a row of a table, with tabs between its cells.
fn text(document: &str) -> String {
    let mut text = String::new();
    let mut in_words = false;
    // Where a paragraph's tabs would stop: the same mark, but nobody's words.
    let mut in_stops = false;
    let mut in_row = 0_usize;
    for piece in pieces(document) {
        match piece {
            Piece::Open("w:t", _) => in_words = true,
            Piece::Close("w:t") => in_words = false,
            Piece::Text(words) if in_words => text.push_str(&unescape(words)),
            Piece::Open("w:tabs", _) => in_stops = true,
            Piece::Close("w:tabs") => in_stops = false,
            Piece::Open("w:tab", _) if !in_stops => text.push('\t'),
            Piece::Open("w:br" | "w:cr", _) => text.push(if in_row > 0 { ' ' } else { '\n' }),
            Piece::Open("w:tr", _) => in_row += 1,
            Piece::Close("w:tr") => {
                in_row = in_row.saturating_sub(1);
                text.truncate(text.trim_end_matches([' ', '\t']).len());
                text.push('\n');
            }
            Piece::Close("w:tc") => {
                text.truncate(text.trim_end_matches(' ').len());
                text.push('\t');
            }
            Piece::Close("w:p") => text.push(if in_row > 0 { ' ' } else { '\n' }),
            _ => {}
        }
    }
    text
}
