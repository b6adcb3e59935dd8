//! What the finder of names finds, measured on messages whose writer had not seen its rules, and what must hold for any
//! text. `cargo test --test redaction -- --nocapture` prints the table.
//!
//! There are sets by several writers: the rules were made with `open` to `open5` and `open_handles` in sight; `sealed` to
//! `sealed5` and `sealed_handles` are only ever counted.
//!
//! A finding and a mark match where each covers at least half of the other's characters and both are of one group of
//! kinds. Recall is the share of marks that a finding matches; precision the share of findings that match a mark.

use std::collections::BTreeMap;
use std::path::Path;

use hearken::conversation::redact::{DecisionError, Decisions, Finding, Kind, Redaction, Replacement, Spot, find};
use hearken::conversation::{Conversation, Message, Note, Role, Source, Span, Speaker, segment};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    id: String,
    speakers: Vec<String>,
    text: String,
    spans: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    #[serde(flatten)]
    span: Span,
    #[serde(deserialize_with = "kind")]
    kind: Kind,
}

/// Two kinds are called otherwise in the later sets.
fn kind<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
    match String::deserialize(from)?.as_str() {
        "birth_date" => Ok(Kind::DateOfBirth),
        "number" => Ok(Kind::Account),
        name => Kind::deserialize(serde::de::value::StrDeserializer::new(name)),
    }
}

/// Kinds that a reader would not hold against each other.
fn group(kind: Kind) -> &'static str {
    match kind {
        Kind::Date | Kind::DateOfBirth => "date, date of birth",
        Kind::Address | Kind::Place => "address, place",
        Kind::School | Kind::Employer => "school, employer",
        Kind::Name => "name",
        Kind::Email => "email",
        Kind::Phone => "phone",
        Kind::Url => "url",
        Kind::Handle => "handle",
        Kind::Account => "account",
        Kind::Age => "age",
    }
}

const WITH_FORM: [Kind; 8] =
    [Kind::Email, Kind::Phone, Kind::Url, Kind::Handle, Kind::Account, Kind::Date, Kind::DateOfBirth, Kind::Age];

#[derive(Default, Clone, Copy)]
struct Count {
    marks: usize,
    matched_marks: usize,
    findings: usize,
    matched_findings: usize,
}

impl Count {
    fn recall(self) -> f64 {
        self.matched_marks as f64 / self.marks.max(1) as f64
    }

    fn precision(self) -> f64 {
        self.matched_findings as f64 / self.findings.max(1) as f64
    }

    fn plus(self, other: Self) -> Self {
        Self {
            marks: self.marks + other.marks,
            matched_marks: self.matched_marks + other.matched_marks,
            findings: self.findings + other.findings,
            matched_findings: self.matched_findings + other.matched_findings,
        }
    }
}

struct Measure {
    by_kind: BTreeMap<String, Count>,
    with_form: Count,
    /// Marks with a form that are hidden at all, be it under the name of another kind.
    hidden: Count,
    names: Count,
    /// Marks that are a name in the speaker list.
    speakers: Count,
}

fn conversation(speakers: &[String], texts: &[&str]) -> Conversation {
    let mut names = speakers.to_vec();
    if names.is_empty() {
        names.push("Seeker".to_owned());
    }
    let speaker = |name: &String| Speaker::new(name, Role::Seeker);
    let message = |text: &&str| Message { speaker: 0, time: None, text: (*text).to_owned() };
    Conversation {
        id: "chat".to_owned(),
        source: Source { format: "text".to_owned(), file: "chat.txt".to_owned() },
        speakers: names.iter().map(speaker).collect(),
        messages: texts.iter().map(message).collect(),
        guess: None,
        states: None,
        notes: Vec::new(),
    }
}

fn overlap(one: Span, other: Span) -> usize {
    one.end.min(other.end).saturating_sub(one.start.max(other.start))
}

fn matches(finding: &Finding, mark: &Mark) -> bool {
    let common = overlap(finding.span, mark.span);
    let half = |span: Span| 2 * common >= span.end - span.start;
    group(finding.kind) == group(mark.kind) && common > 0 && half(finding.span) && half(mark.span)
}

/// Whether no more than half of the marked words stay to be read.
fn hides(finding: &Finding, mark: &Mark) -> bool {
    2 * overlap(finding.span, mark.span) >= mark.span.end - mark.span.start
}

