//! How long each side takes to reply, where the file has time stamps.

use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::conversation::segment::Volley;
use crate::conversation::{Conversation, Message, Role};

/// Each side's replies to the other. `None`: no reply with a time on both ends.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReplySeconds {
    pub supporter: Option<Pace>,
    pub seeker: Option<Pace>,
}

/// From the last message of one side to the first answer of the other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Pace {
    /// Seconds.
    pub median: f64,
    /// Replies with a time on both ends.
    pub n: usize,
}

impl ReplySeconds {
    pub fn new(conversation: &Conversation, volleys: &[Volley]) -> Self {
        let role = |volley: &Volley| conversation.speakers[volley.speaker].role;
        let sides: Vec<&Volley> = volleys.iter().filter(|volley| role(volley) != Role::Other).collect();
        let replies = |who: Role| {
            let pairs = sides.windows(2).filter(move |pair| role(pair[1]) == who && role(pair[0]) != who);
            pairs.filter_map(|pair| {
                let asked = conversation.messages.get(pair[0].messages.clone())?.last()?;
                let answered = conversation.messages.get(pair[1].messages.clone())?.first()?;
                seconds_between(asked, answered)
            })
        };
        Self { supporter: Pace::of(replies(Role::Supporter)), seeker: Pace::of(replies(Role::Seeker)) }
    }
}

impl Pace {
    fn of(seconds: impl Iterator<Item = f64>) -> Option<Self> {
        let mut seconds: Vec<f64> = seconds.collect();
        seconds.sort_by(f64::total_cmp);
        let n = seconds.len();
        let (low, high) = (seconds.get(n.checked_sub(1)? / 2)?, seconds.get(n / 2)?);
        Some(Self { median: (low + high) / 2.0, n })
    }
}

/// `None` where a time is missing, where only one of the two has a zone, or where the clock runs backwards.
pub(crate) fn seconds_between(from: &Message, to: &Message) -> Option<f64> {
    let (from, to) = (from.time.as_deref()?, to.time.as_deref()?);
    let seconds = match (from.parse::<Timestamp>(), to.parse::<Timestamp>()) {
        (Ok(from), Ok(to)) => to.duration_since(from).as_secs_f64(),
        (Err(_), Err(_)) => to.parse::<DateTime>().ok()?.duration_since(from.parse().ok()?).as_secs_f64(),
        _ => return None,
    };
    (seconds >= 0.0).then_some(seconds)
}
