//! The bundle and the engine: what is refused, and that the same words always get the same figures.

mod common;

use std::collections::HashMap;

use common::{TAGGER, bundle_files};
use hearken::tagger::{Bundle, BundleError, Piece, Place, Side, Tagger, Volley};
use serde::Deserialize;

fn load(files: HashMap<String, Vec<u8>>) -> Result<Tagger, BundleError> {
    Tagger::new(&Bundle::from_files(files)?)
}

fn altered(name: &str, alter: impl FnOnce(&mut Vec<u8>)) -> HashMap<String, Vec<u8>> {
    let mut files = bundle_files();
    alter(files.get_mut(name).unwrap());
    files
}

fn manifest_with(alter: impl FnOnce(&mut serde_json::Value)) -> HashMap<String, Vec<u8>> {
    altered("manifest.json", |bytes| {
        let mut manifest = serde_json::from_slice(bytes).unwrap();
        alter(&mut manifest);
        *bytes = serde_json::to_vec(&manifest).unwrap();
    })
}

fn place(text: &str) -> Place {
    Place { text: text.into(), ..Place::default() }
}

#[test]
fn the_committed_bundle_loads_and_gives_the_answers_that_it_promises() {
    assert!(TAGGER.manifest().reference.len() >= 3);
}

#[test]
fn a_flipped_bit_is_refused() {
    for name in ["model.onnx", "vocab.txt", "CARD.md", "LICENSE.md"] {
        let files = altered(name, |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        });
        assert!(matches!(load(files), Err(BundleError::Changed(changed)) if changed == name));
    }
}

#[test]
fn kinds_of_empathy_in_another_order_are_refused() {
    let with = |labels: [&str; 3]| {
        let head = serde_json::json!({"labels": labels, "temperature": [1.0, 1.0, 1.0]});
        Bundle::from_files(manifest_with(|manifest| manifest["heads"]["empathy"] = head))
    };
    assert!(with(["emotional_reaction", "interpretation", "exploration"]).is_ok());
    let refused = with(["exploration", "interpretation", "emotional_reaction"]).err().unwrap();
    assert!(refused.to_string().contains("kinds of empathy"), "{refused}");
}

#[test]
fn a_missing_file_is_named() {
    let mut files = bundle_files();
    files.remove("vocab.txt");
    let refused = load(files).err().unwrap();
    assert!(refused.to_string().contains("vocab.txt"), "{refused}");
}

