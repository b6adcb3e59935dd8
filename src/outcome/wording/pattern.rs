//! Patterns over plain words, and the files that hold them: one a kind, so that whoever knows how people speak of a
//! thing can write them down without knowing this language.
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
//! | `^` and `.` | nothing: the beginning, or the end, of a sentence; `.` may stand among alternatives |
//!
//! `- ` before a pattern: what it finds is not meant so, and is passed over. `> `: the other side's answer to it.
//! `#` begins a remark. `:phone :email :link :handle :money :number` are words that stand for such things.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::words::{BLANK, STOP, Word};

/// All that is known of how a thing is spoken of.
#[derive(Debug, Default)]
pub(in crate::outcome) struct Patterns {
    found: Group,
    passed_over: Group,
    answers: Group,
}

/// Patterns, and which of them may begin with a word: of thousands a few are then tried.
#[derive(Debug, Default)]
struct Group {
    patterns: Vec<Pattern>,
    by_word: HashMap<String, Vec<usize>>,
    /// Those that may begin with the beginning of a word, by its first letter.
    by_letter: HashMap<char, Vec<usize>>,
    by_any_word: Vec<usize>,
}

#[derive(Debug)]
struct Pattern(Vec<Part>);

#[derive(Debug)]
enum Part {
    One(Words),
    Maybe(Words),
    Not(Words),
    UpTo(usize),
    Begin,
}

#[derive(Debug, Default)]
struct Words {
    /// The end of a sentence will do as well.
    or_end: bool,
    whole: HashSet<String>,
    beginnings: Vec<String>,
}

static LISTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("lists.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(name, words)| (name.trim(), words.trim())).collect()
});

impl Patterns {
    /// # Errors
    /// The first line that is not written as it should be, and why.
    pub fn read(file: &str) -> Result<Self, String> {
        let mut patterns = Self::default();
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (group, pattern) = match line.split_once(' ') {
                Some(("-", pattern)) => (&mut patterns.passed_over, pattern),
                Some((">", pattern)) => (&mut patterns.answers, pattern),
                _ => (&mut patterns.found, line),
            };
            group.add(Pattern::read(pattern).map_err(|problem| format!("\"{line}\": {problem}"))?);
        }
        Ok(patterns)
    }

    /// The words that speak of it: the first place, and there the longest. `None`: nothing found.
    pub fn find(&self, words: &[Word]) -> Option<Range<usize>> {
        let first = |words| self.found.all(words).min_by_key(|found| (found.start, usize::MAX - found.end));
        let mut passed_over = self.passed_over.all(words).peekable();
        // Of most messages no word is passed over, and a copy of the words costs more than to look at them.
        if passed_over.peek().is_none() {
            return first(words);
        }
        let mut left = words.to_vec();
        for range in passed_over {
            left[range].iter_mut().for_each(|word| BLANK.clone_into(&mut word.text));
        }
        first(&left)
    }

    /// Whether these words of the other side answer to it.
    pub fn is_answer(&self, words: &[Word]) -> bool {
        self.answers.all(words).next().is_some()
    }
}

impl Group {
    fn add(&mut self, pattern: Pattern) {
        let index = self.patterns.len();
        match pattern.first_words() {
            Some(words) if !words.or_end && words.beginnings.iter().all(|beginning| !beginning.is_empty()) => {
                for word in &words.whole {
                    self.by_word.entry(word.clone()).or_default().push(index);
                }
                for letter in words.beginnings.iter().flat_map(|beginning| beginning.chars().next()) {
                    self.by_letter.entry(letter).or_default().push(index);
                }
            }
            _ => self.by_any_word.push(index),
        }
        self.patterns.push(pattern);
    }

    /// Every range that one of the patterns finds. None is empty.
    fn all<'g>(&'g self, words: &'g [Word]) -> impl Iterator<Item = Range<usize>> + 'g {
        let from = move |start: usize| {
            let word = &words[start].text;
            let by_word = self.by_word.get(word).into_iter().flatten();
            let by_letter = word.chars().next().and_then(|letter| self.by_letter.get(&letter)).into_iter().flatten();
            let patterns = by_word.chain(by_letter).chain(&self.by_any_word).map(|index| &self.patterns[*index]);
            patterns.filter_map(move |pattern| Some(start..matched(&pattern.0, words, start)?))
        };
        (0..words.len()).flat_map(from).filter(|range| !range.is_empty())
    }
}

