//! Streets without a number: "the corner of Pike St and 9th Ave", "Quarry Row", "on elmwood avenue".

use super::capitals::are_shouted;
use super::lists::words;
use super::organisation::{is_odd, is_part, lead};
use super::vocabulary::{COMPANIES, SCHOOLS, TRADES};
use super::word::{Class, Form, Word};
use std::ops::Range;

words! {
    /// After a name they make a street of it.
    STREETS = "street st road rd avenue ave lane ln terrace crescent boulevard blvd parade row mews";
    /// The same where something leads there.
    STREETS_TOO = "way close drive court place square grove gardens hill green gate rise view";
    /// Which lead to a street.
    LEADS = "on off at near down up along from outside in of by to";
    /// Before "street" they name none.
    NO_NAMES = "high main my same other next back side memory our the this that wrong right quiet busy one two no any any every across";
}

/// Streets of the whole world.
const KNOWN: [(&str, &str); 9] = [
    ("wall", "street"),
    ("sesame", "street"),
    ("coronation", "street"),
    ("downing", "street"),
    ("abbey", "road"),
    ("silk", "road"),
    ("rocky", "road"),
    ("milky", "way"),
    ("green", "lane"),
];

pub(super) fn find(words: &[Word]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let free = found.last().map_or(0, |last| last.end);
        found.extend(ending_at(words, at, free));
    }
    found
}

fn ending_at(words: &[Word], at: usize, free: usize) -> Option<Range<usize>> {
    let word = &words[at];
    let before = at.checked_sub(1).filter(|&before| word.follows() && before >= free).map(|before| &words[before])?;
    let (sure, too) = (STREETS.contains(word.key.as_str()), STREETS_TOO.contains(word.key.as_str()));
    // "Pike St" is a street, "to St Ives" a saint.
    let goes_on = words.get(at + 1).is_some_and(|next| {
        next.follows()
            && (next.is_capital() && (COMPANIES.contains(next.key.as_str()) || TRADES.contains(next.key.as_str()))
                || SCHOOLS.contains(next.key.as_str()))
    });
    let saint = word.key == "st" && words.get(at + 1).is_some_and(|next| next.follows() && next.is_capital());
    if !(sure || too) || saint || goes_on || before.possessive || are_shouted(words) {
        return None;
    }
    let capital = word.form != Form::Lower || ["st", "rd", "ave", "ln", "blvd"].contains(&word.key.as_str());
    let ordinal = before.form == Form::Number && ["st", "nd", "rd", "th"].iter().any(|end| before.key.ends_with(end));
    if ordinal && sure {
        return (capital || LEADS.contains(lead(words, at - 1))).then_some(at - 1..at + 1);
    }
    let named = |word: &Word| {
        is_part(word) && !NO_NAMES.contains(word.key.as_str()) && !(word.begins_sentence() && word.class == Class::Word)
    };
    let mut start = at;
    while start > free && words[start].follows() && at - start < 3 && named(&words[start - 1]) {
        start -= 1;
    }
    if start < at && word.form != Form::Lower || start < at && capital && sure {
        let known = KNOWN.contains(&(before.key.as_str(), word.key.as_str()));
        let led = LEADS.contains(lead(words, start));
        let proper = words[start..at].iter().any(|part| part.class != Class::Nobody);
        return (proper && !known && (sure || led)).then_some(start..at + 1);
    }
    let led = ["on", "off", "near", "down", "along"].contains(&lead(words, at - 1));
    (sure && word.form == Form::Lower && is_odd(before) && led).then_some(at - 1..at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::word;
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        word::finds(find, text, expected);
    }

    #[test]
    fn streets() {
        finds("corner of Pike St and 9th Ave, someone", &["Pike St", "9th Ave"]);
        finds("three of them. from Quarry Row", &["Quarry Row"]);
        finds("the mosque is on Whitechapel Road, off Station Parade", &["Whitechapel Road", "Station Parade"]);
        finds("i live on elmwood avenue, the shop on Priory Way", &["elmwood avenue", "Priory Way"]);
    }

    #[test]
    fn no_streets() {
        finds("on the High Street, down Wall Street, No Way, by the way, i go My Way", &[]);
        finds("a nurse at Hope Street Medical, the Eton Road school", &[]);
        finds("i went to St Ives, down the road, in a row, the 3rd st", &["3rd st"]);
    }
}
