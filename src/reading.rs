//! A chat being read: its cuts, what stands around each volley, and the tags as they come, a volley at a time.
//!
//! This is where the conversation meets the tagger; neither knows of the other.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::conversation::segment::{segments, volleys, whole};
use crate::conversation::{Conversation, Note, Role, Span};
use crate::counted::counted;
use crate::language::{is_english, is_foreign_by};
use crate::tagger::codebook::{Code, FlagKind};
use crate::tagger::{self, Chance, Empathy, EngineError, Evidence, Inputs, MessageVerdict, Piece, Place, Side, Tagger};

/// A conversation, cut and ready to be tagged.
#[derive(Debug, Clone)]
pub struct Reading {
    conversation: Conversation,
    /// The cuts of every message; none for people who are neither supporter nor seeker.
    cuts: Vec<Vec<Span>>,
    /// Each segment's place among the lines of the chat: 0 the first, 1 the last.
    positions: Vec<Vec<f32>>,
    volleys: Vec<Turn>,
}

/// A volley of the supporter or the seeker, with what the other side said around it.
#[derive(Debug, Clone)]
struct Turn {
    side: Side,
    messages: Range<usize>,
    said: String,
    earlier: String,
    other: String,
    after: String,
    /// Whether it is in another language than English.
    foreign: bool,
}

/// What is known of one message once its volley is tagged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MessageTags {
    pub segments: Vec<Segment>,
    pub empathy: Option<Empathy>,
    /// What the message speaks of that a reader should know, by the model; none without that head.
    pub flags: Vec<Flagged>,
}

/// What a message speaks of, and the sentence of it that says so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Flagged {
    pub kind: FlagKind,
    #[serde(flatten)]
    pub span: Span,
}

/// A piece of a message and what it does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    #[serde(flatten)]
    pub span: Span,
    /// Those that may be shown, the main one first: none where unsure, two at most.
    pub codes: Vec<Chance>,
    /// The two most likely; none where the bundle has no head for this side.
    pub likely: Vec<Chance>,
    pub unsure: bool,
    /// Of every code, that it is the main one; they sum to 1. `None`: not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probabilities: Option<Probabilities>,
    /// The words that the main code rests on. `None`: not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Evidence>>,
}

/// The chance of every code, in the codebook's order; an object in JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Probabilities(pub Vec<Chance>);

impl Reading {
    /// Cuts the conversation and notes what stands around each volley.
    pub fn new(mut conversation: Conversation) -> Self {
        let cuts: Vec<Vec<Span>> =
            conversation.messages.iter().map(|message| cut(&message.text, conversation.role(message))).collect();
        let positions = positions(&cuts);
        let volleys = turns(&conversation, &cuts);
        note_other_languages(&mut conversation, &volleys);
        note_long_sentences(&mut conversation, &cuts);
        Self { conversation, cuts, positions, volleys }
    }

    pub fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    /// Of every message, whether it is in another language than English, the one that is known here.
    pub fn foreign(&self) -> Vec<bool> {
        let mut foreign = vec![false; self.conversation.messages.len()];
        for turn in self.volleys.iter().filter(|turn| turn.foreign) {
            foreign[turn.messages.clone()].fill(true);
        }
        foreign
    }

    /// How many volleys there are to tag.
    pub fn volleys(&self) -> usize {
        self.volleys.len()
    }

    /// The cuts of every message, in order.
    pub fn cuts(&self) -> &[Vec<Span>] {
        &self.cuts
    }

