//! What people read and take away: the analysis of a chat as one object, and the forms it is exported in.

pub mod analysis;
pub mod chats;
pub mod convokit;
pub mod markdown;
pub mod redact;
pub mod table;

pub use analysis::{Analysis, Message, Options, analyze};
pub use redact::redacted;

/// The analyses as the command prints them: one JSON object a line.
pub fn json_lines(analyses: &[Analysis]) -> String {
    let line = |analysis| serde_json::to_string(analysis).expect("an analysis has no keys that JSON lacks") + "\n";
    analyses.iter().map(line).collect()
}
