//! Words that have no place in a support chat: mocking, sexual talk, asking for contact details.

use super::chat::Chat;
use super::{Example, Found, Kind, Rule};
use crate::tagger::codebook::Technique::*;

pub(super) const RULE: Rule = Rule { id: "inappropriate", kind: Kind::AnotherLook, find };

fn find(chat: &Chat) -> Vec<Found> {
    let tags = chat.exchanges().flat_map(|exchange| chat.tags(exchange.supporter));
    let found = tags.filter(|tag| tag.does(&[Inappropriate])).map(|tag| Found {
        lines: vec![tag.line],
        title: "This line may cross a line".to_owned(),
        reason: "Words such as these can make a chat unsafe for the seeker.".to_owned(),
        chance: Some(tag.probability),
        example: Example::new(SeekCollaboration, "I am here to listen. What would you like to talk about?"),
        strength: f64::from(tag.probability),
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn only_a_tag_that_is_shown_counts() {
        assert_eq!(rule("inappropriate", &[does(Inappropriate, "Give me your number.")]), [vec![0]]);
        assert!(rule("inappropriate", &[unsure(Inappropriate, "Give me your number.")]).is_empty());
    }
}
