//! Numbers as they are said aloud, or written by who listens: "oh seven seven double oh, nine hundred", "K dash 918 dash 2".

use super::shadow::Shadow;
use crate::conversation::Span;

/// A stretch of figures, words for them, and what is said between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    pub span: Span,
    /// The figures that it comes to.
    pub figures: String,
    /// How many of its parts are words.
    pub words: usize,
    /// Every figure is said by itself.
    pub single: bool,
}

/// What one word of such a stretch is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part<'s> {
    Figures(&'s str),
    Digit(char),
    /// "twelve".
    Teen(u8),
    /// "forty", and "forty two" is one number.
    Tens(u8),
    /// "double".
    Times(usize),
    /// "hundred", "thousand": so many noughts.
    Noughts(usize),
    /// "dash", "then".
    Joint,
    /// With figures among them: "KT7".
    Letters(&'s str),
}

const UNITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS: [&str; 10] =
    ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const NOUGHT: [&str; 6] = ["oh", "o", "nought", "naught", "nil", "ought"];
const JOINTS: [&str; 10] = ["dash", "hyphen", "slash", "stroke", "minus", "dot", "point", "then", "space", "plus"];

/// What letters are called where they could be misheard.
const CALLED: [&str; 27] = [
    "alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo",
    "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey",
    "xray", "yankee", "zulu",
];

/// Whether letters belong to it, as to the numbers of offices, or it is of figures alone, as telephones'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Figures,
    FiguresAndLetters,
}

fn part(word: &str, of: Of) -> Option<Part<'_>> {
    let lower = word.to_ascii_lowercase();
    let at = |list: &[&str]| list.iter().position(|known| *known == lower);
    let number = |index: usize, first: u8| first + u8::try_from(index).unwrap_or_default();
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Part::Figures(word));
    }
    if let Some(index) = at(&UNITS) {
        return Some(Part::Digit(char::from(number(index, b'0'))));
    }
    if let Some(index) = at(&TEENS) {
        return Some(Part::Teen(number(index, 10)));
    }
    if let Some(index) = at(&TENS) {
        return Some(Part::Tens(number(index, 2)));
    }
    match lower.as_str() {
        _ if at(&NOUGHT).is_some() => Some(Part::Digit('0')),
        "double" => Some(Part::Times(2)),
        "triple" | "treble" => Some(Part::Times(3)),
        "quadruple" => Some(Part::Times(4)),
        "hundred" => Some(Part::Noughts(2)),
        "thousand" => Some(Part::Noughts(3)),
        _ if at(&JOINTS).is_some() => Some(Part::Joint),
        _ if of == Of::Figures => None,
        _ if at(&CALLED).is_some() || is_letters(word) => Some(Part::Letters(word)),
        _ => None,
    }
}

/// "K", "ZZ", "qq", "KT7".
fn is_letters(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let same = word.len() == 2 && word.as_bytes()[0].eq_ignore_ascii_case(&word.as_bytes()[1]);
    let mixed = word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    letters == 1 && word.len() == 1 && !matches!(word, "a" | "i" | "u")
        || same
        || mixed
        || letters == word.len() && letters < 4 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && word != "I"
}

/// Every such stretch that is as long as it can be.
pub(super) fn all(shadow: &Shadow, of: Of) -> Vec<Spoken> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(shadow, at) {
        let spoken = from(shadow, start, of);
        at = spoken.as_ref().map_or(end_of_word(shadow, start), |spoken| spoken.span.end);
        found.extend(spoken);
    }
    found
}

/// The stretch that begins at `start`.
pub(super) fn from(shadow: &Shadow, start: usize, of: Of) -> Option<Spoken> {
    let mut spoken = Spoken { span: Span { start, end: start }, figures: String::new(), words: 0, single: true };
    let (mut at, mut times, mut tens) = (start, 1, false);
    let mut joints = 0;
    loop {
        let end = end_of_word(shadow, at);
        let Some(part) = part(shadow.select(Span { start: at, end }), of) else { break };
        if part == Part::Joint && at == start && !shadow.select(Span { start, end }).eq_ignore_ascii_case("plus") {
            break;
        }
        let worded = !matches!(part, Part::Figures(_) | Part::Letters(_));
        match part {
            Part::Digit(digit) if tens && times == 1 && digit != '0' => {
                spoken.figures.pop();
                spoken.figures.push(digit);
            }
            Part::Digit(digit) => spoken.figures.extend(std::iter::repeat_n(digit, times)),
            Part::Figures(figures) => (0..times).for_each(|_| spoken.figures.push_str(figures)),
            Part::Teen(number) => spoken.figures.push_str(&number.to_string()),
            Part::Tens(number) => spoken.figures.push_str(&format!("{number}0")),
            Part::Noughts(count) => spoken.figures.push_str(&"0".repeat(count)),
            Part::Letters(word) => spoken.figures.extend(word.chars().filter(char::is_ascii_digit)),
            Part::Times(_) | Part::Joint => {}
        }
        tens = matches!(part, Part::Tens(_));
        spoken.single &= !matches!(part, Part::Teen(_) | Part::Tens(_) | Part::Noughts(_));
        times = if let Part::Times(times) = part { times } else { 1 };
        if matches!(part, Part::Times(_) | Part::Joint) {
            joints += usize::from(worded);
        } else {
            spoken.span.end = end;
            spoken.words += usize::from(worded) + std::mem::take(&mut joints);
        }
        match after_gap(shadow, end) {
            Some(next) => at = next,
            None => break,
        }
    }
    (spoken.span.end > start && !spoken.figures.is_empty()).then_some(spoken)
}

