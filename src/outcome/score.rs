//! A filled-in form becomes a total, or a sentence that says why not.

use serde::{Deserialize, Serialize, Serializer};

use super::instruments::{Instrument, Scale};

/// When a form was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Moment {
    Before,
    After,
}

/// A filled-in form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub instrument: Instrument,
    pub moment: Moment,
    /// ISO 8601, such as 2026-11-21.
    pub date: Option<String>,
    #[serde(flatten)]
    pub answers: Answers,
}

/// What a form says. Nothing is checked before it is scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answers {
    /// In the form's order; `None`: not answered. Items missing at the end may be left out.
    Items(Vec<Option<i64>>),
    /// Where only the sum is known.
    Total(i64),
}

/// What a form adds up to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    pub instrument: Instrument,
    pub moment: Moment,
    pub date: Option<String>,
    /// In points; a fraction only where prorated. Higher is worse.
    #[serde(serialize_with = "points")]
    pub total: f64,
    /// Whether the mean of the others stands in for missing items.
    pub prorated: bool,
    /// How many items were not answered.
    pub items_missing: usize,
    /// How bad that is by the form's own bands; `None` where it has none.
    pub band: Option<String>,
    /// Whether it is at or above the form's cut-off; `None` where it has none.
    pub case: Option<bool>,
}

/// Why a form has no total.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    #[error("Nothing is filled in. Give the items of the {}, or its total.", name(instrument))]
    Empty { instrument: Instrument },

    #[error("Item {item} of the {}, \"{}\", is {value}. Write a number from {} to {}.", name(instrument),
        instrument.scale().items[item - 1], instrument.scale().item_range().0, instrument.scale().item_range().1)]
    ImpossibleItem { instrument: Instrument, item: usize, value: i64 },

    #[error("There is no item {item} in the {}, which has {}. Leave it empty, or name the right form.",
        name(instrument), instrument.scale().items.len())]
    NoSuchItem { instrument: Instrument, item: usize },

    #[error("The total of the {} is {total}. It can be {} to {}.", name(instrument), instrument.scale().range().0,
        instrument.scale().range().1)]
    ImpossibleTotal { instrument: Instrument, total: i64 },

    #[error("The total of the {} is {total}, but its items add up to {sum}{}. Correct one of them, or leave out the \
        total.", name(instrument), if *missing { " and more items could not make it that" } else { "" })]
    Contradiction { instrument: Instrument, total: i64, sum: i64, missing: bool },

    #[error("{} of the {} not answered, so it has no total. {}", items(missing), is(missing, instrument),
        remedy(*instrument, missing))]
    Incomplete { instrument: Instrument, missing: Vec<usize> },
}

/// The item of the PHQ-9 that asks about thoughts of death and self-harm.
const ITEM_9: usize = 9;

impl Form {
    /// The form's total. With `prorate`, a few missing items are let pass and the total is marked.
    ///
    /// # Errors
    /// Where an item or the total is impossible, or too much is missing: a sentence that says what to do.
    pub fn score(&self, prorate: bool) -> Result<Score, FormError> {
        let instrument = self.instrument;
        let scale = instrument.scale();
        let (total, items_missing) = match &self.answers {
            Answers::Total(total) if !within(*total, scale.range()) => {
                return Err(FormError::ImpossibleTotal { instrument, total: *total });
            }
            Answers::Total(total) => (*total as f64, 0),
            Answers::Items(items) => self.add_up(items, prorate)?,
        };
        Ok(Score {
            instrument,
            moment: self.moment,
            date: self.date.clone(),
            total,
            prorated: items_missing > 0,
            items_missing,
            band: scale.band(total).map(str::to_owned),
            case: scale.is_case(total),
        })
    }

    /// Whether a total that was given beside the items can be theirs.
    ///
    /// # Errors
    /// Where it cannot, or where an item is impossible.
    pub fn agrees_with(&self, total: i64) -> Result<(), FormError> {
        let Answers::Items(items) = &self.answers else { return Ok(()) };
        let instrument = self.instrument;
        let (sum, missing) = possible(instrument, items)?;
        let (least, greatest) = instrument.scale().item_range();
        let rest = |each: u8| sum + i64::from(each) * missing.len() as i64;
        if (rest(least)..=rest(greatest)).contains(&total) {
            return Ok(());
        }
        Err(FormError::Contradiction { instrument, total, sum, missing: !missing.is_empty() })
    }

