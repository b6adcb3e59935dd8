//! hearken in the browser: only this file and those in `wasm/` know JavaScript.
//!
//! What crosses the border are plain objects, shaped by the structs at the end of these files: the command's objects with
//! field names in camelCase and offsets in UTF-16 units, as JavaScript counts. Whatever fails is thrown as an `Error`
//! whose `message` is a sentence for people and whose `code` is for programs.

use js_sys::{Error, JSON, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::conversation::import::{self, ReadError};
use crate::conversation::redact::{self, Kind};
use crate::conversation::{self, Role, Span, same_person};
use crate::outcome::flags;
use crate::report::{self, json_lines, table};
use crate::tagger::codebook::{self, Code, Family, Technique};
use crate::{reading, session, tag, tagger};

/// Runs once, when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    // A panic's message may hold a piece of the chat: it goes to this tab's console and nowhere else.
    console_error_panic_hook::set_once();
    // The engine's kernels register themselves in constructors, which nothing else runs in a browser.
    unsafe extern "C" {
        fn __wasm_call_ctors();
    }
    // SAFETY: defined by the linker; run once, before anything else of this module.
    unsafe { __wasm_call_ctors() };
}

/// The codebook's entries, in its order.
#[wasm_bindgen(unchecked_return_type = "CodebookEntry[]")]
pub fn codebook() -> Result<JsValue, Error> {
    give(&mirrored::<_, Vec<CodebookEntry>>(codebook::entries().to_vec()))
}

/// The formats that can be read.
#[wasm_bindgen(unchecked_return_type = "Format[]")]
pub fn formats() -> Result<JsValue, Error> {
    give(&import::formats().map(Format::from).collect::<Vec<_>>())
}

/// Reads every chat of a file; needs no model. `file` is the file's name.
#[wasm_bindgen(unchecked_return_type = "Chat[]")]
pub fn read(
    bytes: &[u8],
    file: &str,
    #[wasm_bindgen(unchecked_param_type = "ReadOptions")] options: JsValue,
) -> Result<JsValue, Error> {
    let options: ReadOptions = take_or_default(options)?;
    let conversations = import::read(bytes, file, &options.into()).map_err(|error| unread(&error))?;
    give(&conversations.iter().map(Chat::new).collect::<Vec<_>>())
}

/// Whether a file that begins so may hold a chat: of any other the first 4096 bytes are enough for `read` and `readFolder`
/// to say what it is.
#[wasm_bindgen(js_name = mayHoldAChat)]
pub fn may_hold_a_chat(head: &[u8]) -> bool {
    import::may_hold_a_chat(head)
}

/// Whether this file may be one of several that make a chat together, as `readFolder` reads them: any other can be read by
/// itself. `path` is from the folder on.
#[wasm_bindgen(js_name = isPart)]
pub fn is_part(bytes: Vec<u8>, path: &str) -> bool {
    import::is_part(path, bytes)
}

/// Reads every chat of a folder, with what comes in several files read together; needs no model. `name` is the folder's.
/// Files that are not read are named, with the reason, in notes of the first chat.
#[wasm_bindgen(js_name = readFolder, unchecked_return_type = "Chat[]")]
pub fn read_folder(
    #[wasm_bindgen(unchecked_param_type = "FolderFile[]")] files: JsValue,
    name: &str,
    #[wasm_bindgen(unchecked_param_type = "ReadOptions")] options: JsValue,
) -> Result<JsValue, Error> {
    let options: ReadOptions = take_or_default(options)?;
    let files = js_sys::Array::from(&files).iter().map(folder_file).collect::<Result<_, _>>()?;
    let conversations = import::read_folder(files, name, &options.into()).map_err(|error| unread(&error))?;
    give(&conversations.iter().map(Chat::new).collect::<Vec<_>>())
}

/// The chat with each of these pairs of names taken for one person's, in their order. Needs no model.
#[wasm_bindgen(js_name = takeForOne, unchecked_return_type = "Chat")]
pub fn take_for_one(
    #[wasm_bindgen(unchecked_param_type = "Chat")] chat: JsValue,
    #[wasm_bindgen(unchecked_param_type = "SamePerson[]")] same: JsValue,
) -> Result<JsValue, Error> {
    let mut conversation = take::<Chat>(chat)?.into_core()?;
    for pair in take::<Vec<SamePerson>>(same)? {
        conversation.join(&mirrored(pair)).map_err(|error| refuse("not_two", &error))?;
    }
    give(&Chat::new(&conversation))
}

/// What tells who someone is in a chat, as far as the rules find it, each with its stand-in. Needs no model.
#[wasm_bindgen(js_name = findNames, unchecked_return_type = "Finding[]")]
pub fn find_names(#[wasm_bindgen(unchecked_param_type = "Chat | Analysis")] chat: JsValue) -> Result<JsValue, Error> {
    let conversation = take::<Chat>(chat)?.into_core()?;
    give(&mirror_findings(redact::find(&conversation), &conversation))
}