/// Whether a mark is what a speaker is called: by a word of their name, without accents and case.
fn is_speaker(line: &Line, mark: &Mark) -> bool {
    let plain = |text: &str| -> String {
        use unicode_normalization::UnicodeNormalization;
        text.nfd().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect()
    };
    let words = |text: &str| text.split_whitespace().map(plain).collect::<Vec<_>>();
    let called = words(mark.span.of(&line.text));
    mark.kind == Kind::Name
        && line.speakers.iter().flat_map(|name| words(name)).any(|name| name.len() > 1 && called.contains(&name))
}

/// `show` prints what was missed and what was found in vain: never for the sealed half.
fn measure(half: &str, show: bool) -> Measure {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/sets/redaction/{half}.jsonl"));
    let lines = std::fs::read_to_string(path).expect("the set is there");
    let mut measure = Measure {
        by_kind: BTreeMap::new(),
        with_form: Count::default(),
        hidden: Count::default(),
        names: Count::default(),
        speakers: Count::default(),
    };
    for line in lines.lines().map(|line| serde_json::from_str::<Line>(line).expect("a line of the set")) {
        let findings = find(&conversation(&line.speakers, &[&line.text]));
        for mark in &line.spans {
            let found = findings.iter().any(|finding| matches(finding, mark));
            let count = Count { marks: 1, matched_marks: usize::from(found), ..Count::default() };
            measure.add(mark.kind, count);
            if WITH_FORM.contains(&mark.kind) {
                let hidden = findings.iter().any(|finding| hides(finding, mark));
                let count = Count { marks: 1, matched_marks: usize::from(hidden), ..Count::default() };
                measure.hidden = measure.hidden.plus(count);
            }
            if is_speaker(&line, mark) {
                measure.speakers = measure.speakers.plus(count);
            }
            if show && !found {
                println!("missed {} {:?} {:?} in {:?}", line.id, mark.kind, mark.span.of(&line.text), line.text);
            }
        }
        for finding in &findings {
            let meant = line.spans.iter().any(|mark| matches(finding, mark));
            measure.add(finding.kind, Count { findings: 1, matched_findings: usize::from(meant), ..Count::default() });
            if show && !meant {
                println!("in vain {} {:?} {:?} in {:?}", line.id, finding.kind, finding.text, line.text);
            }
        }
    }
    measure
}

impl Measure {
    fn add(&mut self, kind: Kind, count: Count) {
        let of_kind = self.by_kind.entry(format!("{kind:?}")).or_default();
        *of_kind = of_kind.plus(count);
        if WITH_FORM.contains(&kind) {
            self.with_form = self.with_form.plus(count);
        }
        if kind == Kind::Name {
            self.names = self.names.plus(count);
        }
    }

    fn print(&self, half: &str) {
        println!("\n{half:<20} {:>6} {:>8} {:>9} {:>10}", "marks", "recall", "findings", "precision");
        let row = |name: &str, count: Count| {
            println!(
                "{name:<20} {:>6} {:>8.3} {:>9} {:>10.3}",
                count.marks,
                count.recall(),
                count.findings,
                count.precision()
            );
        };
        self.by_kind.iter().for_each(|(kind, count)| row(kind, *count));
        row("things with a form", self.with_form);
        row("persons' names", self.names);
        for (name, count) in [("with a form, hidden", self.hidden), ("speakers' names", self.speakers)] {
            println!("{name:<20} {:>6} {:>8.3}", count.marks, count.recall());
        }
    }
}

/// Recall and precision of things with a form, the same of names, and recall of speakers' names: no less than this.
struct Floors {
    with_form: (f64, f64),
    names: (f64, f64),
    speakers: f64,
}

#[track_caller]
fn holds(measure: &Measure, floors: &Floors) {
    let reaches =
        |count: Count, (recall, precision): (f64, f64)| count.recall() >= recall && count.precision() >= precision;
    assert!(reaches(measure.with_form, floors.with_form), "things with a form");
    assert!(reaches(measure.names, floors.names), "names");
    assert!(measure.speakers.recall() >= floors.speakers, "speakers' names");
}

#[test]
fn the_open_half_reaches_the_bars() {
    let measure = measure("open", std::env::var_os("SHOW").is_some());
    measure.print("open");
    holds(&measure, &Floors { with_form: (0.98, 0.95), names: (0.90, 0.85), speakers: 1.0 });
}

