//! Words that a reader should know of: of suicide, harm and abuse from the seeker; of contacts, meetings, pictures, money,
//! sex and insults from either side; of medicine from the supporter.
//!
//! A check of words, made to miss little, which finds idioms too; and, where the bundle has that head, what the model
//! takes a message for. It judges nobody. How each thing is spoken of stands in `kinds/`, a file each, in the language of
//! `wording`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::wording::{Patterns, plain_words};
use super::words;
use crate::conversation::segment::{Volley, volleys};
use crate::conversation::{Conversation, Role, Span};
use crate::reading::MessageTags;
pub use crate::tagger::codebook::FlagKind as Kind;

/// Said wherever flags are shown.
pub const STATEMENT: &str = "This is a check of words and of a small model. It does not judge risk.";
/// Said once in a chat with a flag that [opens with care](Kind::opens_with_care).
pub const CARE: &str = "Reading this again can be hard. You can stop now.";
/// The notice that comes first: what to do, and where help is. The words found come after it.
pub const NOTICE_TITLE: &str = "If someone may be in danger.";
pub const NOTICE: &str = words::help!();
/// Before the words found, each with its message.
pub const NOTICE_WORDS: &str = "We found these words:";
/// Before the sentences that only the model found.
pub const NOTICE_MODEL: &str = "The model takes these sentences for ones about harm, without set words:";

/// The end of the notice, after what was found: by words, or by the model alone. `who` shows it, and cannot alert anyone.
pub fn notice_limits(by_words: bool, who: &str) -> String {
    let check = if by_words { "a check of words" } else { "a guess of the model" };
    format!("This is {check}. It does not judge risk, and {who} cannot alert anyone.")
}

/// How many of the supporter's volleys after the seeker's words are looked at for an answer.
const ANSWER_VOLLEYS: usize = 2;

/// Words found in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    pub kind: Kind,
    /// Index of the message.
    pub message: usize,
    /// Where the words stand in its text, in scalar values.
    #[serde(flatten)]
    pub span: Span,
    /// The words, or the sentence.
    pub text: String,
    pub found_by: FoundBy,
    /// Whether one of the supporter's next two volleys has words that respond to it. `None`: not looked for in this kind,
    /// or nothing of the supporter follows.
    pub answered: Option<bool>,
}

/// How a flag was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// By the words themselves.
    Words,
    /// By the model, which takes the sentence for one that speaks of it.
    Model,
}

static PATTERNS: LazyLock<Patterns<Kind>> = LazyLock::new(|| Patterns::read(files()).expect("a test reads every file"));

/// What is said of each kind, and what responds to any that opens with care.
fn files() -> impl Iterator<Item = (Kind, &'static str)> {
    let answered = Kind::ALL.into_iter().filter(|kind| kind.opens_with_care());
    Kind::ALL
        .map(|kind| (kind, kind.file()))
        .into_iter()
        .chain(answered.map(|kind| (kind, include_str!("answers.txt"))))
}

