//! The people of the chat, called by name in its text: also misspelt, drawn out, shortened, or in small letters.

use super::decide::{folded, occurrences};
use super::label;
use super::lists::{CHAT_WORDS, is_dictionary_word, is_given, is_wide};
use super::place;
use super::short_names;
use super::sound::sounds_like;
use super::vocabulary::{GREETINGS, NOBODY};
use super::word::{Class, Form, Gap, Word, is_english, squeezed};
use super::word_name::is_meant;
use crate::conversation::{Span, Speaker};
use std::ops::Range;

/// The names of one chat's speakers, ready to be compared.
pub(super) struct Speakers {
    people: Vec<Person>,
    /// Names that are found as they are, wherever they stand: "moth_girl", "sunny22", and those of scripts that do not
    /// part words.
    whole: Vec<Vec<char>>,
    unparted: Vec<Vec<char>>,
}

struct Person {
    names: Vec<String>,
    /// Short forms of their names, or what these may be short for.
    others: Vec<&'static str>,
    /// Of their names, where they have several.
    initials: String,
}

impl Person {
    fn of(speaker: &Speaker) -> Self {
        let names: Vec<String> = speaker.names().flat_map(label::names).collect();
        let others = names.iter().flat_map(|name| short_names::others(name)).copied().collect();
        Self { names, others, initials: label::initials(&speaker.name) }
    }

    fn knows(&self, key: &str) -> bool {
        self.names.iter().any(|name| name == key) || self.others.contains(&key)
    }

    fn has(&self, key: &str, same: fn(&str, &str) -> bool) -> bool {
        self.names.iter().any(|name| same(key, name))
    }
}

impl Speakers {
    pub(super) fn new(speakers: &[Speaker]) -> Self {
        let whole = speakers.iter().flat_map(Speaker::names).filter(|name| label::is_account(name));
        let people: Vec<Person> = speakers.iter().map(Person::of).collect();
        let unparted = people.iter().flat_map(|person| &person.names).flat_map(|name| unparted(name)).collect();
        Self { people, whole: whole.map(|name| folded(name.trim())).collect(), unparted }
    }

    /// Where the text has a speaker's name that is no word, or stands in a script that does not part words.
    pub(super) fn find_whole(&self, text: &str) -> Vec<Span> {
        if self.whole.is_empty() && self.unparted.is_empty() {
            return Vec::new();
        }
        let text = folded(text);
        let whole = self.whole.iter().flat_map(|name| occurrences(name, &text));
        let unparted = self.unparted.iter().flat_map(|name| {
            let starts = text.windows(name.len()).enumerate().filter(move |(_, window)| window == name);
            starts.map(|(start, window)| Span { start, end: start + window.len() })
        });
        whole.chain(unparted).collect()
    }

