//! Persons who are not speakers: names that lists know, and names that only their place in a sentence tells.

use super::capitals::{are_kept_for_names, are_shouted};
use super::hindi;
use super::lists::is_given;
use super::vocabulary::{
    ACTS, COMMON, DOING, GREETINGS, HONORIFICS, KIN_TITLES, MET, PEOPLE, PET_MATTERS, PETS, TITLES,
};
use super::word::{Class, Form, Gap, Word, is_english};
use std::collections::HashSet;
use std::ops::Range;

/// The most words that a full name has.
const LONGEST: usize = 5;

/// Looks for persons in one message; `known` are the names that the chat has told already.
pub(super) fn find(words: &[Word], known: &HashSet<String>) -> Vec<Range<usize>> {
    let message = Message {
        words,
        known,
        shouted: are_shouted(words),
        meant: are_kept_for_names(words),
        pets: words.iter().any(|word| PETS.contains(word.key.as_str())),
        vet: are_creatures_tended(words),
        creatures: creatures(words),
        hindi: hindi::is_written(words),
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if message.begins_name(at, found.last()) {
            let end = message.end_of_name(at);
            let free = found.last().map_or(0, |last| last.end);
            found.push(at - usize::from(at > free && message.has_epithet(at))..end);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

struct Message<'w> {
    words: &'w [Word],
    known: &'w HashSet<String>,
    /// Capitals say nothing.
    shouted: bool,
    /// A capital at a sentence's beginning says as much as one within.
    meant: bool,
    /// A creature is spoken of, and one that is tended.
    pets: bool,
    vet: bool,
    creatures: HashSet<&'w str>,
    /// It is written in Hindi or Urdu.
    hindi: bool,
}

/// What stands before a word and says that a name comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Title,
    /// "uncle", "auntie": also said without a name.
    KinTitle,
    /// "my name is", "call me".
    Naming,
    /// "called", "named": things are, too.
    Called,
    /// "i'm", "this is", "it's".
    Self_,
    /// "my friend".
    Kin,
    /// "hi", "thanks".
    Greeting,
}

impl Message<'_> {
    fn before(&self, at: usize, back: usize) -> Option<&Word> {
        let index = at.checked_sub(back)?;
        // Not over the end of a sentence.
        let close = self.words[index + 1..=at].iter().all(|word| word.gap < Gap::Stop);
        close.then_some(&self.words[index])
    }

    fn key_before(&self, at: usize, back: usize) -> &str {
        self.before(at, back).map_or("", |word| word.key.as_str())
    }

    fn next(&self, at: usize) -> Option<&Word> {
        self.words.get(at + 1).filter(|next| next.follows())
    }

    /// Whether nothing follows in the same phrase, or what people do.
    fn is_followed_as_person(&self, at: usize) -> bool {
        self.words[at].possessive
            || self.next(at).is_none_or(|next| {
                next.form == Form::Hidden
                    || DOING.contains(next.key.as_str())
                    || next.key.len() > 4 && next.key.ends_with("ed") && is_english(&next.key)
            })
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        let word = &self.words[at];
        let last = self.key_before(at, 1);
        let second = self.key_before(at, 2);
        if word.gap == Gap::Stop && !(TITLES.contains(self.word_before(at)) && self.word_before(at).len() < 5) {
            return None;
        }
        // "i really miss little things"
        let missed = last == "miss"
            && matches!(
                second,
                "i" | "really"
                    | "so"
                    | "still"
                    | "u"
                    | "you"
                    | "we"
                    | "they"
                    | "to"
                    | "also"
                    | "just"
                    | "do"
                    | "will"
                    | "gonna"
            );
        // "lowkey miss lockdown", but "miss Wrenley" and "hi miss wrenley"
        let missed = missed
            || last == "miss"
                && word.form == Form::Lower
                && word.class == Class::Unknown
                && !GREETINGS.contains(second);
        if TITLES.contains(self.word_before(at)) && !missed && (word.gap == Gap::Blank || word.gap == Gap::Stop) {
            return Some(Cue::Title);
        }
        // "my support worker (Tamsyn)"
        let bracketed = word.is_capital() && PEOPLE.contains(last);
        if last.is_empty() || word.gap == Gap::Mark && !["is", "name", "names"].contains(&last) && !bracketed {
            return None;
        }
        let naming = last == "is" && (second == "name" || second.ends_with("name"))
            || matches!(last, "name's" | "names" | "nickname" | "aka")
            || last == "name" && self.before(at, 1).is_some_and(|word| word.possessive)
            || matches!(last, "me" | "him" | "her" | "them")
                && matches!(second, "call" | "calls" | "called" | "named" | "calling")
            || last == "name" && matches!(self.key_before(at, 2), "the" | "by" | "dead")
            || last == "by" && matches!(second, "go" | "goes" | "going" | "went")
            || last == "as" && second == "known"
            || last == "me" && matches!(second, "it" | "its") && word.is_capital();
        if naming {
            return Some(Cue::Naming);
        }
        if matches!(last, "called" | "named" | "named?" | "calld" | "llamado" | "llamada") {
            return Some(Cue::Called);
        }
        if matches!(last, "i'm" | "im" | "its" | "it's" | "am" | "this")
            || last == "is" && matches!(second, "this" | "it" | "thats" | "here")
            || last == "it" && self.before(at, 1).is_some_and(|word| word.possessive)
        {
            return Some(Cue::Self_);
        }
        if word.gap == Gap::Blank && KIN_TITLES.contains(last) {
            return Some(Cue::KinTitle);
        }
        let owned = [
            "my", "his", "her", "our", "their", "your", "the", "a", "ur", "mi", "this", "old", "best", "own", "some",
            "another", "ex", "new", "little", "older", "younger", "big", "dead", "late", "s", "named",
        ]
        .contains(&second)
            || self.before(at, 2).is_none()
            || self.before(at, 2).is_some_and(|word| word.possessive)
            || ["my", "his", "her", "our", "their", "your"].contains(&self.key_before(at, 3));
        // "my dad's job": what he has, and nobody.
        let owns = self.before(at, 1).is_some_and(|word| word.possessive);
        if PEOPLE.contains(last) && owned && !owns {
            return Some(Cue::Kin);
        }
        (GREETINGS.contains(last)
            && self.before(at, 1).is_some_and(|greeting| {
                greeting.gap >= Gap::Comma || GREETINGS.contains(second) || greeting.form == Form::Capital
            }))
        .then_some(Cue::Greeting)
    }

    /// The word before, whatever parts it: "Dr. Lee".
    fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |index| self.words[index].key.as_str())
    }

    fn begins_name(&self, at: usize, last: Option<&Range<usize>>) -> bool {
        let word = &self.words[at];
        if matches!(word.form, Form::Hidden | Form::Number) || word.key.len() < 2 || word.key.contains(char::is_numeric)
        {
            return false;
        }
        let class = word.class;
        if self.known.contains(&word.key)
            && class == Class::GivenOrWord
            && (self.does_as_person(at) || self.is_subject(at))
            || self.is_told_to_be_kin(at)
            || self.is_owner_without_mark(at)
        {
            return true;
        }
        let cue = self.cue(at);
        if self.is_noun(at) {
            return false;
        }
        let renamed =
            cue == Some(Cue::Naming) && word.is_capital() && super::vocabulary::FIRMS.contains(word.key.as_str());
        if renamed {
            return true;
        }
        if class == Class::Nobody
            || DOING.contains(word.key.as_str()) && word.form == Form::Lower
            || TITLES.contains(word.key.as_str()) && cue != Some(Cue::Title)
            || PEOPLE.contains(word.key.as_str())
            || KIN_TITLES.contains(word.key.as_str()) && class != Class::Given
        {
            return false;
        }
        if self.is_creature(at, cue)
            || self.is_kin(at)
            || self.is_of_place(at, cue)
            || self.is_saint(at)
            || self.is_title(at)
            || self.is_coloured(at)
            || self.hindi && word.form == Form::Lower && hindi::is_word(&word.key)
        {
            return false;
        }
        let capital = word.is_capital() && !self.shouted;
        if self.known.contains(&word.key)
            && (class == Class::Given
                || class == Class::Unknown
                || class == Class::Surname
                || capital && !word.begins_sentence())
        {
            return true;
        }
        if let Some(cue) = cue
            && self.fits(at, cue, class, capital)
        {
            return true;
        }
        if capital && self.is_capital_for_its_own_sake(at, class) {
            return true;
        }
        self.is_in_row(at, class, last) || self.stands_alone(at, class)
    }

    /// "mark said", "wren is 9".
    fn does_as_person(&self, at: usize) -> bool {
        let next = self.next(at);
        let aged = next.is_some_and(|next| ["is", "was", "turned"].contains(&next.key.as_str()))
            && self.next(at + 1).is_some_and(|age| age.form == Form::Number);
        aged || next.is_some_and(|next| ACTS.contains(next.key.as_str()))
    }

    /// "wren is a good mother", where the chat has told of Wren: no word does so after "a" or "to".
    fn is_subject(&self, at: usize) -> bool {
        const BEFORE: [&str; 22] = [
            "a", "an", "the", "to", "i", "u", "you", "he", "she", "we", "they", "it", "of", "my", "your", "his", "her",
            "some", "no", "any", "this", "that",
        ];
        let next = self.next(at).map_or("", |next| next.key.as_str());
        let does = ["is", "was", "has", "isnt", "wasnt", "hasnt", "wont", "doesnt", "didnt"].contains(&next);
        does && !BEFORE.contains(&self.key_before(at, 1)) && !is_common(&self.words[at].key)
    }

    /// "wrens mum", "heres marias number": without the apostrophe.
    fn is_owner_without_mark(&self, at: usize) -> bool {
        const OWNED: [&str; 26] = [
            "mob",
            "mobile",
            "number",
            "mum",
            "mom",
            "mam",
            "dad",
            "sister",
            "brother",
            "house",
            "flat",
            "place",
            "phone",
            "funeral",
            "birthday",
            "bday",
            "grave",
            "room",
            "car",
            "wife",
            "husband",
            "girlfriend",
            "boyfriend",
            "parents",
            "family",
            "kids",
        ];
        let word = &self.words[at];
        let somebody = |one: &str| one.len() > 3 && is_given(one) && !is_english(one);
        let owns = self.next(at).is_some_and(|next| OWNED.contains(&next.key.as_str()));
        let determined = ["a", "an", "the", "some", "no"].contains(&self.key_before(at, 1));
        !word.possessive
            && !matches!(word.class, Class::Nobody | Class::Word)
            && word.key.strip_suffix('s').is_some_and(somebody)
            && owns
            && !determined
            && !is_english(&word.key)
    }

    /// "my nick was", "the server nick": the noun.
    fn is_noun(&self, at: usize) -> bool {
        let word = &self.words[at];
        let owned = matches!(
            self.key_before(at, 1),
            "my" | "his" | "her" | "ur" | "your" | "the" | "a" | "server" | "chat" | "game" | "discord" | "old" | "new"
        );
        word.key == "nick" && word.form == Form::Lower && owned
    }

    /// "Maria & Me": a film or a book.
    fn is_title(&self, at: usize) -> bool {
        let end = self.words[at].span.end;
        self.words.get(at + 1).is_some_and(|next| {
            next.gap == Gap::Mark && next.span.start == end + 3 && next.key == "me" && next.is_capital()
        })
    }

    /// "a white corsa": a car, in small letters.
    fn is_coloured(&self, at: usize) -> bool {
        const COLOURS: [&str; 9] = ["white", "black", "silver", "red", "blue", "grey", "gray", "green", "yellow"];
        let word = &self.words[at];
        word.form == Form::Lower && word.follows() && COLOURS.contains(&self.key_before(at, 1)) && !word.possessive
    }

    /// "Angel, my girlfriend", "April is my sister", "Minho oppa": whatever else the word means.
    fn is_told_to_be_kin(&self, at: usize) -> bool {
        let word = &self.words[at];
        let key = |ahead: usize| self.words.get(at + ahead).map_or("", |word| word.key.as_str());
        let owner = |key: &str| ["my", "his", "her", "our", "their"].contains(&key);
        let next = self.words.get(at + 1);
        let closed = self.words.get(at + 3).is_none_or(|next| next.gap != Gap::Blank);
        let beside =
            next.is_some_and(|next| next.gap == Gap::Comma) && owner(key(1)) && PEOPLE.contains(key(2)) && closed;
        let is = self.next(at).is_some() && ["is", "was"].contains(&key(1)) && owner(key(2)) && PEOPLE.contains(key(3));
        let honoured = self.next(at).is_some_and(|next| next.form == Form::Lower) && HONORIFICS.contains(key(1));
        match word.class {
            Class::Nobody => false,
            Class::Given | Class::GivenOrWord => {
                let usual = word.form == Form::Lower && (is_common(&word.key) || GREETINGS.contains(word.key.as_str()));
                (beside || is || honoured) && !usual && !DOING.contains(word.key.as_str())
            }
            Class::Unknown | Class::Surname => word.is_capital() && !self.shouted && (beside || is || honoured),
            Class::Word | Class::SurnameOrWord => {
                word.is_capital() && !word.begins_sentence() && (beside || is) && !self.shouted
            }
        }
    }

    fn fits(&self, at: usize, cue: Cue, class: Class, capital: bool) -> bool {
        use Class::{Given, GivenOrWord, Surname, SurnameOrWord, Unknown, Word as English};
        let word = &self.words[at];
        let person = self.is_followed_as_person(at);
        let long = word.key.len() > 2;
        match (cue, class) {
            (_, Given) if cue != Cue::Self_ && cue != Cue::Greeting => true,
            (Cue::Title, English) => capital,
            (Cue::Title, SurnameOrWord | GivenOrWord) => {
                capital
                    || !["may", "will", "said", "can"].contains(&word.key.as_str())
                        && TITLES.contains(self.word_before(at))
                        && ["dr", "mr", "mrs", "ms", "miss", "prof"].contains(&self.word_before(at))
            }
            (Cue::Title, _) => long || capital,
            (Cue::Naming, English) => capital && !self.shouted,
            (Cue::Naming, GivenOrWord | SurnameOrWord) => {
                capital || !matches!(self.key_before(at, 1), "me" | "him" | "her" | "them")
            }
            (Cue::Naming, _) => true,
            (Cue::Called, _) if self.names_thing(at) => {
                capital && class != English && self.next(at).is_none() && class != Unknown
            }
            (Cue::Called, English) => capital && person,
            // "she called back"
            (Cue::Called, _) => {
                !matches!(class, GivenOrWord | SurnameOrWord) || capital || person && !is_common(&word.key)
            }
            (Cue::Self_, Given) => long || capital,
            (Cue::Self_, Unknown | Surname) => capital || self.is_introduced(at) && long && !word.key.ends_with("ed"),
            (Cue::Self_, GivenOrWord) => {
                capital
                    && self.next(at).is_none_or(|next| next.key == "here" || next.key == "and" || next.key == "from")
                    || self.is_introduced(at)
            }
            (Cue::KinTitle, English | SurnameOrWord) => capital,
            (Cue::KinTitle, GivenOrWord) => capital || person && !["will", "may", "can"].contains(&word.key.as_str()),
            (Cue::KinTitle, _) => capital || person && long && !looks_mistyped(&word.key),
            (Cue::Kin, English) => false,
            (Cue::Kin, SurnameOrWord) => capital && person,
            (Cue::Kin, GivenOrWord) => capital || person && self.next(at).is_some() && !is_common(&word.key),
            (Cue::Kin, _) => capital || person && long && !looks_mistyped(&word.key),
            (Cue::Greeting, Given) => true,
            (Cue::Greeting, GivenOrWord) => {
                self.next(at).is_none()
                    && (capital
                        || !is_common(&word.key)
                            && ["hi", "hey", "hello", "dear", "thanks", "bye"].contains(&self.word_before(at)))
            }
            (Cue::Greeting, Unknown | Surname) => {
                (capital || word.key.len() > 3 && !looks_mistyped(&word.key))
                    && self.next(at).is_none()
                    && ["hi", "hey", "hello", "hiya", "dear", "bye", "thanks"].contains(&self.word_before(at))
            }
            (Cue::Greeting, _) => false,
            (_, Class::Nobody) | (Cue::Self_, _) => false,
        }
    }

    /// "btw its njideka with a j", "jo here".
    fn is_introduced(&self, at: usize) -> bool {
        let next: Vec<&str> = self.words[at + 1..]
            .iter()
            .take(2)
            .take_while(|word| word.follows())
            .map(|word| word.key.as_str())
            .collect();
        matches!(next.as_slice(), ["here" | "again" | "btw" | "speaking", ..])
            || matches!(next.as_slice(), ["with", "a" | "an" | "no"])
    }

    /// "the app is called".
    fn names_thing(&self, at: usize) -> bool {
        [
            "its",
            "it's",
            "is",
            "thing",
            "app",
            "place",
            "company",
            "book",
            "song",
            "film",
            "movie",
            "show",
            "series",
            "game",
            "site",
            "something",
            "drug",
            "med",
            "server",
            "group",
            "chat",
            "gc",
            "guild",
            "clan",
            "forum",
            "channel",
            "page",
            "podcast",
            "band",
            "blog",
            "so",
            "it",
        ]
        .contains(&self.key_before(at, 2))
    }

    /// A capital in mid-sentence, or one at its beginning that a list or what follows explains.
    fn is_capital_for_its_own_sake(&self, at: usize, class: Class) -> bool {
        let word = &self.words[at];
        let begins = word.gap >= Gap::Mark && !(self.meant && word.begins_sentence());
        let article = ["a", "an", "the", "some", "any", "every", "no", "this", "that", "of"]
            .contains(&self.key_before(at, 1))
            && word.gap == Gap::Blank;
        let person = self.is_followed_as_person(at);
        match class {
            Class::Given => true,
            Class::GivenOrWord if is_time(&word.key) || article || self.is_told_what(at) => false,
            Class::GivenOrWord if begins => {
                let next = self.words.get(at + 1);
                word.possessive
                    || next.is_some_and(|next| next.gap == Gap::Comma) && word.key.len() > 3 && !is_common(&word.key)
                    || self.next(at).is_some_and(|next| {
                        [
                            "is", "was", "has", "said", "says", "told", "asked", "here", "who", "died", "left",
                            "thinks", "wants",
                        ]
                        .contains(&next.key.as_str())
                            && !is_common(&word.key)
                            || ACTS.contains(next.key.as_str()) && !PEOPLE.contains(word.key.as_str())
                    })
            }
            Class::GivenOrWord => !is_common(&word.key) || person,
            Class::Surname | Class::Unknown if begins => {
                let next = self.next(at);
                let alone = self.words.len() == 1
                    || next.is_none() && self.words.get(at + 1).is_none_or(|next| next.gap >= Gap::Stop);
                let vocative = self.words.get(at + 1).is_some_and(|next| next.gap == Gap::Comma);
                word.key.len() > 2
                    && !looks_mistyped(&word.key)
                    && (word.possessive
                        || !alone
                            && (vocative && class == Class::Surname
                                || next.is_some_and(|next| {
                                    DOING.contains(next.key.as_str())
                                        || next.is_capital() && !matches!(next.class, Class::Nobody | Class::Word)
                                })))
            }
            Class::Surname | Class::Unknown => {
                let odd = article || word.key.contains(char::is_numeric);
                let mistyped = class == Class::Unknown && word.key.len() > 6 && looks_mistyped(&word.key);
                word.key.len() > 2 && !odd && !mistyped
            }
            _ => false,
        }
    }

    /// "Grace is what i lack": of a thing, not of a person.
    fn is_told_what(&self, at: usize) -> bool {
        let is = self.next(at).is_some_and(|next| ["is", "was"].contains(&next.key.as_str()));
        let what = self.next(at + 1).map_or("", |word| word.key.as_str());
        is && ["what", "how", "all", "everything", "nothing", "something", "enough"].contains(&what)
    }

    /// "tyler, kev and ollie": after a name, another one.
    fn is_in_row(&self, at: usize, class: Class, last: Option<&Range<usize>>) -> bool {
        let word = &self.words[at];
        let named = |index: usize| {
            last.is_some_and(|last| last.end == index + 1)
                || self.words[index].form == Form::Hidden && self.words[index].span.end > self.words[index].span.start
        };
        let joined = match at.checked_sub(1) {
            Some(before) if word.gap == Gap::Comma => named(before),
            Some(and)
                if word.gap == Gap::Blank && ["and", "or", "n", "y", "und"].contains(&self.words[and].key.as_str()) =>
            {
                and.checked_sub(1).is_some_and(named) && last.is_some_and(|last| last.end == and)
            }
            _ => false,
        };
        let ends = self
            .words
            .get(at + 1)
            .is_none_or(|next| next.gap != Gap::Blank || ["and", "or", "who"].contains(&next.key.as_str()));
        joined
            && match class {
                Class::Given => word.key.len() > 2,
                Class::Unknown | Class::Surname => {
                    word.key.len() > 2
                        && ends
                        && last.is_some_and(|last| last.end == at || last.end + 1 == at)
                        && !looks_mistyped(&word.key)
                }
                _ => false,
            }
    }

    /// In small letters, by the list alone.
    fn stands_alone(&self, at: usize, class: Class) -> bool {
        let word = &self.words[at];
        class == Class::Given && word.key.len() > 3 && word.form != Form::Capital
            || class == Class::Given
                && word.key.len() == 3
                && word.form == Form::Lower
                && (word.possessive
                    || MET.contains(self.key_before(at, 1))
                    || self.next(at).is_some_and(|next| {
                        [
                            "is", "was", "said", "says", "told", "has", "and", "left", "died", "asked", "cheated",
                            "shared", "came", "never",
                        ]
                        .contains(&next.key.as_str())
                    }))
            || self.is_plural(at, class)
            || is_full(word) && self.next(at).is_some_and(is_full)
    }

    /// "saras": several who are called so.
    fn is_plural(&self, at: usize, class: Class) -> bool {
        let word = &self.words[at];
        class == Class::Unknown
            && word.key.strip_suffix('s').is_some_and(|one| self.known.contains(one) && !is_english(one))
    }

    /// "my nani": what she is, not who.
    fn is_kin(&self, at: usize) -> bool {
        let word = &self.words[at];
        let owned = ["my", "his", "her", "our", "their", "your", "ur", "mi"].contains(&self.key_before(at, 1));
        KIN_TITLES.contains(word.key.as_str()) && word.form == Form::Lower && owned
    }

    /// A creature with a name is no person.
    fn is_creature(&self, at: usize, cue: Option<Cue>) -> bool {
        let near = (1..=3).any(|back| PETS.contains(self.key_before(at, back)))
            && !matches!(cue, Some(Cue::Kin | Cue::Title | Cue::KinTitle))
            && (PETS.contains(self.key_before(at, 1))
                || matches!(cue, Some(Cue::Called | Cue::Naming))
                || ["is", "name"].contains(&self.key_before(at, 1)));
        let told = self.pets && matches!(cue, Some(Cue::Called)) && !PEOPLE.contains(self.key_before(at, 2));
        let tended = self.vet && self.pets && cue.is_none();
        // "my boy rex", where the vet has seen him; "my boy Tyler" may be a son.
        let boy = self.vet
            && self.words[at].form == Form::Lower
            && ["boy", "girl", "baby", "lad"].contains(&self.key_before(at, 1))
            && (2..=3).any(|back| ["my", "our"].contains(&self.key_before(at, back)));
        near || told || tended || boy || self.creatures.contains(self.words[at].key.as_str()) && cue != Some(Cue::Kin)
    }

    /// "the London mayor", "my Boston family": a town that somebody may be called after, and what is there.
    fn is_of_place(&self, at: usize, cue: Option<Cue>) -> bool {
        let word = &self.words[at];
        let thing = |next: &Word| {
            next.form == Form::Lower
                && matches!(next.class, Class::Word | Class::SurnameOrWord)
                && !next.key.ends_with('s')
                && !DOING.contains(next.key.as_str())
        };
        let placed = cue.is_none() && word.is_capital() && !word.possessive && super::lists::is_place(&word.key);
        placed
            && ["the", "my", "your", "our", "a", "some"].contains(&self.key_before(at, 1))
            && self.next(at).is_some_and(thing)
    }

    /// "St Vincent's": what is called after a saint is no person.
    fn is_saint(&self, at: usize) -> bool {
        self.words[at].is_capital()
            && ["st", "saint", "san", "santa"].contains(&self.word_before(at))
            && self.words[at].follows()
    }

    /// "Big Dez", "Wee Jimmy".
    fn has_epithet(&self, at: usize) -> bool {
        let is_one = |word: &Word| word.is_capital() && EPITHETS.contains(&word.key.as_str());
        self.words[at].is_capital() && self.words[at].follows() && self.before(at, 1).is_some_and(is_one)
    }

    /// The end of a full name that begins at `at`.
    fn end_of_name(&self, at: usize) -> usize {
        let capital = self.words[at].is_capital();
        let mut end = at + 1;
        while let Some(word) = self.words.get(end).filter(|word| end - at < LONGEST && word.follows()) {
            if self.words[end - 1].possessive {
                break;
            }
            let class = word.class;
            let particle = [
                "de", "van", "der", "den", "bin", "bint", "al", "el", "la", "von", "di", "da", "dos", "do", "del",
                "ibn", "ben", "abu", "mac", "le", "ter", "ten",
            ]
            .contains(&word.key.as_str())
                && self
                    .words
                    .get(end + 1)
                    .is_some_and(|next| next.follows() && next.is_capital() && next.class != Class::Nobody);
            let goes_on = match class {
                _ if particle && capital => true,
                Class::Nobody => false,
                Class::Word => capital && word.is_capital() && !self.shouted && self.is_followed_as_person(end),
                Class::GivenOrWord | Class::SurnameOrWord => {
                    capital && word.is_capital()
                        || class == Class::SurnameOrWord
                            && !capital
                            && self.words[at].class == Class::Given
                            && self.words.get(end + 1).is_none_or(|next| next.gap != Gap::Blank)
                            && [
                                "smith", "jones", "brown", "green", "white", "black", "young", "baker", "cooper",
                                "walker", "king", "hall", "hill",
                            ]
                            .contains(&word.key.as_str())
                }
                Class::Given | Class::Surname => {
                    word.is_capital()
                        || word.form == Form::Lower && self.words[at].form == Form::Lower && word.key.len() > 2
                }
                Class::Unknown => capital && word.is_capital(),
            };
            let initial = word.is_capital()
                && word.key.len() == 1
                && word.key != "i"
                && self.words.get(end + 1).is_none_or(|next| next.gap != Gap::Blank);
            if !(goes_on || initial && capital) {
                break;
            }
            end += 1;
        }
        end
    }
}

