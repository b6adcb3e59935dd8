//! The border, in a real browser: run by `./build.sh test`, in Chromium and in Firefox.
#![cfg(target_arch = "wasm32")]

use std::io::{Cursor, Write};
use std::sync::Once;

use hearken::wasm::{
    Analyzer, Reading, codebook, find_names, formats, hide_names, is_part, read, read_folder, take_for_one, to_csv,
    to_json,
};
use js_sys::{Array, JSON, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const CHAT: &str = "Supporter: Hi 👋🏽, I'm Sam. How are you?\n\
    Seeker: not good 😭 my dog died\n\
    Supporter: I'm so sorry 😔. What was she like?\n\
    Seeker: the best\n\
    Supporter: It sounds like you two were very close.\n";

const FILES: [(&str, &[u8]); 5] = [
    ("manifest.json", include_bytes!("../models/tagger/manifest.json")),
    ("model.onnx", include_bytes!("../models/tagger/model.onnx")),
    ("vocab.txt", include_bytes!("../models/tagger/vocab.txt")),
    ("CARD.md", include_bytes!("../models/tagger/CARD.md")),
    ("LICENSE.md", include_bytes!("../models/tagger/LICENSE.md")),
];

fn bundle(alter: impl Fn(&str, &mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in FILES {
        let mut bytes = bytes.to_vec();
        alter(name, &mut bytes);
        archive.start_file(name, stored).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn analyzer() -> Analyzer {
    // The test runner leaves out what a page runs when the module is loaded. Once, and not twice: it registers kernels.
    static STARTED: Once = Once::new();
    STARTED.call_once(hearken::wasm::start);
    Analyzer::new(&bundle(|_, _| {})).map_err(|error| String::from(error.message())).unwrap()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| match key.parse::<u32>() {
        Ok(index) => Reflect::get_u32(&value, index).unwrap(),
        Err(_) => Reflect::get(&value, &key.into()).unwrap(),
    })
}

fn text(value: &JsValue, path: &str) -> String {
    get(value, path).as_string().unwrap_or_else(|| panic!("{path} is no text"))
}

fn number(value: &JsValue, path: &str) -> f64 {
    get(value, path).as_f64().unwrap_or_else(|| panic!("{path} is no number"))
}

fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn analysis(analyzer: &Analyzer) -> JsValue {
    let all = analyzer.analyze(CHAT.into(), options(r#"{"file": "chat.txt", "probabilities": true}"#)).unwrap();
    get(&all, "0")
}

#[wasm_bindgen_test]
fn the_bundle_loads_and_says_what_it_is() {
    let about = analyzer().about().unwrap();
    assert!(!text(&about, "version").is_empty());
    assert!(text(&about, "card").contains('#'));
    assert_eq!(number(&about, "codes.length"), 20.0);
}

#[wasm_bindgen_test]
fn a_flipped_bit_is_refused_with_an_error_that_has_a_code() {
    let flipped = bundle(|name, bytes| {
        if name == "model.onnx" {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
    });
    let error = Analyzer::new(&flipped).err().unwrap();
    assert_eq!(text(&error, "code"), "bundle");
    assert!(String::from(error.message()).contains("model.onnx"));
}

#[wasm_bindgen_test]
fn a_kernel_written_for_simd_is_chosen() {
    let about = analyzer().about().unwrap();
    assert!(text(&about, "kernel").starts_with("wasm"), "{}", text(&about, "kernel"));
}

#[wasm_bindgen_test]
fn a_chat_is_read_without_a_model() {
    let chats = read(CHAT.as_bytes(), "chat.txt", JsValue::UNDEFINED).unwrap();
    let chat = get(&chats, "0");
    assert_eq!(text(&chat, "id"), "chat");
    assert_eq!(number(&chat, "messages.length"), 5.0);
    assert_eq!(text(&chat, "messages.0.role"), "supporter");
    assert_eq!(text(&chat, "messages.1.text"), "not good 😭 my dog died");
    assert!(get(&chat, "messages.1.time").is_null());
}

#[wasm_bindgen_test]
fn names_that_look_alike_are_asked_about_and_joined_when_that_is_said() {
    let renamed = "Ana: hi\nBo: How are you?\nAna K: i lost my job\nBo: I am sorry.\n";
    let chat = get(&read(renamed.as_bytes(), "chat.txt", JsValue::UNDEFINED).unwrap(), "0");
    assert_eq!(number(&chat, "speakers.length"), 3.0);
    assert_eq!((text(&chat, "alike.0.name"), text(&chat, "alike.0.also")), ("Ana".into(), "Ana K".into()));
    let joined = take_for_one(chat.clone(), get(&chat, "alike")).unwrap();
    assert_eq!(number(&joined, "speakers.length"), 2.0);
    assert_eq!(text(&joined, "speakers.0.also.0"), "Ana K");
    assert_eq!(text(&joined, "messages.2.speaker"), "Ana");
    assert_eq!(number(&joined, "alike.length"), 0.0);
    let same = r#"{"same": [{"name": "Ana", "also": "Ana K"}]}"#;
    let said_before = get(&read(renamed.as_bytes(), "chat.txt", options(same)).unwrap(), "0");
    assert_eq!(JSON::stringify(&joined).unwrap(), JSON::stringify(&said_before).unwrap());
    let error = take_for_one(joined, options(r#"[{"name": "Ana", "also": "Cleo"}]"#)).err().unwrap();
    assert_eq!(text(&error, "code"), "not_two");
}

#[wasm_bindgen_test]
fn tagging_by_volley_and_adding_up_gives_what_analyze_gives() {
    let analyzer = analyzer();
    let chats = read(CHAT.as_bytes(), "chat.txt", JsValue::UNDEFINED).unwrap();
    let reading = Reading::new(get(&chats, "0")).unwrap();
    let mut tags = Array::new();
    for volley in 0..reading.volleys() {
        tags = tags.concat(&analyzer.tag_volley(&reading, volley).unwrap().unchecked_into::<Array>());
    }
    let by_volley = reading.summarize(tags.into()).unwrap();
    assert_eq!(JSON::stringify(&by_volley).unwrap(), JSON::stringify(&analysis(&analyzer)).unwrap());
}

#[wasm_bindgen_test]
fn a_chat_that_is_half_tagged_is_not_added_up() {
    let analyzer = analyzer();
    let chats = read(CHAT.as_bytes(), "chat.txt", JsValue::UNDEFINED).unwrap();
    let reading = Reading::new(get(&chats, "0")).unwrap();
    let error = reading.summarize(analyzer.tag_volley(&reading, 0).unwrap()).err().unwrap();
    assert_eq!(text(&error, "code"), "not_tagged");
}

#[wasm_bindgen_test]
fn offsets_are_javascripts_and_select_the_sentences() {
    let analyzer = analyzer();
    let analysis = analysis(&analyzer);
    let cut = |message: usize, segment: usize| {
        let at = format!("messages.{message}");
        let units: Vec<u16> = text(&analysis, &format!("{at}.text")).encode_utf16().collect();
        let start = number(&analysis, &format!("{at}.segments.{segment}.start")) as usize;
        let end = number(&analysis, &format!("{at}.segments.{segment}.end")) as usize;
        String::from_utf16(&units[start..end]).unwrap()
    };
    assert_eq!(cut(0, 1), "How are you?");
    assert_eq!(cut(2, 1), "What was she like?");
    let evidence = analyzer.explain(analysis.clone(), 2, 1).unwrap();
    let units: Vec<u16> = text(&analysis, "messages.2.text").encode_utf16().collect();
    let start = number(&evidence, "0.start") as usize;
    let end = number(&evidence, "0.end") as usize;
    assert!("What was she like?".contains(&String::from_utf16(&units[start..end]).unwrap()));
}

#[wasm_bindgen_test]
fn codes_keep_their_ids_and_our_fields_are_in_camel_case() {
    let analysis = analysis(&analyzer());
    assert!(number(&analysis, "session.codes.open_question.expected") >= 0.0);
    assert!(number(&analysis, "messages.0.segments.0.probabilities.simple_reflection") >= 0.0);
    assert!(number(&analysis, "session.miti.nonAdherent") >= 0.0);
    assert!(get(&analysis, "session.replySeconds.supporter").is_null());
    assert!(get(&analysis, "outcome.nhs").is_null());
}

#[wasm_bindgen_test]
fn exports_are_the_commands_with_its_offsets() {
    let analyses = Array::of1(&analysis(&analyzer()));
    let json = to_json(analyses.clone().into(), JsValue::UNDEFINED).unwrap();
    let back = JSON::parse(&json).unwrap();
    // Scalar values: the waving hand and its skin tone are two, and four UTF-16 units.
    let text = text(&back, "messages.0.text");
    let end = number(&back, "messages.0.segments.0.end") as usize;
    assert_eq!(text.chars().take(end).collect::<String>(), "Hi 👋🏽, I'm Sam.");
    assert!(!get(&back, "session.reply_seconds").is_undefined());
    assert!(to_csv(analyses.into(), JsValue::UNDEFINED).unwrap().starts_with("conversation,message,segment,"));
}

#[wasm_bindgen_test]
fn segments_that_are_cut_already_are_tagged_and_bad_ones_named() {
    let lines =
        options(r#"[{"id": 7, "text": "What happened?"}, {"id": "x"}, {"id": "y", "text": "a", "position": 3}]"#);
    let tagged = analyzer().tag(lines).unwrap();
    assert_eq!(number(&tagged, "0.id"), 7.0);
    assert!(number(&tagged, "0.probabilities.open_question") > 0.0);
    assert!(text(&tagged, "1.error").contains("text"));
    assert!(text(&tagged, "2.error").contains("position"));
}

#[wasm_bindgen_test]
fn every_failure_is_an_error_with_a_code_and_a_sentence() {
    let analyzer = analyzer();
    let empty = Uint8Array::new_with_length(0);
    for (failure, code) in [
        (read(b"", "x", JsValue::NULL).err(), "empty"),
        (read(b"{\"dialog\": [", "x.json", JsValue::NULL).err(), "bad_json"),
        (read(b"a,b\n1,2\n3,4\n", "x.csv", options(r#"{"format": "no such"}"#)).err(), "unknown_format"),
        (read(b"x", "x", JsValue::from_str("not options")).err(), "argument"),
        (Reading::new(JsValue::from_f64(3.0)).err(), "argument"),
        (analyzer.analyze(JsValue::from_f64(3.0), JsValue::UNDEFINED).err(), "argument"),
        (analyzer.analyze(empty.into(), JsValue::UNDEFINED).err(), "empty"),
        (to_json(JsValue::from_str("nothing"), JsValue::UNDEFINED).err(), "argument"),
    ] {
        let failure = failure.unwrap_or_else(|| panic!("{code}: nothing failed"));
        assert!(failure.is_instance_of::<js_sys::Error>());
        assert_eq!(text(&failure, "code"), code);
        assert!(!String::from(failure.message()).is_empty());
    }
}

#[wasm_bindgen_test]
fn a_table_without_the_column_lists_those_it_has() {
    let error = read(b"who,what\nann,hello\nbob,hi\n", "x.csv", JsValue::NULL).err().unwrap();
    assert_eq!(text(&error, "code"), "missing_column");
    assert_eq!(text(&error, "columns.1"), "what");
}

fn folder(files: &[(&str, &str)]) -> JsValue {
    let object = |(path, content): &(&str, &str)| {
        let file = js_sys::Object::new();
        Reflect::set(&file, &"path".into(), &(*path).into()).unwrap();
        Reflect::set(&file, &"bytes".into(), &Uint8Array::from(content.as_bytes())).unwrap();
        file
    };
    files.iter().map(object).collect::<Array>().into()
}

#[wasm_bindgen_test]
fn the_parts_of_an_export_are_one_chat_and_what_was_not_read_is_named() {
    let part = |name: &str, at: u64| {
        format!(r#"{{"messages": [{{"sender_name": "{name}", "timestamp_ms": {at}, "content": "hi"}}]}}"#)
    };
    let (later, earlier) = (part("Ana", 1_640_902_000_000), part("Bo", 1_640_901_000_000));
    assert!(is_part(earlier.clone().into_bytes(), "message_2.json"));
    assert!(!is_part(earlier.clone().into_bytes(), "chat.json"));
    let files = folder(&[
        ("message_1.json", &later),
        ("message_2.json", &earlier),
        ("message_3.json", &later[..later.len() - 1]),
    ]);
    let chats = read_folder(files, "inbox", JsValue::UNDEFINED).unwrap();
    assert_eq!(number(&chats, "length"), 1.0);
    assert_eq!(
        (text(&chats, "0.messages.0.speaker"), text(&chats, "0.messages.1.speaker")),
        ("Bo".into(), "Ana".into())
    );
    assert!(JSON::stringify(&chats).unwrap().includes("Not read: message_3.json: Line 1 is not whole JSON", 0));
    let error = read_folder(options(r#"[{"path": "a.txt"}]"#), "inbox", JsValue::UNDEFINED).unwrap_err();
    assert_eq!(text(&error.into(), "code"), "argument");
}

#[wasm_bindgen_test]
fn a_hard_beginning_is_known_before_it_is_shown() {
    let chats = read(b"Bo: hello\nAna: i want to die\nAna: i cut myself\n", "x.txt", JsValue::UNDEFINED).unwrap();
    assert_eq!(String::from(JSON::stringify(&get(&chats, "0.hard")).unwrap()), "[1]");
}

#[wasm_bindgen_test]
fn the_codebook_and_the_formats_can_be_listed() {
    let entries = codebook().unwrap();
    assert_eq!(number(&entries, "length"), 20.0);
    assert_eq!(text(&entries, "0.family"), "ask");
    assert!(number(&formats().unwrap(), "length") >= 2.0);
}

#[wasm_bindgen_test]
fn names_are_found_and_hidden_in_utf16() {
    let chat = "Ana: 😭 it's ana. call Bogdana on 0161 496 0000\nBogdan: hello Ana\n";
    let chats = read(chat.as_bytes(), "ana.txt", options(r#"{"supporter": ["Bogdan"]}"#)).unwrap();
    let found = find_names(get(&chats, "0")).unwrap();
    assert_eq!(text(&found, "0.text"), "ana");
    assert_eq!((number(&found, "0.start"), number(&found, "0.end")), (8.0, 11.0));
    assert_eq!(text(&found, "0.standIn"), "[Seeker]");

    let analyses = analyzer().analyze(chat.into(), options(r#"{"file": "ana.txt", "supporter": ["Bogdan"]}"#)).unwrap();
    let hidden = hide_names(get(&analyses, "0"), JsValue::UNDEFINED).unwrap();
    assert!(text(&hidden, "messages.0.text").starts_with("😭 it's [Seeker]. call "));
    assert_eq!(text(&hidden, "messages.1.text"), "hello [Seeker]");
    assert_eq!(number(&hidden, "messages.1.segments.0.end"), 14.0);
    let kept = options(r#"{"redact": true, "decisions": [{"keep": [{"message": 1, "start": 6, "end": 9}]}]}"#);
    let json = to_json(analyses.clone(), kept).unwrap();
    assert!(json.contains("hello Ana") && !json.contains("ana.txt") && !json.contains("161 496"), "{json}");
    let wrong = options(r#"{"redact": true, "decisions": [{"keep": [{"message": 1, "start": 6, "end": 99}]}]}"#);
    let error = to_json(analyses, wrong).unwrap_err();
    assert_eq!(text(&error.into(), "code"), "decision");
}
