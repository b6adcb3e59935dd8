//! Persons who are called by letters: "my ex, T", "J says", "TJ", and names that are spelt out.

use super::capitals::are_shouted;
use super::lists::{is_given, words};
use super::vocabulary::{ACTS, PEOPLE};
use super::word::{Class, Form, Gap, Word, is_english};
use std::ops::Range;

words! {
    /// Right before such a person.
    LEADS = "and with but tell told love loves miss because cos bc if when that so then like asked about texted until after since me";
    OWNERS = "my his her our your their ur the a old best own ex this little older younger big new late";
    /// Two letters that are nicknames.
    NICKNAMES = "aj cj ej jj kj lj mj pj rj tj kc jd jt jp";
    SPELLING = "spelled spelt spell spelling letters";
}

/// The fewest letters of a name that is spelt out.
const SHORTEST: usize = 3;

pub(super) fn find(words: &[Word]) -> Vec<Range<usize>> {
    if are_shouted(words) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = spelt(words, at)
            .or_else(|| dotted(words, at))
            .or_else(|| (is_letter_of_person(words, at) || is_nickname(words, at)).then_some(at + 1));
        found.extend(end.map(|end| at..end));
        at = end.unwrap_or(at + 1);
    }
    found
}

fn is_letter(word: &Word) -> bool {
    word.key.len() == 1 && word.key.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn key(words: &[Word], at: Option<usize>) -> &str {
    at.map_or("", |at| words[at].key.as_str())
}

/// "my ex, T, made": a capital that is no article and not "I".
fn is_letter_of_person(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    if !is_letter(word) || !word.is_capital() || ["i", "u"].contains(&word.key.as_str()) {
        return false;
    }
    let next = words.get(at + 1);
    let follows = next.filter(|next| next.follows()).map_or("", |next| next.key.as_str());
    let (before, second) = (key(words, at.checked_sub(1)), key(words, at.checked_sub(2)));
    let owned = OWNERS.contains(second) || at.checked_sub(2).is_some_and(|index| words[index].possessive);
    let kin = PEOPLE.contains(before) && word.gap <= Gap::Comma && owned;
    let counted =
        next.is_some_and(|next| next.follows() && (next.form == Form::Number || is_letter(next) && next.is_capital()));
    let ends = next.is_none_or(|next| next.gap != Gap::Blank);
    let named = ["him", "her", "them", "me"].contains(&before)
        && ["call", "calls", "called", "calling"].contains(&second)
        || before == "by" && ["go", "goes"].contains(&second)
        || ["im", "i'm", "its", "it's"].contains(&before)
            && (ends && before.contains('m') || ["here", "again", "btw"].contains(&follows))
        || ["mr", "mrs", "ms", "miss", "dr"].contains(&before) && !(word.begins_sentence() && before == "miss");
    let led = word.begins_sentence() || word.gap == Gap::Blank && LEADS.contains(before);
    let article = word.key == "a" && (word.begins_sentence() || !ACTS.contains(follows)) && !ends;
    (kin || named) && !counted && !article
        || led && ACTS.contains(follows) && !(word.key == "a" && word.begins_sentence())
}

/// "TJ came", "my brother tj".
fn is_nickname(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let kin = word.follows()
        && PEOPLE.contains(key(words, at.checked_sub(1)))
        && OWNERS.contains(key(words, at.checked_sub(2)));
    let two =
        word.key.len() == 2 && word.form == Form::Capitals && word.class != Class::Nobody && !is_english(&word.key);
    NICKNAMES.contains(word.key.as_str()) && (word.form == Form::Capitals || kin) || two && kin
}

/// The end of "A.J.", which does what people do or is somebody's.
fn dotted(words: &[Word], at: usize) -> Option<usize> {
    let (word, last) = (&words[at], words.get(at + 1)?);
    let joined = is_letter(word)
        && is_letter(last)
        && word.is_capital()
        && last.is_capital()
        && last.span.start - word.span.end == 1;
    let nickname = NICKNAMES.contains(format!("{}{}", word.key, last.key).as_str());
    let does = words.get(at + 2).is_some_and(|next| ACTS.contains(next.key.as_str()));
    let kin = word.gap <= Gap::Comma && PEOPLE.contains(key(words, at.checked_sub(1)));
    (joined && (nickname || does || kin)).then_some(at + 2)
}

/// The end of "N G O Z I" or "A-N-Y-A".
fn spelt(words: &[Word], at: usize) -> Option<usize> {
    let told = (1..=2).any(|back| SPELLING.contains(key(words, at.checked_sub(back))));
    let is_name = |name: &str| {
        told && name.chars().count() >= SHORTEST || is_given(name) && name.len() > SHORTEST && !is_english(name)
    };
    let joined = words[at].key.split('-').collect::<Vec<_>>();
    if joined.len() >= SHORTEST && joined.iter().all(|part| part.chars().count() == 1) {
        return is_name(&joined.concat()).then_some(at + 1);
    }
    let more = words[at..]
        .iter()
        .enumerate()
        .take_while(|(index, word)| is_letter(word) && (*index == 0 || word.gap < Gap::Stop));
    let name: String = more.map(|(_, word)| word.key.as_str()).collect();
    (name.len() >= SHORTEST && is_name(&name)).then_some(at + name.len())
}

#[cfg(test)]
mod tests {
    use super::super::word;
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        word::finds(find, text, expected);
    }

    #[test]
    fn letters() {
        finds("ok so my ex, T, made a page. J says if i leave", &["T", "J"]);
        finds("my friend K left and then D told him. my bf JP, TJ too", &["K", "D", "JP", "TJ"]);
        finds("A.J. hit me, my uncle R.L. did. call him R", &["A.J", "R.L", "R"]);
        finds("hi i'm J. its Q again, my grade? its A", &["J", "Q"]);
        finds("i go by Q, Ms. J gives us stickers", &["Q", "J"]);
        finds("its Ngozi spelled N G O Z I, or A-N-Y-A", &["N G O Z I", "A-N-Y-A"]);
    }

    #[test]
    fn no_letters() {
        finds("plan B is off, vitamin D helps. I says no. my friend A lot. X marks it. hepatitis C came", &[]);
        finds(
            "my mum I think, O M G, N O, in the U.S. and on T.V. too, a friend A told, my GP said, i got a B and then C",
            &["A"],
        );
    }
}
