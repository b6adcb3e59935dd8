//! Flags, measured on lines that were written before the rules by somebody who had not seen them: what words alone find,
//! and what words and the model find together.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::TAGGER;
use hearken::conversation::{Conversation, Message, Role, Source, Span, Speaker};
use hearken::outcome::flags::{Kind, flags, in_text};
use hearken::reading::Reading;
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

/// Finds the kinds of a line.
type Finder = fn(&Line) -> Vec<(Kind, Span)>;

fn by_words(line: &Line) -> Vec<(Kind, Span)> {
    in_text(&line.text, line.side)
}

/// By words and by the model, as in a chat.
fn by_both(line: &Line) -> Vec<(Kind, Span)> {
    let conversation = Conversation {
        id: String::new(),
        source: Source { format: "text".to_owned(), file: String::new() },
        speakers: vec![Speaker::new("A", line.side)],
        messages: vec![Message { speaker: 0, time: None, text: line.text.clone() }],
        guess: None,
        states: None,
        notes: Vec::new(),
    };
    let reading = Reading::new(conversation);
    let tags: Vec<_> = reading.tag(&TAGGER, 0).unwrap().into_iter().map(|(_, tags)| tags).collect();
    let mut found: Vec<_> =
        flags(reading.conversation(), &tags).into_iter().map(|flag| (flag.kind, flag.span)).collect();
    found.sort_by_key(|(kind, _)| *kind);
    found
}

/// Over all pairs of a line and a kind, and over lines, flagged or not. Prints totals only.
fn measure(name: &str, find: Finder, size: usize, mut show: impl FnMut(&Line, &[Kind])) -> (Tally, Tally) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sets/flags").join(name);
    let file = std::fs::read_to_string(path).unwrap();
    let lines: Vec<Line> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), size);
    let (mut kinds, mut pairs, mut whole) = (BTreeMap::<Kind, Tally>::new(), Tally::default(), Tally::default());
    for line in &lines {
        let found: Vec<Kind> = find(line).into_iter().map(|(kind, _)| kind).collect();
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
    let (pairs, lines) = measure(name, by_words, size, |line, found| {
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

/// By a third writer, and no pattern was learnt from it: words and the model together, as in a chat. Which thresholds the model
/// has was chosen on it.
#[test]
fn the_third_open_set_is_found_by_words_and_the_model() {
    let (pairs, lines) = measure("open3.jsonl", by_both, 200, |_, _| {});
    assert!(pairs.recall() >= 0.95 && pairs.precision() >= 0.78);
    assert!(lines.recall() >= 0.95 && lines.precision() >= 0.80);
}

/// Sets that nobody who writes patterns or trains looks at: only their totals are shown. The first two are each by the
/// writer of its open set, on the same day; half of the third's flagged lines were asked to say their thing in other words than the
/// first that come to mind; the fourth is by the writer of the third open set. Run them when all is done, to report, and never to improve anything.
#[test]
#[ignore = "run by hand, to report"]
fn the_sealed_sets_are_found_less_often() {
    let sets = [
        ("sealed.jsonl", 200, 0.88),
        ("sealed2.jsonl", 150, 0.93),
        ("sealed3.jsonl", 194, 0.73),
        ("sealed4.jsonl", 200, 0.95),
    ];
    for (name, size, least) in sets {
        println!("By words alone");
        let (words, _) = measure(name, by_words, size, |_, _| {});
        println!("By words and the model");
        let (both, _) = measure(name, by_both, size, |_, _| {});
        assert!(both.recall() >= words.recall());
        assert!(both.recall() >= least, "{name}");
    }
}
