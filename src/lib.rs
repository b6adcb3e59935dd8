//! hearken reads a one-on-one peer-support chat and shows what the supporter did.
//!
//! Data flows one way, a room after the other:
//!
//! | room | what it is for |
//! |---|---|
//! | [`conversation`] | bytes become a chat: who said what, when; cut into volleys and segments |

pub mod conversation;
