//! The exports of messengers and meetings: the files of other projects' tests, and files built after the exporters'
//! sources.

use super::*;
use serde_json::Value;

fn read_fixture(path: &str) -> Vec<Conversation> {
    let name = path.rsplit('/').next().unwrap();
    read(&fixture(path), name, &ReadOptions::default()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn one(path: &str) -> Conversation {
    let mut chats = read_fixture(path);
    assert_eq!(chats.len(), 1, "{path}");
    chats.remove(0)
}

/// Local time, author and text of each message, a line break counting as a blank.
fn told(chat: &Conversation) -> Vec<[String; 3]> {
    let local = |time: &str| time[..19].to_owned();
    let time = |message: &hearken::conversation::Message| message.time.as_deref().map(local).unwrap_or_default();
    let name = |message: &hearken::conversation::Message| chat.speakers[message.speaker].name.clone();
    let mut told: Vec<_> =
        chat.messages.iter().map(|message| [time(message), name(message), message.text.replace('\n', " ")]).collect();
    told.sort();
    told
}

fn target(path: &str) -> Vec<[String; 3]> {
    let target: Vec<Value> = serde_json::from_slice(&fixture(path)).unwrap();
    let field = |message: &Value, key: &str| message[key].as_str().unwrap().to_owned();
    let mut told: Vec<_> =
        target.iter().map(|message| ["timestamp", "author", "message"].map(|key| field(message, key))).collect();
    told.sort();
    told
}

#[test]
fn what_chat_miner_expects_is_read() {
    for (file, format, expected) in [
        ("telegram/test_single_export.json", "telegram", "telegram/target.json"),
        ("telegram/test_batch_export.json", "telegram", "telegram/target.json"),
        ("instagram/test_export.json", "instagram", "instagram/target.json"),
        ("signal/test_export.txt", "signal", "signal/target.json"),
    ] {
        let chat = one(&format!("chat-miner_MIT/{file}"));
        assert_eq!(chat.source.format, format);
        assert_eq!(told(&chat), target(&format!("chat-miner_MIT/{expected}")), "{file}");
    }
}

/// chatpack-cli's test files hold the same seven messages in four formats.
#[test]
fn four_formats_of_one_chat_give_one_chat() {
    let texts = |chat: &Conversation| -> Vec<(String, String)> {
        said(chat).into_iter().map(|(name, text)| (name.replace("_user", "").to_lowercase(), text.to_owned())).collect()
    };
    let expected = texts(&one("chatpack-cli_MIT/whatsapp_export.txt"));
    assert_eq!(expected.len(), 7);
    for (format, id) in [("telegram", "123456789"), ("discord", "987654321"), ("instagram", "instagram_export")] {
        let chat = one(&format!("chatpack-cli_MIT/{format}_export.json"));
        assert_eq!((chat.source.format.as_str(), chat.id.as_str()), (format, id));
        assert_eq!(texts(&chat), expected, "{format}");
        assert!(times(&chat)[1].unwrap().starts_with("2024-01-15T10:"), "{format}");
    }
    let discord = one("chatpack-cli_MIT/discord_export.json");
    assert_eq!(note(&discord, "marks_left_out").unwrap().matches("1 ").count(), 2, "one edit, one answer");
    assert!(note(&one("chatpack-cli_MIT/instagram_export.json"), "order_of_time").is_some());
}

mod telegram {
    use super::*;

    #[test]
    fn what_is_no_words_is_told_from_words_and_the_offset_is_the_files_own() {
        let chat = chat(
            r#"{"name": "Ben", "type": "personal_chat", "id": 7, "messages": [
            {"id": 1, "type": "service", "date": "2021-12-30T22:00:00", "actor": "Ben", "action": "phone_call", "text": ""},
            {"id": 2, "type": "message", "date": "2021-12-30T23:01:00", "date_unixtime": "1640901660", "from": "Mara", "from_id": "user1",
             "text": ["I am ", {"type": "bold", "text": "so"}, " tired (", {"type": "link", "text": "https://a.b"}, ")"]},
            {"id": 3, "type": "message", "date": "2021-12-30T23:02:00", "date_unixtime": "1640901720", "from": null, "from_id": "user2",
             "text": "", "photo": "(File not included.)", "reactions": [{"type": "emoji", "count": 2, "emoji": "x"}]},
            {"id": 4, "type": "message", "date": "2021-12-30T23:03:00", "date_unixtime": "1640901780", "from": "Mara", "from_id": "user3",
             "text": "another Mara", "forwarded_from": "News"}]}"#,
        );
        assert_eq!(
            said(&chat),
            [("Mara", "I am so tired (https://a.b)"), ("Deleted Account", ""), ("Mara (2)", "another Mara")]
        );
        assert_eq!(times(&chat)[0], Some("2021-12-30T23:01:00+01:00"));
        let beside = note(&chat, "not_words").unwrap();
        assert!(beside.contains("1 picture, sound or other file; 2 reactions; 1 message of the program"), "{beside}");
        assert!(note(&chat, "names_alike").unwrap().contains("Mara (2)"));
    }

    #[test]
    fn pages_are_read_as_they_look() {
        let chat = one("after_source/telegram.html");
        assert_eq!(chat.source.format, "telegram");
        assert_eq!(
            said(&chat),
            [
                ("Mara", "I can't sleep & I lost my job.\nTwo weeks ago."),
                ("Mara", ""),
                ("Ben", "I am sorry. Are you safe?"),
                ("Mara", "Breathe in, breathe out."),
            ]
        );
        assert_eq!(times(&chat)[3], Some("2021-12-30T22:05:00+01:00"));
        let beside = note(&chat, "not_words").unwrap();
        assert!(beside.contains("1 picture, sound or other file; 1 reaction; 1 message of the program"), "{beside}");
        assert!(note(&chat, "marks_left_out").unwrap().contains("1 answer to a certain message; 1 forwarded"));
    }

    #[test]
    fn the_pages_of_a_chat_are_one_chat_in_the_order_of_their_numbers() {
        let page = String::from_utf8(fixture("after_source/telegram.html")).unwrap();
        let last = page.replace("I am sorry. Are you safe?", "Good night");
        let zip = zip(&[
            ("ChatExport/messages.html", page.as_bytes()),
            ("ChatExport/messages10.html", last.as_bytes()),
            ("ChatExport/messages2.html", page.as_bytes()),
            ("ChatExport/css/style.css", b"a { b: c }"),
        ]);
        let chat = read(&zip, "ChatExport.zip", &ReadOptions::default()).unwrap().remove(0);
        assert_eq!((chat.id.as_str(), chat.messages.len()), ("ChatExport", 12));
        assert!(note(&chat, "files_beside").unwrap().contains("ChatExport/css/style.css"));
        assert_eq!(said(&chat)[10], ("Ben", "Good night"));
    }
}

