//! Schools and employers, where the words around them tell.

use super::Kind;
use super::lists::is_place;
use super::vocabulary::{COMPANIES, FEATURES, FIRMS, PEOPLE, SCHOOL_KINDS, SCHOOLS, STUDY, TITLES, TOWARDS, WORK};
use super::word::{Class, Form, Gap, Word};
use std::ops::Range;

/// The most words from "work" or "study" to the name.
const REACH: usize = 8;

pub(super) fn find(words: &[Word]) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    for at in 0..words.len() {
        let free = found.last().is_none_or(|(last, _)| last.end <= at);
        let next = school(words, at)
            .map(|range| (range, Kind::School))
            .or_else(|| company(words, at).map(|range| (range, Kind::Employer)))
            .or_else(|| told(words, at));
        if let Some((range, kind)) =
            next.filter(|(range, _)| free && found.last().is_none_or(|(last, _)| last.end <= range.start))
        {
            found.push((range, kind));
        }
    }
    found
}

fn is_proper(word: &Word) -> bool {
    let named = word.class != Class::Nobody || FIRMS.contains(word.key.as_str());
    let figures = word.key.contains(char::is_numeric);
    matches!(word.form, Form::Capital | Form::Capitals) && named && !figures && !TITLES.contains(word.key.as_str())
}

/// A word that only names hold, in whatever case.
fn is_odd(word: &Word) -> bool {
    !matches!(word.form, Form::Hidden | Form::Number)
        && (matches!(word.class, Class::Given | Class::Surname | Class::Unknown) && word.key.len() > 3
            || is_place(&word.key) && word.key.len() > 3)
        && !PEOPLE.contains(word.key.as_str())
}

/// "Hanoi University of Science", "lincoln middle school", "University of Leeds", "TU Delft".
fn school(words: &[Word], at: usize) -> Option<Range<usize>> {
    let word = &words[at];
    if !SCHOOLS.contains(word.key.as_str())
        || word.key == "high" && !word.is_capital()
        || is_school_word(words.get(at + 1))
    {
        return None;
    }
    let mut start = at;
    let goes_back = |start: usize| words[start].follows() && start > 0;
    while goes_back(start) && SCHOOL_KINDS.contains(words[start - 1].key.as_str()) {
        start -= 1;
    }
    let kinds = start;
    while goes_back(start)
        && at - start < 6
        && (!words[start - 1].possessive || word.is_capital())
        && (is_proper(&words[start - 1])
            && !(words[start - 1].begins_sentence() && words[start - 1].class == Class::Word))
    {
        start -= 1;
    }
    if start == kinds && goes_back(start) && is_odd(&words[start - 1]) && !words[start - 1].possessive {
        start -= 1;
    }
    let named = start < kinds;
    let end = after_of(words, at);
    let end = end.unwrap_or(at + 1);
    let start = if named { start } else { kinds };
    (named || end > at + 1).then_some(start..end)
}

/// "High" before "School" is no school yet.
fn is_school_word(next: Option<&Word>) -> bool {
    next.is_some_and(|next| next.follows() && SCHOOLS.contains(next.key.as_str()))
}

/// The end of "of Science and Technology" after a school's word.
fn after_of(words: &[Word], at: usize) -> Option<usize> {
    words.get(at + 1).filter(|word| word.follows() && ["of", "de", "du", "for", "di"].contains(&word.key.as_str()))?;
    let mut end = at + 2;
    if words.get(end).is_some_and(|word| word.follows() && ["the", "la", "los"].contains(&word.key.as_str())) {
        end += 1;
    }
    let first = end;
    while let Some(word) = words.get(end).filter(|word| word.follows() && end - first < 6) {
        let joins = ["and", "&", "of", "in"].contains(&word.key.as_str())
            && words.get(end + 1).is_some_and(|next| next.follows() && is_proper(next));
        if !(is_proper(word) || joins && end > first || end == first && is_odd(word)) {
            break;
        }
        end += 1;
    }
    (end > first).then_some(end)
}

/// "Harlow Homes", "Brightquill Ltd", "Harlow & Finch" with a word of work near.
fn company(words: &[Word], at: usize) -> Option<Range<usize>> {
    let word = &words[at];
    if !COMPANIES.contains(word.key.as_str())
        || word.form == Form::Lower && FEATURES.contains(word.key.as_str())
        || word.form == Form::Lower && !["ltd", "inc", "llc", "gmbh"].contains(&word.key.as_str())
    {
        return None;
    }
    let mut start = at;
    while start > 0
        && words[start].follows()
        && at - start < 4
        && is_part(&words[start - 1])
        && !(words[start - 1].begins_sentence() && words[start - 1].class == Class::Word)
    {
        start -= 1;
    }
    (start < at).then_some(start..at + 1)
}

