//! The words of a text as the package cuts them: at white space, without the punctuation around them.

use super::lexicon::emoji_name;

/// A text's words, as they are written and in small letters.
pub(super) struct Words<'t> {
    written: Vec<&'t str>,
    small: Vec<String>,
    /// Whether some are in capitals and others are not, so that capitals stand out.
    capitals_stand_out: bool,
}

impl<'t> Words<'t> {
    pub fn new(text: &'t str) -> Self {
        let written: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).map(stripped).collect();
        let capitals = written.iter().filter(|word| is_upper(word)).count();
        Self {
            small: written.iter().map(|word| word.to_lowercase()).collect(),
            capitals_stand_out: capitals > 0 && capitals < written.len(),
            written,
        }
    }

    pub fn len(&self) -> usize {
        self.small.len()
    }

    /// The word at `index`, in small letters; empty beyond the end.
    pub fn at(&self, index: usize) -> &str {
        self.small.get(index).map_or("", String::as_str)
    }

    /// The word `distance` before `index`, in small letters. `None`: the text does not go back so far.
    pub fn before(&self, index: usize, distance: usize) -> Option<&str> {
        Some(self.at(index.checked_sub(distance)?))
    }

    /// Whether the word is in capitals while others are not.
    pub fn stands_out(&self, index: usize) -> bool {
        self.capitals_stand_out && self.written.get(index).is_some_and(|word| is_upper(word))
    }

    pub fn position(&self, word: &str) -> Option<usize> {
        self.small.iter().position(|small| small == word)
    }
}

/// The text with the name of each emoji in its place, and no white space at its ends.
pub(super) fn with_emoji_named(text: &str) -> String {
    let mut named = String::with_capacity(text.len());
    let mut after_space = true;
    for letter in text.chars() {
        if let Some(name) = emoji_name(letter) {
            if !after_space {
                named.push(' ');
            }
            named.push_str(name);
            after_space = false;
        } else {
            named.push(letter);
            after_space = letter == ' ';
        }
    }
    named.trim_matches(is_space).to_owned()
}

/// White space as Python has it: Unicode's and the four separators of ASCII.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&letter)
}

/// Without punctuation at its ends, unless that leaves so little that the word was probably an emoticon.
fn stripped(word: &str) -> &str {
    let bare = word.trim_matches(|letter: char| letter.is_ascii_punctuation());
    if bare.chars().nth(2).is_none() { word } else { bare }
}

/// Has capitals, and nothing that could be one and is not.
fn is_upper(word: &str) -> bool {
    let is_title = |letter: char| !letter.is_uppercase() && letter.to_lowercase().ne([letter]);
    word.chars().any(char::is_uppercase) && !word.chars().any(|letter| letter.is_lowercase() || is_title(letter))
}
