//! From raw figures to what may be said: probabilities, the codes that are shown, or "unsure".

use std::hash::Hash;

use serde::{Deserialize, Serialize};

use super::bundle::{EmpathyHead, FlagHead, Labels};
use super::codebook::{Code, FlagKind};

/// A code and the chance that it is the main one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    pub code: Code,
    /// 0 to 1.
    pub probability: f32,
}

/// What the model says of one segment.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The codes that may be shown, the main one first: none where unsure, two at most.
    pub codes: Vec<Chance>,
    /// The two most likely.
    pub likely: Vec<Chance>,
    pub unsure: bool,
    /// Every code of the head, in its order; they sum to 1.
    pub probabilities: Vec<Chance>,
}

/// How much of each kind of empathy a message shows: the level that is to be expected, 0 to 2.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Empathy {
    pub emotional_reaction: f32,
    pub interpretation: f32,
    pub exploration: f32,
}

/// How likely it is that a message speaks of something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlagChance {
    pub kind: FlagKind,
    /// 0 to 1.
    pub probability: f32,
    /// Likely enough to be said.
    pub named: bool,
}

impl<L: Copy + Eq + Hash> Labels<L> {
    /// What `figures`, one a label, amount to.
    pub(super) fn verdict(&self, figures: &[f32], code: impl Fn(L) -> Code) -> Verdict {
        let chances = softmax(figures, self.temperature);
        let mut order: Vec<(L, f32)> = self.labels.iter().copied().zip(chances).collect();
        let probabilities =
            order.iter().map(|&(label, probability)| Chance { code: code(label), probability }).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
        let likely: Vec<Chance> =
            order.iter().take(2).map(|&(label, probability)| Chance { code: code(label), probability }).collect();

        let sure = order.first().is_some_and(|(label, p)| self.thresholds.get(label).is_some_and(|least| p >= least));
        let second = self.second.is_some_and(|least| likely.get(1).is_some_and(|chance| chance.probability >= least));
        let shown = if sure { 1 + usize::from(second) } else { 0 };
        Verdict { codes: likely.iter().take(shown).copied().collect(), likely, unsure: !sure, probabilities }
    }
}

impl Verdict {
    /// Makes it unsure where the model can't know: in a language that it has not learnt, without a word that it knows, or where
    /// the segment is longer than it reads.
    pub(super) fn doubt(&mut self) {
        self.codes.clear();
        self.unsure = true;
    }
}

impl EmpathyHead {
    /// The expected levels; `figures` are three kinds by three levels.
    pub(super) fn expected(&self, figures: &[f32]) -> Empathy {
        let mut levels = figures.chunks_exact(3).zip(self.temperature).map(|(kind, temperature)| {
            let chances = softmax(kind, temperature);
            chances[1] + 2.0 * chances[2]
        });
        let mut next = || levels.next().unwrap_or_default();
        Empathy { emotional_reaction: next(), interpretation: next(), exploration: next() }
    }
}

impl FlagHead {
    /// Each kind with how likely it is, 0 to 1, and whether that is enough to name it.
    pub(super) fn chances(&self, figures: &[f32]) -> Vec<FlagChance> {
        let chance = |(&kind, figure): (&FlagKind, &f32)| {
            let probability = 1.0 / (1.0 + (-figure).exp());
            FlagChance {
                kind,
                probability,
                named: self.thresholds.get(&kind).is_some_and(|least| probability >= *least),
            }
        };
        self.labels.iter().zip(figures).map(chance).collect()
    }
}

fn softmax(figures: &[f32], temperature: f32) -> Vec<f32> {
    let highest = figures.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f32> = figures.iter().map(|figure| ((figure - highest) / temperature).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::super::codebook::ClientTalk::{self, *};
    use super::*;

    fn head(second: Option<f32>) -> Labels<ClientTalk> {
        let thresholds = [(Change, 0.6), (Sustain, 0.9), (Neutral, 0.6)].into();
        Labels { labels: vec![Change, Sustain, Neutral], temperature: 1.0, thresholds, second }
    }

    fn verdict(figures: [f32; 3], second: Option<f32>) -> Verdict {
        head(second).verdict(&figures, Code::ClientTalk)
    }

    #[test]
    fn a_likely_code_is_shown_and_its_figures_sum_to_one() {
        let verdict = verdict([3.0, 0.0, 0.0], None);
        assert!(!verdict.unsure);
        assert_eq!(verdict.codes, [verdict.likely[0]]);
        assert_eq!(verdict.likely[0].code, Code::ClientTalk(Change));
        let sum: f32 = verdict.probabilities.iter().map(|chance| chance.probability).sum();
        assert!((sum - 1.0).abs() < 1e-6);
    }

    #[test]
    fn below_its_own_threshold_a_code_is_unsure_and_the_two_likeliest_stay_to_be_seen() {
        // e^2 / (e^2 + 2) = .79: enough for change, too little for sustain.
        assert!(!verdict([2.0, 0.0, 0.0], None).unsure);
        let unsure = verdict([0.0, 2.0, 0.0], None);
        assert!(unsure.unsure && unsure.codes.is_empty());
        assert_eq!(unsure.likely[0].code, Code::ClientTalk(Sustain));
        assert_eq!(unsure.likely.len(), 2);
    }

    #[test]
    fn a_flag_is_named_from_its_own_threshold_on_and_never_without_one() {
        let labels = vec![FlagKind::Suicide, FlagKind::Abuse, FlagKind::Money];
        let head = FlagHead { labels, thresholds: [(FlagKind::Suicide, 0.7), (FlagKind::Abuse, 0.8)].into() };
        // 1 / (1 + e^-1) = .73
        let chances = head.chances(&[1.0, 1.0, 9.0]);
        assert!((chances[0].probability - 0.731).abs() < 1e-3);
        assert_eq!(chances.iter().map(|chance| chance.named).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn a_second_code_is_shown_only_beside_a_shown_first() {
        // .73 and .27 (and next to nothing)
        assert_eq!(verdict([1.0, 0.0, -9.0], Some(0.25)).codes.len(), 2);
        assert_eq!(verdict([1.0, 0.0, -9.0], Some(0.3)).codes.len(), 1);
        assert_eq!(verdict([0.0, 1.0, -9.0], Some(0.25)).codes.len(), 0);
    }
}
