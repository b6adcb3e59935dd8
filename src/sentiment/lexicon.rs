//! The package's lists of words and emoji.

use std::collections::HashMap;
use std::sync::LazyLock;

static WORDS: LazyLock<HashMap<&str, f64>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (word, rating) = line.rsplit_once('\t')?;
        Some((word, rating.parse().ok()?))
    };
    include_str!("lexicon.tsv").lines().filter_map(entry).collect()
});

static EMOJI: LazyLock<HashMap<char, &str>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (emoji, name) = line.split_once('\t')?;
        Some((emoji.chars().next()?, name))
    };
    include_str!("emoji.tsv").lines().filter_map(entry).collect()
});

/// The mean rating of a word, -4 to 4; `word` in small letters.
pub(super) fn rating(word: &str) -> Option<f64> {
    WORDS.get(word).copied()
}

/// The name of an emoji.
pub(super) fn emoji_name(emoji: char) -> Option<&'static str> {
    EMOJI.get(&emoji).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_is_read() {
        assert_eq!((WORDS.len(), EMOJI.len()), (7506, 1212));
        assert!(WORDS.values().all(|rating| (-4.0..=4.0).contains(rating)));
        assert_eq!(rating("fed up"), Some(-1.8));
        assert_eq!(emoji_name('😀'), Some("grinning face"));
    }
}