    /// Whether item 9 of the PHQ-9 is above 0. `None`: it is not known, or not asked.
    pub fn item_9(&self) -> Option<bool> {
        match &self.answers {
            Answers::Items(items) if self.instrument == Instrument::Phq9 => {
                items.get(ITEM_9 - 1).copied().flatten().map(|answer| answer > 0)
            }
            _ => None,
        }
    }

    /// The total of the items, and how many are missing.
    fn add_up(&self, items: &[Option<i64>], prorate: bool) -> Result<(f64, usize), FormError> {
        let instrument = self.instrument;
        let (sum, missing) = possible(instrument, items)?;
        let all = instrument.scale().items.len();
        let answered = all - missing.len();
        match missing.len() {
            0 => Ok((sum as f64, 0)),
            _ if answered == 0 => Err(FormError::Empty { instrument }),
            few if prorate && may_stand_in(instrument, &missing) => {
                Ok(((sum * all as i64) as f64 / answered as f64, few))
            }
            _ => Err(FormError::Incomplete { instrument, missing }),
        }
    }
}

impl Scale {
    /// How bad a total is, in words: "15 of 27, moderately severe".
    pub(super) fn place(&self, total: f64) -> String {
        let band = self.band(total).map_or(String::new(), |band| format!(", {band}"));
        format!("{} of {}{band}", figure(total), self.range().1)
    }
}

impl Score {
    /// "PHQ-9 before, 2026-11-21: 15 of 27, moderately severe."
    pub fn sentence(&self) -> String {
        let scale = self.instrument.scale();
        let date = self.date.as_ref().map_or(String::new(), |date| format!(", {date}"));
        let prorated = match self.items_missing {
            0 => String::new(),
            1 => " (prorated: 1 item is missing)".to_owned(),
            missing => format!(" (prorated: {missing} items are missing)"),
        };
        format!("{} {}{date}: {}{prorated}.", scale.name, self.moment, scale.place(self.total))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Before => "before",
            Self::After => "after",
        })
    }
}

/// A count of points: whole where it is, else with one digit.
pub(super) fn figure(points: f64) -> String {
    if points.fract() == 0.0 { format!("{points:.0}") } else { format!("{points:.1}") }
}

/// Whole points are whole numbers in JSON, as the form prints them.
pub(super) fn points<S: Serializer>(points: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if points.fract() == 0.0 { serializer.serialize_i32(*points as i32) } else { serializer.serialize_f64(*points) }
}

/// The sum of the items that are there, and the numbers of those that are not, from 1.
fn possible(instrument: Instrument, items: &[Option<i64>]) -> Result<(i64, Vec<usize>), FormError> {
    let scale = instrument.scale();
    let all = scale.items.len();
    for (item, value) in (1..).zip(items).filter_map(|(item, value)| Some((item, (*value)?))) {
        if item > all {
            return Err(FormError::NoSuchItem { instrument, item });
        }
        if !within(value, scale.item_range()) {
            return Err(FormError::ImpossibleItem { instrument, item, value });
        }
    }
    let missing = (1..=all).filter(|item| items.get(item - 1).copied().flatten().is_none());
    Ok((items.iter().flatten().sum(), missing.collect()))
}

/// Item 9 is never made up: it asks for something that no other item does.
fn may_stand_in(instrument: Instrument, missing: &[usize]) -> bool {
    missing.len() <= instrument.scale().may_miss() && !missing.contains(&ITEM_9)
}

fn within(value: i64, (least, greatest): (u8, u8)) -> bool {
    (i64::from(least)..=i64::from(greatest)).contains(&value)
}

fn name(instrument: &Instrument) -> &'static str {
    &instrument.scale().name
}

