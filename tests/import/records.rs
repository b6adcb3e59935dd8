//! JSON of no format that is known by name.

use super::*;

#[test]
fn objects_are_read_wherever_they_stand() {
    for text in [
        r#"[{"author": "Ada", "content": "hi", "createdAt": "2024-05-01T10:32:00Z"}, {"author": "Ben", "content": "hello"}]"#,
        r#"{"exported": "today", "data": {"messages": [{"sender": {"name": "Ada", "id": 3}, "text": "hi", "time": "2024-05-01T10:32:00Z"},
            {"sender": {"name": "Ben", "id": 4}, "text": ["hel", {"text": "lo"}]}]}}"#,
        "{\"from\": \"Ada\", \"body\": \"hi\", \"timestamp\": 1714559520}\n{\"from\": \"Ben\", \"body\": \"hello\"}\n",
    ] {
        let chat = chat(text);
        assert_eq!(chat.source.format, "json");
        assert_eq!(said(&chat), [("Ada", "hi"), ("Ben", "hello")], "{text}");
        assert_eq!(times(&chat), [Some("2024-05-01T10:32:00Z"), None], "{text}");
    }
}

#[test]
fn arrays_within_conversations_are_conversations() {
    let chats = chats(
        r#"{"conversations": [{"id": "c1", "messages": [{"role": "user", "content": "hi"}, {"role": "assistant", "content": "hello"}]},
                              {"id": "c2", "messages": [{"role": "user", "content": "yo"}]}]}"#,
    );
    assert_eq!(chats.iter().map(|chat| chat.id.as_str()).collect::<Vec<_>>(), ["c1", "c2"]);
    assert_eq!(said(&chats[0]), [("user", "hi"), ("assistant", "hello")]);
    assert_eq!(role(&chats[0], "assistant"), Role::Supporter);
    assert_eq!(super::chats(r#"[{"conversation_id": 1, "speaker": "a", "text": "b"}, {"conversation_id": 2, "speaker": "a", "text": "c"}]"#).len(), 2);
}

#[test]
fn keys_can_be_chosen_as_columns_can() {
    let text = r#"{"log": [{"who": {"nick": "Ada"}, "words": "hi", "n": 1}, {"who": {"nick": "Ben"}, "words": "hello", "n": 2}]}"#;
    let error = refusal(text.as_bytes());
    assert_eq!(error.to_string(), "No column holds the message. Columns: who.nick, words, n. Pick one.");
    let column = |field: &str, header: &str| (field.to_owned(), header.to_owned());
    let columns = [column("text", "words"), column("speaker", "who.nick")].into();
    let options = ReadOptions { columns, ..ReadOptions::default() };
    assert_eq!(said(&read_with(text, &options).unwrap()[0]), [("Ada", "hi"), ("Ben", "hello")]);
}

#[test]
fn json_without_messages_is_no_chat() {
    for text in [r#"{"weather": ["fine", "grey"]}"#, r#"[[1, 2], [3, 4]]"#, r#"["a", "b"]"#, r#"[{"a": 1}, {"a": 2}]"#]
    {
        assert_eq!(refusal(text.as_bytes()), ReadError::UnknownJson, "{text}");
    }
    let deep = "[".repeat(5000) + &"]".repeat(5000);
    assert_eq!(refusal(deep.as_bytes()).code(), "bad_json");
}

#[test]
fn what_fits_no_message_is_counted_and_what_has_another_key_is_read() {
    let chat = chat(
        r#"[{"speaker": "Ada", "text": "hi"}, "a line", 7, {"weather": "fine"}, {"x": {"y": {"z": "deep"}}},
            {"speaker": "Ben", "content": "hello"},
            {"author": {"name": "Ada"}, "text": {"body": "i feel low"}}, {"speaker": "Ben", "text": null}]"#,
    );
    assert_eq!(said(&chat), [("Ada", "hi"), ("Ben", "hello"), ("Ada", "i feel low"), ("Ben", "")]);
    assert_eq!(note(&chat, "words_missing"), Some("1 message is without words in the file."));
    let left_out: Vec<&str> =
        chat.notes.iter().filter(|note| note.code == "entries_left_out").map(|note| note.text.as_str()).collect();
    assert_eq!(
        left_out,
        [
            "Left out: 3 entries with neither a speaker nor words.",
            "Left out: 1 entry with neither a speaker nor words."
        ]
    );
}

#[test]
fn halves_of_emoji_are_no_broken_json() {
    let chat = chat(concat!(
        r#"{"speaker": "Ada", "text": "hi \ud83d\ude00 and \ud83d"}"#,
        "\n",
        r#"{"speaker": "Ben", "text": "\ude00 \\ud83d \ud83d\ud83d\ude00!"}"#
    ));
    assert_eq!(said(&chat), [("Ada", "hi \u{1f600} and \u{fffd}"), ("Ben", "\u{fffd} \\ud83d \u{fffd}\u{1f600}!")]);
}

#[test]
fn a_message_that_commas_split_is_whole_again_where_nothing_stands_behind_it() {
    let chat = chat("speaker,text\nRobin,my boss fired me, i want to die\nSam,\"I am sorry, really\"\nRobin,ok,,\n");
    assert_eq!(
        said(&chat),
        [("Robin", "my boss fired me, i want to die"), ("Sam", "I am sorry, really"), ("Robin", "ok")]
    );
    assert_eq!(
        note(&chat, "cells_joined"),
        Some(
            "1 row has more cells than the header names, as messages without quotation marks do that hold the sign between \
             cells. What stands in them too many was taken for the message's words: line 2."
        )
    );
}

#[test]
fn a_message_that_commas_split_before_other_cells_is_refused() {
    let error = refusal(b"speaker,text,time\nRobin,my boss fired me, i want to die,10:30\nSam,ok,10:31\n");
    assert_eq!(
        error.to_string(),
        "Line 2 has 4 cells where the header names 3, so nobody can tell which words belong together. Nothing was read. \
         Put messages that hold the sign between cells in quotation marks, or give every column a name."
    );
}
