//! Instagram's and Messenger's "Download your information", as JSON. Its letters are broken: every byte of UTF-8 is
//! written as a letter of its own. The newest message stands first, and a long chat is in several files.

use super::archive::{File, Folder};
use super::aside::Aside;
use super::draft::Draft;
use super::stamp::Times;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, Whole, decode, json};
use crate::conversation::Note;
use crate::counted::counted;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) static IMPORTER: Importer = Importer {
    name: "instagram",
    about: "Instagram's and Messenger's download of messages, as JSON (Messenger's encrypted chats untested on real files)",
    tested: true,
    readers: &[Reader::Text { sniff, read }, Reader::Folder { is: has_parts, has: Some(is_part), read: read_parts }],
};

fn sniff(text: &str) -> Likeness {
    let old = json::has_keys(text, &[&["messages"], &["sender_name"], &["timestamp_ms"]]);
    let encrypted = json::has_keys(text, &[&["messages"], &["senderName"], &["threadName", "participants"]]);
    old.max(encrypted)
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    Ok(json::values(text)?.into_iter().map(|export| chat(vec![export], options)).collect())
}

fn has_parts(folder: &Folder) -> bool {
    folder.files.iter().any(is_part)
}

/// `message_1.json`
fn is_part(file: &File) -> bool {
    let named = file.name().starts_with("message_") && file.name().ends_with(".json");
    named && decode::decode(&file.bytes).is_ok_and(|text| sniff(&text) == Likeness::Sure)
}

/// The parts of a chat are in a folder of their own.
fn read_parts<'f>(folder: &'f Folder, options: &ReadOptions) -> Result<Whole<'f>, ReadError> {
    let mut chats: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut broken = Vec::new();
    for file in folder.files.iter().filter(|file| is_part(file)) {
        match decode::decode(&file.bytes).and_then(|text| json::values(&text)) {
            Ok(part) => chats.entry(file.folder()).or_default().extend(part),
            Err(error) => broken.push((file.path.as_str(), error)),
        }
    }
    let several = chats.len() > 1;
    let chat = |(path, parts): (&str, Vec<Value>)| {
        let mut draft = chat(parts, options);
        draft.id = draft.id.or_else(|| several.then(|| path.to_owned()));
        draft
    };
    Ok(Whole { drafts: chats.into_iter().map(chat).collect(), broken })
}

fn chat(parts: Vec<Value>, options: &ReadOptions) -> Draft {
    let mut draft = Draft::new(parts.iter().find_map(|part| json::id(part, &["thread_path"])));
    let listed = parts.iter().filter_map(|part| part.get("messages")?.as_array());
    let messages = in_order(listed.flatten().collect(), &mut draft);
    let mut times = Times::default();
    for message in &messages {
        let instant = instant(message);
        times.push(&if instant > 0 { instant.to_string() } else { String::new() });
    }
    let (times, notes) = times.read(options.date_order);
    draft.notes.extend(notes);
    let mut mended = 0;
    let mut nameless = 0;
    for (message, time) in messages.into_iter().zip(times) {
        match said(message, &mut mended) {
            Some((name, text)) => say(&mut draft, message, &name, time, text),
            None => nameless += 1,
        }
    }
    if mended > 0 {
        let places = counted(mended, "name or text", "names and texts");
        let text = format!("Letters that the export had broken were mended in {places}.");
        draft.notes.push(Note::new("letters_mended", text));
    }
    if nameless > 0 {
        let text = format!("Left out: {} without a sender.", counted(nameless, "message", "messages"));
        draft.notes.push(Note::new("lines_skipped", text));
    }
    draft
}

/// In milliseconds since 1970; 0 where the message has no time.
fn instant(message: &Value) -> i64 {
    ["timestamp_ms", "timestamp"].iter().find_map(|key| message.get(key)?.as_i64()).unwrap_or_default()
}