/// "Item 3", "Items 3 and 4", "Items 3, 4 and 5".
fn items(missing: &[usize]) -> String {
    let numbers: Vec<String> = missing.iter().map(usize::to_string).collect();
    match numbers.split_last() {
        Some((last, [])) => format!("Item {last}"),
        Some((last, others)) => format!("Items {} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn is(missing: &[usize], instrument: &Instrument) -> String {
    format!("{} {}", name(instrument), if missing.len() == 1 { "is" } else { "are" })
}

fn remedy(instrument: Instrument, missing: &[usize]) -> &'static str {
    match () {
        () if missing.contains(&ITEM_9) => {
            "Item 9 is never made up. Where only it is missing, give the form as a PHQ-8."
        }
        () if may_stand_in(instrument, missing) => "Fill in what is missing, or allow prorated totals.",
        () => "That is too much for the others to stand in.",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use Instrument::*;
    use proptest::prelude::*;

    pub(in crate::outcome) fn form(instrument: Instrument, moment: Moment, answers: Answers) -> Form {
        Form { instrument, moment, date: None, answers }
    }

    fn items(instrument: Instrument, items: &[Option<i64>]) -> Form {
        form(instrument, Moment::Before, Answers::Items(items.to_vec()))
    }

    fn whole(instrument: Instrument, answers: &[i64]) -> Form {
        items(instrument, &answers.iter().copied().map(Some).collect::<Vec<_>>())
    }

    fn sentence(form: &Form, prorate: bool) -> String {
        form.score(prorate).expect_err("this form has no total").to_string()
    }

    /// Kroenke, Spitzer & Williams 2001: an item a symptom, 0 to 3, added up.
    #[test]
    fn a_total_is_the_sum_of_the_items() {
        let score = whole(Phq9, &[2, 2, 3, 1, 2, 2, 2, 1, 0]).score(false).unwrap();
        assert_eq!((score.total, score.band.as_deref(), score.case), (15.0, Some("moderately severe"), Some(true)));
        assert_eq!((score.prorated, score.items_missing), (false, 0));
        assert_eq!(score.sentence(), "PHQ-9 before: 15 of 27, moderately severe.");
        let state = whole(State5, &[4]).score(false).unwrap();
        assert_eq!((state.total, state.band, state.case), (4.0, None, None));
    }

    /// 5,068 whole forms of NHANES 2017-2018 (public domain), counted with Python: how many totals lie in each band.
    #[test]
    fn the_bands_part_totals_as_counted_elsewhere() {
        let band_of =
            |total: i64| form(Phq9, Moment::Before, Answers::Total(total)).score(false).unwrap().band.unwrap();
        let counted = NHANES_TOTALS.iter().zip(0..);
        let mut bands = std::collections::BTreeMap::<String, usize>::new();
        for (people, total) in counted {
            *bands.entry(band_of(total)).or_default() += people;
        }
        let expected =
            [("mild", 837), ("minimal", 3772), ("moderate", 292), ("moderately severe", 124), ("severe", 43)];
        assert_eq!(bands.iter().map(|(band, n)| (band.as_str(), *n)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_impossible_item_is_named() {
        assert_eq!(
            sentence(&whole(Phq9, &[0, 0, 4, 0, 0, 0, 0, 0, 0]), false),
            "Item 3 of the PHQ-9, \"Trouble falling or staying asleep, or sleeping too much\", is 4. Write a number from \
             0 to 3."
        );
        assert!(sentence(&whole(Gad7, &[0, 0, 0, 0, 0, 0, -1]), true).contains("Item 7 of the GAD-7"));
        assert!(sentence(&whole(State5, &[0]), false).ends_with("is 0. Write a number from 1 to 5."));
        assert!(sentence(&whole(Gad7, &[1; 8]), false).starts_with("There is no item 8 in the GAD-7, which has 7."));
        let total = form(Phq2, Moment::Before, Answers::Total(7));
        assert_eq!(sentence(&total, false), "The total of the PHQ-2 is 7. It can be 0 to 6.");
    }

    #[test]
    fn a_form_with_missing_items_has_a_total_only_where_that_was_allowed() {
        let two = [Some(2), None, Some(2), Some(2), None, Some(2), Some(2), Some(2), Some(0)];
        assert_eq!(
            sentence(&items(Phq9, &two), false),
            "Items 2 and 5 of the PHQ-9 are not answered, so it has no total. Fill in what is missing, or \
             allow prorated totals."
        );
        let score = items(Phq9, &two).score(true).unwrap();
        assert_eq!((score.total, score.prorated, score.items_missing), (12.0 * 9.0 / 7.0, true, 2));
        assert_eq!(score.sentence(), "PHQ-9 before: 15.4 of 27, moderately severe (prorated: 2 items are missing).");
        let three = [Some(2), None, None, Some(2), None, Some(2), Some(2), Some(2), Some(0)];
        assert!(sentence(&items(Phq9, &three), true).ends_with("too much for the others to stand in."));
        assert!(items(Gad7, &[Some(1); 6]).score(true).unwrap().prorated);
        assert!(items(Gad7, &[Some(1); 5]).score(true).is_err());
        assert!(items(Phq2, &[Some(1)]).score(true).is_err());
        assert!(sentence(&items(Gad7, &[None; 7]), true).starts_with("Nothing is filled in."));
    }

    #[test]
    fn item_9_is_never_made_up() {
        let without = items(Phq9, &[Some(1); 8]);
        assert!(sentence(&without, true).contains("Item 9 is never made up."));
        assert_eq!(without.item_9(), None);
        assert_eq!(whole(Phq9, &[0, 0, 0, 0, 0, 0, 0, 0, 1]).item_9(), Some(true));
        assert_eq!(whole(Phq9, &[3, 3, 3, 3, 3, 3, 3, 3, 0]).item_9(), Some(false));
        assert_eq!(form(Phq9, Moment::After, Answers::Total(20)).item_9(), None);
    }

    #[test]
    fn a_total_beside_the_items_must_be_theirs() {
        let form = whole(Phq2, &[1, 2]);
        assert_eq!(form.agrees_with(3), Ok(()));
        assert_eq!(
            form.agrees_with(4).unwrap_err().to_string(),
            "The total of the PHQ-2 is 4, but its items add up to 3. Correct one of them, or leave out the total."
        );
        let half = items(Phq2, &[Some(1)]);
        assert_eq!(
            (half.agrees_with(4).is_ok(), half.agrees_with(5).is_ok(), half.agrees_with(0).is_ok()),
            (true, false, false)
        );
    }

    #[test]
    fn whole_points_are_whole_in_json() {
        let json = serde_json::to_value(whole(Gad2, &[1, 2]).score(false).unwrap()).unwrap();
        let expected = serde_json::json!({"instrument": "gad2", "moment": "before", "date": null, "total": 3,
            "prorated": false, "items_missing": 0, "band": null, "case": true});
        assert_eq!(json, expected);
        assert_eq!(serde_json::from_value::<Score>(json).unwrap().total, 3.0);
        let form: Form =
            serde_json::from_str(r#"{"instrument": "phq2", "moment": "after", "date": null, "items": [1, null]}"#)
                .unwrap();
        assert_eq!(form.answers, Answers::Items(vec![Some(1), None]));
    }

    fn some_form() -> impl Strategy<Value = Form> {
        let instruments = prop::sample::select(vec![Phq9, Phq8, Phq2, Gad7, Gad2, State5, State10]);
        instruments.prop_flat_map(|instrument| {
            let (least, greatest) = instrument.scale().item_range();
            let answers = prop::collection::vec(i64::from(least)..=i64::from(greatest), instrument.scale().items.len());
            answers.prop_map(move |answers| whole(instrument, &answers))
        })
    }

    proptest! {
        #[test]
        fn totals_lie_within_the_range(form in some_form(), gone in prop::collection::vec(any::<bool>(), 9)) {
            let Answers::Items(mut answers) = form.answers.clone() else { unreachable!() };
            for (answer, gone) in answers.iter_mut().zip(gone) {
                *answer = answer.filter(|_| !gone);
            }
            let form = items(form.instrument, &answers);
            let (least, greatest) = form.instrument.scale().range();
            for score in [form.score(false), form.score(true)].into_iter().flatten() {
                prop_assert!((f64::from(least)..=f64::from(greatest)).contains(&score.total));
                prop_assert_eq!(score.prorated, answers.contains(&None));
            }
        }

        #[test]
        fn a_worse_answer_never_lowers_a_total(form in some_form(), item in 0_usize..9, prorate: bool) {
            let Answers::Items(mut answers) = form.answers.clone() else { unreachable!() };
            let item = item % answers.len();
            let before = form.score(prorate).unwrap();
            answers[item] = answers[item].map(|answer| answer + 1);
            if let Ok(worse) = items(form.instrument, &answers).score(prorate) {
                prop_assert!(worse.total > before.total);
                prop_assert!(worse.case >= before.case);
            }
        }
    }

    /// How many of those people have a total of 0, 1, ... 27.
    #[rustfmt::skip]
    const NHANES_TOTALS: [usize; 28] = [
        1721, 687, 578, 441, 345, 247, 193, 155, 133, 109, 91, 74, 48, 39,
        40, 30, 35, 21, 26, 12, 11, 13, 10, 4, 3, 2, 0, 0,
    ];
}
