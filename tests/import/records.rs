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
