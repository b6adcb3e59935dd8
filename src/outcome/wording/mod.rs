//! How a thing is said, whatever the spelling: [`pattern`]s over plain [`words`], which a [`lexicon`] numbers, kept in
//! files ([`patterns`]).

mod lexicon;
mod pattern;
mod patterns;
mod words;

pub(super) use patterns::Patterns;
pub(super) use words::{Word, plain_words};
