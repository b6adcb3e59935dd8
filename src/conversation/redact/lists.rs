//! What the finder looks up: given names, surnames, places and English words. `lists/NOTICE.md` says where they are from,
//! `tools/names/build.py` makes them.

use std::collections::HashSet;
use std::io::Read;
use std::sync::LazyLock;

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::unpack);

struct Lists {
    given: HashSet<Box<str>>,
    surnames: HashSet<Box<str>>,
    places: HashSet<Box<str>>,
    wide: HashSet<Box<str>>,
    words: HashSet<Box<str>>,
}

impl Lists {
    fn unpack() -> Self {
        let packed: &[u8] = include_bytes!("lists/lists.zip");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).expect("the archive is whole");
        let mut list = |name: &str| {
            let mut text = String::new();
            archive
                .by_name(name)
                .expect("the archive holds all lists")
                .read_to_string(&mut text)
                .expect("the lists are text");
            text.lines().map(Box::from).collect()
        };
        Self {
            given: list("given.txt"),
            surnames: list("surnames.txt"),
            places: list("places.txt"),
            wide: list("wide.txt"),
            words: list("words.txt"),
        }
    }
}

/// Whether someone is called so. All of these take folded words.
pub(super) fn is_given(word: &str) -> bool {
    LISTS.given.contains(word) || GIVEN_NAMES.contains(word)
}

/// Whether a family is called so and nobody by given name.
pub(super) fn is_surname(word: &str) -> bool {
    LISTS.surnames.contains(word)
}

/// Whether a town is called so; several words are parted by blanks, hyphens count as blanks.
pub(super) fn is_place(words: &str) -> bool {
    LISTS.places.contains(words)
}

/// Whether a country is called so, or a state of the United States.
pub(super) fn is_wide(words: &str) -> bool {
    LISTS.wide.contains(words)
}

/// Whether dictionaries of English have it.
pub(super) fn is_dictionary_word(word: &str) -> bool {
    LISTS.words.contains(word)
}

/// Whether it is a word of English, or of English as it is typed in chats.
pub(super) fn is_word(word: &str) -> bool {
    is_dictionary_word(word) || CHAT_WORDS.contains(word) || MORE_WORDS.contains(word)
}

macro_rules! words {
    ($($(#[$about:meta])* $name:ident = $words:expr;)*) => { $(
        $(#[$about])*
        pub(super) static $name: std::sync::LazyLock<std::collections::HashSet<&'static str>> =
            std::sync::LazyLock::new(|| $words.split_whitespace().collect());
    )* };
}
pub(super) use words;

words! {
    /// Words that dictionaries lack and chats are full of, and words of other languages that are usual in English chats.
    CHAT_WORDS = include_str!("lists/chat_words.txt");
    /// Words of British English, of illness, and of daily life today, which the dictionary lacks.
    MORE_WORDS = include_str!("lists/more_words.txt");
    /// Given names that the packages lack.
    GIVEN_NAMES = include_str!("lists/given_names.txt");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_know_people_of_many_countries() {
        for name in [
            "maria", "chinedu", "ngoc", "thandiwe", "aoife", "yusuf", "priya", "wojciech", "kwabena", "hiroshi",
            "gurpreet",
        ] {
            assert!(is_given(name), "{name}");
        }
        assert!(is_place("kumasi") && is_place("kingston upon hull") && !is_place("texas") && !is_place("ghana"));
        assert!(is_word("will") && is_word("gonna") && !is_word("maria"));
    }

    #[test]
    fn the_lists_stay_small() {
        const MOST: usize = 300_000;
        let size = include_bytes!("lists/lists.zip").len();
        println!("The lists of names, places and words add {size} bytes, packed.");
        let own: usize = [
            include_str!("lists/chat_words.txt"),
            include_str!("lists/compounds.txt"),
            include_str!("lists/firms.txt"),
            include_str!("lists/given_names.txt"),
            include_str!("lists/more_words.txt"),
            include_str!("lists/nobody.txt"),
            include_str!("lists/public_figures.txt"),
            include_str!("lists/short_names.txt"),
            include_str!("lists/universities.txt"),
        ]
        .iter()
        .map(|list| list.len())
        .sum();
        println!("Those that were written for hearken add {own} bytes, before packing.");
        assert!(size < MOST, "{size}");
    }
}
