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
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
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
    let outcome = &analysis["outcome"];
    assert_eq!(outcome["scores"].as_array().unwrap().len(), 0, "no form, no score");
    assert_eq!(outcome["safety"], false);
    assert!(outcome["nhs"].is_null());
    assert!(outcome["moments"].is_array() && outcome["flags"].is_array());
    assert!(
        analysis["messages"][1]["sentiment"]["compound"].as_f64().unwrap() < 0.0,
        "\"not good\" is no bright wording"
    );
}

#[test]
fn outcomes_come_to_their_chats_and_bad_rows_are_named() {
    let chat = file("fared.txt", CHAT);
    let table = "conversation,instrument,moment,item1,item2,item3,item4,item5,item6,item7,item8,item9,total\n\
        fared,phq9,before,2,2,3,1,2,2,2,1,1,\n\
        fared,phq9,after,,,,,,,,,,8\n\
        fared,gad7,before,1,2,4,0,0,0,0,,,\n\
        elsewhere,gad7,before,,,,,,,,,,9\n";
    let table = file("outcomes.csv", table);
    let analyze = |options: &[&str]| {
        let given = ["analyze", "--outcomes", table.to_str().unwrap(), chat.to_str().unwrap()];
        hearken(&[&given, options].concat(), "")
    };
    let output = analyze(&[]);
    assert_eq!(output.status.code(), Some(1), "two rows could not be read");
    let said = complaint(&output);
    for part in [
        "outcomes.csv: Row 4: Item 3 of the GAD-7",
        "outcomes.csv: Row 5: There is no chat \"elsewhere\"",
        "First, item 9.",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let analysis = &lines(&output)[0];
    assert_eq!(analysis["notes"][0]["code"], "item_9", "before everything else");
    let outcome = &analysis["outcome"];
    assert_eq!(outcome["safety"], true);
    assert_eq!(outcome["scores"][0]["total"], 16);
    assert_eq!(outcome["scores"][0]["band"], "moderately severe");
    let change = &outcome["changes"][0];
    assert_eq!((change["instrument"].as_str(), change["difference"].as_i64()), (Some("phq9"), Some(-8)));
    assert_eq!((change["sd"].as_f64(), change["reliability"].as_f64()), (Some(5.5), Some(0.84)));
    assert_eq!(change["reliable"], "improved");
    assert!(outcome["nhs"].is_null());

    let wider = analyze(&["--reliable", "phq9=7,0.5"]);
    assert_eq!(lines(&wider)[0]["outcome"]["changes"][0]["reliable"], "no");
    assert_eq!(analyze(&["--reliable", "phq9=7"]).status.code(), Some(2));

    let document = String::from_utf8(analyze(&["--markdown"]).stdout).unwrap();
    let at = |text: &str| document.find(text).unwrap_or_else(|| panic!("{text} is not in\n{document}"));
    assert!(at("**First, item 9.**") < at("PHQ-9 16 to 8: 8 fewer. 6.1 or more is reliable change (SD 5.5, r .84)."));
    at("They cannot show what one chat did.");
    at("regression to the mean");
    at("A large study found");
    assert!(complaint(&analyze(&["--csv"])).contains("First, item 9."), "a table has no place for it");
}

#[test]
fn a_table_of_outcomes_that_cannot_be_read_leaves_the_chats_as_they_are() {
    let output = hearken(&["analyze", "--outcomes", "no-such-table.csv", "-"], CHAT);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("no-such-table.csv: It cannot be opened"));
    assert_eq!(lines(&output)[0]["outcome"]["scores"].as_array().unwrap().len(), 0);
}

