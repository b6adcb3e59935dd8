//! What changed between a form before and the same form after: by how much, whether that is more than the form's own
//! noise, and whether it matters. Nothing here says what caused it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::instruments::{Instrument, scales};
use super::score::{Moment, Score, figure, points};

/// The chance that a change of this many standard errors is noise is 5 in a hundred.
const STANDARD_ERRORS: f64 = 1.96;

/// What a reliable change is worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Given")]
pub struct Reliability {
    sd: f64,
    r: f64,
}

/// A spread and a reliability as somebody gave them.
#[derive(Deserialize)]
struct Given {
    sd: f64,
    r: f64,
}

/// Why these figures cannot be.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ReliabilityError {
    #[error("The standard deviation is {0}. Write a number above 0, in points of the form.")]
    Spread(f64),
    #[error("The reliability is {0}. Write a number from 0 to below 1.")]
    Reliability(f64),
}

/// What the reader may choose.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Let a few missing items pass, and mark the total.
    pub prorate: bool,
    /// In place of the published figures.
    pub reliability: BTreeMap<Instrument, Reliability>,
}

/// A form before and the same form after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub instrument: Instrument,
    #[serde(serialize_with = "points")]
    pub before: f64,
    #[serde(serialize_with = "points")]
    pub after: f64,
    /// Whether one of the two totals is prorated.
    pub prorated: bool,
    /// After less before, in points: negative is fewer symptoms.
    #[serde(serialize_with = "points")]
    pub difference: f64,
    /// The difference in standard errors of a difference (Jacobson & Truax 1991).
    pub index: Option<f64>,
    pub sd: Option<f64>,
    pub reliability: Option<f64>,
    /// From how many points on a change is reliable, either way.
    pub smallest_reliable: Option<f64>,
    /// `None`: nobody published what it takes.
    pub reliable: Option<Reliable>,
    /// The least difference that matters, in points.
    pub smallest_that_matters: Option<f64>,
}

/// Whether a change is more than noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reliable {
    Improved,
    Worse,
    No,
}

/// The rules of NHS Talking Therapies, by which the PHQ-9 and the GAD-7 are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nhs {
    /// A reliable fall on one and no reliable rise on the other.
    pub improvement: bool,
    /// A case on either before, on neither after. `None`: no case before, so there is nothing to recover from.
    pub recovery: Option<bool>,
    /// Both.
    pub reliable_recovery: Option<bool>,
    /// A reliable rise on one and no reliable fall on the other.
    pub deterioration: bool,
}

impl Nhs {
    /// What its rules say, one after the other.
    pub fn sentence(&self) -> String {
        let said = |holds: bool| if holds { "yes" } else { "no" };
        let of_a_case = |holds: Option<bool>| holds.map_or("not applicable: no case before", said);
        format!(
            "By the rules of NHS Talking Therapies: reliable improvement: {}; recovery: {}; reliable recovery: {}; \
             reliable deterioration: {}.",
            said(self.improvement),
            of_a_case(self.recovery),
            of_a_case(self.reliable_recovery),
            said(self.deterioration)
        )
    }
}

impl Reliability {
    /// # Errors
    /// Where the standard deviation is not above 0, or the reliability not from 0 to below 1.
    pub fn new(sd: f64, r: f64) -> Result<Self, ReliabilityError> {
        match () {
            () if !(sd.is_finite() && sd > 0.0) => Err(ReliabilityError::Spread(sd)),
            () if !(0.0..1.0).contains(&r) => Err(ReliabilityError::Reliability(r)),
            () => Ok(Self { sd, r }),
        }
    }

    /// What was published for a form.
    pub fn published(instrument: Instrument) -> Option<Self> {
        instrument.scale().reliability.as_ref().and_then(|published| Self::new(published.sd, published.r).ok())
    }

    /// Standard deviation of totals before, in points.
    pub fn sd(self) -> f64 {
        self.sd
    }

    /// From 0 to below 1.
    pub fn r(self) -> f64 {
        self.r
    }

    /// Standard error of a difference, in points: SD x sqrt(2 x (1 - r)).
    fn standard_error(self) -> f64 {
        self.sd * (2.0 * (1.0 - self.r)).sqrt()
    }

    /// A difference in standard errors: Jacobson & Truax 1991.
    pub fn index(self, difference: f64) -> f64 {
        difference / self.standard_error()
    }