    /// Tags one volley: its messages' indices and what is known of them.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn tag(&self, tagger: &Tagger, volley: usize) -> Result<Vec<(usize, MessageTags)>, EngineError> {
        let Some(turn) = self.volleys.get(volley) else { return Ok(Vec::new()) };
        let mut tags = self.codes(tagger, turn)?;
        for (index, tags) in tags.iter_mut().filter(|_| !turn.foreign) {
            tags.flags = self.flagged(tagger, *index)?;
        }
        Ok(tags)
    }

    /// The tags of every message, without flags: all that session figures need.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn all_codes(&self, tagger: &Tagger) -> Result<Vec<MessageTags>, EngineError> {
        self.all(|volley| self.codes(tagger, &self.volleys[volley]))
    }

    /// The tags of every message.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn all_tags(&self, tagger: &Tagger) -> Result<Vec<MessageTags>, EngineError> {
        self.all(|volley| self.tag(tagger, volley))
    }

    fn all(
        &self,
        tag: impl Fn(usize) -> Result<Vec<(usize, MessageTags)>, EngineError>,
    ) -> Result<Vec<MessageTags>, EngineError> {
        let mut all = vec![MessageTags::default(); self.conversation.messages.len()];
        for volley in 0..self.volleys.len() {
            for (index, tags) in tag(volley)? {
                all[index] = tags;
            }
        }
        Ok(all)
    }

    fn codes(&self, tagger: &Tagger, turn: &Turn) -> Result<Vec<(usize, MessageTags)>, EngineError> {
        if !tagger.has(turn.side) {
            return Ok(turn.messages.clone().map(|index| (index, self.untagged(index))).collect());
        }
        let verdicts = tagger.tag_volley(&self.volley(turn))?;
        Ok(turn.messages.clone().zip(verdicts).map(|(index, verdict)| (index, self.tagged(index, verdict))).collect())
    }

    /// What [`tag`](Self::tag) puts to the graph for one volley, a frame after the other; nothing where the bundle has no
    /// head for it.
    pub fn inputs(&self, tagger: &Tagger, volley: usize) -> Vec<Inputs> {
        let turn = self.volleys.get(volley).filter(|turn| tagger.has(turn.side));
        turn.map(|turn| tagger.inputs(&self.volley(turn))).unwrap_or_default()
    }

    /// What it puts to the graph for the volley's messages, each by itself.
    pub fn inputs_alone(&self, tagger: &Tagger, volley: usize) -> Vec<Inputs> {
        let messages = self.volleys.get(volley).map_or(0..0, |turn| turn.messages.clone());
        messages.flat_map(|index| tagger.inputs_alone(&self.conversation.messages[index].text)).collect()
    }

    fn volley<'t>(&'t self, turn: &'t Turn) -> tagger::Volley<'t> {
        tagger::Volley {
            side: turn.side,
            earlier: &turn.earlier,
            seeker: &turn.other,
            after: &turn.after,
            foreign: turn.foreign,
            messages: turn.messages.clone().map(|index| self.pieces(index)).collect(),
        }
    }

    /// What a message speaks of, by the model, each with the sentence that is most likely the one.
    fn flagged(&self, tagger: &Tagger, message: usize) -> Result<Vec<Flagged>, EngineError> {
        let text = &self.conversation.messages[message].text;
        let named: Vec<FlagKind> =
            tagger.flags(text)?.into_iter().filter(|chance| chance.named).map(|chance| chance.kind).collect();
        // Most messages speak of none of it.
        if named.is_empty() {
            return Ok(Vec::new());
        }
        let sentences = segments(text);
        // One sentence is the message: it need not be read again.
        if let [only] = sentences[..] {
            return Ok(named.into_iter().map(|kind| Flagged { kind, span: only }).collect());
        }
        let mut chances = Vec::with_capacity(sentences.len());
        for sentence in &sentences {
            chances.push(tagger.flags(sentence.of(text))?);
        }
        let likely = |kind: FlagKind, at: usize| {
            chances[at].iter().find(|chance| chance.kind == kind).map(|chance| chance.probability)
        };
        let sentence = |kind: FlagKind| {
            (0..sentences.len())
                .max_by(|&a, &b| likely(kind, a).partial_cmp(&likely(kind, b)).unwrap_or(Ordering::Equal))
        };
        Ok(named.into_iter().filter_map(|kind| Some(Flagged { kind, span: sentences[sentence(kind)?] })).collect())
    }

    /// Where a segment stands. `None`: there is no such segment.
    fn place(&self, message: usize, segment: usize) -> Option<(Side, Place)> {
        let turn = self.volleys.iter().find(|turn| turn.messages.contains(&message))?;
        let texts: Vec<(usize, usize, &str)> = turn
            .messages
            .clone()
            .flat_map(|index| self.texts(index).into_iter().enumerate().map(move |(piece, text)| (index, piece, text)))
            .collect();
        let join = |wanted: &dyn Fn(usize, usize) -> bool| {
            let chosen = texts.iter().filter(|(index, piece, _)| wanted(*index, *piece)).map(|(_, _, text)| *text);
            chosen.collect::<Vec<_>>().join(" ")
        };
        let place = Place {
            text: join(&|index, piece| (index, piece) == (message, segment)),
            seeker: turn.other.clone(),
            earlier: turn.earlier.clone(),
            volley: join(&|index, piece| (index, piece) < (message, segment)),
            rest: join(&|index, piece| (index, piece) > (message, segment)),
            after: turn.after.clone(),
            position: Some(*self.positions.get(message)?.get(segment)?),
        };
        Some((turn.side, place))
    }

    /// The words that a segment's most likely code rests on, in scalar values of the message's text. Empty where there is
    /// no such segment.
    ///
    /// # Errors
    /// Where the engine fails.
    pub fn explain(&self, tagger: &Tagger, message: usize, segment: usize) -> Result<Vec<Evidence>, EngineError> {
        let Some((side, place)) = self.place(message, segment) else { return Ok(Vec::new()) };
        let offset = self.cuts[message][segment].start;
        let in_message = |word: Evidence| Evidence { start: word.start + offset, end: word.end + offset, ..word };
        Ok(tagger.explain(side, &place)?.into_iter().map(in_message).collect())
    }

    fn texts(&self, message: usize) -> Vec<&str> {
        Span::all_of(&self.cuts[message], &self.conversation.messages[message].text)
    }

    fn pieces(&self, message: usize) -> Vec<Piece<'_>> {
        let texts = self.texts(message).into_iter().zip(&self.positions[message]);
        texts.map(|(text, position)| Piece { text, position: *position }).collect()
    }

    fn tagged(&self, message: usize, verdict: MessageVerdict) -> MessageTags {
        let segments = self.cuts[message].iter().zip(verdict.segments).map(|(span, verdict)| Segment {
            span: *span,
            codes: verdict.codes,
            likely: verdict.likely,
            unsure: verdict.unsure,
            probabilities: Some(Probabilities(verdict.probabilities)),
            evidence: None,
        });
        MessageTags { segments: segments.collect(), empathy: verdict.empathy, flags: Vec::new() }
    }

    /// A message that the bundle has no head for: its cuts without a code.
    fn untagged(&self, message: usize) -> MessageTags {
        let bare = |span: &Span| Segment {
            span: *span,
            codes: Vec::new(),
            likely: Vec::new(),
            unsure: false,
            probabilities: None,
            evidence: None,
        };
        MessageTags { segments: self.cuts[message].iter().map(bare).collect(), ..MessageTags::default() }
    }
}

