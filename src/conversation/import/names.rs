//! One person under two names: asked, never joined.

use super::draft::DraftSpeaker;
use crate::conversation::Note;
use std::collections::HashMap;

/// A note for every pair of names that can be one person's: the same letters in another writing, or a first name and,
/// where more than two speak, the same with more behind it.
pub(super) fn alike(speakers: &[DraftSpeaker]) -> Vec<Note> {
    let several = speakers.len() > 2;
    let mut by_letters: HashMap<String, &str> = HashMap::new();
    let mut notes = Vec::new();
    for DraftSpeaker { name, .. } in speakers {
        if let Some(other) = by_letters.insert(letters(name), name) {
            notes.push(note(other, name));
        }
    }
    if several {
        for DraftSpeaker { name, .. } in speakers {
            let first = name.split_whitespace().next().unwrap_or_default();
            let shorter =
                by_letters.get(&letters(first)).filter(|_| first.len() < name.trim().len() && first.len() > 2);
            notes.extend(shorter.filter(|other| letters(other) != letters(name)).map(|other| note(other, name)));
        }
    }
    notes
}

fn note(one: &str, other: &str) -> Note {
    let text = format!("\"{one}\" and \"{other}\" may be one person. They are kept as two.");
    Note::new("names_of_one", text)
}

/// All that is read aloud of a name; the name itself where that is nothing.
fn letters(name: &str) -> String {
    let letters: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() { name.to_owned() } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(names: &[&str]) -> usize {
        let speaker = |name: &&str| DraftSpeaker { name: (*name).to_owned(), role: None };
        alike(&names.iter().map(speaker).collect::<Vec<_>>()).len()
    }

    #[test]
    fn two_writings_of_a_name_are_noted_and_two_people_are_not() {
        assert_eq!(noted(&["Ada", "Ben"]), 0);
        assert_eq!(noted(&["Ada_K", "ada k"]), 1);
        assert_eq!(noted(&["Ada", "Ada Klein", "Ben"]), 1);
        assert_eq!(noted(&["Ada", "Ada Klein"]), 0, "two who talk with each other are two");
        assert_eq!(noted(&["🦊", "🐻", "Ben"]), 0);
    }
}
