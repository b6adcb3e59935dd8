//! Lines of text in, each line's token ids out as JSON: for comparing the tokenizer with others.
//!
//! `cargo run --release --example token_ids < lines.txt`

use std::io::{BufRead, Write};

use hearken::tagger::tokenize::Tokenizer;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let vocabulary = std::env::args().nth(1).unwrap_or_else(|| "models/tagger/vocab.txt".to_owned());
    let tokenizer = Tokenizer::new(&std::fs::read_to_string(vocabulary)?)?;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let ids: Vec<i64> = tokenizer.tokens(&line?).iter().map(|token| token.id).collect();
        writeln!(out, "{}", serde_json::to_string(&ids)?)?;
    }
    Ok(())
}
