//! Slack's export: a zip with a folder for each channel and a file for each day, or one such file alone.

use super::archive::{File, Folder};
use super::aside::{Aside, reactions};
use super::draft::Draft;
use super::markup::unescape;
use super::stamp::Times;
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, Whole, decode, json};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

pub(super) static IMPORTER: Importer = Importer {
    name: "slack",
    about: "Slack's export: the zip, or one day of a channel as JSON",
    tested: true,
    readers: &[
        Reader::Text { sniff, read },
        Reader::Folder { is: is_export, has: Some(is_of_export), read: read_export },
    ],
};

/// The list of people.
const PEOPLE: &str = "users.json";

/// The names of people, by their ids.
type People = HashMap<String, String>;

fn sniff(text: &str) -> Likeness {
    json::has_keys(text, &[&["ts"], &["type"], &["text"], &["user", "bot_id", "username"]])
}

fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    Ok(vec![channel(None, &json::values(text)?, &People::new(), options)])
}

fn is_export(folder: &Folder) -> bool {
    folder.named(PEOPLE).is_some() && folder.files.iter().any(is_day)
        || folder.named("channels.json").is_some() && folder.files.iter().any(is_day)
}

/// The days, and what Slack says of itself beside them.
fn is_of_export(file: &File) -> bool {
    const LISTS: [&str; 8] = [
        PEOPLE,
        "channels.json",
        "groups.json",
        "dms.json",
        "mpims.json",
        "integration_logs.json",
        "canvases.json",
        "huddle_transcripts.json",
    ];
    is_day(file) || LISTS.contains(&file.name())
}

/// `channel/2016-01-14.json`
fn is_day(file: &File) -> bool {
    let date = file.name().strip_suffix(".json");
    !file.folder().is_empty() && date.is_some_and(|date| date.parse::<jiff::civil::Date>().is_ok())
}

fn read_export<'f>(folder: &'f Folder, options: &ReadOptions) -> Result<Whole<'f>, ReadError> {
    let mut people = People::new();
    let mut channels: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut broken = Vec::new();
    // The days come in the order of their names, which are dates. Of several exports the people's ids differ.
    for file in folder.files.iter().filter(|file| is_day(file) || file.name() == PEOPLE) {
        match decode::decode(&file.bytes).and_then(|text| json::values(&text)) {
            Ok(users) if file.name() == PEOPLE => people.extend(users.iter().filter_map(person)),
            Ok(messages) => channels.entry(file.folder()).or_default().extend(messages),
            Err(error) => broken.push((file.path.as_str(), error)),
        }
    }
    let read = |(path, messages): (&str, Vec<Value>)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        channel(Some(name.to_owned()), &messages, &people, options)
    };
    Ok(Whole { drafts: channels.into_iter().map(read).collect(), broken })
}

fn person(user: &Value) -> Option<(String, String)> {
    Some((json::id(user, &["id"])?, name_of(user)?))
}

fn name_of(user: &Value) -> Option<String> {
    let profile = user.get("profile").unwrap_or(&Value::Null);
    let names = [
        profile.get("display_name"),
        user.get("display_name"),
        user.get("real_name"),
        profile.get("real_name"),
        user.get("name"),
    ];
    names.into_iter().flatten().filter_map(Value::as_str).find(|name| !name.trim().is_empty()).map(str::to_owned)
}

fn channel(id: Option<String>, messages: &[Value], people: &People, options: &ReadOptions) -> Draft {
    let mut draft = Draft::new(id);
    let mut times = Times::default();
    for message in messages {
        times.push(message.get("ts").and_then(Value::as_str).unwrap_or_default());
    }
    let (times, notes) = times.read(options.date_order);
    draft.notes.extend(notes);
    for (message, time) in messages.iter().zip(times) {
        say(&mut draft, message, time, people);
    }
    draft
}

fn say(draft: &mut Draft, message: &Value, time: Option<String>, people: &People) {
    let field = |key: &str| message.get(key).and_then(Value::as_str);
    let subtype = field("subtype").unwrap_or_default();
    let by_bot = matches!(subtype, "bot_message") || message.get("user").is_none() && message.get("bot_id").is_some();
    match subtype {
        "tombstone" => return draft.beside(Aside::Deleted, 1),
        "" | "bot_message" | "thread_broadcast" | "me_message" | "file_share" => {}
        // Who joined, which topic was set, what somebody wrote beside a file.
        _ => return draft.beside(Aside::Program, 1),
    }
    // What programs tell stands in boxes of their own, beside an empty text.
    if by_bot && field("text").is_none_or(|text| text.trim().is_empty()) {
        return draft.beside(Aside::Program, 1);
    }
    let Some(id) = field("user").or_else(|| field("username")).or_else(|| field("bot_id")) else {
        return draft.beside(Aside::Program, 1);
    };
    let own_name = || name_of(message.get("user_profile")?);
    let name = people.get(id).cloned().or_else(own_name);
    let name = name.or_else(|| field("username").map(str::to_owned)).unwrap_or_else(|| id.to_owned());
    let name = if by_bot && !name.to_lowercase().contains("bot") { format!("{name} (bot)") } else { name };
    let upload = subtype == "file_share" && message.get("file").is_some();
    // Older exports write for a file: "<@U1> uploaded a file: <...> and commented: ..."
    let text = match (upload, field("text").unwrap_or_default()) {
        (true, text) => text.split_once(" and commented: ").map_or("", |(_, comment)| comment),
        (false, text) => text,
    };
    draft.say_by_id(id, &name, time, plain(text, people));
    let listed = |key: &str| message.get(key).and_then(Value::as_array).map_or(0, Vec::len);
    draft.beside(Aside::Attachment, listed("files") + listed("attachments") + usize::from(upload));
    draft.beside(Aside::Reaction, reactions(message));
    draft.beside(Aside::Edited, usize::from(message.get("edited").is_some()));
    let answers = field("thread_ts").is_some_and(|thread| Some(thread) != field("ts"));
    draft.beside(Aside::Reply, usize::from(answers));
}

/// Slack's signs as people see them: `<@U1>` is a name, `<#C1|general>` a channel, `<https://...|label>` a link.
fn plain(text: &str, people: &People) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, sign)) = rest.split_once('<') {
        let Some((inside, after)) = sign.split_once('>') else {
            break;
        };
        plain.push_str(&unescape(before));
        let (target, label) = inside.split_once('|').unwrap_or((inside, ""));
        let shown = match target.chars().next() {
            Some('@') => {
                let name =
                    people.get(&target[1..]).map_or(if label.is_empty() { &target[1..] } else { label }, |name| name);
                format!("@{name}")
            }
            Some('#') => format!("#{}", if label.is_empty() { &target[1..] } else { label }),
            Some('!') => format!("@{}", if label.is_empty() { &target[1..] } else { label.trim_start_matches('@') }),
            _ => unescape(if label.is_empty() { target } else { label }),
        };
        plain.push_str(&shown);
        rest = after;
    }
    plain + &unescape(rest)
}
