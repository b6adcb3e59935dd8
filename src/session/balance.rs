//! How much each side says.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::conversation::{Conversation, Role};

/// The two sides beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Balance {
    pub supporter: Share,
    pub seeker: Share,
}

/// One side's part of the chat.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    pub messages: usize,
    /// Words as Unicode has them (UAX 29): "don't" is one.
    pub words: usize,
    /// Of the words of both, 0 to 1. `None`: neither said a word.
    pub word_share: Option<f32>,
}

impl Balance {
    pub fn new(conversation: &Conversation) -> Self {
        let count = |role: Role| {
            let own = conversation.messages.iter().filter(|message| conversation.role(message) == role);
            own.fold((0, 0), |(messages, words), message| (messages + 1, words + message.text.unicode_words().count()))
        };
        let (supporter, seeker) = (count(Role::Supporter), count(Role::Seeker));
        let both = supporter.1 + seeker.1;
        let share = |(messages, words): (usize, usize)| Share {
            messages,
            words,
            word_share: (both > 0).then(|| words as f32 / both as f32),
        };
        Self { supporter: share(supporter), seeker: share(seeker) }
    }
}
