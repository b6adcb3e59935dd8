//! The seeker's words turn from heavy to lighter over support, an affirmation or a reflection.

use super::chat::{Chat, first};
use super::{Found, Kind, Rule};
use crate::tagger::codebook::Technique::{self, *};

pub(super) const RULE: Rule = Rule { id: "lighter_words", kind: Kind::Helped, find };

const STEPS: [Technique; 4] = [ComplexReflection, SimpleReflection, Affirm, Support];
/// How far the compound of VADER must rise, of the 2 that it could, and where it must end.
const RISE: f64 = 0.6;
const LIGHT: f64 = 0.2;
/// Fewer words than this ("ok thanks") show nothing.
const LEAST_WORDS: usize = 5;

fn find(chat: &Chat) -> Vec<Found> {
    let found = chat.exchanges().filter_map(|exchange| {
        let (before, supporter, after) = (exchange.before?, exchange.supporter, exchange.after?);
        let rise = after.compound - before.compound;
        let shown = rise >= RISE && before.compound < 0.0 && after.compound >= LIGHT && after.words >= LEAST_WORDS;
        let step = first(&chat.tags(supporter), &STEPS).filter(|_| shown)?;
        Some(Found {
            lines: before.lines().chain([step.line]).chain(after.lines()).collect(),
            title: "Lighter words came after this".to_owned(),
            reason: "The seeker's wording was heavier before this line and lighter after it. Words are not feelings."
                .to_owned(),
            chance: Some(step.probability),
            example: None,
            strength: rise,
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn a_rise_from_heavy_to_light_is_found_and_smaller_ones_are_not() {
        let (heavy, light) = ("i feel awful, sad and hopeless", "i love her so much and that is good");
        let chat = |after| [seeker(heavy), does(Affirm, "You stayed with her."), seeker(after)];
        assert_eq!(rule("lighter_words", &chat(light)), [vec![0, 1, 2]]);
        assert!(rule("lighter_words", &chat("the bus comes every ten minutes")).is_empty());
        assert!(rule("lighter_words", &chat("ok thanks")).is_empty());
        assert!(rule("lighter_words", &[seeker(heavy), does(Persuade, "Go out."), seeker(light)]).is_empty());
    }
}