/// The analysis with stand-ins instead of names, as the exports have it.
#[wasm_bindgen(js_name = hideNames, unchecked_return_type = "Analysis")]
pub fn hide_names(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Decisions | null")] decisions: JsValue,
) -> Result<JsValue, Error> {
    let decisions: Decisions = take_or_default(decisions)?;
    give(&Analysis::from_core(hidden(take::<Analysis>(analysis)?.into_core(), &decisions, 1)?))
}

/// The analyses as the command prints them: a JSON object a line, its own field names and offsets.
#[wasm_bindgen(js_name = toJson)]
pub fn to_json(
    #[wasm_bindgen(unchecked_param_type = "Analysis[]")] analyses: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions | null")] options: JsValue,
) -> Result<String, Error> {
    Ok(json_lines(&exported(take(analyses)?, options)?))
}

/// The analyses as a table, a row a segment.
#[wasm_bindgen(js_name = toCsv)]
pub fn to_csv(
    #[wasm_bindgen(unchecked_param_type = "Analysis[]")] analyses: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions | null")] options: JsValue,
) -> Result<String, Error> {
    Ok(table::csv(&exported(take(analyses)?, options)?))
}

/// The chats as a table, a row a chat with its figures.
#[wasm_bindgen(js_name = toChats)]
pub fn to_chats(
    #[wasm_bindgen(unchecked_param_type = "Analysis[]")] analyses: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions | null")] options: JsValue,
) -> Result<String, Error> {
    Ok(report::chats::csv(&exported(take(analyses)?, options)?))
}

/// The analysis as a document.
#[wasm_bindgen(js_name = toMarkdown)]
pub fn to_markdown(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExportOptions | null")] options: JsValue,
) -> Result<String, Error> {
    let document = |analysis| report::markdown::markdown(analysis, report::markdown::MadeBy::Page);
    Ok(exported(vec![take(analysis)?], options)?.iter().map(document).collect())
}

/// One chat being read, a volley at a time.
#[wasm_bindgen]
pub struct Reading(reading::Reading);

#[wasm_bindgen]
impl Reading {
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Chat")] chat: JsValue) -> Result<Reading, Error> {
        let chat: Chat = take(chat)?;
        Ok(Self(reading::Reading::new(chat.into_core()?)))
    }

    /// How many volleys there are to tag.
    #[wasm_bindgen(getter)]
    pub fn volleys(&self) -> usize {
        self.0.volleys()
    }

    /// How many segments the supporter has.
    #[wasm_bindgen(getter)]
    pub fn segments(&self) -> usize {
        let conversation = self.0.conversation();
        let cuts = conversation.messages.iter().zip(self.0.cuts());
        cuts.filter(|(message, _)| conversation.role(message) == Role::Supporter).map(|(_, cuts)| cuts.len()).sum()
    }

    /// The cuts of every message, before any tag.
    #[wasm_bindgen(unchecked_return_type = "MessageCuts[]")]
    pub fn plan(&self) -> Result<JsValue, Error> {
        let messages = self.0.conversation().messages.iter().zip(self.0.cuts()).enumerate();
        give(
            &messages
                .map(|(index, (message, cuts))| {
                    let mut offsets = Offsets::of(&message.text);
                    let cut =
                        |span: &Span| Cut { start: offsets.utf16_at(span.start), end: offsets.utf16_at(span.end) };
                    MessageCuts { index, segments: cuts.iter().map(cut).collect() }
                })
                .collect::<Vec<_>>(),
        )
    }

    /// What a check of words finds, before anything is tagged.
    #[wasm_bindgen(unchecked_return_type = "Flag[]")]
    pub fn flags(&self) -> Result<JsValue, Error> {
        let conversation = self.0.conversation();
        let in_utf16 = |mut flag: flags::Flag| {
            flag.span = utf16_span(flag.span, &conversation.messages[flag.message].text);
            mirrored(flag)
        };
        give(&flags::flags(conversation, &[]).into_iter().map(in_utf16).collect::<Vec<outcome::Flag>>())
    }

    /// The words that a segment's main code rests on.
    #[wasm_bindgen(unchecked_return_type = "Evidence[]")]
    pub fn explain(&self, analyzer: &Analyzer, message: usize, segment: usize) -> Result<JsValue, Error> {
        let text = self.0.conversation().messages.get(message).map_or("", |message| &message.text);
        let words = self.0.explain(&analyzer.tagger, message, segment).map_err(|error| refuse("engine", &error))?;
        let mut offsets = Offsets::of(text);
        let in_utf16 = |word: tagger::Evidence| Evidence {
            start: offsets.utf16_at(word.start),
            end: offsets.utf16_at(word.end),
            weight: word.weight,
        };
        give(&words.into_iter().map(in_utf16).collect::<Vec<_>>())
    }

    /// What the chat adds up to, once every volley is tagged: all that `tagVolley` gave.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn summarize(
        &self,
        #[wasm_bindgen(unchecked_param_type = "MessageTags[]")] messages: JsValue,
    ) -> Result<JsValue, Error> {
        let given: Vec<MessageTags> = take(messages)?;
        let conversation = self.0.conversation();
        let mut tags: Vec<Option<reading::MessageTags>> = vec![None; conversation.messages.len()];
        for message in given {
            let index = message.index;
            let text = conversation.messages.get(index).map(|message| message.text.as_str());
            let (Some(text), Some(slot)) = (text, tags.get_mut(index)) else {
                return Err(refuse("not_tagged", &format!("There is no message {index} in this chat.")));
            };
            *slot = Some(message.into_core(text));
        }
        let whole = tags.into_iter().zip(self.0.cuts()).map(|(tags, cuts)| match tags {
            Some(tags) if tags.segments.len() == cuts.len() => Ok(tags),
            None if cuts.is_empty() => Ok(reading::MessageTags::default()),
            _ => Err(refuse("not_tagged", &"Not all of this chat is tagged yet. Go on with the tagging first.")),
        });
        let analysis = report::Analysis::new(&self.0, whole.collect::<Result<_, _>>()?);
        give(&Analysis::from_core(analysis))
    }
}

