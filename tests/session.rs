//! What a chat adds up to, counted by hand.

use hearken::conversation::{Conversation, Message, Role, Source, Span, Speaker};
use hearken::reading::{MessageTags, Probabilities, Segment};
use hearken::session::{Pace, Session};
use hearken::tagger::codebook::ClientTalk;
use hearken::tagger::codebook::Code::{self, ClientTalk as Talk, Technique as Does};
use hearken::tagger::codebook::Technique::*;
use hearken::tagger::{Chance, Empathy};

/// What somebody says: who, when, the words, and a code or two for each segment of it.
struct Said(usize, Option<&'static str>, &'static str, Vec<Vec<Code>>);

fn segment(codes: &[Code], unsure: bool) -> Segment {
    let chance = |code: &Code| Chance { code: *code, probability: 0.75 };
    let codes: Vec<Chance> = codes.iter().map(chance).collect();
    Segment {
        span: Span { start: 0, end: 1 },
        likely: codes.clone(),
        probabilities: Some(Probabilities(codes.clone())),
        codes: if unsure { Vec::new() } else { codes },
        unsure,
        evidence: None,
    }
}

fn chat(said: Vec<Said>) -> (Conversation, Vec<MessageTags>) {
    let messages = said.iter().map(|Said(speaker, time, text, _)| Message {
        speaker: *speaker,
        time: time.map(str::to_owned),
        text: (*text).to_owned(),
    });
    let conversation = Conversation {
        id: "chat".into(),
        source: Source { format: "text".into(), file: "chat.txt".into() },
        speakers: vec![
            Speaker::new("Sam", Role::Supporter),
            Speaker::new("River", Role::Seeker),
            Speaker::new("Bot", Role::Other),
        ],
        messages: messages.collect(),
        guess: None,
        states: None,
        notes: Vec::new(),
    };
    let tags = said.iter().map(|Said(_, _, _, codes)| MessageTags {
        segments: codes.iter().map(|codes| segment(codes, false)).collect(),
        ..MessageTags::default()
    });
    (conversation, tags.collect())
}

fn session(said: Vec<Said>) -> Session {
    let (conversation, tags) = chat(said);
    Session::new(&conversation, &tags)
}

#[test]
fn a_behaviour_counts_once_a_volley_however_often_it_occurs() {
    let session = session(vec![
        Said(0, None, "a b c", vec![vec![Does(OpenQuestion)], vec![Does(ClosedQuestion)], vec![Does(Affirm)]]),
        Said(0, None, "d", vec![vec![Does(Affirm)]]),
        Said(1, None, "x", vec![]),
        Said(0, None, "e", vec![vec![Does(OpenQuestion)]]),
    ]);
    assert_eq!((session.miti.question, session.miti.affirm), (2, 1));
    assert_eq!(session.codes.0[&Affirm].count, 2);
    assert_eq!((session.turns, session.segments), (3, 5));
}

#[test]
fn a_volley_with_both_reflections_is_complex() {
    let session = session(vec![
        Said(0, None, "a b", vec![vec![Does(SimpleReflection)], vec![Does(ComplexReflection)]]),
        Said(1, None, "x", vec![]),
        Said(0, None, "c", vec![vec![Does(SimpleReflection)]]),
        Said(1, None, "y", vec![]),
        Said(0, None, "d e", vec![vec![Does(SimpleReflection)], vec![Does(OpenQuestion)]]),
    ]);
    assert_eq!((session.miti.simple_reflection, session.miti.complex_reflection), (2, 1));
    assert_eq!(session.miti.reflection_to_question, Some(3.0));
    assert_eq!(session.miti.percent_complex, Some(100.0 / 3.0));
}

#[test]
fn directing_is_persuading_and_both_are_not_adherent() {
    let session = session(vec![
        Said(0, None, "a b", vec![vec![Does(Direct)], vec![Does(Persuade)]]),
        Said(1, None, "x", vec![]),
        Said(0, None, "c", vec![vec![Does(Confront)]]),
        Said(1, None, "y", vec![]),
        Said(0, None, "d e", vec![vec![Does(EmphasizeAutonomy)], vec![Does(SeekCollaboration)]]),
        Said(1, None, "z", vec![]),
        Said(0, None, "f", vec![vec![Does(PersuadeWithPermission)]]),
    ]);
    assert_eq!(session.miti.persuade, 1);
    assert_eq!((session.miti.adherent, session.miti.non_adherent), (2, 2));
    assert_eq!(session.miti.persuade_with_permission, 1);
}

