//! The words that patterns ask for, numbered: a word of a text is looked up once, and thousands of patterns then compare
//! numbers.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound::Included;

use super::words::{STOP, Word};

/// A word that patterns ask for, or a beginning of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Term(usize);

/// Terms at a glance: a bit stands for many of them, so that where no bit is common no term is. Told in one step, it
/// spares most patterns the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Glance(u128);

/// The terms of some patterns.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    whole: HashMap<String, Term>,
    beginnings: BTreeMap<String, Term>,
}

/// What patterns see at a place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The end of a sentence.
    Stop,
    Word {
        /// Those that it is found by: of most words none or one.
        terms: Vec<Term>,
        /// Those of the words after it, up to the end of the sentence: no pattern looks farther.
        ahead: Glance,
    },
}

impl Lexicon {
    pub fn whole(&mut self, word: &str) -> Term {
        let next = self.next();
        *self.whole.entry(word.to_owned()).or_insert(next)
    }

    pub fn beginning(&mut self, beginning: &str) -> Term {
        let next = self.next();
        *self.beginnings.entry(beginning.to_owned()).or_insert(next)
    }

    fn next(&self) -> Term {
        Term(self.whole.len() + self.beginnings.len())
    }

    pub fn look_up(&self, words: &[Word]) -> Vec<Place> {
        let mut ahead = Glance::default();
        let place = |word: &Word| {
            if word.text == STOP {
                ahead = Glance::default();
                return Place::Stop;
            }
            let whole = self.whole.get(&word.text).into_iter();
            let terms: Vec<Term> = whole.chain(self.beginnings_of(&word.text)).copied().collect();
            let place = Place::Word { ahead, terms };
            ahead = ahead.and(Glance::of(place.terms()));
            place
        };
        let mut places: Vec<Place> = words.iter().rev().map(place).collect();
        places.reverse();
        places
    }

    /// In the order of the alphabet they all stand from the word's first letter up to the word.
    fn beginnings_of<'l>(&'l self, word: &'l str) -> impl Iterator<Item = &'l Term> {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let near = self.beginnings.range::<str, _>((Included(&word[..first]), Included(word)));
        near.filter(|(beginning, _)| word.starts_with(beginning.as_str())).map(|(_, term)| term)
    }
}

impl Glance {
    pub fn of(terms: &[Term]) -> Self {
        Self(terms.iter().fold(0, |bits, term| bits | 1 << (term.0 % 128)))
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn may_meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Place {
    /// A word that no pattern asks for.
    pub const UNKNOWN: Self = Self::Word { terms: Vec::new(), ahead: Glance(0) };

    pub fn terms(&self) -> &[Term] {
        match self {
            Self::Stop => &[],
            Self::Word { terms, .. } => terms,
        }
    }

    pub fn ahead(&self) -> Glance {
        match self {
            Self::Stop => Glance::default(),
            Self::Word { ahead, .. } => *ahead,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::plain_words;
    use super::*;

    #[test]
    fn a_word_is_found_by_itself_and_by_its_beginnings() {
        let mut lexicon = Lexicon::default();
        let [cut, cutting] = ["cut", "cutting"].map(|word| lexicon.whole(word));
        let [c, cutt, cuz] = ["c", "cutt", "cuz"].map(|beginning| lexicon.beginning(beginning));
        assert_eq!(lexicon.whole("cut"), cut);
        let seen = lexicon.look_up(&plain_words("cut. cutting at é cuzco"));
        let terms: Vec<&[Term]> = seen.iter().map(Place::terms).collect();
        assert_eq!(terms, [&[cut, c][..], &[], &[cutting, c, cutt], &[], &[], &[c, cuz]]);
    }

    #[test]
    fn a_glance_ahead_ends_with_the_sentence() {
        let mut lexicon = Lexicon::default();
        let [i, will, go] = ["i", "will", "go"].map(|word| Glance::of(&[lexicon.whole(word)]));
        let seen = lexicon.look_up(&plain_words("i will. go"));
        assert!(seen[0].ahead().may_meet(will) && !seen[0].ahead().may_meet(i) && !seen[0].ahead().may_meet(go));
        assert_eq!(seen[1].ahead(), Glance::default());
    }
}