#[test]
fn discords_table_is_read() {
    let chat = one("after_source/discord.csv");
    assert_eq!(chat.source.format, "discord");
    assert_eq!(said(&chat), [("mara", "I lost my job,\nand I can't \"sleep\"."), ("ben", "I am sorry."), ("mara", "")]);
    assert_eq!(times(&chat)[0], Some("2024-01-15T10:30:00+01:00"));
    assert!(note(&chat, "not_words").unwrap().contains("1 picture, sound or other file; 1 reaction."));
}

#[test]
fn instagrams_letters_are_mended_and_its_files_put_together() {
    let part = |name: &str, text: &str, time: u64| {
        format!(
            r#"{{"participants": [], "messages": [{{"sender_name": "{name}", "timestamp_ms": {time}, "content": "{text}"}}], "thread_path": "inbox/ben_1"}}"#
        )
    };
    let newer = part("Ben", "I am sorry \\u00e2\\u009d\\u00a4", 1640901720000);
    let older = part("Zo\\u00c3\\u00ab", "I lost my job", 1640901660000);
    let zip = zip(&[
        ("messages/inbox/ben_1/message_1.json", newer.as_bytes()),
        ("messages/inbox/ben_1/message_2.json", older.as_bytes()),
        ("messages/inbox/ben_1/photos/1.jpg", b"\xff\xd8\xff\xe0"),
    ]);
    let chat = read(&zip, "instagram.zip", &ReadOptions::default()).unwrap().remove(0);
    assert_eq!((chat.source.format.as_str(), chat.id.as_str()), ("instagram", "inbox/ben_1"));
    assert_eq!(said(&chat), [("Zoë", "I lost my job"), ("Ben", "I am sorry ❤")]);
    assert_eq!(times(&chat)[0], Some("2021-12-30T22:01:00Z"));
    assert!(note(&chat, "letters_mended").is_some());
}

