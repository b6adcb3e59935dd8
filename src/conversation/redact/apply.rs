//! What is decided, applied: texts with their stand-ins, and where every span of the old text is in the new one.

use super::decide::{DecisionError, Decisions};
use super::stand_in::{StandIns, roles};
use super::{Finding, search};
use crate::conversation::{Conversation, Span, same_person};

/// What is replaced in one chat, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    findings: Vec<Finding>,
    speakers: Vec<String>,
    notes: Vec<String>,
}

/// A text with its stand-ins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    pub text: String,
    moves: Vec<Move>,
}

/// A stretch of the old text and its stand-in's place in the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Move {
    old: Span,
    new: Span,
}

impl Redaction {
    /// Finds what is to be replaced in a chat and does what was decided about it.
    ///
    /// # Errors
    /// Where a decision is about words that the chat does not have.
    pub fn new(conversation: &Conversation, decisions: &Decisions) -> Result<Self, DecisionError> {
        let mut stand_ins = StandIns::new(conversation);
        let (found, in_notes) = search(conversation, &mut stand_ins);
        let notes = conversation.notes.iter().enumerate().map(|(index, note)| {
            if note.code == same_person::NOTE {
                // It is all names.
                return "Several names are taken for one person's.".to_owned();
            }
            let own: Vec<&Finding> = in_notes.iter().filter(|finding| finding.message == index).collect();
            Redacted::new(&note.text, &own, &[]).text
        });
        let notes = notes.collect();
        let findings = decisions.decide(conversation, found, &mut stand_ins)?;
        Ok(Self { findings, speakers: roles(&conversation.speakers), notes })
    }

    /// What is replaced, in order; no two overlap.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What stands for the speakers' names, in the order of the conversation's speakers.
    pub fn speakers(&self) -> &[String] {
        &self.speakers
    }

    /// The texts of the conversation's notes.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The text of message `index`. Where one of `cuts` (its segments, in order) ends within what is replaced, each of
    /// the two gets the stand-in, so that no segment is left empty.
    pub fn message(&self, index: usize, text: &str, cuts: &[Span]) -> Redacted {
        let start = self.findings.partition_point(|finding| finding.message < index);
        let own: Vec<&Finding> = self.findings[start..].iter().take_while(|finding| finding.message == index).collect();
        Redacted::new(text, &own, cuts)
    }
}

impl Redacted {
    fn new(text: &str, findings: &[&Finding], cuts: &[Span]) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let mut new: Vec<char> = Vec::with_capacity(letters.len());
        let mut moves = Vec::new();
        let mut at = 0;
        for (piece, stand_in) in findings.iter().flat_map(|finding| pieces(finding, cuts)) {
            new.extend(&letters[at..piece.start]);
            let start = new.len();
            new.extend(stand_in.chars());
            moves.push(Move { old: piece, new: Span { start, end: new.len() } });
            at = piece.end;
        }
        new.extend(&letters[at..]);
        Self { text: new.into_iter().collect(), moves }
    }

    /// Where a span of the old text is in the new one. An edge within what is replaced moves to the stand-in's edge.
    pub fn span(&self, span: Span) -> Span {
        let start = match self.moves.iter().find(|moved| moved.old.start <= span.start && span.start < moved.old.end) {
            Some(moved) => moved.new.start,
            None => self.shifted(span.start),
        };
        let end = match self.moves.iter().find(|moved| moved.old.start < span.end && span.end <= moved.old.end) {
            Some(moved) => moved.new.end,
            None => self.shifted(span.end),
        };
        Span { start, end: end.max(start) }
    }

    /// A place that is in no stretch that is replaced.
    fn shifted(&self, at: usize) -> usize {
        let passed = self.moves.iter().take_while(|moved| moved.old.end <= at).last();
        passed.map_or(at, |moved| at - moved.old.end + moved.new.end)
    }
}

/// A finding, parted where a segment begins or ends in it; what lies between segments stays.
fn pieces<'f>(finding: &'f Finding, cuts: &[Span]) -> Vec<(Span, &'f str)> {
    let within = cuts.iter().filter(|cut| cut.start < finding.span.end && finding.span.start < cut.end);
    let parts: Vec<Span> = within
        .map(|cut| Span { start: cut.start.max(finding.span.start), end: cut.end.min(finding.span.end) })
        .collect();
    match parts.as_slice() {
        [] | [_] => vec![(finding.span, finding.stand_in.as_str())],
        _ => parts.into_iter().map(|part| (part, finding.stand_in.as_str())).collect(),
    }
}
