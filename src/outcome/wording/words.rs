//! A text as its plain words: small letters, chat spellings written out, slips of the finger mended.
//!
//! Whoever writes a pattern then writes "do not" once, and need not think of "dont", "don’t" and "DON'T". Every word
//! remembers where it stands in the text.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands for the end of a sentence or a line.
pub(super) const STOP: &str = ".";

/// From how many digits on, a number may be one to call.
const PHONE_DIGITS: usize = 7;
/// How long a word must be for one slip of the finger to be mended.
const SLIP_LENGTH: usize = 6;
/// How links begin.
const LINKS: [&str; 3] = ["http://", "https://", "www."];

/// A plain word and the part of the text that it stands for, in scalar values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::outcome) struct Word {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

/// Spellings: what is written, and the plain words for it; and the words whose misspellings are mended.
struct Spelling {
    plain: HashMap<&'static str, Vec<&'static str>>,
    mended: Vec<&'static str>,
    /// Those, and real words that are a letter away from one of them.
    kept: HashSet<&'static str>,
}

static SPELLING: LazyLock<Spelling> = LazyLock::new(|| {
    let mut spelling = Spelling { plain: HashMap::new(), mended: Vec::new(), kept: HashSet::new() };
    let lines = include_str!("spelling.txt").lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines.filter(|line| !line.starts_with('#')) {
        if let Some(words) = line.strip_prefix("mend ") {
            spelling.mended.extend(words.split_whitespace());
        } else if let Some(words) = line.strip_prefix("keep ") {
            spelling.kept.extend(words.split_whitespace());
        } else if let Some((written, plain)) = line.split_once('=') {
            for written in written.split_whitespace() {
                spelling.plain.insert(written, plain.split_whitespace().collect());
            }
        }
    }
    spelling.kept.extend(&spelling.mended);
    spelling
});

/// The plain words of a text, in order, with a [`STOP`] where a sentence ends.
pub(in crate::outcome) fn plain_words(text: &str) -> Vec<Word> {
    let letters: Vec<char> = text.chars().collect();
    let mut tokens = Tokens::of(&letters);
    let mut words = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let length = tokens.length_at(at);
        if length == 0 {
            if is_stop(letters[at]) {
                words.push(Word { text: STOP.to_owned(), start: at, end: at + 1 });
            }
            at += 1;
            continue;
        }
        let token: String = letters[at..at + length].iter().collect();
        let plain = |text: String| Word { text, start: at, end: at + length };
        let said = if tokens.is_email(at) { vec![":email".to_owned()] } else { plain_of(&token) };
        words.extend(said.into_iter().map(plain));
        at += length;
    }
    words
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '\n' | ';' | '…')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´')
}

/// The letters of a text, and what is known of those ahead. Each of them is looked at a few times only, however long a
/// text goes on without white space.
struct Tokens<'l> {
    letters: &'l [char],
    stretch: Stretch,
    /// Before this no number to call begins.
    no_phone_before: usize,
}

/// A run of letters without white space, and what in it makes an address of its end.
#[derive(Debug, Default)]
struct Stretch {
    end: usize,
    /// After its last letter or figure.
    end_of_words: usize,
    /// Its last dot, but for those at its end.
    last_dot: Option<usize>,
    /// Its first `@` from where we are; the end where there is none.
    next_at: usize,
}

impl<'l> Tokens<'l> {
    fn of(letters: &'l [char]) -> Self {
        Self { letters, stretch: Stretch::default(), no_phone_before: 0 }
    }

    /// How many letters from here make one token; 0 where none begins here. To be asked of rising places.
    fn length_at(&mut self, at: usize) -> usize {
        self.look_ahead(at);
        let rest = &self.letters[at..];
        let Some(&first) = rest.first() else { return 0 };
        if self.is_email(at) || is_link(rest) {
            return self.stretch.end_of_words.saturating_sub(at);
        }
        let phone = self.phone_length(at);
        if phone > 0 {
            return phone;
        }
        let next = rest.get(1).copied().unwrap_or(' ');
        if matches!(first, '$' | '£' | '€') {
            return if next.is_ascii_digit() { 1 + digits_length(&rest[1..]) } else { 0 };
        }
        if first == '@' && next.is_alphanumeric() {
            return 1 + rest[1..]
                .iter()
                .take_while(|letter| letter.is_alphanumeric() || "_.".contains(**letter))
                .count();
        }
        if first.is_ascii_digit() {
            // "b4" is a word that begins with a letter; "50mg" is a number and a word.
            return digits_length(rest);
        }
        if first.is_alphabetic() { word_length(rest) } else { 0 }
    }

