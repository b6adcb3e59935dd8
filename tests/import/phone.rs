//! WhatsApp's exports: what is no words, and the zip.

use super::*;

#[test]
fn what_is_no_words_is_counted_and_its_message_stays_in_place() {
    let chat = chat(concat!(
        "12/30/21, 22:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\n",
        "12/30/21, 22:01 - Ada: hi\n",
        "12/30/21, 22:02 - Ada: <Media omitted>\n",
        "12/30/21, 22:03 - Ben: IMG-20211230-WA0001.jpg (Datei angehängt)\nmy garden\n",
        "12/30/21, 22:04 - Ben: This message was deleted\n",
        "12/30/21, 22:05 - Ada: how nice <This message was edited>\n",
        "12/30/21, 22:06 - Ada: null\n",
    ));
    assert_eq!(said(&chat), [("Ada", "hi"), ("Ada", ""), ("Ben", "my garden"), ("Ben", ""), ("Ada", "how nice")]);
    let beside = note(&chat, "not_words").unwrap();
    assert!(
        beside.contains("2 pictures, sounds or other files; 1 deleted message; 1 message of the program"),
        "{beside}"
    );
    assert!(note(&chat, "marks_left_out").unwrap().contains("1 edited message"));
    assert!(note(&chat, "messages_read").unwrap().starts_with("5 messages were read. The format: WhatsApp"));
}

#[test]
fn iphones_mark_what_is_no_words() {
    let chat = chat(concat!(
        "[30.12.21, 22:00:00] Ada: \u{200e}Messages and calls are end-to-end encrypted.\n",
        "[30.12.21, 22:01:00] Ada: look\n",
        "\u{200e}[30.12.21, 22:02:00] Ada: \u{200e}image omitted\n",
        "[30.12.21, 22:03:00] Ben: my garden \u{200e}<attached: 00000012-PHOTO-2021-12-30.jpg>\n",
        "[30.12.21, 22:04:00] Ben: \u{200e}You deleted this message.\n",
        "[30.12.21, 22:05:00] Ben: \u{200e}Missed voice call\n",
        "[30.12.21, 22:06:00] Ben: a missed voice call worries me\n",
    ));
    let expected =
        [("Ada", "look"), ("Ada", ""), ("Ben", "my garden"), ("Ben", ""), ("Ben", "a missed voice call worries me")];
    assert_eq!(said(&chat), expected);
}

#[test]
fn chatpacks_export_reads_as_it_looks() {
    let bytes = fixture("chatpack-cli_MIT/whatsapp_export.txt");
    let chat = read(&bytes, "whatsapp_export.txt", &ReadOptions::default()).unwrap().remove(0);
    assert_eq!((chat.source.format.as_str(), chat.messages.len()), ("whatsapp", 7));
    assert_eq!(said(&chat)[1], ("Bob", "Hi Alice! I'm doing great, thanks for asking."));
    assert_eq!(times(&chat)[6], Some("2024-03-10T09:15:00"));
    assert!(note(&chat, "lines_skipped").is_none());
}

#[test]
fn the_zip_that_a_phone_sends_is_looked_into() {
    let text = "[30.12.21, 22:01:00] Ada: hi\r\n[30.12.21, 22:02:00] Ben: hello\r\n";
    let zip = zip(&[
        ("_chat.txt", text.as_bytes()),
        ("00000012-PHOTO.jpg", b"\xff\xd8\xff\xe0"),
        ("__MACOSX/._chat.txt", b"\0"),
    ]);
    let chat = read(&zip, "WhatsApp Chat - Ben.zip", &ReadOptions::default()).unwrap().remove(0);
    assert_eq!(
        (chat.id.as_str(), chat.source.file.as_str()),
        ("WhatsApp Chat - Ben", "WhatsApp Chat - Ben.zip/_chat.txt")
    );
    assert_eq!(said(&chat), [("Ada", "hi"), ("Ben", "hello")]);
    assert_eq!(note(&chat, "files_not_text"), Some("Not opened, as they are no text: 00000012-PHOTO.jpg."));
}

#[test]
fn a_zip_of_many_chats_gives_them_all_and_names_what_it_could_not_read() {
    let files: [(&str, &[u8]); 5] = [
        ("chats/one/_chat.txt", b"12/30/21, 22:01 - Ada: hi\n12/30/21, 22:02 - Ben: hello\n"),
        ("chats/two/_chat.txt", b"12/30/21, 22:01 - Cleo: hi\n12/30/21, 22:02 - Ben: hello\n"),
        ("chats/readme.txt", b"just some words"),
        ("chats/set.csv", b"chat_id,speaker,text\n7,Ada,hi\n9,Ben,yo\n"),
        ("chats/voice.opus", b"OggS\0\x02"),
    ];
    let by_zip = read(&zip(&files), "all.zip", &ReadOptions::default()).unwrap();
    let ids: Vec<&str> = by_zip.iter().map(|chat| chat.id.as_str()).collect();
    assert_eq!(ids, ["chats/one/_chat", "7", "9", "chats/two/_chat"]);
    let unread = note(&by_zip[0], "files_unread").unwrap();
    assert!(unread.starts_with("Not read: chats/readme.txt: No speakers are named here."), "{unread}");
    assert!(note(&by_zip[0], "files_not_text").unwrap().contains("chats/voice.opus"));

    let folder = files.iter().map(|(path, bytes)| (path.replace('/', "\\"), bytes.to_vec())).collect();
    assert_eq!(read_folder(folder, "all.zip", &ReadOptions::default()).unwrap(), by_zip);
}

#[test]
fn a_zip_within_a_zip_is_read_but_not_without_end() {
    let chat = zip(&[("a.txt", b"Ada: hi\nBen: hello\n")]);
    let chats = read(&zip(&[("inner.zip", &chat)]), "outer.zip", &ReadOptions::default()).unwrap();
    assert_eq!(chats[0].source.file, "outer.zip/inner.zip/a.txt");
    let deep = (0..9).fold(chat, |inner, _| zip(&[("again.zip", &inner)]));
    assert_eq!(refusal(&deep), ReadError::NotText);
}

#[test]
fn a_zip_that_cannot_be_read_says_why() {
    let whole = zip(&[("_chat.txt", "12/30/21, 22:01 - Ada: hi\n".repeat(100).as_bytes())]);
    assert_eq!(refusal(&whole[..whole.len() / 2]), ReadError::BadArchive);
    assert_eq!(refusal(&zip(&[])), ReadError::Empty);
    assert_eq!(
        refusal(&zip(&[("xl/workbook.xml", b"<workbook/>"), ("xl/styles.xml", b"<a/>")])),
        ReadError::Spreadsheet
    );
    assert_eq!(refusal(&zip(&[("a.jpg", b"\xff\xd8\xff\xe0")])), ReadError::NotText);
    let error = refusal(&zip(&[("a.txt", b"words"), ("b.txt", b"more words")]));
    assert!(error.to_string().starts_with("No file in here could be read. a.txt: No speakers are named"), "{error}");
}