/// The tagger, loaded.
#[wasm_bindgen]
pub struct Analyzer {
    tagger: tagger::Tagger,
    about: About,
}

#[wasm_bindgen]
impl Analyzer {
    /// Loads the bytes of `tagger.hearken`, and checks that they give the answers that they promise.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: &[u8]) -> Result<Analyzer, Error> {
        let refused = |error: tagger::BundleError| refuse("bundle", &error);
        let bundle = tagger::Bundle::from_archive(bundle).map_err(refused)?;
        let tagger = tagger::Tagger::new(&bundle).map_err(refused)?;
        let manifest = &bundle.manifest;
        let about = About {
            name: manifest.name.clone(),
            version: manifest.version.clone(),
            licence: manifest.licence.clone(),
            card: bundle.card.clone(),
            licence_text: bundle.licence.clone(),
            codes: manifest.heads.techniques.labels.clone(),
            client_talk: manifest.heads.client_talk.is_some(),
            empathy: manifest.heads.empathy.is_some(),
            kernel: tagger::kernel(),
        };
        Ok(Self { tagger, about })
    }

    /// What the model says of itself.
    #[wasm_bindgen(getter, unchecked_return_type = "About")]
    pub fn about(&self) -> Result<JsValue, Error> {
        give(&self.about)
    }

    /// The whole way, from a file's bytes or text.
    #[wasm_bindgen(unchecked_return_type = "Analysis[]")]
    pub fn analyze(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | string")] input: JsValue,
        #[wasm_bindgen(unchecked_param_type = "AnalyzeOptions")] options: JsValue,
    ) -> Result<JsValue, Error> {
        let options: AnalyzeOptions = take_or_default(options)?;
        let bytes = match (input.as_string(), input.dyn_ref::<Uint8Array>()) {
            (Some(text), _) => text.into_bytes(),
            (None, Some(bytes)) => bytes.to_vec(),
            (None, None) => return Err(refuse("argument", &"The input is neither text nor bytes.")),
        };
        let file = options.file.unwrap_or_else(|| "chat".to_owned());
        let wanted = report::Options { probabilities: options.probabilities, evidence: options.evidence };
        let analyses = import::read(&bytes, &file, &options.read.into())
            .map_err(|error| unread(&error))?
            .into_iter()
            .map(|conversation| report::analyze(conversation, &self.tagger, wanted).map(Analysis::from_core))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| refuse("engine", &error))?;
        give(&analyses)
    }

    /// Segments that are already cut; a line that cannot be tagged comes back with its `error`.
    #[wasm_bindgen(unchecked_return_type = "(Tagged | Refused)[]")]
    pub fn tag(&self, #[wasm_bindgen(unchecked_param_type = "TagLine[]")] segments: JsValue) -> Result<JsValue, Error> {
        let lines: Vec<serde_json::Value> = take(segments)?;
        let tagged = lines.into_iter().map(|line| {
            match tag::Line::from_value(line).and_then(|line| tag::tag(&self.tagger, &line)) {
                Ok(tagged) => give(&Tagged::mirror(tagged)),
                Err(refused) => give(&Refused::mirror(refused)),
            }
        });
        Ok(tagged.collect::<Result<js_sys::Array, _>>()?.into())
    }

    /// Tags one volley of a chat: its messages' tags.
    #[wasm_bindgen(js_name = tagVolley, unchecked_return_type = "MessageTags[]")]
    pub fn tag_volley(&self, reading: &Reading, volley: usize) -> Result<JsValue, Error> {
        let tagged = reading.0.tag(&self.tagger, volley).map_err(|error| refuse("engine", &error))?;
        let messages = &reading.0.conversation().messages;
        let tags = tagged.into_iter().map(|(index, tags)| MessageTags::from_core(index, tags, &messages[index].text));
        give(&tags.collect::<Vec<_>>())
    }

    /// The words that a segment's main code rests on; `message` and `segment` count from 0.
    #[wasm_bindgen(unchecked_return_type = "Evidence[]")]
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
        message: usize,
        segment: usize,
    ) -> Result<JsValue, Error> {
        let analysis = take::<Analysis>(analysis)?.into_core();
        Reading(reading::Reading::new(analysis.conversation())).explain(self, message, segment)
    }
}

