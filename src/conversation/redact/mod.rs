//! Names kept safe: what tells who someone is, found in a chat's text and replaced by stand-ins.
//!
//! [`find`] gives what the rules find, each with its stand-in: "[Name 1]", the same for the same person wherever the chat
//! names them. A person looks it over; their [`Decisions`] keep, add or change. [`Redaction`] then gives each text with
//! its stand-ins, and moves every span of the text to where it is in the new one.
//!
//! The rules can miss, and can take a word for a name. Nothing here changes what is judged: tags are of the text as it was
//! written.
//!
//! One rule a file. Things with a form ([`email`], [`phone`], ...) are patterns over a [`shadow::Shadow`]; names of
//! persons, places and organisations look at [`word`]s, their lists and their neighbours. What one rule has found is
//! hidden from those after it, and they all are run until nothing new is found: what is redacted holds nothing more to
//! find.

mod account;
mod address;
mod age;
mod alias;
mod apply;
mod capitals;
mod coined;
mod date;
mod decide;
mod email;
mod employer;
mod handle;
mod hindi;
mod hotline;
mod initials;
mod label;
mod link;
mod lists;
mod met_again;
mod online;
mod organisation;
mod patron;
mod pattern;
mod person;
mod phone;
mod place;
mod platform;
mod public_figure;
mod school;
mod shadow;
mod short_names;
mod sound;
mod speaker;
mod spelt_handle;
mod spoken;
mod stand_in;
mod street;
mod told;
mod university;
mod vocabulary;
mod ward;
mod word;
mod word_name;

pub use apply::{Redacted, Redaction};
pub use decide::{DecisionError, Decisions, Replacement, Spot};

use super::{Conversation, Span};
use serde::{Deserialize, Serialize};
use shadow::{Shadow, fold};
use speaker::Speakers;
use stand_in::StandIns;
use std::collections::HashSet;
use std::ops::Range;
use word::Word;

/// What a replaced thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Of a person: given name, nickname, surname; without titles.
    Name,
    Email,
    Phone,
    /// Street and number, flat, postcode.
    Address,
    /// Smaller than a state.
    Place,
    School,
    Employer,
    Url,
    /// A name that someone has on a platform.
    Handle,
    DateOfBirth,
    /// That names a day.
    Date,
    /// Over 89.
    Age,
    /// By which a bank, an office or an insurer knows someone.
    Account,
}

/// Something in a chat's text that tells who someone is, or may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Index into [`Conversation::messages`].
    pub message: usize,
    /// In Unicode scalar values of the message's text.
    #[serde(flatten)]
    pub span: Span,
    pub kind: Kind,
    /// As it was written.
    pub text: String,
    /// What stands in its place.
    pub stand_in: String,
}

/// What the rules find in a chat, in the order in which it stands there; no two overlap.
pub fn find(conversation: &Conversation) -> Vec<Finding> {
    let mut stand_ins = StandIns::new(conversation);
    search(conversation, &mut stand_ins).0
}

/// What is found in the messages, and apart from it in the notes (where `message` is the note's index).
fn search(conversation: &Conversation, stand_ins: &mut StandIns) -> (Vec<Finding>, Vec<Finding>) {
    let messages = conversation.messages.iter().map(|message| message.text.as_str());
    let notes = conversation.notes.iter().map(|note| note.text.as_str());
    let mut texts: Vec<Text> = messages.chain(notes).map(Text::new).collect();
    let speakers = Speakers::new(&conversation.speakers);
    let mut known = Known::default();
    loop {
        let new = texts.iter_mut().filter_map(|text| text.search(&speakers, &mut known).then_some(())).count();
        if new == 0 {
            break;
        }
    }
    let split = conversation.messages.len();
    let mut findings = |texts: &mut [Text]| -> Vec<Finding> {
        let texts = texts.iter_mut().enumerate();
        texts.flat_map(|(message, text)| text.findings(message, stand_ins)).collect()
    };
    let (messages, notes) = texts.split_at_mut(split);
    (findings(messages), findings(notes))
}

/// What the chat has told already, and is found wherever it stands again.
#[derive(Default)]
struct Known {
    names: HashSet<String>,
    handles: HashSet<String>,
}

/// A text being searched.
struct Text<'t> {
    text: &'t str,
    shadow: Shadow,
    found: Vec<(Span, Kind)>,
}

impl<'t> Text<'t> {
    fn new(text: &'t str) -> Self {
        let mut shadow = Shadow::of(text);
        for span in stand_in::spans(&shadow) {
            shadow.hide(span);
        }
        Self { text, shadow, found: Vec::new() }
    }

    /// Runs every rule once. Whether anything new was found.
    fn search(&mut self, speakers: &Speakers, known: &mut Known) -> bool {
        let before = self.found.len();
        if !self.shadow.is_blank_or_hidden() {
            self.search_forms(speakers, &known.handles);
            self.search_names(speakers, &mut known.names);
            let new = self.found[before..].iter().filter(|(_, kind)| *kind == Kind::Handle);
            known.handles.extend(new.filter_map(|(span, _)| met_again::key(span.of(self.text))));
        }
        self.found.len() > before
    }

