//! One person under two names, as after a renaming: said by the reader, never guessed. Names that look alike are a
//! question.

use super::import::list;
use super::roles::{self, by_label};
use super::{Conversation, Note, Role, Speaker};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// Two names of a chat that are one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamePerson {
    /// The one that stays.
    pub name: String,
    pub also: String,
}

/// Why two names cannot be one person's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("No chat here has two people who are called \"{}\" and \"{}\", so they cannot be one.", .0.name, .0.also)]
pub struct NotTwo(pub SamePerson);

/// The code of the note that says who was taken for one person.
pub(super) const NOTE: &str = "same_person";

impl Conversation {
    /// Takes two people for one, who said what both said, is called by the name that stays, and keeps that one's role.
    /// Roles that are a guess are guessed anew, as they were guessed of other people.
    ///
    /// # Errors
    /// Where the names are not two people's of this chat.
    pub fn join(&mut self, same: &SamePerson) -> Result<(), NotTwo> {
        match (self.called(&same.name), self.called(&same.also)) {
            (Some(kept), Some(gone)) if kept != gone => self.merge(kept, gone),
            _ => return Err(NotTwo(same.clone())),
        }
        if self.guess.is_some() {
            roles::guess_again(self);
        }
        renew_notes(self);
        roles::renew_notes(self);
        Ok(())
    }

    /// Who is called so: letter for letter, or else in another writing.
    fn called(&self, asked: &str) -> Option<usize> {
        let exactly = self.speakers.iter().position(|speaker| speaker.names().any(|name| name == asked));
        exactly.or_else(|| self.speakers.iter().position(|speaker| speaker.is_called(asked)))
    }

    /// The one of both stands where the first of them spoke first.
    fn merge(&mut self, kept: usize, gone: usize) {
        let (first, second) = (kept.min(gone), kept.max(gone));
        self.speakers.swap(first, kept);
        let Speaker { name, also, .. } = self.speakers.remove(second);
        self.speakers[first].also.extend(std::iter::once(name).chain(also));
        for message in &mut self.messages {
            message.speaker = match message.speaker {
                both if both == second => first,
                later if later > second => later - 1,
                earlier => earlier,
            };
        }
    }
}

/// Pairs of people who may be one, as their names look alike: to be asked, not to be believed. The one who speaks first
/// has the name that stays.
///
/// Alike are names that differ in case, punctuation, what stands in brackets, or a label such as "supporter"; and, where
/// more than two speak, those of which one is part of the other. Numbers tell people apart, and so do two labels or two
/// pairs of brackets. Of two who talk with each other each is somebody, so that a label alone tells them apart too.
pub fn alike(speakers: &[Speaker]) -> Vec<SamePerson> {
    let only_two = speakers.len() < 3;
    let names = speakers.iter().enumerate();
    let looks: Vec<(usize, Look)> =
        names.flat_map(|(person, speaker)| speaker.names().map(move |name| (person, Look::of(name)))).collect();
    let mut pairs = BTreeSet::new();
    let mut pair = |one: &(usize, Look), other: &(usize, Look)| {
        if one.0 != other.0 && !one.1.is_told_from(&other.1, only_two) {
            pairs.insert((one.0.min(other.0), one.0.max(other.0)));
        }
    };
    let mut by_letters: HashMap<String, &(usize, Look)> = HashMap::new();
    for look in &looks {
        if let Some(other) = by_letters.insert(look.1.letters(), look) {
            pair(other, look);
        }
    }
    for look in looks.iter().filter(|_| !only_two) {
        for shorter in look.1.parts().iter().filter_map(|part| by_letters.get(part)) {
            pair(shorter, look);
        }
    }
    let name = |person: usize| speakers[person].name.clone();
    pairs.into_iter().map(|(one, other)| SamePerson { name: name(one), also: name(other) }).collect()
}

