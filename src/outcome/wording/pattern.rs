//! Patterns over plain words.
//!
//! A line is a pattern, its parts stand apart by blanks:
//!
//! | part | finds |
//! |---|---|
//! | `word` | that word |
//! | `kill~` | the word and its forms: kills, killed, killing |
//! | `suicid*` | words that begin so |
//! | `a\|b\|@people` | one of them; `@people` is a list of words from `lists.txt` |
//! | `[a\|b]` | the same, or nothing |
//! | `!a\|b` | nothing, where none of them comes next |
//! | `<3>` | up to three words of any kind, in the same sentence |
//! | `^` and `.` | nothing: the beginning, or the end, of a sentence; `^` comes first, `.` may be an alternative |
//!
//! `:phone :email :link :handle :money :number` are words that stand for such things.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon::{Glance, Lexicon, Place, Term};
use super::words::STOP;

#[derive(Debug)]
pub(super) struct Pattern {
    begins_sentence: bool,
    first: Words,
    rest: Vec<Part>,
    /// Of each part of the rest that must be there, its words. Where a sentence has none of them, as most have, nothing
    /// more is to be tried.
    needs: Vec<Glance>,
}

#[derive(Debug)]
enum Part {
    One(Words),
    Maybe(Words),
    Not(Words),
    UpTo(usize),
}

#[derive(Debug, Default)]
struct Words {
    /// The end of a sentence will do as well.
    or_end: bool,
    /// In order, to be searched.
    terms: Vec<Term>,
}

static LISTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("lists.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(name, words)| (name.trim(), words.trim())).collect()
});

impl Pattern {
    pub fn read(line: &str, lexicon: &mut Lexicon) -> Result<Self, String> {
        let mut written = line.split_whitespace().peekable();
        let begins_sentence = written.next_if_eq(&"^").is_some();
        let mut parts = written.map(|part| Part::read(part, lexicon));
        match parts.next().transpose()? {
            Some(Part::One(first)) => {
                let rest: Vec<Part> = parts.collect::<Result<_, _>>()?;
                let needs = rest.iter().filter_map(Part::needs).collect();
                Ok(Self { begins_sentence, first, rest, needs })
            }
            _ => Err("a pattern begins with a word".to_owned()),
        }
    }

    /// One of them is the first word of all that the pattern finds.
    pub fn first_words(&self) -> &[Term] {
        &self.first.terms
    }

    /// Where that ends which begins at `start` with one of the [first words](Self::first_words).
    pub fn end(&self, text: &[Place], start: usize) -> Option<usize> {
        let begins = !self.begins_sentence || start == 0 || text[start - 1] == Place::Stop;
        let may_go_on = begins && self.needs.iter().all(|needed| needed.may_meet(text[start].ahead()));
        may_go_on.then(|| end_of(&self.rest, text, start + 1)).flatten()
    }
}

/// Where the parts, all found from `at` on, end.
fn end_of(parts: &[Part], text: &[Place], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let here = text.get(at);
    let is_here = |wanted: &Words| here.is_some_and(|place| wanted.hold(place));
    match part {
        Part::One(wanted) if is_here(wanted) => end_of(rest, text, at + 1),
        Part::One(wanted) if wanted.or_end && here.is_none_or(|place| *place == Place::Stop) => end_of(rest, text, at),
        Part::One(_) => None,
        Part::Maybe(wanted) => {
            let with = is_here(wanted).then(|| end_of(rest, text, at + 1)).flatten();
            with.or_else(|| end_of(rest, text, at))
        }
        Part::Not(unwanted) if is_here(unwanted) => None,
        Part::Not(_) => end_of(rest, text, at),
        Part::UpTo(most) => {
            let passable = text[at..].iter().take(*most).take_while(|place| **place != Place::Stop).count();
            (0..=passable).find_map(|passed| end_of(rest, text, at + passed))
        }
    }
}

impl Part {
    fn read(part: &str, lexicon: &mut Lexicon) -> Result<Self, String> {
        let inner = |open: char, close: char| part.strip_prefix(open)?.strip_suffix(close);
        if let Some(most) = inner('<', '>') {
            return most.parse().map(Self::UpTo).map_err(|_| format!("\"{part}\" holds no number"));
        }
        if let Some(words) = inner('[', ']') {
            return Words::read(words, lexicon).map(Self::Maybe);
        }
        match part.strip_prefix('!') {
            Some(words) => Words::read(words, lexicon).map(Self::Not),
            None => Words::read(part, lexicon).map(Self::One),
        }
    }

    /// The words of which one must be there.
    fn needs(&self) -> Option<Glance> {
        match self {
            Self::One(words) if !words.or_end => Some(Glance::of(&words.terms)),
            _ => None,
        }
    }
}

impl Words {
    fn read(alternatives: &str, lexicon: &mut Lexicon) -> Result<Self, String> {
        let mut words = Self::default();
        words.add(alternatives, lexicon)?;
        words.terms.sort_unstable();
        words.terms.dedup();
        Ok(words)
    }

    fn add(&mut self, alternatives: &str, lexicon: &mut Lexicon) -> Result<(), String> {
        for word in alternatives.split('|') {
            if word == STOP {
                self.or_end = true;
            } else if let Some(list) = word.strip_prefix('@') {
                let listed = LISTS.get(list).ok_or_else(|| format!("there is no list \"{list}\""))?;
                self.add(listed, lexicon)?;
            } else {
                self.add_word(word, lexicon)?;
            }
        }
        Ok(())
    }

    fn add_word(&mut self, word: &str, lexicon: &mut Lexicon) -> Result<(), String> {
        let bare = word.strip_suffix(['~', '*']).unwrap_or(word);
        if bare.is_empty() || bare.contains(|letter: char| !letter.is_alphanumeric() && letter != ':') {
            return Err(format!("\"{word}\" is no word"));
        }
        match &word[bare.len()..] {
            "~" => self.terms.extend(forms(bare).map(|form| lexicon.whole(&form))),
            "*" => self.terms.push(lexicon.beginning(bare)),
            _ => self.terms.push(lexicon.whole(bare)),
        }
        Ok(())
    }

    fn hold(&self, place: &Place) -> bool {
        place.terms().iter().any(|term| self.terms.binary_search(term).is_ok())
    }
}

/// A verb with its regular endings; forms that do not exist do no harm.
fn forms(verb: &str) -> impl Iterator<Item = String> {
    let stem = verb.strip_suffix('e').or_else(|| verb.strip_suffix('y')).unwrap_or(verb);
    let last = verb.chars().last().unwrap_or_default();
    let regular = ["", "s", "es", "d", "ed", "ing", "in"].map(|ending| format!("{verb}{ending}"));
    let doubled = ["ed", "ing", "in"].map(|ending| format!("{verb}{last}{ending}"));
    let short = ["ies", "ied", "ing", "in"].map(|ending| format!("{stem}{ending}"));
    regular.into_iter().chain(doubled).chain(short)
}
