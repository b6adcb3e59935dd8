//! hearken reads a one-on-one peer-support chat and shows what the supporter did.
//!
//! Data flows one way, a room after the other:
//!
//! | room | what it is for |
//! |---|---|
//! | [`conversation`] | bytes become a chat: who said what, when; cut into volleys and segments |
//! | [`tagger`] | text and its place become codes with probabilities, by the trained model |
//! | [`reading`] | where the two meet: a conversation, tagged a volley at a time |
//! | [`session`] | what one chat adds up to: counts, MITI figures, balance, pace |
//! | [`reference`] | where its figures fall among chats that are known |
//! | [`sentiment`] | how pleasant the wording of a text is, by VADER |
//! | [`outcome`] | how the seeker fared: forms, change, what studies found, their course, moments, flags |
//! | [`report`] | what people read and take away: the analysis as one object, and its exports |
//!
//! [`tag`] is the short way, for segments that are already cut; [`language`] tells English from the rest; [`span`] is a part
//! of a text. Only `wasm` knows of the browser, and only `main.rs` of the terminal.

pub mod conversation;
mod counted;
pub mod language;
pub mod outcome;
pub mod reading;
pub mod reference;
pub mod report;
pub mod sentiment;
pub mod session;
pub mod span;
pub mod tag;
pub mod tagger;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