#[test]
fn two_exports_and_a_chat_in_one_folder_are_each_put_together() {
    let part = |text: &str, time: u64| {
        format!(
            r#"{{"participants": [], "messages": [{{"sender_name": "Ben", "timestamp_ms": {time}, "content": "{text}"}}]}}"#
        )
    };
    let (newer, older) = (part("better", 1640901720000), part("I lost my job", 1640901660000));
    let day = |text: &str, time: u64| {
        format!(r#"[{{"type": "message", "user": "U1", "text": "{text}", "ts": "{time}.0001"}}]"#)
    };
    let (first, second) = (day("hi", 1640901660), day("hello again", 1641000000));
    let people = r#"[{"id": "U1", "real_name": "Mara"}]"#;
    let chats = read(
        &zip(&[
            ("inbox/ben_1/message_1.json", newer.as_bytes()),
            ("inbox/ben_1/message_2.json", older.as_bytes()),
            ("slack/users.json", people.as_bytes()),
            ("slack/general/2021-12-30.json", first.as_bytes()),
            ("slack/general/2022-01-01.json", second.as_bytes()),
            ("slack/integration_logs.json", b"[]"),
            ("pasted.txt", b"Robin: i cant sleep\nSam: What keeps you awake?\n"),
        ]),
        "all.zip",
        &ReadOptions::default(),
    )
    .unwrap();
    let read: Vec<_> = chats.iter().map(|chat| (chat.source.format.as_str(), said(chat))).collect();
    let of = |format| read.iter().find(|(one, _)| *one == format).map(|(_, said)| said.as_slice());
    assert_eq!(of("slack"), Some(&[("Mara", "hi"), ("Mara", "hello again")][..]));
    assert_eq!(of("instagram"), Some(&[("Ben", "I lost my job"), ("Ben", "better")][..]));
    assert_eq!(of("text"), Some(&[("Robin", "i cant sleep"), ("Sam", "What keeps you awake?")][..]));
    assert_eq!(chats.len(), 3);
}

#[test]
fn what_instagram_says_of_files_and_reactions_is_nobodys_words() {
    let chat = chat(
        r#"{"participants": [], "messages": [
            {"sender_name": "Mara", "timestamp_ms": 1640901660000, "content": "look"},
            {"sender_name": "Mara", "timestamp_ms": 1640901661000, "content": "Mara sent an attachment.", "share": {"link": "https://a.b"}},
            {"sender_name": "Ben", "timestamp_ms": 1640901662000, "content": "Liked a message"},
            {"sender_name": "Ben", "timestamp_ms": 1640901663000, "content": "Ben called you.", "call_duration": 0},
            {"sender_name": "Ben", "timestamp_ms": 1640901664000, "content": "I sent a letter."}]}"#,
    );
    assert_eq!(said(&chat), [("Mara", "look"), ("Mara", ""), ("Ben", "I sent a letter.")]);
    let beside = note(&chat, "not_words").unwrap();
    assert!(beside.contains("1 picture, sound or other file; 1 reaction; 1 message of the program"), "{beside}");
    assert!(note(&chat, "order_of_time").is_none());
}

#[test]
fn messengers_encrypted_chats_are_read() {
    let chat = one("after_source/messenger.json");
    assert_eq!(said(&chat), [("Mara", "I lost my job."), ("Ben", "I am sorry."), ("Mara", ""), ("Ben", "")]);
    assert_eq!(times(&chat)[0], Some("2021-12-30T22:01:00Z"));
    assert!(
        note(&chat, "not_words").unwrap().contains("1 picture, sound or other file; 1 reaction; 1 deleted message")
    );
}

mod slack {
    use super::*;

