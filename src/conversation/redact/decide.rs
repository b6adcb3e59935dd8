//! What a person decides who looks over what was found: to keep it as it was written, to add to it, to change it.

use super::shadow::fold;
use super::stand_in::StandIns;
use super::{Finding, Kind};
use crate::conversation::{Conversation, Span};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// All that is decided for one chat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// Left as written: whatever was found there is not replaced.
    pub keep: Vec<Spot>,
    /// Replaced, whatever was found there; `everywhere`, a longer finding around the words stays.
    pub replace: Vec<Replacement>,
}

/// A stretch of a message's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Index into [`Conversation::messages`].
    pub message: usize,
    /// In Unicode scalar values.
    #[serde(flatten)]
    pub span: Span,
    /// Wherever the chat has the same words, in capitals or small letters.
    #[serde(default)]
    pub everywhere: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    #[serde(flatten)]
    pub spot: Spot,
    pub kind: Kind,
    /// `None`: the next one of its kind, or the one that the same thing has already.
    #[serde(default)]
    pub stand_in: Option<String>,
}

/// A decision that does not fit its chat.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecisionError {
    #[error("There is no message {message} in this chat, so nothing in it can be kept or replaced.")]
    NoMessage { message: usize },
    #[error("Message {message} has no text from {start} to {end}. Mark the words again.")]
    NoText { message: usize, start: usize, end: usize },
    #[error("The stand-in for the words in message {message} is empty. Write what is to stand there.")]
    EmptyStandIn { message: usize },
}

/// A stretch that is replaced by what a rule found or a person decided.
struct Claim {
    message: usize,
    span: Span,
    /// Of two that share words, the stronger says what stands there.
    strength: Strength,
    kind: Kind,
    stand_in: Option<String>,
}

/// In the order of what counts: how many characters, whether a person decided so or marked the very words, and how late.
type Strength = (usize, By, usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Rule,
    SameWords,
    Mark,
}

impl Decisions {
    /// What is to be replaced after all, in order; no two overlap. Where two are for the same words, both are replaced: by
    /// the longer one's stand-in, or of two as long by the later one's. So nothing that was hidden comes back to sight
    /// because more is hidden beside it. Only a rule's finding gives way to words that are marked themselves.
    pub(super) fn decide(
        &self,
        conversation: &Conversation,
        found: Vec<Finding>,
        stand_ins: &mut StandIns,
    ) -> Result<Vec<Finding>, DecisionError> {
        let mut findings = found;
        for spot in &self.keep {
            for (message, span) in spot.places(conversation)? {
                remove(&mut findings, message, span);
            }
        }
        let mut claims = Vec::new();
        for (order, Replacement { spot, kind, stand_in }) in self.replace.iter().enumerate() {
            if stand_in.as_ref().is_some_and(|words| words.trim().is_empty()) {
                return Err(DecisionError::EmptyStandIn { message: spot.message });
            }
            let by = if spot.everywhere { By::SameWords } else { By::Mark };
            for (message, span) in spot.places(conversation)? {
                if by == By::Mark {
                    remove(&mut findings, message, span);
                }
                let strength = (span.end - span.start, by, order);
                claims.push(Claim { message, span, strength, kind: *kind, stand_in: stand_in.clone() });
            }
        }
        claims.extend(findings.into_iter().map(Claim::of_rule));
        let settled = united(claims).into_iter().map(|Claim { message, span, kind, stand_in, .. }| {
            let text = span.of(&conversation.messages[message].text).to_owned();
            let stand_in = stand_in.unwrap_or_else(|| stand_ins.of(kind, &text));
            Finding { message, span, kind, text, stand_in }
        });
        Ok(settled.collect())
    }
}

impl Claim {
    fn of_rule(Finding { message, span, kind, stand_in, .. }: Finding) -> Self {
        Self { message, span, strength: (span.end - span.start, By::Rule, 0), kind, stand_in: Some(stand_in) }
    }

    /// One claim for the words of both.
    fn unite(&mut self, other: Claim) {
        let span = Span { start: self.span.start.min(other.span.start), end: self.span.end.max(other.span.end) };
        if other.strength > self.strength {
            *self = other;
        }
        self.span = span;
    }
}

/// In order, those that share words made one.
fn united(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.sort_by_key(|claim| (claim.message, claim.span.start));
    let mut united: Vec<Claim> = Vec::new();
    for claim in claims {
        match united.last_mut() {
            Some(last) if last.message == claim.message && claim.span.start < last.span.end => last.unite(claim),
            _ => united.push(claim),
        }
    }
    united
}

impl Spot {
    /// Every stretch that is meant, the marked one among them.
    fn places(&self, conversation: &Conversation) -> Result<Vec<(usize, Span)>, DecisionError> {
        let Spot { message, span: Span { start, end }, everywhere } = *self;
        let text = &conversation.messages.get(message).ok_or(DecisionError::NoMessage { message })?.text;
        if start >= end || end > text.chars().count() {
            return Err(DecisionError::NoText { message, start, end });
        }
        if !everywhere {
            return Ok(vec![(message, self.span)]);
        }
        let words = folded(self.span.of(text));
        let all = conversation.messages.iter().enumerate().flat_map(|(index, other)| {
            let same = occurrences(&words, &folded(&other.text));
            same.into_iter().map(move |span| (index, span)).collect::<Vec<_>>()
        });
        let others = all.filter(|(index, span)| *index != message || span.end <= start || end <= span.start);
        Ok([(message, self.span)].into_iter().chain(others).collect())
    }
}

/// Each character folded by itself, so that positions stay.
pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars().map(|letter| fold(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(letter)).collect()
}

/// Where `words` stand in `text`, as whole words.
pub(super) fn occurrences(words: &[char], text: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + words.len() <= text.len() {
        let end = at + words.len();
        let apart = |side: Option<&char>| side.is_none_or(|letter| !letter.is_alphanumeric());
        if text[at..end] == *words
            && apart(at.checked_sub(1).and_then(|before| text.get(before)))
            && apart(text.get(end))
        {
            found.push(Span { start: at, end });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn remove(findings: &mut Vec<Finding>, message: usize, span: Span) {
    let overlaps = |finding: &Finding| {
        finding.message == message && finding.span.start < span.end && span.start < finding.span.end
    };
    findings.retain(|finding| !overlaps(finding));
}