/// Whether a vet is spoken of, or what creatures have; not by who works there.
fn are_creatures_tended(words: &[Word]) -> bool {
    const STAFF: [&str; 9] =
        ["nurse", "nurses", "tech", "assistant", "receptionist", "student", "school", "surgeon", "nursing"];
    let at_work = |at: usize| words.get(at + 1).is_some_and(|next| STAFF.contains(&next.key.as_str()));
    let is_matter = |at: &usize| PET_MATTERS.contains(words[*at].key.as_str()) && !at_work(*at);
    (0..words.len()).any(|at| is_matter(&at))
}

/// What creatures are called that the message tells of: "my dog Bella", "our cat, Milo", "Rex is my dog".
fn creatures(words: &[Word]) -> HashSet<&str> {
    let named = |word: &Word| !matches!(word.class, Class::Nobody | Class::Word) && word.key.len() > 2;
    let is_pet = |at: usize| words.get(at).is_some_and(|word| PETS.contains(word.key.as_str()));
    let is_called = |at: usize| words.get(at).is_some_and(|word| ["called", "named"].contains(&word.key.as_str()));
    let owner = |at: usize| {
        words.get(at).is_some_and(|word| ["my", "our", "his", "her", "their", "a", "the"].contains(&word.key.as_str()))
    };
    let begins = |at: usize| (1..=3).any(|back| at.checked_sub(back).is_some_and(owner));
    let is_one = |at: &usize| {
        let (at, word) = (*at, &words[*at]);
        let before = |back: usize| at.checked_sub(back);
        let after = word.gap <= Gap::Comma
            && before(1).is_some_and(is_pet)
            && word.is_capital()
            && before(1).is_some_and(begins)
            || before(1).is_some_and(is_called) && before(2).is_some_and(is_pet);
        let apart = |at: usize| words.get(at).is_some_and(|word| word.gap == Gap::Comma);
        let is = words.get(at + 1).is_some_and(|word| ["is", "was"].contains(&word.key.as_str()) && word.follows());
        let first = apart(at + 1) && owner(at + 1) && is_pet(at + 2) || is && owner(at + 2) && is_pet(at + 3);
        named(word) && (after || first)
    };
    (0..words.len()).filter(is_one).map(|at| words[at].key.as_str()).collect()
}

