//! Moments: up to three places where something seems to have helped, and up to three that are worth another look.
//!
//! Each rule is a file of its own, found in [`RULES`]; it rests only on tags that are shown, on words, and on the order of
//! things. What came after something need not have come of it, and the chat is judged, never the person.

mod advice_after_distress;
mod change_talk;
mod chat;
mod closed_questions;
mod confronted;
mod disclosure_passed_over;
mod inappropriate;
mod lighter_words;
mod opened_up;
mod question_passed_over;
mod said;
mod said_it_helped;

use serde::{Deserialize, Serialize};

use crate::conversation::Conversation;
use crate::reading::MessageTags;
use crate::tagger::codebook::Technique;
use chat::Chat;

/// How many of each kind are shown at most.
const MOST: usize = 3;

/// A place in the chat, and what is said of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    pub kind: Kind,
    /// The id of the rule that found it.
    pub rule: String,
    /// The lines to show, in order.
    pub lines: Vec<Line>,
    /// A few words, such as "Advice came before it was asked for".
    pub title: String,
    /// A plain sentence or two.
    pub reason: String,
    /// How sure the least sure of the tags is that it rests on, 0 to 1. `None`: it rests on no tag.
    pub chance: Option<f32>,
    /// One other way to say it; only where it is worth another look.
    pub example: Option<Example>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// "Something that seems to have helped."
    Helped,
    /// "Worth another look."
    AnotherLook,
}

/// A message, or a segment of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    /// Index of the message.
    pub message: usize,
    /// Index of the segment. `None`: the whole message.
    pub segment: Option<usize>,
}

/// One other way to say it: an example, made from a pattern, not the right answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// What it would be.
    pub technique: Technique,
    pub text: String,
}

/// A rule. In [`RULES`] they stand by priority.
struct Rule {
    id: &'static str,
    kind: Kind,
    find: fn(&Chat) -> Vec<Found>,
}

/// What a rule finds.
struct Found {
    lines: Vec<Line>,
    title: String,
    reason: String,
    chance: Option<f32>,
    example: Option<Example>,
    /// Of two places that the same rule finds, the stronger goes first.
    strength: f64,
}

/// Those of each kind by priority: what the seeker said before what can only be guessed, what may harm before what may
/// only be better.
const RULES: [Rule; 10] = [
    said_it_helped::RULE,
    change_talk::RULE,
    opened_up::RULE,
    lighter_words::RULE,
    inappropriate::RULE,
    confronted::RULE,
    disclosure_passed_over::RULE,
    advice_after_distress::RULE,
    question_passed_over::RULE,
    closed_questions::RULE,
];

/// The moments of a chat: first what seems to have helped, then what is worth another look, each in the chat's order.
///
/// `tags` are those of the conversation's messages, one each, in order.
pub fn moments(conversation: &Conversation, tags: &[MessageTags]) -> Vec<Moment> {
    let chat = Chat::new(conversation, tags);
    let mut chosen = best(&chat, Kind::Helped);
    chosen.extend(best(&chat, Kind::AnotherLook));
    chosen
}

/// One of each rule first, so that they differ; then others. None shares a line's message with another of its kind.
fn best(chat: &Chat, kind: Kind) -> Vec<Moment> {
    let mut found: Vec<Vec<Moment>> =
        RULES.iter().filter(|rule| rule.kind == kind).map(|rule| rule.all(chat)).collect();
    let mut chosen: Vec<Moment> = Vec::new();
    while chosen.len() < MOST && found.iter().any(|moments| !moments.is_empty()) {
        for moments in &mut found {
            let apart = |moment: &Moment| chosen.iter().all(|other| moment.is_apart(other));
            let Some(next) = moments.iter().position(apart) else {
                moments.clear();
                continue;
            };
            let next = moments.drain(..=next).next_back();
            chosen.extend(next.filter(|_| chosen.len() < MOST));
        }
    }
    chosen.sort_by_key(|moment| moment.lines.first().copied());
    chosen
}

impl Rule {
    fn all(&self, chat: &Chat) -> Vec<Moment> {
        let mut found = (self.find)(chat);
        found.sort_by(|a, b| b.strength.total_cmp(&a.strength));
        let moment = |found: Found| Moment {
            kind: self.kind,
            rule: self.id.to_owned(),
            lines: found.lines,
            title: found.title,
            reason: found.reason,
            chance: found.chance,
            example: found.example,
        };
        found.into_iter().map(moment).collect()
    }
}

impl Moment {
    fn is_apart(&self, other: &Moment) -> bool {
        self.lines.iter().all(|line| other.lines.iter().all(|theirs| theirs.message != line.message))
    }
}

impl Example {
    fn new(technique: Technique, text: impl Into<String>) -> Option<Self> {
        Some(Self { technique, text: text.into() })
    }
}