/// Of a firm's name: also what is nobody's name, such as a people's.
fn is_part(word: &Word) -> bool {
    let small = ["i", "the", "my", "our", "a", "an", "and", "is", "at", "in", "for"].contains(&word.key.as_str());
    matches!(word.form, Form::Capital | Form::Capitals) && !small && !word.possessive
}

/// A name after "at" or "for" in a sentence about study or work.
fn told(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let before = at.checked_sub(1).map(|index| &words[index])?;
    if !is_proper(word)
        || word.gap > Gap::Blank && !(word.gap == Gap::Mark && before.key == "company")
        || word.possessive
    {
        return None;
    }
    let article = before.key == "the" && at >= 2;
    let lead = if article { at - 2 } else { at - 1 };
    let leads =
        ["at", "for", "in", "from", "with", "by", "to", "into", "company", "firm"].contains(&words[lead].key.as_str());
    if !leads || lead > 0 && TOWARDS.contains(words[lead - 1].key.as_str()) && words[lead].key != "at" {
        return None;
    }
    let start = (0..lead)
        .rev()
        .take_while(|&index| lead - index < REACH && words[index + 1].gap != Gap::Stop)
        .last()
        .unwrap_or(lead);
    let stop = (at + 1..words.len().min(at + 5))
        .take_while(|&index| words[index].gap != Gap::Stop)
        .last()
        .map_or(at + 1, |last| last + 1);
    let speaks_of = |range: Range<usize>, set: &std::collections::HashSet<&str>| {
        words[range].iter().any(|word| set.contains(word.key.as_str()))
    };
    let at_it = words[lead].key == "at";
    let study = speaks_of(start..lead + 1, &STUDY) || at_it && speaks_of(at + 1..stop, &STUDY);
    let work = speaks_of(start..lead + 1, &WORK);
    let capitals = word.form == Form::Capitals;
    let brand = matches!(word.class, Class::Unknown | Class::Surname)
        || FIRMS.contains(word.key.as_str())
        || !capitals && matches!(word.class, Class::SurnameOrWord | Class::Word);
    let end = at
        + 1
        + words[at + 1..]
            .iter()
            .take(3)
            .take_while(|next| next.follows() && (is_proper(next) || is_part(next) && next.class != Class::Nobody))
            .count();
    let signed = words
        .get(end)
        .filter(|next| next.gap == Gap::Mark && is_proper(next) && next.span.start - words[end - 1].span.end == 3);
    let end = if signed.is_some() { end + 1 } else { end };
    let name = at..end;
    let acronym = capitals && (2..=6).contains(&word.key.len()) && word.class != Class::Word;
    let in_town = is_place(&word.key) && !at_it;
    if study && !in_town && (at_it || acronym) && (brand || acronym || word.class == Class::GivenOrWord) {
        return Some((name, Kind::School));
    }
    let beside = lead > 0 && word.class != Class::Word && WORK.contains(words[lead - 1].key.as_str());
    let works =
        work && !in_town && brand && (at_it || ["for", "with", "by"].contains(&words[lead].key.as_str()) || beside);
    let is_firm = ["company", "firm"].contains(&words[lead].key.as_str());
    if works || is_firm {
        return Some((name, Kind::Employer));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::shadow::Shadow;
    use super::super::word;
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[(&str, Kind)]) {
        let words = word::words(text, &Shadow::of(text));
        let letters: Vec<char> = text.chars().collect();
        let found: Vec<(String, Kind)> = find(&words)
            .into_iter()
            .map(|(range, kind)| {
                (letters[words[range.start].span.start..words[range.end - 1].span.end].iter().collect(), kind)
            })
            .collect();
        let expected: Vec<(String, Kind)> = expected.iter().map(|(text, kind)| ((*text).to_owned(), *kind)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn schools() {
        finds("i go to Oakwood High School", &[("Oakwood High School", Kind::School)]);
        finds("second year at the University of Lisbon and Porto", &[("University of Lisbon and Porto", Kind::School)]);
        finds("my exams at UCL start", &[("UCL", Kind::School)]);
        finds("i hate high school and uni", &[]);
    }

    #[test]
    fn employers() {
        finds("i work at Brimble since may", &[("Brimble", Kind::Employer)]);
        finds("he was fired from Nordmark Logistics", &[("Nordmark Logistics", Kind::Employer)]);
        finds("i am angry at work and at Emeka", &[]);
    }
}