/// Of other days than those of birth its writer marked none, so what is found of them counts against precision. Before
/// anybody learnt from it: recall .916 and precision .956 of things with a form, .934 and .794 of names, and recall 1 of
/// the 16 speakers' names, .875 of 32 places, .375 of 16 schools, .400 of 15 employers.
#[test]
fn the_second_open_set_reaches_the_bars() {
    let measure = measure("open2", std::env::var_os("SHOW").is_some());
    measure.print("open2");
    holds(&measure, &Floors { with_form: (0.98, 0.95), names: (0.90, 0.85), speakers: 1.0 });
}

/// Of other days than those of birth its writers marked none, so what is found of them counts against precision. Before
/// anybody learnt from it: recall .707 and precision .906 of things with a form (of 13 numbers of offices .538, of 9
/// telephones .778), .917 and .904 of names, recall 1 of the 12 speakers' names, .947 of 38 places, both schools, .889 of 9
/// employers.
#[test]
fn the_third_open_set_reaches_the_bars() {
    let measure = measure("open3", std::env::var_os("SHOW").is_some());
    measure.print("open3");
    holds(&measure, &Floors { with_form: (0.98, 0.95), names: (0.90, 0.85), speakers: 1.0 });
}

/// Of other days than those of birth its writers marked none, so what is found of them counts against precision. Before
/// anybody learnt from it: recall .927 and precision .950 of things with a form (of 20 names on platforms .700, of 9 ages
/// .889, of 21 numbers of offices .905), .983 and .921 of names, recall 1 of the 12 speakers' names, .786 of 28 places, .778
/// of 9 schools, .455 of 11 employers.
#[test]
fn the_fourth_open_set_reaches_the_bars() {
    let measure = measure("open4", std::env::var_os("SHOW").is_some());
    measure.print("open4");
    holds(&measure, &Floors { with_form: (0.98, 0.95), names: (0.90, 0.85), speakers: 1.0 });
}

/// Of other days than those of birth its writers marked none, so what is found of them counts against precision. Before
/// anybody learnt from it: recall .970 and precision .941 of things with a form, .956 and .867 of names, .762 of 21 places,
/// all 3 schools, .556 of 9 employers; no speaker is named in it.
#[test]
fn the_fifth_open_set_reaches_the_bars() {
    let measure = measure("open5", std::env::var_os("SHOW").is_some());
    measure.print("open5");
    holds(&measure, &Floors { with_form: (0.98, 0.95), names: (0.90, 0.85), speakers: 0.0 });
}

/// Mostly names on platforms, and talk of platforms without one. Before anybody learnt from it: recall .536 and precision
/// .902 of things with a form (of 63 names on platforms .492), and precision .273 of names, of which 3 are marked: the
/// others were parts of names on platforms.
#[test]
fn the_open_set_of_handles_reaches_the_bars() {
    let measure = measure("open_handles", std::env::var_os("SHOW").is_some());
    measure.print("open_handles");
    holds(&measure, &Floors { with_form: (0.98, 0.95), names: (0.85, 0.85), speakers: 0.0 });
}

/// What the sealed half reached when it was counted, a fifth time since the rules were first made: it may not fall. The
/// bars (those of the open half) are reached for names; of things with a form 94 of 100 are found, of speakers' names 54
/// of 55.
#[test]
fn the_sealed_half_stays_where_it_was() {
    let measure = measure("sealed", false);
    measure.print("sealed");
    holds(&measure, &Floors { with_form: (0.94, 0.98), names: (0.94, 0.90), speakers: 0.98 });
}

/// The half of the second set that nobody has looked at. The bar for the precision of names is not reached there. Since the
/// rules learnt of festivals and makes of cars one name of its 65 less is found.
#[test]
fn the_second_sealed_half_stays_where_it_was() {
    let measure = measure("sealed2", false);
    measure.print("sealed2");
    holds(&measure, &Floors { with_form: (0.96, 0.96), names: (0.95, 0.80), speakers: 1.0 });
}

/// The half of the third set that nobody has looked at, counted three times since the rules had learnt from the open one.
/// What the fourth set taught changed nothing in it.
#[test]
fn the_third_sealed_half_stays_where_it_was() {
    let measure = measure("sealed3", false);
    measure.print("sealed3");
    holds(&measure, &Floors { with_form: (0.88, 0.95), names: (0.95, 0.93), speakers: 1.0 });
}

