//! Chats in, what the tagger's graph takes for them out, a JSON line a frame: with it another engine can run the same
//! graph on the same inputs.
//!
//! `cargo run --release --example frames -- FILE...` numbers the chats through all files.

mod common;

use std::error::Error;
use std::io::Write;

use hearken::conversation::import::{ReadOptions, read};
use hearken::reading::Reading;
use hearken::tagger::{Inputs, Tagger};

/// A frame, and the chat and the volley that it is of: the volley in its place, or a message of it by itself.
#[derive(serde::Serialize)]
struct Line {
    chat: usize,
    volley: usize,
    alone: bool,
    #[serde(flatten)]
    inputs: Inputs,
}

fn main() -> Result<(), Box<dyn Error>> {
    let tagger = Tagger::new(&common::bundle()?)?;
    let mut readings = Vec::new();
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file).map_err(|error| format!("{file}: {error}"))?;
        readings.extend(read(&bytes, &file, &ReadOptions::default())?.into_iter().map(Reading::new));
    }
    let mut out = std::io::stdout().lock();
    for (chat, reading) in readings.iter().enumerate() {
        for volley in 0..reading.volleys() {
            let in_place = reading.inputs(&tagger, volley).into_iter().map(|inputs| (false, inputs));
            let alone = reading.inputs_alone(&tagger, volley).into_iter().map(|inputs| (true, inputs));
            for (alone, inputs) in in_place.chain(alone) {
                writeln!(out, "{}", serde_json::to_string(&Line { chat, volley, alone, inputs })?)?;
            }
        }
    }
    Ok(())
}