/// Says anew who was taken for one person, and who may be. To be called again whenever the people change.
pub(super) fn renew_notes(conversation: &mut Conversation) {
    const MAY_BE: &str = "names_of_one";
    conversation.notes.retain(|note| ![NOTE, MAY_BE].contains(&note.code.as_str()));
    let joined: Vec<String> = conversation.speakers.iter().filter_map(taken_for_one).collect();
    if !joined.is_empty() {
        conversation.notes.push(Note::new(NOTE, joined.join(" ")));
    }
    let pairs = alike(&conversation.speakers);
    if !pairs.is_empty() {
        let pairs: Vec<String> =
            pairs.iter().map(|SamePerson { name, also }| format!("\"{name}\" and \"{also}\"")).collect();
        let text = format!("These may be one person each, and are kept as two: {}.", list(&pairs));
        conversation.notes.push(Note::new(MAY_BE, text));
    }
}

fn taken_for_one(speaker: &Speaker) -> Option<String> {
    let names: Vec<String> = speaker.names().map(|name| format!("\"{name}\"")).collect();
    let (last, others) = names.split_last().filter(|(_, others)| !others.is_empty())?;
    Some(format!("{} and {last} are taken for one person.", others.join(", ")))
}

/// What of a name is compared.
struct Look {
    /// In small letters, without labels, unless the name is nothing else.
    words: Vec<String>,
    /// What stands in brackets, in small letters.
    aside: String,
    label: Option<Role>,
    /// For a name without letters or figures.
    whole: String,
}

impl Look {
    fn of(name: &str) -> Self {
        let (outside, aside) = without_brackets(name);
        let outside = if has_letter(&outside) { outside } else { name.to_owned() };
        let words: Vec<String> = words(&outside).collect();
        let own: Vec<String> = words.iter().filter(|word| by_label(word).is_none()).cloned().collect();
        Self {
            words: if own.iter().any(|word| has_letter(word)) { own } else { words },
            aside: self::words(&aside).collect(),
            label: by_label(name),
            whole: name.trim().to_owned(),
        }
    }

    fn letters(&self) -> String {
        if self.words.is_empty() { self.whole.clone() } else { self.words.concat() }
    }

    /// The letters of shorter names that are in this one: words in a row, where more than a number is left out.
    fn parts(&self) -> Vec<String> {
        /// More words are a sentence.
        const LONGEST: usize = 8;
        let words = if self.words.len() > LONGEST { &[][..] } else { &self.words[..] };
        let runs = (0..words.len()).flat_map(|start| (start + 1..=words.len()).map(move |end| (start, end)));
        let more_than_a_number = |words: &[String]| words.iter().any(|word| has_letter(word));
        runs.filter(|&(start, end)| more_than_a_number(&words[..start]) || more_than_a_number(&words[end..]))
            .map(|(start, end)| words[start..end].concat())
            // An initial is nobody's name.
            .filter(|part| has_letter(part) && part.chars().count() > 1)
            .collect()
    }

    fn is_told_from(&self, other: &Self, only_two: bool) -> bool {
        let by_aside = !self.aside.is_empty() && !other.aside.is_empty() && self.aside != other.aside;
        let both_labelled = self.label.is_some() && other.label.is_some();
        by_aside || self.label != other.label && (only_two || both_labelled)
    }
}

