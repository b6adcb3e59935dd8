//! The seeker asks something, and no reply of the next two turns seems to answer.

use super::chat::{Chat, Turn};
use super::said::ASKS;
use super::{Example, Found, Kind, Line, Rule};
use crate::conversation::Role;
use crate::tagger::codebook::Technique::{self, *};

pub(super) const RULE: Rule = Rule { id: "question_passed_over", kind: Kind::AnotherLook, find };

/// In how many of the supporter's turns an answer may come.
const TURNS: usize = 2;
/// What may be an answer.
const ANSWERS: [Technique; 10] = [
    GiveInformation,
    PersuadeWithPermission,
    Persuade,
    Direct,
    SelfDisclosure,
    EmphasizeAutonomy,
    SeekCollaboration,
    Support,
    Confront,
    Affirm,
];
/// Words that begin an answer, whatever its tag.
const ANSWERING: [&str; 12] =
    ["yes", "no", "yeah", "yep", "nope", "not", "i", "maybe", "it", "of", "sure", "absolutely"];

fn find(chat: &Chat) -> Vec<Found> {
    let asked = chat.turns.iter().enumerate().filter(|(_, turn)| turn.role == Role::Seeker && asks(&turn.text));
    let found = asked.filter_map(|(at, turn)| {
        let replies: Vec<&Turn> =
            chat.turns[at + 1..].iter().filter(|turn| turn.role == Role::Supporter).take(TURNS).collect();
        let open = replies.iter().all(|reply| is_no_answer(chat, reply));
        let tags = replies.iter().flat_map(|reply| chat.tags(reply));
        let chance = tags.map(|tag| tag.probability).reduce(f32::min).filter(|_| open)?;
        let number = asking_message(chat, turn) + 1;
        Some(Found {
            lines: turn.lines().chain(replies.first()?.lines()).collect(),
            title: format!("The question in message {number} may have had no answer"),
            reason: "The seeker asked something, and the next replies do not seem to come to it.".to_owned(),
            chance: Some(chance),
            example: Example::new(
                Grounding,
                "You asked me something just now, and I want to come back to it. I may not have the whole answer.",
            ),
            strength: f64::from(chance),
        })
    });
    found.collect()
}

/// The last message of a turn that asks; where only the turn as a whole does, the last with a question mark.
fn asking_message(chat: &Chat, turn: &Turn) -> usize {
    let text = |message: usize| chat.text(Line { message, segment: None });
    let messages = || turn.messages.clone().rev();
    let found = messages().find(|&message| asks(text(message)));
    found.or_else(|| messages().find(|&message| text(message).contains('?'))).unwrap_or(turn.messages.start)
}

fn asks(text: &str) -> bool {
    text.contains('?') && ASKS.is_in(text)
}

fn is_no_answer(chat: &Chat, reply: &Turn) -> bool {
    let answering = reply.text.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty());
    let begins_one = answering.is_some_and(|word| ANSWERING.contains(&word.to_lowercase().as_str()));
    chat.is_sure(reply) && !begins_one && !chat.tags(reply).iter().any(|tag| tag.does(&ANSWERS))
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;

    #[test]
    fn a_question_is_passed_over_where_only_other_things_follow() {
        let question = || seeker("do you think it is my fault?");
        let other = || does(ClosedQuestion, "How old are you?");
        assert_eq!(rule("question_passed_over", &[question(), other(), seeker("20"), other()]), [vec![0, 1]]);
        assert!(rule("question_passed_over", &[question(), does(Support, "It is not.")]).is_empty());
        assert!(
            rule("question_passed_over", &[question(), other(), seeker("20"), does(GiveInformation, "Most do.")])
                .is_empty()
        );
        assert!(rule("question_passed_over", &[question(), does(Grounding, "No.")]).is_empty());
        assert!(rule("question_passed_over", &[question(), unsure(ClosedQuestion, "How old are you?")]).is_empty());
        assert!(rule("question_passed_over", &[seeker("why me?"), other()]).is_empty());
        assert!(rule("question_passed_over", &[question()]).is_empty());
    }

    #[test]
    fn the_message_that_asks_is_named() {
        let title = |said: &[Said]| {
            let found = all(said).into_iter().find(|moment| moment.rule == "question_passed_over");
            found.map(|moment| moment.title)
        };
        let other = || does(ClosedQuestion, "How old are you?");
        let asked = [seeker("do you think it is my fault?"), seeker("i keep crying"), other()];
        assert_eq!(title(&asked).as_deref(), Some("The question in message 1 may have had no answer"));
        let asked = [seeker("i keep crying"), seeker("do you think it is my fault?"), seeker("hm?"), other()];
        assert_eq!(title(&asked).as_deref(), Some("The question in message 2 may have had no answer"));
    }
}
