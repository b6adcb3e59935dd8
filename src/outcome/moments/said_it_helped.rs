//! The seeker says that it helps, or thanks for more than politeness.

use super::chat::Chat;
use super::said::{HELPED, THANKS};
use super::{Found, Kind, Rule};

pub(super) const RULE: Rule = Rule { id: "said_it_helped", kind: Kind::Helped, find };

fn find(chat: &Chat) -> Vec<Found> {
    let replies = chat.exchanges().filter_map(|exchange| Some((exchange.supporter, exchange.after?)));
    let found = replies.filter_map(|(supporter, after)| {
        let (title, reason, strength) = if HELPED.is_in(&after.text) {
            ("The seeker said that it helped", "The seeker's own words say so. These lines came just before.", 2.0)
        } else if THANKS.is_in(&after.text) {
            (
                "The seeker gave warm thanks",
                "The seeker thanked for more than politeness. These lines came just before.",
                1.0,
            )
        } else {
            return None;
        };
        Some(Found {
            lines: supporter.lines().chain(after.lines()).collect(),
            title: title.to_owned(),
            reason: reason.to_owned(),
            chance: None,
            example: None,
            strength,
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn words_of_help_and_warm_thanks_are_found_and_politeness_is_not() {
        let found =
            rule("said_it_helped", &[seeker("i am alone"), does(Support, "I am here."), seeker("that helps a lot")]);
        assert_eq!(found, [vec![1, 2]]);
        let found = rule("said_it_helped", &[does(Support, "I am here."), seeker("thank you so much for listening")]);
        assert_eq!(found, [vec![0, 1]]);
        assert!(rule("said_it_helped", &[does(Support, "I am here."), seeker("thanks")]).is_empty());
        assert!(rule("said_it_helped", &[does(Support, "I am here."), seeker("nothing helps")]).is_empty());
    }
}
