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
fn any_name_of_a_person_may_be_used_of_what_is_read_back() {
    let text = "Ana: hi\nBo: How are you?\nAna K: i lost my job\nBo: I am sorry.\nBobby: call me\n";
    let pair = |name: &str, also: &str| SamePerson { name: name.into(), also: also.into() };
    let joined = ReadOptions { same: vec![pair("Ana", "Ana K")], ..ReadOptions::default() };
    let chat = read_with(text, &joined).unwrap().remove(0);
    let json = json_lines(&[analysis(chat.clone())]);
    let corpus = convokit::corpus(&[analysis(chat.clone())]);
    let corpus: Vec<(&str, &[u8])> = corpus.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
    for bytes in [json.as_bytes(), &zip(&corpus)] {
        let options = ReadOptions { supporter: vec!["Ana K".into()], ..ReadOptions::default() };
        let back = read(bytes, "x", &options).unwrap().remove(0);
        assert_eq!(back.speakers[0].also, ["Ana K"]);
        assert_eq!(role(&back, "Ana"), Role::Supporter);
        assert_eq!(note(&back, "same_person"), note(&chat, "same_person"));
        let options = ReadOptions { same: vec![pair("Bo", "Bobby"), pair("Ana K", "Bo")], ..ReadOptions::default() };
        assert_eq!(read(bytes, "x", &options).unwrap()[0].speakers.len(), 1);
        let options = ReadOptions { same: vec![pair("Ana", "Ana K")], ..ReadOptions::default() };
        assert_eq!(read(bytes, "x", &options).unwrap_err().code(), "not_two", "they are one already");
    }
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
    assert!(note(&back[3], "lines_skipped").unwrap().ends_with("it has no sentence of them: 2 messages."));
}

#[test]
fn a_cell_that_is_no_number_is_named_with_its_row_and_column() {
    let header = "conversation,message,segment,speaker,role,time,start,end,text\n";
    let first = "a,0,0,Sam,supporter,,0,10,\"hi\n\nthere.\"\n";
    for (row, column, cell) in
        [("a,one,0,River,seeker,,0,2,hm", "message", "one"), ("a,1,0,River,seeker,,,2,hm", "start", "")]
    {
        let error = refusal(format!("{header}{first}{row}\n").as_bytes());
        assert_eq!(error, ReadError::NotANumber { row: 3, column, cell: cell.into() });
        let sentence = error.to_string();
        assert!(
            sentence.starts_with(&format!("Row 3 has \"{cell}\" in the column {column}, which is no whole number."))
        );
        assert!(sentence.ends_with("Correct it, or export the table again."), "{sentence}");
    }
}
