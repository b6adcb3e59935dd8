//! Two closed questions in a row, with nothing else between them but the seeker's answer.

use super::chat::{Chat, Tag};
use super::{Example, Found, Kind, Rule};
use crate::tagger::codebook::Technique::*;

pub(super) const RULE: Rule = Rule { id: "closed_questions", kind: Kind::AnotherLook, find };

fn find(chat: &Chat) -> Vec<Found> {
    // A segment without a shown tag stands between, too.
    let mut steps: Vec<Option<Tag>> = Vec::new();
    for exchange in chat.exchanges() {
        let tags: Vec<Tag> = chat.tags(exchange.supporter).into_iter().filter(|tag| !tag.does(&[Grounding])).collect();
        steps.extend(tags.into_iter().map(|tag| tag.does(&[ClosedQuestion]).then_some(tag)));
        if !chat.is_sure(exchange.supporter) {
            steps.push(None);
        }
    }
    let pairs = steps.windows(2).filter_map(|pair| Some((pair[0]?, pair[1]?)));
    let found = pairs.map(|(one, two)| Found {
        lines: vec![one.line, two.line],
        title: "Two closed questions came in a row".to_owned(),
        reason: "A short answer will do for each. A question that leaves room often brings more.".to_owned(),
        chance: Some(one.probability.min(two.probability)),
        example: Example::new(OpenQuestion, open(chat.text(two.line))),
        strength: f64::from(one.probability.min(two.probability)),
    });
    found.collect()
}

/// An open question in the place of this closed one.
fn open(question: &str) -> &'static str {
    let small = question.to_lowercase();
    let about = |words: &[&str]| words.iter().any(|word| small.contains(word));
    if about(&["tried", "thought of", "thought about", "considered"]) {
        "What have you thought of, or tried, so far?"
    } else if about(&["feel", "sad", "angry", "scared", "lonely", "anxious"]) {
        "How has that been for you?"
    } else if about(&["friend", "family", "mum", "mom", "partner", "sister", "brother", "someone"]) {
        "Who is there around you, and what is it like with them?"
    } else {
        "Could you tell me more about that?"
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn two_in_a_row_are_found_and_anything_between_parts_them() {
        let closed = || does(ClosedQuestion, "Are you at home?");
        assert_eq!(rule("closed_questions", &[closed(), seeker("yes"), closed()]), [vec![0, 2]]);
        let both =
            Said(Role::Supporter, vec![(ClosedQuestion.into(), true), (ClosedQuestion.into(), true)], "Home? Alone?");
        assert_eq!(rule("closed_questions", &[both]), [vec![0, 0]]);
        assert!(rule("closed_questions", &[closed(), seeker("yes"), does(Support, "Good."), closed()]).is_empty());
        assert!(rule("closed_questions", &[closed(), seeker("yes"), unsure(ClosedQuestion, "Alone?")]).is_empty());
        assert_eq!(
            rule("closed_questions", &[closed(), seeker("yes"), does(Grounding, "Ok."), closed()]),
            [vec![0, 3]]
        );
    }
}
