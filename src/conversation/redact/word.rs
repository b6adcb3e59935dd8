//! The words of a text, with what parts them and how they are written.

use super::lists::{is_given, is_surname, is_word};
use super::shadow::{Shadow, fold};
use super::vocabulary::{FIRMS, NOBODY};
use crate::conversation::Span;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Without a possessive ending.
    pub span: Span,
    /// Folded.
    pub key: String,
    pub form: Form,
    /// What parts it from the word before.
    pub gap: Gap,
    pub possessive: bool,
    pub class: Class,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Found already, or stood in for.
    Hidden,
    Number,
    /// Also of scripts without capitals.
    Lower,
    Capital,
    /// Capitals within, as firms and abbreviations in the plural write themselves: "UpWork", "TVs".
    Camel,
    /// Two capitals or more and nothing else.
    Capitals,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Blank,
    Comma,
    /// A quote, a bracket, a dash, a colon, an emoji.
    Mark,
    /// The end of a sentence, or the beginning of the text.
    Stop,
}

/// What a word is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A given name and nothing else.
    Given,
    /// A given name, or a word: "hope".
    GivenOrWord,
    Surname,
    SurnameOrWord,
    Word,
    /// A word that is never somebody's name here.
    Nobody,
    Unknown,
}

pub(super) fn words(text: &str, shadow: &Shadow) -> Vec<Word> {
    let letters: Vec<char> = text.chars().collect();
    let shades = shadow.as_str().as_bytes();
    let part = |at: usize| at < shades.len() && (shades[at].is_ascii_alphanumeric() || shades[at] == 1);
    let mut words: Vec<Word> = Vec::new();
    let mut gap = Gap::Stop;
    let mut at = 0;
    while at < shades.len() {
        let start = at;
        if shades[at] == 0 {
            while at < shades.len() && shades[at] == 0 {
                at += 1;
            }
            words.push(Word {
                span: Span { start, end: at },
                key: String::new(),
                form: Form::Hidden,
                gap,
                possessive: false,
                class: Class::Nobody,
            });
            gap = Gap::Blank;
        } else if part(at) {
            while part(at) || matches!(shades.get(at), Some(b'\'' | b'-')) && !is_long_dash(letters[at]) && part(at + 1)
            {
                at += 1;
            }
            let mut word = word(&letters[start..at], start);
            word.gap = gap;
            words.push(word);
            gap = Gap::Blank;
        } else {
            gap = gap.max(match shades[at] {
                b' ' => Gap::Blank,
                b',' => Gap::Comma,
                // "Dr. Lee" is one phrase.
                b'.' if words.last().is_some_and(|last| SHORT_FORMS.contains(&last.key.as_str())) => Gap::Blank,
                b'.' | b'!' | b'?' | b'\n' => Gap::Stop,
                _ => Gap::Mark,
            });
            at += 1;
        }
    }
    words
}

/// Which parts words, where a hyphen joins them: "ok—marisol".
fn is_long_dash(letter: char) -> bool {
    matches!(letter, '\u{2012}'..='\u{2015}')
}

/// Words that are written with a stop, and go on after it.
const SHORT_FORMS: [&str; 9] = ["dr", "mr", "mrs", "ms", "prof", "st", "rev", "mt", "sgt"];

fn word(letters: &[char], start: usize) -> Word {
    let is_quote = |letter: &char| matches!(letter, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}');
    let possessive = matches!(letters, [.., quote, 's' | 'S'] if letters.len() > 2 && is_quote(quote));
    let stem = if possessive { &letters[..letters.len() - 2] } else { letters };
    let text: String = stem.iter().map(|letter| if is_quote(letter) { '\'' } else { *letter }).collect();
    let upper = stem.iter().filter(|letter| letter.is_uppercase()).count();
    let lower = stem.iter().filter(|letter| letter.is_lowercase()).count();
    let form = match stem {
        [first, ..] if first.is_numeric() => Form::Number,
        _ if upper > 1 && lower == 0 => Form::Capitals,
        [first, ..] if first.is_uppercase() => {
            if is_camel(stem) {
                Form::Camel
            } else {
                Form::Capital
            }
        }
        _ => Form::Lower,
    };
    let key = fold(&text);
    let class = match class(&key) {
        _ if form == Form::Number => Class::Nobody,
        // "Nando's"; but a "Wendy's" may be hers.
        Class::Surname | Class::Unknown if possessive && FIRMS.contains(format!("{key}s").as_str()) => Class::Nobody,
        class => class,
    };
    Word { span: Span { start, end: start + stem.len() }, key, form, gap: Gap::Blank, possessive, class }
}

impl Word {
    pub(super) fn is_capital(&self) -> bool {
        self.form == Form::Capital
    }

    /// Whether the word before belongs to the same phrase.
    pub(super) fn follows(&self) -> bool {
        self.gap == Gap::Blank
    }

    pub(super) fn begins_sentence(&self) -> bool {
        self.gap == Gap::Stop
    }
}