/// An `Error` with a code.
fn refuse(code: &str, sentence: &dyn std::fmt::Display) -> Error {
    let error = Error::new(&sentence.to_string());
    set(&error, "code", &code.into());
    error
}

/// An `Error` of a file that could not be read, with what the page needs to ask for a column.
fn unread(error: &ReadError) -> Error {
    let thrown = refuse(error.code(), error);
    if let ReadError::MissingColumn { missing, columns } = error {
        set(&thrown, "missing", &(*missing).into());
        set(&thrown, "columns", &columns.iter().map(JsValue::from).collect::<js_sys::Array>());
    }
    thrown
}

fn set(error: &Error, key: &str, value: &JsValue) {
    // Setting a property of a fresh, ordinary object does not fail.
    let _ = Reflect::set(error, &key.into(), value);
}

/// As one text of JSON: to set the fields of a long chat's messages one by one from here takes several times as long.
fn give<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, Error> {
    let json = serde_json::to_string(value).map_err(|error| refuse("argument", &error))?;
    JSON::parse(&json).map_err(|_| refuse("argument", &"What was made is no JSON."))
}

/// As one text of JSON, likewise; what cannot be one, or says something else so, is taken field by field.
fn take<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    let json = JSON::stringify(&value).ok().and_then(|json| json.as_string());
    match json.and_then(|json| serde_json::from_str(&json).ok()) {
        Some(taken) => Ok(taken),
        None => serde_wasm_bindgen::from_value(value).map_err(|error| refuse("argument", &error)),
    }
}

fn take_or_default<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, Error> {
    if value.is_null() || value.is_undefined() { Ok(T::default()) } else { take(value) }
}

/// A file's path and bytes: an array of bytes taken by its items would take far longer.
fn folder_file(file: JsValue) -> Result<(String, Vec<u8>), Error> {
    let field = |key: &str| Reflect::get(&file, &key.into()).ok();
    let path = field("path").and_then(|path| path.as_string());
    let bytes = field("bytes").and_then(|bytes| Some(bytes.dyn_ref::<Uint8Array>()?.to_vec()));
    path.zip(bytes).ok_or_else(|| refuse("argument", &"A file of the folder has no path or no bytes."))
}

/// What an export holds: the analyses as they are, or with stand-ins where that is asked for.
fn exported(analyses: Vec<Analysis>, options: JsValue) -> Result<Vec<report::Analysis>, Error> {
    let ExportOptions { redact, decisions } = take_or_default(options)?;
    let analyses = analyses.into_iter().map(Analysis::into_core).enumerate();
    let none = Decisions::default();
    let export = |(index, analysis)| {
        if redact { hidden(analysis, decisions.get(index).unwrap_or(&none), index + 1) } else { Ok(analysis) }
    };
    analyses.map(export).collect()
}

fn hidden(analysis: report::Analysis, decisions: &Decisions, number: usize) -> Result<report::Analysis, Error> {
    let conversation = analysis.conversation();
    let refused = |error: redact::DecisionError| refuse("decision", &error);
    let redaction = redact::Redaction::new(&conversation, &decisions.to_core(&conversation)).map_err(refused)?;
    Ok(report::redacted(analysis, &redaction, number))
}

/// Findings stand in the order of the messages and, in each, of the text.
fn mirror_findings(findings: Vec<redact::Finding>, conversation: &conversation::Conversation) -> Vec<Finding> {
    let mut offsets = (usize::MAX, Offsets::of(""));
    let mirror = |finding: redact::Finding| {
        if offsets.0 != finding.message {
            offsets = (finding.message, Offsets::of(&conversation.messages[finding.message].text));
        }
        Finding {
            message: finding.message,
            start: offsets.1.utf16_at(finding.span.start),
            end: offsets.1.utf16_at(finding.span.end),
            kind: finding.kind,
            text: finding.text,
            stand_in: finding.stand_in,
        }
    };
    findings.into_iter().map(mirror).collect()
}

/// Turns rising offsets of one text from scalar values to UTF-16 units or back, in one walk; starts anew where an offset
/// falls.
struct Offsets<'t> {
    text: &'t str,
    rest: std::str::Chars<'t>,
    scalar: usize,
    utf16: usize,
}

impl<'t> Offsets<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, rest: text.chars(), scalar: 0, utf16: 0 }
    }

    fn utf16_at(&mut self, scalar: usize) -> usize {
        if scalar < self.scalar {
            *self = Self::of(self.text);
        }
        while self.scalar < scalar && self.step() {}
        self.utf16
    }

    fn scalar_at(&mut self, utf16: usize) -> usize {
        if utf16 < self.utf16 {
            *self = Self::of(self.text);
        }
        while self.utf16 < utf16 && self.step() {}
        self.scalar
    }

    fn step(&mut self) -> bool {
        let next = self.rest.next();
        self.scalar += usize::from(next.is_some());
        self.utf16 += next.map_or(0, char::len_utf16);
        next.is_some()
    }
}

