//! The folder that the ConvoKit package reads (Chang et al. 2020, SIGDIAL): one utterance a message, what hearken says of
//! it as its metadata.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::{Analysis, Message};
use crate::conversation::Speaker;
use crate::conversation::numbered::Numbered;

/// The file that every corpus has, by which one is known.
pub const UTTERANCES: &str = "utterances.jsonl";

/// The files of a corpus: each file's name and what is in it.
///
/// ConvoKit's speakers belong to the whole corpus: a name that is in several conversations is followed by the
/// conversation's id, as nothing shows that it is one person. Its timestamps are seconds since 1970: where a chat says
/// no zone the timestamp is null, and the local time is in the metadata.
pub fn corpus(analyses: &[Analysis]) -> [(&'static str, String); 5] {
    let ids = conversation_ids(analyses);
    let people = People::of(analyses);
    let mut utterances = String::new();
    let (mut speakers, mut conversations) = (Map::new(), Map::new());
    let mut index = Index::default();
    for (analysis, id) in analyses.iter().zip(&ids) {
        for speaker in &analysis.speakers {
            let meta = speaker_meta(speaker);
            index.speakers.note(&meta);
            speakers.insert(people.id(&speaker.name, id), json!({ "meta": meta, "vectors": [] }));
        }
        for message in &analysis.messages {
            let meta = message_meta(message);
            index.utterances.note(&meta);
            let speaker = people.id(&message.speaker, id);
            utterances += &utterance(message, meta, &speaker, id).to_string();
            utterances.push('\n');
        }
        let meta = json!({
            "source": analysis.source,
            "session": analysis.session,
            "outcome": analysis.outcome,
            "notes": analysis.notes,
        });
        index.conversations.note(&meta);
        conversations.insert(id.clone(), json!({ "meta": meta, "vectors": [] }));
    }
    let overall = json!({ "made_by": concat!("hearken ", env!("CARGO_PKG_VERSION")) });
    index.overall.note(&overall);
    [
        (UTTERANCES, utterances),
        ("speakers.json", Value::Object(speakers).to_string()),
        ("conversations.json", Value::Object(conversations).to_string()),
        ("corpus.json", overall.to_string()),
        ("index.json", index.into_json().to_string()),
    ]
}

/// Ids that are one conversation's each, also where two files hold a chat of one id.
fn conversation_ids(analyses: &[Analysis]) -> Vec<String> {
    let mut ids = Numbered::default();
    analyses.iter().map(|analysis| ids.unused(&analysis.id)).collect()
}

/// In how many conversations each name is.
struct People<'a>(HashMap<&'a str, usize>);

impl<'a> People<'a> {
    fn of(analyses: &'a [Analysis]) -> Self {
        let mut counts = HashMap::new();
        for Speaker { name, .. } in analyses.iter().flat_map(|analysis| &analysis.speakers) {
            *counts.entry(name.as_str()).or_default() += 1;
        }
        Self(counts)
    }

    fn id(&self, name: &str, conversation: &str) -> String {
        if self.0.get(name) == Some(&1) { name.to_owned() } else { format!("{name} ({conversation})") }
    }
}

fn speaker_meta(speaker: &Speaker) -> Value {
    serde_json::to_value(speaker).expect("names and a role are plain JSON")
}

fn message_meta(message: &Message) -> Value {
    json!({
        "role": message.role,
        "time": message.time,
        "segments": message.segments,
        "empathy": message.empathy,
        "sentiment": message.sentiment,
    })
}

fn utterance(message: &Message, meta: Value, speaker: &str, conversation: &str) -> Value {
    let id = |index: usize| format!("{conversation}#{index}");
    json!({
        "id": id(message.index),
        "conversation_id": conversation,
        "text": message.text,
        "speaker": speaker,
        "meta": meta,
        "reply-to": message.index.checked_sub(1).map(id),
        "timestamp": message.time.as_deref().and_then(seconds),
        "vectors": [],
    })
}

/// `None` for a local time without a zone.
fn seconds(time: &str) -> Option<i64> {
    time.parse::<jiff::Timestamp>().ok().map(|instant| instant.as_second())
}

/// Which Python types ConvoKit finds under each key.
#[derive(Default)]
struct Index {
    utterances: Types,
    speakers: Types,
    conversations: Types,
    overall: Types,
}

#[derive(Default)]
struct Types(Map<String, Value>);

impl Types {
    fn note(&mut self, meta: &Value) {
        for (key, value) in meta.as_object().into_iter().flatten() {
            let python = match value {
                Value::Null => continue,
                Value::Bool(_) => "<class 'bool'>",
                Value::Number(number) if number.is_f64() => "<class 'float'>",
                Value::Number(_) => "<class 'int'>",
                Value::String(_) => "<class 'str'>",
                Value::Array(_) => "<class 'list'>",
                Value::Object(_) => "<class 'dict'>",
            };
            self.0.entry(key.clone()).or_insert_with(|| json!([python]));
        }
    }
}

impl Index {
    fn into_json(self) -> Value {
        json!({
            "utterances-index": self.utterances.0,
            "speakers-index": self.speakers.0,
            "conversations-index": self.conversations.0,
            "overall-index": self.overall.0,
            "version": 1,
            "vectors": [],
        })
    }
}
