//! Universities that are called by a name without that word: "Monash", "at knust", "UCL".

use super::Kind;
use super::capitals::are_shouted;
use super::lists::is_place;
use super::organisation::{lead, speaks_of};
use super::vocabulary::STUDY;
use super::word::{Class, Form, Word};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A phrase a line, folded.
static NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("lists/universities.txt").lines().collect());

/// "Monash", "Fort Hare", "at knust": a word that means much else needs more.
pub(super) fn known(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let longest = (1..=3).rev().find(|length| {
        let phrase = words.get(at..at + length);
        phrase.is_some_and(|phrase| {
            let keys: Vec<&str> = phrase.iter().map(|word| word.key.as_str()).collect();
            phrase[1..].iter().all(Word::follows) && NAMES.contains(keys.join(" ").as_str())
        })
    })?;
    let range = at..at + longest;
    let phrase = &words[range.clone()];
    if phrase.iter().any(|word| word.possessive || matches!(word.form, Form::Hidden | Form::Number))
        || are_shouted(words)
    {
        return None;
    }
    let capital = phrase.iter().all(|word| word.form != Form::Lower);
    let other =
        longest == 1 && (phrase[0].class != Class::Unknown || is_place(&phrase[0].key) || phrase[0].key.len() < 4);
    let lead = lead(words, at);
    let led = ["at", "to", "from", "into", "in"].contains(&lead);
    let goes = lead == "to" && at > 1 && ["go", "goes", "went", "going"].contains(&words[at - 2].key.as_str());
    let studies = speaks_of(words, &range, &STUDY) || goes;
    let goes_on =
        words.get(range.end).is_some_and(|next| next.follows() && next.is_capital() && next.class != Class::Nobody);
    let sure = match (capital, other) {
        (true, false) => !goes_on,
        (true, true) => !goes_on && (lead == "at" || led && studies),
        (false, false) => led || studies,
        (false, true) => lead == "at" && studies && phrase[0].class != Class::Word,
    };
    sure.then_some((range, Kind::School))
}

/// "NIT Warangal", "TU Delft": what several towns have, and the town.
pub(super) fn of_town(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    const OF_TOWNS: [&str; 16] = [
        "iit", "nit", "iiit", "iim", "iisc", "bits", "nlu", "aiims", "tu", "fh", "suny", "cuny", "uc", "esade", "insa",
        "uit",
    ];
    let town = words.get(at + 1).filter(|town| town.follows() && town.is_capital() && town.class != Class::Nobody)?;
    let named = words[at].form == Form::Capitals && OF_TOWNS.contains(&words[at].key.as_str()) && !town.possessive;
    (named && !are_shouted(words)).then_some((at..at + 2, Kind::School))
}

/// "NYU", "UCL", "ASU": capitals with U for university at one end, where one is or goes.
pub(super) fn acronym(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    const OTHERS: [&str; 12] = ["usa", "nicu", "picu", "sicu", "hdu", "ccu", "uti", "ufc", "psu", "usb", "ups", "ufo"];
    let word = &words[at];
    let formed = word.form == Form::Capitals
        && (3..=5).contains(&word.key.len())
        && (word.key.starts_with('u') || word.key.ends_with('u'))
        && !matches!(word.class, Class::Nobody | Class::Word)
        && !OTHERS.contains(&word.key.as_str());
    let before = at.checked_sub(1).map(|index| words[index].key.as_str())?;
    let led = word.follows() && ["at", "to", "into", "from", "of"].contains(&before);
    (formed && led && !are_shouted(words)).then_some((at..at + 1, Kind::School))
}

#[cfg(test)]
mod tests {
    use super::super::organisation::finds;
    use super::Kind::School;

    #[test]
    fn universities() {
        finds("im at Monash, she got into fort hare", &[("Monash", School), ("fort hare", School)]);
        finds("NIT Warangal rules, i got into IIT Delhi", &[("NIT Warangal", School), ("IIT Delhi", School)]);
        finds("i study at knust, i go to KCL, exams at UCL", &[("knust", School), ("KCL", School), ("UCL", School)]);
    }

    #[test]
    fn others() {
        finds("my mum is from Columbia, under the Humber Bridge, duke is my dog", &[]);
    }
}
