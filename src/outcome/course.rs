//! The seeker's course through the chat: their words, pace and talk of change, and what the supporter did meanwhile.
//!
//! The line follows the seeker's words, not their feelings; what came after a step did not come of it.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::conversation::{Conversation, Message, Role};
use crate::reading::MessageTags;
use crate::sentiment::Sentiment;
use crate::session::pace::seconds_between;
use crate::tagger::codebook::{ClientTalk, Code, Family};

/// From this many seconds on, a silence is marked in the timeline: an hour.
pub const GAP_SECONDS: f64 = 3600.0;

/// What the timeline shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// The seeker's messages, in order.
    pub seeker: Vec<Point>,
    /// The supporter's messages, in order.
    pub supporter: Vec<Step>,
    /// Silences of more than [`GAP_SECONDS`], whoever was silent.
    pub gaps: Vec<Gap>,
}

/// One message of the seeker.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Index of the message.
    pub message: usize,
    /// As Unicode has words (UAX 29).
    pub words: usize,
    /// VADER's compound: the wording, -1 to 1.
    pub compound: f64,
    /// Since the supporter's last message, where this one replies to it and both have a time.
    pub reply_seconds: Option<f64>,
    /// Which way it leans. `None`: not judged, or unsure.
    pub talk: Option<ClientTalk>,
}

/// One message of the supporter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Index of the message.
    pub message: usize,
    /// The families of its techniques, each once, in the order in which they occur; those that the model is unsure of
    /// are left out.
    pub families: Vec<Family>,
}

/// A silence between two messages.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Index of the message that it comes after.
    pub after: usize,
    pub seconds: f64,
}

impl Course {
    /// `tags` are those of the conversation's messages, one each, in order.
    pub fn new(conversation: &Conversation, tags: &[MessageTags]) -> Self {
        let messages = || conversation.messages.iter().zip(tags).enumerate();
        let of = |role: Role| messages().filter(move |(_, (message, _))| conversation.role(message) == role);
        let seeker = of(Role::Seeker).map(|(index, (message, tags))| Point {
            message: index,
            words: message.text.unicode_words().count(),
            compound: Sentiment::of(&message.text).compound,
            reply_seconds: reply_seconds(conversation, index),
            talk: tags.segments.iter().flat_map(|segment| &segment.codes).find_map(|chance| talk(chance.code)),
        });
        let supporter = of(Role::Supporter).map(|(index, (_, tags))| Step { message: index, families: families(tags) });
        Self { seeker: seeker.collect(), supporter: supporter.collect(), gaps: gaps(&conversation.messages) }
    }
}

fn reply_seconds(conversation: &Conversation, index: usize) -> Option<f64> {
    let before = conversation.messages.get(index.checked_sub(1)?)?;
    let replies = conversation.role(before) == Role::Supporter;
    replies.then(|| seconds_between(before, &conversation.messages[index])).flatten()
}

fn talk(code: Code) -> Option<ClientTalk> {
    match code {
        Code::ClientTalk(talk) => Some(talk),
        Code::Technique(_) => None,
    }
}

fn families(tags: &MessageTags) -> Vec<Family> {
    let shown = tags.segments.iter().flat_map(|segment| &segment.codes);
    let mut families = Vec::new();
    for family in shown.filter_map(|chance| chance.code.technique()).map(|technique| technique.entry().family) {
        if !families.contains(&family) {
            families.push(family);
        }
    }
    families
}

fn gaps(messages: &[Message]) -> Vec<Gap> {
    let pairs = messages.windows(2).enumerate();
    let silences = pairs.filter_map(|(after, pair)| Some(Gap { after, seconds: seconds_between(&pair[0], &pair[1])? }));
    silences.filter(|gap| gap.seconds > GAP_SECONDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Span;
    use crate::reading::Segment;
    use crate::tagger::Chance;
    use crate::tagger::codebook::Technique;

    /// Who (0 supporter, 1 seeker, 2 other), when, the words, a code and whether the model is sure of it.
    type Said<'t> = (usize, Option<&'t str>, &'t str, &'t [(Code, bool)]);

    fn course(said: &[Said]) -> Course {
        let segment = |(code, sure): &(Code, bool)| {
            let chance = Chance { code: *code, probability: 0.8 };
            let codes: Vec<Chance> = sure.then_some(chance).into_iter().collect();
            let span = Span { start: 0, end: 1 };
            Segment { span, codes, likely: vec![chance], unsure: !sure, probabilities: None, evidence: None }
        };
        let message = |(speaker, time, text, _): &Said| Message {
            speaker: *speaker,
            time: time.map(str::to_owned),
            text: (*text).to_owned(),
        };
        let conversation = Conversation::of_three(said.iter().map(message).collect());
        let tags = said
            .iter()
            .map(|(.., codes)| MessageTags { segments: codes.iter().map(segment).collect(), ..MessageTags::default() });
        Course::new(&conversation, &tags.collect::<Vec<_>>())
    }

    #[test]
    fn the_seeker_s_words_wording_pace_and_talk_are_followed() {
        let course = course(&[
            (0, Some("2026-01-02T10:00:00"), "What helps?", &[(Code::Technique(Technique::OpenQuestion), true)]),
            (
                1,
                Some("2026-01-02T10:00:42"),
                "My sister. I don't feel so sad",
                &[(Code::ClientTalk(ClientTalk::Change), true)],
            ),
            (1, Some("2026-01-02T10:01:00"), "ok", &[(Code::ClientTalk(ClientTalk::Neutral), false)]),
            (2, None, "a bot", &[]),
            (1, None, "hm", &[]),
        ]);
        let [first, second, third] = course.seeker.as_slice() else { panic!("{:?}", course.seeker) };
        assert_eq!((first.message, first.words, first.reply_seconds), (1, 7, Some(42.0)));
        assert_eq!(first.talk, Some(ClientTalk::Change));
        assert_eq!(first.compound, Sentiment::of("My sister. I don't feel so sad").compound);
        assert_eq!((second.reply_seconds, second.talk), (None, None));
        assert_eq!((third.message, third.reply_seconds), (4, None));
    }

    #[test]
    fn the_supporter_s_families_are_those_of_shown_techniques_each_once() {
        let codes = [
            (Code::Technique(Technique::SimpleReflection), true),
            (Code::Technique(Technique::ComplexReflection), true),
            (Code::Technique(Technique::Persuade), false),
            (Code::Technique(Technique::OpenQuestion), true),
        ];
        let course = course(&[(0, None, "a b c d", &codes)]);
        assert_eq!(course.supporter, [Step { message: 0, families: vec![Family::Reflect, Family::Ask] }]);
    }

    #[test]
    fn a_gap_is_more_than_an_hour() {
        let course = course(&[
            (0, Some("2026-01-02T10:00:00"), "a", &[]),
            (1, Some("2026-01-02T11:00:00"), "b", &[]),
            (0, Some("2026-01-02T12:00:01"), "c", &[]),
            (1, None, "d", &[]),
        ]);
        assert_eq!(course.gaps, [Gap { after: 1, seconds: 3601.0 }]);
    }
}