    fn look_ahead(&mut self, at: usize) {
        let (letters, stretch) = (self.letters, &mut self.stretch);
        if at >= stretch.end {
            let length = letters[at..].iter().take_while(|letter| !letter.is_whitespace()).count();
            let own = &letters[at..at + length];
            let after_last = |is: fn(&char) -> bool| own.iter().rposition(is).map_or(at, |last| at + last + 1);
            let end_of_host = after_last(|letter| *letter != '.');
            // White space is a stretch of its own, so that it is passed.
            let end = at + length.max(1);
            *stretch = Stretch {
                end,
                end_of_words: after_last(|letter| letter.is_alphanumeric()),
                last_dot: letters[at..end_of_host].iter().rposition(|letter| *letter == '.').map(|dot| at + dot),
                next_at: first_at(letters, at, end),
            };
        }
        if at > stretch.next_at {
            stretch.next_at = first_at(letters, at, stretch.end);
        }
    }

    /// Whether an address begins here, where we have looked ahead: a name, `@`, and a host with a dot.
    fn is_email(&self, at: usize) -> bool {
        let Stretch { end, next_at, last_dot, .. } = self.stretch;
        at < next_at && next_at < end && last_dot.is_some_and(|dot| dot > next_at)
    }

    /// A run of digits with single spaces, hyphens, dots or brackets between, long enough to be called.
    fn phone_length(&mut self, at: usize) -> usize {
        let rest = &self.letters[at..];
        if at < self.no_phone_before || !(rest[0].is_ascii_digit() || matches!(rest[0], '+' | '(')) {
            return 0;
        }
        let run = rest.iter().take_while(|letter| letter.is_ascii_digit() || " -.()+".contains(**letter)).count();
        let end = rest[..run].iter().rposition(char::is_ascii_digit).map_or(0, |last| last + 1);
        let digits = rest[..end].iter().filter(|letter| letter.is_ascii_digit()).count();
        if digits >= PHONE_DIGITS {
            return end;
        }
        self.no_phone_before = at + run;
        0
    }
}

/// Where the first `@` stands; the end where there is none.
fn first_at(letters: &[char], from: usize, end: usize) -> usize {
    letters[from..end].iter().position(|letter| *letter == '@').map_or(end, |found| from + found)
}

fn word_length(rest: &[char]) -> usize {
    let goes_on = |index: usize| {
        let letter = rest[index];
        let between = || rest.get(index + 1).is_some_and(|next| next.is_alphanumeric() || *next == '*');
        letter.is_alphanumeric()
            || letter == '_'
            || is_combining_mark(letter)
            || (is_apostrophe(letter) || letter == '*') && between()
    };
    (0..rest.len()).take_while(|index| goes_on(*index)).count()
}

fn digits_length(rest: &[char]) -> usize {
    let within = |index: usize| {
        rest[index].is_ascii_digit()
            || matches!(rest[index], ',' | '.' | ':') && rest.get(index + 1).is_some_and(char::is_ascii_digit)
    };
    (0..rest.len()).take_while(|index| within(*index)).count()
}

fn is_link(rest: &[char]) -> bool {
    LINKS.iter().any(|start| start.chars().eq(rest.iter().copied().take(start.len())))
}

fn plain_of(token: &str) -> Vec<String> {
    let kind = |name: &str| vec![name.to_owned()];
    let first = token.chars().next().unwrap_or(' ');
    if LINKS.iter().any(|start| token.starts_with(start)) {
        return kind(":link");
    }
    match first {
        '@' => return kind(":handle"),
        '$' | '£' | '€' => return kind(":money"),
        '+' | '(' => return kind(":phone"),
        digit if digit.is_ascii_digit() => {
            let digits = token.chars().filter(char::is_ascii_digit).count();
            let phone = digits >= PHONE_DIGITS && !token.contains([',', ':']);
            return kind(if phone { ":phone" } else { ":number" });
        }
        _ => {}
    }
    let small = small_letters(token);
    let spelling = &*SPELLING;
    let plain =
        |word: &str| spelling.plain.get(word).map(|words| words.iter().map(|word| (*word).to_owned()).collect());
    // "he'll" is told from "hell" by its apostrophe alone.
    let written = token.to_lowercase().replace(is_apostrophe, "'");
    plain(&written).or_else(|| plain(&small)).unwrap_or_else(|| {
        let short = without_runs(&small);
        plain(&short).unwrap_or_else(|| vec![mended(short, spelling)])
    })
}

/// Without capitals, accents and apostrophes.
fn small_letters(token: &str) -> String {
    if token.is_ascii() {
        return token.to_ascii_lowercase().replace(is_apostrophe, "");
    }
    let bare = token.nfkd().filter(|letter| !is_combining_mark(*letter) && !is_apostrophe(*letter));
    bare.flat_map(char::to_lowercase).collect()
}

