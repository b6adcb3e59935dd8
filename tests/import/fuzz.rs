//! Broken files: the samples of every importer, mutated, and random bytes. Runs on stable Rust, for as long as
//! `HEARKEN_FUZZ_SECONDS` says; `HEARKEN_FUZZ_SEED` runs the same cases again. `./build.sh fuzz` starts it.

use super::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// Marsaglia's xorshift64: the same seed gives the same cases everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to below `sides`; 0 where there are none.
    fn below(&mut self, sides: usize) -> usize {
        if sides == 0 { 0 } else { (self.roll() % sides as u64) as usize }
    }

    fn one_of<'t, T: ?Sized>(&mut self, all: &[&'t T]) -> &'t T {
        all[self.below(all.len())]
    }
}

/// What formats are made of: more telling than random bytes.
const TOKENS: &[&[u8]] = &[
    b"\n",
    b"\r",
    b": ",
    b":",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b",",
    b"<",
    b">",
    b"-->",
    b"<v ",
    b"</div>",
    b"&#",
    b";",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\x8e",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x98\x8a",
    b"\xe2\x80\xa8",
    b"\t",
    b"10:32",
    b"99:99",
    b"2021-12-30",
    b"30/12/21, 22:01 - ",
    b"Dec 30, 2021  5:29:42 PM\n",
    b"null",
    b"true",
    b"1e999",
    b"-1",
    b"18446744073709551616",
    b"[]",
    b"{}",
    b"\\u0000",
    b"\\ud800",
    b"From ",
    b" to ",
    b"PK\x03\x04",
    b"Name",
    b"text",
    b"message",
    b"speaker",
    b"WEBVTT\n",
    b"(- ",
    b" -)",
    b"](./",
    b"<@U",
    b"|",
    b"    ",
    b"Today at ",
    b"\xd9\xa1",
];

/// The sample files of all importers, each with its name.
fn samples() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let is_sample =
                !path.extension().is_some_and(|ending| ending == "rs" || ending == "md" && path.ends_with("README.md"));
            if path.is_dir() {
                folders.push(path);
            } else if is_sample {
                files.push((path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    let document = b"<w:document><w:body><w:p><w:r><w:t>Ada: hi</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>";
    files.push(("made.docx".to_owned(), zip(&[("word/document.xml", document)])));
    files.push(("made.csv".to_owned(), b"chat_id;speaker;text\n7;Ada;\"hi; you\"\n9;Ben;yo\n".to_vec()));
    files.push((
        "made.jsonl".to_owned(),
        b"{\"speaker\": \"Ada\", \"text\": \"hi\", \"root\": 1}\n{\"dialog\": []}\n".to_vec(),
    ));
    files
}

fn mutate(dice: &mut Dice, bytes: &mut Vec<u8>, samples: &[(String, Vec<u8>)]) {
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(7) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
            1 => drop(bytes.splice(at..at, dice.one_of(TOKENS).iter().copied())),
            2 => drop(bytes.splice(at..end, dice.one_of(TOKENS).iter().copied())),
            3 => drop(bytes.drain(at.min(end)..end)),
            4 => {
                let again = bytes[at.min(end)..end].repeat(1 + dice.below(20));
                bytes.splice(at..at, again);
            }
            5 => bytes.truncate(at),
            _ => {
                let (_, other) = &samples[dice.below(samples.len())];
                let from = dice.below(other.len());
                let upto = (from + dice.below(300)).min(other.len());
                bytes.splice(at..at, other[from..upto].iter().copied());
            }
        }
    }
}

/// `whole` of the samples, those that stand first, are read as they are: they lead deepest.
fn case(dice: &mut Dice, samples: &[(String, Vec<u8>)], whole: usize) -> (String, Vec<u8>) {
    if dice.below(10) == 0 {
        let length = dice.below(400);
        return ("random".to_owned(), (0..length).map(|_| dice.roll() as u8).collect());
    }
    let among = if dice.below(5) == 0 { samples.len() } else { whole };
    let (name, bytes) = &samples[dice.below(among)];
    let mut bytes = bytes.clone();
    mutate(dice, &mut bytes, samples);
    // What is in a zip is met only through a whole zip.
    if dice.below(8) == 0 {
        bytes = zip(&[(name.as_str(), &bytes), ("users.json", b"[]"), ("a/2020-01-01.json", b"[]")]);
    }
    (name.clone(), bytes)
}

fn options(dice: &mut Dice) -> ReadOptions {
    let names: Vec<&str> = formats().map(|format| format.name).collect();
    let format = (dice.below(3) == 0).then(|| names[dice.below(names.len())].to_owned());
    let column = |field: &str, header: &str| (field.to_owned(), header.to_owned());
    let columns =
        if dice.below(10) == 0 { [column("text", "text"), column("speaker", "from")].into() } else { [].into() };
    let date_order = (dice.below(4) == 0).then(|| DateOrder::ALL[dice.below(3)]);
    ReadOptions { format, columns, date_order, ..ReadOptions::default() }
}

/// Far more than any case needs, also in a build without optimisation on a busy machine.
const LONGEST: Duration = Duration::from_secs(30);

#[test]
#[ignore = "runs for minutes: ./build.sh fuzz"]
fn fuzz() {
    let setting = |name: &str| std::env::var(name).ok().map(|value| value.parse::<u64>().expect("a whole number"));
    let seconds = setting("HEARKEN_FUZZ_SECONDS").unwrap_or(600);
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos() as u64;
    let seed = setting("HEARKEN_FUZZ_SEED").unwrap_or_else(now).max(1);
    println!("seed {seed}, {seconds} seconds");
    let mut samples = samples();
    let is_read = |bytes: &[u8]| read(bytes, "x", &ReadOptions::default()).is_ok();
    samples.sort_by_key(|(_, bytes)| !is_read(bytes));
    let whole = samples.partition_point(|(_, bytes)| is_read(bytes));
    assert!(whole > 25, "the samples are there");
    let mut dice = Dice(seed);
    let start = Instant::now();
    let (mut cases, mut read_cases) = (0_u64, 0_u64);
    while start.elapsed() < Duration::from_secs(seconds) {
        let (name, bytes) = case(&mut dice, &samples, whole);
        let options = options(&mut dice);
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let chats = read(&bytes, &name, &options);
            chats.iter().flatten().for_each(check);
            chats.is_ok()
        }));
        cases += 1;
        read_cases += u64::from(matches!(outcome, Ok(true)));
        if outcome.is_err() || begun.elapsed() > LONGEST {
            let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{seed}-{cases}"));
            std::fs::write(&path, &bytes).unwrap();
            panic!("case {cases} of seed {seed}, from {name}, with {options:?}: make a test of {}", path.display());
        }
    }
    println!("{cases} cases, {read_cases} of them read as chats: no panic, nothing slow");
    assert!(read_cases * 20 > cases, "most cases break too much to test anything");
}
