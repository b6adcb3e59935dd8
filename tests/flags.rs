//! Flags, measured on lines that were written before the rules by somebody who had not seen them.

use std::collections::BTreeMap;
use std::path::Path;

use hearken::conversation::Role;
use hearken::outcome::flags::{Kind, in_text};
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    side: Role,
    text: String,
    flags: Vec<Kind>,
}

/// Hits, misses and false alarms.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    hits: usize,
    missed: usize,
    false_alarms: usize,
}

impl Tally {
    fn add(&mut self, expected: bool, found: bool) {
        match (expected, found) {
            (true, true) => self.hits += 1,
            (true, false) => self.missed += 1,
            (false, true) => self.false_alarms += 1,
            (false, false) => {}
        }
    }

    fn recall(&self) -> f64 {
        self.hits as f64 / (self.hits + self.missed) as f64
    }

    fn precision(&self) -> f64 {
        self.hits as f64 / (self.hits + self.false_alarms) as f64
    }
}

/// Over all pairs of a line and a kind, and over lines, flagged or not. Prints totals only.
fn measure(name: &str, size: usize, mut show: impl FnMut(&Line, &[Kind])) -> (Tally, Tally) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sets/flags").join(name);
    let file = std::fs::read_to_string(path).unwrap();
    let lines: Vec<Line> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), size);
    let (mut kinds, mut pairs, mut whole) = (BTreeMap::<Kind, Tally>::new(), Tally::default(), Tally::default());
    for line in &lines {
        let found: Vec<Kind> = in_text(&line.text, line.side).into_iter().map(|(kind, _)| kind).collect();
        for kind in Kind::ALL {
            let (expected, found) = (line.flags.contains(&kind), found.contains(&kind));
            kinds.entry(kind).or_default().add(expected, found);
            pairs.add(expected, found);
        }
        whole.add(!line.flags.is_empty(), !found.is_empty());
        show(line, &found);
    }
    for (kind, tally) in kinds {
        println!("{name} {kind:?}: {tally:?}");
    }
    for (what, tally) in [("pairs", pairs), ("lines", whole)] {
        println!("{name} {what}: recall {:.3}, precision {:.3}, {tally:?}", tally.recall(), tally.precision());
    }
    (pairs, whole)
}

#[track_caller]
fn open_set_is_found(name: &str, size: usize) {
    let (pairs, lines) = measure(name, size, |line, found| {
        let mut expected = line.flags.clone();
        expected.sort();
        if expected != found {
            let words = in_text(&line.text, line.side).into_iter().map(|(_, span)| span.of(&line.text).to_owned());
            println!("{expected:?} {found:?} {:?}: {}", words.collect::<Vec<_>>(), line.text);
        }
    });
    assert!(pairs.recall() >= 0.95 && pairs.precision() >= 0.80);
    assert!(lines.recall() >= 0.95 && lines.precision() >= 0.80);
}

#[test]
fn the_open_half_is_found() {
    open_set_is_found("open.jsonl", 200);
}

/// By another writer. Before anybody learnt from it: recall .745 and precision .868 of pairs, .817 and .893 of lines.
#[test]
fn the_second_open_set_is_found() {
    open_set_is_found("open2.jsonl", 150);
}

/// Each by the writer of its open set, on the same day. Nobody who writes patterns looks at them, and only their totals
/// are shown: run them when the patterns are done, to report, and never to improve them. Their recall stays below the
/// .95 that is aimed for: people find more ways of saying a thing than anybody has thought of.
#[test]
#[ignore = "run by hand, to report"]
fn the_sealed_sets_are_found_less_often() {
    let (first, first_lines) = measure("sealed.jsonl", 200, |_, _| {});
    let (second, second_lines) = measure("sealed2.jsonl", 150, |_, _| {});
    assert!(first.recall() >= 0.79 && first.precision() >= 0.87);
    assert!(first_lines.recall() >= 0.84 && first_lines.precision() >= 0.91);
    assert!(second.recall() >= 0.84 && second.precision() >= 0.84);
    assert!(second_lines.recall() >= 0.87 && second_lines.precision() >= 0.84);
}
