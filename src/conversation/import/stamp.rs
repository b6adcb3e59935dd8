//! Times as files write them. A date or a zone is never guessed: what is not there stays away, and a date whose
//! order (day first, month first) the file does not show gives no time.

use super::draft::is_invisible_mark;
use crate::conversation::Note;
use jiff::civil::{Date, Time};
use jiff::fmt::temporal::{Pieces, PiecesOffset};

/// A date and a clock time as written, or a clock time alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stamp {
    date: Option<WrittenDate>,
    clock: Time,
    zone: Zone,
}

/// What a file says of the zone of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Unsaid,
    Utc,
    /// Minutes ahead of UTC.
    Ahead(i32),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum WrittenDate {
    Known(Date),
    /// Three numbers whose order is the file's secret. A last one of four digits can only be a year.
    Figures {
        first: i8,
        second: i8,
        last: i16,
        last_is_year: bool,
    },
}

/// In which order the numbers of a date stand, as in 3/4/21.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

impl DateOrder {
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// `dmy`, `mdy` or `ymd`: how the reader of a file says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
            Self::YearFirst => "ymd",
        }
    }

    /// The order of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
            Self::YearFirst => "year first",
        }
    }
}

impl Stamp {
    /// Reads a stamp at the start of `text`; gives what stands after it.
    pub fn at_start(text: &str) -> Option<(Self, &str)> {
        let mut cursor = Cursor(text);
        let mut date = cursor.attempt(Cursor::dated);
        if date.is_none() {
            cursor.attempt(Cursor::day_word);
        }
        let clock = cursor.clock()?;
        let zone = cursor.attempt(Cursor::zone).unwrap_or(Zone::Unsaid);
        date = date.or_else(|| cursor.attempt(Cursor::date_after));
        Some((Self { date, clock, zone }, cursor.0))
    }

    /// Reads a text that is a stamp and nothing else.
    pub fn whole(text: &str) -> Option<Self> {
        let (stamp, rest) = Self::at_start(text.trim())?;
        rest.chars().all(|letter| letter.is_whitespace() || is_invisible_mark(letter)).then_some(stamp)
    }

    pub fn is_dated(&self) -> bool {
        self.date.is_some()
    }
}