/// Before a name, and part of what somebody is called.
const EPITHETS: [&str; 12] =
    ["big", "little", "lil", "wee", "old", "young", "fat", "mad", "tiny", "baby", "crazy", "long"];

/// Half of a full name in small letters: "wei jie", "tran van".
fn is_full(word: &Word) -> bool {
    matches!(word.class, Class::Given | Class::Surname) && word.key.len() > 2 && word.form == Form::Lower
}

/// Words that begin sentences far more often than they are names.
fn is_common(key: &str) -> bool {
    COMMON.contains(key)
}

/// Which are capitalised and often mistyped.
const DAYS: [&str; 15] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "august",
    "september",
    "october",
    "november",
    "december",
    "christmas",
];

/// Months and seasons: capitals are theirs too.
fn is_time(key: &str) -> bool {
    super::date::is_month(key) || ["spring", "summer", "autumn", "winter", "fall"].contains(&key)
}

/// Whether the words beside one say that it is a person: for countries and states that people are named after.
pub(super) fn is_introduced(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|index| words[index].key.as_str()).unwrap_or_default();
    let cued =
        TITLES.contains(before) || PEOPLE.contains(before) || KIN_TITLES.contains(before) || GREETINGS.contains(before);
    let named = ["called", "named", "i'm", "im", "is", "with", "and", "me"].contains(&before);
    let next = |ahead: usize| words.get(at + ahead).filter(|next| next.follows());
    let is_somebody =
        |word: &Word| word.form == Form::Number || ["my", "his", "her", "our", "their"].contains(&word.key.as_str());
    // "Texas is hot" tells of the state.
    let does = next(1).is_some_and(|verb| match verb.key.as_str() {
        "is" | "was" | "has" | "and" | "or" | "but" | "in" | "on" | "at" | "from" | "with" | "who" => {
            next(2).is_some_and(is_somebody)
        }
        verb => DOING.contains(verb),
    });
    cued || named || does || words[at].possessive
}

