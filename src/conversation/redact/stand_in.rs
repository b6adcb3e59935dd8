//! The words that stand in for what is replaced: the same ones for the same thing, wherever the chat says it.

use super::Kind;
use super::pattern::{captures, patterns, span};
use super::shadow::{Shadow, fold};
use super::speaker::Speakers;
use crate::conversation::{Conversation, Role, Span, Speaker};
use std::collections::HashMap;

patterns! {
    /// Every stand-in that this file makes.
    STAND_IN = r"\[(?:(?:Supporter|Seeker|Other)(?:\ \d{1,6})?|(Name|Email|Phone|Address|Place|School|Employer|Link|Handle|Birth\ date|Date|Age|Number)\ (\d{1,6}))\]";
}

/// Where a text has stand-ins already.
pub(super) fn spans(shadow: &Shadow) -> Vec<Span> {
    super::pattern::spans(&STAND_IN, shadow, 0)
}

/// What the speakers are called instead of their names: their role, numbered where several have it.
pub(super) fn roles(speakers: &[Speaker]) -> Vec<String> {
    let word = |role: Role| match role {
        Role::Supporter => "Supporter",
        Role::Seeker => "Seeker",
        Role::Other => "Other",
    };
    let number = |at: usize| {
        let same = |speaker: &&Speaker| speaker.role == speakers[at].role;
        (speakers.iter().filter(same).count() > 1).then(|| speakers[..=at].iter().filter(same).count())
    };
    let name = |(at, speaker): (usize, &Speaker)| match number(at) {
        Some(number) => format!("{} {number}", word(speaker.role)),
        None => word(speaker.role).to_owned(),
    };
    speakers.iter().enumerate().map(name).collect()
}

/// Gives out stand-ins for one chat.
pub(super) struct StandIns {
    speakers: Speakers,
    roles: Vec<String>,
    /// Each person's names so far, and their stand-in.
    persons: Vec<(Vec<String>, String)>,
    others: HashMap<(&'static str, String), String>,
    /// How many of a kind there are.
    counts: HashMap<&'static str, usize>,
}

impl StandIns {
    pub(super) fn new(conversation: &Conversation) -> Self {
        let mut counts: HashMap<&'static str, usize> = HashMap::new();
        // What stands in the text already keeps its number for itself.
        for message in &conversation.messages {
            let shadow = Shadow::of(&message.text);
            for found in captures(&STAND_IN, &shadow) {
                let word = found.get(1).and_then(|word| WORDS.iter().find(|known| **known == word.as_str()));
                if let (Some(word), Some(number)) = (word, span(&found, 2)) {
                    let count = counts.entry(word).or_default();
                    *count = (*count).max(shadow.select(number).parse().unwrap_or(0));
                }
            }
        }
        Self {
            speakers: Speakers::new(&conversation.speakers),
            roles: roles(&conversation.speakers),
            persons: Vec::new(),
            others: HashMap::new(),
            counts,
        }
    }

    /// The stand-in for a thing, the same as before where it was met before.
    pub(super) fn of(&mut self, kind: Kind, text: &str) -> String {
        if kind == Kind::Name {
            return self.of_person(text);
        }
        let key = (word(kind), same_key(kind, text));
        if let Some(known) = self.others.get(&key) {
            return known.clone();
        }
        let new = self.next(word(kind));
        self.others.insert(key, new.clone());
        new
    }

    /// Who shares a name with someone met before is taken for them: "Ana", "Ana Ruiz", "Mrs Ruiz".
    fn of_person(&mut self, text: &str) -> String {
        let names: Vec<String> = text
            .split(|letter: char| letter.is_whitespace() || letter == ',')
            .map(name_key)
            .filter(|name| !name.is_empty())
            .collect();
        let keys: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(speaker) = self.speakers.of(&keys) {
            return format!("[{}]", self.roles[speaker]);
        }
        let is_same = |(known, _): &&mut (Vec<String>, String)| {
            names.iter().all(|name| known.contains(name)) || known.iter().all(|name| names.contains(name))
        };
        if let Some((known, stand_in)) = self.persons.iter_mut().find(is_same) {
            known.extend(names.into_iter().filter(|name| !known.contains(name)).collect::<Vec<_>>());
            return stand_in.clone();
        }
        let new = self.next(word(Kind::Name));
        self.persons.push((names, new.clone()));
        new
    }

