//! Places smaller than a state: towns, quarters, parks. Countries and the states of the United States stay.

use super::capitals::are_shouted;
use super::lists::{is_place, is_wide, words};
use super::person::looks_mistyped;
use super::vocabulary::{
    AREAS, DWELLING, FEATURES, FEATURES_FIRST, FEATURES_TOO, PEOPLE, SCHOOLS, STUDY, TOWARDS, WHERE, WORK,
};
use super::word::{Class, Form, Gap, Word};
use std::ops::Range;

words! {
    /// What is said to be called so: "a tiny place called ballyvoreen".
    TOWNS = "village town hometown city suburb neighbourhood neighborhood place island area hamlet estate township barangay";
    /// Countries and states that persons are called after, too.
    NAMESAKES = "georgia virginia carolina dakota jordan chad israel india kenya malta sierra ireland holland brittany montana nevada
        savannah asia america china cuba cyprus france florida louisiana alabama tennessee arizona indiana washington lincoln delaware
        maryland austria australia britain scotland wales africa zaire congo egypt iran eire erin martinique nauru niger samoa tonga";
}

/// The most words that a place's name has.
const LONGEST: usize = 4;

/// The stretches of `words` that name a place. `sites` are the ends of the addresses and places found so far: what
/// follows them, "Lindenweg 5, Bremen", is a place too.
pub(super) fn find(words: &[Word], sites: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match feature(words, at)
            .or_else(|| of_saint(words, at))
            .or_else(|| listed(words, at))
            .or_else(|| beside_site(words, at, sites))
            .or_else(|| told_by_its_place(words, at))
            .or_else(|| dwelt_in(words, at))
            .or_else(|| called(words, at))
            .or_else(|| of_town(words, at))
            .or_else(|| flown_from(words, at))
        {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The stretches that name a country or a state, and no person.
pub(super) fn find_wide(words: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let is_meant = |end: &usize| {
            let alone = end - at == 1;
            words[at].form != Form::Hidden
                && is_wide(&joined(&words[at..*end]))
                && (!alone
                    || words[at].class != Class::Given
                    || !NAMESAKES.contains(words[at].key.as_str())
                    || is_where(words, at)
                    || !super::person::is_introduced(words, at))
        };
        match ends(words, at).find(is_meant) {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Possible ends of a phrase that begins at `at`, the longest first.
fn ends(words: &[Word], at: usize) -> impl Iterator<Item = usize> {
    let longest = (at + 1..words.len().min(at + LONGEST))
        .take_while(|&next| words[next].follows() && !words[next - 1].possessive)
        .count();
    (at + 1..=at + 1 + longest).rev()
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.key.replace('-', " ").replace('\'', "")).collect::<Vec<_>>().join(" ")
}

fn beside_site(words: &[Word], at: usize, sites: &[usize]) -> Option<usize> {
    let before = at.checked_sub(1).map(|index| &words[index])?;
    let beside = before.form == Form::Hidden && words[at].gap <= Gap::Comma && sites.contains(&before.span.end);
    let named = |word: &Word| word.is_capital() && !matches!(word.class, Class::Nobody | Class::Word);
    if !beside
        || !(named(&words[at])
            || words[at].form == Form::Lower && words[at].gap == Gap::Comma && is_place(&words[at].key))
    {
        return None;
    }
    let more = words[at + 1..].iter().take_while(|word| word.follows() && word.is_capital() && named(word)).count();
    Some(at + 1 + more)
}

/// A name in the list, written or placed as one.
fn listed(words: &[Word], at: usize) -> Option<usize> {
    ends(words, at).find(|&end| {
        let phrase = &words[at..end];
        if phrase.iter().any(|word| matches!(word.form, Form::Hidden | Form::Number)) || !is_place(&joined(phrase)) {
            return false;
        }
        let capital = phrase.iter().all(|word| word.form != Form::Lower);
        let odd = phrase
            .iter()
            .any(|word| !matches!(word.class, Class::Word | Class::Nobody | Class::GivenOrWord | Class::SurnameOrWord));
        if phrase.len() > 1 {
            return capital && !phrase.iter().all(|word| word.begins_sentence()) && (odd || is_where(words, at))
                || odd && is_where(words, at);
        }
        let word = &phrase[0];
        let person = words
            .get(end)
            .is_some_and(|next| next.follows() && next.is_capital() && !matches!(next.class, Class::Nobody));
        match word.class {
            Class::Nobody => false,
            _ if is_anywhere(word) => false,
            Class::Given | Class::GivenOrWord => {
                is_where(words, at)
                    && !word.possessive
                    && !person
                    && (capital || word.key.len() > 4 && word.class == Class::Given)
            }
            Class::Word | Class::SurnameOrWord => is_where(words, at) && word.is_capital() && !are_shouted(words),
            Class::Surname => {
                is_where(words, at) && !word.possessive
                    || word.is_capital() && !word.begins_sentence() && !follows_person(words, at)
            }
            Class::Unknown => {
                is_where(words, at) && word.key.len() > 3
                    || word.form != Form::Lower && word.key.len() > 3 && !follows_person(words, at)
            }
        }
    })
}

/// A capitalised name that no list knows, after "in", "from", "near" and the like.
fn told_by_its_place(words: &[Word], at: usize) -> Option<usize> {
    let is_name = |word: &Word| {
        word.is_capital()
            && !word.key.contains(char::is_numeric)
            && matches!(word.class, Class::Unknown | Class::Surname | Class::SurnameOrWord)
            && !(word.key.len() > 5 && word.class == Class::Unknown && looks_mistyped(&word.key))
    };
    if !(is_name(&words[at]) && is_where(words, at))
        || is_anywhere(&words[at])
        || words[at].possessive
        || are_shouted(words)
    {
        return None;
    }
    let more = words[at + 1..]
        .iter()
        .take(2)
        .take_while(|word| word.follows() && word.is_capital() && word.class != Class::Nobody)
        .count();
    Some(at + 1 + more)
}

/// "phoenix park", "Lake Bled".
fn feature(words: &[Word], at: usize) -> Option<usize> {
    let word = &words[at];
    let next = words.get(at + 1).filter(|next| next.follows())?;
    if matches!(word.form, Form::Hidden | Form::Number) || word.possessive {
        return None;
    }
    let proper = |word: &Word| !matches!(word.class, Class::Nobody | Class::Word);
    if FEATURES_FIRST.contains(word.key.as_str())
        && next.is_capital()
        && next.class != Class::Nobody
        && word.form != Form::Lower
    {
        return Some(at + 2);
    }
    let named = proper(word) && (word.is_capital() || is_place(&word.key))
        || word.is_capital() && !word.begins_sentence() && word.class == Class::Word;
    if named && !PEOPLE.contains(word.key.as_str()) {
        let too =
            FEATURES_TOO.contains(next.key.as_str()) && word.is_capital() && next.is_capital() && is_where(words, at);
        if FEATURES.contains(next.key.as_str()) || too {
            return Some(at + 2);
        }
        if AREAS.contains(next.key.as_str()) {
            return Some(if next.is_capital() { at + 2 } else { at + 1 });
        }
    }
    words.get(at + 2).filter(|last| last.follows() && FEATURES.contains(last.key.as_str()))?;
    let saint = ["st", "saint"].contains(&word.key.as_str()) && (next.possessive || next.key.ends_with('s'));
    (word.is_capital() && (word.class != Class::Nobody || saint) && next.is_capital()).then_some(at + 3)
}

/// "in St Vincent's": a hospital, a home or a church.
fn of_saint(words: &[Word], at: usize) -> Option<usize> {
    let name = words.get(at + 1).filter(|name| name.follows() && name.is_capital() && name.possessive)?;
    let saint = ["st", "saint"].contains(&words[at].key.as_str()) && words[at].is_capital();
    (saint && is_where(words, at) && name.form != Form::Hidden).then_some(at + 2)
}

/// "my village is Nether Poppleton", "a tiny place called ballyvoreen".
fn called(words: &[Word], at: usize) -> Option<usize> {
    let key = |back: usize| at.checked_sub(back).map_or("", |index| words[index].key.as_str());
    let named = |word: &Word| word.is_capital() && word.follows() && word.class != Class::Nobody;
    let of_town = TOWNS.contains(key(2)) || key(2) == "is" && TOWNS.contains(key(3));
    let told = ["is", "was"].contains(&key(1)) && key(2) != "place" && TOWNS.contains(key(2))
        || ["called", "named"].contains(&key(1)) && of_town;
    let word = &words[at];
    if told && word.form == Form::Lower && word.class == Class::Unknown && word.key.len() > 3 && key(1) == "called" {
        return Some(at + 1);
    }
    let more = words[at + 1..].iter().take(2).take_while(|word| named(word)).count();
    (told && named(&words[at]) && !are_shouted(words)).then_some(at + 1 + more)
}

/// "i live in a small village, ballyvoreen": what no dictionary has, right after the comma.
fn of_town(words: &[Word], at: usize) -> Option<usize> {
    const SHORTEST: usize = 6;
    let word = &words[at];
    let key = |back: usize| at.checked_sub(back).map_or("", |index| words[index].key.as_str());
    let dwelt = (2..=5).any(|back| ["in", "from", "near"].contains(&key(back)));
    let odd = matches!(word.class, Class::Unknown | Class::Surname) && !looks_mistyped(&word.key);
    let written = matches!(word.form, Form::Lower | Form::Capital) && !word.possessive && !are_shouted(words);
    let told = word.gap == Gap::Comma && TOWNS.contains(key(1)) && dwelt;
    (told && odd && written && word.key.len() >= SHORTEST).then_some(at + 1)
}

/// "im at gatwick, waiting for my flight": an airport, in small letters.
fn flown_from(words: &[Word], at: usize) -> Option<usize> {
    let word = &words[at];
    let led = at.checked_sub(1).is_some_and(|index| ["at", "from", "to", "in"].contains(&words[index].key.as_str()));
    let odd = word.class == Class::Unknown && word.key.len() > 4 && !looks_mistyped(&word.key);
    let flies = words.iter().any(|word| FLYING.contains(&word.key.as_str()));
    (word.form == Form::Lower && word.follows() && led && odd && flies && !word.possessive).then_some(at + 1)
}

/// What is said at airports.
const FLYING: [&str; 9] =
    ["terminal", "flight", "flights", "airport", "departures", "arrivals", "plane", "runway", "layover"];

/// "drove to Mold": a word, with a capital that only a place explains.
fn dwelt_in(words: &[Word], at: usize) -> Option<usize> {
    let word = &words[at];
    let key = |back: usize| at.checked_sub(back).map_or("", |index| words[index].key.as_str());
    let placed = word.is_capital()
        && word.follows()
        && matches!(word.class, Class::Word | Class::SurnameOrWord | Class::GivenOrWord)
        && word.key.len() > 3
        && (["near", "outside"].contains(&key(1))
            || ["in", "to", "from"].contains(&key(1)) && (2..=3).any(|back| DWELLING.contains(key(back))));
    // "South America": countries and continents stay.
    let goes_on = words
        .get(at + 1)
        .is_some_and(|next| next.follows() && (matches!(next.form, Form::Hidden | Form::Number) || next.is_capital()));
    (placed && !goes_on && !is_anywhere(word) && !word.possessive && !are_shouted(words)).then_some(at + 1)
}

/// "University", "Church", "Work": of these there is one everywhere.
fn is_anywhere(word: &Word) -> bool {
    [&SCHOOLS, &STUDY, &WORK, &FEATURES].iter().any(|set| set.contains(word.key.as_str()))
}

/// Whether what stands before says that a place comes.
pub(super) fn is_where(words: &[Word], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|index| &words[index]);
    if words[at].gap != Gap::Blank {
        // "in Leeds, Bradford": what follows a comma is no more than the list says.
        return false;
    }
    let step = match before(1) {
        Some(word)
            if ["the", "downtown", "central", "north", "south", "east", "west", "upper", "lower", "old"]
                .contains(&word.key.as_str()) =>
        {
            2
        }
        _ => 1,
    };
    let Some(word) = before(step) else { return false };
    let towards = ["to", "at", "from", "by", "called"].contains(&word.key.as_str())
        && before(step + 1).is_some_and(|word| TOWARDS.contains(word.key.as_str()));
    let named = word.key == "called";
    WHERE.contains(word.key.as_str()) && !towards && !named
}

/// Whether a person stands right before: then this may be their surname.
fn follows_person(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|index| &words[index]) else { return false };
    words[at].follows()
        && (before.is_capital() && before.class == Class::Given
            || PEOPLE.contains(before.key.as_str())
            || super::vocabulary::TITLES.contains(before.key.as_str())
            || before.form == Form::Hidden)
}

#[cfg(test)]
mod tests {
    use super::super::word;
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        word::finds(|words| find(words, &[]), text, expected);
    }

    #[test]
    fn towns_and_features() {
        finds("i live in leeds, born in São Paulo", &["leeds", "São Paulo"]);
        finds("moved to Zabrodzko last year", &["Zabrodzko"]);
        finds("we met at Lake Orta and in hyde park", &["Lake Orta", "hyde park"]);
        finds("a tiny place called Ballyvoreen, the town is called qwixbeg", &["Ballyvoreen", "qwixbeg"]);
        finds("i was in St Vincent's for a week", &["St Vincent"]);
        finds("her ashes are at Gull Point, it was the Breaking Point", &["Gull Point"]);
        finds("my village is Nether Poppleton, up near Wick", &["Nether Poppleton", "Wick"]);
        finds("i live in a tiny village, qwixbegarth. im at zorbrook, terminal 3", &["qwixbegarth", "zorbrook"]);
        finds(
            "i drove to Mold, the Wedding district, St Brannock's cemetery",
            &["Mold", "Wedding", "St Brannock's cemetery"],
        );
    }

    #[test]
    fn no_places() {
        finds("i talked to Emeka. in a nice bath reading", &[]);
        finds("i want to move to South America, go to University", &[]);
        finds("i live in fear. he moved to tears, Back to Work", &[]);
    }
}