    /// From how many points on a change is reliable.
    pub fn smallest_reliable(self) -> f64 {
        STANDARD_ERRORS * self.standard_error()
    }

    /// Whether a difference is reliable. Higher is worse.
    pub fn judge(self, difference: f64) -> Reliable {
        match self.index(difference) {
            index if index <= -STANDARD_ERRORS => Reliable::Improved,
            index if index >= STANDARD_ERRORS => Reliable::Worse,
            _ => Reliable::No,
        }
    }
}

impl TryFrom<Given> for Reliability {
    type Error = ReliabilityError;

    fn try_from(given: Given) -> Result<Self, Self::Error> {
        Self::new(given.sd, given.r)
    }
}

impl Settings {
    fn reliability(&self, instrument: Instrument) -> Option<Reliability> {
        self.reliability.get(&instrument).copied().or_else(|| Reliability::published(instrument))
    }
}

impl Change {
    /// From a whole total before to a whole total after.
    pub fn new(instrument: Instrument, before: f64, after: f64, settings: &Settings) -> Self {
        let difference = after - before;
        let reliability = settings.reliability(instrument);
        Self {
            instrument,
            before,
            after,
            prorated: false,
            difference,
            index: reliability.map(|reliability| reliability.index(difference)),
            sd: reliability.map(Reliability::sd),
            reliability: reliability.map(Reliability::r),
            smallest_reliable: reliability.map(Reliability::smallest_reliable),
            reliable: reliability.map(|reliability| reliability.judge(difference)),
            smallest_that_matters: instrument.scale().matters.as_ref().map(|matters| matters.points),
        }
    }

    /// "PHQ-9 15 to 8: 7 fewer. 6.1 or more is reliable change (SD 5.5, r .84). ..."
    pub fn sentence(&self) -> String {
        let scale = self.instrument.scale();
        let by = match self.difference {
            0.0 => "no change".to_owned(),
            fall if fall < 0.0 => format!("{} fewer", figure(-fall)),
            rise => format!("{} more", figure(rise)),
        };
        let prorated = if self.prorated { " (prorated)" } else { "" };
        let mut said = format!("{} {} to {}{prorated}: {by}.", scale.name, figure(self.before), figure(self.after));
        said += &match (self.smallest_reliable, self.sd, self.reliability) {
            (Some(smallest), Some(sd), Some(r)) => {
                let r = format!("{r:.2}");
                let r = r.strip_prefix('0').unwrap_or(&r);
                format!(" {smallest:.1} or more is reliable change (SD {}, r {r}).", figure(sd))
            }
            _ => format!(" {}", scale.without_reliability),
        };
        said += match self.reliable {
            Some(Reliable::Improved) => " So this is a reliable change, to fewer points.",
            Some(Reliable::Worse) => " So this is a reliable change, to more points.",
            Some(Reliable::No) => " So this may be the noise of the form.",
            None => "",
        };
        if let Some(matters) = &scale.matters {
            said += &format!(" The least that matters is {} ({}).", figure(matters.points), matters.source);
        }
        said
    }
}

/// The changes of every form that is there before and after, in the forms' order.
pub fn changes(scores: &[Score], settings: &Settings) -> Vec<Change> {
    let pairs = scales().iter().filter_map(|scale| {
        let at = |moment| scores.iter().find(|score| (score.instrument, score.moment) == (scale.id, moment));
        let (before, after) = (at(Moment::Before)?, at(Moment::After)?);
        let prorated = before.prorated || after.prorated;
        Some(Change { prorated, ..Change::new(scale.id, before.total, after.total, settings) })
    });
    pairs.collect()
}

