//! How long reading takes: chats of as many messages as are asked for, in the forms that grow large.
//!
//! `cargo run --release --example read_speed -- 100000 2` prints a line a form: its name, megabytes, messages, seconds;
//! where one took longer than 2 seconds it ends with status 1.

use std::time::Instant;

use hearken::conversation::import::{ReadOptions, read};

const WORDS: &str = "I have not slept well since then, and nobody at work knows about it: it is hard to say.";

/// A form's name, what stands before the messages, a message (by its number and its author), and what stands after.
type Form = (&'static str, &'static str, fn(usize, &str) -> String, &'static str);

const FORMS: [Form; 9] = [
    ("text", "", |_, name| format!("{name}: {WORDS}"), ""),
    ("whatsapp", "", |at, name| format!("30/12/21, {}:{:02} - {name}: {WORDS}", at / 60 % 24, at % 60), ""),
    ("pasted", "", |at, name| format!("{name}  {}:{:02} AM\n{WORDS}", at / 60 % 12, at % 60), ""),
    ("names alone", "", |_, name| format!("{name}\n{WORDS}"), ""),
    ("csv", "speaker,text\n", |_, name| format!("{name},\"{WORDS}\""), ""),
    ("json", "[", |at, name| format!(r#"{{"n":{at},"author":"{name}","content":"{WORDS}"}},"#), "{}]"),
    ("telegram", r#"{"name":"x","id":1,"messages":["#, telegram, r#"{"type":"service"}]}"#),
    ("telegram pages", r#"<div class="page_header"></div><div class="history">"#, telegram_page, "</div>"),
    ("captions", "WEBVTT\n\n", |at, name| format!("{at}\n00:00:01.000 --> 00:00:02.000\n{name}: {WORDS}\n"), ""),
];

fn telegram(at: usize, name: &str) -> String {
    let time = 1_640_901_660 + at;
    format!(
        r#"{{"id":{at},"type":"message","date_unixtime":"{time}","from":"{name}","from_id":"{name}","text":"{WORDS}"}},"#
    )
}

fn telegram_page(at: usize, name: &str) -> String {
    let time = r#"<div class="pull_right date details" title="30.12.2021 22:01:05 UTC+01:00">22:01</div>"#;
    let body = format!(r#"{time}<div class="from_name">{name}</div><div class="text">{WORDS}</div>"#);
    format!(r#"<div class="message default clearfix" id="message{at}"><div class="body">{body}</div></div>"#)
}

fn main() -> std::process::ExitCode {
    let argument = |at| std::env::args().nth(at).and_then(|figure| figure.parse::<f64>().ok());
    let count = argument(1).unwrap_or(100_000.0) as usize;
    let most = argument(2).unwrap_or(f64::INFINITY);
    let mut in_time = true;
    for (form, before, message, after) in FORMS {
        let lines: Vec<String> = (0..count).map(|at| message(at, ["Mara", "Ben"][at % 2])).collect();
        let text = format!("{before}{}\n{after}", lines.join("\n"));
        let start = Instant::now();
        let chats = read(text.as_bytes(), "chat", &ReadOptions::default()).expect("a chat");
        let seconds = start.elapsed().as_secs_f64();
        in_time &= seconds <= most;
        let messages: usize = chats.iter().map(|chat| chat.messages.len()).sum();
        println!("{form:15} {:6.1} MB {messages:7} messages {seconds:6.2} s", text.len() as f64 / 1e6);
    }
    if in_time { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}
