//! The files that hold [`Pattern`]s: one a kind, so that whoever knows how people speak of a thing can write them down
//! without knowing this language.
//!
//! `- ` before a pattern: what it finds is not meant so, and is passed over. `> `: the other side's answer to it.
//! `#` begins a remark.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::lexicon::{Lexicon, Place, Term};
use super::pattern::Pattern;
use super::words::Word;

/// All that is known of how things of some kinds are spoken of. They share a lexicon, so that a text is looked up once for
/// all of them.
#[derive(Debug)]
pub(in crate::outcome) struct Patterns<K> {
    lexicon: Lexicon,
    found: Group<K>,
    passed_over: Group<K>,
    answers: Group<K>,
}

/// Patterns, and which of them may begin with a word: of thousands a few are then tried.
#[derive(Debug)]
struct Group<K> {
    patterns: Vec<(K, Pattern)>,
    by_first: HashMap<Term, Vec<usize>>,
}

impl<K: Copy + Ord> Patterns<K> {
    /// # Errors
    /// The first line that is not written as it should be, and why.
    pub fn read<'f>(files: impl IntoIterator<Item = (K, &'f str)>) -> Result<Self, String> {
        let mut patterns =
            Self { lexicon: Lexicon::default(), found: Group::new(), passed_over: Group::new(), answers: Group::new() };
        for (kind, file) in files {
            for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
                patterns.add(kind, line).map_err(|problem| format!("\"{line}\": {problem}"))?;
            }
        }
        Ok(patterns)
    }

    fn add(&mut self, kind: K, line: &str) -> Result<(), String> {
        let (group, pattern) = match line.split_once(' ') {
            Some(("-", pattern)) => (&mut self.passed_over, pattern),
            Some((">", pattern)) => (&mut self.answers, pattern),
            _ => (&mut self.found, line),
        };
        group.add(kind, Pattern::read(pattern, &mut self.lexicon)?);
        Ok(())
    }

    /// The words that speak of each kind that is looked for: the first place, and there the longest.
    pub fn find(&self, words: &[Word], is_looked_for: impl Fn(K) -> bool) -> BTreeMap<K, Range<usize>> {
        let text = self.lexicon.look_up(words);
        let mut passed_over: BTreeMap<K, Vec<Range<usize>>> = BTreeMap::new();
        for (kind, range) in self.passed_over.all(&text, &is_looked_for) {
            passed_over.entry(kind).or_default().push(range);
        }
        let mut found = first(self.found.all(&text, |kind| is_looked_for(kind) && !passed_over.contains_key(&kind)));
        for (of, ranges) in passed_over {
            let mut left = text.clone();
            for range in ranges {
                left[range].fill(Place::UNKNOWN);
            }
            found.extend(first(self.found.all(&left, |kind| kind == of)));
        }
        found
    }

    /// Whether these words of the other side answer to it.
    pub fn is_answer(&self, words: &[Word], to: K) -> bool {
        self.answers.all(&self.lexicon.look_up(words), |kind| kind == to).next().is_some()
    }
}

impl<K: Copy> Group<K> {
    fn new() -> Self {
        Self { patterns: Vec::new(), by_first: HashMap::new() }
    }

    fn add(&mut self, kind: K, pattern: Pattern) {
        for term in pattern.first_words() {
            self.by_first.entry(*term).or_default().push(self.patterns.len());
        }
        self.patterns.push((kind, pattern));
    }

    /// Every range that a pattern of these kinds finds, by where it begins.
    fn all<'g>(
        &'g self,
        text: &'g [Place],
        is_looked_for: impl Fn(K) -> bool + 'g,
    ) -> impl Iterator<Item = (K, Range<usize>)> + 'g {
        let candidates = |place: &'g Place| place.terms().iter().filter_map(|term| self.by_first.get(term)).flatten();
        let places = text.iter().enumerate();
        let tried =
            places.flat_map(move |(at, place)| candidates(place).map(move |index| (at, &self.patterns[*index])));
        tried.filter_map(move |(at, (kind, pattern))| {
            Some((*kind, at..is_looked_for(*kind).then(|| pattern.end(text, at)).flatten()?))
        })
    }
}

/// Of each kind the first range, and where several begin there, the longest. They come by where they begin.
fn first<K: Ord>(ranges: impl Iterator<Item = (K, Range<usize>)>) -> BTreeMap<K, Range<usize>> {
    let mut first: BTreeMap<K, Range<usize>> = BTreeMap::new();
    for (kind, range) in ranges {
        let own = first.entry(kind).or_insert_with(|| range.clone());
        if own.start == range.start {
            own.end = own.end.max(range.end);
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::super::words::plain_words;
    use super::*;

    #[track_caller]
    fn found(patterns: &str, text: &str) -> Option<String> {
        let words = plain_words(text);
        let found = Patterns::read([((), patterns)]).unwrap().find(&words, |()| true).remove(&())?;
        Some(words[found].iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn words_forms_beginnings_and_alternatives_are_found() {
        assert_eq!(found("stab~ him|her", "I STABBED her"), Some("stabbed her".into()));
        assert_eq!(found("suicid*", "a suicidal day"), Some("suicidal".into()));
        assert_eq!(found("stab~ him|her", "stable her"), None);
    }

    #[test]
    fn gaps_stay_within_a_sentence() {
        assert_eq!(found("want <3> die", "i want to just die"), Some("want to just die".into()));
        assert_eq!(found("want <3> die", "what i want. die hard is on"), None);
        assert_eq!(found("want <1> die", "i want to just die"), None);
    }

    #[test]
    fn what_may_be_there_what_may_not_and_the_ends_of_sentences() {
        assert_eq!(found("take my [own] life", "take my own life"), Some("take my own life".into()));
        assert_eq!(found("take my [own] life", "take my life"), Some("take my life".into()));
        assert_eq!(found("hit me !up", "hit me up"), None);
        assert_eq!(found("hit me !up", "he hit me"), Some("hit me".into()));
        assert_eq!(found("^ end it .", "i know. end it!"), Some("end it".into()));
        assert_eq!(found("^ end it .", "i will end it with him"), None);
    }

    #[test]
    fn what_is_not_meant_so_is_passed_over_and_the_rest_still_looked_at() {
        let patterns = "kill~\n- kill~ <1> time";
        assert_eq!(found(patterns, "just killing time"), None);
        assert_eq!(found(patterns, "killing some time before i kill him"), Some("kill".into()));
    }

    #[test]
    fn a_line_that_is_not_as_it_should_be_is_named() {
        for line in ["kill <x> him", "<3> him", "a @nolist", "a||b", "a|*", "what's"] {
            assert!(Patterns::read([((), line)]).is_err_and(|problem| problem.contains(line)), "{line}");
        }
    }
}
