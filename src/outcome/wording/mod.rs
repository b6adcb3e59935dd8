//! How a thing is said, whatever the spelling: [`pattern`]s over plain [`words`].

mod pattern;
mod words;

pub(super) use pattern::Patterns;
pub(super) use words::plain_words;
