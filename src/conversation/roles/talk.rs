//! How a supporter talks and how a seeker does: a small scorer over counts, for chats whose names say nothing.

use super::Sureness;
use crate::conversation::Conversation;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Who of two people supports the other, and why.
pub(super) struct Verdict {
    pub first_supports: bool,
    pub reason: &'static str,
    pub sureness: Sureness,
}

/// Weights of a logistic regression on who is who in the training part of ESConv; positive is the supporter's.
const WEIGHT_OF_YOU: f64 = 1.05;
const WEIGHT_OF_QUESTIONS: f64 = 0.2;
const WEIGHT_OF_PHRASES: f64 = 1.45;

/// From these odds on (as logarithms) a guess is called sure, or fairly sure.
const SURE: f64 = 1.5;
const FAIRLY: f64 = 0.7;

/// Where one of the two has said fewer words than this, nobody can be sure.
const FEWEST_WORDS: usize = 8;

const YOU: &str = "you your you're youre u ur yours yourself you've youve you'll you'd";
const I: &str = "i i'm im iam i've ive i'd i'll my me mine myself";

/// What people say who support.
const SUPPORTING: &str = "sorry to hear, help you, how are you, how can i help, what brings you, welcome to, like to talk about, \
    want to talk about, sounds like, seems like, i understand, have you, do you, did you, are you, can you, \
    would you, could you, you should, you could, you can, maybe you, tell me, you think, you feel, \
    feel free, you tried, take care, good luck, hope you, proud of you, i hear you, try to, let me know, \
    to hear that, no problem, you're welcome, your welcome, you are welcome, i can imagine, must be, \
    don't worry, dont worry, you will, you are, hang in there, i can see, one day at, for sharing";

/// What people say who tell of themselves and are helped.
const SEEKING: &str = "thank you, thanks, i feel, i don't know, i dont know, i have been, i've been, i just, my boyfriend, \
    my girlfriend, my husband, my wife, my mom, my dad, my mother, my father, my parents, my partner, my ex, \
    my job, my life, i can't, i cant, i guess, i lost, my friend, my friends, my boss, my family, i'm not, \
    i am not, i want, i need, i'm so, i am so";

/// The lists above, ready to look words up in.
struct Lexicon {
    you: HashSet<&'static str>,
    i: HashSet<&'static str>,
    supporting: Phrases,
    seeking: Phrases,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    you: YOU.split(' ').collect(),
    i: I.split(' ').collect(),
    supporting: Phrases::of(SUPPORTING),
    seeking: Phrases::of(SEEKING),
});

/// What is counted of one person.
#[derive(Default)]
struct Counts {
    words: usize,
    messages: f64,
    questions: f64,
    you: f64,
    i: f64,
    supporting: f64,
    seeking: f64,
}

pub(super) fn compare(conversation: &Conversation, first: usize, second: usize) -> Verdict {
    let of = |speaker| Counts::of(conversation, speaker);
    let (one, other) = (of(first), of(second));
    let parts = [
        (WEIGHT_OF_YOU * (one.you_over_i() - other.you_over_i()), "they say \"you\" more often, and \"I\" less"),
        (WEIGHT_OF_QUESTIONS * (one.asking() - other.asking()), "they ask more of the questions"),
        (
            WEIGHT_OF_PHRASES * (one.phrases() - other.phrases()),
            "they ask and comfort, the other tells of their own life",
        ),
    ];
    let odds: f64 = parts.iter().map(|(part, _)| part).sum();
    let first_supports = odds >= 0.0;
    let towards = |part: f64| if first_supports { part } else { -part };
    let strongest = parts.iter().max_by(|one, other| towards(one.0).total_cmp(&towards(other.0)));
    let (sureness, reason) = match (odds.abs(), strongest) {
        _ if one.words.min(other.words) < FEWEST_WORDS => (Sureness::Unsure, "one of the two has said next to nothing"),
        (SURE.., Some((_, reason))) => (Sureness::Sure, *reason),
        (FAIRLY.., Some((_, reason))) => (Sureness::Fairly, *reason),
        _ => (Sureness::Unsure, "little tells the two apart"),
    };
    Verdict { first_supports, reason, sureness }
}

impl Counts {
    fn of(conversation: &Conversation, speaker: usize) -> Self {
        let mut counts = Self::default();
        for message in conversation.messages.iter().filter(|message| message.speaker == speaker) {
            counts.add(&message.text);
        }
        counts
    }

    fn add(&mut self, text: &str) {
        self.messages += 1.0;
        self.questions += f64::from(u8::from(text.contains('?')));
        let lower = text.to_lowercase().replace('’', "'");
        let words: Vec<&str> = lower
            .split(|letter: char| !letter.is_alphabetic() && letter != '\'')
            .map(|word| word.trim_matches('\''))
            .filter(|word| !word.is_empty())
            .collect();
        self.words += words.len();
        let lexicon = &*LEXICON;
        let count = |is: bool| f64::from(u8::from(is));
        for (at, word) in words.iter().enumerate() {
            self.you += count(lexicon.you.contains(word));
            self.i += count(lexicon.i.contains(word));
            self.supporting += count(lexicon.supporting.begin(&words[at..]));
            self.seeking += count(lexicon.seeking.begin(&words[at..]));
        }
    }

    fn you_over_i(&self) -> f64 {
        ((self.you + 1.0) / (self.i + 1.0)).ln()
    }

    fn asking(&self) -> f64 {
        self.questions / self.messages.max(1.0)
    }

    fn phrases(&self) -> f64 {
        ((self.supporting + 1.0) / (self.seeking + 1.0)).ln()
    }
}

/// Runs of words, by the first of them.
struct Phrases(HashMap<&'static str, Vec<Vec<&'static str>>>);

impl Phrases {
    fn of(list: &'static str) -> Self {
        let mut phrases: HashMap<_, Vec<Vec<_>>> = HashMap::new();
        for phrase in list.split(',') {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            phrases.entry(words[0]).or_default().push(words);
        }
        Self(phrases)
    }

    /// Whether one of the phrases stands at the beginning of `words`.
    fn begin(&self, words: &[&str]) -> bool {
        let candidates = words.first().and_then(|first| self.0.get(first));
        candidates.into_iter().flatten().any(|phrase| words.starts_with(phrase))
    }
}
