//! What one chat adds up to: figures over the whole of it. Totals are more to be trusted than single tags.
//!
//! A figure whose denominator is 0 is `None`, "not applicable"; it is never 0 and never NaN.

pub mod balance;
pub mod codes;
pub mod figures;
pub mod miti;
pub mod pace;

use serde::{Deserialize, Serialize};

use crate::conversation::segment::volleys;
use crate::conversation::{Conversation, Role};
use crate::reading::MessageTags;
use crate::tagger::Empathy;
use crate::tagger::codebook::{ClientTalk, Code};

pub use balance::{Balance, Share};
pub use codes::{CodeFigure, Codes};
pub use figures::figures;
pub use miti::Miti;
pub use pace::{Pace, ReplySeconds};

/// The figures of one chat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Volleys of the supporter and the seeker.
    pub turns: usize,
    /// Segments of the supporter.
    pub segments: usize,
    /// Those of them that the model is unsure of.
    pub unsure: usize,
    pub codes: Codes,
    pub miti: Miti,
    /// The mean level over the supporter's messages, 0 to 2 each. `None` where none was judged.
    pub empathy: Option<Empathy>,
    /// The seeker's messages by their most likely code. `None` where the model does not judge them.
    pub client_talk: Option<ClientTalkCounts>,
    pub balance: Balance,
    pub reply_seconds: ReplySeconds,
}

/// How many of the seeker's messages lean which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientTalkCounts {
    pub change: usize,
    pub sustain: usize,
    pub neutral: usize,
}

impl Session {
    /// `tags` are those of the conversation's messages, one each, in order.
    pub fn new(conversation: &Conversation, tags: &[MessageTags]) -> Self {
        let volleys = volleys(conversation);
        let of = |role: Role| {
            let messages = conversation.messages.iter().zip(tags);
            messages.filter(move |(message, _)| conversation.role(message) == role).map(|(_, tags)| tags)
        };
        let segments: Vec<_> = of(Role::Supporter).flat_map(|message| &message.segments).collect();
        Self {
            turns: volleys.iter().filter(|volley| conversation.speakers[volley.speaker].role != Role::Other).count(),
            segments: segments.len(),
            unsure: segments.iter().filter(|segment| segment.unsure).count(),
            codes: Codes::new(&segments),
            miti: Miti::new(conversation, &volleys, tags),
            empathy: mean_empathy(of(Role::Supporter)),
            client_talk: client_talk(of(Role::Seeker)),
            balance: Balance::new(conversation),
            reply_seconds: ReplySeconds::new(conversation, &volleys),
        }
    }
}

fn mean_empathy<'t>(messages: impl Iterator<Item = &'t MessageTags>) -> Option<Empathy> {
    let levels: Vec<Empathy> = messages.filter_map(|message| message.empathy).collect();
    let mean = |kind: fn(&Empathy) -> f32| levels.iter().map(kind).sum::<f32>() / levels.len() as f32;
    (!levels.is_empty()).then(|| Empathy {
        emotional_reaction: mean(|level| level.emotional_reaction),
        interpretation: mean(|level| level.interpretation),
        exploration: mean(|level| level.exploration),
    })
}

fn client_talk<'t>(messages: impl Iterator<Item = &'t MessageTags>) -> Option<ClientTalkCounts> {
    let mut counts = None;
    for code in messages.flat_map(|message| &message.segments).filter_map(|segment| segment.likely.first()) {
        let Code::ClientTalk(talk) = code.code else { continue };
        let counts: &mut ClientTalkCounts = counts.get_or_insert_default();
        match talk {
            ClientTalk::Change => counts.change += 1,
            ClientTalk::Sustain => counts.sustain += 1,
            ClientTalk::Neutral => counts.neutral += 1,
        }
    }
    counts
}