fn utf16_span(span: Span, text: &str) -> Span {
    let mut offsets = Offsets::of(text);
    Span { start: offsets.utf16_at(span.start), end: offsets.utf16_at(span.end) }
}

/// The same, back.
fn scalar_span(span: Span, text: &str) -> Span {
    let mut offsets = Offsets::of(text);
    Span { start: offsets.scalar_at(span.start), end: offsets.scalar_at(span.end) }
}

/// Moves every offset of `segments`.
fn shift(segments: &mut [reading::Segment], mut to: impl FnMut(usize) -> usize) {
    for segment in segments {
        segment.span = Span { start: to(segment.span.start), end: to(segment.span.end) };
        for word in segment.evidence.iter_mut().flatten() {
            (word.start, word.end) = (to(word.start), to(word.end));
        }
    }
}

// ---- The shapes of what crosses the border ----

#[wasm_bindgen(typescript_custom_section)]
const NAMES: &str = r#"
export type Role = "supporter" | "seeker" | "other";
export type Family = "ask" | "reflect" | "strength" | "comfort" | "tell" | "frame";
export type Sureness = "sure" | "fairly" | "unsure";
/** An id of the codebook: a technique, or change, sustain, neutral. */
export type Code = string;
export type Technique = string;
export type Kind = "name" | "email" | "phone" | "address" | "place" | "school" | "employer" | "url" | "handle"
  | "date_of_birth" | "date" | "age" | "account";
/** A file of a folder. `path` is from the folder on. */
export interface FolderFile { path: string; bytes: Uint8Array }
/** What every function here throws. `missing` and `columns` come with the code "missing_column". */
export interface HearkenError extends Error { code: string; missing?: "text" | "speaker"; columns?: string[] }
"#;

/// From the core's type to the one that crosses the border, or back.
trait Mirror<T> {
    fn mirror(from: T) -> Self;
}

fn mirrored<T, U: Mirror<T>>(from: T) -> U {
    U::mirror(from)
}

impl<T, U: Mirror<T>> Mirror<Option<T>> for Option<U> {
    fn mirror(from: Option<T>) -> Self {
        from.map(U::mirror)
    }
}

impl<T, U: Mirror<T>> Mirror<Vec<T>> for Vec<U> {
    fn mirror(from: Vec<T>) -> Self {
        from.into_iter().map(U::mirror).collect()
    }
}

/// Types that cross as they are.
macro_rules! same {
    ($($type:ty),*) => { $(impl Mirror<$type> for $type { fn mirror(from: $type) -> Self { from } })* };
}

same!(
    bool,
    u8,
    usize,
    f32,
    f64,
    String,
    Role,
    Family,
    Code,
    Technique,
    conversation::roles::Sureness,
    serde_json::Value
);