    /// Counted apart from hearken, with a few lines of Python: 49 messages of people, 3 uploads, 94 messages of bots that
    /// have no words, and 12 of the program.
    #[test]
    fn an_export_is_a_chat_for_each_channel() {
        let chats = read_fixture("slack-export-viewer_MIT/testarchive.zip");
        let ids: Vec<&str> = chats.iter().map(|chat| chat.id.as_str()).collect();
        assert_eq!(ids, ["enrique", "traveling-sailor"]);
        assert_eq!(chats.iter().map(|chat| chat.messages.len()).sum::<usize>(), 49 + 3);
        let people = |chat: &Conversation| chat.speakers.iter().map(|speaker| speaker.name.clone()).collect::<Vec<_>>();
        assert!(people(&chats[0]).contains(&"abilinski".to_owned()), "{:?}", people(&chats[0]));
        let all: Vec<(&str, &str)> = chats.iter().flat_map(said).collect();
        let link = "@abilinski: https://bitbucket.org/hfaran/security_a2/src/7c019470cf14fd2d14fab276c0a6e4313d393a12/Q2_sima.py?fileviewer=file-view-default";
        assert!(all.iter().any(|(_, text)| *text == link));
        assert!(all.iter().all(|(_, text)| !text.contains("&lt;") && !text.contains("<@U")));
    }

    #[test]
    fn one_day_alone_has_the_names_that_it_brings() {
        let chat = chat(
            r#"[{"type": "message", "user": "U1", "text": "hi &lt;3 <@U2> <https://a.b|a>", "ts": "1640901660.000100", "user_profile": {"real_name": "Mara", "display_name": ""}},
                {"type": "message", "user": "U2", "text": "hello", "ts": "1640901720.000100", "thread_ts": "1640901660.000100"},
                {"type": "message", "subtype": "channel_join", "user": "U3", "text": "<@U3> has joined", "ts": "1640901780.000100"}]"#,
        );
        assert_eq!(said(&chat), [("Mara", "hi <3 @U2 a"), ("U2", "hello")]);
        assert_eq!(times(&chat)[0], Some("2021-12-30T22:01:00Z"));
        assert!(note(&chat, "marks_left_out").unwrap().contains("1 answer"));
    }
}

#[test]
fn signals_markdown_is_no_words() {
    let chat = one("after_source/signal.md");
    assert_eq!(chat.source.format, "signal");
    assert_eq!(
        said(&chat),
        [
            ("Mara", "I lost my job."),
            ("Me", "I am sorry.\nAre you safe?"),
            ("Mara", ""),
            ("Mara", "my garden"),
            ("Me", ""),
            ("Mara", "[like this](https://example.org)"),
        ]
    );
    let beside = note(&chat, "not_words").unwrap();
    let expected = "2 pictures, sounds or other files; 2 reactions; 1 deleted message; 1 message of the program itself";
    assert!(beside.contains(expected), "{beside}");
}

#[test]
fn imessages_answers_are_read_once() {
    let chat = one("after_source/imessage.txt");
    assert_eq!(chat.source.format, "imessage");
    assert_eq!(
        said(&chat),
        [
            ("+14155550134", "I lost my job."),
            ("Me", "I am sorry.\n\nDo you want to talk about it?"),
            ("+14155550134", "yes please"),
            ("+14155550134", ""),
            ("Me", "It was on\nJan 5, 2021 10:30:00 AM was it?"),
        ]
    );
    assert_eq!(times(&chat)[1], Some("2024-03-05T14:05:01"));
    assert!(note(&chat, "not_words").unwrap().contains("1 reaction; 1 message of the program"));
}

#[test]
fn zooms_saved_chat_is_read_in_its_forms() {
    for file in ["zoom_new.txt", "zoom_old.txt"] {
        let chat = one(&format!("after_source/{file}"));
        assert_eq!(chat.source.format, "zoom");
        let expected = [
            ("Mara Klein", "I lost my job.\nTwo weeks ago."),
            ("Ben", "I am sorry: are you safe?"),
            ("Mara Klein", "yes, thanks"),
        ];
        assert_eq!(said(&chat), expected, "{file}");
        assert!(note(&chat, "marks_left_out").unwrap().contains("to one person only"));
        assert!(note(&chat, "times_without_date").is_some());
    }
}

#[test]
fn a_chat_beside_an_export_is_not_lost() {
    let page = fixture("after_source/telegram.html");
    let zip = zip(&[("telegram/messages.html", &page), ("other.txt", b"Ada: hi\nBen: hello\n")]);
    let chats = read(&zip, "all.zip", &ReadOptions::default()).unwrap();
    let formats: Vec<&str> = chats.iter().map(|chat| chat.source.format.as_str()).collect();
    assert_eq!(formats, ["telegram", "text"]);
    assert_eq!(chats[1].id, "other");
}