#[cfg(test)]
mod tests {
    pub(super) use super::{Kind, Moment};
    pub(super) use crate::conversation::Role;
    pub(super) use crate::tagger::codebook::ClientTalk::*;
    pub(super) use crate::tagger::codebook::Code;
    pub(super) use crate::tagger::codebook::Technique::{self, *};

    use super::chat::Chat;
    use super::{RULES, moments};
    use crate::conversation::{Conversation, Message, Span};
    use crate::reading::{MessageTags, Segment};
    use crate::tagger::Chance;
    use crate::tagger::codebook::ClientTalk;

    /// A message: who, the code of each of its segments and whether the model is sure, the words.
    pub(super) struct Said(pub Role, pub Vec<(Code, bool)>, pub &'static str);

    impl From<Technique> for Code {
        fn from(technique: Technique) -> Self {
            Code::Technique(technique)
        }
    }

    pub(super) fn seeker(text: &'static str) -> Said {
        Said(Role::Seeker, Vec::new(), text)
    }

    pub(super) fn leans(talk: ClientTalk, text: &'static str) -> Said {
        Said(Role::Seeker, vec![(Code::ClientTalk(talk), true)], text)
    }

    pub(super) fn does(technique: Technique, text: &'static str) -> Said {
        Said(Role::Supporter, vec![(technique.into(), true)], text)
    }

    pub(super) fn unsure(technique: Technique, text: &'static str) -> Said {
        Said(Role::Supporter, vec![(technique.into(), false)], text)
    }

    fn chat(said: &[Said]) -> (Conversation, Vec<MessageTags>) {
        let message = |said: &Said| Message { speaker: said.0 as usize, time: None, text: said.2.into() };
        let segment = |(code, sure): &(Code, bool), text: &str| {
            let chance = Chance { code: *code, probability: 0.8 };
            Segment {
                span: Span { start: 0, end: text.chars().count() },
                codes: sure.then_some(chance).into_iter().collect(),
                likely: vec![chance],
                unsure: !sure,
                probabilities: None,
                evidence: None,
            }
        };
        let conversation = Conversation::of_three(said.iter().map(message).collect());
        let tags = said.iter().map(|Said(_, codes, text)| MessageTags {
            segments: codes.iter().map(|code| segment(code, text)).collect(),
            ..MessageTags::default()
        });
        (conversation, tags.collect())
    }

    /// The messages of what one rule finds, the strongest first.
    pub(super) fn rule(id: &str, said: &[Said]) -> Vec<Vec<usize>> {
        let (conversation, tags) = chat(said);
        let rule = RULES.iter().find(|rule| rule.id == id).unwrap();
        let found = rule.all(&Chat::new(&conversation, &tags));
        found.iter().map(|moment| moment.lines.iter().map(|line| line.message).collect()).collect()
    }

    pub(super) fn all(said: &[Said]) -> Vec<Moment> {
        let (conversation, tags) = chat(said);
        moments(&conversation, &tags)
    }

    #[test]
    fn at_most_three_of_each_kind_praise_first_and_each_in_order() {
        let mut said = Vec::new();
        for _ in 0..5 {
            said.extend([
                seeker("i cant cope anymore"),
                does(Persuade, "Join a club."),
                seeker("no"),
                does(Direct, "Go out."),
            ]);
            said.extend([seeker("why"), does(ComplexReflection, "You are worn out."), seeker("yes i feel so lonely")]);
        }
        let found = all(&said);
        let of = |kind| found.iter().filter(|moment| moment.kind == kind).collect::<Vec<_>>();
        let (helped, again) = (of(Kind::Helped), of(Kind::AnotherLook));
        assert_eq!((helped.len(), again.len()), (3, 3));
        assert!(found[..3].iter().all(|moment| moment.kind == Kind::Helped));
        for moments in [helped, again] {
            assert!(moments.windows(2).all(|pair| pair[0].lines[0] < pair[1].lines[0]));
        }
    }

    #[test]
    fn different_rules_come_before_a_second_place_of_the_same() {
        let mut said =
            vec![does(Direct, "Go out."), seeker("ok"), does(Direct, "Eat."), seeker("ok"), does(Direct, "Sleep.")];
        said.extend([seeker("i cant cope anymore"), does(Persuade, "Join a club.")]);
        let rules: Vec<String> = all(&said).into_iter().map(|moment| moment.rule).collect();
        assert!(rules.contains(&"advice_after_distress".to_owned()), "{rules:?}");
    }

    #[test]
    fn only_what_is_worth_another_look_has_an_example() {
        let said = [seeker("i cant cope"), does(Direct, "Go out."), does(Support, "I am here."), seeker("that helps")];
        for moment in all(&said) {
            assert_eq!(moment.example.is_some(), moment.kind == Kind::AnotherLook, "{moment:?}");
            assert!(moment.reason.split(['.', '!']).all(|sentence| sentence.split_whitespace().count() <= 20));
        }
    }

    #[test]
    fn an_empty_chat_has_no_moments() {
        assert!(all(&[]).is_empty());
        assert!(all(&[seeker("hello?")]).is_empty());
    }
}
