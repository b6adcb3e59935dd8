//! What the rules need to know of words: feelings, thanks, distress, requests. A list each, in `words/`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::outcome::wording::{Patterns, Word, plain_words};

/// A list of ways to say one thing.
pub(super) struct Saying(LazyLock<Patterns<()>>);

macro_rules! saying {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub(super) static $name: Saying = Saying(LazyLock::new(|| {
            Patterns::read([((), include_str!(concat!("words/", $file)))]).expect("a test reads every list")
        }));
    };
}

saying!(/** "That helps", "I feel better". */ HELPED, "helped.txt");
saying!(/** "Thank you for listening", beyond mere politeness. */ THANKS, "thanks.txt");
saying!(/** A feeling of the seeker's own, named. */ FEELING, "feeling.txt");
saying!(/** Something that is hard to say. */ DISCLOSURE, "disclosure.txt");
saying!(/** Pain, fear, despair. */ DISTRESS, "distress.txt");
saying!(/** "What should I do?", "any advice?" */ ASKS_ADVICE, "asks_advice.txt");
saying!(/** A question that wants an answer of the supporter. */ ASKS, "asks.txt");

impl Saying {
    pub fn is_in(&self, text: &str) -> bool {
        self.find(&plain_words(text)).is_some()
    }

    /// The words found, plain.
    pub fn found(&self, text: &str) -> Option<Vec<String>> {
        let words = plain_words(text);
        let found = self.find(&words)?;
        Some(words[found].iter().map(|word| word.text.clone()).collect())
    }

    fn find(&self, words: &[Word]) -> Option<Range<usize>> {
        self.0.find(words, |()| true).remove(&())
    }
}

/// A feeling in one word, such as "lonely", that the text names of the seeker.
pub(super) fn feeling(text: &str) -> Option<String> {
    FEELING.found(text)?.pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn said(saying: &Saying, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(saying.is_in(text), "{text}");
        }
        for text in no {
            assert!(!saying.is_in(text), "{text}");
        }
    }

    #[test]
    fn each_list_finds_its_own_and_nothing_else() {
        said(
            &HELPED,
            &["that helps", "I feel a bit better now", "this really helped me"],
            &["nothing helps", "that did not help"],
        );
        said(&THANKS, &["thank you for listening", "thx so much", "that means a lot"], &["thanks", "no thanks"]);
        said(
            &FEELING,
            &["I feel so lonely", "im scared", "it makes me angry"],
            &["she is angry", "i feel better", "ok"],
        );
        said(
            &DISCLOSURE,
            &["I've never told anyone", "my dad died in march", "i still cry every night"],
            &["i had toast"],
        );
        said(&DISTRESS, &["i cant cope", "i'm so alone", "i don't know what to do anymore"], &["i had toast"]);
        said(&ASKS_ADVICE, &["what should I do?", "any advice", "how do i tell her"], &["i know what to do"]);
        said(
            &ASKS,
            &["do you think its my fault?", "have you ever felt like that?", "is that normal?"],
            &["why me", "you know?"],
        );
    }

    #[test]
    fn a_feeling_is_one_word() {
        assert_eq!(feeling("I feel really lonely these days").as_deref(), Some("lonely"));
        assert_eq!(feeling("the bus was late"), None);
    }
}
