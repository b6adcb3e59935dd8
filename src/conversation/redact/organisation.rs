//! Schools and employers, where their own names or the words around them tell.

use super::Kind;
use super::capitals;
use super::lists::is_place;
use super::vocabulary::{FIRMS, PEOPLE, TITLES};
use super::word::{Class, Form, Word};
use super::{employer, patron, school, told, university, ward};
use std::collections::HashSet;
use std::ops::Range;

/// The most words from "work" or "study" to the name.
pub(super) const REACH: usize = 8;

/// What a word begins or ends that names a school or an employer.
pub(super) type Rule = fn(&[Word], usize) -> Option<(Range<usize>, Kind)>;

/// Those that know a name by itself go before those that need the words around it.
const RULES: [&[Rule]; 2] = [
    &[
        school::by_its_word,
        school::by_its_ending,
        school::by_its_first_word,
        school::numbered,
        ward::find,
        employer::by_its_ending,
        employer::of_a_family,
        employer::general_hospital,
        employer::by_its_first_word,
        university::known,
        university::of_town,
        patron::holy,
    ],
    &[
        told::find,
        university::acronym,
        school::own,
        patron::saint,
        school::in_small_letters,
        employer::own,
        employer::dismissing,
        employer::brand_at_work,
        employer::in_small_letters,
        called,
    ],
];

pub(super) fn find(words: &[Word]) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    for rules in RULES {
        for at in 0..words.len() {
            let next = rules.iter().find_map(|rule| rule(words, at));
            let free = |range: &Range<usize>| {
                found.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start)
            };
            if let Some((range, kind)) = next.filter(|(range, _)| free(range) && free(&(at..at + 1))) {
                found.push((range, kind));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Written as a name is, and no person's title.
pub(super) fn is_proper(word: &Word) -> bool {
    let named = word.class != Class::Nobody || FIRMS.contains(word.key.as_str());
    let figures = word.key.contains(char::is_numeric);
    let emphasis = word.form == Form::Capitals && word.class == Class::Word;
    matches!(word.form, Form::Capital | Form::Capitals)
        && named
        && !figures
        && !emphasis
        && !TITLES.contains(word.key.as_str())
}

/// A word that only names hold, in whatever case.
pub(super) fn is_odd(word: &Word) -> bool {
    !matches!(word.form, Form::Hidden | Form::Number)
        && (matches!(word.class, Class::Given | Class::Surname | Class::Unknown) && word.key.len() > 3
            || is_place(&word.key) && word.key.len() > 3)
        && !PEOPLE.contains(word.key.as_str())
}

/// Of a firm's or a school's name: also what is nobody's name, such as a people's.
pub(super) fn is_part(word: &Word) -> bool {
    const SMALL: [&str; 40] = [
        "i", "the", "my", "our", "a", "an", "and", "is", "at", "in", "for", "to", "from", "on", "with", "of", "but",
        "so", "if", "when", "it", "its", "he", "she", "they", "we", "you", "this", "that", "his", "her", "their",
        "your", "was", "or", "not", "no", "yes", "ok", "im",
    ];
    matches!(word.form, Form::Capital | Form::Capitals) && !SMALL.contains(&word.key.as_str())
}

/// Where a run of such parts begins that ends before `end`: not with a sentence's usual first word.
pub(super) fn run_before(words: &[Word], end: usize, most: usize) -> usize {
    let meant = capitals::are_kept_for_names(words);
    let usual = |word: &Word| word.begins_sentence() && matches!(word.class, Class::Word | Class::Nobody) && !meant;
    let mut start = end;
    while start > 0
        && words.get(start).is_none_or(Word::follows)
        && end - start < most
        && is_part(&words[start - 1])
        && !usual(&words[start - 1])
    {
        start -= 1;
    }
    start
}

/// Where a run of capitalised words ends that begins with the one at `start`.
pub(super) fn run_after(words: &[Word], start: usize, most: usize) -> usize {
    let goes_on = |next: &&Word| next.follows() && (is_proper(next) || is_part(next) && next.class != Class::Nobody);
    start + 1 + words[start + 1..].iter().take(most - 1).take_while(goes_on).count()
}

/// Whether any of `set` stands within [`REACH`] words, in whatever sentence.
pub(super) fn speaks_of(words: &[Word], around: &Range<usize>, set: &HashSet<&str>) -> bool {
    let near = around.start.saturating_sub(REACH)..words.len().min(around.end + REACH);
    near.filter(|index| !around.contains(index)).any(|index| set.contains(words[index].key.as_str()))
}

/// The word before `at` in the same phrase.
pub(super) fn lead(words: &[Word], at: usize) -> &str {
    at.checked_sub(1).filter(|_| words[at].follows()).map_or("", |before| words[before].key.as_str())
}

/// "the company is called Brightpath", "my school is called Brookfield".
fn called(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let before = at.checked_sub(1).filter(|_| word.follows() && is_proper(word) && !word.possessive)?;
    if !["called", "named"].contains(&words[before].key.as_str()) {
        return None;
    }
    let near = |names: &[&str]| {
        (1..=2).any(|back| before.checked_sub(back).is_some_and(|index| names.contains(&words[index].key.as_str())))
    };
    let end = run_after(words, at, 4);
    if near(&["company", "firm", "employer", "agency", "workplace", "shop", "startup"]) {
        return Some((at..end, Kind::Employer));
    }
    near(&["school", "college", "uni", "university", "academy", "nursery"]).then_some((at..end, Kind::School))
}

/// Just these are found in `text`.
#[cfg(test)]
#[track_caller]
pub(super) fn finds(text: &str, expected: &[(&str, Kind)]) {
    use super::shadow::Shadow;
    use super::word;
    let words = word::words(text, &Shadow::of(text));
    let (ranges, kinds): (Vec<_>, Vec<Kind>) = find(&words).into_iter().unzip();
    let found: Vec<(&str, Kind)> = word::texts(text, &words, &ranges).into_iter().zip(kinds).collect();
    assert_eq!(found, expected, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schools() {
        finds("i go to Oakwood High School", &[("Oakwood High School", Kind::School)]);
        finds("second year at the University of Lisbon and Porto", &[("University of Lisbon and Porto", Kind::School)]);
        finds("my exams at UCL start", &[("UCL", Kind::School)]);
        finds(
            "i go to st marys. my college, Brookfield, is shut",
            &[("st marys", Kind::School), ("Brookfield", Kind::School)],
        );
        finds(
            "he graduated from Howard, i dropped out of Penn State",
            &[("Howard", Kind::School), ("Penn State", Kind::School)],
        );
        finds(
            "everyone at NYU and the Univeristy of Lagos",
            &[("NYU", Kind::School), ("Univeristy of Lagos", Kind::School)],
        );
        finds("i hate high school and uni", &[]);
        finds("my college roommate got into a fight in the ICU at school", &[]);
    }

    #[test]
    fn employers() {
        finds("i work at Brimble since may", &[("Brimble", Kind::Employer)]);
        finds("he was fired from Nordmark Logistics", &[("Nordmark Logistics", Kind::Employer)]);
        finds("shifts at tesco, i drive for uber", &[("tesco", Kind::Employer), ("uber", Kind::Employer)]);
        finds("Nortel laid me off", &[("Nortel", Kind::Employer)]);
        finds("the company is called Brightpath", &[("Brightpath", Kind::Employer)]);
        finds("i am angry at work and at Emeka", &[]);
        finds("i ordered from amazon, i pay for netflix, Sarah fired me, i work from home", &[]);
    }
}