/// Structs with the fields of a core type, in camelCase, and the ways there and back.
macro_rules! mirrors {
    ($($(#[$about:meta])* $name:ident = $core:ty { $($(#[$detail:meta])* $field:ident : $type:ty),* $(,)? })*) => { $(
        $(#[$about])*
        #[derive(Clone, Tsify, Serialize, Deserialize)]
        #[tsify(missing_as_null)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$detail])* pub $field: $type),* }

        impl Mirror<$core> for $name {
            fn mirror(from: $core) -> Self {
                Self { $($field: Mirror::mirror(from.$field)),* }
            }
        }

        impl Mirror<$name> for $core {
            fn mirror(from: $name) -> Self {
                Self { $($field: Mirror::mirror(from.$field)),* }
            }
        }
    )* };
}

mod outcome;

mirrors! {
    Source = conversation::Source { format: String, file: String }
    Speaker = conversation::Speaker {
        name: String,
        role: Role,
        /// Other names of theirs in the file, where the reader said that these are one person's.
        #[serde(default)]
        also: Vec<String>,
    }
    /// Two names that are one person's. `name` is the one that stays.
    SamePerson = same_person::SamePerson { name: String, also: String }
    States = conversation::States { before: Option<u8>, after: Option<u8> }
    Note = conversation::Note { code: String, text: String }
    Guess = conversation::roles::Guess {
        supporter: String,
        /// To be read after "because".
        reason: String,
        #[tsify(type = "Sureness")]
        sureness: conversation::roles::Sureness,
    }
    CodebookEntry = codebook::Entry { id: Technique, name: String, family: Family, gets: String, not: Option<String> }
    Chance = tagger::Chance { code: Code, probability: f32 }
    Evidence = tagger::Evidence { start: usize, end: usize, weight: f32 }
    Empathy = tagger::Empathy { emotional_reaction: f32, interpretation: f32, exploration: f32 }
    CodeFigure = session::CodeFigure { count: usize, expected: f32, share: Option<f32> }
    Miti = session::Miti {
        question: usize,
        simple_reflection: usize,
        complex_reflection: usize,
        affirm: usize,
        seek_collaboration: usize,
        emphasize_autonomy: usize,
        give_information: usize,
        persuade: usize,
        persuade_with_permission: usize,
        confront: usize,
        reflection_to_question: Option<f32>,
        percent_complex: Option<f32>,
        adherent: usize,
        non_adherent: usize,
    }
    ClientTalkCounts = session::ClientTalkCounts { change: usize, sustain: usize, neutral: usize }
    Share = session::Share { messages: usize, words: usize, word_share: Option<f32> }
    Balance = session::Balance { supporter: Share, seeker: Share }
    Pace = session::Pace { median: f64, n: usize }
    ReplySeconds = session::ReplySeconds { supporter: Option<Pace>, seeker: Option<Pace> }
    Session = session::Session {
        turns: usize,
        segments: usize,
        unsure: usize,
        #[tsify(type = "Record<Technique, CodeFigure>")]
        codes: session::Codes,
        miti: Miti,
        empathy: Option<Empathy>,
        client_talk: Option<ClientTalkCounts>,
        balance: Balance,
        reply_seconds: ReplySeconds,
    }
    Tagged = tag::Tagged {
        #[tsify(type = "unknown")]
        id: serde_json::Value,
        codes: Vec<Chance>,
        likely: Vec<Chance>,
        #[tsify(type = "Record<Code, number>")]
        probabilities: reading::Probabilities,
        unsure: bool,
        empathy: Option<Empathy>,
    }
    Refused = tag::Refused {
        #[tsify(type = "unknown")]
        id: serde_json::Value,
        error: String,
    }
    /// Offsets in UTF-16 units of the message's text.
    Segment = reading::Segment {
        #[serde(flatten)]
        #[tsify(type = "Cut")]
        span: Span,
        codes: Vec<Chance>,
        likely: Vec<Chance>,
        unsure: bool,
        #[tsify(type = "Record<Code, number> | null")]
        probabilities: Option<reading::Probabilities>,
        evidence: Option<Vec<Evidence>>,
    }
    AnalysisMessage = report::Message {
        index: usize,
        speaker: String,
        role: Role,
        time: Option<String>,
        text: String,
        segments: Vec<Segment>,
        empathy: Option<Empathy>,
        helpfulness: Option<f32>,
        sentiment: Option<outcome::Sentiment>,
    }
    Analysis = report::Analysis {
        id: String,
        source: Source,
        speakers: Vec<Speaker>,
        messages: Vec<AnalysisMessage>,
        session: Session,
        outcome: outcome::Outcome,
        notes: Vec<Note>,
    }
}

same!(Span, session::Codes, reading::Probabilities);

/// A chat as it was read.
#[derive(Tsify, Serialize, Deserialize)]
#[tsify(missing_as_null)]
pub struct Chat {
    pub id: String,
    pub source: Source,
    pub speakers: Vec<Speaker>,
    pub messages: Vec<ChatMessage>,
    /// Who is probably the supporter; null where the file or the reader said who is who.
    pub guess: Option<Guess>,
    /// How strong the seeker's feeling was, 1 to 5; null where the file does not say.
    pub states: Option<States>,
    pub notes: Vec<Note>,
    /// Names that look alike: a question to the reader, never an answer.
    #[serde(default)]
    pub alike: Vec<SamePerson>,
    /// Of the messages with which each person begins, the indexes of those that a check of words finds hard to read.
    #[serde(default)]
    #[tsify(optional)]
    pub hard: Vec<usize>,
}

#[derive(Tsify, Serialize, Deserialize)]
#[tsify(missing_as_null)]
pub struct ChatMessage {
    pub index: usize,
    /// The speaker's name.
    pub speaker: String,
    pub role: Role,
    pub time: Option<String>,
    pub text: String,
}

/// A piece of a message, in UTF-16 units of its text.
#[derive(Tsify, Serialize)]
pub struct Cut {
    pub start: usize,
    pub end: usize,
}

#[derive(Tsify, Serialize)]
pub struct MessageCuts {
    pub index: usize,
    pub segments: Vec<Cut>,
}

#[derive(Tsify, Serialize, Deserialize)]
#[tsify(missing_as_null)]
pub struct MessageTags {
    pub index: usize,
    pub segments: Vec<Segment>,
    pub empathy: Option<Empathy>,
    pub flags: Vec<Flagged>,
}

/// What a message speaks of, by the model, and the sentence of it that says so, in UTF-16 units.
#[derive(Tsify, Serialize, Deserialize)]
pub struct Flagged {
    #[tsify(type = "FlagKind")]
    pub kind: flags::Kind,
    #[serde(flatten)]
    #[tsify(type = "Cut")]
    pub span: Span,
}

/// Something that tells who someone is, or may.
#[derive(Tsify, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The message's index.
    pub message: usize,
    /// In UTF-16 units of the message's text.
    pub start: usize,
    pub end: usize,
    #[tsify(type = "Kind")]
    pub kind: Kind,
    /// As it was written.
    pub text: String,
    /// What stands in its place in exports, such as "[Name 1]".
    pub stand_in: String,
}

/// What a person decides who looks over the findings.
#[derive(Clone, Default, Tsify, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// Left as written.
    #[tsify(optional)]
    pub keep: Vec<Spot>,
    /// Replaced, whatever was found there: added or changed by hand.
    #[tsify(optional)]
    pub replace: Vec<Replacement>,
}

