//! Makes `models/reference/reference.json`: how the session figures are distributed over chats that are known.
//!
//! `cargo run --release --example reference -- DATA` (`./build.sh reference` calls it), where DATA is the folder of the
//! training data. Only distributions are written, no text.

mod common;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::path::Path;
use std::sync::Mutex;

use hearken::conversation::Conversation;
use hearken::conversation::import::{self, ReadOptions};
use hearken::reading::Reading;
use hearken::reference::{Distribution, Quantiles, Reference, Set};
use hearken::session::{Session, figures};
use hearken::tagger::{EngineError, Tagger};
use sha2::{Digest, Sha256};

/// Fewer chats than these tell nothing of their own.
const LEAST_UNSEEN: usize = 20;

/// AnnoMI's transcripts that ten people coded: nothing was learnt from them.
const CODED_BY_TEN: [usize; 7] = [7, 27, 55, 56, 66, 109, 130];

/// A chat, and whether the tagger never learnt from it.
struct Known {
    chat: Conversation,
    unseen: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = std::env::args().nth(1).ok_or("which folder holds the data?")?;
    let data = Path::new(&data);
    let bundle = common::bundle()?;
    let tagger = Tagger::new(&bundle)?;
    let (good, poor) = annomi(&data.join("annomi/AnnoMI-full.csv"))?;
    let sets = [
        ("esconv", "chats of crowd workers (ESConv; those with a final score all improved)", esconv(data)?),
        ("esconv_failed", "chats of crowd workers that went badly (FailedESConv)", failed(data)?),
        ("annomi_good", "demonstration sessions by experts, spoken (AnnoMI, high quality)", good),
        ("annomi_poor", "demonstration sessions that show what not to do, spoken (AnnoMI, low quality)", poor),
    ];
    let mut reference = Reference { model: bundle.manifest.files["model.onnx"].clone(), sets: Vec::new() };
    for (id, name, chats) in sets {
        eprintln!("{id}: {} chats", chats.len());
        reference.sets.push(set(id, name, chats, &tagger)?);
    }
    std::fs::write("models/reference/reference.json", serde_json::to_string(&reference)? + "\n")?;
    Ok(())
}

/// Each chat's figures, and whether the chat is one of the unseen; on all cores, as it takes long.
fn sessions(chats: Vec<Known>, tagger: &Tagger) -> Result<Vec<(bool, Session)>, EngineError> {
    let session = |known: Known| {
        let reading = Reading::new(known.chat);
        Ok((known.unseen, Session::new(reading.conversation(), &reading.all_codes(tagger)?)))
    };
    let waiting = Mutex::new(chats.into_iter());
    let next = || waiting.lock().ok()?.next();
    let work = || std::iter::from_fn(next).map(session).collect::<Result<Vec<_>, EngineError>>();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().expect("tagging does not panic")).collect::<Result<Vec<_>, _>>()
    });
    Ok(parts?.into_iter().flatten().collect())
}

fn set(id: &str, name: &str, chats: Vec<Known>, tagger: &Tagger) -> Result<Set, Box<dyn Error>> {
    let count = chats.len();
    let unseen_chats = chats.iter().filter(|known| known.unseen).count();
    let mut values: BTreeMap<String, (Vec<f32>, Vec<f32>)> = BTreeMap::new();
    for (unseen, session) in sessions(chats, tagger)? {
        for (figure, value) in figures(&session) {
            let (all, those) = values.entry(figure).or_default();
            all.extend(value);
            those.extend(value.filter(|_| unseen));
        }
    }
    let distribution = |all: Vec<f32>, unseen: Vec<f32>| Distribution {
        all: Quantiles::of(all),
        unseen: (unseen.len() >= LEAST_UNSEEN).then(|| Quantiles::of(unseen)),
    };
    let known = values.into_iter().filter(|(_, (all, _))| !all.is_empty());
    let figures = known.map(|(figure, (all, unseen))| (figure, distribution(all, unseen))).collect();
    Ok(Set { id: id.into(), name: name.into(), chats: count, unseen_chats, figures })
}

fn read(path: &Path, options: &ReadOptions) -> Result<Vec<Conversation>, Box<dyn Error>> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(import::read(&bytes, "chats", options)?)
}

fn esconv(data: &Path) -> Result<Vec<Known>, Box<dyn Error>> {
    let mut found = Vec::new();
    for part in ["train", "valid", "test"] {
        let chats = read(&data.join(format!("esconv/{part}.txt")), &ReadOptions::default())?;
        found.extend(chats.into_iter().map(|chat| Known { chat, unseen: part != "train" }));
    }
    Ok(found)
}

fn failed(data: &Path) -> Result<Vec<Known>, Box<dyn Error>> {
    let chats = read(&data.join("esconv_failed/FailedESConv.json"), &ReadOptions::default())?;
    Ok(chats.into_iter().map(|chat| Known { chat, unseen: false }).collect())
}

/// The good and the poor sessions. Several people coded some of them: each utterance counts once.
fn annomi(path: &Path) -> Result<(Vec<Known>, Vec<Known>), Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let column = |name: &str| format!("AnnoMI has no column {name}");
    let headers = reader.headers()?.clone();
    let at = |name: &str| headers.iter().position(|header| header == name).ok_or_else(|| column(name));
    let (quality, transcript, utterance, who, text) =
        (at("mi_quality")?, at("transcript_id")?, at("utterance_id")?, at("interlocutor")?, at("utterance_text")?);
    let (mut chats, mut is_good) = (BTreeMap::<usize, String>::new(), HashMap::new());
    let mut seen = HashSet::new();
    for row in reader.records() {
        let row = row?;
        let id: usize = row[transcript].parse()?;
        if seen.insert((id, row[utterance].to_owned())) {
            let line = chats.entry(id).or_default();
            line.push_str(&serde_json::to_string(&[&row[who], &row[text]])?);
            line.push('\n');
        }
        is_good.insert(id, &row[quality] == "high");
    }
    let options = ReadOptions {
        format: Some("csv".into()),
        supporter: vec!["therapist".into()],
        seeker: vec!["client".into()],
        ..ReadOptions::default()
    };
    let (mut good, mut poor) = (Vec::new(), Vec::new());
    for (id, lines) in chats {
        let known = Known { chat: conversation(&lines, &options)?, unseen: never_learnt(id) };
        if is_good[&id] { good.push(known) } else { poor.push(known) }
    }
    Ok((good, poor))
}

/// One transcript, by the table importer.
fn conversation(lines: &str, options: &ReadOptions) -> Result<Conversation, Box<dyn Error>> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["speaker", "text"])?;
    for line in lines.lines() {
        table.write_record(serde_json::from_str::<[String; 2]>(line)?)?;
    }
    let mut chats = import::read(&table.into_inner()?, "annomi", options)?;
    chats.pop().ok_or_else(|| "a transcript without messages".into())
}

/// As `held_out` in models/training/data.py.
fn never_learnt(transcript: usize) -> bool {
    let hash = Sha256::digest(format!("annomi-{transcript:03}"));
    CODED_BY_TEN.contains(&transcript) || hash[0] % 5 == 0
}