impl Segment {
    /// The codes that the session counts: the most likely one, unsure or not, and a second one where it is shown.
    pub fn counted(&self) -> impl Iterator<Item = Code> {
        let main = self.likely.first();
        let second = self.codes.get(1);
        main.into_iter().chain(second).map(|chance| chance.code)
    }
}

/// A supporter's message is cut into its sentences; a seeker's is one segment; others' get none.
fn cut(text: &str, role: Role) -> Vec<Span> {
    match role {
        Role::Supporter => segments(text),
        Role::Seeker => whole(text).into_iter().collect(),
        Role::Other => Vec::new(),
    }
}

/// Lines are counted so that a seeker's message is one and each supporter's segment is one.
fn positions(cuts: &[Vec<Span>]) -> Vec<Vec<f32>> {
    let lines: usize = cuts.iter().map(Vec::len).sum();
    let last = lines.saturating_sub(1).max(1) as f32;
    let mut line = 0;
    let mut next = || {
        line += 1;
        (line - 1) as f32 / last
    };
    cuts.iter().map(|spans| spans.iter().map(|_| next()).collect()).collect()
}

fn turns(conversation: &Conversation, cuts: &[Vec<Span>]) -> Vec<Turn> {
    let sided: Vec<(Side, Range<usize>, String)> = volleys(conversation)
        .into_iter()
        .filter_map(|volley| {
            let side = match conversation.speakers[volley.speaker].role {
                Role::Supporter => Side::Supporter,
                Role::Seeker => Side::Seeker,
                Role::Other => return None,
            };
            let said = volley
                .messages
                .clone()
                .flat_map(|index| Span::all_of(&cuts[index], &conversation.messages[index].text));
            let said = said.collect::<Vec<_>>().join(" ");
            Some((side, volley.messages, said))
        })
        .collect();

    let mut turns: Vec<Turn> = Vec::with_capacity(sided.len());
    // What each side said last, and before that.
    let mut past: [(String, String); 2] = Default::default();
    for (side, messages, said) in &sided {
        let (other, own) = (side.other() as usize, *side as usize);
        let (earlier, last) = past[other].clone();
        turns.push(Turn {
            side: *side,
            messages: messages.clone(),
            said: said.clone(),
            earlier,
            other: last,
            after: String::new(),
            foreign: false,
        });
        past[own] = (std::mem::take(&mut past[own].1), said.clone());
    }
    let mut coming: [String; 2] = Default::default();
    for (turn, (side, _, said)) in turns.iter_mut().zip(&sided).rev() {
        turn.after = coming[side.other() as usize].clone();
        coming[*side as usize] = said.clone();
    }
    let english = [Side::Supporter, Side::Seeker].map(|side| is_english(&all_said(&turns, side)));
    for turn in &mut turns {
        let around = [&turn.earlier, &turn.other, &turn.after].map(String::as_str);
        turn.foreign = is_foreign_by(english[turn.side as usize], &turn.said, around);
    }
    turns
}