/// The half of the fourth set that nobody has looked at, counted before anybody learnt from the open one (.953 and .968
/// of things with a form, .964 and .914 of names, places .912, schools .800, employers .714), and once after it: of names
/// on platforms it stayed at .762, of schools .900 were found.
#[test]
fn the_fourth_sealed_half_stays_where_it_was() {
    let measure = measure("sealed4", false);
    measure.print("sealed4");
    holds(&measure, &Floors { with_form: (0.95, 0.96), names: (0.96, 0.91), speakers: 1.0 });
}

/// The half of the fifth set that nobody has looked at, counted once, after the rules had learnt from the open one: .984 and
/// 1.000 of things with a form, .912 and .954 of names, the 4 speakers' names; places .812 of 16, schools .900 of 10,
/// employers .400 of 5. All bars are reached.
#[test]
fn the_fifth_sealed_half_stays_where_it_was() {
    let measure = measure("sealed5", false);
    measure.print("sealed5");
    holds(&measure, &Floors { with_form: (0.98, 0.98), names: (0.91, 0.95), speakers: 1.0 });
}

/// The half of the set of handles that nobody has looked at, counted once: of 75 names on platforms, given in every way there
/// is, .680 are found (of the open half .492 before anybody learnt from it), and hidden under any kind .774 of things with a
/// form.
#[test]
fn the_sealed_half_of_handles_stays_where_it_was() {
    let measure = measure("sealed_handles", false);
    measure.print("sealed_handles");
    holds(&measure, &Floors { with_form: (0.70, 0.92), names: (1.0, 0.50), speakers: 1.0 });
}

// ---- What must hold for any text ----

/// Pieces that rules look for, and what may stand around them.
fn piece() -> impl Strategy<Value = String> {
    let sample = [
        "hi ",
        "Marisol",
        "marisol's",
        " is ",
        "my friend ",
        "Dr. ",
        "Lee",
        " and ",
        "Ana Ruiz",
        "wei jie",
        "called ",
        ", ",
        ". ",
        "! ",
        "\n",
        "😭",
        "👩‍👩‍👧",
        "e\u{301}",
        "José",
        "мария ",
        "مريم ",
        "0161 496 0000",
        "+44 7700 900123",
        "jo@mail.example",
        "jo dot k at mail dot com",
        "@kit_k",
        "kit#0042",
        "www.a.example/b",
        "sort code 10-20-30",
        "12/04/1999",
        "born in 1971",
        "the 3rd of May",
        "she's 93",
        " in ",
        "Leeds",
        "12 Acacia Avenue",
        "SW1A 1AA",
        "i work at ",
        "Brimble",
        "Oakwood School",
        "[Name 1]",
        "[Seeker]",
        "[",
        "]",
        "'",
        "\"",
        "\u{0}",
        "\u{1}",
        "٠٧٧",
        " ",
        "i'm ",
        "will",
        "Rose",
        "Jordan",
        "Georgia",
        "St. ",
        "I ",
        "10",
        "-",
        "/",
        ":",
        "(",
        ")",
        "\u{200d}",
        "\u{feff}",
        "my ex, ",
        "T ",
        "says ",
        ", my girlfriend, ",
        "Pike St",
        "& Sons",
        "Ward 7B",
        " High ",
        "Castellano's Bakery",
        "at St Mary's ",
        "Monash",
        "kit.lo.ve",
        "kit_ ",
        " on insta",
        "sam @ gmail . com",
        "nineteen seventy ",
        "N G O Z I ",
        "let me go",
        "Quarry Row",
        "quietlantern",
        "QuietLantern ",
        "kit.zq",
        "mossy.ana ",
        "lantern99",
        "zq-04 ",
        "zorbliaq, one word, ",
        "add ",
        "our usernames ",
        "insta. its ",
        "its kit, k-i-t",
        " thats my tumblr ",
        "online knows me as ",
        "phils mob ",
    ];
    prop_oneof![8 => proptest::sample::select(sample.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.concat())
}

/// A chat without names, as a reader of an export would have it.
fn without_names(chat: &Conversation, redaction: &Redaction) -> Conversation {
    let mut chat = chat.clone();
    for (index, message) in chat.messages.iter_mut().enumerate() {
        message.text = redaction.message(index, &message.text, &[]).text;
    }
    for (speaker, name) in chat.speakers.iter_mut().zip(redaction.speakers()) {
        speaker.name = name.clone();
    }
    chat
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn findings_select_what_they_say(text in text(), other in text(), name in "[A-Za-zé '0-9_]{0,12}") {
        let chat = conversation(&[name], &[&text, &other]);
        let findings = find(&chat);
        for finding in &findings {
            prop_assert_eq!(finding.span.of(&chat.messages[finding.message].text), &finding.text);
            prop_assert!(!finding.text.is_empty());
        }
        for pair in findings.windows(2) {
            prop_assert!((pair[0].message, pair[0].span.end) <= (pair[1].message, pair[1].span.start));
        }
    }

    #[test]
    fn what_is_redacted_holds_nothing_more_to_find(text in text(), other in text(), name in "[A-Za-zé '0-9_]{0,12}") {
        let chat = conversation(&[name], &[&text, &other]);
        let redaction = Redaction::new(&chat, &Decisions::default()).unwrap();
        let clean = without_names(&chat, &redaction);
        let again = find(&clean);
        prop_assert!(again.is_empty(), "{:?} in {:?}", again, clean.messages);
    }

    #[test]
    fn moved_spans_select_the_same_words_or_their_stand_ins(text in text()) {
        let chat = conversation(&["Marisol".to_owned()], &[&text]);
        let redaction = Redaction::new(&chat, &Decisions::default()).unwrap();
        let cuts = segment::segments(&text);
        let new = redaction.message(0, &text, &cuts);
        let moved: Vec<Span> = cuts.iter().map(|cut| new.span(*cut)).collect();
        let length = new.text.chars().count();
        for (cut, moved) in cuts.iter().zip(&moved) {
            prop_assert!(moved.start < moved.end && moved.end <= length, "{:?} {:?}", cut, moved);
            if redaction.findings().iter().all(|finding| overlap(finding.span, *cut) == 0) {
                prop_assert_eq!(cut.of(&text), moved.of(&new.text));
            }
        }
        for pair in moved.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{:?}", moved);
        }
        // Nothing between the segments but white space, as before.
        let inside: usize = moved.iter().map(|span| span.end - span.start).sum();
        let written = new.text.chars().filter(|letter| !letter.is_whitespace()).count();
        prop_assert!(inside >= written);
    }
}

