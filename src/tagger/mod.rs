//! What each segment does, by the trained model: text and its place in, codes with their probabilities out.
//!
//! [`bundle`] holds the model's files and refuses broken ones; [`tokenize`] and [`frame`] turn text into what the
//! encoder reads; [`encode`] runs it; [`calibrate`] says what may be said of its figures; [`explain`] which words they
//! rest on. The codes themselves are the [`codebook`]'s. Nothing here knows of conversations or files.

pub mod bundle;
pub mod calibrate;
pub mod codebook;
pub mod encode;
pub mod explain;
pub mod frame;
pub mod tokenize;

pub use bundle::{Bundle, BundleError, Manifest};
pub use calibrate::{Chance, Empathy, FlagChance, Verdict};
pub use encode::{EngineError, Inputs, kernel};
pub use explain::Evidence;
pub use frame::Place;

use codebook::Code;
use encode::{Encoder, Figures};
use frame::{Group, Own, Passage};
use tokenize::Tokenizer;

use std::collections::BTreeMap;

use crate::language::is_foreign;

/// How far a probability may lie from the one that the bundle promises.
const REFERENCE_TOLERANCE: f32 = 1e-4;

/// A model, loaded, checked and ready.
pub struct Tagger {
    manifest: Manifest,
    tokenizer: Tokenizer,
    encoder: Encoder,
}

/// Whose words are judged, and so by which head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Supporter,
    Seeker,
}

impl Side {
    /// The one whom this side talks with.
    pub fn other(self) -> Self {
        match self {
            Side::Supporter => Side::Seeker,
            Side::Seeker => Side::Supporter,
        }
    }
}

/// A volley with what the other person said around it.
#[derive(Debug, Clone)]
pub struct Volley<'t> {
    pub side: Side,
    /// The other person's volley before the last, their last (see [`Place::seeker`]), and their next one; empty where there
    /// is none.
    pub earlier: &'t str,
    pub seeker: &'t str,
    pub after: &'t str,
    /// Whether it is in another language than the tagger's.
    pub foreign: bool,
    /// The volley's messages, each as its segments.
    pub messages: Vec<Vec<Piece<'t>>>,
}

/// A segment's text and its position in the chat: 0 the first line, 1 the last.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'t> {
    pub text: &'t str,
    pub position: f32,
}

/// What the model says of one message.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageVerdict {
    /// One a segment.
    pub segments: Vec<Verdict>,
    /// Supporter's messages only, and only where the bundle has that head.
    pub empathy: Option<Empathy>,
}

impl Tagger {
    /// Loads a bundle and puts its reference cases to it.
    ///
    /// # Errors
    /// Where the graph does not run here, or does not give the answers that the bundle promises.
    pub fn new(bundle: &Bundle) -> Result<Self, BundleError> {
        let manifest = bundle.manifest.clone();
        let tokenizer = Tokenizer::new(&bundle.vocabulary)
            .map_err(|marker| BundleError::Manifest(format!("the vocabulary lacks {marker}")))?;
        let encoder = Encoder::new(&bundle.graph, &manifest)?;
        let tagger = Self { manifest, tokenizer, encoder };
        tagger.check_reference_cases()?;
        Ok(tagger)
    }

    /// What the bundle says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The tokenizer, with the bundle's vocabulary.
    pub fn tokenizer(&self) -> &Tokenizer {
        &self.tokenizer
    }

    /// Whether the bundle has a head for this side's segments.
    pub fn has(&self, side: Side) -> bool {
        match side {
            Side::Supporter => true,
            Side::Seeker => self.manifest.heads.client_talk.is_some(),
        }
    }

