//! What names and labels say of a person.

use crate::conversation::Role;
use std::collections::HashSet;
use std::sync::LazyLock;

static SUPPORTERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "supporter listener counselor counsellor therapist volunteer helper coach advisor adviser \
     psychologist psychotherapist psychiatrist clinician provider responder worker operator agent mentor \
     facilitator interviewer practitioner assistant support sys"
        .split(' ')
        .collect()
});

static SEEKERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "seeker client patient visitor caller texter chatter user usr member guest interviewee participant"
        .split(' ')
        .collect()
});

static BOTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| "bot chatbot system automated automod moderator mod admin administrator".split(' ').collect());

/// The role that a label such as "therapist" or "Client 12" says.
pub(in crate::conversation) fn by_label(label: &str) -> Option<Role> {
    // The last word counts: a "support seeker" seeks, a "client helper" helps.
    words(label).filter_map(|word| role(&word)).last()
}

fn role(word: &str) -> Option<Role> {
    match word {
        word if SUPPORTERS.contains(word) => Some(Role::Supporter),
        word if SEEKERS.contains(word) => Some(Role::Seeker),
        _ => None,
    }
}

/// Whether this is the name of a program or of someone who keeps order.
pub(super) fn is_bot(name: &str) -> bool {
    by_label(name).is_none() && words(name).any(|word| BOTS.contains(word.as_str()))
}

fn words(label: &str) -> impl Iterator<Item = String> {
    label.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_who_supports() {
        for label in ["Listener", "Counselor", "Volunteer 12", "therapist", "listener_42", "Client Helper", "SYS"] {
            assert_eq!(by_label(label), Some(Role::Supporter), "{label}");
        }
        for label in ["seeker", "Help seeker", "Support Seeker", "Client 3", "usr", "Texter"] {
            assert_eq!(by_label(label), Some(Role::Seeker), "{label}");
        }
        for name in ["Anna", "River", "Speaker", "Lister", "", "🦊", "Supportive Sue"] {
            assert_eq!(by_label(name), None, "{name}");
        }
    }

    #[test]
    fn bots_are_no_people() {
        assert!(is_bot("AdminBot admin") && is_bot("System") && is_bot("help-bot"));
        assert!(!is_bot("Abbott") && !is_bot("Anna"));
    }
}
