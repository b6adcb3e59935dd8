//! Who is the supporter: said by the reader, said by the names, or guessed from how the people talk.

use super::import::name_key;
use super::{Conversation, Note, Role};
use serde::{Deserialize, Serialize};

/// Who is probably the supporter, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess {
    /// The name of the speaker.
    pub supporter: String,
    /// What speaks for it, to be read after "because".
    pub reason: String,
    pub sureness: Sureness,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sureness {
    Sure,
    Fairly,
    Unsure,
}

/// Whether somebody of this name is the one that was asked for.
pub(super) fn is_called(name: &str, asked: &str) -> bool {
    name_key(name).to_lowercase() == name_key(asked).to_lowercase()
}

/// Gives the roles that the reader said. `false` where none of the names is somebody's in this chat.
pub(super) fn name(conversation: &mut Conversation, supporter: &[String], seeker: &[String]) -> bool {
    let among = |names: &[String], name: &str| names.iter().any(|asked| is_called(name, asked));
    let mut found = false;
    for speaker in &mut conversation.speakers {
        if among(supporter, &speaker.name) {
            (speaker.role, found) = (Role::Supporter, true);
        } else if among(seeker, &speaker.name) {
            (speaker.role, found) = (Role::Seeker, true);
        }
    }
    if found && let [a, b] = conversation.speakers.as_mut_slice() {
        match (a.role, b.role) {
            (Role::Supporter, Role::Other) => b.role = Role::Seeker,
            (Role::Seeker, Role::Other) => b.role = Role::Supporter,
            (Role::Other, Role::Supporter) => a.role = Role::Seeker,
            (Role::Other, Role::Seeker) => a.role = Role::Supporter,
            _ => {}
        }
    }
    found
}

/// Gives the roles that are most likely, and says so in [`Conversation::guess`].
pub(super) fn guess(conversation: &mut Conversation) {
    let share = |speaker: usize| {
        let texts = conversation.messages.iter().filter(|message| message.speaker == speaker);
        let (mut you, mut i) = (1.0, 1.0);
        for word in texts.flat_map(|message| message.text.split_whitespace()) {
            match word.to_lowercase().as_str() {
                "you" | "your" => you += 1.0,
                "i" | "my" | "me" | "i'm" => i += 1.0,
                _ => {}
            }
        }
        you / i
    };
    let best = (0..conversation.speakers.len()).max_by(|&a, &b| f64::total_cmp(&share(a), &share(b)));
    let Some(supporter) = best else { return };
    let one_on_one = conversation.speakers.len() <= 2;
    for (index, speaker) in conversation.speakers.iter_mut().enumerate() {
        speaker.role = match () {
            () if index == supporter => Role::Supporter,
            () if one_on_one => Role::Seeker,
            () => Role::Other,
        };
    }
    conversation.guess = Some(Guess {
        supporter: conversation.speakers[supporter].name.clone(),
        reason: "they say \"you\" more often and \"I\" less".to_owned(),
        sureness: Sureness::Fairly,
    });
}

/// Says what the roles lack: only one person speaks, or nobody is the supporter.
pub fn note(conversation: &mut Conversation) {
    const CODES: [&str; 2] = ["one_speaker", "no_supporter_message"];
    conversation.notes.retain(|note| !CODES.contains(&note.code.as_str()));
    if conversation.speakers.len() == 1 {
        conversation.notes.push(Note::new("one_speaker", "Only one person speaks here."));
    }
    let supported = conversation.messages.iter().any(|message| conversation.role(message) == Role::Supporter);
    if !supported {
        let text = "No message from the supporter, so nothing to tag. Change who is who.";
        conversation.notes.push(Note::new("no_supporter_message", text));
    }
}

/// The role that a label such as "therapist" or "Client 12" says.
pub(super) fn by_label(label: &str) -> Option<Role> {
    const SUPPORTERS: &[&str] = &[
        "supporter", "listener", "counselor", "counsellor", "therapist", "volunteer", "helper", "coach", "advisor", "adviser",
        "psychologist", "psychotherapist", "psychiatrist", "clinician", "provider", "responder", "worker", "operator", "mentor",
        "facilitator", "interviewer", "practitioner", "support", "sys",
    ];
    const SEEKERS: &[&str] = &[
        "seeker", "client", "patient", "visitor", "caller", "texter", "chatter", "user", "usr", "member", "guest", "interviewee",
        "participant",
    ];
    let mut role = None;
    for word in label.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase) {
        let said = match word.as_str() {
            word if SUPPORTERS.contains(&word) => Role::Supporter,
            word if SEEKERS.contains(&word) => Role::Seeker,
            _ => continue,
        };
        // "Support seeker", "client's helper": the last word is what they are.
        role = Some(said);
    }
    role
}