impl Zone {
    /// As RFC 3339 writes it after a local time.
    fn suffix(self) -> String {
        match self {
            Self::Unsaid => String::new(),
            Self::Utc => "Z".to_owned(),
            Self::Ahead(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

impl WrittenDate {
    fn read(self, order: DateOrder) -> Option<Date> {
        match self {
            Self::Known(date) => Some(date),
            Self::Figures { first, second, last, last_is_year } => {
                let year = |short: i16| if last_is_year { short } else { 2000 + short };
                match order {
                    DateOrder::DayFirst => Date::new(year(last), second, first).ok(),
                    DateOrder::MonthFirst => Date::new(year(last), first, second).ok(),
                    DateOrder::YearFirst if last_is_year => None,
                    DateOrder::YearFirst => Date::new(2000 + i16::from(first), second, last as i8).ok(),
                }
            }
        }
    }

    /// The one date that this can be, whichever of day and month comes first. (Hardly anyone puts a short year first.)
    fn beyond_doubt(self) -> Option<Date> {
        match (self.read(DateOrder::DayFirst), self.read(DateOrder::MonthFirst)) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        }
    }
}

/// The times of a file's messages, gathered as written and read once all are there.
#[derive(Debug, Default)]
pub(super) struct Times(Vec<Written>);

#[derive(Debug)]
enum Written {
    Nothing,
    /// In the form that we give.
    Exact(String),
    Stamp(Stamp, String),
    Unknown(String),
}

impl Times {
    /// The next message's time, from a field that holds nothing else.
    pub fn push(&mut self, text: &str) {
        let text = text.trim();
        self.0.push(match () {
            () if text.is_empty() => Written::Nothing,
            () => match epoch(text).or_else(|| iso(text)) {
                Some(exact) => Written::Exact(exact),
                None => match Stamp::whole(text) {
                    Some(stamp) => Written::Stamp(stamp, text.to_owned()),
                    None => Written::Unknown(text.to_owned()),
                },
            },
        });
    }

    /// The next message's time, from a line's stamp, which was written so.
    pub fn push_stamp(&mut self, stamp: Option<Stamp>, written: &str) {
        self.0.push(stamp.map_or(Written::Nothing, |stamp| Written::Stamp(stamp, written.trim().to_owned())));
    }

    /// Each message's time, and what the reader should know about them. `said`: the order of dates, from the reader.
    pub fn read(self, said: Option<DateOrder>) -> (Vec<Option<String>>, Vec<Note>) {
        let mut notes = Vec::new();
        let dates: Vec<(WrittenDate, &str)> = self.0.iter().filter_map(Written::date).collect();
        let found = if said.is_some() { None } else { order(&dates) };
        let year_first = matches!(found, Some((DateOrder::YearFirst, _)));
        if said.is_none()
            && let Some((_, example)) = dates.iter().find(|(date, _)| year_first || date.beyond_doubt().is_none())
        {
            notes.push(order_note(found, example));
        }
        let order = said.or(found.map(|(order, _)| order));
        let mut without_date = None;
        let mut unknown = None;
        let mut read = |written: &Written| match written {
            Written::Nothing => None,
            Written::Exact(time) => Some(time.clone()),
            Written::Unknown(text) => {
                unknown.get_or_insert_with(|| text.clone());
                None
            }
            Written::Stamp(Stamp { date: None, .. }, text) => {
                without_date.get_or_insert_with(|| text.clone());
                None
            }
            Written::Stamp(Stamp { date: Some(date), clock, zone }, text) => {
                let date = match order {
                    Some(order) => date.read(order),
                    None => date.beyond_doubt(),
                };
                if date.is_none() && order.is_some() {
                    unknown.get_or_insert_with(|| text.clone());
                }
                date.map(|date| format!("{}{}", date.to_datetime(*clock), zone.suffix()))
            }
        };
        let times = self.0.iter().map(&mut read).collect();
        let example = |text: String| text.chars().take(40).collect::<String>();
        if let Some(text) = without_date {
            let text = format!("Times such as \"{}\" come without a date, so they are left out.", example(text));
            notes.push(Note::new("times_without_date", text));
        }
        if let Some(text) = unknown {
            let text = format!(
                "Times such as \"{}\" could not be read as a date and a clock time, so they are left out.",
                example(text)
            );
            notes.push(Note::new("times_unread", text));
        }
        (times, notes)
    }
}

impl Written {
    fn date(&self) -> Option<(WrittenDate, &str)> {
        match self {
            Self::Stamp(Stamp { date: Some(date), .. }, text) => Some((*date, text)),
            _ => None,
        }
    }
}

/// What shows the order of the dates.
#[derive(Clone, Copy)]
enum Shown {
    /// A number that can only be a day.
    ByDay,
    /// Only so do the messages follow one another in time.
    BySequence,
}

/// The one order that fits every date of the file.
fn order(dates: &[(WrittenDate, &str)]) -> Option<(DateOrder, Shown)> {
    let fits = |order| dates.iter().all(|(date, _)| date.read(order).is_some());
    let in_sequence = |order| fits(order) && dates.is_sorted_by_key(|(date, _)| date.read(order));
    let usual = [DateOrder::DayFirst, DateOrder::MonthFirst];
    let only = |test: &dyn Fn(DateOrder) -> bool, shown| match usual.map(test) {
        [true, false] => Some((DateOrder::DayFirst, shown)),
        [false, true] => Some((DateOrder::MonthFirst, shown)),
        _ => None,
    };
    if in_sequence(DateOrder::YearFirst) && !usual.into_iter().any(in_sequence) {
        return Some((DateOrder::YearFirst, Shown::BySequence));
    }
    if usual.into_iter().all(fits) { only(&in_sequence, Shown::BySequence) } else { only(&fits, Shown::ByDay) }
}

fn order_note(order: Option<(DateOrder, Shown)>, example: &str) -> Note {
    let Some((order, shown)) = order else {
        let text = format!(
            "Dates such as \"{example}\" can mean two days, and nothing here shows which. They are left out. Say the \
             order: day first (dmy), month first (mdy) or year first (ymd)."
        );
        return Note::new("date_order_unknown", text);
    };
    let order = order.in_words();
    let why = match shown {
        Shown::ByDay => "no other order fits all dates",
        Shown::BySequence => "only so do the messages follow one another in time",
    };
    Note::new("date_order_assumed", format!("Dates such as \"{example}\" are read with the {order}: {why}."))
}

/// A count of seconds, or of thousandths or millionths, since 1970 in UTC, where it falls between 1985 and 2128.
/// A smaller number counts from some start that we do not know.
fn epoch(text: &str) -> Option<String> {
    const EARLIEST: f64 = 5e8;
    const LATEST: f64 = 5e9;
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = text.parse().ok().filter(|_| plain)?;
    let per_second = [1.0, 1e3, 1e6].into_iter().find(|unit| (EARLIEST..LATEST).contains(&(number / unit)))?;
    // Thousandths are what a double still holds exactly at this size.
    let thousandths = (number / per_second * 1e3).round();
    Some(jiff::Timestamp::from_millisecond(thousandths as i64).ok()?.to_string())
}

/// A time by ISO 8601 with a date and a clock, and its offset if it has one.
fn iso(text: &str) -> Option<String> {
    let pieces = Pieces::parse(text).ok()?;
    let local = pieces.date().to_datetime(pieces.time()?);
    let zone = match pieces.offset() {
        None => Zone::Unsaid,
        Some(PiecesOffset::Numeric(offset)) => Zone::Ahead(offset.offset().seconds() / 60),
        Some(_) => Zone::Utc,
    };
    Some(format!("{local}{}", zone.suffix()))
}

/// The text that is still to be read.
struct Cursor<'t>(&'t str);

impl<'t> Cursor<'t> {
    /// Takes nothing where `part` finds nothing.
    fn attempt<T>(&mut self, part: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.0;
        let found = part(self);
        if found.is_none() {
            self.0 = before;
        }
        found
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let end = self.0.find(|letter| !wanted(letter)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    fn one(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let letter = self.0.chars().next().filter(|&letter| wanted(letter))?;
        self.0 = &self.0[letter.len_utf8()..];
        Some(letter)
    }

    fn blanks(&mut self) -> &'t str {
        self.take(|letter| letter.is_whitespace() || is_invisible_mark(letter))
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let number = self.take(|letter| letter.is_ascii_digit());
        if digits.contains(&number.len()) { number.parse().ok() } else { None }
    }

    /// A date and what leads from it to the clock.
    fn dated(&mut self) -> Option<WrittenDate> {
        let date = self.attempt(Self::figures).or_else(|| self.attempt(Self::with_month_name))?;
        let comma = self.one(|letter| letter == ',').is_some();
        let blank = !self.blanks().is_empty();
        let word = self.attempt(|cursor| {
            let word = cursor.take(char::is_alphabetic);
            matches!(word, "T" | "at" | "um" | "à" | "alle" | "las").then(|| cursor.blanks())
        });
        (comma || blank || word.is_some()).then_some(date)
    }

    fn figures(&mut self) -> Option<WrittenDate> {
        let first_text = self.0;
        let first = self.number(1..=4)?;
        let first_digits = first_text.len() - self.0.len();
        let separator = self.one(|letter| matches!(letter, '/' | '.' | '-'))?;
        let is_separator = |letter| letter == separator;
        self.blanks_after(separator);
        let second = self.number(1..=2)? as i8;
        self.one(is_separator)?;
        self.blanks_after(separator);
        let third_text = self.0;
        let third = self.number(1..=4)?;
        let third_digits = third_text.len() - self.0.len();
        match (first_digits, third_digits) {
            (4, 1..=2) => {
                self.one(|letter| letter == '.');
                Date::new(first, second, third as i8).ok().map(WrittenDate::Known)
            }
            (1..=2, 2 | 4) => {
                let last_is_year = third_digits == 4;
                let written = WrittenDate::Figures { first: first as i8, second, last: third, last_is_year };
                // Nobody writes the month first with full stops.
                if separator == '.' {
                    return written.read(DateOrder::DayFirst).map(WrittenDate::Known);
                }
                DateOrder::ALL.into_iter().any(|order| written.read(order).is_some()).then_some(written)
            }
            _ => None,
        }
    }

    /// "Today at ", "yesterday, ", "Mon ": a day that only the writer knew.
    fn day_word(&mut self) -> Option<()> {
        let word = self.take(char::is_alphabetic);
        if !(word.eq_ignore_ascii_case("today") || word.eq_ignore_ascii_case("yesterday") || is_weekday(word)) {
            return None;
        }
        let comma = self.one(|letter| letter == ',').is_some();
        let blank = !self.blanks().is_empty();
        self.attempt(|cursor| (cursor.take(char::is_alphabetic) == "at" && !cursor.blanks().is_empty()).then_some(()));
        (comma || blank).then_some(())
    }

    /// ", 30/12/2021" after the clock, as programs in browsers write it.
    fn date_after(&mut self) -> Option<WrittenDate> {
        self.one(|letter| letter == ',')?;
        self.blanks();
        self.attempt(Self::figures).or_else(|| self.attempt(Self::with_month_name))
    }

    fn blanks_after(&mut self, separator: char) {
        if separator == '.' {
            self.blanks();
        }
    }

    /// "30 December 2021", "Dec 30, 2021".
    fn with_month_name(&mut self) -> Option<WrittenDate> {
        self.attempt(|cursor| {
            is_weekday(cursor.take(char::is_alphabetic))
                .then(|| cursor.take(|letter| matches!(letter, ',' | '.' | ' ')))
        });
        let day = self.attempt(|cursor| cursor.number(1..=2));
        self.take(|letter| matches!(letter, '.' | ' ' | '-'));
        let month = month(self.take(char::is_alphabetic))?;
        self.take(|letter| matches!(letter, '.' | ' ' | '-'));
        let day = match day {
            Some(day) => day,
            None => self.number(1..=2)?,
        };
        self.take(|letter| matches!(letter, ',' | ' '));
        let year = self.number(4..=4)?;
        Date::new(year, month, day as i8).ok().map(WrittenDate::Known)
    }

    fn clock(&mut self) -> Option<Time> {
        let hour = self.number(1..=2)?;
        let separator = self.one(|letter| matches!(letter, ':' | '.'))?;
        let minute = self.number(2..=2)?;
        let second = self.attempt(|cursor| {
            cursor.one(|letter| letter == separator)?;
            cursor.number(2..=2)
        });
        let fraction = second.and_then(|_| self.attempt(Self::fraction)).unwrap_or(0);
        let hour = match (self.attempt(Self::half_of_day), hour) {
            (Some(Half::Morning), 12) => 0,
            (Some(Half::Evening), 1..=11) => hour + 12,
            _ => hour,
        };
        Time::new(hour as i8, minute as i8, second.unwrap_or(0) as i8, fraction).ok()
    }

    /// Digits after a second, as billionths of it.
    fn fraction(&mut self) -> Option<i32> {
        self.one(|letter| letter == '.')?;
        let digits = self.take(|letter| letter.is_ascii_digit());
        if (1..=9).contains(&digits.len()) { format!("{digits:0<9}").parse().ok() } else { None }
    }

    /// "Z", " UTC", "+02:00", " -0530"
    fn zone(&mut self) -> Option<Zone> {
        self.blanks();
        let zone = match self.take(char::is_alphabetic) {
            "Z" | "UTC" | "GMT" => Zone::Utc,
            "" => {
                let sign = if self.one(|letter| "+-".contains(letter))? == '-' { -1 } else { 1 };
                let (hours, rest) = self.0.split_at_checked(2)?;
                self.0 = rest.strip_prefix(':').unwrap_or(rest);
                let minutes = self.number(2..=2)?;
                let hours: u8 = hours.parse().ok()?;
                (hours < 24 && minutes < 60)
                    .then_some(Zone::Ahead(sign * (i32::from(hours) * 60 + i32::from(minutes))))?
            }
            _ => return None,
        };
        (!self.0.starts_with(char::is_alphanumeric)).then_some(zone)
    }

    /// "am", "P.M.", "a. m."
    fn half_of_day(&mut self) -> Option<Half> {
        self.blanks();
        let half = match self.one(|letter| "aApP".contains(letter))? {
            'a' | 'A' => Half::Morning,
            _ => Half::Evening,
        };
        let point = self.one(|letter| letter == '.');
        if point.is_some() {
            self.blanks();
        }
        self.one(|letter| "mM".contains(letter))?;
        if point.is_some() {
            self.one(|letter| letter == '.');
        }
        (!self.0.starts_with(char::is_alphanumeric)).then_some(half)
    }
}

enum Half {
    Morning,
    Evening,
}

fn month(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_ascii_lowercase();
    let position = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(&name))?;
    i8::try_from(position + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_ascii_lowercase();
    DAYS.iter().any(|day| word.len() >= 3 && day.starts_with(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> (Vec<Option<String>>, Vec<String>) {
        let mut times = Times::default();
        texts.iter().for_each(|text| times.push(text));
        let (times, notes) = times.read(None);
        (times, notes.into_iter().map(|note| note.code).collect())
    }

    fn one(text: &str) -> Option<String> {
        read(&[text]).0.remove(0)
    }

    #[test]
    fn the_offset_is_the_files_own_or_none() {
        assert_eq!(one("2021-12-30T22:01:00+02:00").unwrap(), "2021-12-30T22:01:00+02:00");
        assert_eq!(one("2021-12-30 22:01:05.250-05:30").unwrap(), "2021-12-30T22:01:05.25-05:30");
        assert_eq!(one("2021-12-30T22:01:00Z").unwrap(), "2021-12-30T22:01:00Z");
        assert_eq!(one("2021-12-30 22:01").unwrap(), "2021-12-30T22:01:00");
        assert_eq!(one("30.12.2021, 22.01").unwrap(), "2021-12-30T22:01:00");
        assert_eq!(one("30.12.21 22:01:05").unwrap(), "2021-12-30T22:01:05");
        assert_eq!(one("Dec 30, 2021 at 10:01\u{202f}PM").unwrap(), "2021-12-30T22:01:00");
        assert_eq!(one("Thu, 30 Dec 2021 22:01:05 -0530").unwrap(), "2021-12-30T22:01:05-05:30");
        assert_eq!(one("30/12/2021 22:01:05.25 UTC").unwrap(), "2021-12-30T22:01:05.25Z");
        assert_eq!(one("30 December 2021 12:01 a. m.").unwrap(), "2021-12-30T00:01:00");
    }

    #[test]
    fn a_count_since_1970_is_a_time_in_utc_and_a_small_number_is_none() {
        assert_eq!(one("1640901660").unwrap(), "2021-12-30T22:01:00Z");
        assert_eq!(one("1640901660250").unwrap(), "2021-12-30T22:01:00.25Z");
        assert_eq!(read(&["13.5", ""]), (vec![None, None], vec!["times_unread".to_owned()]));
    }

    #[test]
    fn a_clock_without_a_date_gives_no_time() {
        assert_eq!(read(&["00:00:13", "10:32 pm"]), (vec![None, None], vec!["times_without_date".to_owned()]));
        assert_eq!(read(&["2021-12-30"]).1, ["times_unread"]);
    }

    #[test]
    fn one_day_above_twelve_shows_the_order_of_all_dates() {
        let (times, notes) = read(&["03/04/2021 10:00", "13/04/2021 10:00"]);
        assert_eq!(times[0].as_deref(), Some("2021-04-03T10:00:00"));
        assert_eq!(notes, ["date_order_assumed"]);
        let (times, _) = read(&["03/04/2021 10:00", "04/13/2021 10:00"]);
        assert_eq!(times[0].as_deref(), Some("2021-03-04T10:00:00"));
    }

    #[test]
    fn dates_that_run_backwards_in_one_order_show_the_other() {
        let (times, _) = read(&["09/01/21, 10:00", "10/01/21, 10:00", "01/02/21, 10:00"]);
        assert_eq!(times[2].as_deref(), Some("2021-02-01T10:00:00"));
    }

    #[test]
    fn a_short_year_first_is_seen_where_only_so_the_messages_follow_one_another() {
        let (times, notes) = read(&["21/12/30 10:00", "21/12/31 10:00", "22/01/01 10:00"]);
        assert_eq!(times[0].as_deref(), Some("2021-12-30T10:00:00"));
        assert_eq!(notes, ["date_order_assumed"]);
    }

    #[test]
    fn the_reader_can_say_the_order() {
        let said = |order| {
            let mut times = Times::default();
            times.push("03/04/05 10:00");
            times.read(Some(order)).0.remove(0)
        };
        assert_eq!(said(DateOrder::DayFirst).unwrap(), "2005-04-03T10:00:00");
        assert_eq!(said(DateOrder::MonthFirst).unwrap(), "2005-03-04T10:00:00");
        assert_eq!(said(DateOrder::YearFirst).unwrap(), "2003-04-05T10:00:00");
        let mut times = Times::default();
        times.push("13/04/2021 10:00");
        let (times, notes) = times.read(Some(DateOrder::MonthFirst));
        assert_eq!((times, notes[0].code.as_str()), (vec![None], "times_unread"));
    }

    #[test]
    fn a_day_that_only_the_writer_knew_gives_no_time() {
        for text in ["Today at 10:32", "yesterday at 10:32 PM", "Mon 10:32", "Friday, 10:32", "Today, 10:32"] {
            assert_eq!(read(&[text]), (vec![None], vec!["times_without_date".to_owned()]), "{text}");
        }
        assert_eq!(read(&["Monthly 10:32"]).1, ["times_unread"]);
    }

    #[test]
    fn a_date_may_follow_the_clock() {
        assert_eq!(one("22:01, 30/12/2021").unwrap(), "2021-12-30T22:01:00");
        assert_eq!(one("10:01 PM, 12/30/2021").unwrap(), "2021-12-30T22:01:00");
    }

    #[test]
    fn a_date_that_can_be_two_days_gives_no_time() {
        let (times, notes) = read(&["03/04/2021 10:00", "05/05/2021 10:00"]);
        assert_eq!(times, [None, Some("2021-05-05T10:00:00".to_owned())]);
        assert_eq!(notes, ["date_order_unknown"]);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["31/02/2021 10:00", "99:99", "2021-13-01 10:00", "soon", "24:00", "1/2/3/4", "1e9", "٣/٤/٢٠٢١ 10:00"]
        {
            assert_eq!(one(text), None, "{text}");
        }
    }
}