impl Spoken {
    /// "one two three four", also backwards, and the like of "one two one two".
    pub(super) fn is_counted(&self) -> bool {
        let figures = self.figures.as_bytes();
        let steps = figures.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) == 1).count();
        let kinds = (b'0'..=b'9').filter(|digit| figures.contains(digit)).count();
        steps * 2 > figures.len() || kinds < 3
    }

    pub(super) fn is_year(&self) -> bool {
        self.figures.len() == 4 && (self.figures.starts_with("19") || self.figures.starts_with("20"))
    }
}

fn is_part_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | 1)
}

fn next_word(shadow: &Shadow, at: usize) -> Option<usize> {
    let bytes = shadow.as_str().as_bytes();
    let begins = |at: &usize| is_part_of_word(bytes[*at]) && (*at == 0 || !is_part_of_word(bytes[*at - 1]));
    (at..bytes.len()).find(begins)
}

fn end_of_word(shadow: &Shadow, start: usize) -> usize {
    let bytes = shadow.as_str().as_bytes();
    (start..bytes.len()).find(|&at| !is_part_of_word(bytes[at])).unwrap_or(bytes.len())
}

/// Where the next word begins, if no more than a blank, a comma or a mark parts it from this one.
fn after_gap(shadow: &Shadow, end: usize) -> Option<usize> {
    const WIDEST: usize = 3;
    let bytes = shadow.as_str().as_bytes();
    let next = (end..bytes.len()).find(|&at| is_part_of_word(bytes[at]))?;
    let gap = &shadow.as_str()[end..next];
    let parts = gap.bytes().all(|byte| matches!(byte, b' ' | b',' | b'-' | b'/' | b'.'));
    (parts && gap.len() <= WIDEST && !gap.contains(". ")).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, of: Of, expected: &[(&str, &str)]) {
        let found = all(&Shadow::of(text), of);
        let found: Vec<(&str, &str)> =
            found.iter().map(|spoken| (spoken.span.of(text), spoken.figures.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn figures_and_words_for_them() {
        reads(
            "on oh seven double oh, nine hundred, one 4 six. two",
            Of::Figures,
            &[("oh seven double oh, nine hundred, one 4 six", "0700900146"), ("two", "2")],
        );
        reads(
            "area code 212 then five 5, oh-one-sixty-two",
            Of::Figures,
            &[("212 then five 5, oh-one-sixty-two", "212550162")],
        );
        reads("plus four four triple three", Of::Figures, &[("plus four four triple three", "44333")]);
        reads("then 5, slash 6", Of::Figures, &[("5, slash 6", "56")]);
        reads("no K dash 918 dash 2", Of::Figures, &[("918 dash 2", "9182")]);
    }

    #[test]
    fn letters_among_them() {
        let spoken = |text: &str| {
            from(&Shadow::of(text), 0, Of::FiguresAndLetters).map(|spoken| spoken.span.of(text).to_owned())
        };
        assert_eq!(spoken("K dash 918 dash 2, he"), Some("K dash 918 dash 2".to_owned()));
        assert_eq!(spoken("qq twelve thirty four c thats"), Some("qq twelve thirty four c".to_owned()));
        assert_eq!(spoken("delta four mike two, he"), Some("delta four mike two".to_owned()));
        assert_eq!(spoken("in it for two"), None);
    }

    #[test]
    fn counting() {
        let counted = |text: &str| all(&Shadow::of(text), Of::Figures).iter().all(Spoken::is_counted);
        assert!(counted("five four three two one") && counted("one two one two one two one"));
        assert!(!counted("seven seven double oh nine four"));
    }
}