mod captions {
    use super::*;

    #[test]
    fn what_one_person_speaks_in_a_row_is_one_message() {
        let zoom = one("turnchunk_MIT/zoom.vtt");
        assert_eq!(zoom.source.format, "captions");
        assert_eq!(
            said(&zoom),
            [
                ("Priya Raman", "Can everyone hear me okay?"),
                ("Tom Ableton", "Yep, coming through fine."),
                ("Priya Raman", "Great. So here's the thing: we're behind on the audit."),
            ]
        );
        let alice = "Right, let's start with the renewal. They came back asking for a twelve percent increase.";
        let bob = "Twelve? That's well above what we budgeted. I'd want to see their justification before we agree to anything.";
        assert_eq!(said(&one("turnchunk_MIT/teams.vtt")), [("Alice Chen", alice), ("Bob Ferreira", bob)]);
        let srt = one("turnchunk_MIT/basic.srt");
        let expected =
            [("Alice", "The contract renews automatically."), ("Bob", "Only if neither party gives notice.")];
        assert_eq!(said(&srt), expected);
        assert!(times(&srt).iter().all(Option::is_none) && note(&srt, "times_without_date").is_some());
        let sbv = chat("0:00:01.000,0:00:02.000\nAda: hi\nthere\n\n0:00:03.000,0:00:04.000\nBen: hello\n");
        assert_eq!(said(&sbv), [("Ada", "hi there"), ("Ben", "hello")]);
    }

    #[test]
    fn captions_without_speakers_are_refused_with_what_to_do() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/webvtt-py_MIT");
        let mut files = 0;
        for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let expected = match name.as_str() {
                "LICENSE" => continue,
                // Nothing in them shows that they are captions.
                "invalid_format.sbv" | "invalid_format1.srt" | "invalid_format2.srt" | "invalid_format3.srt" => {
                    ReadError::NoSpeakers
                }
                "no_captions.vtt" | "invalid_format4.srt" => ReadError::NoMessages,
                _ => ReadError::CaptionsWithoutSpeakers,
            };
            assert_eq!(refusal(&std::fs::read(&file).unwrap()), expected, "{name}");
            files += 1;
        }
        assert_eq!(files, 31);
        let sentence = ReadError::CaptionsWithoutSpeakers.to_string();
        assert!(sentence.starts_with("No speakers are named in these captions. Export them with the speakers' names"));
        assert_eq!(ReadError::CaptionsWithoutSpeakers.code(), "no_speakers");
    }

    #[test]
    fn a_broken_time_costs_no_words() {
        let chat = chat(
            "WEBVTT\n\nNOTE made by hand\n\n00:00:01.000 --> 00:00:1d.890\nAda: hi\n\nlost line\n\n2\n00:03 --> 00:04\nBen: a &lt; b\n00:05 --> 00:06\nAda: ok\n",
        );
        assert_eq!(said(&chat), [("Ada", "hi"), ("Ben", "a < b"), ("Ada", "ok")]);
        assert_eq!(note(&chat, "lines_skipped"), Some("Line 8 belongs to no caption and was left out."));
    }
}

mod word {
    use super::*;

