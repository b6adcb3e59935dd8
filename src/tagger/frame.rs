//! What the encoder reads at once: a volley between what the other person said before and after it.
//!
//! `[CLS] earlier [SEP] seeker [SEP] volley [SEP] after [SEP]`. All segments of a volley share one frame, so their
//! context is read once, and nothing is ever padded. A volley too long for a frame gets one frame a segment.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::tokenize::{Token, Tokenizer};

/// How many pieces of each part a frame holds at most.
#[derive(Debug, Clone, Deserialize)]
pub struct FrameSizes {
    /// The end of the other person's volley before the last.
    earlier: usize,
    /// The end of the other person's last volley.
    seeker: usize,
    /// A whole volley, with all its segments in one frame.
    volley: usize,
    /// Where the volley is longer: the end of what stands before the segment,
    before: usize,
    /// the beginning of the segment itself,
    text: usize,
    /// and the beginning of what stands after it.
    rest: usize,
    /// The beginning of the other person's next volley.
    after: usize,
}

/// One segment with what is known of the place where it stands. Also a line of `hearken tag`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub text: String,
    /// The other person's last volley. It has the name of the usual case: where the seeker's own words are judged, it
    /// holds the supporter's.
    pub seeker: String,
    /// Their volley before that.
    pub earlier: String,
    /// The same person's segments before this one in the volley, joined by spaces.
    pub volley: String,
    /// Those after it.
    pub rest: String,
    /// The other person's next volley.
    pub after: String,
    /// 0 the first line of the chat, 1 the last; `None` where it is not known.
    pub position: Option<f32>,
}

/// A volley and what is said around it, as pieces.
pub(super) struct Passage<'m> {
    earlier: Vec<i64>,
    seeker: Vec<i64>,
    after: Vec<i64>,
    /// All segments of the volley.
    volley: Vec<i64>,
    tokenizer: &'m Tokenizer,
    sizes: &'m FrameSizes,
}

/// A row of ids for the encoder, and which of them are to be judged together.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub ids: Vec<i64>,
    /// 1 for the pieces of the volley and the `[SEP]` after them, 0 for its context.
    pub types: Vec<i64>,
    pub groups: Vec<Group>,
}

/// Pieces that are judged as one: a segment, a word of it, a whole message.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Into the volley's pieces; within a [`Frame`], into its ids.
    pub pieces: Range<usize>,
    /// `None`: judged by its words alone.
    pub position: Option<f32>,
}

/// Where a segment's pieces stand in the volley.
#[derive(Debug, Clone)]
pub(super) struct Own {
    pub pieces: Range<usize>,
    /// Whether there is a word among them of which the vocabulary has the pieces.
    pub has_known_word: bool,
}

impl<'m> Passage<'m> {
    /// What is said around a volley that is still empty.
    pub fn new(earlier: &str, seeker: &str, after: &str, tokenizer: &'m Tokenizer, sizes: &'m FrameSizes) -> Self {
        let ids = |text| tokenizer.tokens(text).iter().map(|token| token.id).collect::<Vec<_>>();
        Self {
            earlier: last(&ids(earlier), sizes.earlier).to_vec(),
            seeker: last(&ids(seeker), sizes.seeker).to_vec(),
            after: first(&ids(after), sizes.after).to_vec(),
            volley: Vec::new(),
            tokenizer,
            sizes,
        }
    }

    /// A segment's passage, where the segment's own pieces stand in it, and those pieces.
    pub fn of_place(place: &Place, tokenizer: &'m Tokenizer, sizes: &'m FrameSizes) -> (Self, Own, Vec<Token>) {
        let mut passage = Self::new(&place.earlier, &place.seeker, &place.after, tokenizer, sizes);
        passage.push(&place.volley);
        let tokens = tokenizer.tokens(&place.text);
        let own = passage.push_tokens(&place.text, &tokens);
        passage.push(&place.rest);
        (passage, own, tokens)
    }

    /// Adds text to the end of the volley; where its pieces stand in it.
    pub fn push(&mut self, text: &str) -> Own {
        self.push_tokens(text, &self.tokenizer.tokens(text))
    }

    fn push_tokens(&mut self, text: &str, tokens: &[Token]) -> Own {
        let start = self.volley.len();
        self.volley.extend(tokens.iter().map(|token| token.id));
        let is_word = |token: &Token| token.word.of(text).chars().any(char::is_alphanumeric);
        let has_known_word = tokens.iter().any(|token| token.id != self.tokenizer.unknown && is_word(token));
        Own { pieces: start..self.volley.len(), has_known_word }
    }

    /// Whether a segment can be judged at all: it has a word that is known, and is within a frame as a whole.
    pub fn is_legible(&self, own: &Own) -> bool {
        let whole = self.volley.len() <= self.sizes.volley || own.pieces.len() <= self.sizes.text;
        own.has_known_word && whole
    }

    /// Frames that hold all `groups` in their order: one if the volley is short enough for one, else one a group.
    pub fn frames(&self, groups: Vec<Group>) -> Vec<Frame> {
        if self.volley.len() <= self.sizes.volley {
            return vec![self.frame(&self.volley, 0, groups)];
        }
        groups.into_iter().map(|group| self.frame_around(group.pieces.clone(), vec![group])).collect()
    }

    /// One frame around the pieces `own`, with groups that lie in them; what a long group has too much is cut off.
    pub fn frame_around(&self, own: Range<usize>, groups: Vec<Group>) -> Frame {
        if self.volley.len() <= self.sizes.volley {
            return self.frame(&self.volley, 0, groups);
        }
        let before = last(&self.volley[..own.start], self.sizes.before);
        let text = first(&self.volley[own.clone()], self.sizes.text);
        let rest = first(&self.volley[own.end..], self.sizes.rest);
        let end = own.start + text.len();
        let clip = |group: Group| Group { pieces: group.pieces.start.min(end)..group.pieces.end.min(end), ..group };
        self.frame(&[before, text, rest].concat(), own.start - before.len(), groups.into_iter().map(clip).collect())
    }

    /// `skipped`: how many of the volley's pieces come before the first of `volley`.
    fn frame(&self, volley: &[i64], skipped: usize, mut groups: Vec<Group>) -> Frame {
        let separator = self.tokenizer.separator;
        let mut ids = vec![self.tokenizer.opener];
        ids.extend(self.earlier.iter().chain([&separator]));
        ids.extend(self.seeker.iter().chain([&separator]));
        let start = ids.len();
        ids.extend(volley.iter().chain([&separator]));
        let end = ids.len();
        ids.extend(self.after.iter().chain([&separator]));

        let mut types = vec![0; ids.len()];
        types[start..end].fill(1);
        for group in &mut groups {
            group.pieces = group.pieces.start + start - skipped..group.pieces.end + start - skipped;
        }
        Frame { ids, types, groups }
    }
}

fn last<T>(items: &[T], most: usize) -> &[T] {
    &items[items.len().saturating_sub(most)..]
}

fn first<T>(items: &[T], most: usize) -> &[T] {
    &items[..items.len().min(most)]
}
