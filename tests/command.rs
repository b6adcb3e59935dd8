//! The command, met from outside: what it prints, what it says when something is wrong, and its exit status.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const CHAT: &str = "Supporter: Hi 👋🏽, I'm Sam. How are you?\n\
    Seeker: not good 😭 my dog died\n\
    Supporter: I'm so sorry 😔. What was she like?\n\
    Seeker: the best\n";

fn hearken(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hearken"))
        .args(arguments)
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments may end before it has read anything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    std::str::from_utf8(&output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn file(name: &str, content: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("hearken-command-test-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn analyze_prints_the_object_of_the_contract() {
    let chat = file("contract.txt", CHAT);
    let output = hearken(&["analyze", chat.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let [analysis] = &lines(&output)[..] else { panic!("one line a conversation") };
    assert_eq!(analysis["id"], "contract");
    assert_eq!(analysis["source"]["format"], "text");
    assert_eq!(analysis["source"]["file"], "contract.txt");
    assert_eq!(analysis["speakers"][0]["role"], "supporter");
    let message = &analysis["messages"][2];
    assert_eq!(message["index"], 2);
    assert_eq!(message["segments"].as_array().unwrap().len(), 2);
    let segment = &message["segments"][1];
    assert_eq!((segment["start"].as_u64(), segment["end"].as_u64()), (Some(16), Some(34)));
    assert_eq!(segment["likely"].as_array().unwrap().len(), 2);
    assert!(segment["unsure"].is_boolean());
    assert!(segment.get("probabilities").is_none() && segment.get("evidence").is_none());
    for key in ["empathy", "helpfulness", "sentiment"] {
        assert!(message.get(key).is_some(), "{key}");
    }
    let session = &analysis["session"];
    assert_eq!(session["turns"], 4);
    assert_eq!(session["segments"], 4);
    assert_eq!(session["codes"].as_object().unwrap().len(), 20);
    assert_eq!(session["balance"]["seeker"]["messages"], 2);
    assert!(session["reply_seconds"]["supporter"].is_null());
    assert!(analysis["outcome"].is_null());
}

#[test]
fn probabilities_and_evidence_come_when_asked_for() {
    let output = hearken(&["analyze", "--probabilities", "--evidence", "-"], CHAT);
    let segment = &lines(&output)[0]["messages"][2]["segments"][1];
    let chances = segment["probabilities"].as_object().unwrap();
    let sum: f64 = chances.values().map(|chance| chance.as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-4);
    assert_eq!(chances.len(), 20);
    for word in segment["evidence"].as_array().unwrap() {
        assert!(word["start"].as_u64() >= Some(16) && word["end"].as_u64() <= Some(34), "{word}");
    }
}

#[test]
fn a_table_has_a_row_a_segment_under_one_header() {
    let (a, b) = (file("a.txt", CHAT), file("b.txt", CHAT));
    let output = hearken(&["analyze", "--csv", a.to_str().unwrap(), b.to_str().unwrap()], "");
    let table = String::from_utf8(output.stdout).unwrap();
    let header = "conversation,message,segment,speaker,role,time,start,end,text,code,probability,second_code,\
        second_probability,unsure";
    assert_eq!(table.lines().next(), Some(header));
    assert_eq!(table.matches("conversation,message").count(), 1);
    assert_eq!(table.lines().filter(|line| line.starts_with("a,")).count(), 6);
    assert_eq!(table.lines().filter(|line| line.starts_with("b,")).count(), 6);
}

#[test]
fn a_document_shows_every_sentence() {
    let output = hearken(&["analyze", "--markdown", "-"], CHAT);
    let document = String::from_utf8(output.stdout).unwrap();
    assert!(document.contains("What was she like?"));
    assert!(document.contains("not applicable") || document.contains("Reflections for each question"));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_still_printed() {
    let chat = file("whole.txt", CHAT);
    let output = hearken(&["analyze", "no-such-file.txt", chat.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    assert!(complaint(&output).contains("no-such-file.txt"));
}

#[test]
fn wrong_use_is_status_2() {
    for arguments in [
        &[][..],
        &["analyze"],
        &["analyse", "x"],
        &["analyze", "--no-such", "x"],
        &["analyze", "--column", "text", "x"],
    ] {
        let output = hearken(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!complaint(&output).is_empty());
    }
}

#[test]
fn roles_can_be_given_by_name() {
    let chat = "ann: hello there\nbob: hi\nann: how are you?\nbob: bad\n";
    let output = hearken(&["analyze", "--supporter", "bob", "-"], chat);
    let analysis = &lines(&output)[0];
    assert_eq!(analysis["speakers"][1]["role"], "supporter");
    assert_eq!(analysis["speakers"][0]["role"], "seeker");
    let unknown = hearken(&["analyze", "--supporter", "carol", "-"], chat);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(complaint(&unknown).contains("ann"), "{}", complaint(&unknown));
}

#[test]
fn tag_keeps_the_order_and_answers_a_bad_line_with_its_error() {
    let input = concat!(
        "{\"id\": \"a\", \"text\": \"What happened?\", \"seeker\": \"i had a bad day\"}\n",
        "not json\n",
        "{\"id\": 3}\n",
        "{\"id\": \"d\", \"text\": \"Take care, bye!\", \"position\": 1}\n",
    );
    let output = hearken(&["tag", "-"], input);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["id"], "a");
    assert_eq!(lines[0]["probabilities"].as_object().unwrap().len(), 20);
    assert!(lines[1]["error"].is_string() && lines[1]["id"].is_null());
    assert!(lines[2]["error"].is_string() && lines[2]["id"] == 3);
    assert_eq!(lines[3]["id"], "d");
    assert!(complaint(&output).contains("line 2"));
}

#[test]
fn a_segment_gets_the_same_figures_in_a_chat_and_by_itself() {
    let analysis = hearken(&["analyze", "--probabilities", "-"], CHAT);
    let segment = lines(&analysis)[0]["messages"][2]["segments"][1].clone();
    let line = serde_json::json!({
        "id": "x", "text": "What was she like?", "seeker": "not good 😭 my dog died", "volley": "I'm so sorry 😔.",
        "after": "the best", "position": 0.8,
    });
    let tagged = hearken(&["tag", "-"], &line.to_string());
    let tagged = &lines(&tagged)[0];
    for (code, chance) in segment["probabilities"].as_object().unwrap() {
        let alone = tagged["probabilities"][code].as_f64().unwrap();
        assert!((chance.as_f64().unwrap() - alone).abs() < 1e-4, "{code}: {chance} {alone}");
    }
    assert_eq!(tagged["codes"].as_array().unwrap().len(), segment["codes"].as_array().unwrap().len());
}

#[test]
fn names_are_replaced_when_asked_for_and_only_then() {
    let chat = "Marisol: hi its marisol, call 0161 496 0000\nBo: hello Marisol\n";
    let path = file("marisol.txt", chat);
    let whole = hearken(&["analyze", "--supporter", "Bo", path.to_str().unwrap()], "");
    assert!(String::from_utf8(whole.stdout).unwrap().contains("marisol.txt"));
    for form in ["--json", "--csv", "--markdown"] {
        let output = hearken(&["analyze", "--redact", form, "--supporter", "Bo", path.to_str().unwrap()], "");
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.contains("Seeker") && printed.contains("Phone 1"), "{printed}");
        assert!(!printed.to_lowercase().contains("marisol") && !printed.contains("496"), "{printed}");
    }
}