/// The oldest message first.
fn in_order<'v>(mut messages: Vec<&'v Value>, draft: &mut Draft) -> Vec<&'v Value> {
    if !messages.is_sorted_by_key(|message| instant(message)) {
        // Of the same moment, what stands first in a file was sent last.
        messages.reverse();
        messages.sort_by_key(|message| instant(message));
        let text = "The newest message stands first in this file: the messages were put in the order of their times.";
        draft.notes.push(Note::new("order_of_time", text));
    }
    messages
}

/// Who sent a message and what it says, with whole letters; `None` where it names nobody. `mended` counts what was broken.
fn said(message: &Value, mended: &mut usize) -> Option<(String, String)> {
    let mut field = |keys: [&str; 2]| {
        let written = keys.iter().find_map(|key| message.get(key)?.as_str())?;
        let whole = mend(written);
        *mended += usize::from(whole.is_some());
        Some(whole.unwrap_or_else(|| written.to_owned()))
    };
    Some((field(["sender_name", "senderName"])?, field(["content", "text"]).unwrap_or_default()))
}

/// Tells a message's words from what the program says, and from what is no word.
fn say(draft: &mut Draft, message: &Value, name: &str, time: Option<String>, text: String) {
    let listed = |key: &str| message.get(key).and_then(Value::as_array).map_or(0, Vec::len);
    let is = |key: &str| usize::from(message.get(key).and_then(Value::as_bool).unwrap_or(false));
    let there = |key: &str| usize::from(message.get(key).is_some_and(|value| !value.is_null()));
    let kind = message.get("type").and_then(Value::as_str);
    if there("call_duration") > 0 || matches!(kind, Some("Call" | "Subscribe" | "Unsubscribe")) {
        return draft.beside(Aside::Program, 1);
    }
    if is_about_a_reaction(message, &text) {
        return draft.beside(Aside::Reaction, 1);
    }
    let files = ["photos", "videos", "audio_files", "files", "gifs", "media"].into_iter().map(listed).sum::<usize>();
    let deleted = is("is_unsent") + is("isUnsent");
    let announced = announces_a_file(&text, name);
    let is_words = deleted == 0 && !announced;
    draft.say(name, time, if is_words { text } else { String::new() });
    draft.beside(Aside::Attachment, (files + there("share") + there("sticker")).max(usize::from(announced)));
    draft.beside(Aside::Deleted, deleted);
    draft.beside(Aside::Reaction, listed("reactions"));
}

/// "Liked a message", "Reacted 😢 to your message": the program's words for a reaction, under the name of who reacted.
fn is_about_a_reaction(message: &Value, text: &str) -> bool {
    let listed = message.get("reactions").is_some() || message.get("share").is_some();
    let reacted = text.starts_with("Reacted ") && text.trim_end().ends_with(" to your message");
    !listed && (text == "Liked a message" || reacted)
}

/// "Mara sent an attachment.": the program's words for what stands beside them.
fn announces_a_file(text: &str, name: &str) -> bool {
    let what = text.strip_prefix(name).or_else(|| text.strip_prefix("You"));
    let Some(thing) = what.and_then(|what| what.strip_prefix(" sent a")).and_then(|thing| thing.strip_suffix('.'))
    else {
        return what == Some(" shared a story.");
    };
    const THINGS: [&str; 9] = [
        "n attachment",
        " photo",
        " video",
        " voice message",
        " sticker",
        " GIF",
        " link",
        " location",
        " live location",
    ];
    THINGS.contains(&thing)
}

/// The text whose UTF-8 bytes were each written as a letter; `None` where this is not so.
fn mend(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter))).collect::<Result<_, _>>().ok()?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_letters_are_mended_and_whole_ones_are_left() {
        assert_eq!(mend("\u{f0}\u{9f}\u{98}\u{8a} caf\u{c3}\u{a9}").as_deref(), Some("😊 café"));
        for whole in ["plain", "café", "😊", "日本"] {
            assert_eq!(mend(whole), None, "{whole}");
        }
    }
}
