//! Advice that nobody asked for, right after words of distress, with nothing before it that takes them up.

use super::chat::{Chat, Exchange, first};
use super::said::{ASKS_ADVICE, DISCLOSURE, DISTRESS, feeling};
use super::{Example, Found, Kind, Rule};
use crate::conversation::Role;
use crate::tagger::codebook::Technique::{self, *};

pub(super) const RULE: Rule = Rule { id: "advice_after_distress", kind: Kind::AnotherLook, find };

/// VADER's compound of words that count as distress without naming it.
const HEAVY: f64 = -0.5;
/// How many of the seeker's turns a request for advice lives.
const REQUEST_LIVES: usize = 2;
/// What makes room for advice when it goes before it.
const MAKES_ROOM: [Technique; 4] = [SimpleReflection, ComplexReflection, SeekCollaboration, PersuadeWithPermission];

fn find(chat: &Chat) -> Vec<Found> {
    let found = chat.exchanges().filter_map(|exchange| {
        let before = exchange.before?;
        let tags = chat.tags(exchange.supporter);
        let advice = first(&tags, &[Persuade])?;
        let room = first(&tags, &MAKES_ROOM).is_some_and(|room| room.line < advice.line);
        let distress = DISTRESS.is_in(&before.text) || DISCLOSURE.is_in(&before.text) || before.compound <= HEAVY;
        if room || !distress || asked(chat, &exchange) {
            return None;
        }
        Some(Found {
            lines: before.lines().chain([advice.line]).collect(),
            title: "Advice came before it was asked for".to_owned(),
            reason: "The seeker had just spoken of something painful. Advice may be easier to take once that is heard."
                .to_owned(),
            chance: Some(advice.probability),
            example: Example::new(SeekCollaboration, example(&before.text)),
            strength: f64::from(advice.probability) - before.compound,
        })
    });
    found.collect()
}

/// Whether the seeker asked for advice lately.
fn asked(chat: &Chat, exchange: &Exchange) -> bool {
    let earlier = chat.turns[..exchange.at].iter().rev().filter(|turn| turn.role == Role::Seeker);
    earlier.take(REQUEST_LIVES).any(|turn| ASKS_ADVICE.is_in(&turn.text))
}

fn example(text: &str) -> String {
    let heard = match feeling(text) {
        Some(feeling) => format!("You feel {feeling}, and that is hard."),
        None => "That sounds really hard.".to_owned(),
    };
    format!("{heard} Would you like to say more about it, or shall we look at what could help?")
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn advice_after_distress_is_found_unless_it_was_asked_for_or_room_was_made() {
        let distress = || seeker("i cant cope anymore, i am so tired");
        let advice = || does(Persuade, "You should join a club.");
        assert_eq!(rule("advice_after_distress", &[distress(), advice()]), [vec![0, 1]]);
        assert!(rule("advice_after_distress", &[seeker("the bus was late"), advice()]).is_empty());
        assert!(rule("advice_after_distress", &[seeker("i cant cope. what should i do?"), advice()]).is_empty());
        let room = Said(
            Role::Supporter,
            vec![(ComplexReflection.into(), true), (Persuade.into(), true)],
            "You are worn out. Rest.",
        );
        assert!(rule("advice_after_distress", &[distress(), room]).is_empty());
        assert!(rule("advice_after_distress", &[distress(), unsure(Persuade, "Join a club.")]).is_empty());
    }

    #[test]
    fn the_example_takes_up_a_feeling_that_was_named() {
        let moments = all(&[seeker("i cant cope, i feel so lonely"), does(Persuade, "You should join a club.")]);
        let example = moments[0].example.as_ref().unwrap();
        assert!(example.text.starts_with("You feel lonely"), "{}", example.text);
    }
}
