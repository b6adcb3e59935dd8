//! The seeker tells something that is hard to say, and the reply neither gives it back nor comforts nor asks.

use super::chat::Chat;
use super::said::{DISCLOSURE, feeling};
use super::{Example, Found, Kind, Rule};
use crate::outcome::flags;
use crate::tagger::codebook::Technique::{self, *};

pub(super) const RULE: Rule = Rule { id: "disclosure_passed_over", kind: Kind::AnotherLook, find };

/// What takes up what was told.
const TAKES_UP: [Technique; 9] = [
    OpenQuestion,
    ClosedQuestion,
    SimpleReflection,
    ComplexReflection,
    Affirm,
    SeekCollaboration,
    EmphasizeAutonomy,
    Support,
    SelfDisclosure,
];

/// Shorter replies of the seeker tell little.
const LEAST_WORDS: usize = 4;

fn find(chat: &Chat) -> Vec<Found> {
    let found = chat.exchanges().filter_map(|exchange| {
        let (before, supporter) = (exchange.before.filter(|before| before.words >= LEAST_WORDS)?, exchange.supporter);
        let flagged = flags::in_text(&before.text, before.role).iter().any(|(kind, _)| kind.opens_with_care());
        let tags = chat.tags(supporter);
        let passed_over = chat.is_sure(supporter) && !tags.iter().any(|tag| tag.does(&TAKES_UP));
        if !passed_over || !(flagged || DISCLOSURE.is_in(&before.text)) {
            return None;
        }
        let chance = tags.iter().map(|tag| tag.probability).reduce(f32::min)?;
        Some(Found {
            lines: before.lines().chain(supporter.lines()).collect(),
            title: "Something hard to say was passed over".to_owned(),
            reason: "The seeker told something heavy. The reply does not seem to take it up.".to_owned(),
            chance: Some(chance),
            example: Example::new(ComplexReflection, reflection(&before.text)),
            strength: f64::from(u8::from(flagged)) + f64::from(chance),
        })
    });
    found.collect()
}

fn reflection(text: &str) -> String {
    match feeling(text) {
        Some(feeling) => format!("Thank you for telling me. It sounds as though you have been feeling {feeling}."),
        None => "Thank you for telling me. That sounds like a lot to carry on your own.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn a_reply_that_does_not_take_it_up_is_found() {
        let told = || seeker("i have never told anyone but i hate myself");
        assert_eq!(rule("disclosure_passed_over", &[told(), does(Persuade, "Try yoga.")]), [vec![0, 1]]);
        assert_eq!(
            rule("disclosure_passed_over", &[seeker("i want to kill myself"), does(ChitChat, "It rains here.")]).len(),
            1
        );
        assert!(rule("disclosure_passed_over", &[told(), does(Support, "I am sorry.")]).is_empty());
        assert!(rule("disclosure_passed_over", &[told(), unsure(Persuade, "Try yoga.")]).is_empty());
        assert!(
            rule("disclosure_passed_over", &[seeker("i had toast for tea"), does(Persuade, "Try yoga.")]).is_empty()
        );
    }
}
