//! The wording of a text, pleasant or unpleasant, by VADER (Hutto & Gilbert 2014, ICWSM): a port of the authors' Python
//! package vaderSentiment 3.3.2, figure for figure. It follows the words, not the feelings of who wrote them.
//!
//! [`words`] cuts the text, [`valence`] weighs each word by its neighbours; `lexicon.tsv` and `emoji.tsv` are the package's
//! own lists (a word and its mean rating, -4 to 4; an emoji and its name), under the MIT licence in `LICENSE-VADER`.

mod lexicon;
mod valence;
mod words;

use serde::{Deserialize, Serialize};

use words::Words;

/// What exclamation marks add to a text's sum each, and how many of them count.
const EXCLAMATION: f64 = 0.292;
const MOST_EXCLAMATIONS: usize = 4;
/// What question marks add each where there are two or three, and what more of them add in all.
const QUESTION: f64 = 0.18;
const MANY_QUESTIONS: f64 = 0.96;
/// Approximates the largest sum that is to be expected.
const ALPHA: f64 = 15.0;

/// How pleasant the wording of a text is. All are 0 for a text without words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Sentiment {
    /// The shares of the text that are unpleasant, neither, and pleasant: 0 to 1, to three decimals, together 1.
    pub negative: f64,
    pub neutral: f64,
    pub positive: f64,
    /// The whole on one scale: -1 most unpleasant, 1 most pleasant, to four decimals.
    pub compound: f64,
}

impl Sentiment {
    pub fn of(text: &str) -> Self {
        let text = words::with_emoji_named(text);
        let words = Words::new(&text);
        let valences = valence::of_all(&words);
        if valences.is_empty() {
            return Self::default();
        }
        let emphasis = emphasis(&text);
        let sum: f64 = valences.iter().sum();
        let compound = normalized(sum + away_from_zero(sum, emphasis));

        // A word without valence counts as 1; so that the others weigh no less, 1 is added to each of them.
        let mut positive: f64 = valences.iter().filter(|valence| **valence > 0.0).map(|valence| valence + 1.0).sum();
        let mut negative: f64 = valences.iter().filter(|valence| **valence < 0.0).map(|valence| 1.0 - valence).sum();
        let neutral = valences.iter().filter(|valence| **valence == 0.0).count() as f64;
        if positive > negative {
            positive += emphasis;
        } else if positive < negative {
            negative += emphasis;
        }
        let total = positive + negative + neutral;
        Self {
            negative: rounded(negative / total, 3),
            neutral: rounded(neutral / total, 3),
            positive: rounded(positive / total, 3),
            compound: rounded(compound, 4),
        }
    }
}

fn emphasis(text: &str) -> f64 {
    let questions = match text.matches('?').count() {
        0 | 1 => 0.0,
        count @ 2..=3 => count as f64 * QUESTION,
        _ => MANY_QUESTIONS,
    };
    text.matches('!').count().min(MOST_EXCLAMATIONS) as f64 * EXCLAMATION + questions
}

fn away_from_zero(sum: f64, by: f64) -> f64 {
    if sum > 0.0 {
        by
    } else if sum < 0.0 {
        -by
    } else {
        0.0
    }
}

fn normalized(sum: f64) -> f64 {
    (sum / (sum * sum + ALPHA).sqrt()).clamp(-1.0, 1.0)
}

/// Decimal rounding of the exact value, as Python does it.
fn rounded(value: f64, decimals: usize) -> f64 {
    let rounded: f64 = format!("{value:.decimals$}").parse().unwrap_or(value);
    // Not "-0".
    rounded + 0.0
}
