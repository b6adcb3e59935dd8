//! Chats in every form that people have: what is read, what is said of it, and what is refused with which sentence.

#[path = "import/exports.rs"]
mod exports;
#[path = "import/fuzz.rs"]
mod fuzz;
#[path = "import/own.rs"]
mod own;
#[path = "import/pasted.rs"]
mod pasted;
#[path = "import/phone.rs"]
mod phone;
#[path = "import/records.rs"]
mod records;

use hearken::conversation::import::{DateOrder, ReadError, ReadOptions, formats, is_part, read, read_folder};
use hearken::conversation::roles::Sureness;
use hearken::conversation::same_person::SamePerson;
use hearken::conversation::segment::{segments, volleys};
use hearken::conversation::{Conversation, Role, Span, States};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

fn read_with(text: &str, options: &ReadOptions) -> Result<Vec<Conversation>, ReadError> {
    read(text.as_bytes(), "chat.txt", options)
}

fn chats(text: &str) -> Vec<Conversation> {
    read_with(text, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn chat(text: &str) -> Conversation {
    let mut chats = chats(text);
    assert_eq!(chats.len(), 1);
    chats.remove(0)
}

fn refusal(bytes: &[u8]) -> ReadError {
    read(bytes, "chat.txt", &ReadOptions::default()).expect_err("this should be refused")
}

/// A file of another project's tests, or one built after an exporter's own source.
fn fixture(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Who said what.
fn said(chat: &Conversation) -> Vec<(&str, &str)> {
    let name = |speaker: usize| chat.speakers[speaker].name.as_str();
    chat.messages.iter().map(|message| (name(message.speaker), message.text.as_str())).collect()
}

fn times(chat: &Conversation) -> Vec<Option<&str>> {
    chat.messages.iter().map(|message| message.time.as_deref()).collect()
}

fn role(chat: &Conversation, name: &str) -> Role {
    chat.speakers.iter().find(|speaker| speaker.name == name).expect("somebody of this name").role
}

fn note<'c>(chat: &'c Conversation, code: &str) -> Option<&'c str> {
    chat.notes.iter().find(|note| note.code == code).map(|note| note.text.as_str())
}

mod plain_text {
    use super::*;

    #[test]
    fn a_name_opens_a_message_and_other_lines_go_on_with_it() {
        let chat = chat(
            "Mara: I lost my job.\nTwo weeks ago.\n\nSince then I sleep badly.\n\nListener: I am sorry.\nMara: Thanks\n",
        );
        assert_eq!(chat.source.format, "text");
        assert_eq!(
            said(&chat),
            [
                ("Mara", "I lost my job.\nTwo weeks ago.\n\nSince then I sleep badly."),
                ("Listener", "I am sorry."),
                ("Mara", "Thanks"),
            ]
        );
    }

    #[test]
    fn what_only_looks_like_a_speaker_is_part_of_the_message() {
        let text = "Ben: hi\nAda: My plan for you:\nMonday: walk\nTuesday: rest\nNote: only if you like\n10:30: the bus\n\
                    https://example.org/a\nMy wish: be kind\nHaha :D\nBen: at 10:30: fine\nAda: ok\n";
        let chat = chat(text);
        assert_eq!(chat.speakers.len(), 2);
        assert_eq!(chat.messages.len(), 4);
        assert!(chat.messages[1].text.contains("Monday: walk\nTuesday: rest\nNote: only"));
        assert_eq!(chat.messages[2].text, "at 10:30: fine");
    }

    #[test]
    fn two_lines_are_a_chat() {
        assert_eq!(said(&chat("Ada: hi\nBen: hello")), [("Ada", "hi"), ("Ben", "hello")]);
        assert_eq!(said(&chat("Ada:hi\nBen:hello")), [("Ada", "hi"), ("Ben", "hello")]);
        assert_eq!(said(&chat("小明：你好\n小红：你好吗")), [("小明", "你好"), ("小红", "你好吗")]);
    }

    #[test]
    fn a_short_chat_may_have_long_messages() {
        let chat = chat("Ada: hi\nI lost my job.\nTwo weeks ago.\n\nBen: I am sorry.\nAre you safe?\nDo you sleep?\n");
        assert_eq!(said(&chat)[1], ("Ben", "I am sorry.\nAre you safe?\nDo you sleep?"));
    }

    #[test]
    fn remarks_are_no_speakers_however_often_they_come() {
        let text =
            "ada_99: hi\nBen: hello\nada_99: a\nNote: b\nBen: c\nNote: d\nada_99: e\nNote: f\nBen: 1: g\n2: h\n2: h\n";
        let chat = chat(text);
        assert_eq!(chat.speakers.len(), 2);
        assert_eq!(chat.messages[5].text, "1: g\n2: h\n2: h");
    }

    #[test]
    fn somebody_who_speaks_once_is_heard_where_every_line_opens_a_message() {
        let chat = chat("Ada: hi\nBen: hi\nModerator: please be kind\nAda: yes\nBen: sure\n");
        assert_eq!(chat.speakers.len(), 3);
        assert_eq!(role(&chat, "Moderator"), Role::Other);
    }

    #[test]
    fn a_name_in_another_case_is_the_same_person() {
        let chat = chat("Ada: hi\nben: hi\nada: how are you?\nBEN: well\n");
        assert_eq!(said(&chat), [("Ada", "hi"), ("ben", "hi"), ("Ada", "how are you?"), ("ben", "well")]);
    }

    #[test]
    fn times_stand_in_many_places() {
        for text in [
            "[2024-05-01 10:32] Ada: hi: you\n[2024-05-01 10:33] Ben: hello\nNote: a list\n",
            "2024-05-01 10:32 Ada: hi: you\n2024-05-01 10:33 Ben: hello\nNote: a list\n",
            "[2024-05-01T10:32:00] Ada: hi: you\n[2024-05-01T10:33:00] Ben: hello\nNote: a list\n",
            "(2024-05-01 10:32) Ada: hi: you\n(2024-05-01 10:33) Ben: hello\nNote: a list\n",
            "Ada (2024-05-01 10:32): hi: you\nBen (2024-05-01 10:33): hello\nNote: a list\n",
            "Ada [1 May 2024, 10:32 AM]: hi: you\nBen [1 May 2024, 10:33 AM]: hello\nNote: a list\n",
        ] {
            let chat = chat(text);
            assert_eq!(said(&chat), [("Ada", "hi: you"), ("Ben", "hello\nNote: a list")], "{text}");
            assert_eq!(times(&chat), [Some("2024-05-01T10:32:00"), Some("2024-05-01T10:33:00")], "{text}");
        }
    }

    #[test]
    fn a_zone_is_kept_as_the_file_gives_it() {
        let text =
            "2024-05-01T10:32:00Z Ada: hi\n[2024-05-01T10:33:00Z] Ben: note: this\n2024-05-01T10:34:00Z Ben: hello\n";
        assert_eq!(times(&chat(text)), [Some("2024-05-01T10:32:00Z"), Some("2024-05-01T10:34:00Z")]);
        let text = "[2024-05-01 10:32:00 +0200] Ada: hi\n[2024-05-01 10:34:00 +0200] Ben: hello\n";
        assert_eq!(times(&chat(text)), [Some("2024-05-01T10:32:00+02:00"), Some("2024-05-01T10:34:00+02:00")]);
    }

    #[test]
    fn a_clock_without_a_date_gives_no_time_but_a_note() {
        let chat = chat("[10:32] Ada: hi\n[10:33] Ben: hello\n[10:34] Ada left\n");
        assert_eq!(times(&chat), [None, None]);
        assert!(note(&chat, "times_without_date").unwrap().contains("10:32"));
        assert_eq!(note(&chat, "lines_skipped"), Some("Line 3 was left out: it names nobody who speaks."));
    }

    #[test]
    fn lines_before_the_first_message_are_left_out_and_named() {
        let chat = chat("My chat of yesterday\n\nAda: hi\nBen: hi\nAda: well\nBen: good\n");
        assert_eq!(note(&chat, "lines_skipped"), Some("Line 1 was left out: it stands before the first message."));
    }

    #[test]
    fn a_text_without_speakers_is_refused_with_what_to_do() {
        for text in
            ["I lost my job and I sleep badly.", "Dear diary,\nit rained: all day.\nNote: buy milk.\n", "http://a.b"]
        {
            assert_eq!(refusal(text.as_bytes()), ReadError::NoSpeakers, "{text}");
        }
        assert!(ReadError::NoSpeakers.to_string().contains("\"Name: message\""));
    }
}

mod tables {
    use super::*;

    #[test]
    fn headers_are_known_in_any_case_and_cells_may_hold_lines() {
        for text in [
            "Author,Message,Created_At\nAda,\"hi, you\nthere\",2024-05-01T10:32:00+02:00\nBen,\"a \"\"quote\"\"\",\n",
            "AUTHOR\tMESSAGE\tCREATED AT\nAda\t\"hi, you\nthere\"\t2024-05-01T10:32:00+02:00\nBen\t\"a \"\"quote\"\"\"\t\n",
            "author;message;created-at\nAda;\"hi, you\nthere\";2024-05-01T10:32:00+02:00\nBen;\"a \"\"quote\"\"\";\n",
        ] {
            let chat = chat(text);
            assert_eq!(chat.source.format, "csv");
            assert_eq!(said(&chat), [("Ada", "hi, you\nthere"), ("Ben", "a \"quote\"")], "{text}");
            assert_eq!(times(&chat), [Some("2024-05-01T10:32:00+02:00"), None]);
        }
    }

    #[test]
    fn a_conversation_column_gives_many_chats_with_their_own_ids() {
        let chats = chats("chat_id,speaker,text\n7,Ada,hi\n9,Ben,yo\n7,Cleo,hello\n");
        assert_eq!(chats.iter().map(|chat| chat.id.as_str()).collect::<Vec<_>>(), ["7", "9"]);
        assert_eq!(said(&chats[0]), [("Ada", "hi"), ("Cleo", "hello")]);
        assert!(note(&chats[1], "one_speaker").is_some() && note(&chats[0], "one_speaker").is_none());
    }

    #[test]
    fn a_row_for_each_annotator_is_one_message() {
        let text = "transcript_id,utterance_id,interlocutor,utterance_text,annotator_id\n\
                    0,0,therapist,What brings you?,1\n0,0,therapist,What brings you?,2\n0,1,client,Work.,1\n0,1,client,Work.,2\n\
                    0,2,client,Work.,1\n";
        let chat = chat(text);
        assert_eq!(said(&chat), [("therapist", "What brings you?"), ("client", "Work."), ("client", "Work.")]);
        assert!(note(&chat, "rows_repeated").unwrap().contains("2 rows"));
        assert_eq!((role(&chat, "therapist"), &chat.guess), (Role::Supporter, &None), "the column says who is who");
    }

    #[test]
    fn a_missing_column_is_named_and_can_be_chosen() {
        let text = "who,words\nAda,hi\nBen,hello\n";
        let error = refusal(text.as_bytes());
        assert_eq!(error, ReadError::MissingColumn { missing: "text", columns: vec!["who".into(), "words".into()] });
        assert_eq!(error.to_string(), "No column holds the message. Columns: who, words. Pick one.");

        let column = |field: &str, header: &str| (field.to_owned(), header.to_owned());
        let mut options = ReadOptions { columns: [column("text", "Words")].into(), ..ReadOptions::default() };
        let error = read_with(text, &options).unwrap_err();
        assert_eq!(error.to_string(), "No column holds the speaker. Columns: who, words. Pick one.");
        options.columns.extend([column("speaker", "who")]);
        assert_eq!(said(&read_with(text, &options).unwrap()[0]), [("Ada", "hi"), ("Ben", "hello")]);
        options.columns.extend([column("time", "when")]);
        assert_eq!(read_with(text, &options).unwrap_err().code(), "unknown_column");
        options.columns = [column("mood", "who")].into();
        assert_eq!(read_with(text, &options).unwrap_err().code(), "unknown_field");
    }

    #[test]
    fn a_quotation_mark_that_never_closes_is_an_error_that_names_its_line() {
        let error = refusal(b"speaker,text\nAda,hi\nBen,\"hello\nAda,bye\n");
        assert_eq!(error, ReadError::BadTable { line: 3 });
        let chat = chat("speaker\ttext\nAda\t\"hi\nBen\thello\n");
        assert_eq!(said(&chat), [("Ada", "\"hi"), ("Ben", "hello")], "tabs need no quotation marks");
    }

    #[test]
    fn a_message_without_a_speaker_is_kept() {
        let chat = chat("speaker,text\nAda,hi\n,who am I?\n,\nBen\n");
        assert_eq!(said(&chat), [("Ada", "hi"), ("(no name)", "who am I?"), ("Ben", "")]);
        assert!(note(&chat, "speaker_missing").is_some());
    }
}

mod json {
    use super::*;

    const ESCONV: [&str; 4] = [
        r#"[{"dialog": [{"speaker": "seeker", "content": "I feel low.\n"}, {"speaker": "supporter", "content": "Why?"}]}]"#,
        r#"{"dialog": [{"speaker": "usr", "text": "I feel low.\n"}, {"speaker": "sys", "text": "Why?"}]}"#,
        "{\"dialog\": [{\"speaker\": \"usr\", \"text\": \"I feel low.\\n\"}, {\"speaker\": \"sys\", \"text\": \"Why?\"}]}\n\n",
        r#"[ {"dialog": [{"speaker": "speaker", "content": "I feel low.\n"}, {"speaker": "listener", "content": "Why?"}]} ]"#,
    ];

    #[test]
    fn esconv_says_itself_who_is_who_in_each_of_its_forms() {
        for text in ESCONV {
            let chat = chat(text);
            assert_eq!((chat.source.format.as_str(), chat.id.as_str()), ("esconv", "chat"));
            assert_eq!(chat.guess, None);
            let roles: Vec<Role> = chat.speakers.iter().map(|speaker| speaker.role).collect();
            assert_eq!(roles, [Role::Seeker, Role::Supporter]);
            assert_eq!(chat.messages[0].text, "I feel low.\n", "as it was written");
        }
    }

    #[test]
    fn esconv_brings_the_seekers_own_ratings() {
        let states = |fields: &str| {
            let lines = r#"[{"speaker": "usr", "text": "hi"}, {"speaker": "sys", "text": "hello"}]"#;
            chat(&format!(r#"{{"dialog": {lines}{fields}}}"#))
        };
        let survey = |seeker: &str| states(&format!(r#", "survey_score": {{"seeker": {seeker}}}"#));
        let both = survey(r#"{"initial_emotion_intensity": "4", "final_emotion_intensity": "2"}"#);
        assert_eq!(both.states, Some(States { before: Some(4), after: Some(2) }));
        let first = survey(r#"{"initial_emotion_intensity": "5", "final_emotion_intensity": null}"#);
        assert_eq!(first.states, Some(States { before: Some(5), after: None }));
        // The copy with the running ratings writes the first one again where there was no last one.
        let filled = states(r#", "init_intensity": 3, "final_intensity": 3"#);
        assert_eq!(filled.states, Some(States { before: Some(3), after: None }));
        let fell = states(r#", "init_intensity": 3, "final_intensity": 1"#);
        assert_eq!(fell.states, Some(States { before: Some(3), after: Some(1) }));
        assert_eq!(states("").states, None);
        for impossible in ["\"6\"", "0", "\"much\"", "2.5", "-1"] {
            let chat = survey(&format!(r#"{{"initial_emotion_intensity": {impossible}}}"#));
            assert_eq!(chat.states, None);
            assert!(note(&chat, "rating_unread").unwrap().contains(impossible), "{impossible}");
        }
    }

    #[test]
    fn several_chats_get_the_files_name_and_a_number() {
        let lines = [ESCONV[1], ESCONV[1]].join("\n");
        let chats = read(lines.as_bytes(), "C:\\chats\\my.set.txt", &ReadOptions::default()).unwrap();
        assert_eq!(chats.iter().map(|chat| chat.id.as_str()).collect::<Vec<_>>(), ["my.set-0000", "my.set-0001"]);
    }

    #[test]
    fn convokit_utterances_are_gathered_by_conversation() {
        let text = r#"{"id": "u0", "conversation_id": "c1", "text": "hi", "speaker": "ada", "timestamp": 1640901660}
{"id": "u1", "conversation_id": "c2", "text": "yo", "speaker": "cleo", "timestamp": null}
{"id": "u2", "root": "c1", "text": "hello", "user": {"id": "ben"}, "timestamp": "12.5"}"#;
        let chats = chats(text);
        assert_eq!(chats.iter().map(|chat| chat.id.as_str()).collect::<Vec<_>>(), ["c1", "c2"]);
        assert_eq!(said(&chats[0]), [("ada", "hi"), ("ben", "hello")]);
        assert_eq!(times(&chats[0]), [Some("2021-12-30T22:01:00Z"), None]);
    }

    #[test]
    fn the_broken_line_is_named() {
        let lines = |broken: usize| {
            let line = |number| if number == broken { &ESCONV[1][..40] } else { ESCONV[1] };
            (1..=20).map(line).collect::<Vec<_>>().join("\n")
        };
        for broken in [1, 2, 14, 20] {
            let error = refusal(lines(broken).as_bytes());
            assert_eq!(
                error.to_string(),
                format!("Line {broken} is not whole JSON. Nothing was read. Export the chat again, or mend that line.")
            );
        }
        assert_eq!(
            refusal(b"[\n{\"dialog\": [{\"speaker\": \"usr\", \"text\": \"a\"}]},\n{\"dialog\": oh\n]"),
            ReadError::BadJson { line: 3 }
        );
        assert_eq!(refusal(b"{\"messages\": [\n{\"text\": \"hi\"\n"), ReadError::BadJson { line: 3 });
    }

    #[test]
    fn json_of_another_kind_is_refused_by_what_is_read() {
        let error = refusal(br#"{"weather": "fine"}"#);
        assert_eq!(error.code(), "unknown_json");
        assert!(error.to_string().contains("ESConv"));
        assert_eq!(refusal(br#"{"dialog": [], "text": "", "speaker": ""}"#), ReadError::NoMessages);
    }
}

mod whatsapp {
    use super::*;

    #[test]
    fn every_form_of_date_gives_the_reading_that_chat_miner_expects() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/chat-miner_MIT/whatsapp");
        let target = std::fs::read_to_string(folder.join("target.json")).unwrap();
        let target: Vec<serde_json::Value> = serde_json::from_str(&target).unwrap();
        let mut files = 0;
        for file in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if file.extension().is_none_or(|ending| ending != "txt") {
                continue;
            }
            files += 1;
            let chat = read(&std::fs::read(&file).unwrap(), "chat.txt", &ReadOptions::default()).unwrap().remove(0);
            assert_eq!(chat.source.format, "whatsapp");
            let mut ours: Vec<[String; 3]> = Vec::new();
            for ((name, text), time) in said(&chat).into_iter().zip(times(&chat)) {
                ours.push([time.expect("a time").to_owned(), name.to_owned(), text.replace('\n', " ")]);
            }
            let field = |message: &serde_json::Value, key: &str| message[key].as_str().unwrap().to_owned();
            for message in &target {
                let wanted = ["timestamp", "author", "message"].map(|key| field(message, key));
                let at = ours.iter().position(|message| *message == wanted);
                ours.remove(at.unwrap_or_else(|| panic!("{file:?} lacks {wanted:?}")));
            }
            // chat-miner leaves out a message of one letter.
            assert_eq!(ours.iter().map(|message| message[2].as_str()).collect::<Vec<_>>(), ["."]);
            assert!(note(&chat, "lines_skipped").unwrap().starts_with("Lines 6, 7 were left out"));
        }
        assert_eq!(files, 5);
    }

    #[test]
    fn phones_write_invisible_marks_and_narrow_blanks() {
        let text = "\u{200e}[30.12.21, 22:01:05] \u{202a}+49 151 000\u{202c}: hi: there\n\u{200e}[12.30.21] no\n\
                    [30.12.21, 22:02:00] Ada \u{2764}: \u{200e}image omitted\n";
        let chat = chat(text);
        assert_eq!(chat.messages[0].text, "hi: there\n\u{200e}[12.30.21] no");
        assert_eq!(times(&chat), [Some("2021-12-30T22:01:05"), Some("2021-12-30T22:02:00")]);
        let chat = super::chat("12/30/21, 10:01\u{202f}PM - Ada: hi\n12/31/21, 12:00\u{202f}AM - Ben: hello\n");
        assert_eq!(times(&chat), [Some("2021-12-30T22:01:00"), Some("2021-12-31T00:00:00")]);
        assert!(note(&chat, "date_order_assumed").is_none(), "12/30 and 12/31 can be nothing else");
    }

    #[test]
    fn dates_that_can_be_two_days_give_no_time_and_a_note() {
        let chat = chat("03/04/2021, 10:00 - Ada: hi\n03/04/2021, 10:01 - Ben: hello\n");
        assert_eq!(times(&chat), [None, None]);
        assert!(note(&chat, "date_order_unknown").unwrap().contains("03/04/2021"));
    }
}

mod who_is_who {
    use super::*;

    const TALK: &str = "B: hello\nA: Hi, how are you? What brings you here?\nB: I lost my job and I can't sleep\n\
                        A: I am sorry to hear that. Do you have someone to talk to?\nB: my sister, I guess\n";

    #[test]
    fn names_that_say_it_are_trusted() {
        let chat = chat(&TALK.replace("A:", "Volunteer 12:").replace("B:", "River:"));
        let guess = chat.guess.as_ref().unwrap();
        assert_eq!((guess.supporter.as_str(), guess.sureness), ("Volunteer 12", Sureness::Sure));
        assert_eq!(guess.reason, "their name says so");
        assert_eq!((role(&chat, "Volunteer 12"), role(&chat, "River")), (Role::Supporter, Role::Seeker));
        let chat = super::chat(&TALK.replace("A:", "River:").replace("B:", "Client:"));
        assert_eq!(chat.guess.unwrap().reason, "the other's name says so");
    }

    #[test]
    fn nobody_is_made_the_supporter_of_a_seeker_who_speaks_alone() {
        for text in ["Client: hi\nClient: anyone there?\n", "Bot: welcome\nClient: hi\nBot: wait\nClient: anyone?\n"] {
            let chat = chat(text);
            assert_eq!((role(&chat, "Client"), chat.guess.as_ref()), (Role::Seeker, None));
            assert!(note(&chat, "no_supporter_message").is_some() && note(&chat, "roles_guessed").is_none());
        }
        let alone = chat("Ana: hi\nAna: anyone there?\n");
        assert_eq!((role(&alone, "Ana"), alone.guess.unwrap().sureness), (Role::Supporter, Sureness::Unsure));
    }

    #[test]
    fn without_such_names_the_talk_tells_whoever_opens_it() {
        for text in [TALK.to_owned(), TALK.split_once('\n').unwrap().1.to_owned()] {
            let chat = chat(&text);
            assert_eq!(chat.guess.as_ref().unwrap().supporter, "A");
            assert_eq!((role(&chat, "A"), role(&chat, "B")), (Role::Supporter, Role::Seeker));
            let guessed = note(&chat, "roles_guessed").unwrap();
            assert!(guessed.starts_with("Who is the supporter is a guess: \"A\", because they "), "{guessed}");
        }
        let chat = chat("A: hi\nB: hi\n");
        assert_eq!(chat.guess.unwrap().sureness, Sureness::Unsure);
    }

    #[test]
    fn the_reader_has_the_last_word() {
        let named = |supporter: &[&str], seeker: &[&str]| {
            let owned = |names: &[&str]| names.iter().map(|name| name.to_string()).collect();
            let options = ReadOptions { supporter: owned(supporter), seeker: owned(seeker), ..ReadOptions::default() };
            read_with(TALK, &options).map(|mut chats| chats.remove(0))
        };
        for chat in [named(&["b"], &[]), named(&[], &["A"])].map(Result::unwrap) {
            assert_eq!((role(&chat, "B"), role(&chat, "A"), &chat.guess), (Role::Supporter, Role::Seeker, &None));
        }
        let error = named(&["Cleo"], &[]).unwrap_err();
        assert_eq!(error.to_string(), "Nobody here is called \"Cleo\". Those who speak: B, A.");
    }

    #[test]
    fn names_of_one_person_are_joined_before_it_is_said_who_is_who() {
        let renamed = TALK.replacen("B: I lost", "Bea: I lost", 1);
        let same = |name: &str, also: &str| SamePerson { name: name.into(), also: also.into() };
        let read_as = |same: Vec<SamePerson>, seeker: &[&str]| {
            let seeker = seeker.iter().map(|name| name.to_string()).collect();
            read_with(&renamed, &ReadOptions { same, seeker, ..ReadOptions::default() })
                .map(|mut chats| chats.remove(0))
        };
        let joined = read_as(vec![same("Bea", "b")], &[]).unwrap();
        let apart = chat(TALK);
        assert_eq!(said(&joined)[0].0, "Bea");
        assert_eq!((role(&joined, "A"), role(&joined, "Bea")), (Role::Supporter, Role::Seeker));
        assert_eq!(joined.guess.as_ref().unwrap().sureness, apart.guess.as_ref().unwrap().sureness);
        assert_eq!(note(&joined, "same_person"), Some("\"Bea\" and \"B\" are taken for one person."));

        let by_other_name = read_as(vec![same("Bea", "B")], &["B"]).unwrap();
        assert_eq!((role(&by_other_name, "Bea"), &by_other_name.guess), (Role::Seeker, &None));

        let nobody = read_as(vec![same("Bea", "Cleo")], &[]).unwrap_err();
        assert_eq!(nobody.to_string(), "Nobody here is called \"Cleo\". Those who speak: B, A, Bea.");
        let one = read_as(vec![same("Bea", "bea")], &[]).unwrap_err();
        assert_eq!(one.code(), "not_two");
    }

    #[test]
    fn names_are_joined_in_the_chats_that_have_both_and_the_others_stay() {
        let table = "conversation,speaker,text\na,Ana,hi\na,Bo,hello\na,Ana K,i am low\nb,Ana,hi\nb,Cleo,hello\n";
        let same = vec![SamePerson { name: "Ana".into(), also: "Ana K".into() }];
        let chats = read_with(table, &ReadOptions { same, ..ReadOptions::default() }).unwrap();
        let names = |chat: &Conversation| chat.speakers.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (names(&chats[0]), names(&chats[1])),
            (vec!["Ana".into(), "Bo".into()], vec!["Ana".into(), "Cleo".into()])
        );
        let never_together = vec![SamePerson { name: "Bo".into(), also: "Cleo".into() }];
        let error = read_with(table, &ReadOptions { same: never_together, ..ReadOptions::default() }).unwrap_err();
        assert_eq!(
            error.to_string(),
            "No chat here has two people who are called \"Bo\" and \"Cleo\", so they cannot be one."
        );
    }

    #[test]
    fn bots_and_bystanders_are_others() {
        let chat = chat(&format!(
            "SystemBot: welcome, how can I help you?\nCleo: hi you\nSystemBot: you are in line\n{TALK}Cleo: you go\n"
        ));
        assert_eq!((role(&chat, "A"), role(&chat, "B")), (Role::Supporter, Role::Seeker));
        assert_eq!((role(&chat, "SystemBot"), role(&chat, "Cleo")), (Role::Other, Role::Other));
        assert_eq!(chat.guess.unwrap().sureness, Sureness::Fairly, "with more than two, never sure");
    }

    #[test]
    fn five_speakers_are_five_speakers() {
        let mut text = String::new();
        for turn in 0..10 {
            text += &format!("P{}: turn {turn}\n", turn % 5 + 1);
        }
        let chat = chat(&text);
        assert_eq!((chat.speakers.len(), chat.messages.len()), (5, 10));
        let count = |role| chat.speakers.iter().filter(|speaker| speaker.role == role).count();
        assert_eq!((count(Role::Supporter), count(Role::Seeker), count(Role::Other)), (1, 1, 3));
    }

    #[test]
    fn one_speaker_is_said_and_so_is_a_silent_supporter() {
        let one = chat("Ada: hi\nAda: anyone?\n");
        assert_eq!(note(&one, "one_speaker"), Some("Only one person speaks here."));
        let options = ReadOptions { seeker: vec!["Ada".into()], ..ReadOptions::default() };
        let silent = read_with("Ada: hi\nAda: anyone?\n", &options).unwrap().remove(0);
        assert!(note(&silent, "no_supporter_message").is_some());
        let esconv = chat(r#"{"dialog": [{"speaker": "usr", "text": "hi"}, {"speaker": "sys", "text": " "}]}"#);
        assert!(note(&esconv, "no_supporter_message").is_some());
    }
}

mod bad_input {
    use super::*;

    #[test]
    fn each_kind_has_its_sentence() {
        for (bytes, code, sentence) in [
            (&b""[..], "empty", "This file is empty."),
            (b"\xef\xbb\xbf \r\n", "empty", "This file is empty."),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0",
                "not_text",
                "This does not look like text. Export as text, CSV or JSON, or paste it.",
            ),
            (b"PK\x03\x04 word/document.xml", "bad_archive", "This zip is broken, or not whole."),
            (b"Ada: hi\nBen: \xff\xfe\n", "not_utf8", "Line 2 is not UTF-8 text."),
            (b"[{]", "bad_json", "Line 1 is not whole JSON. Nothing was read."),
            (b"just some words", "no_speakers", "No speakers are named here."),
        ] {
            let error = refusal(bytes);
            assert_eq!(error.code(), code);
            assert!(error.to_string().starts_with(sentence), "{error}");
        }
        let options = ReadOptions { format: Some("fax".into()), ..ReadOptions::default() };
        assert_eq!(read_with("Ada: hi", &options).unwrap_err().code(), "unknown_format");
    }

    #[test]
    fn every_format_can_be_asked_for_by_name() {
        for name in formats().map(|format| format.name) {
            let options = ReadOptions { format: Some(name.to_owned()), ..ReadOptions::default() };
            if let Ok(chats) = read_with("[1/13/24, 10:00] Ada: hi\n[1/13/24, 10:01] Ben: hi\n", &options) {
                assert_eq!(chats[0].source.format, name);
            }
        }
    }

    #[test]
    fn every_encoding_and_line_end_gives_the_same_chat() {
        let text = "Ada: hé 😊\nBen: hello\nwith a line\n";
        let utf16 = |mark: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(bytes).collect()
        };
        let expected = chat(text);
        for bytes in [
            text.replace('\n', "\r\n").into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            utf16("\u{feff}", u16::to_le_bytes),
            utf16("\u{feff}", u16::to_be_bytes),
            utf16("", u16::to_le_bytes),
        ] {
            assert_eq!(read(&bytes, "chat.txt", &ReadOptions::default()).unwrap(), std::slice::from_ref(&expected));
        }
    }

    #[test]
    fn markup_and_direction_marks_are_text() {
        let chat = chat(
            "<script>alert(1)</script>: hi\n\u{202e}Ben\u{202c}: <b>\u{200f}שלום\u{200f}</b>\nBen: yes\n<script>alert(1)</script>: ok\n",
        );
        assert_eq!(chat.speakers.len(), 2, "a mark in a name makes no other person");
        assert_eq!(chat.speakers[0].name, "<script>alert(1)</script>");
        assert_eq!(chat.speakers[1].name, "\u{202e}Ben\u{202c}", "and is not lost");
        assert_eq!(chat.messages[1].text, "<b>\u{200f}שלום\u{200f}</b>");
    }

    /// Reads and cuts, in far more time than it takes, and far less than anything takes that grows with the square.
    fn read_in_time(text: &str, pattern: &str) {
        let start = Instant::now();
        for chat in read_with(text, &ReadOptions::default()).unwrap_or_default() {
            for message in &chat.messages {
                segments(&message.text);
            }
        }
        assert!(start.elapsed() < Duration::from_secs(20), "{pattern:?} took {:?}", start.elapsed());
    }

    #[test]
    fn ten_megabytes_of_one_line_are_one_message() {
        let line = "no stop ".repeat(1_250_000);
        assert_eq!(refusal(line.as_bytes()), ReadError::NoSpeakers);
        let chat = chat(&format!("Ada: hi\nBen: {line}"));
        assert_eq!(chat.messages[1].text, line.trim());
        assert_eq!(segments(&chat.messages[1].text).len(), 1);
    }

    #[test]
    fn no_pattern_takes_longer_than_its_length_allows() {
        const SIZE: usize = 50_000;
        for pattern in [
            "a", ". ", "a.B", ":) ", "😀 ", "😀", "[", "{\"", "[{", "[[", "1.", "。 ", "。", ". )", "\"", "a: ", "1/",
            ",", "\t", " ", "\n:", "a:b\n", "[1:\n", "a:b\nc\n", "١", "\u{200b}", "e\u{301}",
        ] {
            let long = pattern.repeat(SIZE / pattern.len());
            read_in_time(&long, pattern);
            read_in_time(&format!("Ada: hi\nBen: {long}"), pattern);
            read_in_time(&format!("Ada: hi\nBen: hi. {long} a"), pattern);
            read_in_time(&format!("text,speaker\n{long}"), pattern);
        }
    }

    #[test]
    fn no_pattern_within_a_format_takes_longer_than_its_length_allows() {
        const SIZE: usize = 50_000;
        let page = "<div class=\"page_header\"></div><div class=\"message default\"><div class=\"text\">";
        for (head, pattern, tail) in [
            (page, "< ", ">"),
            (page, "<a", ">"),
            (page, "<b>x", ""),
            (page, "&", ";"),
            (page, "</div>", ""),
            ("WEBVTT\n\n", "00:01 --> 00:02\n", ""),
            ("WEBVTT\n\n", "NOTE\n1\n", ""),
            ("WEBVTT\n\n00:01 --> 00:02\n", "<v Ada>", ""),
            ("[2021-12-30 22:01:05] Ada: ", "[](./", ")"),
            ("[2021-12-30 22:01:05] Ada: ", "(- \n> ", ""),
            ("[{\"ts\": \"1\", \"type\": \"message\", \"user\": \"U\", \"text\": \"", "<@", ">\"}]"),
            ("May 17, 2022  5:29:42 PM\nMe\n", "    May 17, 2022  5:29:42 PM\n", ""),
            ("10:32:05 From Ada to Ben:\n", " to From : ", ""),
            ("[{\"text\": \"a\", \"speaker\": \"b\"}, {\"a\": [", "{}, ", "{}]}]"),
            ("", "Ada\n\n10:32\n", ""),
            ("", "Ada  10:32 AM\n", ""),
            ("", "a 1 2 3 4 5 6 7 8 9.\n", ""),
            ("", "Ada\nhi\nBen\n", "x"),
        ] {
            read_in_time(&format!("{head}{}{tail}", pattern.repeat(SIZE / pattern.len())), pattern);
        }
    }
}

#[test]
fn volleys_are_runs_of_one_person() {
    let chat = chat("A: a\nA: b\nB: c\nA: d\nB: e\nB: f\n");
    let runs: Vec<_> = volleys(&chat).into_iter().map(|volley| (volley.speaker, volley.messages)).collect();
    assert_eq!(runs, [(0, 0..2), (1, 2..3), (0, 3..4), (1, 4..6)]);
}

/// What every reading must keep, whatever came in.
fn check(chat: &Conversation) {
    assert!(!chat.messages.is_empty() && !chat.id.is_empty());
    assert_eq!(volleys(chat).iter().map(|volley| volley.messages.len()).sum::<usize>(), chat.messages.len());
    for message in &chat.messages {
        assert!(message.speaker < chat.speakers.len());
        check_segments(&message.text);
    }
}

/// Segments are in order, apart, begin and end with something to see, and hold all of it.
fn check_segments(text: &str) {
    let letters: Vec<char> = text.chars().collect();
    let mut after = 0;
    for Span { start, end } in segments(text) {
        assert!(after <= start && start < end && end <= letters.len());
        assert!(letters[after..start].iter().all(|letter| letter.is_whitespace()));
        assert!(!letters[start].is_whitespace() && !letters[end - 1].is_whitespace());
        after = end;
    }
    assert!(letters[after..].iter().all(|letter| letter.is_whitespace()));
}

/// Texts that are nearly chats.
fn nearly_a_chat() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Ada",
        "Ben",
        ": ",
        ":",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "hi",
        "I am sorry.",
        "That",
        "?",
        "...",
        "😀",
        "👩‍👩‍👧",
        ":)",
        "[",
        "]",
        "(",
        ")",
        "10:32",
        "30/12/21, 22:01",
        "2024-05-01 10:32",
        " - ",
        "\"",
        ",",
        "\t",
        ";",
        "text,speaker\n",
        "{",
        "}",
        "\u{202e}",
        "\u{200b}",
        "。",
        "؟",
        "é",
        "{\"dialog\": [{\"speaker\": \"usr\", \"text\": \"hi\"}]}",
        "\0",
        "1.",
        "- ",
        "a.m.",
        "http://",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(chats) = read(&bytes, "x", &ReadOptions::default()) {
            chats.iter().for_each(check);
        }
    }

    #[test]
    fn no_text_makes_any_format_panic(text in nearly_a_chat(), other in any::<String>()) {
        for text in [&text, &other] {
            for format in formats().map(|format| Some(format.name.to_owned())).chain([None]) {
                let options = ReadOptions { format, ..ReadOptions::default() };
                if let Ok(chats) = read_with(text, &options) {
                    chats.iter().for_each(check);
                }
            }
        }
    }

    #[test]
    fn what_was_said_stands_in_the_file_in_this_order(text in nearly_a_chat()) {
        for format in ["text", "whatsapp", "signal", "zoom", "imessage"] {
            let options = ReadOptions { format: Some(format.to_owned()), ..ReadOptions::default() };
            let seen = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            let file = seen(&text);
            let mut rest = file.as_str();
            for chat in read_with(&text, &options).unwrap_or_default() {
                for line in chat.messages.iter().flat_map(|message| message.text.lines()).map(seen) {
                    let at = rest.find(&line);
                    prop_assert!(at.is_some(), "{format}: {line:?} is not in what is left: {rest:?}");
                    rest = &rest[at.unwrap_or_default() + line.len()..];
                }
            }
        }
    }

    #[test]
    fn segments_hold_every_letter_once(text in any::<String>(), chatty in nearly_a_chat()) {
        check_segments(&text);
        check_segments(&chatty);
    }
}