/// A stretch of a message, in UTF-16 units of its text.
#[derive(Clone, Tsify, Serialize, Deserialize)]
pub struct Spot {
    pub message: usize,
    pub start: usize,
    pub end: usize,
    /// Wherever the chat has the same words.
    #[serde(default)]
    #[tsify(optional)]
    pub everywhere: bool,
}

#[derive(Clone, Tsify, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    #[serde(flatten)]
    pub spot: Spot,
    #[tsify(type = "Kind")]
    pub kind: Kind,
    /// Left out: the one that the same thing has already, or the next of its kind.
    #[serde(default)]
    #[tsify(optional)]
    pub stand_in: Option<String>,
}

#[derive(Default, Tsify, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportOptions {
    /// Stand-ins instead of names. Not unless asked for.
    #[tsify(optional)]
    pub redact: bool,
    /// One for each analysis, in their order; those that are left out decide nothing.
    #[tsify(optional)]
    pub decisions: Vec<Decisions>,
}

#[derive(Tsify, Serialize)]
pub struct Format {
    pub name: String,
    /// A few plain words.
    pub about: String,
    /// Whether it was tried on files that were not made for hearken.
    pub tested: bool,
}

/// In which order the numbers of a date stand, as in 3/4/21.
#[derive(Clone, Copy, Tsify, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    Dmy,
    Mdy,
    Ymd,
}

#[derive(Tsify, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    pub name: String,
    pub version: String,
    /// One line.
    pub licence: String,
    /// Markdown.
    pub card: String,
    /// Markdown.
    pub licence_text: String,
    pub codes: Vec<Technique>,
    /// Whether the bundle judges the seeker's messages.
    pub client_talk: bool,
    /// Whether it judges the empathy of the supporter's.
    pub empathy: bool,
    /// The engine's kernel for multiplying matrices in this browser.
    pub kernel: String,
}

#[derive(Default, Tsify, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadOptions {
    #[tsify(optional)]
    pub format: Option<String>,
    /// From text, speaker, time, conversation to a header of the table.
    #[tsify(optional, type = "Record<string, string>")]
    pub columns: std::collections::BTreeMap<String, String>,
    /// Where the file does not show it.
    #[tsify(optional)]
    #[serde(rename = "dateOrder")]
    pub date_order: Option<DateOrder>,
    #[tsify(optional)]
    pub supporter: Vec<String>,
    #[tsify(optional)]
    pub seeker: Vec<String>,
    /// Names that are one person's, before anything is said of roles.
    #[tsify(optional)]
    pub same: Vec<SamePerson>,
}

#[derive(Default, Tsify, Serialize, Deserialize)]
#[serde(default)]
pub struct AnalyzeOptions {
    #[serde(flatten)]
    pub read: ReadOptions,
    /// The file's name, from which chats without an id get one.
    #[tsify(optional)]
    pub file: Option<String>,
    #[tsify(optional)]
    pub probabilities: bool,
    #[tsify(optional)]
    pub evidence: bool,
}

/// A segment that is already cut, with what is known of its place.
#[derive(Tsify, Serialize)]
pub struct TagLine {
    #[tsify(optional, type = "unknown")]
    pub id: (),
    pub text: String,
    #[tsify(optional)]
    pub seeker: String,
    #[tsify(optional)]
    pub earlier: String,
    #[tsify(optional)]
    pub volley: String,
    #[tsify(optional)]
    pub rest: String,
    #[tsify(optional)]
    pub after: String,
    #[tsify(optional)]
    pub position: f32,
    #[tsify(optional)]
    pub role: Role,
}

impl From<ReadOptions> for import::ReadOptions {
    fn from(options: ReadOptions) -> Self {
        let ReadOptions { format, columns, date_order, supporter, seeker, same } = options;
        let date_order = date_order.map(|order| match order {
            DateOrder::Dmy => import::DateOrder::DayFirst,
            DateOrder::Mdy => import::DateOrder::MonthFirst,
            DateOrder::Ymd => import::DateOrder::YearFirst,
        });
        Self { format, columns, date_order, supporter, seeker, same: mirrored(same) }
    }
}

impl From<import::Format> for Format {
    fn from(format: import::Format) -> Self {
        Self { name: format.name.to_owned(), about: format.about.to_owned(), tested: format.tested }
    }
}

