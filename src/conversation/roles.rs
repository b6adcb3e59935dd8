//! Who is the supporter: said by the reader, said by the names, or guessed from how the people talk.

mod labels;
mod talk;

pub(super) use labels::by_label;

use super::import::name_key;
use super::{Conversation, Note, Role, Speaker, segment};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Who is probably the supporter, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess {
    /// The name of the speaker.
    pub supporter: String,
    /// What speaks for it, to be read after "because".
    pub reason: String,
    pub sureness: Sureness,
}

/// How much a guess is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sureness {
    /// Hardly better than tossing a coin.
    Unsure,
    /// About four of five are right.
    Fairly,
    /// Ninety-seven of a hundred are right, also in chats that went badly.
    Sure,
}

/// Whether somebody of this name is the one that was asked for.
pub(super) fn is_called(name: &str, asked: &str) -> bool {
    name_key(name).to_lowercase() == name_key(asked).to_lowercase()
}

/// Gives the roles that the reader said. `false` where none of the names is somebody's in this chat.
pub(super) fn give(conversation: &mut Conversation, supporter: &[String], seeker: &[String]) -> bool {
    let among = |names: &[String], speaker: &Speaker| names.iter().any(|asked| speaker.is_called(asked));
    let named = |speaker: &Speaker| among(supporter, speaker) || among(seeker, speaker);
    if !conversation.speakers.iter().any(named) {
        return false;
    }
    for speaker in &mut conversation.speakers {
        speaker.role = match () {
            () if among(supporter, speaker) => Role::Supporter,
            () if among(seeker, speaker) => Role::Seeker,
            () => Role::Other,
        };
    }
    fill_the_other_side(conversation);
    true
}

/// Gives the roles that are most likely, and says so in [`Conversation::guess`]; nobody is guessed to be the supporter of
/// somebody who is called a seeker and speaks alone.
pub(super) fn guess(conversation: &mut Conversation) {
    if let Some(seeker) = lone_seeker(conversation) {
        conversation.speakers[seeker].role = Role::Seeker;
        conversation.guess = None;
        return;
    }
    let (supporter, reason, sureness) = match by_name(conversation) {
        Some((supporter, reason)) => (supporter, reason.to_owned(), Sureness::Sure),
        None => by_talk(conversation),
    };
    let supporter = conversation.speakers[supporter].name.clone();
    conversation.guess = Some(Guess { supporter, reason, sureness });
}

/// Guesses again, of people who have changed.
pub(super) fn guess_again(conversation: &mut Conversation) {
    for speaker in &mut conversation.speakers {
        speaker.role = Role::Other;
    }
    guess(conversation);
}

/// The only person who speaks, where their name says that they seek support.
fn lone_seeker(conversation: &Conversation) -> Option<usize> {
    let [alone] = people(conversation)[..] else { return None };
    (by_label(&conversation.speakers[alone].name) == Some(Role::Seeker)).then_some(alone)
}

/// Names such as "Listener 42" and "Client" say who is who, unless both sides are called alike.
fn by_name(conversation: &mut Conversation) -> Option<(usize, &'static str)> {
    let people = people(conversation);
    let label = |speaker: usize| by_label(&conversation.speakers[speaker].name);
    let labels: Vec<Option<Role>> = people.iter().map(|&speaker| label(speaker)).collect();
    let all_alike = labels.iter().all(|label| *label == labels[0]);
    if people.len() > 1 && all_alike {
        return None;
    }
    for (&speaker, label) in people.iter().zip(labels) {
        conversation.speakers[speaker].role = label.unwrap_or(Role::Other);
    }
    let named = |conversation: &Conversation| {
        let is_supporter = |speaker: &usize| conversation.speakers[*speaker].role == Role::Supporter;
        people.iter().copied().find(is_supporter)
    };
    let reason = if named(conversation).is_some() { "their name says so" } else { "the other's name says so" };
    fill_the_other_side(conversation);
    Some((named(conversation)?, reason))
}

/// Of those two who talk most with each other, the one who talks like a supporter.
fn by_talk(conversation: &mut Conversation) -> (usize, String, Sureness) {
    let people = people(conversation);
    let [supporter, seeker] = match people.as_slice() {
        [] => unreachable!("somebody said every message"),
        [alone] => {
            conversation.speakers[*alone].role = Role::Supporter;
            return (*alone, "nobody else speaks here".to_owned(), Sureness::Unsure);
        }
        [one, other] => [*one, *other],
        _ => main_pair(conversation, &people),
    };
    let verdict = talk::compare(conversation, supporter, seeker);
    let [supporter, seeker] = if verdict.first_supports { [supporter, seeker] } else { [seeker, supporter] };
    conversation.speakers[supporter].role = Role::Supporter;
    conversation.speakers[seeker].role = Role::Seeker;
    if people.len() == 2 {
        return (supporter, verdict.reason.to_owned(), verdict.sureness);
    }
    let reason = format!("of the two who talk most with each other, {}", verdict.reason);
    (supporter, reason, verdict.sureness.min(Sureness::Fairly))
}

