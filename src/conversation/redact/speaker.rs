//! The people of the chat, called by name in its text: also misspelt, drawn out, or in small letters.

use super::decide::{folded, occurrences};
use super::lists::{is_dictionary_word, words};
use super::place::is_shouted;
use super::vocabulary::{DOING, GREETINGS, NOBODY, TITLES};
use super::word::{Class, Form, Gap, Word, is_english, squeezed};
use crate::conversation::{Span, Speaker, roles};
use std::collections::HashSet;
use std::ops::Range;

words! {
    /// In names of accounts, and nobody's name.
    LABELS = "ps vol peer system chat bot sys mod support helpline hotline line crisis team admin host guest anonymous anon unknown me
        you speaker person user the of and a im my is not just staff trainee senior lead text message messages call";
    /// What one says to somebody after their name.
    ADDRESSING = "i u you im i'm ive i've can could do did dont please pls plz thank thanks ty sorry what how why when who if my are r
        have hey hi its it's idk ok lol we";
    /// After a name that may be a verb, whoever is asked: "will are you real".
    ASKING = "are can could do did dont don't what how why when who thank thanks ty sorry pls plz please hi hey idk here";
    /// Names that are verbs too: they begin a sentence so, and have an object.
    VERBS = "may will hope mark bless sue rob pat grant chase drew josh dash pierce wade trace tab harry reed page";
    TELLING = "said says told asked asks replied texted helped listened laughed smiled here";
    TELLING_WHOM = "told tell telling asked asking texted texting messaged met meet meeting spoke thank thanked hugged missed where's wheres";
    /// What a thing is, and where: "faith is hard".
    BEING = "is was in at from for with and or but if on";
    /// Before a word that is meant as a word: "no hope".
    MEANT_AS_WORDS = "no any a an the of some my to with have has had for in such little more that this without feel feels and or i we u
        they it your his her our their into on from by is was be losing lost lose need needs want wants seek seeking felt real spread find found give given gave pure much every
        full all he she you who will would can could may just not never always so too bring brings said say says saying";
    /// A call is followed by what one says.
    SAYING = "i u you im i'm ive i've can could do did dont don't are is it its what how why when who if we my this that thats please pls plz
        thank thanks ty sorry are r have has will would hey hi there again my me stay no not yes lol ok well so sleep be take try let
        your ur and but may tell here x xx she he they was of nothing cannot cant then for";
}

/// The names of one chat's speakers, ready to be compared.
pub(super) struct Speakers {
    people: Vec<Vec<String>>,
    /// Names that are no words: "moth_girl", "sunny22".
    accounts: Vec<Vec<char>>,
}

impl Speakers {
    pub(super) fn new(speakers: &[Speaker]) -> Self {
        let people = speakers.iter().map(|speaker| speaker.names().flat_map(parts).collect()).collect();
        let accounts = speakers.iter().flat_map(Speaker::names).filter(|name| is_account(name));
        Self { people, accounts: accounts.map(|name| folded(name.trim())).collect() }
    }

    /// Where the text has a speaker's name that is no word.
    pub(super) fn find_accounts(&self, text: &str) -> Vec<Span> {
        if self.accounts.is_empty() {
            return Vec::new();
        }
        let text = folded(text);
        self.accounts.iter().flat_map(|name| occurrences(name, &text)).collect()
    }

    /// Who is called so: an index into the speakers.
    pub(super) fn of(&self, keys: &[&str]) -> Option<usize> {
        let fits = |person: &Vec<String>, same: fn(&str, &str) -> bool| {
            keys.iter().any(|key| person.iter().any(|part| same(key, part)))
        };
        let exactly = self.people.iter().position(|person| fits(person, |key, part| key == part));
        exactly.or_else(|| self.people.iter().position(|person| fits(person, resembles)))
    }