    fn search_forms(&mut self, speakers: &Speakers, known: &HashSet<String>) {
        self.take_all(speakers.find_whole(self.text), Kind::Name);
        self.take_all(link::find_plain(&self.shadow), Kind::Url);
        self.take_all(email::find(&self.shadow), Kind::Email);
        self.take_all(self.but_speakers(speakers, handle::find_at(&self.shadow)), Kind::Handle);
        self.search_online(speakers, known);
        self.take_all(link::find_bare(&self.shadow), Kind::Url);
        self.take_all(account::find_formed(&self.shadow), Kind::Account);
        self.take(
            date::find(&self.shadow).into_iter().filter(|(span, _)| !account::is_said(&self.shadow, *span)).collect(),
        );
        self.take_all(account::find_said(&self.shadow), Kind::Account);
        self.take_all(address::find(&self.shadow), Kind::Address);
        self.take_all(phone::find(&self.shadow), Kind::Phone);
        self.take_all(account::find_quoted(&self.shadow), Kind::Account);
        self.take_all(age::find(&self.shadow), Kind::Age);
        self.take_all([handle::find_others(&self.shadow), platform::find(&self.shadow)].concat(), Kind::Handle);
        self.take_all(self.but_speakers(speakers, alias::find(&self.shadow)), Kind::Handle);
    }

    /// Names on platforms of which a page, a number or a person's name would take a part.
    fn search_online(&mut self, speakers: &Speakers, known: &HashSet<String>) {
        self.take_all(platform::find_like_pages(&self.shadow), Kind::Handle);
        self.take_all(met_again::find(&self.shadow, known), Kind::Handle);
        let handles = self.found.iter().filter(|(_, kind)| *kind == Kind::Handle).map(|(span, _)| *span);
        let handles: Vec<Span> = handles.collect();
        let found = [spelt_handle::find(&self.shadow), online::find(&self.shadow, &handles)].concat();
        self.take_all(self.but_speakers(speakers, found), Kind::Handle);
    }

    /// Without what the chat's speakers are called: that is their name.
    fn but_speakers(&self, speakers: &Speakers, found: Vec<Span>) -> Vec<Span> {
        let name = |span: &Span| fold(self.shadow.select(*span).trim_start_matches('@'));
        found.into_iter().filter(|span| speakers.of(&[&name(span)]).is_none()).collect()
    }

    fn search_names(&mut self, speakers: &Speakers, known: &mut HashSet<String>) {
        let words = word::words(self.text, &self.shadow);
        self.take_words(&words, speakers.find(&words), Kind::Name);
        let words = self.words();
        self.take_words(&words, street::find(&words), Kind::Address);
        let words = self.words();
        for (range, kind) in organisation::find(&words) {
            self.take_words(&words, vec![range], kind);
        }
        let words = self.words();
        let sites: Vec<usize> = self
            .found
            .iter()
            .filter(|(_, kind)| matches!(kind, Kind::Address | Kind::Place))
            .map(|(span, _)| span.end)
            .collect();
        self.take_words(&words, place::find(&words, &sites), Kind::Place);
        let words = self.words();
        self.take_words(&words, initials::find(&words), Kind::Name);
        let words = self.words();
        let persons = person::find(&words, known);
        for word in persons.iter().flat_map(|range| &words[range.clone()]) {
            if word.key.chars().count() > 1 {
                known.insert(word.key.clone());
            }
        }
        self.take_words(&words, persons, Kind::Name);
    }

    /// The words of what is not found yet; countries and states, and figures whom all know, which stay, are opaque too.
    fn words(&self) -> Vec<Word> {
        let mut words = word::words(self.text, &self.shadow);
        for range in [place::find_wide(&words), public_figure::find(&words)].concat() {
            for word in &mut words[range] {
                word.form = word::Form::Number;
            }
        }
        words
    }

    fn take_all(&mut self, spans: Vec<Span>, kind: Kind) {
        self.take(spans.into_iter().map(|span| (span, kind)).collect());
    }

    fn take_words(&mut self, words: &[Word], ranges: Vec<Range<usize>>, kind: Kind) {
        let span =
            |range: Range<usize>| Span { start: words[range.start].span.start, end: words[range.end - 1].span.end };
        self.take_all(ranges.into_iter().map(span).collect(), kind);
    }

    /// Of those that overlap the first counts, and of those that begin together the longest.
    fn take(&mut self, mut found: Vec<(Span, Kind)>) {
        found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        for (span, kind) in found {
            if span.start < span.end && !self.shadow.is_hidden(span) {
                self.shadow.hide(span);
                self.found.push((span, kind));
            }
        }
    }

    fn findings(&mut self, message: usize, stand_ins: &mut StandIns) -> Vec<Finding> {
        self.found.sort_by_key(|(span, _)| span.start);
        let spans: Vec<Span> = self.found.iter().map(|(span, _)| *span).collect();
        let texts = Span::all_of(&spans, self.text);
        let finding = |((span, kind), text): (&(Span, Kind), &str)| Finding {
            message,
            span: *span,
            kind: *kind,
            text: text.to_owned(),
            stand_in: stand_ins.of(*kind, text),
        };
        self.found.iter().zip(texts).map(finding).collect()
    }
}