    /// Who is called so: an index into the speakers.
    pub(super) fn of(&self, keys: &[&str]) -> Option<usize> {
        let first = |fits: &dyn Fn(&Person, &str) -> bool| {
            self.people.iter().position(|person| keys.iter().any(|key| fits(person, key)))
        };
        first(&|person, key| person.has(key, |key, name| key == name))
            .or_else(|| first(&Person::knows))
            .or_else(|| first(&|person, key| person.has(key, resembles)))
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
                        && (self.people.iter().any(|person| person.has(&word.key, |key, name| key == name))
                            || !is_word_too(&word.key) && self.is_called(words, at)
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
        self.people.iter().any(|person| person.knows(key))
    }

    fn is_called(&self, words: &[Word], at: usize) -> bool {
        let word = &words[at];
        if matches!(word.form, Form::Hidden | Form::Number) || is_wide(&word.key) && place::is_where(words, at) {
            return false;
        }
        if word.key.chars().count() < 2 {
            return self.is_called_by_letter(words, at);
        }
        // "ana'll", "Ayşe'nin"
        let stem = word.key.split('\'').next().filter(|stem| stem.len() > 2 && self.knows(stem));
        // "maxxx"
        let drawn_out = squeezed(&word.key);
        let key = stem.unwrap_or(if self.knows(&word.key) || !self.knows(&drawn_out) { &word.key } else { &drawn_out });
        let plural = key.strip_suffix('s').is_some_and(|one| one.len() > 2 && self.knows(one));
        if self.knows(key) || plural {
            // "megs" are more than one meg, too.
            let word_too = is_word_too(key) || !self.knows(key) && plural && is_english(key);
            return !word_too || is_meant(words, at);
        }
        if word.class == Class::Nobody {
            return false;
        }
        if is_english(key) {
            // "max" for "Maximilian"
            let short = self.people.iter().any(|person| person.has(key, is_beginning_of));
            return short && (is_given(key) || word.is_capital() && key.len() > 3) && is_meant(words, at);
        }
        let alike = |person: &Person| {
            person.has(key, resembles)
                || person.has(key, is_short_for)
                || person.has(key, is_inflected)
                || person.has(key, sounds_like)
                || word.form == Form::Capitals && person.initials == key
        };
        self.people.iter().any(alike)
    }

    /// "thanks M.", "hi j".
    fn is_called_by_letter(&self, words: &[Word], at: usize) -> bool {
        /// Letters that are words by themselves.
        const WORDS: &str = "abcdikoruxy";
        let word = &words[at];
        let before = at.checked_sub(1).map_or("", |before| words[before].key.as_str());
        let called = GREETINGS.contains(before) || ["its", "it's", "dear", "im", "i'm"].contains(&before);
        let ends = words.get(at + 1).is_none_or(|next| next.gap != Gap::Blank || next.key == "here");
        let is_first =
            self.people.iter().any(|person| person.names.first().is_some_and(|name| name.starts_with(&word.key)));
        let spoken = word.form != Form::Capital && WORDS.contains(&word.key) || word.key == "i";
        called && ends && is_first && !spoken && word.gap <= Gap::Comma
    }
}

/// The forms in which a name is sought in scripts that glue words or endings together: whole, and without a surname of
/// one character before it.
fn unparted(name: &str) -> Vec<Vec<char>> {
    let is_unparted = |letter: char| {
        matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
    };
    let letters: Vec<char> = name.chars().collect();
    if letters.len() < 2 || !letters.iter().copied().all(is_unparted) {
        return Vec::new();
    }
    let has_surname = letters.len() == 3 && matches!(letters[0], '\u{3400}'..='\u{d7af}');
    let given = if has_surname { vec![letters[1..].to_vec()] } else { Vec::new() };
    [vec![letters], given].concat()
}

fn is_beginning_of(short: &str, name: &str) -> bool {
    short.chars().count() > 1 && short != name && name.starts_with(short)
}

/// Whether a name is another one's beginning or end, or within a long one, or has a pet form's ending on its beginning: "mikey" for "mike".
fn is_short_for(short: &str, name: &str) -> bool {
    const ENDINGS: [&str; 13] = ["ie", "ey", "y", "i", "o", "a", "ers", "za", "s", "z", "sy", "zy", "ster"];
    let long_enough = |text: &str, least: usize| text.chars().count() >= least;
    let begins = |stem: &str| long_enough(stem, 3) && name.starts_with(stem);
    let pet = ENDINGS.iter().filter_map(|ending| short.strip_suffix(ending)).any(|stem| {
        let single = squeezed(stem);
        begins(stem) || single != stem && begins(&single) || stem == name && long_enough(stem, 3)
    });
    let end = long_enough(short, 4) && long_enough(name, 6) && name.ends_with(short);
    let middle = long_enough(short, 4) && long_enough(name, 9) && name.contains(short);
    begins(short) || pet || end || middle
}

/// Whether a name of another script has other endings, or a particle before it: "Марию" for "Мария", "למרים".
fn is_inflected(key: &str, name: &str) -> bool {
    let (key, name): (Vec<char>, Vec<char>) = (key.chars().collect(), name.chars().collect());
    if name.iter().any(char::is_ascii) {
        return false;
    }
    if name.len() < 4 {
        return key.starts_with(&name) && key.len() == name.len() + 1;
    }
    let stem = &name[..name.len() - 1];
    key.len() <= name.len() + 2 && (key.starts_with(stem) || key.ends_with(&name))
}

fn is_word_too(key: &str) -> bool {
    is_dictionary_word(key) || NOBODY.contains(key) || key.len() < 4 && CHAT_WORDS.contains(key) && !is_given(key)
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

/// Whether one is the other with a letter too many, too few, changed, or two in each other's place; two of these in long
/// names that begin alike; or drawn out.
pub(super) fn resembles(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 4;
    const LONG: usize = 8;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let drawn_out = |letters: &[char]| squeezed(&letters.iter().collect::<String>());
    if one.len() > 1 && other.len() > 1 && one.len().max(other.len()) > 3 && drawn_out(&one) == drawn_out(&other) {
        return true;
    }
    if one.len() < SHORTEST - 1 || other.len() < SHORTEST {
        return false;
    }
    let most = if one.len().min(other.len()) >= LONG && one[0] == other[0] { 2 } else { 1 };
    one.len().abs_diff(other.len()) <= most && edits(&one, &other) <= most
}

/// Damerau's and Levenshtein's distance, where no stretch is edited twice.
fn edits(one: &[char], other: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for row in 1..=one.len() {
        let mut next = vec![row];
        for column in 1..=other.len() {
            let changed = rows[row - 1][column - 1] + usize::from(one[row - 1] != other[column - 1]);
            let mut least = changed.min(rows[row - 1][column] + 1).min(next[column - 1] + 1);
            let swapped =
                row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1];
            if swapped {
                least = least.min(rows[row - 2][column - 2] + 1);
            }
            next.push(least);
        }
        rows.push(next);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::super::word;
    use super::*;
    use crate::conversation::Role;

    fn speakers(names: &[&str]) -> Speakers {
        let speaker = |name: &&str| Speaker::new(*name, Role::Other);
        Speakers::new(&names.iter().map(speaker).collect::<Vec<_>>())
    }

    #[track_caller]
    fn finds(names: &[&str], text: &str, expected: &[&str]) {
        word::finds(|words| speakers(names).find(words), text, expected);
    }

    #[test]
    fn names_are_known_however_they_are_typed() {
        finds(
            &["Marisol V.", "Volunteer 12"],
            "hi marisol, Marisol's ok, MARISOL V. and marsiol",
            &["marisol", "Marisol", "MARISOL V", "marsiol"],
        );
        finds(&["Siobhán"], "siobhan? siobhaaan!", &["siobhan", "siobhaaan"]);
        finds(&["Мария", "Ян Ко"], "привет мария и ян. Марию, яну", &["мария", "ян", "Марию", "яну"]);
        finds(&["Katherine", "Mike"], "kath said mikey knows. kat?", &["kath", "mikey", "kat"]);
        finds(&["Marguerite"], "margarite, margueritte, marguerita", &["margarite", "margueritte", "marguerita"]);
        finds(&["Siobhán", "Tobias", "Meg"], "thanks shivaun. tobs? Megs i cant", &["shivaun", "tobs", "Megs"]);
        finds(&["Jo", "Dan"], "jooo! dannn? dan'll be back", &["jooo", "dannn", "dan'll"]);
        finds(&["Volunteer 12", "system"], "the volunteer and the system are here", &[]);
    }

    #[test]
    fn short_names_and_initials() {
        finds(&["William", "Małgorzata"], "bill said so, pay the bill. gosia", &["bill", "gosia"]);
        finds(&["Bex", "Alexander"], "call me rebecca. sasha and alex", &["rebecca", "sasha", "alex"]);
        finds(&["Tariq Rahman", "Jo"], "thanks TR! hi j, ok J. he said J x", &["TR", "j", "J"]);
        finds(&["Oluwadamilola", "Maximilian"], "dami here. max here! the max i can do", &["dami", "max"]);
        finds(&["Tyler", "Max"], "ok ty. ty so much. maxxx", &["ty", "maxxx"]);
        finds(&["marta_k88", "itsjoel"], "marta? hey joel", &["marta", "joel"]);
        finds(&["Ana (she/her)"], "she told her. ana", &["ana"]);
        finds(&["Marisol"], "ok—marisol—thanks", &["marisol"]);
    }

    #[test]
    fn names_in_scripts_that_part_no_words() {
        let found = |names: &[&str], text: &str| -> Vec<String> {
            speakers(names).find_whole(text).iter().map(|span| span.of(text).to_owned()).collect()
        };
        assert_eq!(found(&["美咲"], "美咲さん、ありがとう"), ["美咲"]);
        assert_eq!(found(&["김민지"], "민지야 괜찮아?"), ["민지"]);
        assert_eq!(found(&["moth_girl"], "hi moth_girl"), ["moth_girl"]);
    }

    #[test]
    fn names_that_are_places_are_told_by_their_place() {
        finds(&["Georgia"], "georgia are you there. i live in Georgia", &["georgia"]);
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