/// A name without what stands in brackets, and what stands there. A number in brackets is part of the name: "Ada (2)" is
/// another Ada.
fn without_brackets(name: &str) -> (String, String) {
    let (mut outside, mut aside) = (String::new(), String::new());
    for (index, piece) in name.split(['(', '[']).enumerate() {
        let (within, after) =
            if index == 0 { ("", piece) } else { piece.split_once([')', ']']).unwrap_or((piece, "")) };
        let target = if has_letter(within) { &mut aside } else { &mut outside };
        target.extend([" ", within]);
        outside.extend([" ", after]);
    }
    (outside, aside)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::import::{self, ReadOptions};
    use crate::conversation::{Message, roles::Guess, roles::Sureness};

    fn same(name: &str, also: &str) -> SamePerson {
        SamePerson { name: name.into(), also: also.into() }
    }

    /// Pairs among people of these names.
    fn pairs(names: &[&str]) -> Vec<SamePerson> {
        alike(&names.iter().map(|name| Speaker::new(*name, Role::Other)).collect::<Vec<_>>())
    }

    /// Sam (supporter), River (seeker) and Bot (other), who speak in this order.
    fn chat(speakers: &[usize]) -> Conversation {
        let message = |&speaker: &usize| Message { speaker, time: None, text: format!("by {speaker}") };
        Conversation::of_three(speakers.iter().map(message).collect())
    }

    fn said(chat: &Conversation) -> Vec<(&str, &str)> {
        let name = |message: &Message| chat.speakers[message.speaker].name.as_str();
        chat.messages.iter().map(|message| (name(message), message.text.as_str())).collect()
    }

    fn notes<'c>(chat: &'c Conversation, code: &str) -> Vec<&'c str> {
        chat.notes.iter().filter(|note| note.code == code).map(|note| note.text.as_str()).collect()
    }

    #[test]
    fn the_one_of_both_said_what_both_said_and_later_people_stay_who_they_are() {
        let mut joined = chat(&[0, 1, 2, 1, 0]);
        joined.join(&same("Sam", "River")).unwrap();
        assert_eq!(
            said(&joined),
            [("Sam", "by 0"), ("Sam", "by 1"), ("Bot", "by 2"), ("Sam", "by 1"), ("Sam", "by 0")]
        );
        assert_eq!(joined.speakers[0].names().collect::<Vec<_>>(), ["Sam", "River"]);
        assert_eq!(notes(&joined, NOTE), ["\"Sam\" and \"River\" are taken for one person."]);
    }

    #[test]
    fn the_name_that_stays_keeps_its_role_and_stands_where_the_first_of_both_stood() {
        let mut joined = chat(&[0, 1, 2]);
        joined.join(&same("Bot", "sam ")).unwrap();
        let people: Vec<_> = joined.speakers.iter().map(|speaker| (speaker.name.as_str(), speaker.role)).collect();
        assert_eq!(people, [("Bot", Role::Other), ("River", Role::Seeker)]);
        assert_eq!(said(&joined), [("Bot", "by 0"), ("River", "by 1"), ("Bot", "by 2")]);
        assert_eq!(notes(&joined, "no_supporter_message").len(), 1, "the notes are of the people that there are now");
    }

    #[test]
    fn three_names_can_be_one_persons_and_each_of_them_is_known() {
        let mut joined = chat(&[0, 1, 2]);
        joined.join(&same("River", "Bot")).unwrap();
        joined.join(&same("Sam", "Bot")).unwrap();
        assert_eq!(joined.speakers.len(), 1);
        assert!(["Sam", "river", "Bot"].iter().all(|name| joined.speakers[0].is_called(name)));
        assert_eq!(notes(&joined, NOTE), ["\"Sam\", \"River\" and \"Bot\" are taken for one person."]);
        assert_eq!(notes(&joined, "one_speaker").len(), 1);
    }

    #[test]
    fn names_that_are_not_two_peoples_are_refused_and_nothing_changes() {
        let mut chat = chat(&[0, 1, 2]);
        let before = chat.clone();
        for pair in [same("Sam", "Cleo"), same("Cleo", "Sam"), same("Sam", "SAM")] {
            assert_eq!(chat.join(&pair), Err(NotTwo(pair)));
        }
        assert_eq!(chat, before);
        let sentence = chat.join(&same("Sam", "Cleo")).unwrap_err().to_string();
        assert_eq!(sentence, "No chat here has two people who are called \"Sam\" and \"Cleo\", so they cannot be one.");
    }

    /// The seeker was renamed, so that one of her names was a bystander's as long as there were two.
    #[test]
    fn roles_that_are_a_guess_are_guessed_of_the_people_that_there_are_now() {
        let text = "Ana: i lost my job and i can't sleep\nB: I am sorry to hear that. What happened?\n\
            Ana K: my boss said i am too slow, i feel so low\nB: How are you now? Do you have someone to talk to?\n\
            Ana K: my sister, i guess\nB: Would you like to tell her?\nAna K: i could\n";
        let mut chat = import::read(text.as_bytes(), "chat.txt", &ReadOptions::default()).unwrap().remove(0);
        let role = |chat: &Conversation, name: &str| chat.speakers[chat.called(name).unwrap()].role;
        assert_eq!((role(&chat, "Ana"), role(&chat, "Ana K")), (Role::Other, Role::Seeker));
        assert_eq!(notes(&chat, "names_of_one").len(), 1);
        chat.join(&same("Ana", "Ana K")).unwrap();
        assert_eq!((role(&chat, "Ana"), role(&chat, "B")), (Role::Seeker, Role::Supporter));
        assert_eq!(chat.guess.as_ref().unwrap().supporter, "B");
        assert!(notes(&chat, "names_of_one").is_empty(), "nothing is left to ask");
        assert_eq!(notes(&chat, "roles_guessed").len(), 1);
    }

    #[test]
    fn a_guess_that_fell_on_the_name_that_goes_is_made_anew() {
        let mut chat = chat(&[0, 1, 2]);
        chat.guess = Some(Guess { supporter: "Sam".into(), reason: "x".into(), sureness: Sureness::Unsure });
        chat.join(&same("River", "Sam")).unwrap();
        let supporter = chat.guess.unwrap().supporter;
        assert!(chat.speakers.iter().any(|speaker| speaker.name == supporter), "{supporter}");
    }

    #[test]
    fn names_that_look_alike_are_a_question() {
        for [one, other] in [
            ["Anna", "Anna K."],
            ["Anna K.", "Anna"],
            ["Anna", "anna_k"],
            ["Anna K", "anna_k"],
            ["Anna", "Anna (she/her)"],
            ["Anna Berg", "Berg"],
            ["Sam", "Sam - Supporter"],
            ["Sam", "Volunteer Sam"],
            ["Sam", "Sam [Helpline]"],
            ["+44 7700 900356", "+447700900356"],
            ["Listener 12", "listener_12"],
            ["Łukasz", "łukasz 🦊"],
            ["Мария", "мария к"],
        ] {
            assert_eq!(pairs(&[one, other, "Robin"]), [same(one, other)], "{one}, {other}");
        }
    }

    #[test]
    fn names_that_tell_people_apart_are_no_question() {
        for [one, other] in [
            ["Anna", "Hannah"],
            ["Anna K.", "Anna B."],
            ["Ada", "Ada (2)"],
            ["Ada (2)", "Ada (3)"],
            ["Listener 1", "Listener 2"],
            ["Listener", "Listener 2"],
            ["Supporter", "Supporter Anna"],
            ["Sam (supporter)", "Sam (client)"],
            ["Alex (they/them)", "Alex (he/him)"],
            ["A", "A K"],
            ["🦊", "🐻"],
            ["+44 7700 900356", "900356"],
        ] {
            assert_eq!(pairs(&[one, other, "Robin"]), [], "{one}, {other}");
        }
    }

    #[test]
    fn of_two_who_talk_with_each_other_each_is_somebody() {
        for names in
            [["Anna", "Anna K."], ["Sam", "Sam - Supporter"], ["Sam (client)", "Sam"], ["Anna Berg", "Tom Berg"]]
        {
            assert_eq!(pairs(&names), [], "{names:?}");
        }
        for names in [["Anna", "Anna (she/her)"], ["Ada_K", "ada k"]] {
            assert_eq!(pairs(&names).len(), 1, "{names:?}");
        }
    }

    #[test]
    fn every_name_of_a_person_is_compared_and_nobody_with_themselves() {
        let mut speakers = ["Anna", "Tom", "tom_w", "Robin"].map(|name| Speaker::new(name, Role::Other));
        speakers[0].also = vec!["Tom W.".into(), "ANNA".into()];
        assert_eq!(alike(&speakers), [same("Anna", "Tom"), same("Anna", "tom_w"), same("Tom", "tom_w")]);
    }

    #[test]
    fn thousands_of_people_are_compared_in_time() {
        let names: Vec<String> =
            (0..5_000).map(|number| format!("Anna{number} of the Many {}", "x ".repeat(number % 9))).collect();
        let start = std::time::Instant::now();
        assert!(pairs(&names.iter().map(String::as_str).collect::<Vec<_>>()).is_empty());
        assert!(start.elapsed().as_secs() < 10);
    }
}
