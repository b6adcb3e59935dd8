//! Wards and units of hospitals, wings of prisons: an employer where somebody works there, a place where somebody lies.

use super::Kind;
use super::lists::words;
use super::organisation::{is_odd, is_part, speaks_of};
use super::vocabulary::{GENERIC, WHERE};
use super::word::{Class, Form, Word};
use std::ops::Range;

words! {
    /// Where one of these is told of, somebody works on the ward.
    STAFF = "work works worked working shift shifts hca placement rota bank colleague colleagues nights job staff band sister-in-charge
        matron employed";
}

/// "Ward 7B", "Willow Ward", "on oakley ward", "D wing".
pub(super) fn find(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    if matches!(word.form, Form::Hidden | Form::Number) {
        return None;
    }
    let range = numbered(words, at).or_else(|| named(words, at))?;
    let kind = if speaks_of(words, &range, &STAFF) { Kind::Employer } else { Kind::Place };
    Some((range, kind))
}

/// "Ward 7B", "ward c", "C wing".
fn numbered(words: &[Word], at: usize) -> Option<Range<usize>> {
    let next = words.get(at + 1).filter(|next| next.follows())?;
    let letter = |word: &Word| word.key.len() == 1 && !["a", "i", "u", "r"].contains(&word.key.as_str());
    let number = |word: &Word| {
        word.form == Form::Number && word.key.len() < 4 || word.key.len() < 4 && word.key.contains(char::is_numeric)
    };
    let ward = ["ward", "wards"].contains(&words[at].key.as_str()) && (number(next) || letter(next));
    let wing = letter(&words[at]) && ["wing", "block"].contains(&next.key.as_str());
    (ward || wing).then_some(at..at + 2)
}

fn named(words: &[Word], at: usize) -> Option<Range<usize>> {
    let noun = words.get(at + 1).filter(|noun| noun.follows())?;
    let word = &words[at];
    if word.possessive || GENERIC.contains(word.key.as_str()) || word.begins_sentence() && word.class == Class::Word {
        return None;
    }
    let capitals = is_part(word) && noun.is_capital() && ["ward", "unit", "suite", "wing"].contains(&noun.key.as_str());
    let on =
        at.checked_sub(1).is_some_and(|before| words[before].key == "on" || WHERE.contains(words[before].key.as_str()));
    let small = noun.key == "ward" && (word.is_capital() && word.class != Class::Nobody || is_odd(word) && on);
    (capitals && word.class != Class::Nobody || small).then_some(at..at + 2)
}

#[cfg(test)]
mod tests {
    use super::super::organisation::finds;
    use super::Kind::{Employer, Place};

    #[test]
    fn wards() {
        finds("it was Ward 7B, i was the hca", &[("Ward 7B", Employer)]);
        finds("they keep me on Willow Ward, then ward 12", &[("Willow Ward", Place), ("ward 12", Place)]);
        finds("he is on D wing", &[("D wing", Place)]);
        finds("on the ward i cried, in the Intensive Care Unit, a ward a day", &[]);
    }
}