#[test]
fn another_format_is_refused_before_anything_else_is_looked_at() {
    let files = HashMap::from([("manifest.json".to_owned(), br#"{"format": 2}"#.to_vec())]);
    assert!(matches!(load(files), Err(BundleError::Format { found: 2 })));
}

#[test]
fn labels_that_are_not_the_codebooks_are_refused() {
    let files = manifest_with(|manifest| manifest["heads"]["techniques"]["labels"].as_array_mut().unwrap().swap(0, 1));
    assert!(matches!(load(files), Err(BundleError::Manifest(_))));
}

#[test]
fn a_bundle_that_answers_otherwise_than_it_promises_is_refused() {
    let files = manifest_with(|manifest| {
        let promised = &mut manifest["reference"][0]["probabilities"]["support"];
        *promised = (promised.as_f64().unwrap() + 0.01).into();
    });
    assert!(matches!(load(files), Err(BundleError::Reference(_))));
}

#[test]
fn what_is_no_archive_is_refused() {
    assert!(matches!(Bundle::from_archive(b"not a zip"), Err(BundleError::Archive(_))));
}

#[test]
fn probabilities_sum_to_one_and_the_likeliest_come_first() {
    let verdict = TAGGER.tag(Side::Supporter, &place("What happened then?")).unwrap();
    let segment = &verdict.segments[0];
    let sum: f32 = segment.probabilities.iter().map(|chance| chance.probability).sum();
    assert!((sum - 1.0).abs() < 1e-5);
    assert_eq!(segment.probabilities.len(), 20);
    assert!(segment.likely[0].probability >= segment.likely[1].probability);
}

/// A volley read at once, and each of its segments read by itself with its context as text, get the same figures.
fn assert_same_by_itself(texts: &[&str]) {
    let positions: Vec<f32> = (0..texts.len()).map(|index| index as f32 / 50.0).collect();
    let pieces = texts.iter().zip(&positions).map(|(text, position)| Piece { text, position: *position });
    let volley = Volley {
        side: Side::Supporter,
        earlier: "my boss shouted at me again",
        seeker: "i dont think i can go back there 😔",
        after: "maybe",
        foreign: false,
        messages: pieces.map(|piece| vec![piece]).collect(),
    };
    let together = TAGGER.tag_volley(&volley).unwrap();
    for (index, message) in together.iter().enumerate() {
        let alone = Place {
            text: texts[index].into(),
            earlier: volley.earlier.into(),
            seeker: volley.seeker.into(),
            after: volley.after.into(),
            volley: texts[..index].join(" "),
            rest: texts[index + 1..].join(" "),
            position: Some(positions[index]),
        };
        let alone = TAGGER.tag(Side::Supporter, &alone).unwrap();
        for (a, b) in message.segments[0].probabilities.iter().zip(&alone.segments[0].probabilities) {
            assert!((a.probability - b.probability).abs() < 1e-4, "{}: {a:?} {b:?}", texts[index]);
        }
    }
}

#[test]
fn a_segment_gets_the_same_figures_by_itself_as_in_its_volley() {
    assert_same_by_itself(&["I am so sorry.", "That sounds humiliating.", "What did you do then?"]);
}

#[test]
fn so_it_does_in_a_volley_too_long_for_one_frame() {
    let long = "and then there is also the question of what you yourself would like to come of all this ".repeat(3);
    assert_same_by_itself(&["I see.", &long, &long, "What do you think?", &long, "Take care!"]);
}

#[test]
fn another_engine_gets_a_row_a_segment_and_in_a_volley_too_long_for_one_frame_a_frame_a_segment() {
    let inputs = |texts: &[&str]| {
        let messages = texts.iter().map(|text| vec![Piece { text, position: 0.3 }]).collect();
        TAGGER.inputs(&Volley {
            side: Side::Supporter,
            earlier: "",
            seeker: "i am so low",
            after: "",
            foreign: false,
            messages,
        })
    };
    // Where the bundle judges empathy, the whole message has a row of its own.
    let rows_a_message = if TAGGER.manifest().heads.empathy.is_some() { 2 } else { 1 };

    let [frame] = &inputs(&["I am so sorry.", "What happened?"])[..] else { panic!("not one frame") };
    assert_eq!(frame.types.len(), frame.ids.len());
    let rows: Vec<&[f32]> = frame.pool.chunks(frame.ids.len()).collect();
    assert_eq!(rows.len(), 2 * rows_a_message);
    for row in rows {
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!(row.iter().zip(&frame.types).all(|(share, kind)| *share == 0.0 || *kind == 1));
    }

    let long = "and then there is also the question of what you yourself would like to come of all this ".repeat(3);
    let frames = inputs(&["I see.", &long, &long, &long]);
    assert_eq!(frames.len(), 4 * rows_a_message);
    assert!(frames.iter().all(|frame| frame.pool.len() == frame.ids.len()));
}

#[test]
fn odd_texts_get_a_verdict_and_no_error() {
    let endless = "word ".repeat(10_000);
    for text in ["", " ", "\u{200b}", "😭😭😭", "你好吗", "مرحبا", "\0\u{1b}[0m", &endless] {
        let verdict = TAGGER.tag(Side::Supporter, &place(text)).unwrap();
        assert!(verdict.segments[0].probabilities.iter().all(|chance| chance.probability.is_finite()), "{text:?}");
    }
}

#[test]
fn evidence_selects_real_words_and_its_weights_are_falls_of_the_probability() {
    let place = place("Oh 😔 I'm sorry 👩‍👧‍👦, but what happened after that?");
    let evidence = TAGGER.explain(Side::Supporter, &place).unwrap();
    assert!(!evidence.is_empty() && evidence.len() <= 5);
    let chars: Vec<char> = place.text.chars().collect();
    for word in &evidence {
        let selected: String = chars[word.start..word.end].iter().collect();
        assert!(selected.trim() == selected && !selected.is_empty(), "{selected:?}");
        assert!(word.weight > 0.0 && word.weight <= 1.0);
    }
    assert!(evidence.windows(2).all(|pair| pair[0].end <= pair[1].start));
}

#[derive(Deserialize)]
struct TokenizerCase {
    text: String,
    ids: Vec<i64>,
}

#[test]
fn the_tokenizer_gives_hugging_faces_ids_on_300_lines() {
    let cases = include_str!("golden/tokenizer.jsonl").lines().map(|line| serde_json::from_str(line).unwrap());
    let cases: Vec<TokenizerCase> = cases.collect();
    assert_eq!(cases.len(), 300);
    for case in cases {
        let ids: Vec<i64> = TAGGER.tokenizer().tokens(&case.text).iter().map(|token| token.id).collect();
        assert_eq!(ids, case.ids, "{:?}", case.text);
    }
}

#[test]
fn markers_that_a_person_writes_are_text() {
    let [separator, opener] = ["[SEP]", "[CLS]"].map(|marker| TAGGER.tokenizer().tokens(marker).len());
    assert!(separator > 1 && opener > 1);
}