/// Whether a word is likely a common one with a letter wrong.
pub(super) fn looks_mistyped(key: &str) -> bool {
    const SHORTEST: usize = 5;
    let letters: Vec<char> = key.chars().collect();
    if letters.len() < SHORTEST || !key.is_ascii() {
        return false;
    }
    let without = |skip: usize| {
        letters.iter().enumerate().filter(|(index, _)| *index != skip).map(|(_, letter)| *letter).collect::<String>()
    };
    let swapped = |at: usize| {
        let mut letters = letters.clone();
        letters.swap(at, at + 1);
        letters.into_iter().collect::<String>()
    };
    let doubled = |at: usize| letters[..=at].iter().chain(&letters[at..]).collect::<String>();
    DAYS.iter().any(|day| super::speaker::resembles(key, day))
        || (1..letters.len()).any(|at| super::lists::is_word(&without(at)))
        || (0..letters.len() - 1).any(|at| super::lists::is_word(&swapped(at)))
        || (0..letters.len()).any(|at| super::lists::is_word(&doubled(at)))
        || ["aeiou", "'n"].concat().chars().any(|letter| {
            (1..letters.len()).any(|at| {
                let with: String = letters[..at].iter().chain([&letter]).chain(&letters[at..]).collect();
                super::lists::is_word(&with)
            })
        })
}