// ---- Decisions ----

fn ana() -> Conversation {
    conversation(
        &["Marisol".to_owned()],
        &["hi 😭 it's marisol. my sister Ana called", "Ana is kind. ana's cat qwixx too", "qwixx again"],
    )
}

fn spot(message: usize, start: usize, end: usize, everywhere: bool) -> Spot {
    Spot { message, span: Span { start, end }, everywhere }
}

fn texts(chat: &Conversation, decisions: &Decisions) -> Vec<String> {
    let redaction = Redaction::new(chat, decisions).unwrap();
    without_names(chat, &redaction).messages.into_iter().map(|message| message.text).collect()
}

#[test]
fn the_same_person_has_the_same_stand_in_throughout() {
    let expected =
        ["hi 😭 it's [Seeker]. my sister [Name 1] called", "[Name 1] is kind. [Name 1]'s cat qwixx too", "qwixx again"];
    assert_eq!(texts(&ana(), &Decisions::default()), expected);
}

#[test]
fn a_name_on_a_platform_is_known_again() {
    let chat = conversation(&["Marisol".to_owned()], &["he said 'add quietlantern'", "QuietLantern was him", "quiet"]);
    assert_eq!(texts(&chat, &Decisions::default()), ["he said 'add [Handle 1]'", "[Handle 1] was him", "quiet"]);
}

#[test]
fn findings_can_be_kept_and_added_and_changed() {
    let kept = Decisions { keep: vec![spot(1, 0, 3, false)], ..Decisions::default() };
    assert_eq!(texts(&ana(), &kept)[1], "Ana is kind. [Name 1]'s cat qwixx too");
    let kept = Decisions { keep: vec![spot(1, 0, 3, true)], ..Decisions::default() };
    assert_eq!(
        texts(&ana(), &kept),
        ["hi 😭 it's [Seeker]. my sister Ana called", "Ana is kind. ana's cat qwixx too", "qwixx again"]
    );

    let add = |stand_in: Option<&str>| Decisions {
        replace: vec![Replacement {
            spot: spot(2, 0, 5, true),
            kind: Kind::Name,
            stand_in: stand_in.map(str::to_owned),
        }],
        ..Decisions::default()
    };
    assert_eq!(texts(&ana(), &add(None))[1..], ["[Name 1] is kind. [Name 1]'s cat [Name 2] too", "[Name 2] again"]);
    assert_eq!(texts(&ana(), &add(Some("[the cat]")))[2], "[the cat] again");
    let changed = Decisions {
        replace: vec![Replacement {
            spot: spot(1, 0, 3, false),
            kind: Kind::Name,
            stand_in: Some("[Sister]".to_owned()),
        }],
        ..Decisions::default()
    };
    assert_eq!(texts(&ana(), &changed)[1], "[Sister] is kind. [Name 1]'s cat qwixx too");
}

