//! How the seeker fared: what can be read of it in the chat itself.
//!
//! [`course`] follows the seeker's words through the chat; [`moments`] picks the places to look at; [`flags`] finds words
//! that a reader should know of before reading on. `wording` knows how such things are said.

pub mod course;
pub mod flags;
pub mod moments;
mod wording;