#[test]
fn a_second_code_that_is_shown_counts_too() {
    let session = session(vec![Said(0, None, "a", vec![vec![Does(Affirm), Does(Persuade)]])]);
    assert_eq!((session.codes.0[&Affirm].count, session.codes.0[&Persuade].count), (1, 1));
    assert_eq!(session.codes.0[&Persuade].share, Some(1.0));
    assert_eq!(session.codes.0[&Persuade].expected, 0.75);
}

#[test]
fn an_unsure_segment_counts_by_its_likeliest_code_alone() {
    let (conversation, mut tags) = chat(vec![Said(0, None, "a", vec![vec![]])]);
    tags[0].segments = vec![segment(&[Does(Support), Does(Affirm)], true)];
    let session = Session::new(&conversation, &tags);
    assert_eq!((session.codes.0[&Support].count, session.codes.0[&Affirm].count), (1, 0));
    assert_eq!(session.unsure, 1);
}

#[test]
fn where_there_is_nothing_to_divide_by_a_figure_does_not_apply() {
    let session = session(vec![Said(1, None, "", vec![])]);
    assert_eq!(session.miti.reflection_to_question, None);
    assert_eq!(session.miti.percent_complex, None);
    assert_eq!(session.codes.0[&Affirm].share, None);
    assert_eq!(session.balance.seeker.word_share, None);
    assert_eq!((session.reply_seconds.supporter, session.reply_seconds.seeker), (None, None));
    assert_eq!((session.empathy, session.client_talk), (None, None));
    assert_eq!(session.codes.0.len(), 20);
}

#[test]
fn words_are_counted_as_people_count_them() {
    let session = session(vec![
        Said(0, None, "I don't know 😔 - sorry!", vec![]),
        Said(1, None, "ok", vec![]),
        Said(2, None, "a bot says many words here", vec![]),
    ]);
    assert_eq!((session.balance.supporter.words, session.balance.seeker.words), (4, 1));
    assert_eq!(session.balance.supporter.word_share, Some(0.8));
    assert_eq!(session.turns, 2);
}

#[test]
fn a_reply_takes_from_the_others_last_message_to_the_first_answer() {
    let session = session(vec![
        Said(1, Some("2021-12-30T22:00:00"), "a", vec![]),
        Said(1, Some("2021-12-30T22:01:00"), "b", vec![]),
        Said(0, Some("2021-12-30T22:01:30"), "c", vec![]),
        Said(0, Some("2021-12-30T22:05:00"), "d", vec![]),
        Said(1, Some("2021-12-30T23:59:50"), "e", vec![]),
        Said(0, Some("2021-12-31T00:00:10"), "f", vec![]),
    ]);
    assert_eq!(session.reply_seconds.supporter, Some(Pace { median: 25.0, n: 2 }));
    assert_eq!(session.reply_seconds.seeker, Some(Pace { median: 6890.0, n: 1 }));
}

#[test]
fn times_with_and_without_a_zone_are_not_compared_and_a_clock_that_runs_backwards_is_no_reply() {
    let session = session(vec![
        Said(1, Some("2021-12-30T22:00:00+01:00"), "a", vec![]),
        Said(0, Some("2021-12-30T21:00:10Z"), "b", vec![]),
        Said(1, Some("2021-12-30T22:00:30"), "c", vec![]),
        Said(0, Some("2021-12-30T22:00:20"), "d", vec![]),
    ]);
    assert_eq!(session.reply_seconds.supporter, Some(Pace { median: 10.0, n: 1 }));
    assert_eq!(session.reply_seconds.seeker, None);
}

#[test]
fn the_seekers_talk_is_counted_and_empathy_is_the_mean_over_messages() {
    let (conversation, mut tags) = chat(vec![
        Said(0, None, "a", vec![vec![Does(Support)]]),
        Said(1, None, "b", vec![vec![Talk(ClientTalk::Change)]]),
        Said(0, None, "c", vec![vec![Does(Support)]]),
        Said(1, None, "d", vec![vec![Talk(ClientTalk::Neutral)]]),
    ]);
    let level = |level| Some(Empathy { emotional_reaction: level, interpretation: 0.0, exploration: 2.0 });
    (tags[0].empathy, tags[2].empathy) = (level(1.0), level(0.5));
    let session = Session::new(&conversation, &tags);
    let talk = session.client_talk.unwrap();
    assert_eq!((talk.change, talk.sustain, talk.neutral), (1, 0, 1));
    let empathy = session.empathy.unwrap();
    assert_eq!((empathy.emotional_reaction, empathy.exploration), (0.75, 2.0));
    assert_eq!(session.segments, 2);
}
