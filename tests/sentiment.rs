//! The wording of texts, against the figures of the Python package vaderSentiment (tests/golden/sentiment_cases.py).

use std::path::Path;

use hearken::sentiment::Sentiment;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
    #[serde(flatten)]
    expected: Sentiment,
}

/// All figures of all lines; the package's last decimal may hang on a sum's last bit.
fn check(path: &str, least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let lines = std::fs::read_to_string(&path).expect("sentiment_cases.py writes it");
    let cases: Vec<Case> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(cases.len() >= least, "{} lines", cases.len());
    let parts = |of: &Sentiment| [of.negative, of.neutral, of.positive, of.compound];
    let largest = |case: &Case| {
        let differences = parts(&Sentiment::of(&case.text)).into_iter().zip(parts(&case.expected));
        differences.map(|(ours, theirs)| (ours - theirs).abs()).fold(0.0, f64::max)
    };
    let unlike: Vec<(f64, &str)> = cases.iter().map(|case| (largest(case), case.text.as_str())).collect();
    let worst = unlike.iter().map(|(difference, _)| *difference).fold(0.0, f64::max);
    println!("{} texts, largest difference {worst:.6}", cases.len());
    let unlike: Vec<_> = unlike.into_iter().filter(|(difference, _)| *difference > 1e-3).collect();
    assert!(unlike.is_empty(), "{unlike:?}");
}

#[test]
fn lines_of_our_own_get_the_python_package_s_figures() {
    check("tests/golden/sentiment.jsonl", 300);
}

/// Run by hand, once `sentiment_cases.py DATA` has written them: the data is no part of the repository.
#[test]
#[ignore = "needs the training data"]
fn five_thousand_lines_of_the_training_data_get_the_python_package_s_figures() {
    check("target/sentiment.jsonl", 5000);
}