    /// The stretches of `words` that are speakers' names.
    pub(super) fn find(&self, words: &[Word]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if !self.is_called(words, at) {
                at += 1;
                continue;
            }
            let mut start = at;
            at += 1;
            while !words[at - 1].possessive
                && words.get(at).is_some_and(|word| {
                    word.follows()
                        && (self.knows(&word.key)
                            || !is_word_too(word) && self.is_called(words, at)
                            || is_initial(word, words.get(at + 1))
                            || is_more(&words[start], word))
                })
            {
                at += 1;
            }
            let free = found.last().map_or(0, |last| last.end);
            while start > free
                && words[start].follows()
                && !words[start - 1].begins_sentence()
                && is_more(&words[start], &words[start - 1])
            {
                start -= 1;
            }
            found.push(start..at);
        }
        found
    }

    fn knows(&self, key: &str) -> bool {
        self.people.iter().flatten().any(|part| part == key)
    }

    fn is_called(&self, words: &[Word], at: usize) -> bool {
        let word = &words[at];
        if matches!(word.form, Form::Hidden | Form::Number) || word.key.len() < 2 {
            return false;
        }
        let plural =
            word.key.strip_suffix('s').is_some_and(|stem| stem.len() > 2 && self.knows(stem) && !is_english(&word.key));
        if self.knows(&word.key) || plural {
            return !is_word_too(word) || self.is_meant(words, at);
        }
        let alike =
            self.people.iter().flatten().any(|part| resembles(&word.key, part) || is_short_for(&word.key, part));
        alike && !is_english(&word.key) && word.class != Class::Nobody
    }

    /// Whether a name that is a word too is meant as a name.
    fn is_meant(&self, words: &[Word], at: usize) -> bool {
        let word = &words[at];
        let next = words.get(at + 1);
        let ends = next.is_none_or(|next| next.gap != Gap::Blank);
        let begins = word.gap != Gap::Blank;
        let before = at.checked_sub(1).map(|before| &words[before]).filter(|_| word.gap <= Gap::Comma);
        // "no faith" is no greeting, "no, faith" is one.
        let greeted = before.is_some_and(|before| {
            GREETINGS.contains(before.key.as_str()) && (before.key != "no" || word.gap == Gap::Comma)
        });
        let introduced = before.is_some_and(|before| {
            ["i'm", "im", "am", "it", "its", "called", "named", "name", "me", "dr", "mr", "mrs", "ms", "miss"]
                .contains(&before.key.as_str())
        });
        let says = next.is_none_or(|next| {
            next.gap != Gap::Blank || SAYING.contains(next.key.as_str()) || next.form == Form::Hidden
        });
        let follows = |set: &HashSet<&str>| next.is_some_and(|next| next.follows() && set.contains(next.key.as_str()));
        let verb = VERBS.contains(word.key.as_str());
        let article = before.is_some_and(|before| MEANT_AS_WORDS.contains(before.key.as_str()));
        let does = follows(&TELLING) && !article;
        let capital = word.form == Form::Capital || word.form == Form::Capitals && !is_shouted(words);
        match word.form {
            _ if capital && !word.begins_sentence() => true,
            _ if capital => says || word.possessive || does || !verb && follows(&DOING) && !follows(&BEING),
            _ => {
                let never_of_me = !["hope", "will", "may", "bless"].contains(&word.key.as_str());
                let speaks = never_of_me && next.is_some_and(|next| next.follows() && is_i(&next.key));
                let addressed = before.is_none() && (follows(&ADDRESSING) && !verb || follows(&ASKING) || speaks);
                let told = before.is_some_and(|before| TELLING_WHOM.contains(before.key.as_str())) && !verb;
                let owns = word.possessive && before.is_some() && !article;
                let called_last = ends
                    && before.is_some_and(|before| {
                        !MEANT_AS_WORDS.contains(before.key.as_str()) && before.form != Form::Number
                    });
                called_last
                    || (greeted || introduced) && says
                    || begins && ends && next.is_some()
                    || addressed
                    || does
                    || told
                    || owns
            }
        }
    }
}

/// Whether a word of a name says what someone is, not who.
pub(super) fn is_label(word: &str) -> bool {
    let word = word.to_lowercase();
    word.chars().all(char::is_numeric)
        || LABELS.contains(word.as_str())
        || roles::by_label(&word).is_some()
        || ["moderator", "admin", "system", "bot", "chatbot"].contains(&word.as_str())
}

/// The words of a name, without labels and initials.
fn parts(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| {
        !(letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}' | '-') || super::shadow::is_mark(letter))
    });
    let alone = name.split_whitespace().count() < 2;
    let titled = |word: &str| !alone && TITLES.contains(word.to_lowercase().as_str());
    let named = words.filter(|word| !is_label(word) && !titled(word) && word.chars().count() > 1);
    let named = named.flat_map(|word| {
        std::iter::once(word).chain(word.split('-').filter(move |part| *part != word && part.chars().count() > 2))
    });
    let folded = named.map(|word| super::shadow::fold(&word.replace('\u{2019}', "'")));
    folded.filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// A name with figures or underscores in it, which is not "Volunteer 12".
