//! Filled-in forms from a table: a row a form. A row that cannot be read says why; the others are read all the same.

use csv::StringRecord;

use super::instruments::{Instrument, scales};
use super::score::{Answers, Form, Moment};
use crate::conversation::import::{ReadError, decode, plain_header, table_rows};

/// Something wrong with a row: a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// As a spreadsheet counts: the header is row 1.
    pub row: usize,
    pub text: String,
}

/// Why a table could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    #[error("No column is called {wanted}. Columns: {}. Name one so in the header.", columns.join(", "))]
    MissingColumn { wanted: &'static str, columns: Vec<String> },
}

/// One row: whose form it is, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub number: usize,
    pub owner: Owner,
    /// Item 9 is above 0, whatever else is wrong with the row.
    pub item_9: bool,
    pub form: Result<Given, String>,
}

/// Whose form a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owner {
    /// The id of a conversation; empty where it is told by the person alone.
    pub conversation: String,
    /// The name of a seeker; may be empty where the conversation is given.
    pub person: String,
}

/// What a row says. When it was filled in is told by `moment`, by `date`, or by both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub instrument: Instrument,
    pub moment: Option<Moment>,
    /// ISO 8601: of equal length, so that later dates are greater.
    pub date: Option<String>,
    pub answers: Answers,
    /// A total that stands beside the items.
    pub total_beside: Option<i64>,
}

/// A table of forms, read and not yet brought to its chats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub(super) rows: Vec<Row>,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Row {}: {}", self.row, self.text)
    }
}

impl Table {
    /// Reads a table with a header: `conversation` or `person`, `instrument`, `moment` or `date`, `item1`... or `total`.
    ///
    /// # Errors
    /// Where it is no table, or a column is missing that every row needs. What is wrong with single rows is said when they
    /// are brought to their chats.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let text = decode(bytes)?;
        let (header, records) = table_rows(&text, usize::MAX)?;
        let columns = Columns::find(&header)?;
        let filled = records.iter().filter(|record| record.iter().any(|cell| !cell.trim().is_empty()));
        Ok(Self { rows: filled.map(|record| columns.row(record)).collect() })
    }
}

/// Which column holds what.
struct Columns {
    conversation: Option<usize>,
    person: Option<usize>,
    instrument: usize,
    moment: Option<usize>,
    date: Option<usize>,
    total: Option<usize>,
    /// `item1` first.
    items: Vec<Option<usize>>,
}

impl Columns {
    fn find(header: &[String]) -> Result<Self, TableError> {
        let plain: Vec<String> = header.iter().map(|cell| plain_header(cell).replace('_', "")).collect();
        let place = |name: &str| plain.iter().position(|cell| cell == name);
        let most = scales().iter().map(|scale| scale.items.len()).max().unwrap_or_default();
        let shown = || header.iter().take(20).map(|cell| shown(cell)).collect();
        let missing = |wanted| TableError::MissingColumn { wanted, columns: shown() };
        let columns = Self {
            conversation: place("conversation"),
            person: place("person"),
            instrument: place("instrument").ok_or_else(|| missing("instrument"))?,
            moment: place("moment"),
            date: place("date"),
            total: place("total"),
            items: (1..=most).map(|item| place(&format!("item{item}"))).collect(),
        };
        match () {
            () if columns.conversation.or(columns.person).is_none() => Err(missing("conversation or person")),
            () if columns.moment.or(columns.date).is_none() => Err(missing("moment or date")),
            () if columns.total.is_none() && columns.items.iter().all(Option::is_none) => {
                Err(missing("item1 or total"))
            }
            () => Ok(columns),
        }
    }

    fn row(&self, record: &StringRecord) -> Row {
        let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default().trim();
        let item_9 = self.items.last().and_then(|column| number(cell(*column)).ok().flatten());
        Row {
            number: record.position().map_or(0, |position| position.line() as usize),
            owner: Owner { conversation: cell(self.conversation).to_owned(), person: cell(self.person).to_owned() },
            item_9: item_9.is_some_and(|answer| answer > 0),
            form: self.form(&cell),
        }
    }

    fn form<'r>(&self, cell: &impl Fn(Option<usize>) -> &'r str) -> Result<Given, String> {
        let instrument = instrument(cell(Some(self.instrument)))?;
        let (moment, date) = (moment(cell(self.moment))?, date(cell(self.date))?);
        if moment.is_none() && date.is_none() {
            return Err(
                "It says neither when nor on which date. Write before or after into the column moment.".to_owned()
            );
        }
        let mut items = Vec::new();
        for (item, column) in (1..).zip(&self.items) {
            items.push(number(cell(*column)).map_err(|text| not_a_number(&format!("Item {item}"), text, instrument))?);
        }
        // What lies beyond the form's own items is kept where it is filled in, so that it is refused.
        while items.len() > instrument.scale().items.len() && items.last() == Some(&None) {
            items.pop();
        }
        let total = number(cell(self.total)).map_err(|text| not_a_number("The total", text, instrument))?;
        let (answers, total_beside) = match total {
            Some(total) if items.iter().all(Option::is_none) => (Answers::Total(total), None),
            total => (Answers::Items(items), total),
        };
        Ok(Given { instrument, moment, date, answers, total_beside })
    }
}

impl Given {
    /// The form, once it is known when it was filled in.
    pub fn at(&self, moment: Moment) -> Form {
        Form { instrument: self.instrument, moment, date: self.date.clone(), answers: self.answers.clone() }
    }
}