fn all_said(turns: &[Turn], side: Side) -> String {
    let said = turns.iter().filter(|turn| turn.side == side).map(|turn| turn.said.as_str());
    said.collect::<Vec<_>>().join(" ")
}

/// Says who writes in a language that nothing here has learnt, and what therefore is not known.
fn note_other_languages(conversation: &mut Conversation, volleys: &[Turn]) {
    const SIDES: [(Side, &str, &str, &str); 2] = [
        (Side::Supporter, "not_english", "supporter", "The tagger knows only English; these tags are unsure."),
        (
            Side::Seeker,
            "seeker_not_english",
            "seeker",
            "Words about suicide, harm and the like are looked for in English only, and so is the tone: please read these \
             messages yourself.",
        ),
    ];
    for (side, code, who, so) in SIDES {
        conversation.notes.retain(|note| note.code != code);
        let theirs = || volleys.iter().filter(|turn| turn.side == side);
        let (all, foreign) = (theirs().count(), theirs().filter(|turn| turn.foreign).count());
        let what = match foreign {
            0 => continue,
            some if some * 2 < all => {
                format!("Of the {who}'s {all} turns {} not to be in English.", counted(some, "seems", "seem"))
            }
            _ => format!("Much of what the {who} writes is not English."),
        };
        conversation.notes.push(Note::new(code, format!("{what} {so}")));
    }
}

/// Says where a sentence is longer than anything that the tagger reads at once. So many words are more pieces still.
fn note_long_sentences(conversation: &mut Conversation, cuts: &[Vec<Span>]) {
    const CODE: &str = "long_sentences";
    const MOST_WORDS: usize = 128;
    conversation.notes.retain(|note| note.code != CODE);
    let messages = conversation.messages.iter().zip(cuts);
    let supporters = messages.filter(|(message, _)| conversation.role(message) == Role::Supporter);
    let sentences = supporters.flat_map(|(message, cuts)| Span::all_of(cuts, &message.text));
    let long = sentences.filter(|sentence| sentence.split_whitespace().count() > MOST_WORDS).count();
    if long > 0 {
        let sentences = counted(long, "sentence of the supporter is", "sentences of the supporter are");
        let text = format!(
            "{sentences} longer than the tagger reads at once: only the beginning was read, and the tag is unsure."
        );
        conversation.notes.push(Note::new(CODE, text));
    }
}

impl Serialize for Probabilities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for chance in &self.0 {
            map.serialize_entry(&chance.code, &chance.probability)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Probabilities {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = BTreeMap::<Code, f32>::deserialize(deserializer)?;
        Ok(Self(map.into_iter().map(|(code, probability)| Chance { code, probability }).collect()))
    }
}