/// What the NHS would say. `None` where one of the two forms is missing at one of the two times.
pub fn nhs(changes: &[Change]) -> Option<Nhs> {
    let of = |instrument| changes.iter().find(|change| change.instrument == instrument);
    let both = [of(Instrument::Phq9)?, of(Instrument::Gad7)?];
    let reliable = |change: &Change| f64::from(change.instrument.scale().nhs_change.unwrap_or(u8::MAX));
    let falls = |change: &&Change| change.difference <= -reliable(change);
    let rises = |change: &&Change| change.difference >= reliable(change);
    let is_case = |change: &&Change, total: f64| change.instrument.scale().is_case(total) == Some(true);

    let (any_fall, any_rise) = (both.iter().any(falls), both.iter().any(rises));
    let improvement = any_fall && !any_rise;
    let was_a_case = both.iter().any(|change| is_case(change, change.before));
    let is_none_now = !both.iter().any(|change| is_case(change, change.after));
    let recovery = was_a_case.then_some(is_none_now);
    Some(Nhs {
        improvement,
        recovery,
        reliable_recovery: recovery.map(|recovery| recovery && improvement),
        deterioration: any_rise && !any_fall,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Instrument::*;
    use proptest::prelude::*;

    fn close(one: f64, other: f64, within: f64) {
        assert!((one - other).abs() <= within, "{one} is not {other}");
    }

    fn change(instrument: Instrument, before: f64, after: f64) -> Change {
        Change::new(instrument, before, after, &Settings::default())
    }

    /// Jacobson & Truax 1991, the worked example: SD 7.5, r .80, so that the standard error of a difference is 4.74; from
    /// 47.5 to 32.5 is an index of 3.16, above 1.96. (There a lower score is worse; here it is better.)
    #[test]
    fn the_example_of_jacobson_and_truax() {
        let reliability = Reliability::new(7.5, 0.80).unwrap();
        close(reliability.standard_error(), 4.74, 0.005);
        close(reliability.index(32.5 - 47.5), -3.16, 0.005);
        assert_eq!(reliability.judge(32.5 - 47.5), Reliable::Improved);
    }

    /// The R package clinicalsignificance 2.1 (Claus), vignette "Distribution-Based Approach", BDI-II of Claus 2020: SD
    /// before 8.16 (its `cs_combined`), reliability .801; 18 of 40 improved, 22 did not. With these the band is 10.09
    /// points: the smallest fall that counts there is 11, the greatest that does not is 10.
    #[test]
    fn the_band_of_an_r_package() {
        let reliability = Reliability::new(8.158_643_363_848_032, 0.801).unwrap();
        close(reliability.smallest_reliable(), 10.088_243_511_670_859, 1e-9);
        assert_eq!((reliability.judge(-11.0), reliability.judge(-10.0)), (Reliable::Improved, Reliable::No));
    }

    /// Bischoff 2020: retest r .87 gives an RCI of 5.59 for the GAD-7, so that their SD was 5.59. NHS cases spread less.
    #[test]
    fn the_published_change_of_the_gad_7() {
        close(Reliability::new(5.593, 0.87).unwrap().smallest_reliable(), 5.59, 0.005);
        close(Reliability::published(Gad7).unwrap().smallest_reliable(), 4.5, 0.005);
        close(Reliability::published(Phq9).unwrap().smallest_reliable(), 6.1, 0.005);
    }

    #[test]
    fn a_change_is_said_with_all_that_it_rests_on() {
        let fall = change(Phq9, 15.0, 8.0);
        assert_eq!(
            (fall.difference, fall.reliable, fall.smallest_that_matters),
            (-7.0, Some(Reliable::Improved), Some(5.0))
        );
        let said = fall.sentence();
        assert!(said.starts_with("PHQ-9 15 to 8: 7 fewer. 6.1 or more is reliable change (SD 5.5, r .84)."), "{said}");
        assert!(said.contains("The least that matters is 5 (Löwe 2004"), "{said}");
        let pair = change(Phq2, 5.0, 1.0);
        assert_eq!((pair.index, pair.reliable, pair.smallest_reliable), (None, None, None));
        assert_eq!(pair.sentence(), "PHQ-2 5 to 1: 4 fewer. No published reliable change exists.");
        assert!(change(Gad7, 3.0, 3.0).sentence().starts_with("GAD-7 3 to 3: no change."));
        assert!(change(Gad7, 3.0, 9.0).sentence().contains("6 more. 4.5 or more is"));
    }

    #[test]
    fn own_figures_take_the_place_of_the_published_ones() {
        let mut settings = Settings::default();
        settings.reliability.insert(Phq9, Reliability::new(6.0, 0.5).unwrap());
        let fall = Change::new(Phq9, 15.0, 8.0, &settings);
        assert_eq!((fall.sd, fall.reliability, fall.reliable), (Some(6.0), Some(0.5), Some(Reliable::No)));
        close(fall.smallest_reliable.unwrap(), 11.76, 1e-9);
        assert!(serde_json::from_str::<Settings>(r#"{"reliability": {"phq9": {"sd": 0, "r": 0.5}}}"#).is_err());
        let given = serde_json::from_str::<Settings>(r#"{"reliability": {"phq9": {"sd": 6, "r": 0.5}}}"#).unwrap();
        assert_eq!(given, settings);
    }

    #[test]
    fn figures_that_cannot_be_are_refused() {
        for (sd, r) in
            [(0.0, 0.8), (-1.0, 0.8), (f64::NAN, 0.8), (f64::INFINITY, 0.8), (5.0, 1.0), (5.0, -0.1), (5.0, f64::NAN)]
        {
            assert!(Reliability::new(sd, r).is_err(), "{sd} {r}");
        }
    }

    fn by_the_nhs(phq9: (f64, f64), gad7: (f64, f64)) -> (bool, Option<bool>, Option<bool>, bool) {
        let nhs = nhs(&[change(Phq9, phq9.0, phq9.1), change(Gad7, gad7.0, gad7.1)]).unwrap();
        (nhs.improvement, nhs.recovery, nhs.reliable_recovery, nhs.deterioration)
    }

    /// The definitions, case by case: thresholds 6 and 4, cases from 10 and from 8.
    #[test]
    fn the_rules_of_the_nhs() {
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(by_the_nhs((15.0, 9.0), (14.0, 7.0)), (true, yes, yes, false), "both fall below");
        assert_eq!(by_the_nhs((15.0, 10.0), (14.0, 11.0)), (false, no, no, false), "5 and 3 are not enough");
        assert_eq!(by_the_nhs((15.0, 9.0), (9.0, 13.0)), (false, no, no, false), "one falls, the other rises");
        assert_eq!(by_the_nhs((10.0, 9.0), (7.0, 7.0)), (false, yes, no, false), "over the line, but not by enough");
        assert_eq!(by_the_nhs((15.0, 12.0), (7.0, 3.0)), (true, no, no, false), "still a case");
        assert_eq!(by_the_nhs((9.0, 2.0), (7.0, 7.0)), (true, None, None, false), "never a case");
        assert_eq!(by_the_nhs((4.0, 10.0), (4.0, 4.0)), (false, None, None, true), "worse on one");
        assert_eq!(by_the_nhs((9.0, 9.0), (8.0, 7.0)), (false, yes, no, false), "a case by the GAD-7 alone");
    }

    #[test]
    fn the_nhs_needs_both_forms() {
        assert_eq!(nhs(&[change(Phq9, 15.0, 2.0)]), None);
        assert_eq!(nhs(&[change(Gad7, 15.0, 2.0), change(Phq8, 15.0, 2.0)]), None);
    }

    proptest! {
        #[test]
        fn a_change_turns_round_with_its_ends(one in 0_u8..=27, other in 0_u8..=27, sd in 0.5..12.0, r in 0.0..0.99) {
            let mut settings = Settings::default();
            settings.reliability.insert(Phq9, Reliability::new(sd, r).unwrap());
            let (one, other) = (f64::from(one), f64::from(other));
            let (there, back) = (Change::new(Phq9, one, other, &settings), Change::new(Phq9, other, one, &settings));
            prop_assert_eq!(there.difference, -back.difference);
            prop_assert_eq!(there.index, back.index.map(|index| -index));
            prop_assert_eq!(there.smallest_reliable, back.smallest_reliable);
            let turned = match back.reliable {
                Some(Reliable::Improved) => Some(Reliable::Worse),
                Some(Reliable::Worse) => Some(Reliable::Improved),
                other => other,
            };
            prop_assert_eq!(there.reliable, turned);
            let beyond = there.difference.abs() >= there.smallest_reliable.unwrap() + 1e-9;
            prop_assert!(!beyond || there.reliable != Some(Reliable::No));
        }

        #[test]
        fn nobody_improves_and_deteriorates(phq9 in (0_u8..=27, 0_u8..=27), gad7 in (0_u8..=21, 0_u8..=21)) {
            let wide = |(before, after): (u8, u8)| (f64::from(before), f64::from(after));
            let there = by_the_nhs(wide(phq9), wide(gad7));
            prop_assert!(!(there.0 && there.3));
            let back = by_the_nhs(wide((phq9.1, phq9.0)), wide((gad7.1, gad7.0)));
            prop_assert_eq!((there.0, there.3), (back.3, back.0));
        }
    }
}
