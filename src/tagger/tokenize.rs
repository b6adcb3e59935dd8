//! Text to word pieces, as BERT's uncased tokenizer makes them.
//!
//! The ids equal those of Hugging Face's `BertTokenizerFast` with the bundle's own vocabulary, with one wanted
//! difference: `[SEP]` and its like, written by a person in a chat, are text here and never the model's markers.
//! Written out rather than taken from the `tokenizers` crate, which would double what the page downloads for code.

use std::collections::HashMap;

use unicode_categories::UnicodeCategories;
use unicode_normalization::UnicodeNormalization;

use crate::span::Span;

/// BERT's limit: a longer word becomes one unknown piece.
const LONGEST_WORD: usize = 100;

/// A vocabulary and the rules to cut text into its pieces.
#[derive(Debug)]
pub struct Tokenizer {
    /// Pieces that open a word.
    opening: HashMap<String, i64>,
    /// Pieces that go on within a word, without their `##`.
    inner: HashMap<String, i64>,
    /// The id of every word that the vocabulary has no pieces for.
    pub(super) unknown: i64,
    pub(super) opener: i64,
    pub(super) separator: i64,
}

/// One piece and the characters it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Row in the vocabulary.
    pub id: i64,
    /// The word that the piece is of, in scalar values of the text: all pieces of a word share it.
    pub word: Span,
}

impl Tokenizer {
    /// Reads a vocabulary: a piece a line, its id the line's number from 0.
    ///
    /// # Errors
    /// The name of a marker (`[CLS]`, `[SEP]`, `[UNK]`) that is missing.
    pub fn new(vocabulary: &str) -> Result<Self, &'static str> {
        let mut opening = HashMap::new();
        let mut inner = HashMap::new();
        for (id, line) in (0..).zip(vocabulary.lines()) {
            match line.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => inner.insert(rest.to_owned(), id),
                _ => opening.insert(line.to_owned(), id),
            };
        }
        let marker = |name: &'static str| opening.get(name).copied().ok_or(name);
        Ok(Self { unknown: marker("[UNK]")?, opener: marker("[CLS]")?, separator: marker("[SEP]")?, opening, inner })
    }

    /// The pieces of `text`, in order.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        for word in words(text) {
            let span = word.span;
            tokens.extend(self.pieces(&word.letters).into_iter().map(|id| Token { id, word: span }));
        }
        tokens
    }

    /// Longest piece first, from the left.
    fn pieces(&self, word: &[char]) -> Vec<i64> {
        if word.len() > LONGEST_WORD {
            return vec![self.unknown];
        }
        let mut pieces = Vec::new();
        let mut start = 0;
        while start < word.len() {
            let known = if start == 0 { &self.opening } else { &self.inner };
            let longest = (start + 1..=word.len())
                .rev()
                .find_map(|end| known.get(&word[start..end].iter().collect::<String>()).map(|id| (*id, end)));
            let Some((id, end)) = longest else { return vec![self.unknown] };
            pieces.push(id);
            start = end;
        }
        pieces
    }
}

/// A word before it is cut into pieces: lower-cased, without accents.
struct Word {
    letters: Vec<char>,
    span: Span,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, original) in text.chars().enumerate() {
        if is_dropped(original) {
            continue;
        }
        if is_blank(original) {
            open = false;
            continue;
        }
        for letter in plain(original) {
            let alone = is_punctuation(letter) || is_ideograph(original);
            match words.last_mut() {
                Some(word) if open && !alone => {
                    word.letters.push(letter);
                    word.span.end = at + 1;
                }
                _ => words.push(Word { letters: vec![letter], span: Span { start: at, end: at + 1 } }),
            }
            open = !alone;
        }
    }
    words
}

/// Decomposed, without accents, in lower case.
fn plain(original: char) -> impl Iterator<Item = char> {
    std::iter::once(original).nfd().filter(|c| !c.is_mark_nonspacing()).flat_map(char::to_lowercase)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Control and format characters, which BERT removes before anything else.
fn is_dropped(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0' | '\u{fffd}' => true,
        _ => c.is_other(),
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_punctuation()
}

/// The blocks that BERT cuts character by character.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2b73f}'
        | '\u{2b740}'..='\u{2b81f}' | '\u{2b920}'..='\u{2ceaf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}
