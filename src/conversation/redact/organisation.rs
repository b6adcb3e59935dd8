//! Schools and employers, where the words around them tell.

use super::Kind;
use super::lists::is_place;
use super::vocabulary::{
    COMPANIES, FEATURES, FIRMS, JOBS, PEOPLE, SCHOOL_KINDS, SCHOOLS, STUDY, TITLES, TOWARDS, WORK,
};
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
            .or_else(|| told(words, at))
            .or_else(|| acronym_of_school(words, at).map(|range| (range, Kind::School)))
            .or_else(|| own_school(words, at).map(|range| (range, Kind::School)))
            .or_else(|| saint(words, at).map(|range| (range, Kind::School)))
            .or_else(|| dismissing(words, at).map(|range| (range, Kind::Employer)))
            .or_else(|| brand_at_work(words, at).map(|range| (range, Kind::Employer)))
            .or_else(|| called(words, at));
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
    if !is_school(&word.key) || word.key == "high" && !word.is_capital() || is_school_word(words.get(at + 1)) {
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

/// Also with a letter wrong: "univeristy".
fn is_school(key: &str) -> bool {
    SCHOOLS.contains(key) || key.len() > 7 && super::speaker::resembles(key, "university")
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

/// "NYU", "UCL", "ASU": capitals with U for university at one end, where one is or goes.
fn acronym_of_school(words: &[Word], at: usize) -> Option<Range<usize>> {
    const OTHERS: [&str; 12] = ["usa", "nicu", "picu", "sicu", "hdu", "ccu", "uti", "ufc", "psu", "usb", "ups", "ufo"];
    let word = &words[at];
    let formed = word.form == Form::Capitals
        && (3..=5).contains(&word.key.len())
        && (word.key.starts_with('u') || word.key.ends_with('u'))
        && !matches!(word.class, Class::Nobody | Class::Word)
        && !OTHERS.contains(&word.key.as_str());
    let before = at.checked_sub(1).map(|index| words[index].key.as_str())?;
    let led = word.follows() && ["at", "to", "into", "from", "of"].contains(&before);
    (formed && led && !super::place::is_shouted(words)).then_some(at..at + 1)
}

/// "my college, Brookfield", "my uni (UCL)", "dropped out of Penn State", "graduated from Howard".
fn own_school(words: &[Word], at: usize) -> Option<Range<usize>> {
    const OWN: [&str; 16] = [
        "my",
        "our",
        "his",
        "her",
        "their",
        "your",
        "old",
        "new",
        "daughters",
        "sons",
        "kids",
        "daughter",
        "son",
        "current",
        "former",
        "mine",
    ];
    const NOUNS: [&str; 7] = ["school", "college", "uni", "university", "academy", "campus", "nursery"];
    const JOINING: [&str; 9] =
        ["graduated", "graduate", "enrolled", "rejected", "accepted", "admitted", "dropped", "transferred", "got"];
    let word = &words[at];
    let before = at.checked_sub(1).map(|index| &words[index])?;
    let second = at.checked_sub(2).map_or("", |index| words[index].key.as_str());
    if !is_proper(word) || word.gap == Gap::Stop || super::place::is_shouted(words) {
        return None;
    }
    let brand = is_place(&word.key) || matches!(word.class, Class::Unknown | Class::Surname | Class::SurnameOrWord);
    let named = |end: usize| words[at..end].iter().any(|part| part.key == "state");
    let end = at + 1 + words[at + 1..].iter().take(3).take_while(|next| next.follows() && is_proper(next)).count();
    let acronym = word.form == Form::Capitals && (2..=6).contains(&word.key.len()) && word.class != Class::Word;
    let owner = OWN.contains(&second) || at.checked_sub(2).is_some_and(|index| words[index].possessive);
    if NOUNS.contains(&before.key.as_str()) && owner && !word.possessive && (brand || acronym) {
        return Some(at..end);
    }
    let led = word.follows() && ["from", "at", "of", "to", "into", "by"].contains(&before.key.as_str());
    let joins =
        (1..4).any(|back| at.checked_sub(1 + back).is_some_and(|index| JOINING.contains(&words[index].key.as_str())));
    let into = second != "got" || before.key == "into" && is_place(&word.key);
    let moves = second == "transferred" && !named(end);
    (led && joins && into && !moves && (brand || named(end))).then_some(at..end)
}

/// "st marys", "St. Joseph's" after "at" or "to"; towns that are called so stay places.
fn saint(words: &[Word], at: usize) -> Option<Range<usize>> {
    let word = &words[at];
    let name = words.get(at + 1).filter(|name| name.follows())?;
    let before = at.checked_sub(1).map(|index| words[index].key.as_str())?;
    let led = word.follows() && ["at", "to", "from"].contains(&before);
    let whose = name.possessive || name.key.len() > 4 && name.key.ends_with('s');
    let town = is_place(&format!("st {}", name.key)) || is_place(&format!("saint {}", name.key));
    let attends = at >= 2 && ["go", "goes", "went", "going", "attend", "attends"].contains(&words[at - 2].key.as_str())
        || words[at.saturating_sub(REACH)..at].iter().any(|word| STUDY.contains(word.key.as_str()));
    let road = words
        .get(at + 2)
        .is_some_and(|next| next.follows() && ["road", "street", "rd", "lane"].contains(&next.key.as_str()));
    (["st", "saint"].contains(&word.key.as_str()) && led && whose && (attends || !town) && !road).then_some(at..at + 2)
}

/// "Nortel laid me off".
fn dismissing(words: &[Word], at: usize) -> Option<Range<usize>> {
    let word = &words[at];
    let key = |ahead: usize| words.get(at + ahead).filter(|next| next.follows()).map_or("", |next| next.key.as_str());
    let firm =
        FIRMS.contains(word.key.as_str()) || is_proper(word) && matches!(word.class, Class::Unknown | Class::Surname);
    let dismisses = ["laid", "fired", "sacked", "hired", "dismissed", "furloughed"].contains(&key(1))
        && ["me", "him", "her", "us", "my", "off", "everyone", "them"].contains(&key(2));
    (firm && dismisses && !word.possessive).then_some(at..at + 1)
}

/// A firm that all know, in small letters too: "shifts at tesco", "driver for uber".
fn brand_at_work(words: &[Word], at: usize) -> Option<Range<usize>> {
    let word = &words[at];
    let lead = at.checked_sub(1).filter(|_| word.follows())?;
    let known = FIRMS.contains(word.key.as_str()) && word.form != Form::Hidden && !word.possessive;
    let drives = words[lead].key == "for" && lead > 0 && ["drive", "deliver"].contains(&words[lead - 1].key.as_str());
    let cued = (1..=4)
        .filter_map(|back| lead.checked_sub(back))
        .take_while(|&index| words[index + 1].gap != Gap::Stop)
        .any(|index| JOBS.contains(words[index].key.as_str()));
    let leads = ["at", "for", "with", "by", "from", "in"].contains(&words[lead].key.as_str());
    let more = words[at + 1..].iter().take_while(|next| next.follows() && FIRMS.contains(next.key.as_str())).count();
    (known && leads && (cued || drives)).then_some(at..at + 1 + more)
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
    let end = at + 1 + words[at + 1..].iter().take(3).take_while(|next| next.follows() && is_proper(next)).count();
    if near(&["company", "firm", "employer", "agency", "workplace", "shop", "startup"]) {
        return Some((at..end, Kind::Employer));
    }
    near(&["school", "college", "uni", "university", "academy", "nursery"]).then_some((at..end, Kind::School))
}

#[cfg(test)]
mod tests {
    use super::super::shadow::Shadow;
    use super::super::word;
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[(&str, Kind)]) {
        let words = word::words(text, &Shadow::of(text));
        let (ranges, kinds): (Vec<_>, Vec<Kind>) = find(&words).into_iter().unzip();
        let found: Vec<(&str, Kind)> = word::texts(text, &words, &ranges).into_iter().zip(kinds).collect();
        assert_eq!(found, expected, "{text}");
    }

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