/// Everybody but bots and those who keep order, unless there is nobody else.
fn people(conversation: &Conversation) -> Vec<usize> {
    let all = 0..conversation.speakers.len();
    let people: Vec<usize> =
        all.clone().filter(|&speaker| !labels::is_bot(&conversation.speakers[speaker].name)).collect();
    if people.is_empty() { all.collect() } else { people }
}

/// Where one side is known and nobody is on the other, the one who talks most with the known side is.
fn fill_the_other_side(conversation: &mut Conversation) {
    let someone_is =
        |conversation: &Conversation, role| conversation.speakers.iter().any(|speaker| speaker.role == role);
    let missing = match (someone_is(conversation, Role::Supporter), someone_is(conversation, Role::Seeker)) {
        (false, false) | (true, true) => return,
        (true, false) => Role::Seeker,
        (false, true) => Role::Supporter,
    };
    let is_known = |speaker: usize| conversation.speakers[speaker].role != Role::Other;
    let mut turns = vec![0; conversation.speakers.len()];
    for (one, other) in turns_between(conversation) {
        turns[one] += usize::from(is_known(other));
        turns[other] += usize::from(is_known(one));
    }
    let unknown = people(conversation).into_iter().rev().filter(|&speaker| !is_known(speaker));
    // Of equals the one who speaks first.
    if let Some(partner) = unknown.max_by_key(|&speaker| turns[speaker]) {
        conversation.speakers[partner].role = missing;
    }
}

/// The two who answer each other most often.
fn main_pair(conversation: &Conversation, people: &[usize]) -> [usize; 2] {
    let people_only: BTreeSet<usize> = people.iter().copied().collect();
    let mut turns: BTreeMap<[usize; 2], usize> = BTreeMap::new();
    for (one, other) in turns_between(conversation) {
        if people_only.contains(&one) && people_only.contains(&other) {
            *turns.entry([one.min(other), one.max(other)]).or_default() += 1;
        }
    }
    // Of equals those who speak first.
    let pair = turns.into_iter().rev().max_by_key(|&(_, count)| count);
    pair.map_or([people[0], people[1]], |(pair, _)| pair)
}

/// Who spoke after whom.
fn turns_between(conversation: &Conversation) -> Vec<(usize, usize)> {
    let volleys = segment::volleys(conversation);
    volleys.windows(2).map(|pair| (pair[0].speaker, pair[1].speaker)).collect()
}

/// The code of the note that says who is taken for the supporter.
pub const GUESSED: &str = "roles_guessed";

/// That note for eyes that must not see names: `names` are old ones with what stands for them.
pub fn renamed<'n>(note: &str, mut names: impl Iterator<Item = (&'n str, &'n str)>) -> String {
    let renamed = names.find_map(|(old, new)| Some(begin(new) + note.strip_prefix(&begin(old))?));
    renamed.unwrap_or_else(|| "Who is the supporter is a guess.".to_owned())
}

fn begin(supporter: &str) -> String {
    format!("Who is the supporter is a guess: \"{supporter}\", because ")
}

/// Says anew what follows from the roles: that they are guessed, that only one person speaks, that nothing is the
/// supporter's. To be called again whenever roles change.
pub fn renew_notes(conversation: &mut Conversation) {
    const CODES: [&str; 3] = [GUESSED, "one_speaker", "no_supporter_message"];
    conversation.notes.retain(|note| !CODES.contains(&note.code.as_str()));
    if let Some(guess) = &conversation.guess {
        let sureness = match guess.sureness {
            Sureness::Sure => "Sure",
            Sureness::Fairly => "Fairly sure",
            Sureness::Unsure => "Unsure",
        };
        let Guess { supporter, reason, .. } = guess;
        let text = format!("{}{reason}. {sureness}.", begin(supporter));
        conversation.notes.push(Note::new(GUESSED, text));
    }
    if conversation.speakers.len() == 1 {
        conversation.notes.push(Note::new("one_speaker", "Only one person speaks here."));
    }
    let mut supporters = conversation.messages.iter().filter(|message| conversation.role(message) == Role::Supporter);
    if !supporters.any(|message| segment::whole(&message.text).is_some()) {
        let text = "No message from the supporter, so nothing to tag. Say who the supporter is.";
        conversation.notes.push(Note::new("no_supporter_message", text));
    }
}
