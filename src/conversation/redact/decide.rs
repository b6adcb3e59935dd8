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
    /// Replaced, whatever was found there.
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
    #[error("In message {message} two replacements are for the same words. Take one of them back.")]
    Overlap { message: usize },
    #[error("The stand-in for the words in message {message} is empty. Write what is to stand there.")]
    EmptyStandIn { message: usize },
}

impl Decisions {
    /// What is to be replaced after all, in order.
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
        let mut added: Vec<Finding> = Vec::new();
        // What is marked itself goes before what only has the same words.
        let (marked, everywhere): (Vec<_>, Vec<_>) =
            self.replace.iter().partition(|replacement| !replacement.spot.everywhere);
        for replacement in marked.into_iter().chain(everywhere) {
            let own = &replacement.spot;
            if replacement.stand_in.as_ref().is_some_and(|words| words.trim().is_empty()) {
                return Err(DecisionError::EmptyStandIn { message: own.message });
            }
            for (message, span) in own.places(conversation)? {
                if added.iter().any(|finding| overlaps(finding, message, span)) {
                    if (message, span) == (own.message, own.span) {
                        return Err(DecisionError::Overlap { message });
                    }
                    continue;
                }
                remove(&mut findings, message, span);
                let text = span.of(&conversation.messages[message].text).to_owned();
                let stand_in = replacement.stand_in.clone().unwrap_or_else(|| stand_ins.of(replacement.kind, &text));
                added.push(Finding { message, span, kind: replacement.kind, text, stand_in });
            }
        }
        findings.extend(added);
        findings.sort_by_key(|finding| (finding.message, finding.span.start));
        Ok(findings)
    }
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
    findings.retain(|finding| !overlaps(finding, message, span));
}

fn overlaps(finding: &Finding, message: usize, span: Span) -> bool {
    finding.message == message && finding.span.start < span.end && span.start < finding.span.end
}
