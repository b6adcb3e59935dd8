//! A chat as the rules look at it: turn by turn, with the tags that are shown.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Line;
use crate::conversation::segment::volleys;
use crate::conversation::{Conversation, Role};
use crate::reading::MessageTags;
use crate::sentiment::Sentiment;
use crate::tagger::codebook::{ClientTalk, Code, Technique};

pub(super) struct Chat<'c> {
    conversation: &'c Conversation,
    tags: &'c [MessageTags],
    /// The volleys of the supporter and the seeker, in order.
    pub turns: Vec<Turn>,
}

/// A volley.
#[derive(Debug, Clone)]
pub(super) struct Turn {
    pub role: Role,
    pub messages: Range<usize>,
    /// All that was said in it.
    pub text: String,
    pub words: usize,
    /// VADER's compound.
    pub compound: f64,
}

/// A code that is shown, and where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    pub line: Line,
    pub code: Code,
    pub probability: f32,
}

/// Three turns: the seeker's, the supporter's after it, and the seeker's after that.
pub(super) struct Exchange<'t> {
    pub before: Option<&'t Turn>,
    pub supporter: &'t Turn,
    pub after: Option<&'t Turn>,
    /// Which of the turns the supporter's is.
    pub at: usize,
}

impl<'c> Chat<'c> {
    pub fn new(conversation: &'c Conversation, tags: &'c [MessageTags]) -> Self {
        let turn = |messages: Range<usize>, role| {
            let texts: Vec<&str> =
                conversation.messages[messages.clone()].iter().map(|said| said.text.as_str()).collect();
            let text = texts.join("\n");
            Turn { role, messages, words: text.unicode_words().count(), compound: Sentiment::of(&text).compound, text }
        };
        let sided =
            volleys(conversation).into_iter().map(|volley| (conversation.speakers[volley.speaker].role, volley));
        let turns = sided.filter(|(role, _)| *role != Role::Other).map(|(role, volley)| turn(volley.messages, role));
        Self { conversation, tags, turns: turns.collect() }
    }

    /// Every turn of the supporter with what the seeker said around it.
    pub fn exchanges(&self) -> impl Iterator<Item = Exchange<'_>> {
        let seeker = |index: Option<usize>| self.turns.get(index?).filter(|turn| turn.role == Role::Seeker);
        let supporters = self.turns.iter().enumerate().filter(|(_, turn)| turn.role == Role::Supporter);
        supporters.map(move |(at, supporter)| Exchange {
            before: seeker(at.checked_sub(1)),
            supporter,
            after: seeker(at.checked_add(1)),
            at,
        })
    }

    /// The main codes shown in a turn, in order. Second ones are too seldom right to build on.
    pub fn tags(&self, turn: &Turn) -> Vec<Tag> {
        let mut tags = Vec::new();
        for message in turn.messages.clone() {
            for (segment, tagged) in self.segments(message).iter().enumerate().filter(|(_, tagged)| !tagged.unsure) {
                let line = Line { message, segment: Some(segment) };
                let tag =
                    |chance: &crate::tagger::Chance| Tag { line, code: chance.code, probability: chance.probability };
                tags.extend(tagged.codes.first().map(tag));
            }
        }
        tags
    }

    /// Whether every segment of a turn has a code that is shown.
    pub fn is_sure(&self, turn: &Turn) -> bool {
        let mut segments = turn.messages.clone().flat_map(|message| self.segments(message));
        segments.all(|segment| !segment.unsure && !segment.codes.is_empty())
    }

    fn segments(&self, message: usize) -> &[crate::reading::Segment] {
        self.tags.get(message).map_or(&[], |tags| &tags.segments)
    }

    /// The words of a segment.
    pub fn text(&self, line: Line) -> &str {
        let text = self.conversation.messages[line.message].text.as_str();
        let segment = line.segment.and_then(|segment| self.segments(line.message).get(segment));
        segment.map_or(text, |segment| segment.span.of(text))
    }

    /// The middle of the seeker's turns by their length in words.
    pub fn usual_words(&self) -> usize {
        let mut words: Vec<usize> =
            self.turns.iter().filter(|turn| turn.role == Role::Seeker).map(|turn| turn.words).collect();
        words.sort_unstable();
        words.get(words.len() / 2).copied().unwrap_or_default()
    }
}

impl Turn {
    /// The lines of the whole turn.
    pub fn lines(&self) -> impl Iterator<Item = Line> {
        self.messages.clone().map(|message| Line { message, segment: None })
    }
}

impl Tag {
    pub fn does(&self, techniques: &[Technique]) -> bool {
        self.code.technique().is_some_and(|technique| techniques.contains(&technique))
    }

    pub fn leans(&self, talk: ClientTalk) -> bool {
        self.code == Code::ClientTalk(talk)
    }
}

/// The first of the tags that does one of these.
pub(super) fn first(tags: &[Tag], techniques: &[Technique]) -> Option<Tag> {
    tags.iter().find(|tag| tag.does(techniques)).copied()
}
