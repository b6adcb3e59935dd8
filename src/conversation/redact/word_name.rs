//! Whether a speaker's name that is a word too is meant as their name: "thanks grace" and "no grace", "hey will" and
//! "i will".

use super::capitals::are_shouted;
use super::lists::words;
use super::vocabulary::{DOING, GREETINGS};
use super::word::{Form, Gap, Word};
use std::collections::HashSet;

words! {
    /// What one says to somebody after their name.
    ADDRESSING = "it thankyou thanku thanx tysm i u you im i'm i've ive id ill can could do did dont please pls plz thank thanks ty sorry what how why when who if my are r
        have hey hi its it's idk ok lol we he she they hes shes theyre wait stay help omg ugh honestly yes no yeah there
        last today tonight tbh ngl btw am iam cant cannot thats ur your let lets tell u're youre this";
    /// After a name that may be a verb, whoever is asked: "will are you real".
    ASKING = "thankyou thanku thanx tysm if he she are can could do did dont don't what how why when who thank thanks ty sorry pls plz please hi hey idk here wait stay omg";
    /// Names that are verbs too: they begin a sentence so, and have an object.
    VERBS = "may will hope mark bless sue rob pat grant chase drew josh dash pierce wade trace tab harry reed page";
    /// What such a verb has after it: "mark my words".
    OBJECTS = "my me him her them it this that us there the your ur we they";
    /// Those that begin questions and wishes.
    MODALS = "may will hope bless";
    WISHED = "i u you he she they we it this that the my your ur there god be do so";
    TELLING = "said says told asked asks replied texted helped listened laughed smiled here wrote called thinks thought knows mentioned suggested";
    TELLING_WHOM = "told tell telling asked ask asking texted texting messaged met meet meeting spoke thank thanked hugged missed where's wheres
        text message dm dmed ping pinged tells asks";
    /// To whom one talks.
    TALKING = "talk talked talking talks speak spoke speaking spoken chat chatted chatting chats write wrote writing session heard hear shift
        said say listened help helped support spent working laughed";
    /// Whom one looks for: "i asked for grace".
    SEEKING = "asked ask asking looking look waiting wait waited came come";
    /// When one was with somebody.
    ONCE = "last yesterday earlier before tonight today again";
    /// What is asked of a person: "does grace know".
    ASKED_OF = "know work think remember mind say hate be have want care see read get come";
    /// A kiss after the name ends what is said.
    KISSES = "x xx xxx xo xoxo";
    /// What is asked of who may be there.
    BEING_THERE = "there here on around online working back free available off coming busy still tonight today";
    /// What a thing is, and where: "faith is hard".
    BEING = "is was in at from for with and or but if on";
    /// Before a word that is meant as a word: "no hope".
    MEANT_AS_WORDS = "no any a an the of some my to with have has had for in such little more that this without feel feels and or i we u
        they it your his her our their into on from by is was be losing lost lose need needs want wants seek seeking felt real spread find found give given gave pure much every
        full all he she you who will would can could may just not never always so too bring brings said say says saying last great good false new";
    /// A call is followed by what one says.
    SAYING = "i u you im i'm i've ive can could do did dont don't are is it its what how why when who if we my this that thats please pls plz
        thank thanks ty sorry r have has will would hey hi there again me stay no not yes lol ok well so sleep be take try let
        your ur and but may tell here x xx xxx she he they was of nothing cannot cant then for xoxo omg";
    /// Before the name of who is introduced.
    INTRODUCING = "i'm im am it its called named name dr mr mrs ms miss";
    /// Before what somebody has: "the hope's end".
    ARTICLES = "a an the no any some my your his her our their of this that";
}

pub(super) fn is_meant(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let capital = word.form == Form::Capital || word.form == Form::Capitals && !are_shouted(words);
    if capital && !word.begins_sentence() {
        return true;
    }
    let name = Name::of(words, at);
    if name.is_wish() {
        return false;
    }
    if capital { name.is_meant_with_capital() } else { name.is_meant_in_small_letters() }
}

/// The name and the words about it.
struct Name<'w> {
    words: &'w [Word],
    at: usize,
    before: Option<&'w Word>,
    /// Nothing follows in the same phrase.
    ends: bool,
    verb: bool,
}

impl<'w> Name<'w> {
    fn of(words: &'w [Word], at: usize) -> Self {
        let word = &words[at];
        Self {
            words,
            at,
            before: at.checked_sub(1).map(|before| &words[before]).filter(|_| word.gap <= Gap::Comma),
            ends: words.get(at + 1).is_none_or(|next| next.gap != Gap::Blank),
            verb: VERBS.contains(word.key.as_str()),
        }
    }