    fn document(body: &str) -> Vec<u8> {
        let document = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body>{body}<w:sectPr w:x=\"y\"/></w:body></w:document>"
        );
        zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
    }

    #[test]
    fn a_documents_paragraphs_are_lines() {
        let paragraph = |text: &str| format!("<w:p w:id=\"1\"><w:pPr><w:b/></w:pPr>{text}</w:p>");
        let body = paragraph(
            "<w:r><w:t>Mara: I can&#8217;t </w:t></w:r><w:r><w:t xml:space=\"preserve\">sleep &amp; eat</w:t><w:br/><w:t>at all</w:t></w:r>",
        ) + &paragraph(
            "<w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:t>Ben: I am sorry</w:t></w:r>",
        );
        let chat = read(&document(&body), "chat.docx", &ReadOptions::default()).unwrap().remove(0);
        assert_eq!((chat.source.format.as_str(), chat.id.as_str()), ("word", "chat"));
        assert_eq!(said(&chat), [("Mara", "I can’t sleep & eat\nat all"), ("Ben", "I am sorry")]);
    }

    #[test]
    fn where_tabs_would_stop_is_nobodys_words() {
        let stops =
            "<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>";
        let line = |text: &str| format!("<w:p>{stops}<w:r><w:t>{text}</w:t><w:tab/><w:t>end</w:t></w:r></w:p>");
        let body = line("Mara: hi") + &line("Ben: hello");
        let chat = read(&document(&body), "chat.docx", &ReadOptions::default()).unwrap().remove(0);
        assert_eq!(said(&chat), [("Mara", "hi\tend"), ("Ben", "hello\tend")]);
    }

    #[test]
    fn a_documents_table_is_a_table() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let row = |one: &str, other: &str| format!("<w:tr>{}{}</w:tr>", cell(one), cell(other));
        let body =
            format!("<w:tbl>{}{}{}</w:tbl>", row("Speaker", "Text"), row("Mara", "hi: you"), row("Ben", "hello"));
        let chat = read(&document(&body), "chat.docx", &ReadOptions::default()).unwrap().remove(0);
        assert_eq!(said(&chat), [("Mara", "hi: you"), ("Ben", "hello")]);
    }

    #[test]
    fn a_document_without_speakers_says_what_a_text_without_them_says() {
        let body = "<w:p><w:r><w:t>just some words</w:t></w:r></w:p>";
        assert_eq!(refusal(&document(body)), ReadError::NoSpeakers);
        assert_eq!(refusal(&document("")), ReadError::Empty);
    }
}

#[test]
fn a_zipped_corpus_of_convokit_is_read() {
    let utterances = concat!(
        r#"{"id": "u0", "conversation_id": "u0", "text": "hi", "speaker": "ada", "meta": {}, "reply-to": null, "timestamp": 1640901660, "vectors": []}"#,
        "\n",
        r#"{"id": "u1", "conversation_id": "u0", "text": "hello", "speaker": "ben", "meta": {}, "reply-to": "u0", "timestamp": null, "vectors": []}"#,
        "\n"
    );
    let zip = zip(&[
        ("corpus/utterances.jsonl", utterances.as_bytes()),
        ("corpus/speakers.json", b"{\"ada\": {\"meta\": {}}, \"ben\": {\"meta\": {}}}"),
        ("corpus/conversations.json", b"{\"u0\": {\"meta\": {}}}"),
        ("corpus/corpus.json", b"{}"),
        ("corpus/index.json", b"{}"),
    ]);
    let chat = read(&zip, "corpus.zip", &ReadOptions::default()).unwrap().remove(0);
    assert_eq!((chat.source.format.as_str(), chat.id.as_str()), ("convokit", "u0"));
    assert_eq!(said(&chat), [("ada", "hi"), ("ben", "hello")]);
    assert!(note(&chat, "files_unread").is_none());
}

