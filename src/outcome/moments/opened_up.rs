//! A reflection, and then the seeker says more, names a feeling, or tells something that is hard to say.

use super::chat::{Chat, first};
use super::said::{DISCLOSURE, feeling};
use super::{Found, Kind, Rule};
use crate::tagger::codebook::Technique::*;

pub(super) const RULE: Rule = Rule { id: "opened_up", kind: Kind::Helped, find };

/// How much longer than usual a reply must be to be called longer, and how many words it has at least.
const LONGER: f64 = 1.5;
const LEAST_WORDS: usize = 10;

fn find(chat: &Chat) -> Vec<Found> {
    let usual = chat.usual_words();
    let replies = chat.exchanges().filter_map(|exchange| Some((exchange.supporter, exchange.after?)));
    let found = replies.filter_map(|(supporter, after)| {
        let reflection = first(&chat.tags(supporter), &[ComplexReflection, SimpleReflection])?;
        let longer = after.words >= LEAST_WORDS && after.words as f64 >= LONGER * usual as f64;
        let feeling = feeling(&after.text);
        let disclosed = DISCLOSURE.is_in(&after.text);
        let signs: Vec<String> = [
            longer.then(|| format!("the reply is longer than most ({} words)", after.words)),
            feeling.as_ref().map(|feeling| format!("it names a feeling (\"{feeling}\")")),
            disclosed.then(|| "it tells something that is hard to say".to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!signs.is_empty()).then(|| Found {
            lines: std::iter::once(reflection.line).chain(after.lines()).collect(),
            title: "The seeker opened up after a reflection".to_owned(),
            reason: format!("After this line {}.", signs.join(", and ")),
            chance: Some(reflection.probability),
            example: None,
            strength: signs.len() as f64 + f64::from(reflection.probability),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn a_longer_reply_a_feeling_or_a_disclosure_after_a_reflection_is_found() {
        let reflection = || does(ComplexReflection, "You miss him.");
        assert_eq!(rule("opened_up", &[reflection(), seeker("yes i feel so lonely")]), [vec![0, 1]]);
        assert_eq!(rule("opened_up", &[reflection(), seeker("i have never told anyone that")]), [vec![0, 1]]);
        let long = "he used to sing in the kitchen every day and the house was never this still before";
        assert_eq!(
            rule("opened_up", &[seeker("yes"), reflection(), seeker(long), does(Grounding, "Mm."), seeker("yes")])
                .len(),
            1
        );
        assert!(rule("opened_up", &[reflection(), seeker("yes")]).is_empty());
        assert!(rule("opened_up", &[does(Persuade, "Go out."), seeker("yes i feel so lonely")]).is_empty());
        assert!(
            rule("opened_up", &[unsure(ComplexReflection, "You miss him."), seeker("i feel so lonely")]).is_empty()
        );
    }
}