fn instrument(name: &str) -> Result<Instrument, String> {
    let known = "phq9, phq8, phq2, gad7, gad2, state5 or state10";
    match Instrument::named(name) {
        Some(instrument) => Ok(instrument),
        None if name.is_empty() => Err(format!("It names no form. Write {known} into the column instrument.")),
        None => Err(format!("There is no form \"{}\". Write {known}.", shown(name))),
    }
}

fn moment(text: &str) -> Result<Option<Moment>, String> {
    match text.to_lowercase().as_str() {
        "" => Ok(None),
        "before" => Ok(Some(Moment::Before)),
        "after" => Ok(Some(Moment::After)),
        _ => Err(format!("The moment is \"{}\". Write before or after.", shown(text))),
    }
}

fn date(text: &str) -> Result<Option<String>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<jiff::civil::Date>() {
        Ok(date) if date.to_string() == text => Ok(Some(text.to_owned())),
        _ => {
            Err(format!("\"{}\" is no date that we read. Write year, month and day, such as 2026-11-21.", shown(text)))
        }
    }
}

/// A whole number; `None` where the cell is empty, or says so as programs for statistics do.
fn number(text: &str) -> Result<Option<i64>, &str> {
    if text.is_empty() || ["na", "nan"].contains(&text.to_ascii_lowercase().as_str()) {
        return Ok(None);
    }
    // Programs that know no gaps in whole numbers write 2.0.
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().map(Some).map_err(|_| text)
}

fn not_a_number(what: &str, text: &str, instrument: Instrument) -> String {
    let scale = instrument.scale();
    let (least, greatest) = if what == "The total" { scale.range() } else { scale.item_range() };
    format!("{what} of the {} is \"{}\". Write a number from {least} to {greatest}.", scale.name, shown(text))
}

/// As much of a cell as a sentence can hold.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Row> {
        Table::read(text.as_bytes()).unwrap().rows
    }

    fn problem(row: &str) -> String {
        let header = "conversation,instrument,moment,date,item1,item2,total\n";
        rows(&format!("{header}{row}\n")).remove(0).form.unwrap_err()
    }

    #[test]
    fn a_row_is_a_form() {
        let rows = rows(
            "Person;Instrument;Date;Item 1;item_2;total\nRiver;PHQ-2;2026-11-21;1;2.0;3\n\n;;;;;\nSky;gad2;2026-11-22;NA;;4\n",
        );
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(rows[0].owner, Owner { conversation: String::new(), person: "River".into() });
        let form = rows[0].form.clone().unwrap();
        assert_eq!(
            (form.instrument, form.date.as_deref(), form.total_beside),
            (Instrument::Phq2, Some("2026-11-21"), Some(3))
        );
        assert_eq!(form.answers, Answers::Items(vec![Some(1), Some(2)]));
        assert_eq!(rows[1].form.as_ref().unwrap().answers, Answers::Total(4));
    }

    #[test]
    fn what_is_no_number_no_form_no_moment_or_no_date_is_named() {
        for (row, sentence) in [
            ("a,phq2,before,,often,1,", "Item 1 of the PHQ-2 is \"often\". Write a number from 0 to 3."),
            ("a,phq2,before,,1.5,1,", "Item 1 of the PHQ-2 is \"1.5\". Write a number from 0 to 3."),
            ("a,phq2,before,,,,x", "The total of the PHQ-2 is \"x\". Write a number from 0 to 6."),
            (
                "a,beck,before,,1,1,",
                "There is no form \"beck\". Write phq9, phq8, phq2, gad7, gad2, state5 or state10.",
            ),
            ("a,phq2,during,,1,1,", "The moment is \"during\". Write before or after."),
            (
                "a,phq2,,21.11.2026,1,1,",
                "\"21.11.2026\" is no date that we read. Write year, month and day, such as 2026-11-21.",
            ),
            (
                "a,phq2,,2026-02-30,1,1,",
                "\"2026-02-30\" is no date that we read. Write year, month and day, such as 2026-11-21.",
            ),
            ("a,phq2,,,1,1,", "It says neither when nor on which date. Write before or after into the column moment."),
        ] {
            assert_eq!(problem(row), sentence);
        }
    }

    #[test]
    fn item_9_is_seen_in_a_row_that_cannot_be_read() {
        let header = "person,instrument,moment,item1,item9\n";
        let seen = |row: &str| rows(&format!("{header}{row}\n"))[0].item_9;
        assert!(seen("River,phq9,before,often,2") && seen("River,,,,1") && seen("River,phq9,before,0,4"));
        assert!(!seen("River,phq9,before,3,0") && !seen("River,phq9,before,3,"));
    }

    #[test]
    fn a_table_without_a_column_that_all_rows_need_is_refused() {
        let refused = |header: &str| Table::read(format!("{header}\n1,2,3\n").as_bytes()).unwrap_err().to_string();
        assert_eq!(
            refused("conversation,form,moment,total"),
            "No column is called instrument. Columns: conversation, form, moment, total. Name one so in the header."
        );
        assert!(refused("instrument,moment,total").starts_with("No column is called conversation or person."));
        assert!(refused("person,instrument,total").starts_with("No column is called moment or date."));
        assert!(refused("person,instrument,date").starts_with("No column is called item1 or total."));
        assert_eq!(Table::read(b"").unwrap_err().to_string(), "This file is empty.");
    }
}
