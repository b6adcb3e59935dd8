//! Tables with a header line: CSV (with commas, semicolons or bars) and TSV.

use super::columns::{Columns, FIELDS, Field, Rows, SPEAKER, TEXT, places};
use super::draft::Draft;
use super::error::list;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, json};
use crate::conversation::Note;
use crate::counted::counted;
use csv::StringRecord;

pub(super) static IMPORTER: Importer = Importer {
    name: "csv",
    about: "CSV or TSV, with a header line",
    tested: true,
    readers: &[Reader::Text { sniff, read }],
};

const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];

/// How far in, and over how many rows, we look for the shape of a table.
const SAMPLE: usize = 64 * 1024;
const SAMPLE_ROWS: usize = 5;

fn sniff(text: &str) -> Likeness {
    if json::is_json(text) {
        return Likeness::No;
    }
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let Ok((header, rows)) = rows(sample, SAMPLE_ROWS) else {
        return Likeness::No;
    };
    let places = places(&header);
    let has = |field: &Field| field.find(&places).is_some();
    let label = |cell: &String| (1..=40).contains(&cell.len()) && cell.split(' ').count() <= 4;
    let same_width = || !rows.is_empty() && rows.iter().all(|row| row.len() == header.len());
    match () {
        () if header.len() < 2 || !header.iter().all(label) => Likeness::No,
        () if has(&TEXT) && has(&SPEAKER) => Likeness::Sure,
        () if same_width() => Likeness::Perhaps,
        () => Likeness::No,
    }
}

pub(super) fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let (header, mut rows) = rows(text, usize::MAX)?;
    let columns = Columns::find(&header, options)?;
    let delimiter = delimiter(text);
    let mut joined = Vec::new();
    for row in rows.iter_mut().filter(|row| row.iter().skip(header.len()).any(|cell| !cell.trim().is_empty())) {
        let line = row.position().map_or(0, |position| position.line());
        if !columns.text_is_last(&header) {
            return Err(ReadError::WideRow { line, cells: row.len(), columns: header.len() });
        }
        *row = with_last_joined(row, header.len(), delimiter);
        joined.push(line.to_string());
    }
    let notes = (!joined.is_empty()).then(|| cells_joined(&joined));
    Ok(Rows { rows: &rows, columns: &columns, order: options.date_order, notes: notes.as_slice() }.chats())
}

/// A row whose last cell was split by signs between cells that belong to its words: with that cell whole again.
fn with_last_joined(row: &StringRecord, width: usize, delimiter: char) -> StringRecord {
    let last: Vec<&str> = row.iter().skip(width - 1).collect();
    let last = last.join(&delimiter.to_string());
    row.iter().take(width - 1).chain([last.as_str()]).collect()
}

fn cells_joined(lines: &[String]) -> Note {
    let rows = counted(lines.len(), "row has", "rows have");
    let text = format!(
        "{rows} more cells than the header names, as messages without quotation marks do that hold the sign between cells. \
         What stands in them too many was taken for the message's words: {} {}.",
        if lines.len() == 1 { "line" } else { "lines" },
        list(lines)
    );
    Note::new("cells_joined", text)
}

/// The header and the first `most` rows.
pub(crate) fn rows(text: &str, most: usize) -> Result<(Vec<String>, Vec<StringRecord>), ReadError> {
    let delimiter = delimiter(text);
    let quoting = match unclosed_quote(text, delimiter) {
        // Programs that write tabs between cells often quote nothing. A part of a file may end anywhere.
        Some(_) if delimiter == '\t' => false,
        Some(line) if most == usize::MAX => return Err(ReadError::BadTable { line }),
        _ => true,
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .quoting(quoting)
        .flexible(true)
        .from_reader(text.as_bytes());
    let bad = |error: csv::Error| ReadError::BrokenTable { why: error.to_string() };
    let header = reader.headers().map_err(bad)?;
    let header = header.iter().map(|cell| cell.trim().to_owned()).collect();
    let rows = reader.records().take(most).collect::<Result<_, _>>();
    Ok((header, rows.map_err(bad)?))
}

/// The sign between the cells: that by which the header names most of what we look for, else the most frequent one.
fn delimiter(text: &str) -> char {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let known = |delimiter| {
        let cells = cells(header, delimiter);
        let places = places(&cells);
        (FIELDS.iter().filter(|field| field.find(&places).is_some()).count(), cells.len())
    };
    // The last of the greatest wins, so the comma comes last.
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| known(delimiter)).unwrap_or(',')
}

/// The cells of a line that is looked at before it is read.
fn cells(line: &str, delimiter: char) -> Vec<&str> {
    let mut quoted = false;
    let outside = |letter: char| {
        quoted ^= letter == '"';
        letter == delimiter && !quoted
    };
    line.split(outside).collect()
}

/// The line on which a quotation mark opens a cell that never closes.
fn unclosed_quote(text: &str, delimiter: char) -> Option<usize> {
    let mut line = 1;
    let mut opened = None;
    let mut at_start = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let doubled = opened.is_some() && letter == '"' && letters.next_if_eq(&'"').is_some();
        match letter {
            '"' if doubled => {}
            '"' if opened.is_some() => opened = None,
            '"' if at_start => opened = Some(line),
            '\n' => line += 1,
            _ => {}
        }
        at_start = opened.is_none() && (letter == '\n' || letter == delimiter);
    }
    opened
}