fn is_account(name: &str) -> bool {
    let name = name.trim();
    let joined = !name.contains(char::is_whitespace) && name.contains(|c: char| c == '_' || c.is_numeric());
    joined && name.split(|c: char| !c.is_alphabetic()).any(|part| part.chars().count() > 1 && !is_label(part))
}

/// Whether a name is another one's beginning or end, or has a pet form's ending on its beginning: "mikey" for "mike".
fn is_short_for(short: &str, name: &str) -> bool {
    const ENDINGS: [&str; 8] = ["ie", "ey", "y", "i", "o", "a", "ers", "za"];
    let long_enough = |text: &str, least: usize| text.chars().count() >= least;
    let begins = |stem: &str| long_enough(stem, 3) && name.starts_with(stem);
    let pet = ENDINGS.iter().filter_map(|ending| short.strip_suffix(ending)).any(|stem| {
        let single = squeezed(stem);
        begins(stem) || single != stem && begins(&single) || stem == name && long_enough(stem, 3)
    });
    begins(short) || pet || long_enough(short, 4) && long_enough(name, 6) && name.ends_with(short)
}

fn is_word_too(word: &Word) -> bool {
    is_dictionary_word(&word.key) || NOBODY.contains(word.key.as_str())
}

fn is_i(key: &str) -> bool {
    ["i", "im", "i'm", "ive", "i've", "id", "i'd", "ill", "i'll"].contains(&key)
}

/// "S." after a name; "I" is more.
fn is_initial(word: &Word, next: Option<&Word>) -> bool {
    word.is_capital() && word.key.len() == 1 && word.key != "i" && next.is_none_or(|next| next.gap != Gap::Blank)
}

/// Whether a word beside a name is another part of it: both are capitalised, and it is nothing else.
fn is_more(name: &Word, word: &Word) -> bool {
    name.is_capital()
        && word.is_capital()
        && !word.possessive
        && matches!(word.class, Class::Given | Class::Surname | Class::Unknown)
        && word.key.len() > 1
}

/// Whether one is the other with one letter too many, too few, changed, or two in each other's place, or drawn out.
pub(super) fn resembles(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 4;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len() < SHORTEST - 1 || other.len() < SHORTEST {
        return false;
    }
    let drawn_out = |letters: &[char]| squeezed(&letters.iter().collect::<String>());
    drawn_out(&one) == drawn_out(&other) || is_one_edit(&one, &other)
}

fn is_one_edit(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([], [_]) | ([_], []) => true,
        ([a, b, rest @ ..], [c, d, tail @ ..]) if a == d && b == c && rest == tail => true,
        _ => {
            one.len() == other.len() && one.get(1..) == other.get(1..)
                || one.get(1..) == Some(other)
                || other.get(1..) == Some(one)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shadow::Shadow;
    use super::super::word::{texts, words};
    use super::*;
    use crate::conversation::Role;

    #[track_caller]
    fn finds(names: &[&str], text: &str, expected: &[&str]) {
        let speaker = |name: &&str| Speaker::new(*name, Role::Other);
        let speakers = Speakers::new(&names.iter().map(speaker).collect::<Vec<_>>());
        let words = words(text, &Shadow::of(text));
        assert_eq!(texts(text, &words, &speakers.find(&words)), expected, "{text}");
    }

    #[test]
    fn names_are_known_however_they_are_typed() {
        finds(
            &["Marisol V.", "Volunteer 12"],
            "hi marisol, Marisol's ok, MARISOL V. and marsiol",
            &["marisol", "Marisol", "MARISOL V", "marsiol"],
        );
        finds(&["Siobhán"], "siobhan? siobhaaan!", &["siobhan", "siobhaaan"]);
        finds(&["Мария", "Ян Ко"], "привет мария и ян", &["мария", "ян"]);
        finds(&["Katherine", "Mike"], "kath said mikey knows. kat?", &["kath", "mikey", "kat"]);
        finds(&["Volunteer 12", "system"], "the volunteer and the system are here", &[]);
    }

    #[test]
    fn names_that_are_words_are_told_by_their_place() {
        finds(&["Grace O", "Will"], "thanks grace. hey will, Grace said grace, i will", &["grace", "will", "Grace"]);
        finds(
            &["Will", "Mark"],
            "mark? will are you here? i told mark. MARK said so",
            &["mark", "will", "mark", "MARK"],
        );
        finds(&["Faith"], "faith here again. i have no faith, i need faith", &["faith"]);
        finds(&["Rose"], "i rose early, like a rose", &[]);
        finds(&["Hope"], "i hope you are ok. hope so too", &[]);
    }
}
