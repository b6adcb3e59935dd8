//! The seeker speaks towards a change after a question or a reflection. Only where the seeker's side is tagged.

use super::chat::{Chat, first};
use super::{Found, Kind, Line, Rule};
use crate::tagger::codebook::ClientTalk;
use crate::tagger::codebook::Technique::*;

pub(super) const RULE: Rule = Rule { id: "change_talk", kind: Kind::Helped, find };

fn find(chat: &Chat) -> Vec<Found> {
    let replies = chat.exchanges().filter_map(|exchange| Some((exchange.supporter, exchange.after?)));
    let found = replies.filter_map(|(supporter, after)| {
        let tags = chat.tags(supporter);
        let reflected = first(&tags, &[ComplexReflection, SimpleReflection]);
        let step = reflected.or_else(|| first(&tags, &[OpenQuestion, ClosedQuestion]))?;
        let change = chat.tags(after).into_iter().find(|tag| tag.leans(ClientTalk::Change))?;
        let what = if reflected.is_some() { "a reflection" } else { "a question" };
        Some(Found {
            lines: vec![step.line, Line { segment: None, ..change.line }],
            title: format!("Talk of change came after {what}"),
            reason: "The seeker's reply leans towards a change for the better.".to_owned(),
            chance: Some(step.probability.min(change.probability)),
            example: None,
            strength: f64::from(change.probability),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn change_after_a_question_or_reflection_is_found_and_only_then() {
        let change = || leans(Change, "I could ask my sister");
        assert_eq!(rule("change_talk", &[does(OpenQuestion, "What could help?"), change()]), [vec![0, 1]]);
        assert_eq!(rule("change_talk", &[does(SimpleReflection, "You miss her."), change()]), [vec![0, 1]]);
        assert!(rule("change_talk", &[does(Persuade, "Ask your sister."), change()]).is_empty());
        assert!(rule("change_talk", &[does(OpenQuestion, "What could help?"), leans(Sustain, "I can't")]).is_empty());
        assert!(rule("change_talk", &[unsure(OpenQuestion, "What could help?"), change()]).is_empty());
    }
}
