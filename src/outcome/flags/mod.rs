//! Words that a reader should know of: of suicide, harm and abuse from the seeker; of contacts, meetings, pictures, money,
//! sex and insults from either side; of medicine from the supporter.
//!
//! A check of words, made to miss little: it finds idioms too, and judges nobody. How each thing is spoken of stands in
//! `kinds/`, a file each, in the language of `wording`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::wording::{Patterns, plain_words};
use crate::conversation::segment::volleys;
use crate::conversation::{Conversation, Role, Span};

/// Said wherever flags are shown.
pub const STATEMENT: &str = "This is a check of words. It does not judge risk.";
/// Said once in a chat with a flag that [opens with care](Kind::opens_with_care).
pub const CARE: &str = "Reading this again can be hard. You can stop now.";
/// The notice that comes first: what to do, and where help is. The words found come after it.
pub const NOTICE_TITLE: &str = "If someone may be in danger.";
pub const NOTICE: &str = "In an emergency, call your local emergency number. To talk to someone: US, call or text 988. \
                          UK and Ireland, 116 123. Elsewhere, findahelpline.com.";
/// The end of the notice, after the words found.
pub const NOTICE_LIMITS: &str = "This is a check of words. It does not judge risk, and this page cannot alert anyone.";

/// How many of the supporter's volleys after the seeker's words are looked at for an answer.
const ANSWER_VOLLEYS: usize = 2;

/// What the words are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Suicide,
    SelfHarm,
    Abuse,
    DangerToOthers,
    Contact,
    Meeting,
    Pictures,
    Money,
    Sexual,
    Swearing,
    Medicine,
}

/// Words found in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    pub kind: Kind,
    /// Index of the message.
    pub message: usize,
    /// Where the words stand in its text, in scalar values.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
    /// Whether one of the supporter's next two volleys has words that respond to it. `None`: not looked for in this kind,
    /// or nothing of the supporter follows.
    pub answered: Option<bool>,
}

static PATTERNS: LazyLock<Vec<(Kind, Patterns)>> = LazyLock::new(|| {
    let read = |kind: Kind| (kind, Patterns::read(kind.file()).expect("a test reads every file"));
    Kind::ALL.into_iter().map(read).collect()
});

/// What responds to any of the first four kinds.
static ANY_ANSWER: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::read(include_str!("answers.txt")).expect("a test reads every file"));

impl Kind {
    pub const ALL: [Kind; 11] = [
        Kind::Suicide,
        Kind::SelfHarm,
        Kind::Abuse,
        Kind::DangerToOthers,
        Kind::Contact,
        Kind::Meeting,
        Kind::Pictures,
        Kind::Money,
        Kind::Sexual,
        Kind::Swearing,
        Kind::Medicine,
    ];

    /// Whether a chat with this kind opens with a short notice, so that a reader can choose when to read on.
    pub fn opens_with_care(self) -> bool {
        matches!(self, Kind::Suicide | Kind::SelfHarm | Kind::Abuse | Kind::DangerToOthers)
    }

    /// As it is said to people: "Words about ...".
    pub fn name(self) -> &'static str {
        match self {
            Kind::Suicide => "Words about suicide",
            Kind::SelfHarm => "Words about self-harm",
            Kind::Abuse => "Words about abuse",
            Kind::DangerToOthers => "Words about harming others",
            Kind::Contact => "Words about contact outside this chat",
            Kind::Meeting => "Words about meeting",
            Kind::Pictures => "Words about pictures or the camera",
            Kind::Money => "Words about money or gifts",
            Kind::Sexual => "Sexual words",
            Kind::Swearing => "Words said against the other person",
            Kind::Medicine => "Words about what medicine to take",
        }
    }

    fn is_looked_for_in(self, role: Role) -> bool {
        match self {
            Kind::Suicide | Kind::SelfHarm | Kind::Abuse | Kind::DangerToOthers => role == Role::Seeker,
            Kind::Medicine => role == Role::Supporter,
            _ => role != Role::Other,
        }
    }

    fn file(self) -> &'static str {
        match self {
            Kind::Suicide => include_str!("kinds/suicide.txt"),
            Kind::SelfHarm => include_str!("kinds/self_harm.txt"),
            Kind::Abuse => include_str!("kinds/abuse.txt"),
            Kind::DangerToOthers => include_str!("kinds/danger_to_others.txt"),
            Kind::Contact => include_str!("kinds/contact.txt"),
            Kind::Meeting => include_str!("kinds/meeting.txt"),
            Kind::Pictures => include_str!("kinds/pictures.txt"),
            Kind::Money => include_str!("kinds/money.txt"),
            Kind::Sexual => include_str!("kinds/sexual.txt"),
            Kind::Swearing => include_str!("kinds/swearing.txt"),
            Kind::Medicine => include_str!("kinds/medicine.txt"),
        }
    }
}