    fn word(&self) -> &Word {
        &self.words[self.at]
    }

    fn key_before(&self, back: usize) -> &str {
        let index = self.at.checked_sub(back).filter(|_| self.before.is_some());
        index.map_or("", |index| self.words[index].key.as_str())
    }

    fn key_after(&self, ahead: usize) -> &str {
        let next = self.words[self.at + 1..].iter().take(ahead).take_while(|next| next.follows()).nth(ahead - 1);
        next.map_or("", |next| next.key.as_str())
    }

    fn follows(&self, set: &HashSet<&str>) -> bool {
        set.contains(self.key_after(1))
    }

    /// "hope you are well", "will he ever", "may i".
    fn is_wish(&self) -> bool {
        let leads = self.before.is_none() || GREETINGS.contains(self.key_before(1)) && self.word().gap == Gap::Blank;
        MODALS.contains(self.word().key.as_str()) && leads && self.follows(&WISHED) && !is_i(self.key_after(1))
            || self.word().key == "will" && self.key_after(1) == "do"
    }

    fn is_named_as_word(&self) -> bool {
        self.before.is_some() && MEANT_AS_WORDS.contains(self.key_before(1))
    }

    fn does(&self) -> bool {
        self.follows(&TELLING) && !self.is_named_as_word()
    }

    /// What follows is said to them.
    fn is_spoken_to(&self) -> bool {
        self.ends || self.follows(&SAYING) || self.words.get(self.at + 1).is_some_and(|next| next.form == Form::Hidden)
    }

    fn is_meant_with_capital(&self) -> bool {
        let acts = !self.verb && self.follows(&DOING) && !self.follows(&BEING);
        self.is_spoken_to() || self.word().possessive || self.does() || acts
    }

    fn is_meant_in_small_letters(&self) -> bool {
        self.is_called_last()
            || self.is_thanked()
            || self.is_called_between()
            || self.is_asked_about()
            || (self.is_greeted() || self.is_introduced()) && self.is_spoken_to()
            || self.is_called_first()
            || self.does()
            || self.is_told()
            || self.is_asked_for()
            || self.is_beside_me()
            || self.is_said_to_be_name()
            || self.word().possessive && !self.is_modal() && !ARTICLES.contains(self.key_before(1))
    }

    fn is_modal(&self) -> bool {
        MODALS.contains(self.word().key.as_str())
    }

    /// "thank u so much grace", where "so much grace" is none.
    fn is_thanked(&self) -> bool {
        self.ends
            && ["much", "lot", "loads", "again", "tons"].contains(&self.key_before(1))
            && (2..=5)
                .any(|back| ["thanks", "thank", "thankyou", "thx", "ty", "cheers"].contains(&self.key_before(back)))
    }

    /// "im scared grace im really scared"
    fn is_called_between(&self) -> bool {
        let no = self.key_before(1) == "no" && self.at == 1;
        is_i(self.key_after(1)) && !self.is_modal() && (no || !self.is_named_as_word())
    }

    /// "does grace know", "grace isnt here", "with grace last night".
    fn is_asked_about(&self) -> bool {
        let opens = ["", "when", "why", "how", "what", "and", "but", "so"].contains(&self.key_before(2));
        let asked = ["does", "did", "would", "could", "can"].contains(&self.key_before(1)) && opens;
        let there = ["is", "was", "isnt", "isn't", "wasnt", "wasn't"].contains(&self.key_after(1))
            && BEING_THERE.contains(self.key_after(2));
        let with = self.key_before(1) == "with" && self.follows(&ONCE);
        asked && self.follows(&ASKED_OF) || there && self.before.is_none() || with
    }

    /// "can you help me grace". "no faith" is no greeting, "no, faith" is one.
    fn is_called_last(&self) -> bool {
        self.ends && self.before.is_some_and(|before| before.form != Form::Number) && !self.is_named_as_word()
    }

    fn is_greeted(&self) -> bool {
        GREETINGS.contains(self.key_before(1)) && (self.key_before(1) != "no" || self.word().gap == Gap::Comma)
    }

    fn is_introduced(&self) -> bool {
        INTRODUCING.contains(self.key_before(1))
            || self.key_before(1) == "is" && ["this", "name"].contains(&self.key_before(2))
            || self.key_before(1) == "me" && ["call", "calls", "called"].contains(&self.key_before(2))
    }