#[cfg(test)]
mod tests {
    use super::super::word;
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        word::finds(|words| find(words, &HashSet::new()), text, expected);
    }

    #[test]
    fn told_by_who_they_are() {
        finds("Angel, my girlfriend, left. April is my sister", &["Angel", "April"]);
        finds("my support worker (Tamsyn) left, my best mate, Zeb, too", &["Tamsyn", "Zeb"]);
        finds("Yeon-woo oppa, it's me, Pixie, from monday", &["Yeon-woo", "Pixie"]);
        finds("not even Big Dez rang, old Dez did", &["Big Dez", "Dez"]);
        finds("saw bev at the shop. i go by Wrenley", &["bev", "Wrenley"]);
    }

    #[test]
    fn told_by_what_they_have_and_do() {
        finds("heres wojciechs number, and marias mum is here", &["wojciechs", "marias"]);
        let known = HashSet::from(["hector".to_owned()]);
        let text = "my mum says hector is a saint, dont hector and shout";
        word::finds(|words| find(words, &known), text, &["hector"]);
        finds("im a vet nurse. the last one was Marta, she held the cats", &["Marta"]);
    }

    #[test]
    fn told_by_capitals_that_are_kept_for_names() {
        finds("he has his own life. Qwintus. we were close", &["Qwintus"]);
        finds("He has his own life. Qwickly. We were close", &[]);
    }

    #[test]
    fn nobody() {
        finds("i really miss little things, show the kids love and care", &[]);
        finds("my nani turned up for my dad's job and my lola too", &[]);
        finds("i lowkey miss lockdown, the nurse never called back, im furloughed again", &[]);
        finds("my dog Bella died. i loved Bella so much. Rex is my dog, Rex barks", &[]);
        finds("my Boston family, the London mayor. he was in St Vincent's", &[]);
        finds("my nick was taken, hope is my friend. Winter is my enemy", &[]);
        finds("time goes by fast, my therapist (again) said so", &[]);
        finds("Grace is what i miss. i saw Maria & Me. a white corsa. the server nick was taken", &[]);
        finds("my boy tyler is 9, says the vet. open Mon-Fri, i was home for Pongal", &[]);
        finds("woh meri behen hai, agar kuch ho jaye to", &[]);
    }
}