/// The flags of a chat, in its order: of a message at most one a kind, at the first words found.
pub fn flags(conversation: &Conversation) -> Vec<Flag> {
    let messages = conversation.messages.iter().enumerate();
    let found = messages.flat_map(|(index, message)| {
        let found = in_text(&message.text, conversation.role(message)).into_iter();
        found.map(move |(kind, span)| (index, kind, span))
    });
    found
        .map(|(message, kind, span)| Flag {
            kind,
            message,
            span,
            text: span.of(&conversation.messages[message].text).to_owned(),
            answered: kind.opens_with_care().then(|| answered(conversation, message, kind)).flatten(),
        })
        .collect()
}

/// What one text speaks of, and where.
pub fn in_text(text: &str, role: Role) -> Vec<(Kind, Span)> {
    let words = plain_words(text);
    let looked_for = PATTERNS.iter().filter(|(kind, _)| kind.is_looked_for_in(role));
    looked_for
        .filter_map(|(kind, patterns)| {
            let found = patterns.find(&words)?;
            Some((*kind, Span { start: words[found.start].start, end: words[found.end - 1].end }))
        })
        .collect()
}

fn answered(conversation: &Conversation, message: usize, kind: Kind) -> Option<bool> {
    let (_, patterns) = PATTERNS.iter().find(|(of, _)| *of == kind)?;
    let supporter = |volley: &usize| conversation.role(&conversation.messages[*volley]) == Role::Supporter;
    let volleys: Vec<_> = volleys(conversation)
        .into_iter()
        .filter(|volley| volley.messages.start > message && supporter(&volley.messages.start))
        .take(ANSWER_VOLLEYS)
        .collect();
    let mut texts = volleys.iter().flat_map(|volley| &conversation.messages[volley.messages.clone()]);
    let answers = |text: &str| {
        let words = plain_words(text);
        patterns.is_answer(&words) || ANY_ANSWER.is_answer(&words)
    };
    (!volleys.is_empty()).then(|| texts.any(|message| answers(&message.text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Message;

    fn chat(said: &[(Role, &str)]) -> Conversation {
        let message =
            |(role, text): &(Role, &str)| Message { speaker: *role as usize, time: None, text: (*text).to_owned() };
        Conversation::of_three(said.iter().map(message).collect())
    }

    fn answers(said: &[(Role, &str)]) -> Vec<Option<bool>> {
        flags(&chat(said)).into_iter().map(|flag| flag.answered).collect()
    }

    #[test]
    fn every_file_of_patterns_is_written_as_it_should_be() {
        for kind in Kind::ALL {
            assert_eq!(Patterns::read(kind.file()).err(), None, "{kind:?}");
        }
        assert_eq!(Patterns::read(include_str!("answers.txt")).err(), None);
    }

    #[test]
    fn a_flag_says_where_its_words_stand_in_scalar_values() {
        let found = flags(&chat(&[(Role::Supporter, "Hi"), (Role::Seeker, "😭😭 I want to DIE, honestly")]));
        assert_eq!(found.len(), 1);
        let flag = &found[0];
        assert_eq!((flag.kind, flag.message, flag.text.as_str()), (Kind::Suicide, 1, "want to DIE"));
        assert_eq!((flag.span.start, flag.span.end), (5, 16));
        let json = serde_json::to_value(flag).unwrap();
        let expected = serde_json::json!({"kind": "suicide", "message": 1, "start": 5, "end": 16, "text": "want to DIE", "answered": null});
        assert_eq!(json, expected);
    }

    #[test]
    fn each_kind_is_looked_for_on_its_own_side_only() {
        assert!(in_text("Are you having thoughts of suicide?", Role::Supporter).is_empty());
        assert!(in_text("should i stop taking my sertraline", Role::Seeker).is_empty());
        assert!(in_text("add me on discord, i want to die", Role::Other).is_empty());
        assert_eq!(in_text("add me on discord", Role::Supporter).len(), 1);
        assert_eq!(in_text("add me on discord", Role::Seeker).len(), 1);
    }

    #[test]
    fn an_answer_is_looked_for_in_the_supporter_s_next_two_volleys() {
        let (supporter, seeker) = (Role::Supporter, Role::Seeker);
        let told = (seeker, "i want to kill myself");
        assert_eq!(answers(&[told, (supporter, "Are you safe right now?")]), [Some(true)]);
        assert_eq!(answers(&[told, (supporter, "You can call 116 123 at any time.")]), [Some(true)]);
        assert_eq!(answers(&[told, (supporter, "Ok."), (seeker, "yes"), (supporter, "I am so sorry.")]), [Some(true)]);
        assert_eq!(
            answers(&[told, (supporter, "Nice weather today."), (seeker, "yes"), (supporter, "Ok.")]),
            [Some(false)]
        );
        let late = [
            told,
            (supporter, "Ok."),
            (seeker, "yes"),
            (supporter, "Ok."),
            (seeker, "yes"),
            (supporter, "Are you safe?"),
        ];
        assert_eq!(answers(&late), [Some(false)]);
        assert_eq!(answers(&[told]), [None]);
        assert_eq!(answers(&[(seeker, "add me on discord"), (supporter, "I can't do that.")]), [None]);
    }
}