impl Pattern {
    fn read(line: &str) -> Result<Self, String> {
        let pattern = Self(line.split_whitespace().map(Part::read).collect::<Result<_, _>>()?);
        match pattern.first_words() {
            Some(_) => Ok(pattern),
            None => Err("a pattern begins with a word".to_owned()),
        }
    }

    /// What it begins with; `None` where that may be left out.
    fn first_words(&self) -> Option<&Words> {
        match self.0.as_slice() {
            [Part::One(words), ..] | [Part::Begin, Part::One(words), ..] => Some(words),
            _ => None,
        }
    }
}

/// Where the parts, all found from `at` on, end.
fn matched(parts: &[Part], words: &[Word], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    let here = words.get(at).map(|word| word.text.as_str());
    match part {
        Part::One(wanted) => {
            let word = here.filter(|word| wanted.hold(word)).and_then(|_| matched(rest, words, at + 1));
            let ends = wanted.or_end && here.is_none_or(|word| word == STOP);
            word.or_else(|| ends.then(|| matched(rest, words, at)).flatten())
        }
        Part::Maybe(wanted) => {
            let with = here.filter(|word| wanted.hold(word)).and_then(|_| matched(rest, words, at + 1));
            with.or_else(|| matched(rest, words, at))
        }
        Part::Not(unwanted) => {
            if here.is_some_and(|word| unwanted.hold(word)) {
                None
            } else {
                matched(rest, words, at)
            }
        }
        Part::UpTo(most) => {
            let passable = words[at..].iter().take(*most).take_while(|word| word.text != STOP).count();
            (0..=passable).find_map(|passed| matched(rest, words, at + passed))
        }
        Part::Begin => {
            let begins = at == 0 || words[at - 1].text == STOP;
            begins.then(|| matched(rest, words, at)).flatten()
        }
    }
}

impl Part {
    fn read(part: &str) -> Result<Self, String> {
        let inner = |open: char, close: char| part.strip_prefix(open)?.strip_suffix(close);
        if let Some(most) = inner('<', '>') {
            return most.parse().map(Part::UpTo).map_err(|_| format!("\"{part}\" holds no number"));
        }
        if let Some(words) = inner('[', ']') {
            return Words::read(words).map(Part::Maybe);
        }
        match part {
            "^" => Ok(Part::Begin),
            _ => match part.strip_prefix('!') {
                Some(words) => Words::read(words).map(Part::Not),
                None => Words::read(part).map(Part::One),
            },
        }
    }
}

impl Words {
    fn read(alternatives: &str) -> Result<Self, String> {
        let mut words = Self::default();
        words.add(alternatives)?;
        Ok(words)
    }

    fn add(&mut self, alternatives: &str) -> Result<(), String> {
        for word in alternatives.split('|') {
            if word == STOP {
                self.or_end = true;
            } else if let Some(list) = word.strip_prefix('@') {
                let listed = LISTS.get(list).ok_or_else(|| format!("there is no list \"{list}\""))?;
                self.add(listed)?;
            } else if let Some(verb) = word.strip_suffix('~') {
                self.whole.extend(forms(verb));
            } else if let Some(beginning) = word.strip_suffix('*') {
                self.beginnings.push(beginning.to_owned());
            } else if word.is_empty() || word.contains(|letter: char| !letter.is_alphanumeric() && letter != ':') {
                return Err(format!("\"{word}\" is no word"));
            } else {
                self.whole.insert(word.to_owned());
            }
        }
        Ok(())
    }

    fn hold(&self, word: &str) -> bool {
        self.whole.contains(word) || self.beginnings.iter().any(|beginning| word.starts_with(beginning.as_str()))
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

#[cfg(test)]
mod tests {
    use super::super::words::plain_words;
    use super::*;

    #[track_caller]
    fn found(patterns: &str, text: &str) -> Option<String> {
        let words = plain_words(text);
        let found = Patterns::read(patterns).unwrap().find(&words)?;
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
        for line in ["kill <x> him", "<3> him", "a @nolist", "a||b", "what's"] {
            assert!(Patterns::read(line).is_err_and(|problem| problem.contains(line)), "{line}");
        }
    }
}
