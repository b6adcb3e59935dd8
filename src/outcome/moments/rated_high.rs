//! A line that seekers would probably rate as helpful, by the model's expected rating, where there is one.

use super::chat::Chat;
use super::{Found, Kind, Line, Rule};

pub(super) const RULE: Rule = Rule { id: "rated_high", kind: Kind::Helped, find };

/// Of 1 to 5.
const HIGH: f32 = 4.0;

fn find(chat: &Chat) -> Vec<Found> {
    let messages = chat.exchanges().flat_map(|exchange| exchange.supporter.messages.clone());
    let rated = messages.filter_map(|message| Some((message, chat.rating(message).filter(|rating| *rating >= HIGH)?)));
    let found = rated.map(|(message, rating)| Found {
        lines: vec![Line { message, segment: None }],
        title: "Seekers may find this helpful".to_owned(),
        reason: format!("From the ratings of other chats, about {rating:.1} of 5 is to be expected here."),
        chance: None,
        example: None,
        strength: f64::from(rating),
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn high_ratings_are_found_where_there_are_ratings() {
        let chat = [does(Support, "I am here."), seeker("ok"), does(Persuade, "Go out.")];
        assert_eq!(rule_with_ratings("rated_high", &chat, &[Some(4.4), None, Some(3.0)]), [vec![0]]);
        assert!(rule("rated_high", &chat).is_empty());
    }
}