#[test]
fn decisions_that_fit_no_text_are_refused_in_words() {
    let refused =
        |spot: Spot| Redaction::new(&ana(), &Decisions { keep: vec![spot], ..Decisions::default() }).unwrap_err();
    assert_eq!(refused(spot(9, 0, 1, false)), DecisionError::NoMessage { message: 9 });
    assert_eq!(refused(spot(2, 4, 99, false)), DecisionError::NoText { message: 2, start: 4, end: 99 });
}

#[test]
fn of_decisions_for_the_same_words_the_longer_counts_then_the_later_and_nothing_comes_back_to_sight() {
    let chat = conversation(
        &["Marisol".to_owned()],
        &["we met in qwixx road by the vex hall", "qwixx again", "my sister Ana Ruiz called from 12 Foxglove Road"],
    );
    let add =
        |message, start, end| Replacement { spot: spot(message, start, end, true), kind: Kind::Name, stand_in: None };
    let mark = |message, start, end, stand_in: &str| Replacement {
        spot: spot(message, start, end, false),
        kind: Kind::Name,
        stand_in: Some(stand_in.to_owned()),
    };
    let said = |replace: Vec<Replacement>| texts(&chat, &Decisions { replace, ..Decisions::default() });
    let plain = said(vec![]);
    assert_eq!(plain[2], "my sister [Name 1] called from [Address 1]");

    // "qwixx", and then "qwixx road", in either order.
    let (short, long) = (add(0, 10, 15), add(0, 10, 20));
    for both in [vec![short.clone(), long.clone()], vec![long, short]] {
        assert_eq!(said(both)[..2], ["we met in [Name 2] by the vex hall", "[Name 2] again"]);
    }
    // They share a part: all of it goes.
    assert_eq!(said(vec![mark(0, 10, 27, "[there]"), mark(0, 24, 36, "[hall]")])[0], "we met in [there]");
    assert_eq!(said(vec![mark(1, 0, 5, "[one]"), mark(1, 0, 5, "[two]")])[1], "[two] again");
    // Words over a finding that has the reader's own stand-in: theirs stays, and longer words take it in.
    let sister = mark(2, 10, 18, "[Sister]");
    assert_eq!(said(vec![sister.clone(), add(2, 10, 18)])[2], "my sister [Sister] called from [Address 1]");
    assert_eq!(said(vec![sister, add(2, 3, 18)])[2], "my [Name 1] called from [Address 1]");
    // Words within what was found: the rest of the finding stays hidden.
    assert_eq!(said(vec![add(2, 34, 42)])[2], plain[2]);
}

#[test]
fn a_segment_that_ends_within_a_replaced_stretch_keeps_its_own_stand_in() {
    let chat = conversation(&["Marisol".to_owned()], &["I saw Ana. Ruiz came too. Then we left."]);
    let add = Replacement { spot: spot(0, 6, 15, false), kind: Kind::Name, stand_in: None };
    let redaction = Redaction::new(&chat, &Decisions { replace: vec![add], ..Decisions::default() }).unwrap();
    let text = &chat.messages[0].text;
    let cuts = [Span { start: 0, end: 10 }, Span { start: 11, end: 25 }, Span { start: 26, end: 39 }];
    let new = redaction.message(0, text, &cuts);
    let parts: Vec<&str> = cuts.iter().map(|cut| new.span(*cut).of(&new.text)).collect();
    assert_eq!(parts, ["I saw [Name 1]", "[Name 1] came too.", "Then we left."]);
}

#[test]
fn notes_are_redacted_too() {
    let mut chat = ana();
    chat.notes.push(Note::new("lines_skipped", "1 line left out: \"Marisol added Ana, 0161 496 0000\"."));
    let redaction = Redaction::new(&chat, &Decisions::default()).unwrap();
    assert_eq!(redaction.notes(), ["1 line left out: \"[Seeker] added [Name 1], [Phone 1]\"."]);
}