#[test]
fn esconv_brings_its_own_outcome() {
    let chat = r#"{"dialog": [{"speaker": "usr", "text": "my dog died"}, {"speaker": "sys", "text": "I am so sorry."}],
        "survey_score": {"seeker": {"initial_emotion_intensity": "5", "final_emotion_intensity": "2"}}}"#;
    let output = hearken(&["analyze", "-"], chat);
    let analysis = &lines(&output)[0];
    let change = &analysis["outcome"]["changes"][0];
    assert_eq!((change["instrument"].as_str(), change["difference"].as_i64()), (Some("state5"), Some(-3)));
    assert!(change["reliable"].is_null());
    let codes: Vec<_> =
        analysis["notes"].as_array().unwrap().iter().map(|note| note["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["states_selected", "drift"]);
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
fn chats_of_one_name_get_ids_of_their_own() {
    let (one, two) = (file("one/same.txt", CHAT), file("two/same.txt", CHAT));
    let table = file("same.csv", "conversation,instrument,moment,total\nsame (2),phq9,before,12\n");
    let files = [one.to_str().unwrap(), two.to_str().unwrap()];
    let output = hearken(&[&["analyze", "--outcomes", table.to_str().unwrap()], &files[..]].concat(), "");
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let chats = lines(&output);
    assert_eq!((&chats[0]["id"], &chats[1]["id"]), (&Value::from("same"), &Value::from("same (2)")));
    let scores = |chat: usize| chats[chat]["outcome"]["scores"].as_array().unwrap().len();
    assert_eq!((scores(0), scores(1)), (0, 1));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_opened_in_a_folder_is_named_and_the_rest_is_read() {
    let folder = file("locked/chat.txt", CHAT).parent().unwrap().to_path_buf();
    let gone = folder.join("gone.txt");
    let _ = std::fs::remove_file(&gone);
    std::os::unix::fs::symlink("nowhere", &gone).unwrap();
    let output = hearken(&["analyze", folder.to_str().unwrap()], "");
    assert_eq!((output.status.code(), lines(&output).len()), (Some(1), 1), "{}", complaint(&output));
    assert!(complaint(&output).contains("gone.txt cannot be opened"), "{}", complaint(&output));
}

#[test]
fn wrong_use_is_status_2() {
    for arguments in [
        &[][..],
        &["analyze"],
        &["analyse", "x"],
        &["analyze", "--no-such", "x"],
        &["analyze", "--column", "text", "x"],
        &["analyze", "--date-order", "american", "x"],
    ] {
        let output = hearken(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!complaint(&output).is_empty());
    }
}

#[test]
fn formats_are_listed_with_those_that_no_real_file_has_tested() {
    let listed = String::from_utf8(hearken(&["formats"], "").stdout).unwrap();
    assert!(listed.lines().any(|line| line.starts_with("whatsapp ") && !line.ends_with("(untested on real files)")));
    assert!(listed.lines().any(|line| line.starts_with("imessage ") && line.ends_with("(untested on real files)")));
}

#[test]
fn a_folder_gives_all_chats_in_it_and_a_corpus_can_be_read_again() {
    let folder = file("many/one.txt", CHAT).parent().unwrap().to_path_buf();
    file("many/two.csv", "speaker,text,time\nSupporter,How are you?,03/04/21 10:00\nSeeker,bad,03/04/21 10:01\n");
    file("many/words.txt", "just some words");
    let corpus = folder.with_file_name("corpus");
    let _ = std::fs::remove_dir_all(&corpus);
    let arguments = ["analyze", "--date-order", "mdy", folder.to_str().unwrap()];
    let direct = lines(&hearken(&arguments, ""));
    assert_eq!(direct.iter().map(|chat| chat["id"].as_str().unwrap()).collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(direct[1]["messages"][0]["time"], "2021-03-04T10:00:00");
    assert!(direct[0]["notes"].to_string().contains("words.txt: No speakers are named here."));
    let output = hearken(&arguments, "");
    assert_eq!(output.status.code(), Some(1), "one of three could not be read");
    assert!(complaint(&output).contains("words.txt: No speakers are named here."), "{}", complaint(&output));

    let written = hearken(&[&arguments[..], &["--convokit", corpus.to_str().unwrap()]].concat(), "");
    assert_eq!((written.status.code(), written.stdout.len()), (Some(1), 0));
    let twice = hearken(&[&arguments[..], &["--convokit", corpus.to_str().unwrap()]].concat(), "");
    assert_eq!(twice.status.code(), Some(2));
    assert!(complaint(&twice).contains("there is a corpus already"), "{}", complaint(&twice));
    let again = lines(&hearken(&["analyze", corpus.to_str().unwrap()], ""));
    for (one, other) in direct.iter().zip(&again) {
        assert_eq!(
            (&one["id"], &one["messages"], &one["session"]),
            (&other["id"], &other["messages"], &other["session"])
        );
    }
    assert_eq!(again.len(), 2);
}

#[test]
fn a_corpus_of_nothing_is_not_written() {
    let corpus = file("words.txt", "just some words").with_file_name("no-corpus");
    let output = hearken(&["analyze", "--convokit", corpus.to_str().unwrap(), "-"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(!corpus.exists());
}

#[test]
fn options_that_exclude_each_other_are_refused_before_anything_is_read() {
    for arguments in [["--csv", "--chats"], ["--markdown", "--csv"], ["--format", "telegraph"]] {
        let output = hearken(&[&["analyze"], &arguments[..], &["-"]].concat(), CHAT);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
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
fn two_names_of_one_person_are_joined_when_that_is_said() {
    let chat = "Ana: hi\nBo: How are you?\nAna K.: i lost my job\nBo: I am sorry.\n";
    let path = file("renamed.txt", chat);
    let analyze = |same: &str| hearken(&["analyze", "--same", same, "--supporter", "Bo", path.to_str().unwrap()], "");
    let output = analyze("Ana=Ana K.");
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let analysis = &lines(&output)[0];
    assert_eq!(analysis["speakers"][0], serde_json::json!({"name": "Ana", "role": "seeker", "also": ["Ana K."]}));
    assert_eq!(analysis["messages"][2]["speaker"], "Ana");
    assert_eq!(analysis["session"]["turns"], 4);
    assert!(complaint(&output).contains("\"Ana\" and \"Ana K.\" are taken for one person."));

    let unknown = analyze("Ana=Cleo");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(complaint(&unknown).contains("Nobody here is called \"Cleo\". Those who speak: Ana, Bo, Ana K."));
    let wrong = analyze("Ana");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(complaint(&wrong).contains("--same Ana: write NAME=NAME, first the name that stays."));
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
fn tag_takes_what_programs_for_tables_write_and_names_the_field_that_is_wrong() {
    let input = concat!(
        "\u{feff}{\"id\": 1, \"text\": \"Take care!\", \"seeker\": null, \"position\": null, \"role\": null}\n",
        "[\"How are you?\"]\n",
        "{\"id\": 3, \"text\": 5}\n",
        "{\"id\": 4, \"text\": \"ok\", \"position\": \"0.5\"}\n",
        "{\"id\": 5, \"text\": \"ok\", \"role\": \"friend\"}\n",
        "{\"id\": 6, \"text\": null}\n",
    );
    let output = lines(&hearken(&["tag", "-"], input));
    assert_eq!(output[0]["id"], 1);
    assert!(output[0]["codes"].is_array(), "{}", output[0]);
    let errors: Vec<&str> = output[1..].iter().map(|line| line["error"].as_str().unwrap()).collect();
    assert_eq!(
        errors,
        [
            "This is no JSON object.",
            "The \"text\" must be text in quotation marks.",
            "The \"position\" must be a number from 0 to 1.",
            "The \"role\" must be \"supporter\" or \"seeker\".",
            "There is no \"text\".",
        ]
    );
}

#[test]
fn a_seeker_in_another_language_is_said_to_be_unread() {
    let chat = "Sam: Hello, I am Sam. What brings you here today?\n\
        Robin: ya no quiero vivir, quiero terminar con todo esta noche\n\
        Sam: I am so sorry. What happened to you?\nRobin: mi marido me dejó\nSam: Ok.\n";
    let analysis = lines(&hearken(&["analyze", "--supporter", "Sam", "-"], chat)).remove(0);
    let note = analysis["notes"].as_array().unwrap().iter().find(|note| note["code"] == "seeker_not_english");
    assert_eq!(
        note.expect("a note")["text"],
        "Much of what the seeker writes is not English. Words about suicide, harm and the like are looked for in English only, \
         and so is the tone: please read these messages yourself."
    );
    assert!(analysis["messages"][1]["sentiment"].is_null() && analysis["messages"][3]["sentiment"].is_null());
    assert_eq!(analysis["messages"][0]["segments"][1]["unsure"], false, "the supporter's English is not touched");
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

/// Text that the tagger cannot know is tagged as unsure, never silently, and never an error.
#[test]
fn what_is_not_english_is_said_and_is_unsure() {
    let chat = "Supporter: Es tut mir so leid, das muss sehr schwer für dich gewesen sein. Magst du erzählen?\n\
        Seeker: ich weiß nicht, wo ich anfangen soll, es ist alles zu viel\n\
        Supporter: 慢慢来，不着急。\n\
        Seeker: danke\n";
    let output = hearken(&["analyze", "--supporter", "Supporter", "-"], chat);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let analysis = &lines(&output)[0];
    let segments = || {
        analysis["messages"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["role"] == "supporter")
            .flat_map(|one| one["segments"].as_array().unwrap())
    };
    assert_eq!(segments().count(), 3);
    for segment in segments() {
        assert_eq!(segment["unsure"], true, "{segment}");
        assert_eq!(segment["codes"].as_array().unwrap().len(), 0);
        assert_eq!(segment["likely"].as_array().unwrap().len(), 2, "the two likeliest stay to be seen");
    }
    assert!(
        analysis["notes"].as_array().unwrap().iter().any(|note| note["code"] == "not_english"),
        "{}",
        analysis["notes"]
    );
    let short = |text: &str| format!("{{\"text\":{}}}\n", Value::from(text));
    let tagged = hearken(
        &["tag", "-"],
        &[
            short("Je suis vraiment désolé, ça a dû être très dur pour toi."),
            short("😭😭"),
            short("What did she say to that?"),
        ]
        .concat(),
    );
    let table = hearken(&["analyze", "--csv", "--supporter", "Supporter", "-"], chat);
    assert!(complaint(&table).contains("The tagger knows only English"), "a table has no place for it");
    let unsure: Vec<Value> = lines(&tagged).iter().map(|line| line["unsure"].clone()).collect();
    assert_eq!(unsure[..2], [true, true]);
    assert_eq!(unsure[2], false, "plain English is not touched");
}

#[test]
fn strange_text_is_no_error() {
    let chat = format!(
        "Supporter: {}\nSeeker: 😭\nSupporter: 👍🏽\nSeeker: {}\n",
        "and then we walked on ".repeat(2_000),
        "x".repeat(5_000)
    );
    let output = hearken(&["analyze", "--supporter", "Supporter", "-"], &chat);
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let messages = &lines(&output)[0]["messages"];
    assert_eq!(messages[0]["segments"].as_array().unwrap().len(), 1);
    assert_eq!(messages[0]["segments"][0]["unsure"], true, "most of it was not read");
    assert!(lines(&output)[0]["notes"].to_string().contains("longer than the tagger reads at once"));
    assert_eq!(messages[2]["segments"][0]["unsure"], true, "an emoji alone is not English");
}

#[test]
fn chats_prints_a_row_a_conversation() {
    let first = file("first.txt", CHAT);
    let second = file("second.txt", CHAT);
    let output = hearken(&["analyze", "--chats", first.to_str().unwrap(), second.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let mut table = csv::Reader::from_reader(&output.stdout[..]);
    let headers = table.headers().unwrap().clone();
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    let field = |row: usize, name: &str| rows[row][headers.iter().position(|one| one == name).unwrap()].to_owned();
    assert_eq!((field(0, "conversation"), field(1, "conversation")), ("first".into(), "second".into()));
    assert_eq!((field(0, "messages"), field(0, "turns")), ("4".into(), "4".into()));
    let sum = |figure: &str| -> f64 {
        let columns = headers.iter().filter(|name| name.starts_with(figure));
        columns.map(|name| field(0, name).parse::<f64>().unwrap()).sum()
    };
    let segments: f64 = field(0, "segments").parse().unwrap();
    assert!(sum("count.") >= segments, "every segment counts at least once");
    assert!((sum("expected.") - segments).abs() < 1e-3, "the chances of a segment's codes sum to 1");
    assert_eq!(field(0, "supporter_reply_seconds"), "", "no times, no figure");
}

#[test]
fn chats_has_the_scores_of_every_form_that_occurs() {
    let (first, second) = (file("first.txt", CHAT), file("second.txt", CHAT));
    let scores = file(
        "scores.csv",
        "conversation,instrument,moment,total\nsecond,phq9,before,16\nsecond,phq9,after,8\nfirst,state10,before,7\nfirst,phq2,before,3\n",
    );
    let arguments =
        ["analyze", "--outcomes", scores.to_str().unwrap(), first.to_str().unwrap(), second.to_str().unwrap()];
    let output = hearken(&[&arguments[..], &["--chats"]].concat(), "");
    assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
    let mut table = csv::Reader::from_reader(&output.stdout[..]);
    let headers = table.headers().unwrap().clone();
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    let fields = |row: usize, form: &str| -> Vec<String> {
        let of_form = headers.iter().zip(rows[row].iter()).filter(|(name, _)| name.starts_with(form));
        of_form.map(|(name, value)| format!("{}={value}", &name[form.len()..])).collect()
    };
    let [_, _, _, _, index, _] = &fields(1, "phq9.")[..] else { panic!("{headers:?}") };
    let expected = ["before=16", "after=8", "prorated=false", "difference=-8", index.as_str(), "reliable=improved"];
    assert_eq!(fields(1, "phq9."), expected);
    let index: f64 = index.strip_prefix("index=").unwrap().parse().unwrap();
    assert!((index - -8.0 / (5.5 * (2.0 * (1.0 - 0.84_f64)).sqrt())).abs() < 0.01, "{index}");
    assert_eq!(fields(0, "phq9."), ["before=", "after=", "prorated=", "difference=", "index=", "reliable="]);
    assert_eq!(fields(0, "state10.")[..3], ["before=7", "after=", "prorated=false"]);
    assert!(!headers.iter().any(|name| name.starts_with("gad7")), "no chat has that form");
    assert_eq!(complaint(&output).matches("These forms look back two weeks.").count(), 1, "said once a run");

    let segments = hearken(&[&arguments[..], &["--csv"]].concat(), "");
    assert!(complaint(&segments).contains("--chats has them."), "{}", complaint(&segments));
}

#[test]
fn tag_says_which_words_a_tag_rests_on_where_asked() {
    let line = "{\"id\": 1, \"text\": \"What was it like when you opened the letter 😭 and saw it?\"}\n";
    let plain = &lines(&hearken(&["tag", "-"], line))[0];
    assert!(plain.get("evidence").is_none(), "not asked for");
    let explained = &lines(&hearken(&["tag", "--evidence", "-"], line))[0];
    assert_eq!(explained["probabilities"], plain["probabilities"]);
    let evidence = explained["evidence"].as_array().unwrap();
    assert!((1..=3).contains(&evidence.len()), "{evidence:?}");
    assert!(evidence.iter().all(|words| words["weight"].as_f64().unwrap() > 0.0));
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

#[test]
fn a_document_of_a_chat_about_harm_begins_with_where_help_is() {
    let chat = "Supporter: hi, what is on your mind?\nSeeker: sometimes i think about killing myself\n\
        Supporter: You should go for a walk.\nSeeker: ok\n";
    let output = hearken(&["analyze", "--markdown", "--supporter", "Supporter", "-"], chat);
    let document = String::from_utf8(output.stdout).unwrap();
    let at = |words: &str| document.find(words).unwrap_or_else(|| panic!("no \"{words}\" in {document}"));
    assert!(at("If someone may be in danger") < at("sentences of the supporter"));
    assert!(at("988") < at("killing myself"));
    assert!(at("## Words to look at with care") < at("## The chat"));
}
