//! A line that argues with the seeker, or gives an order.

use super::chat::{Chat, Tag};
use super::{Example, Found, Kind, Rule};
use crate::tagger::codebook::Technique::*;

pub(super) const RULE: Rule = Rule { id: "confronted", kind: Kind::AnotherLook, find };

fn find(chat: &Chat) -> Vec<Found> {
    let tags = chat.exchanges().flat_map(|exchange| chat.tags(exchange.supporter));
    tags.filter_map(|tag| if tag.does(&[Confront]) { Some(argues(tag)) } else { orders(tag) }).collect()
}

fn argues(tag: Tag) -> Found {
    Found {
        lines: vec![tag.line],
        title: "This line may have felt like an argument".to_owned(),
        reason: "It seems to doubt, correct or blame. People often hold on to their view when it is argued with."
            .to_owned(),
        chance: Some(tag.probability),
        example: Example::new(
            ComplexReflection,
            "Part of you sees it one way, and part of you is not so sure. Have I got that right?",
        ),
        strength: 1.0 + f64::from(tag.probability),
    }
}

fn orders(tag: Tag) -> Option<Found> {
    tag.does(&[Direct]).then(|| Found {
        lines: vec![tag.line],
        title: "This line may have felt like an order".to_owned(),
        reason: "It tells the seeker what to do, with no room to choose.".to_owned(),
        chance: Some(tag.probability),
        example: Example::new(
            EmphasizeAutonomy,
            "What you do is up to you. Which step, if any, feels possible right now?",
        ),
        strength: f64::from(tag.probability),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn an_argument_goes_before_an_order() {
        let chat = [does(Direct, "Stop crying."), seeker("ok"), does(Confront, "You are overreacting.")];
        assert_eq!(rule("confronted", &chat), [vec![2], vec![0]]);
        assert!(rule("confronted", &[does(Persuade, "Try a walk."), unsure(Direct, "Stop.")]).is_empty());
    }
}
