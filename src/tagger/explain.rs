//! Which words a tag rests on.
//!
//! The heads are linear over the mean of a segment's pieces, so what each word adds to the main code's log-probability
//! is read off one pass (its gradient, taken word by word). That ranks the words; what is shown as a weight is measured:
//! the words are left out, and the text is judged again.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::encode::{EngineError, Figures};
use super::frame::{Group, Passage, Place};
use super::{Side, Tagger};
use crate::span::Span;

/// At most so many words are shown.
const MOST_WORDS: usize = 5;

/// At most so many stretches of words: each costs a pass, and with the first one an answer takes as long as four tags.
const MOST_STRETCHES: usize = 3;

/// A word or a stretch of words, and how much it speaks for the main code.
#[derive(Debug, Clone, Copy)]
struct Speaking {
    words: Span,
    strength: f32,
}

/// Words that a code rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// In scalar values of the text that was judged.
    pub start: usize,
    pub end: usize,
    /// How far the probability of the main code falls without these words: 0 to 1.
    pub weight: f32,
}

/// The most likely code: its column among the head's, and its probability.
#[derive(Debug, Clone, Copy)]
struct Main {
    column: usize,
    probability: f32,
}

impl Tagger {
    /// The words of `place.text` that its most likely code rests on, in their order; five at most. Empty where it
    /// rests on no word by itself, and without a head for that side.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn explain(&self, side: Side, place: &Place) -> Result<Vec<Evidence>, EngineError> {
        let Some((main, words)) = self.ranked_words(side, place)? else { return Ok(Vec::new()) };
        let mut evidence = Vec::new();
        for Speaking { words: Span { start, end }, .. } in strongest_stretches(words, &place.text) {
            let without = Place { text: left_out(&place.text, Span { start, end }), ..place.clone() };
            let weight = main.probability - self.probability(side, &without, main.column)?;
            if weight > 0.0 {
                evidence.push(Evidence { start, end, weight });
            }
        }
        Ok(evidence)
    }

    fn probability(&self, side: Side, place: &Place, column: usize) -> Result<f32, EngineError> {
        let verdict = self.tag(side, place)?;
        Ok(verdict
            .segments
            .first()
            .and_then(|segment| segment.probabilities.get(column))
            .map_or(0.0, |c| c.probability))
    }

    /// The most likely code and the words that speak for it, the strongest first. `None`: no head for that side.
    fn ranked_words(&self, side: Side, place: &Place) -> Result<Option<(Main, Vec<Speaking>)>, EngineError> {
        let (passage, own, tokens) = Passage::of_place(place, &self.tokenizer, &self.manifest.frame);
        let words: Vec<(Span, Group)> = words(&place.text)
            .filter_map(|word| {
                let first = tokens.partition_point(|token| token.word.start < word.start);
                let last = tokens.partition_point(|token| token.word.start < word.end);
                let pieces = own.pieces.start + first..own.pieces.start + last;
                (!pieces.is_empty()).then_some((word, Group { pieces, position: None }))
            })
            .collect();
        // A group of no pieces gives what the head says of nothing: taken off, a word is left with its own part.
        let nothing = Group { pieces: own.pieces.start..own.pieces.start, position: None };
        let mut groups = vec![Group { pieces: own.pieces.clone(), position: place.position }, nothing];
        groups.extend(words.iter().map(|(_, group)| group.clone()));
        let figures = self.encoder.run(&passage.frame_around(own.pieces, groups))?;
        let [segment, nothing, each @ ..] = &figures[..] else { return Ok(None) };
        let Some(verdict) = self.verdict(side, segment) else { return Ok(None) };
        let chances = verdict.probabilities.iter().map(|chance| chance.probability).enumerate();
        let Some((column, probability)) = chances.max_by(|a, b| a.1.total_cmp(&b.1)) else { return Ok(None) };

        let mut ranked: Vec<Speaking> = words
            .iter()
            .zip(each)
            .map(|((word, group), figures)| {
                let own = |column: usize| side.column(figures, column) - side.column(nothing, column);
                let expected: f32 = verdict
                    .probabilities
                    .iter()
                    .enumerate()
                    .map(|(column, chance)| chance.probability * own(column))
                    .sum();
                Speaking { words: *word, strength: (own(column) - expected) * group.pieces.len() as f32 }
            })
            .filter(|word| word.strength > 0.0)
            .collect();
        ranked.sort_by(|a, b| b.strength.total_cmp(&a.strength));
        Ok(Some((Main { column, probability }, ranked)))
    }
}

impl Side {
    /// One figure of this side's head.
    fn column(self, figures: &Figures, column: usize) -> f32 {
        match self {
            Side::Supporter => figures.techniques.get(column),
            Side::Seeker => figures.client_talk.as_ref().and_then(|talk| talk.get(column)),
        }
        .copied()
        .unwrap_or_default()
    }
}

/// Words as Unicode has them ("don't" is one), and marks such as a question mark or an emoji; in scalar values.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_word_bounds().filter_map(move |word| {
        let start = at;
        at += word.chars().count();
        (!word.trim().is_empty()).then_some(Span { start, end: at })
    })
}

/// The strongest words in their order, those that only blanks part as one stretch.
fn strongest_stretches(mut words: Vec<Speaking>, text: &str) -> Vec<Speaking> {
    words.truncate(MOST_WORDS);
    words.sort_by_key(|word| word.words.start);
    let mut stretches: Vec<Speaking> = Vec::new();
    for word in words {
        match stretches.last_mut() {
            Some(open) if Span { start: open.words.end, end: word.words.start }.of(text).trim().is_empty() => {
                open.words.end = word.words.end;
                open.strength += word.strength;
            }
            _ => stretches.push(word),
        }
    }
    stretches.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    stretches.truncate(MOST_STRETCHES);
    stretches.sort_by_key(|stretch| stretch.words.start);
    stretches
}

fn left_out(text: &str, span: Span) -> String {
    text.chars().enumerate().filter(|(at, _)| !(span.start..span.end).contains(at)).map(|(_, c)| c).collect()
}
