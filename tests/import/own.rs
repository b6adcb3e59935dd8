//! Reading what hearken writes gives the chat that it was written from.

use super::*;
use hearken::reading::{MessageTags, Reading, Segment};
use hearken::report::{Analysis, convokit, json_lines, table};

/// An analysis with the cuts of a real one, and no tags.
fn analysis(chat: Conversation) -> Analysis {
    let reading = Reading::new(chat);
    let segment = |&span: &Span| Segment {
        span,
        codes: Vec::new(),
        likely: Vec::new(),
        unsure: true,
        probabilities: None,
        evidence: None,
    };
    let tags =
        |cuts: &Vec<Span>| MessageTags { segments: cuts.iter().map(segment).collect(), ..MessageTags::default() };
    let tags = reading.cuts().iter().map(tags).collect();
    Analysis::new(&reading, tags)
}

fn read_all(bytes: &[u8], file: &str, format: &str) -> Vec<Conversation> {
    let chats = read(bytes, file, &ReadOptions::default()).unwrap();
    assert!(chats.iter().all(|chat| chat.source.format == format && chat.guess.is_none()));
    chats
}

/// All that a chat is, but where it came from and what was noted.
fn essence(chat: &Conversation) -> (&str, &[hearken::conversation::Speaker], &[hearken::conversation::Message]) {
    (&chat.id, &chat.speakers, &chat.messages)
}

fn samples() -> Vec<Conversation> {
    let mut chats = Vec::new();
    for file in
        ["chatpack-cli_MIT/telegram_export.json", "after_source/telegram.html", "chat-miner_MIT/signal/test_export.txt"]
    {
        chats.extend(read(&fixture(file), file, &ReadOptions::default()).unwrap());
    }
    chats.push(chat(
        "Mod: be kind. 😊 Always!\nListener: Hi! How are you?  Tell me.\n\nI \"listen\", ok?\nBen: bad; I can't sleep\n\
         Listener: <sorry> & so on\nBen: a,b\nMod: bye\nBen: bye\n",
    ));
    chats
}

#[test]
fn our_json_is_read_back_whole() {
    let written: Vec<Analysis> = samples().into_iter().map(analysis).collect();
    let back = read_all(json_lines(&written).as_bytes(), "x.jsonl", "hearken");
    assert_eq!(back.iter().map(essence).collect::<Vec<_>>(), samples().iter().map(essence).collect::<Vec<_>>());
}

#[test]
fn all_names_of_a_person_are_read_back() {
    let text = "Ana: hi\nBo: How are you?\nAna K: i lost my job\nBo: I am sorry.\n";
    let same = vec![SamePerson { name: "Ana".into(), also: "Ana K".into() }];
    let chat = read_with(text, &ReadOptions { same, ..ReadOptions::default() }).unwrap().remove(0);
    assert_eq!(chat.speakers[0].also, ["Ana K"]);
    let back = read_all(json_lines(&[analysis(chat.clone())]).as_bytes(), "x.jsonl", "hearken");
    assert_eq!(essence(&back[0]), essence(&chat));
    assert_eq!(note(&back[0], "same_person"), note(&chat, "same_person"));
}

#[test]
fn our_corpus_is_read_back_whole_as_a_zip_and_as_a_folder() {
    let written: Vec<Analysis> = samples().into_iter().map(analysis).collect();
    let files = convokit::corpus(&written);
    let borrowed: Vec<(&str, &[u8])> = files.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
    let back = read_all(&zip(&borrowed), "corpus.zip", "convokit");
    assert_eq!(back.iter().map(essence).collect::<Vec<_>>(), samples().iter().map(essence).collect::<Vec<_>>());
    let owned = files.into_iter().map(|(name, content)| (name.to_owned(), content.into_bytes())).collect();
    let folder = read_folder(owned, "corpus", &ReadOptions::default()).unwrap();
    assert_eq!(folder.iter().map(essence).collect::<Vec<_>>(), back.iter().map(essence).collect::<Vec<_>>());
}

#[test]
fn a_corpus_keeps_people_of_one_name_apart() {
    let written: Vec<Analysis> = samples().into_iter().map(analysis).collect();
    let [(_, utterances), (_, speakers), ..] = convokit::corpus(&written);
    let speakers: serde_json::Value = serde_json::from_str(&speakers).unwrap();
    let people = samples().iter().map(|chat| chat.speakers.len()).sum::<usize>();
    assert_eq!(speakers.as_object().unwrap().len(), people);
    assert!(utterances.lines().count() == samples().iter().map(|chat| chat.messages.len()).sum::<usize>());
}

/// A table has a row a sentence: what has no sentence (a message without words, whoever is on neither side) is not in it,
/// and white space between sentences is blanks.
#[test]
fn our_table_is_read_back_as_far_as_it_goes() {
    let written: Vec<Analysis> = samples().into_iter().map(analysis).collect();
    let back = read_all(table::csv(&written).as_bytes(), "x.csv", "hearken");
    let words = |text: &str| text.replace('\n', " ").trim().to_owned();
    for (chat, back) in samples().iter().zip(&back) {
        assert_eq!(chat.id, back.id);
        let expected: Vec<_> = chat
            .messages
            .iter()
            .filter(|message| chat.role(message) != Role::Other && !message.text.trim().is_empty())
            .map(|message| (chat.speakers[message.speaker].clone(), message.time.clone(), words(&message.text)))
            .collect();
        let found: Vec<_> = back
            .messages
            .iter()
            .map(|message| (back.speakers[message.speaker].clone(), message.time.clone(), words(&message.text)))
            .collect();
        assert_eq!(found, expected);
    }
    assert!(note(&back[3], "lines_skipped").unwrap().starts_with("2 messages have no sentence"));
}
