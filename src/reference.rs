//! Where a chat's figures fall among chats that are known: the reference chats.
//!
//! `models/reference/reference.json` holds the distributions alone, no text. `./build.sh reference` makes it with the
//! bundle whose graph it names: other weights count otherwise. Most of these chats taught the tagger; so each set also
//! tells of the part that the tagger never saw, and where the two differ that is said.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::session::{Session, figures};

/// Where the percentiles of the two parts of a set differ by more than this, the page says so. In a hundred.
const TELLING_DIFFERENCE: u8 = 5;

/// The distributions of every set of reference chats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// SHA-256 of the graph that tagged the chats.
    pub model: String,
    pub sets: Vec<Set>,
}

/// One set of chats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Set {
    pub id: String,
    /// To be read after a number: "chats of crowd workers".
    pub name: String,
    pub chats: usize,
    /// How many of them the tagger never learnt from.
    pub unseen_chats: usize,
    /// By the figure's name, see [`figures`].
    pub figures: BTreeMap<String, Distribution>,
}

/// How a figure is distributed over a set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    pub all: Quantiles,
    /// Over those that the tagger never saw; `None` where these are too few to tell.
    pub unseen: Option<Quantiles>,
}

/// The 0th to the 100th percentile, each a value that occurs (of two, the lower).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantiles(Vec<f32>);

/// Where one figure of one chat falls in one set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    pub set: String,
    pub figure: String,
    /// The chat's own.
    pub value: f32,
    /// Of a hundred reference chats, those with less, and those with more.
    pub less: u8,
    pub more: u8,
    /// The same among chats that the tagger never saw, where that is another picture.
    pub unseen: Option<Share>,
    /// The middle half of the set, and its middle.
    pub lower_quarter: f32,
    pub median: f32,
    pub upper_quarter: f32,
}

/// Of a hundred reference chats, those with less and those with more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub less: u8,
    pub more: u8,
}

impl Quantiles {
    /// Of at least one value. As numpy's `percentile(values, range(101), method="lower")`.
    pub fn of(mut values: Vec<f32>) -> Self {
        values.sort_by(f32::total_cmp);
        let last = values.len().saturating_sub(1);
        Self((0..=100).filter_map(|percent| values.get(last * percent / 100).copied()).collect())
    }

    fn at(&self, percent: usize) -> f32 {
        self.0.get(percent).copied().unwrap_or(f32::NAN)
    }

    fn share(&self, value: f32) -> Share {
        let of_hundred = |wanted: &dyn Fn(f32) -> bool| {
            let count = self.0.iter().filter(|other| wanted(**other)).count();
            (count as f32 * 100.0 / self.0.len() as f32).round() as u8
        };
        Share { less: of_hundred(&|other| other < value), more: of_hundred(&|other| other > value) }
    }
}

impl Reference {
    /// The one that was made with the bundle that comes with hearken.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Reference> = LazyLock::new(|| {
            let text = include_str!("../models/reference/reference.json");
            serde_json::from_str(text).expect("models/reference/reference.json is checked by a test")
        });
        &SHIPPED
    }

    /// Where the chat's figures fall in every set; figures that the chat does not have are left out.
    pub fn standings(&self, session: &Session) -> Vec<Standing> {
        let mut found = Vec::new();
        for (figure, value) in figures(session) {
            for set in &self.sets {
                if let (Some(value), Some(distribution)) = (value, set.figures.get(&figure)) {
                    found.push(standing(set, &figure, value, distribution));
                }
            }
        }
        found
    }
}

fn standing(set: &Set, figure: &str, value: f32, distribution: &Distribution) -> Standing {
    let Share { less, more } = distribution.all.share(value);
    let unseen = distribution.unseen.as_ref().map(|unseen| unseen.share(value));
    let differs = |other: &Share| {
        other.less.abs_diff(less) > TELLING_DIFFERENCE || other.more.abs_diff(more) > TELLING_DIFFERENCE
    };
    Standing {
        set: set.id.clone(),
        figure: figure.to_owned(),
        value,
        less,
        more,
        unseen: unseen.filter(differs),
        lower_quarter: distribution.all.at(25),
        median: distribution.all.at(50),
        upper_quarter: distribution.all.at(75),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_reference_was_made_with_the_shipped_bundle() {
        let manifest: serde_json::Value = serde_json::from_str(include_str!("../models/tagger/manifest.json")).unwrap();
        let reference = Reference::shipped();
        assert_eq!(reference.model, manifest["files"]["model.onnx"], "./build.sh reference makes it anew");
        assert_eq!(reference.sets.iter().map(|set| set.chats).collect::<Vec<_>>(), [1300, 196, 110, 23]);
        for (name, distribution) in reference.sets.iter().flat_map(|set| &set.figures) {
            assert_eq!(distribution.all.0.len(), 101, "{name}");
            assert!(distribution.all.0.is_sorted(), "{name}");
        }
    }

    #[test]
    fn quantiles_are_numpys() {
        // numpy.percentile([3, 1, 2, 2, 10, 7, 0], [0, 25, 50, 75, 90, 100], method="lower")
        let quantiles = Quantiles::of(vec![3.0, 1.0, 2.0, 2.0, 10.0, 7.0, 0.0]);
        let found = [0, 25, 50, 75, 90, 100].map(|percent| quantiles.at(percent));
        assert_eq!(found, [0.0, 1.0, 2.0, 3.0, 7.0, 10.0]);
    }

    #[test]
    fn ties_are_neither_less_nor_more() {
        let quantiles = Quantiles::of((0..1000).map(|at| if at < 700 { 0.0 } else { 1.0 }).collect());
        assert_eq!(quantiles.share(0.0), Share { less: 0, more: 30 });
        assert_eq!(quantiles.share(1.0), Share { less: 70, more: 0 });
        assert_eq!(quantiles.share(0.5), Share { less: 70, more: 30 });
    }

    #[test]
    fn another_picture_among_unseen_chats_is_said() {
        let of = |from: i32, to: i32| Quantiles::of((from..to).map(|value| value as f32).collect());
        let set = Set { id: "s".into(), name: "s".into(), chats: 200, unseen_chats: 100, figures: BTreeMap::new() };
        let same = Distribution { all: of(0, 100), unseen: Some(of(2, 102)) };
        assert_eq!(standing(&set, "f", 50.0, &same).unseen, None);
        let other = Distribution { all: of(0, 100), unseen: Some(of(20, 120)) };
        assert_eq!(standing(&set, "f", 50.0, &other).unseen, Some(Share { less: 31, more: 68 }));
    }
}