    /// "grace i cant", "mark?", and nothing but the name.
    fn is_called_first(&self) -> bool {
        let begins = self.word().gap != Gap::Blank;
        let modal = self.is_modal();
        let done_to = self.verb && (modal || self.follows(&OBJECTS));
        let addressed =
            self.follows(&ADDRESSING) && !done_to || self.follows(&ASKING) || !modal && is_i(self.key_after(1));
        let ends = self.ends || self.follows(&KISSES);
        let reason =
            self.key_after(1) == "the" && ["thing", "problem", "truth", "worst", "point"].contains(&self.key_after(2));
        begins && ends && (self.words.len() > 1 || !modal) || self.before.is_none() && (addressed || reason)
    }

    /// "i told grace", "talking to grace".
    fn is_told(&self) -> bool {
        let clause =
            is_i(self.key_after(1)) && !self.is_modal() || ["that", "to", "about", "and"].contains(&self.key_after(1));
        let told = TELLING_WHOM.contains(self.key_before(1)) && (!self.verb || self.ends || clause);
        let talked = ["to", "with", "from", "by", "w"].contains(&self.key_before(1))
            && (2..=4).any(|back| TALKING.contains(self.key_before(back)));
        let sought = self.key_before(1) == "for" && SEEKING.contains(self.key_before(2));
        told || talked || sought
    }

    /// "is grace there", "wheres will tonight".
    fn is_asked_for(&self) -> bool {
        ["is", "was", "wheres", "where's", "isnt", "isn't"].contains(&self.key_before(1)) && self.follows(&BEING_THERE)
    }

    /// "me and grace", "grace and i".
    fn is_beside_me(&self) -> bool {
        ["and", "n"].contains(&self.key_before(1)) && ["me", "i", "u", "him", "her"].contains(&self.key_before(2))
            || ["and", "n"].contains(&self.key_after(1)) && ["i", "me"].contains(&self.key_after(2))
    }

    /// "sunny is my real name", "faith is what they call me".
    fn is_said_to_be_name(&self) -> bool {
        self.key_after(1) == "is"
            && (2..=6).any(|ahead| ["name", "called", "call", "calls"].contains(&self.key_after(ahead)))
    }
}

fn is_i(key: &str) -> bool {
    ["i", "im", "i'm", "ive", "i've", "id", "i'd", "ill", "i'll"].contains(&key)
}

#[cfg(test)]
mod tests {
    use super::super::shadow::Shadow;
    use super::super::word::words;
    use super::*;

    /// Where `name` is meant as one, in the order of the text.
    #[track_caller]
    fn meant(name: &str, text: &str, expected: &[bool]) {
        let words = words(text, &Shadow::of(text));
        let found: Vec<bool> =
            (0..words.len()).filter(|&at| words[at].key == name).map(|at| is_meant(&words, at)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn called_and_told_of() {
        for text in [
            "grace",
            "hi grace",
            "ok grace so",
            "can u help me grace",
            "grace i cant do this",
            "grace he hit me again",
            "thank u so much grace",
            "im scared grace im really scared",
            "i said it to grace before",
            "does grace know",
            "grace isnt here",
            "i asked for grace",
            "it was easier with grace last night",
            "grace the thing is",
            "this is grace",
            "grace x",
            "i was talking to grace yesterday",
            "is grace on tonight",
            "me and grace talked",
            "grace and i talked",
            "tell grace i said hi",
            "grace said to breathe",
            "it was grace's idea",
            "Grace?",
            "wheres grace",
            "its grace again",
            "night grace x",
            "grace omg",
            "grace... idk",
            "grace is my real name",
            "grace is what they call me",
        ] {
            meant("grace", text, &[true]);
        }
        meant("rob", "rob u were right. rob i cant", &[true, true]);
        meant("rob", "rob my house. they rob us", &[false, false]);
        meant("will", "will are you there? i told will. thanks will", &[true, true, true]);
    }

    #[test]
    fn meant_as_words() {
        for text in
            ["she said grace before dinner", "a grace period", "there but for the grace of god", "i have no grace"]
        {
            meant("grace", text, &[false]);
        }
        meant("will", "will you be on? Will he ever stop. i will, ok will do", &[false, false, false, false]);
        meant("hope", "hope you are ok. Hope this helps. i hope so, dont hand me hope and then leave", &[false; 4]);
        meant("rose", "i rose early. coming up rose tinted", &[false, false]);
    }
}
