//! Names that all know, of singers, characters and drinks: they tell nothing about who talks, and stay.

use super::word::{Form, Word};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A name a line, folded; a surname alone where hardly anybody else has it.
static NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("lists/public_figures.txt").lines().collect());

const LONGEST: usize = 5;

pub(super) fn find(words: &[Word]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let free = found.last().is_none_or(|last: &Range<usize>| last.end <= at);
        let end = (at + 1..=words.len().min(at + LONGEST)).rev().find(|&end| {
            let phrase = &words[at..end];
            let keys: Vec<&str> = phrase.iter().map(|word| word.key.as_str()).collect();
            phrase.iter().all(|word| word.form != Form::Hidden)
                && phrase[1..].iter().all(Word::follows)
                && NAMES.contains(keys.join(" ").as_str())
        });
        found.extend(end.filter(|_| free).map(|end| at..end));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::shadow::Shadow;
    use super::super::word;
    use super::*;

    #[test]
    fn known_to_all() {
        let text = "playing Taylor Swift, like bill murray. taylor called biden";
        let words = word::words(text, &Shadow::of(text));
        assert_eq!(word::texts(text, &words, &find(&words)), ["Taylor Swift", "bill murray", "biden"]);
    }
}
