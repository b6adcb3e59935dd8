//! ConvoKit's `utterances.jsonl`: one utterance a line, with its speaker and the conversation that it belongs to.

use super::archive::{File, Folder};
use super::draft::Draft;
use super::stamp::Times;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, Whole, decode, json};
use crate::conversation::{Note, Role};
use crate::counted::counted;
use serde_json::{Map, Value};
use std::collections::HashMap;

pub(super) static IMPORTER: Importer = Importer {
    name: "convokit",
    about: "ConvoKit's corpora: utterances as JSON lines, or the zipped folder",
    tested: true,
    readers: &[
        Reader::Text { sniff, read },
        Reader::Folder { is: is_corpus, has: Some(is_of_corpus), read: read_corpus },
    ],
};

fn sniff(text: &str) -> Likeness {
    json::has_keys(text, &[&["text"], &["speaker", "user"], &["conversation_id", "root"]])
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    chats(text, &Map::new(), options)
}

/// `speakers`: what `speakers.json` says of each, by id.
fn chats(text: &str, speakers: &Map<String, Value>, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let utterances = json::values(text)?;
    let mut times = Times::default();
    for utterance in &utterances {
        times.push(&time(utterance));
    }
    let (times, time_notes) = times.read(options.date_order);
    let mut chats: Vec<Draft> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut left_out = 0;
    for (utterance, time) in utterances.iter().zip(times) {
        let said = (speaker(utterance), utterance.get("text").and_then(Value::as_str));
        let (Some(speaker), Some(text)) = said else {
            left_out += 1;
            continue;
        };
        let id = json::id(utterance, &["conversation_id", "root"]).or_else(|| json::id(utterance, &["id"]));
        let index = *by_id.entry(id.clone().unwrap_or_default()).or_insert_with(|| {
            chats.push(Draft::new(id));
            chats.len() - 1
        });
        let meta = speakers.get(&speaker).and_then(|known| known.get("meta"));
        let known = |key: &str| meta?.get(key)?.as_str();
        let role = known("role").or_else(|| utterance.get("meta")?.get("role")?.as_str());
        chats[index].say_by_id(&speaker, known("name").unwrap_or(&speaker), time, text);
        chats[index].last_is(role.and_then(Role::of_name));
        chats[index].last_is_also(meta.map(json::other_names).unwrap_or_default());
    }
    for chat in &mut chats {
        chat.notes.extend_from_slice(&time_notes);
    }
    if let (Some(first), 1..) = (chats.first_mut(), left_out) {
        let utterances = counted(left_out, "utterance", "utterances");
        let text = format!("Left out of the file: {utterances} without a speaker or a text.");
        first.notes.push(Note::new("lines_skipped", text));
    }
    Ok(chats)
}

const UTTERANCES: &str = "utterances.jsonl";
const SPEAKERS: &str = "speakers.json";

fn is_corpus(folder: &Folder) -> bool {
    folder.named(UTTERANCES).is_some() && folder.named("conversations.json").is_some()
}

fn is_of_corpus(file: &File) -> bool {
    const FILES: [&str; 5] = [UTTERANCES, SPEAKERS, "conversations.json", "corpus.json", "index.json"];
    FILES.contains(&file.name())
}

/// The folder that ConvoKit writes, or several of them. Beside the utterances it holds only what is said *of* speakers and
/// conversations.
fn read_corpus<'f>(folder: &'f Folder, options: &ReadOptions) -> Result<Whole<'f>, ReadError> {
    let mut whole = Whole::default();
    for file in folder.files.iter().filter(|file| file.name() == UTTERANCES) {
        let beside = |other: &&File| other.name() == SPEAKERS && other.folder() == file.folder();
        // Without it the ids are the names.
        let speakers = folder.files.iter().find(beside).map_or(Ok(Map::new()), |speakers| {
            known(speakers).inspect_err(|error| whole.broken.push((speakers.path.as_str(), error.clone())))
        });
        match decode::decode(&file.bytes).and_then(|text| chats(&text, &speakers.unwrap_or_default(), options)) {
            Ok(drafts) => whole.drafts.extend(drafts),
            Err(error) => whole.broken.push((file.path.as_str(), error)),
        }
    }
    Ok(whole)
}

/// What `speakers.json` says of each, by id.
fn known(speakers: &File) -> Result<Map<String, Value>, ReadError> {
    let text = decode::decode(&speakers.bytes)?;
    serde_json::from_str(&text).map_err(|error| ReadError::BadJson { line: error.line().max(1) })
}

/// The id of who speaks, in older corpora the id of an object.
fn speaker(utterance: &Value) -> Option<String> {
    ["speaker", "user"].iter().find_map(|key| match utterance.get(key)? {
        Value::Object(speaker) => ["id", "name"].iter().find_map(|key| Some(speaker.get(*key)?.as_str()?.to_owned())),
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// hearken's own corpora have the time as the chat gave it, also where it has no zone.
fn time(utterance: &Value) -> String {
    let own = utterance.get("meta").and_then(|meta| meta.get("time")).filter(|time| time.is_string());
    match own.or_else(|| utterance.get("timestamp")) {
        Some(Value::String(time)) => time.clone(),
        Some(Value::Number(time)) => time.to_string(),
        _ => String::new(),
    }
}
