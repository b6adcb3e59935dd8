//! How often each technique occurs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::reading::Segment;
use crate::tagger::codebook::{Code, Technique};

/// A figure for each of the twenty techniques, also for those that do not occur.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Codes(pub BTreeMap<Technique, CodeFigure>);

/// One technique in one chat.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct CodeFigure {
    /// Segments that it is the most likely code of, unsure or not, or the second shown code of.
    pub count: usize,
    /// The sum of its probabilities over the segments: how many have it as their main code on average, if the chances are
    /// right.
    pub expected: f32,
    /// `count` through the number of segments. `None`: there are no segments.
    pub share: Option<f32>,
}

impl Codes {
    /// Over the supporter's segments.
    pub fn new(segments: &[&Segment]) -> Self {
        let mut figures: BTreeMap<Technique, CodeFigure> =
            Technique::all().map(|code| (code, CodeFigure::default())).collect();
        for segment in segments {
            for technique in segment.counted().filter_map(Code::technique) {
                figures.entry(technique).or_default().count += 1;
            }
            for chance in segment.probabilities.iter().flat_map(|probabilities| &probabilities.0) {
                if let Some(technique) = chance.code.technique() {
                    figures.entry(technique).or_default().expected += chance.probability;
                }
            }
        }
        for figure in figures.values_mut() {
            figure.share = (!segments.is_empty()).then(|| figure.count as f32 / segments.len() as f32);
        }
        Self(figures)
    }
}
