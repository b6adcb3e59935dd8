//! Messages are gathered into volleys and cut into segments, the pieces that get a code.

mod lines;
mod scripts;
mod smiley;
mod stops;

use super::{Conversation, Span};
use std::ops::Range;

/// A run of messages by one person with nobody between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volley {
    /// Index into [`Conversation::speakers`].
    pub speaker: usize,
    /// Indices into [`Conversation::messages`].
    pub messages: Range<usize>,
}

/// The volleys of a chat, in order. Together they hold every message once.
pub fn volleys(conversation: &Conversation) -> Vec<Volley> {
    let mut volleys: Vec<Volley> = Vec::new();
    for (index, message) in conversation.messages.iter().enumerate() {
        match volleys.last_mut() {
            Some(last) if last.speaker == message.speaker => last.messages.end = index + 1,
            _ => volleys.push(Volley { speaker: message.speaker, messages: index..index + 1 }),
        }
    }
    volleys
}

/// The whole of a message but the white space around it, as one segment; `None` if there is nothing else.
pub fn whole(text: &str) -> Option<Span> {
    let start = text.chars().take_while(|letter| letter.is_whitespace()).count();
    let after = text.chars().rev().take_while(|letter| letter.is_whitespace()).count();
    let end = text.chars().count() - after;
    (start < end).then_some(Span { start, end })
}

/// Cuts a message into its segments: in order, none over another, leaving out nothing but white space.
pub fn segments(text: &str) -> Vec<Span> {
    let letters: Vec<char> = text.chars().collect();
    let mut ends =
        [stops::ends(&letters), lines::ends(&letters), scripts::ends(&letters), vec![letters.len()]].concat();
    ends.sort_unstable();
    let mut start = 0;
    let pieces = ends.into_iter().filter_map(|end| {
        let piece = trimmed(&letters, start, end);
        start = end;
        piece
    });
    joined(&letters, pieces)
}

fn trimmed(letters: &[char], start: usize, end: usize) -> Option<Span> {
    let piece = &letters[start..end];
    let first = piece.iter().position(|letter| !letter.is_whitespace())?;
    let last = piece.iter().rposition(|letter| !letter.is_whitespace())?;
    Some(Span { start: start + first, end: start + last + 1 })
}

/// Pieces that are no sentence of their own go with a piece beside them.
fn joined(letters: &[char], pieces: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if goes_on(letters, *last, piece) => last.end = piece.end,
            _ => joined.push(piece),
        }
    }
    joined
}

/// Whether `next` belongs to the piece before it.
fn goes_on(letters: &[char], piece: Span, next: Span) -> bool {
    let (piece, next) = (&letters[piece.start..piece.end], &letters[next.start..next.end]);
    let words = |piece: &[char]| piece.iter().filter(|letter| letter.is_alphanumeric()).take(2).count();
    match words(piece) {
        0 => true,
        _ if is_list_number(piece) => true,
        _ if words(next) < 2 && !is_list_number(next) => true,
        _ => ends_in_abbreviation(piece, next),
    }
}

/// "2." before what it counts.
fn is_list_number(piece: &[char]) -> bool {
    matches!(piece, [digits @ .., '.'] if (1..=2).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit))
}

fn ends_in_abbreviation(piece: &[char], next: &[char]) -> bool {
    const ALWAYS: &[&str] = &["dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "etc"];
    const WITHIN_SENTENCES: &[&str] = &["a.m", "p.m", "u.s", "u.k", "inc", "approx"];
    const LONGEST: usize = 7;
    let [before @ .., '.'] = piece else {
        return false;
    };
    let backwards = before.iter().rev().take(LONGEST).take_while(|&&letter| letter.is_alphabetic() || letter == '.');
    let word: String = backwards.flat_map(|letter| letter.to_lowercase()).collect();
    let word: String = word.chars().rev().collect();
    let goes_on = next.first().is_some_and(|letter| letter.is_lowercase());
    ALWAYS.contains(&word.as_str()) || goes_on && WITHIN_SENTENCES.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cuts a text that is written with a bar at each place where it should be cut.
    #[track_caller]
    fn cuts(barred: &str) {
        let expected: Vec<&str> = barred.split('|').map(str::trim).collect();
        let text = barred.replace('|', "");
        let found: Vec<&str> = segments(&text).iter().map(|span| span.of(&text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_stops_with_a_blank_after_them() {
        cuts("I am sorry. |That must hurt! |what happened?");
        cuts("Well... |I see… |ok");
        cuts("She said \"go.\" |\"Why?\" |(I left.) |Then nothing.");
        cuts("Hola. |¿Cómo estás? |¡Bien!");
        cuts("One sentence, with a comma - and a dash");
    }

    #[test]
    fn abbreviations_and_numbers_end_nothing() {
        cuts("Ask Dr. Lee or Mrs. Roe, e.g. today. |Or not.");
        cuts("At 5 p.m. on Monday it cost 3.50 dollars. |Right?");
        cuts("Try this: walk, rest, etc. and breathe.");
    }

    #[test]
    fn scraps_go_with_what_they_belong_to() {
        cuts("I see. |Really? :)");
        cuts("... well I think so");
        cuts("Two ideas. |1. Walk a little. |2. Call her.");
    }

    #[test]
    fn a_forgotten_blank_hides_no_sentence() {
        cuts("I am sorry.|That must hurt.|you are not alone");
        cuts("really?|what happened!|Tell me");
        cuts("Of course..|Try it");
        cuts("See example.com or www.help.example.org/a.b?C=d&e=F, mail a.b@c.De");
        cuts("I don?t know what?s up, v2.Beta, U.S.A, so...maybe");
    }

    #[test]
    fn smileys_end_sentences_and_stay_with_them() {
        cuts("I am sorry. 😢 |That must hurt! :( |How are you?");
        cuts("Sorry :) |I mean it 🙏🏽 |How are you?");
        cuts("I love my 🐶 Max and :) too");
        cuts("👩‍👩‍👧🇩🇪 ❤️");
    }

    #[test]
    fn lines_end_thoughts_only_where_the_next_begins_one() {
        cuts("I am sorry\n|That must hurt");
        cuts("I am sorry,\nAnna, and I\nmean it");
        cuts("one thought\n\n|another one");
        cuts("Some ideas:\n|- walk a little\n|- call her");
        cuts(
            "this line is as long as lines are that a program broke because they were full, so\nMonday goes on with it",
        );
    }

    #[test]
    fn other_scripts_end_sentences_in_their_way() {
        cuts("我很抱歉。|这一定很难！|你好吗？|好的");
        cuts("「大変です。」|そうですね。");
        cuts("كيف حالك؟ |أنا بخير۔ |نعم");
        cuts("मैं ठीक हूँ। |और आप?");
    }

    #[test]
    fn odd_texts_are_one_piece_or_none() {
        for nothing in ["", " \n\t ", "\u{a0}\u{3000}"] {
            assert_eq!(segments(nothing), []);
            assert_eq!(whole(nothing), None);
        }
        for one in ["😀😀😀", "?!", "\u{200b}", "\u{7}", "…", "a"] {
            assert_eq!(segments(one), [Span { start: 0, end: one.chars().count() }], "{one:?}");
        }
        assert_eq!(segments(&"word ".repeat(10_000)), [Span { start: 0, end: 49_999 }]);
        assert_eq!(whole(" hé 😀\n"), Some(Span { start: 1, end: 5 }));
    }
}