fn class(key: &str) -> Class {
    let one = key.strip_suffix('s').filter(|one| one.len() > 5).unwrap_or(key);
    // "Mon-Fri", but "Jan-jan" is somebody.
    let days = |(one, other): (&str, &str)| one != other && NOBODY.contains(one) && NOBODY.contains(other);
    let joined = key.split_once('-').is_some_and(days);
    if NOBODY.contains(key) || NOBODY.contains(one) || FIRMS.contains(key) || is_contraction(key) || joined {
        return Class::Nobody;
    }
    let somebody = is_somebody(key);
    // The lists hold every word that someone is called: "james" is not more than one jam.
    let word = super::date::is_month(key) || if somebody { is_word(key) } else { is_english(key) };
    match (somebody, is_surname(key), word) {
        (true, _, false) => Class::Given,
        (true, _, true) => Class::GivenOrWord,
        (false, true, false) => Class::Surname,
        (false, true, true) => Class::SurnameOrWord,
        (false, false, true) => Class::Word,
        (false, false, false) => Class::Unknown,
    }
}

fn is_contraction(key: &str) -> bool {
    ["'m", "'re", "'ve", "'ll", "'d", "n't", "'t"].iter().any(|ending| key.ends_with(ending)) || key.starts_with("y'")
}

/// "McGill", "DeShawn" and "O'Hara" are persons' names.
fn is_camel(letters: &[char]) -> bool {
    const NAMES: [&str; 16] =
        ["Mc", "Mac", "De", "La", "Le", "Du", "Di", "Da", "Van", "Von", "El", "Al", "Fitz", "Jo", "Mary", "Ann"];
    let mut humps = letters.windows(2).enumerate().filter(|(_, pair)| pair[0].is_lowercase() && pair[1].is_uppercase());
    let firm = |(at, _): (usize, &[char])| !NAMES.contains(&letters[..=at].iter().collect::<String>().as_str());
    let plural =
        matches!(letters, [start @ .., 's'] if start.len() > 1 && start.iter().all(|letter| letter.is_uppercase()));
    plural || humps.any(firm)
}

/// Given names, also double ones: "ji-woo".
fn is_somebody(key: &str) -> bool {
    is_given(key)
        || key.contains(['-', '\''])
            && (is_given(&key.replace(['-', '\''], ""))
                || key.len() > 4 && key.split('-').all(|part| part.len() > 1 && is_given(part)))
}

/// Words, their forms, and words joined by hyphens.
pub(super) fn is_english(key: &str) -> bool {
    let known = |word: &str| {
        is_word(word)
            || is_learned(word)
            || is_doubled(word)
            || word.len() > 4
                && STEMS.iter().any(|(ending, stem)| {
                    word.strip_suffix(ending).is_some_and(|rest| rest.len() > 2 && is_word(&format!("{rest}{stem}")))
                })
    };
    known(key)
        || key.contains('-') && key.split('-').all(|part| part.len() < 2 || known(part))
        || key.contains('\'') && known(&key.replace('\'', ""))
        || known(&squeezed(key))
}

/// Endings of rarer forms, and what stands in their place in the form that is listed.
const STEMS: [(&str, &str); 10] = [
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("in", "ing"),
    ("ly", ""),
    ("er", ""),
    ("ies", "y"),
];

/// Built as abstract words are.
fn is_learned(word: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "ness", "tion", "tions", "sion", "ism", "istic", "phobia", "ology", "ment", "able", "ible", "ful", "less",
        "virus", "izing", "ating",
    ];
    word.len() > 7 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// "flagging": with its last letter doubled.
fn is_doubled(word: &str) -> bool {
    let stem = ["ing", "ed", "er"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.is_some_and(|stem| {
        let letters = stem.as_bytes();
        letters.len() > 3
            && letters.is_ascii()
            && letters[letters.len() - 1] == letters[letters.len() - 2]
            && is_word(&stem[..stem.len() - 1])
    })
}

/// "sooo" is "so".
pub(super) fn squeezed(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for letter in key.chars() {
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

/// Just these are found in `text`.
#[cfg(test)]
#[track_caller]
pub(super) fn finds(find: impl FnOnce(&[Word]) -> Vec<std::ops::Range<usize>>, text: &str, expected: &[&str]) {
    let words = words(text, &Shadow::of(text));
    assert_eq!(texts(text, &words, &find(&words)), expected, "{text}");
}

/// What ranges of words select, as text.
#[cfg(test)]
pub(super) fn texts<'t>(text: &'t str, words: &[Word], found: &[std::ops::Range<usize>]) -> Vec<&'t str> {
    let span = |range: &std::ops::Range<usize>| Span {
        start: words[range.start].span.start,
        end: words[range.end - 1].span.end,
    };
    found.iter().map(|range| span(range).of(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_form_and_what_parts_them() {
        let text = "Hi, it’s Ana's mum! NO way (ok)";
        let words = words(text, &Shadow::of(text));
        let seen: Vec<(&str, Form, Gap)> = words.iter().map(|word| (word.span.of(text), word.form, word.gap)).collect();
        assert_eq!(
            seen,
            [
                ("Hi", Form::Capital, Gap::Stop),
                ("it", Form::Lower, Gap::Comma),
                ("Ana", Form::Capital, Gap::Blank),
                ("mum", Form::Lower, Gap::Blank),
                ("NO", Form::Capitals, Gap::Stop),
                ("way", Form::Lower, Gap::Blank),
                ("ok", Form::Lower, Gap::Mark)
            ]
        );
    }

    #[test]
    fn words_have_a_class() {
        let class = |text: &str| words(text, &Shadow::of(text))[0].class;
        assert_eq!(class("ngoc"), Class::Given);
        assert_eq!(class("Hope"), Class::GivenOrWord);
        assert_eq!(class("table"), Class::Word);
        assert_eq!(class("Monday"), Class::Nobody);
        assert_eq!(class("Qwertzu"), Class::Unknown);
    }
}
