//! How seekers fared, on real answers: against figures worked out elsewhere. They need HEARKEN_DATA; without it these
//! tests say so and do nothing.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use hearken::conversation::States;
use hearken::conversation::import::{self, ReadOptions};
use hearken::outcome::change::{Change, Reliability, Reliable};
use hearken::outcome::instruments::Instrument;
use hearken::outcome::score::{Answers, Form, Moment};
use hearken::outcome::{Forms, Outcome, Settings};

/// The rows of a table, each a map from its header; `None` where the data is not here.
fn rows(file: &str) -> Option<Vec<HashMap<String, String>>> {
    let path: PathBuf = Path::new(&std::env::var_os("HEARKEN_DATA")?).join(file);
    let mut reader = csv::Reader::from_path(path).ok()?;
    Some(reader.deserialize().map(|row| row.unwrap()).collect())
}

fn skipped() {
    println!("skipped: HEARKEN_DATA is not set, or lacks this table");
}

fn form(instrument: Instrument, moment: Moment, row: &HashMap<String, String>, columns: &[String]) -> Form {
    let items = columns.iter().map(|column| row[column].parse().ok());
    Form { instrument, moment, date: None, answers: Answers::Items(items.collect()) }
}

/// By the Jacobson-Truax method from the spread of a sample: how many improved, did not change, and got worse.
fn counted(pairs: &[(f64, f64)], reliability: f64) -> (usize, usize, usize) {
    let n = pairs.len() as f64;
    let mean = pairs.iter().map(|(before, _)| before).sum::<f64>() / n;
    let sd = (pairs.iter().map(|(before, _)| (before - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let mut settings = Settings::default();
    settings.reliability.insert(Instrument::Phq9, Reliability::new(sd, reliability).unwrap());
    let judge = |(before, after): &(f64, f64)| Change::new(Instrument::Phq9, *before, *after, &settings).reliable;
    let count = |wanted| pairs.iter().filter(|pair| judge(pair) == Some(wanted)).count();
    (count(Reliable::Improved), count(Reliable::No), count(Reliable::Worse))
}

/// The R package clinicalsignificance (Claus): for BDI-II with reliability .801, the vignette "Distribution-Based Approach"
/// prints 18 improved, 22 unchanged, 0 deteriorated; for HAMD with .8, its test snapshot of `cs_distribution` (JT) prints
/// 29, 10, 1. Both between the first and the fourth of the measurements of Claus 2020.
#[test]
fn reliable_change_is_what_an_r_package_finds() {
    let Some(table) = rows("pre_post_outcomes/claus_2020.csv") else { return skipped() };
    let pairs = |outcome: &str| {
        let mut people: BTreeMap<&str, [Option<f64>; 2]> = BTreeMap::new();
        for row in &table {
            let at = match row["time"].as_str() {
                "1.0" => 0,
                "4.0" => 1,
                _ => continue,
            };
            people.entry(&row["id"]).or_default()[at] = row[outcome].parse().ok();
        }
        people.values().filter_map(|[before, after]| before.zip(*after)).collect::<Vec<_>>()
    };
    assert_eq!(counted(&pairs("bdi"), 0.801), (18, 22, 0));
    assert_eq!(counted(&pairs("hamd"), 0.8), (29, 10, 1));
}

/// 403 people, two waves (R package BGGM; Forbes 2016, 2019). Worked out by a script of its own in Python: sums of totals,
/// cases, and the rules of the NHS with 6 and 4 points, 10 and 8 for cases.
#[test]
fn two_waves_add_up_to_what_a_script_finds() {
    let waves = rows("phq9_gad7_two_waves/depression_anxiety_t1.csv")
        .zip(rows("phq9_gad7_two_waves/depression_anxiety_t2.csv"));
    let Some((first, second)) = waves else { return skipped() };
    let columns = |name: &str, items: usize| (1..=items).map(|item| format!("{name}{item}")).collect::<Vec<_>>();
    let (phq, gad) = (columns("PHQ", 9), columns("GAD", 7));
    let mut sums: BTreeMap<(Instrument, Moment), f64> = BTreeMap::new();
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    let mut count = |what: &'static str, holds: bool| *tally.entry(what).or_default() += usize::from(holds);
    for (before, after) in first.iter().zip(&second) {
        let forms = [(Moment::Before, before), (Moment::After, after)].map(|(moment, row)| {
            [form(Instrument::Phq9, moment, row, &phq), form(Instrument::Gad7, moment, row, &gad)]
        });
        count("item 9 above 0 in wave 1", forms[0][0].item_9() == Some(true));
        let (outcome, _) = Outcome::new(&Forms::new(forms.concat()), &Settings::default());
        for score in &outcome.scores {
            *sums.entry((score.instrument, score.moment)).or_default() += score.total;
            count("cases in wave 1", score.moment == Moment::Before && score.case == Some(true));
        }
        let nhs = outcome.nhs.expect("both forms, twice");
        count("improved", nhs.improvement);
        count("deteriorated", nhs.deterioration);
        count("recovered", nhs.recovery == Some(true));
        count("reliably recovered", nhs.reliable_recovery == Some(true));
        count("cases on either", nhs.recovery.is_some());
    }
    assert_eq!(sums.into_values().collect::<Vec<_>>(), [3014.0, 2534.0, 2501.0, 2079.0]);
    let expected = [
        ("cases in wave 1", 120 + 128),
        ("cases on either", 156),
        ("deteriorated", 40),
        ("improved", 96),
        ("item 9 above 0 in wave 1", 77),
        ("recovered", 55),
        ("reliably recovered", 38),
    ];
    assert_eq!(tally.into_iter().collect::<Vec<_>>(), expected);
}

/// 5,093 adults of NHANES 2017-2018, by the same script: 5,068 whole forms, 16,426 points in all.
#[test]
fn nhanes_adds_up_to_what_a_script_finds() {
    let Some(table) = rows("nhanes_phq9_2017_2018/phq9_items.csv") else { return skipped() };
    let columns: Vec<String> = (1..=9).map(|item| format!("DPQ0{item}0")).collect();
    let whole = table.iter().filter_map(|row| form(Instrument::Phq9, Moment::Before, row, &columns).score(false).ok());
    let totals: Vec<f64> = whole.map(|score| score.total).collect();
    assert_eq!((totals.len(), totals.iter().sum::<f64>()), (5068, 16_426.0));
}

/// ESConv in its three copies, by a script in Python: how many ratings fell, stayed, rose, and how many have no last one.
/// Of those that ESConv kept, every rating fell; those that failed lie apart. That is why a note stands beside them.
#[test]
fn esconvs_ratings_are_those_that_a_script_finds() {
    let folder = std::env::var_os("HEARKEN_DATA").map(PathBuf::from).filter(|folder| folder.join("esconv").is_dir());
    let Some(folder) = folder else { return skipped() };
    let ratings = |files: &[&str]| {
        let mut counts = [0; 4];
        for file in files {
            let bytes = std::fs::read(folder.join(file)).unwrap();
            for chat in import::read(&bytes, file, &ReadOptions::default()).unwrap() {
                let States { before, after } = chat.states.expect("every chat has a first rating");
                let kind = match (before, after) {
                    (Some(before), Some(after)) => 1 + after.cmp(&before) as i8,
                    (before, _) => 3 * i8::from(before.is_some()),
                };
                counts[kind as usize] += 1;
            }
        }
        counts
    };
    assert_eq!(ratings(&["esconv/train.txt", "esconv/valid.txt", "esconv/test.txt"]), [1150, 0, 0, 150]);
    let copies = ["train", "valid", "test"].map(|part| format!("esconv_feedback/{part}_rl.txt"));
    assert_eq!(ratings(&copies.each_ref().map(String::as_str)), [1150, 0, 0, 150]);
    assert_eq!(ratings(&["esconv_failed/FailedESConv.json"]), [31, 85, 26, 54]);
}
