//! The forms that say how the seeker feels: what they ask, what the answers are worth, and where the limits lie. All of
//! it is data with sources, `instruments.json`. On every form a higher score is worse.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Instrument {
    Phq9,
    Phq8,
    Phq2,
    Gad7,
    Gad2,
    /// How strong the feeling is now, 1 to 5, as in ESConv.
    State5,
    /// How strong the feeling is now, 0 to 10.
    State10,
}

/// What is known of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    pub id: Instrument,
    pub name: String,
    /// Whether it asks about the last two weeks, and so cannot measure one chat.
    pub two_weeks: bool,
    /// The question over the items.
    pub lead: String,
    pub items: Vec<String>,
    /// The same for every item, lowest first.
    pub answers: Vec<Answer>,
    /// How bad a total is, lowest first; none where nobody published any.
    pub bands: Vec<Band>,
    /// From where on a total is a case. The first one counts; the others are known from studies.
    pub cut_offs: Vec<CutOff>,
    /// What a reliable change is worked out from. `None`: not published, or not known here.
    pub reliability: Option<PublishedReliability>,
    /// The points that NHS Talking Therapies counts as a reliable change.
    pub nhs_change: Option<u8>,
    /// The least difference that matters.
    pub matters: Option<Matters>,
    /// What to say where there is no reliability.
    pub without_reliability: String,
    pub sources: Vec<String>,
    pub licence: String,
}

/// One answer to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub value: u8,
    /// `None`: the number stands alone.
    pub words: Option<String>,
}

/// A range of totals, up to the next band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub from: u8,
    pub name: String,
}

/// From where on a total is a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutOff {
    pub from: u8,
    /// In a hundred of those with the disorder, how many are at or above it.
    pub sensitivity: Option<u8>,
    /// In a hundred of those without, how many are below it.
    pub specificity: Option<u8>,
    pub source: String,
}

/// The figures that a reliable change rests on, with their sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedReliability {
    /// Standard deviation of totals before, in points.
    pub sd: f64,
    pub sd_source: String,
    /// Reliability, 0 to 1.
    pub r: f64,
    pub r_source: String,
}

/// The least difference that matters, in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Matters {
    pub points: f64,
    pub source: String,
}

static SCALES: LazyLock<Vec<Scale>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("instruments.json")).expect("instruments.json is checked by a test")
});

/// Every form, in the order of [`Instrument`].
pub fn scales() -> &'static [Scale] {
    &SCALES
}

impl Instrument {
    pub fn scale(self) -> &'static Scale {
        &SCALES[self as usize]
    }

    /// The form that somebody means by `phq9`, `PHQ-9` or `phq 9`.
    pub fn named(name: &str) -> Option<Self> {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        serde_json::from_value(plain.to_ascii_lowercase().into()).ok()
    }
}

impl Scale {
    /// The least and the greatest that one item can be worth.
    pub fn item_range(&self) -> (u8, u8) {
        let values = || self.answers.iter().map(|answer| answer.value);
        (values().min().unwrap_or_default(), values().max().unwrap_or_default())
    }

    /// The least and the greatest total.
    pub fn range(&self) -> (u8, u8) {
        let (least, greatest) = self.item_range();
        let items = self.items.len() as u8;
        (items * least, items * greatest)
    }

    /// How many items may be missing from a total that is prorated: two of nine, and the same proportion of others.
    pub fn may_miss(&self) -> usize {
        2 * self.items.len() / 9
    }

    /// The band that a total lies in.
    pub fn band(&self, total: f64) -> Option<&str> {
        let reached = self.bands.iter().rev().find(|band| total >= f64::from(band.from));
        reached.map(|band| band.name.as_str())
    }

    /// Whether a total is a case. `None` where nobody published a cut-off.
    pub fn is_case(&self, total: f64) -> Option<bool> {
        self.cut_offs.first().map(|cut_off| total >= f64::from(cut_off.from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Instrument::*;

    #[test]
    fn every_form_has_one_entry_in_the_enums_order() {
        let ids: Vec<Instrument> = scales().iter().map(|scale| scale.id).collect();
        assert_eq!(ids, [Phq9, Phq8, Phq2, Gad7, Gad2, State5, State10]);
        assert!(ids.iter().all(|id| id.scale().id == *id));
    }

    /// Items, range, cut-offs and bands as the papers have them, put down once more.
    #[test]
    fn the_forms_are_as_published() {
        let published = [
            (Phq9, 9, (0, 27), Some(10), 2),
            (Phq8, 8, (0, 24), Some(10), 1),
            (Phq2, 2, (0, 6), Some(3), 0),
            (Gad7, 7, (0, 21), Some(8), 1),
            (Gad2, 2, (0, 6), Some(3), 0),
            (State5, 1, (1, 5), None, 0),
            (State10, 1, (0, 10), None, 0),
        ];
        for (id, items, range, case, may_miss) in published {
            let scale = id.scale();
            assert_eq!((scale.items.len(), scale.range(), scale.may_miss()), (items, range, may_miss), "{id:?}");
            assert_eq!(scale.cut_offs.first().map(|cut_off| cut_off.from), case, "{id:?}");
            assert!(!scale.sources.is_empty() && !scale.licence.is_empty());
        }
        let bands = |id: Instrument| id.scale().bands.iter().map(|band| band.from).collect::<Vec<_>>();
        assert_eq!((bands(Phq9), bands(Gad7)), (vec![0, 5, 10, 15, 20], vec![0, 5, 10, 15]));
        assert_eq!((bands(Phq8), bands(Phq2), bands(Gad2), bands(State5)), (bands(Phq9), vec![], vec![], vec![]));
    }

    #[test]
    fn the_short_forms_are_the_beginnings_of_the_long_ones() {
        for (short, long) in [(Phq8, Phq9), (Phq2, Phq9), (Gad2, Gad7)] {
            assert!(long.scale().items.starts_with(&short.scale().items), "{short:?}");
            assert_eq!(short.scale().lead, long.scale().lead);
            assert_eq!(short.scale().answers, long.scale().answers);
        }
    }

    #[test]
    fn the_item_of_the_safety_notice_is_the_ninth() {
        assert!(Phq9.scale().items[8].starts_with("Thoughts that you would be better off dead"));
        assert_eq!(Gad7.scale().items[6], "Feeling afraid as if something awful might happen");
        let words: Vec<_> = Gad7.scale().answers.iter().map(|answer| answer.words.as_deref().unwrap()).collect();
        assert_eq!(words, ["Not at all", "Several days", "More than half the days", "Nearly every day"]);
    }

    #[test]
    fn a_band_begins_at_its_first_point() {
        let bands = [(4.0, "minimal"), (5.0, "mild"), (9.6, "mild"), (10.0, "moderate"), (14.0, "moderate")];
        for (total, band) in bands {
            assert_eq!(Phq9.scale().band(total), Some(band));
        }
        assert_eq!((Gad7.scale().is_case(7.0), Gad7.scale().is_case(8.0)), (Some(false), Some(true)));
        assert_eq!((State5.scale().band(5.0), State5.scale().is_case(5.0)), (None, None));
    }

    #[test]
    fn a_form_is_found_by_the_ways_to_write_its_name() {
        for name in ["phq9", "PHQ-9", " Phq 9"] {
            assert_eq!(Instrument::named(name), Some(Phq9));
        }
        assert_eq!((Instrument::named("state10"), Instrument::named("phq")), (Some(State10), None));
    }
}