impl Kind {
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

/// The flags of a chat, in its order: of a message at most one a kind. What words show comes first; what only the model
/// finds is added. Without `tags` only the words are looked at.
pub fn flags(conversation: &Conversation, tags: &[MessageTags]) -> Vec<Flag> {
    let mut found = Vec::new();
    let supporter = |volley: &Volley| conversation.speakers[volley.speaker].role == Role::Supporter;
    let volleys: Vec<Volley> = volleys(conversation).into_iter().filter(supporter).collect();
    for (index, message) in conversation.messages.iter().enumerate() {
        let role = conversation.role(message);
        let words = in_text(&message.text, role);
        let by_model = tags.get(index).map_or(&[][..], |tags| &tags.flags);
        let added = by_model
            .iter()
            .filter(|flag| flag.kind.is_looked_for_in(role) && words.iter().all(|(kind, _)| *kind != flag.kind));
        let mut flag = |kind: Kind, span: Span, found_by| {
            found.push(Flag {
                kind,
                message: index,
                span,
                text: span.of(&message.text).to_owned(),
                found_by,
                answered: kind.opens_with_care().then(|| answered(conversation, &volleys, index, kind)).flatten(),
            });
        };
        words.iter().for_each(|(kind, span)| flag(*kind, *span, FoundBy::Words));
        added.for_each(|one| flag(one.kind, one.span, FoundBy::Model));
    }
    found
}

/// Whether a text has words of a kind that [opens with care](Kind::opens_with_care), whoever wrote it.
pub fn asks_for_care(text: &str) -> bool {
    // Only a seeker's words are looked at for these kinds.
    in_text(text, Role::Seeker).iter().any(|(kind, _)| kind.opens_with_care())
}

/// What one text speaks of, and where.
pub fn in_text(text: &str, role: Role) -> Vec<(Kind, Span)> {
    let words = plain_words(text);
    let found = PATTERNS.find(&words, |kind| kind.is_looked_for_in(role)).into_iter();
    found.map(|(kind, at)| (kind, Span { start: words[at.start].start, end: words[at.end - 1].end })).collect()
}

/// `volleys`: the supporter's.
fn answered(conversation: &Conversation, volleys: &[Volley], message: usize, kind: Kind) -> Option<bool> {
    let after = volleys.partition_point(|volley| volley.messages.start <= message);
    let next: Vec<&Volley> = volleys[after..].iter().take(ANSWER_VOLLEYS).collect();
    let mut texts = next.iter().flat_map(|volley| &conversation.messages[volley.messages.clone()]);
    (!next.is_empty()).then(|| texts.any(|message| PATTERNS.is_answer(&plain_words(&message.text), kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Message;
    use crate::reading::Flagged;

    fn chat(said: &[(Role, &str)]) -> Conversation {
        let message =
            |(role, text): &(Role, &str)| Message { speaker: *role as usize, time: None, text: (*text).to_owned() };
        Conversation::of_three(said.iter().map(message).collect())
    }

    fn answers(said: &[(Role, &str)]) -> Vec<Option<bool>> {
        flags(&chat(said), &[]).into_iter().map(|flag| flag.answered).collect()
    }

    #[test]
    fn every_file_of_patterns_is_written_as_it_should_be() {
        assert_eq!(Patterns::read(files()).err(), None);
    }

    #[test]
    fn a_flag_says_where_its_words_stand_in_scalar_values() {
        let found = flags(&chat(&[(Role::Supporter, "Hi"), (Role::Seeker, "😭😭 I want to DIE, honestly")]), &[]);
        assert_eq!(found.len(), 1);
        let flag = &found[0];
        assert_eq!((flag.kind, flag.message, flag.text.as_str()), (Kind::Suicide, 1, "want to DIE"));
        assert_eq!((flag.span.start, flag.span.end), (5, 16));
        let json = serde_json::to_value(flag).unwrap();
        let expected = serde_json::json!({"kind": "suicide", "message": 1, "start": 5, "end": 16, "text": "want to DIE",
            "found_by": "words", "answered": null});
        assert_eq!(json, expected);
    }

    #[test]
    fn what_only_the_model_finds_is_added_where_the_kind_is_looked_for() {
        let said =
            chat(&[(Role::Seeker, "i want to die. they count my pills now."), (Role::Supporter, "Are you safe?")]);
        let by_model = |kind| Flagged { kind, span: Span { start: 15, end: 39 } };
        let tags = |flags| MessageTags { flags, ..MessageTags::default() };
        let tags = [tags(vec![by_model(Kind::Suicide), by_model(Kind::Abuse)]), tags(vec![by_model(Kind::Suicide)])];
        let found: Vec<_> =
            flags(&said, &tags).into_iter().map(|flag| (flag.kind, flag.message, flag.found_by, flag.text)).collect();
        let expected = [
            (Kind::Suicide, 0, FoundBy::Words, "want to die".to_owned()),
            (Kind::Abuse, 0, FoundBy::Model, "they count my pills now.".to_owned()),
        ];
        assert_eq!(found, expected);
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