    /// Judges one segment by itself. Nothing without a head for that side.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn tag(&self, side: Side, place: &Place) -> Result<MessageVerdict, EngineError> {
        let (passage, own, _) = Passage::of_place(place, &self.tokenizer, &self.manifest.frame);
        let legible = passage.is_legible(&own);
        let groups = self.groups(side, vec![Group { pieces: own.pieces, position: place.position }]);
        let mut verdict = self.message(side, 1, &mut self.run(&passage, groups)?);
        let volley = [place.volley.as_str(), &place.text, &place.rest].join(" ");
        let foreign = is_foreign(&volley, [&place.earlier, &place.seeker, &place.after]);
        if foreign || !legible {
            verdict.segments.iter_mut().for_each(Verdict::doubt);
        }
        Ok(verdict)
    }

    /// Judges a whole volley, a message after the other; the same figures as [`tag`](Self::tag) of each segment.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn tag_volley(&self, volley: &Volley) -> Result<Vec<MessageVerdict>, EngineError> {
        let (passage, groups, own) = self.passage(volley);
        let mut figures = self.run(&passage, groups)?;
        let mut own = own.iter();
        let judged = volley.messages.iter().map(|message| {
            let mut verdict = self.message(volley.side, message.len(), &mut figures);
            for (segment, own) in verdict.segments.iter_mut().zip(own.by_ref().take(message.len())) {
                if volley.foreign || !passage.is_legible(own) {
                    segment.doubt();
                }
            }
            verdict
        });
        Ok(judged.collect())
    }

    /// What a message speaks of that a reader should know, whatever stands around it. Nothing without a head for that, and
    /// nothing of text in another language.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn flags(&self, text: &str) -> Result<Vec<FlagChance>, EngineError> {
        let Some(head) = self.manifest.heads.flags.as_ref().filter(|_| !is_foreign(text, [""; 3])) else {
            return Ok(Vec::new());
        };
        let (passage, whole) = self.alone(text);
        let figures = self.run(&passage, whole)?.next();
        Ok(figures.and_then(|figures| figures.flags).map(|figures| head.chances(&figures)).unwrap_or_default())
    }

    /// What the graph takes for a volley, a frame after the other: with it another engine can run the same graph.
    pub fn inputs(&self, volley: &Volley) -> Vec<Inputs> {
        let (passage, groups, _) = self.passage(volley);
        passage.frames(groups).iter().map(|frame| self.encoder.inputs(frame)).collect()
    }

    /// What the graph takes for a message by itself, where the bundle has a head that reads it so.
    pub fn inputs_alone(&self, text: &str) -> Vec<Inputs> {
        let (passage, whole) = self.alone(text);
        let frames = self.manifest.heads.flags.iter().flat_map(|_| passage.frames(whole.clone()));
        frames.map(|frame| self.encoder.inputs(&frame)).collect()
    }

    /// A text by itself, to be judged as a whole.
    fn alone(&self, text: &str) -> (Passage<'_>, Vec<Group>) {
        let place = Place { text: text.to_owned(), ..Place::default() };
        let (passage, own, _) = Passage::of_place(&place, &self.tokenizer, &self.manifest.frame);
        (passage, vec![Group { pieces: own.pieces, position: None }])
    }

    /// A volley as pieces, what is to be judged of it, a message after the other, and where its segments stand.
    fn passage(&self, volley: &Volley) -> (Passage<'_>, Vec<Group>, Vec<Own>) {
        let Volley { side, earlier, seeker, after, messages, .. } = volley;
        let mut passage = Passage::new(earlier, seeker, after, &self.tokenizer, &self.manifest.frame);
        let (mut groups, mut own) = (Vec::new(), Vec::new());
        for message in messages {
            let first = own.len();
            own.extend(message.iter().map(|piece| passage.push(piece.text)));
            let segments = message.iter().zip(&own[first..]);
            let segments =
                segments.map(|(piece, own)| Group { pieces: own.pieces.clone(), position: Some(piece.position) });
            groups.extend(self.groups(*side, segments.collect()));
        }
        (passage, groups, own)
    }

    /// What is to be judged of a message: its segments, and after them the whole where something is said of the whole.
    fn groups(&self, side: Side, mut segments: Vec<Group>) -> Vec<Group> {
        if let (Some(first), Some(last), true) = (segments.first(), segments.last(), self.judges_whole_messages(side)) {
            segments.push(Group { pieces: first.pieces.start..last.pieces.end, position: None });
        }
        segments
    }

    fn judges_whole_messages(&self, side: Side) -> bool {
        side == Side::Supporter && self.manifest.heads.empathy.is_some()
    }

    fn run(&self, passage: &Passage, groups: Vec<Group>) -> Result<std::vec::IntoIter<Figures>, EngineError> {
        let mut figures = Vec::with_capacity(groups.len());
        for frame in passage.frames(groups) {
            figures.extend(self.encoder.run(&frame)?);
        }
        Ok(figures.into_iter())
    }

    /// Takes one message's figures: its segments', and then, if that head is there, those of the whole.
    fn message(&self, side: Side, segments: usize, figures: &mut impl Iterator<Item = Figures>) -> MessageVerdict {
        let heads = &self.manifest.heads;
        let verdicts = figures.by_ref().take(segments).filter_map(|figures| self.verdict(side, &figures)).collect();
        let whole = (segments > 0 && self.judges_whole_messages(side)).then(|| figures.next()).flatten();
        let empathy = heads
            .empathy
            .as_ref()
            .zip(whole.and_then(|whole| whole.empathy))
            .map(|(head, whole)| head.expected(&whole));
        MessageVerdict { segments: verdicts, empathy }
    }

    fn verdict(&self, side: Side, figures: &Figures) -> Option<Verdict> {
        let heads = &self.manifest.heads;
        match side {
            Side::Supporter => Some(heads.techniques.verdict(&figures.techniques, Code::Technique)),
            Side::Seeker => Some(heads.client_talk.as_ref()?.verdict(figures.client_talk.as_ref()?, Code::ClientTalk)),
        }
    }

    fn check_reference_cases(&self) -> Result<(), BundleError> {
        for case in &self.manifest.reference {
            let wrong =
                |what: &dyn std::fmt::Display| BundleError::Reference(format!("for \"{}\", {what}", case.input.text));
            let verdict = self.tag(Side::Supporter, &case.input).map_err(|error| wrong(&error))?;
            let found: BTreeMap<String, f32> = verdict
                .segments
                .iter()
                .flat_map(|segment| &segment.probabilities)
                .filter_map(|chance| Some((chance.code.technique()?.id(), chance.probability)))
                .collect();
            for (id, promised) in &case.probabilities {
                let found = found.get(id).copied();
                if !found.is_some_and(|found| (promised - found).abs() <= REFERENCE_TOLERANCE) {
                    let found = found.map_or("nothing".to_owned(), |found| found.to_string());
                    return Err(wrong(&format!("{id} is {found} and not {promised}")));
                }
            }
        }
        Ok(())
    }
}