/// "sooo" is "so" and "killll" is "kill": of three or more of a letter one vowel or two consonants stay.
fn without_runs(word: &str) -> String {
    let mut short = String::with_capacity(word.len());
    let (mut last, mut run) = (None, 0);
    for letter in word.chars() {
        run = if last == Some(letter) { run + 1 } else { 1 };
        last = Some(letter);
        match run {
            1 | 2 => short.push(letter),
            3 if "aeiou".contains(letter) => drop(short.pop()),
            _ => {}
        }
    }
    short
}

/// The word that was meant, where that is one slip away from a word that matters.
fn mended(word: String, spelling: &Spelling) -> String {
    let near = |meant: &&&str| meant.len() >= SLIP_LENGTH && word.starts_with(&meant[..1]) && one_slip(&word, meant);
    let meant = if word.contains('*') {
        spelling.mended.iter().find(|meant| is_masked(&word, meant))
    } else if word.chars().count() < SLIP_LENGTH || spelling.kept.contains(word.as_str()) {
        None
    } else {
        spelling.mended.iter().find(near)
    };
    meant.map_or(word, |meant| (*meant).to_owned())
}

/// "f*ck", "su*cide", "k**l".
fn is_masked(word: &str, meant: &str) -> bool {
    word.chars().count() == meant.chars().count()
        && word.chars().zip(meant.chars()).all(|(masked, letter)| masked == letter || masked == '*')
        && !word.starts_with('*')
}

/// Whether one letter left out, put in, changed, or swapped with the next makes one of the other.
fn one_slip(a: &str, b: &str) -> bool {
    let same: usize = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
    let (a, b) = (&a[same..], &b[same..]);
    match (cut_first(a), cut_first(b)) {
        (Some((first_a, rest_a)), Some((first_b, rest_b))) => {
            let swapped =
                || rest_a.strip_prefix(first_b).is_some_and(|rest| rest_b.strip_prefix(first_a) == Some(rest));
            rest_a == rest_b || rest_a == b || a == rest_b || swapped()
        }
        (Some((_, rest)), None) | (None, Some((_, rest))) => rest.is_empty(),
        (None, None) => true,
    }
}

fn cut_first(word: &str) -> Option<(char, &str)> {
    let mut letters = word.chars();
    letters.next().map(|first| (first, letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn plain(text: &str, expected: &str) {
        let words: Vec<String> = plain_words(text).into_iter().map(|word| word.text).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn contractions_and_chat_spellings_are_written_out() {
        plain("I'm not, you're", "i am not you are");
        plain("I’m gonna DIIIE, im so tireddd", "i am going to die i am so tiredd");
        plain("u r gr8 b4 2nite", "you are great before :number night");
        plain("he can't... wont", "he can not . . . will not");
    }

    #[test]
    fn slips_in_words_that_matter_are_mended_and_real_words_are_left_alone() {
        plain("sucide suiside suicde sucidal", "suicide suicide suicide suicidal");
        plain("meditation helps", "meditation helps");
        plain("f*ck s*icide", "fuck suicide");
    }

    #[test]
    fn numbers_to_call_addresses_handles_and_sums_are_seen() {
        plain("call 555-0119 or +44 7700 900123 after 6", "call :phone or :phone after :number");
        plain("i'm 34, in 2019", "i am :number in :number");
        plain("me@example.org @lenny_x £50 $1,200.50 www.example.org.", ":email :handle :money :money :link .");
    }

    #[test]
    fn addresses_begin_where_their_name_does() {
        plain("(me@example.org) foo/me@x.y!", ":email :email .");
        plain("@,me@x.y @me@x.y me@. a@b", ":email :handle :handle me . a :handle");
        plain("see:www.x.y https://x.y/z. http:/x", "see :link :link . http x");
    }

    /// Each sign was once asked about all that follows it.
    #[test]
    fn a_long_run_of_signs_takes_no_longer_than_its_length_allows() {
        let start = std::time::Instant::now();
        for sign in ["😭", "(", "@", "@.", "*", "(1 "] {
            plain_words(&sign.repeat(60_000));
        }
        assert!(start.elapsed() < std::time::Duration::from_secs(5), "{:?}", start.elapsed());
    }

    #[test]
    fn every_word_remembers_where_it_stands() {
        let text = "ngl 😭 I’m done…";
        let letters: Vec<char> = text.chars().collect();
        let at = |word: &Word| letters[word.start..word.end].iter().collect::<String>();
        let words: Vec<(String, String)> = plain_words(text).iter().map(|word| (word.text.clone(), at(word))).collect();
        let expected = [("ngl", "ngl"), ("i", "I’m"), ("am", "I’m"), ("done", "done"), (".", "…")];
        assert_eq!(words, expected.map(|(plain, written)| (plain.to_owned(), written.to_owned())));
    }
}