    fn next(&mut self, word: &'static str) -> String {
        let count = self.counts.entry(word).or_default();
        *count += 1;
        format!("[{word} {count}]")
    }
}

const WORDS: [&str; 13] = [
    "Name",
    "Email",
    "Phone",
    "Address",
    "Place",
    "School",
    "Employer",
    "Link",
    "Handle",
    "Birth date",
    "Date",
    "Age",
    "Number",
];

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Name => "Name",
        Kind::Email => "Email",
        Kind::Phone => "Phone",
        Kind::Address => "Address",
        Kind::Place => "Place",
        Kind::School => "School",
        Kind::Employer => "Employer",
        Kind::Url => "Link",
        Kind::Handle => "Handle",
        Kind::DateOfBirth => "Birth date",
        Kind::Date => "Date",
        Kind::Age => "Age",
        Kind::Account => "Number",
    }
}

fn name_key(name: &str) -> String {
    let folded = fold(name).replace('\u{2019}', "'");
    folded.trim_end_matches("'s").trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// What two ways of writing the same thing have in common.
fn same_key(kind: Kind, text: &str) -> String {
    let folded = fold(text);
    match kind {
        Kind::Phone | Kind::Account | Kind::Age if folded.chars().any(char::is_numeric) => {
            folded.chars().filter(|letter| letter.is_alphanumeric()).collect()
        }
        _ => folded
            .split(|letter: char| letter.is_whitespace() || letter == ',')
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chat(speakers: &[(&str, Role)]) -> Conversation {
        let source = crate::conversation::Source { format: String::new(), file: String::new() };
        let speaker = |(name, role): &(&str, Role)| Speaker::new(*name, *role);
        Conversation {
            id: String::new(),
            source,
            speakers: speakers.iter().map(speaker).collect(),
            messages: vec![],
            guess: None,
            states: None,
            notes: vec![],
        }
    }

    #[test]
    fn the_same_thing_has_the_same_stand_in() {
        let mut stand_ins = StandIns::new(&chat(&[("Marisol V.", Role::Seeker), ("Sam", Role::Supporter)]));
        for (text, expected) in [
            ("marisol", "[Seeker]"),
            ("Ana", "[Name 1]"),
            ("Priya", "[Name 2]"),
            ("Ana Ruiz", "[Name 1]"),
            ("ruiz", "[Name 1]"),
            ("SAM", "[Supporter]"),
            ("Mariso", "[Seeker]"),
        ] {
            assert_eq!(stand_ins.of(Kind::Name, text), expected, "{text}");
        }
        assert_eq!(stand_ins.of(Kind::Phone, "0161 496 0000"), "[Phone 1]");
        assert_eq!(stand_ins.of(Kind::Phone, "0161-4960000"), "[Phone 1]");
        assert_eq!(stand_ins.of(Kind::Phone, "0161 496 0001"), "[Phone 2]");
    }

    #[test]
    fn several_of_a_role_are_numbered() {
        let people = chat(&[("a", Role::Seeker), ("b", Role::Supporter), ("c", Role::Seeker)]);
        assert_eq!(roles(&people.speakers), ["Seeker 1", "Supporter", "Seeker 2"]);
    }

    #[test]
    fn every_stand_in_is_known_as_one() {
        for word in WORDS {
            assert_eq!(spans(&Shadow::of(&format!("[{word} 12]"))).len(), 1, "{word}");
        }
        for role in ["[Seeker]", "[Supporter 2]", "[Other]"] {
            assert_eq!(spans(&Shadow::of(role)).len(), 1, "{role}");
        }
    }
}
