//! The figures of a session as one list, for tables and for comparing chats.

use super::Session;

/// The figures of a chat that can be compared with other chats', by name. `None`: not applicable in this chat.
pub fn figures(session: &Session) -> Vec<(String, Option<f32>)> {
    let mut found: Vec<(String, Option<f32>)> = Vec::new();
    for (technique, figure) in &session.codes.0 {
        found.push((format!("share.{}", technique.id()), figure.share));
    }
    let miti = &session.miti;
    let count = |count: usize| Some(count as f32);
    let empathy = session.empathy;
    let talk = session.client_talk.map(|talk| (talk, (talk.change + talk.sustain + talk.neutral).max(1) as f32));
    let rest = [
        ("reflection_to_question", miti.reflection_to_question),
        ("percent_complex", miti.percent_complex),
        ("adherent", count(miti.adherent)),
        ("non_adherent", count(miti.non_adherent)),
        ("turns", count(session.turns)),
        ("supporter_word_share", session.balance.supporter.word_share),
        ("supporter_reply_seconds", session.reply_seconds.supporter.map(|pace| pace.median as f32)),
        ("seeker_reply_seconds", session.reply_seconds.seeker.map(|pace| pace.median as f32)),
        ("empathy.emotional_reaction", empathy.map(|empathy| empathy.emotional_reaction)),
        ("empathy.interpretation", empathy.map(|empathy| empathy.interpretation)),
        ("empathy.exploration", empathy.map(|empathy| empathy.exploration)),
        ("client_talk.change", talk.map(|(talk, all)| talk.change as f32 / all)),
        ("client_talk.sustain", talk.map(|(talk, all)| talk.sustain as f32 / all)),
    ];
    found.extend(rest.into_iter().map(|(name, value)| (name.to_owned(), value)));
    found
}