impl Chat {
    fn new(conversation: &conversation::Conversation) -> Self {
        let messages = conversation.messages.iter().enumerate().map(|(index, message)| ChatMessage {
            index,
            speaker: conversation.speakers[message.speaker].name.clone(),
            role: conversation.role(message),
            time: message.time.clone(),
            text: message.text.clone(),
        });
        Self {
            id: conversation.id.clone(),
            source: mirrored(conversation.source.clone()),
            speakers: mirrored(conversation.speakers.clone()),
            messages: messages.collect(),
            guess: mirrored(conversation.guess.clone()),
            states: mirrored(conversation.states),
            notes: mirrored(conversation.notes.clone()),
            alike: mirrored(same_person::alike(&conversation.speakers)),
            hard: hard_openings(conversation),
        }
    }

    /// The speakers' roles count, not those that stand at the messages.
    fn into_core(self) -> Result<conversation::Conversation, Error> {
        let speakers: Vec<conversation::Speaker> = mirrored(self.speakers);
        let message = |message: ChatMessage| {
            let speaker = speakers.iter().position(|speaker| speaker.name == message.speaker);
            let unknown = || refuse("argument", &format!("Message {} is by nobody of the speakers.", message.index));
            Ok(conversation::Message { speaker: speaker.ok_or_else(unknown)?, time: message.time, text: message.text })
        };
        let messages = self.messages.into_iter().map(message).collect::<Result<_, Error>>()?;
        let mut conversation = conversation::Conversation {
            id: self.id,
            source: mirrored(self.source),
            messages,
            speakers,
            guess: mirrored(self.guess),
            states: mirrored(self.states),
            notes: mirrored(self.notes),
        };
        // The page may have changed who is who.
        conversation::roles::renew_notes(&mut conversation);
        Ok(conversation)
    }
}

/// Which of the messages with which each person begins ask for care.
fn hard_openings(conversation: &conversation::Conversation) -> Vec<usize> {
    let mut begun = vec![false; conversation.speakers.len()];
    let first = conversation.messages.iter().enumerate().filter(|(_, message)| {
        !std::mem::replace(&mut begun[message.speaker], true) && flags::asks_for_care(&message.text)
    });
    first.map(|(index, _)| index).collect()
}

impl Decisions {
    fn to_core(&self, conversation: &conversation::Conversation) -> redact::Decisions {
        let spot = |spot: &Spot| {
            // A message that is not there is refused by the core, in words.
            let mut offsets = Offsets::of(conversation.messages.get(spot.message).map_or("", |message| &message.text));
            // An end beyond the text stays beyond it, so that it is refused too.
            let mut scalar = |utf16| offsets.scalar_at(utf16) + utf16.saturating_sub(offsets.utf16);
            let span = Span { start: scalar(spot.start), end: scalar(spot.end) };
            redact::Spot { message: spot.message, span, everywhere: spot.everywhere }
        };
        let replacement = |replacement: &Replacement| redact::Replacement {
            spot: spot(&replacement.spot),
            kind: replacement.kind,
            stand_in: replacement.stand_in.clone(),
        };
        redact::Decisions {
            keep: self.keep.iter().map(spot).collect(),
            replace: self.replace.iter().map(replacement).collect(),
        }
    }
}

impl MessageTags {
    fn from_core(index: usize, mut tags: reading::MessageTags, text: &str) -> Self {
        let mut offsets = Offsets::of(text);
        shift(&mut tags.segments, |scalar| offsets.utf16_at(scalar));
        let flagged = |flag: reading::Flagged| Flagged { kind: flag.kind, span: utf16_span(flag.span, text) };
        Self {
            index,
            segments: mirrored(tags.segments),
            empathy: mirrored(tags.empathy),
            flags: tags.flags.into_iter().map(flagged).collect(),
        }
    }

    fn into_core(self, text: &str) -> reading::MessageTags {
        let mut segments: Vec<reading::Segment> = mirrored(self.segments);
        let mut offsets = Offsets::of(text);
        shift(&mut segments, |utf16| offsets.scalar_at(utf16));
        let flagged = |flag: Flagged| reading::Flagged { kind: flag.kind, span: scalar_span(flag.span, text) };
        let flags = self.flags.into_iter().map(flagged).collect();
        reading::MessageTags { segments, empathy: mirrored(self.empathy), flags }
    }
}

impl Analysis {
    fn from_core(mut analysis: report::Analysis) -> Self {
        for flag in &mut analysis.outcome.flags {
            flag.span = utf16_span(flag.span, &analysis.messages[flag.message].text);
        }
        for message in &mut analysis.messages {
            let mut offsets = Offsets::of(&message.text);
            shift(&mut message.segments, |scalar| offsets.utf16_at(scalar));
        }
        mirrored(analysis)
    }

    fn into_core(self) -> report::Analysis {
        let mut analysis: report::Analysis = mirrored(self);
        for message in &mut analysis.messages {
            let mut offsets = Offsets::of(&message.text);
            shift(&mut message.segments, |utf16| offsets.scalar_at(utf16));
        }
        for flag in &mut analysis.outcome.flags {
            let text = analysis.messages.get(flag.message).map_or("", |message| &message.text);
            flag.span = scalar_span(flag.span, text);
        }
        analysis
    }
}
