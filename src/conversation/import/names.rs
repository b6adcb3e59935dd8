//! Names that do not tell who is who: one person under two, or two under one. Asked and said, never joined.

use super::draft::Draft;
use super::error::list;
use crate::conversation::Note;
use std::collections::{HashMap, HashSet};

/// What is to be said of the names of a chat.
pub(super) fn notes(draft: &Draft) -> impl Iterator<Item = Note> {
    let pairs = alike(draft);
    let of_one = (!pairs.is_empty()).then(|| {
        let text = format!("These may be one person each, and are kept as two: {}.", list(&pairs));
        Note::new("names_of_one", text)
    });
    let numbered = (!draft.numbered.is_empty()).then(|| {
        let text =
            format!("Several people have the same name. They are told apart by numbers: {}.", list(&draft.numbered));
        Note::new("names_alike", text)
    });
    of_one.into_iter().chain(numbered)
}

/// Pairs of names that can be one person's: the same letters in another writing, or a first name and, where more than
/// two speak, the same with more behind it.
fn alike(draft: &Draft) -> Vec<String> {
    let names: Vec<&str> = draft.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let numbered: HashSet<&str> = draft.numbered.iter().map(String::as_str).collect();
    let own = |name: &&&str| !numbered.contains(**name);
    let mut by_letters: HashMap<String, &str> = HashMap::new();
    let mut pairs = Vec::new();
    let pair = |one: &str, other: &str| format!("\"{one}\" and \"{other}\"");
    for &name in names.iter().filter(own) {
        if let Some(other) = by_letters.insert(letters(name), name) {
            pairs.push(pair(other, name));
        }
    }
    // Of two who talk with each other, each is somebody.
    if names.len() > 2 {
        for &name in names.iter().filter(own) {
            let first = name.split_whitespace().next().unwrap_or_default();
            let is_short = first.len() > 2 && first.len() < name.trim().len();
            let shorter = by_letters.get(&letters(first)).filter(|other| is_short && letters(other) != letters(name));
            pairs.extend(shorter.map(|other| pair(other, name)));
        }
    }
    pairs
}

/// All that is read aloud of a name; the name itself where that is nothing.
fn letters(name: &str) -> String {
    let letters: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() { name.to_owned() } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> usize {
        let mut draft = Draft::default();
        names.iter().for_each(|name| draft.say(name, None, "hi"));
        alike(&draft).len()
    }

    #[test]
    fn two_writings_of_a_name_are_noted_and_two_people_are_not() {
        assert_eq!(pairs(&["Ada", "Ben"]), 0);
        assert_eq!(pairs(&["Ada_K", "ada k"]), 1);
        assert_eq!(pairs(&["Ada", "Ada Klein", "Ben"]), 1);
        assert_eq!(pairs(&["Ada", "Ada Klein"]), 0, "two who talk with each other are two");
        assert_eq!(pairs(&["🦊", "🐻", "Ben"]), 0);
    }

    #[test]
    fn people_of_one_name_get_numbers() {
        let mut draft = Draft::default();
        for (id, name) in [("1", "Ada"), ("2", "Ada"), ("1", "Ada K"), ("3", "Ada (2)"), ("4", "Ada")] {
            draft.say_by_id(id, name, None, "hi");
        }
        let names: Vec<&str> = draft.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
        assert_eq!(names, ["Ada", "Ada (2)", "Ada (2) (2)", "Ada (3)"]);
        assert_eq!(notes(&draft).map(|note| note.code).collect::<Vec<_>>(), ["names_alike"]);
    }
}