#[test]
fn any_number_of_reactions_is_counted() {
    let huge = u64::MAX;
    let reactions = format!(r#"[{{"count": {huge}, "emoji": "x"}}, {{"count": {huge}, "emoji": "y"}}]"#);
    for message in [
        format!(
            r#"{{"messages": [{{"id": 1, "type": "message", "date": "2024-01-01T10:00:00", "from": "Ada", "from_id": "u1", "text": "hi", "reactions": {reactions}}}], "name": "x", "type": "personal_chat", "id": 1}}"#
        ),
        format!(
            r#"{{"guild": {{}}, "channel": {{}}, "messages": [{{"id": "1", "type": "Default", "timestamp": "2024-01-01T10:00:00", "content": "hi", "author": {{"id": "1", "name": "Ada"}}, "reactions": {reactions}}}], "messageCount": 1}}"#
        ),
    ] {
        let chat = chat(&message);
        assert_eq!(said(&chat), [("Ada", "hi")]);
        assert!(note(&chat, "not_words").unwrap().contains("reactions"), "{:?}", chat.notes);
    }
}

#[test]
fn what_is_broken_beside_an_export_is_told_from_what_is_no_chat() {
    let corpus: [(&str, &[u8]); 4] = [
        ("utterances.jsonl", br#"{"id": "u", "conversation_id": "u", "text": "hi", "speaker": "ada"}"#),
        ("conversations.json", b"{}"),
        ("readme.txt", b"just some words"),
        ("broken.csv", b"speaker,text\nada,\"hi\n"),
    ];
    let chat = read(&zip(&corpus), "corpus.zip", &ReadOptions::default()).unwrap().remove(0);
    assert!(note(&chat, "files_beside").unwrap().ends_with("found in them: readme.txt."));
    assert!(note(&chat, "files_unread").unwrap().starts_with("Not read: broken.csv: Line 2 opens a quotation mark"));
}

#[test]
fn one_of_something_is_said_so() {
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nhm\n\n00:03.000 --> 00:04.000\n<v Ada>hi\n";
    assert!(note(&chat(captions), "lines_skipped").unwrap().contains("1 caption before"));
    let table = "speaker,text,id\nAda,hi,1\nAda,hi,1\n,hello,2\n";
    let table = chat(table);
    assert!(note(&table, "rows_repeated").unwrap().contains("1 row with"), "{:?}", table.notes);
    assert!(note(&table, "speaker_missing").unwrap().ends_with("1 message."));
}

#[test]
fn a_broken_part_of_an_export_is_named_and_the_others_are_read() {
    let part = |name: &str, at: u64| {
        format!(r#"{{"messages": [{{"sender_name": "{name}", "timestamp_ms": {at}, "content": "hi"}}]}}"#)
    };
    let whole = [part("Ana", 1_640_902_000_000), part("Bo", 1_640_901_000_000)];
    let files: [(&str, &[u8]); 4] = [
        ("x/message_1.json", whole[0].as_bytes()),
        ("x/message_2.json", &whole[1].as_bytes()[..whole[1].len() - 2]),
        ("x/message_3.json", whole[1].as_bytes()),
        ("x/photo.jpg", b"\xff\xd8\xff\xe0"),
    ];
    let chats = read(&zip(&files), "inbox.zip", &ReadOptions::default()).unwrap();
    assert_eq!(chats.len(), 1);
    assert_eq!(said(&chats[0]), [("Bo", "hi"), ("Ana", "hi")]);
    let unread = note(&chats[0], "files_unread").unwrap();
    assert!(unread.starts_with("Not read: x/message_2.json: Line 1 is not whole JSON."), "{unread}");
    assert_eq!(note(&chats[0], "files_not_text"), Some("Not opened, as they are no text: x/photo.jpg."));
    let none = refusal(&zip(&files[1..2]));
    assert!(none.to_string().starts_with("No file in here could be read. x/message_2.json: Line 1"), "{none}");
}

#[test]
fn of_several_corpora_in_one_folder_all_are_read() {
    let utterance = |id: &str| {
        let line = |nth, speaker| {
            format!(r#"{{"id": "{id}{nth}", "conversation_id": "{id}", "speaker": "{speaker}", "text": "hi"}}"#)
        };
        format!("{}\n{}\n", line(0, "u1"), line(1, "u2"))
    };
    let (one, other) = (utterance("a"), utterance("b"));
    let files: [(&str, &[u8]); 5] = [
        ("one/utterances.jsonl", one.as_bytes()),
        ("one/conversations.json", b"{}"),
        ("one/speakers.json", br#"{"u1": {"meta": {"name": "Ana"}}}"#),
        ("other/utterances.jsonl", other.as_bytes()),
        ("other/speakers.json", b"{\n"),
    ];
    let chats = read(&zip(&files), "all.zip", &ReadOptions::default()).unwrap();
    assert_eq!(chats.iter().map(|chat| chat.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!((chats[0].speakers[0].name.as_str(), chats[1].speakers[0].name.as_str()), ("Ana", "u1"));
    assert!(note(&chats[0], "files_unread").unwrap().starts_with("Not read: other/speakers.json: Line 2"));
}

#[test]
fn only_files_of_formats_that_come_in_several_are_parts() {
    let part = |path: &str, text: &str| is_part(path, text.as_bytes().to_vec());
    assert!(part("general/2016-01-14.json", "[]") && part("users.json", "[]") && part("utterances.jsonl", "{}"));
    assert!(!part("2016-01-14.json", "[]") && !part("chat.txt", "Ana: hi\nBo: hello\n"));
    assert!(!part("message_1.json", r#"{"dialog": []}"#) && !part("word/document.xml", "<w:document/>"));
}
