//! How the seeker fared, as it crosses the border: questionnaires, their scores, what studies found, reference chats.

use js_sys::Error;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use super::{Analysis, Mirror, Note, Session, give, mirrored, refuse, take};
use crate::conversation::{self, Span};
use crate::outcome::change::{self, Reliability};
use crate::outcome::evidence::{self, EmpathyKind, Measure, Significance, Unit};
use crate::outcome::instruments::{self, Instrument};
use crate::outcome::score::{self, Answers, Form, Moment as When};
use crate::outcome::{self, course, flags, moments, words};
use crate::reference;
use crate::sentiment;
use crate::tagger::codebook::{ClientTalk, Family, Technique};

/// The questionnaires, with their exact words, bands and sources.
#[wasm_bindgen(unchecked_return_type = "Scale[]")]
pub fn scales() -> Result<JsValue, Error> {
    give(&mirrored::<_, Vec<Scale>>(instruments::scales().to_vec()))
}

/// What large studies found to go with each technique.
#[wasm_bindgen(unchecked_return_type = "Studies")]
pub fn studies() -> Result<JsValue, Error> {
    let table = evidence::evidence();
    let rows = Measure::ALL.into_iter().flat_map(evidence::forest);
    give(&Studies {
        studies: mirrored(table.studies.clone()),
        findings: rows.map(StudyFinding::new).collect(),
        not_measured: table.not_measured.clone(),
        persuade_not_measured: table.persuade_not_measured.clone(),
        caution: table.caution.clone(),
        units: table.units.clone(),
        together: table.together.clone(),
    })
}

/// What is said of words that ask for care.
#[wasm_bindgen(unchecked_return_type = "Care")]
pub fn care() -> Result<JsValue, Error> {
    let kind = |kind: flags::Kind| FlagKindAbout {
        id: kind,
        name: kind.name().to_owned(),
        opens_with_care: kind.opens_with_care(),
    };
    give(&Care {
        kinds: flags::Kind::ALL.map(kind).into(),
        statement: flags::STATEMENT.to_owned(),
        care: flags::CARE.to_owned(),
        notice_title: flags::NOTICE_TITLE.to_owned(),
        notice: flags::NOTICE.to_owned(),
        notice_words: flags::NOTICE_WORDS.to_owned(),
        notice_model: flags::NOTICE_MODEL.to_owned(),
        notice_limits: flags::notice_limits(true, "this page"),
        notice_limits_of_model: flags::notice_limits(false, "this page"),
    })
}

/// The sets of reference chats.
#[wasm_bindgen(unchecked_return_type = "ReferenceSet[]")]
pub fn references() -> Result<JsValue, Error> {
    let about = |set: &reference::Set| ReferenceSet {
        id: set.id.clone(),
        name: set.name.clone(),
        chats: set.chats,
        unseen_chats: set.unseen_chats,
    };
    give(&reference::Reference::shipped().sets.iter().map(about).collect::<Vec<_>>())
}

/// Where the chat's figures fall among reference chats.
#[wasm_bindgen(unchecked_return_type = "Standing[]")]
pub fn standings(#[wasm_bindgen(unchecked_param_type = "Session")] session: JsValue) -> Result<JsValue, Error> {
    let session = mirrored(take::<Session>(session)?);
    give(&mirrored::<_, Vec<Standing>>(reference::Reference::shipped().standings(&session)))
}

/// The seeker's course through the chat.
#[wasm_bindgen(js_name = courseOf, unchecked_return_type = "Course")]
pub fn course_of(#[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue) -> Result<JsValue, Error> {
    give(&mirrored::<_, Course>(take::<Analysis>(analysis)?.into_core().course()))
}

/// Scores what the reader filled in beside what the chat's own file brought. `outcome` and `notes` are the analysis's, as
/// it came from the tagging.
#[wasm_bindgen(unchecked_return_type = "Scored")]
pub fn score(
    #[wasm_bindgen(unchecked_param_type = "Outcome")] outcome: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Note[]")] notes: JsValue,
    #[wasm_bindgen(unchecked_param_type = "FilledForm[]")] forms: JsValue,
    #[wasm_bindgen(unchecked_param_type = "OutcomeSettings")] settings: JsValue,
) -> Result<JsValue, Error> {
    // Its flags' offsets pass through as they are.
    let mut outcome: outcome::Outcome = mirrored(take::<Outcome>(outcome)?);
    let mut notes: Vec<conversation::Note> = mirrored(take::<Vec<Note>>(notes)?);
    let filled = outcome::Forms::new(take::<Vec<FilledForm>>(forms)?.into_iter().map(FilledForm::into_core).collect());
    let settings = take::<OutcomeSettings>(settings)?.into_core()?;
    let own = brought_by_file(&outcome, &notes);
    outcome.rescore(&mut notes, &own.and(filled), &settings);
    give(&Scored {
        sentences: sentences(&outcome),
        nhs: outcome.nhs.map(|nhs| nhs.sentence()),
        about_forms: notes.iter().filter(|note| words::is_about_outcome(note)).cloned().map(mirrored).collect(),
        outcome: mirrored(outcome),
        notes: mirrored(notes),
    })
}

/// What is said of each questionnaire: its change, else the one total that there is.
fn sentences(outcome: &outcome::Outcome) -> Vec<FormSentence> {
    let changed = |instrument| outcome.changes.iter().any(|change| change.instrument == instrument);
    let changes =
        outcome.changes.iter().map(|change| FormSentence { instrument: change.instrument, text: change.sentence() });
    let alone = outcome.scores.iter().filter(|score| !changed(score.instrument));
    let totals = alone.map(|score| FormSentence { instrument: score.instrument, text: score.sentence() });
    changes.chain(totals).collect()
}

/// The ratings that came in the chat's own file.
fn brought_by_file(outcome: &outcome::Outcome, notes: &[conversation::Note]) -> outcome::Forms {
    let form = |score: &score::Score| Form {
        instrument: score.instrument,
        moment: score.moment,
        date: score.date.clone(),
        answers: Answers::Total(score.total as i64),
    };
    let mut forms = outcome::Forms::new(outcome.scores.iter().map(form).collect());
    forms.notes = notes.iter().filter(|note| note.code == words::ESCONV_SELECTED.code).cloned().collect();
    forms
}

#[wasm_bindgen(typescript_custom_section)]
const NAMES: &str = r#"
export type FlagKind = string;
export type Instrument = string;
export type FoundBy = "words" | "model";
export type When = "before" | "after";
export type MomentKind = "helped" | "another_look";
export type Reliable = "improved" | "worse" | "no";
export type Measure = "phq2" | "gad2" | "satisfaction";
export type EmpathyKind = "emotional_reaction" | "exploration" | "interpretation";
export type Significance = string;
export type Unit = string;
"#;

same!(
    flags::Kind,
    flags::FoundBy,
    moments::Kind,
    ClientTalk,
    Instrument,
    When,
    change::Reliable,
    Measure,
    EmpathyKind,
    Significance,
    Unit
);

mirrors! {
    Answer = instruments::Answer { value: u8, words: Option<String> }
    Band = instruments::Band { from: u8, name: String }
    CutOff = instruments::CutOff { from: u8, sensitivity: Option<u8>, specificity: Option<u8>, source: String }
    PublishedReliability = instruments::PublishedReliability { sd: f64, sd_source: String, r: f64, r_source: String }
    Matters = instruments::Matters { points: f64, source: String }
    Scale = instruments::Scale {
        id: Instrument,
        name: String,
        two_weeks: bool,
        lead: String,
        items: Vec<String>,
        answers: Vec<Answer>,
        bands: Vec<Band>,
        cut_offs: Vec<CutOff>,
        reliability: Option<PublishedReliability>,
        nhs_change: Option<u8>,
        matters: Option<Matters>,
        without_reliability: String,
        sources: Vec<String>,
        licence: String,
    }
    Score = score::Score {
        instrument: Instrument,
        moment: When,
        date: Option<String>,
        total: f64,
        prorated: bool,
        items_missing: usize,
        band: Option<String>,
        case: Option<bool>,
    }
    Change = change::Change {
        instrument: Instrument,
        before: f64,
        after: f64,
        prorated: bool,
        difference: f64,
        index: Option<f64>,
        sd: Option<f64>,
        reliability: Option<f64>,
        smallest_reliable: Option<f64>,
        reliable: Option<change::Reliable>,
        smallest_that_matters: Option<f64>,
    }
    Nhs = change::Nhs {
        improvement: bool,
        recovery: Option<bool>,
        reliable_recovery: Option<bool>,
        deterioration: bool,
    }
    StudyAbout = evidence::Study { id: String, citation: String, doi: Option<String>, people: String, limits: String }
    StandingShare = reference::Share { less: u8, more: u8 }
    Standing = reference::Standing {
        set: String,
        figure: String,
        value: f32,
        less: u8,
        more: u8,
        unseen: Option<StandingShare>,
        lower_quarter: f32,
        median: f32,
        upper_quarter: f32,
    }
    Outcome = outcome::Outcome {
        scores: Vec<Score>,
        changes: Vec<Change>,
        nhs: Option<Nhs>,
        safety: bool,
        moments: Vec<Moment>,
        flags: Vec<Flag>,
    }
    /// Words found in a message, in UTF-16 units of its text.
    Flag = flags::Flag {
        #[tsify(type = "FlagKind")]
        kind: flags::Kind,
        message: usize,
        #[serde(flatten)]
        #[tsify(type = "Cut")]
        span: Span,
        text: String,
        #[tsify(type = "FoundBy")]
        found_by: flags::FoundBy,
        answered: Option<bool>,
    }
    /// A place that may have helped, or is worth another look.
    Moment = moments::Moment {
        #[tsify(type = "MomentKind")]
        kind: moments::Kind,
        rule: String,
        lines: Vec<MomentLine>,
        title: String,
        reason: String,
        chance: Option<f32>,
        example: Option<Example>,
    }
    MomentLine = moments::Line { message: usize, segment: Option<usize> }
    Example = moments::Example { technique: Technique, text: String }
    Course = course::Course { seeker: Vec<CoursePoint>, supporter: Vec<CourseStep>, gaps: Vec<CourseGap> }
    CoursePoint = course::Point {
        message: usize,
        words: usize,
        compound: f64,
        reply_seconds: Option<f64>,
        #[tsify(type = "Code | null")]
        talk: Option<ClientTalk>,
    }
    CourseStep = course::Step { message: usize, families: Vec<Family> }
    /// A silence of more than an hour, after this message.
    CourseGap = course::Gap { after: usize, seconds: f64 }
    Sentiment = sentiment::Sentiment { negative: f64, neutral: f64, positive: f64, compound: f64 }
}

/// One row of a forest plot.
#[derive(Tsify, Serialize)]
#[tsify(missing_as_null)]
#[serde(rename_all = "camelCase")]
pub struct StudyFinding {
    pub name: String,
    pub codes: Vec<Technique>,
    pub empathy: Option<EmpathyKind>,
    pub study: String,
    pub measure: Measure,
    pub unit: Unit,
    pub coefficient: Option<f64>,
    /// Where the coefficient lies with 95 % confidence; null where no standard error was published.
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub significance: Significance,
    pub sentence: Option<String>,
}

impl StudyFinding {
    fn new(finding: &evidence::Finding) -> Self {
        let interval = finding.interval();
        Self {
            name: finding.name.clone(),
            codes: finding.codes.clone(),
            empathy: finding.empathy,
            study: finding.study.clone(),
            measure: finding.measure,
            unit: finding.unit,
            coefficient: finding.coefficient,
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
            significance: finding.significance,
            sentence: finding.sentence.clone(),
        }
    }
}

#[derive(Tsify, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Studies {
    pub studies: Vec<StudyAbout>,
    pub findings: Vec<StudyFinding>,
    /// What to say of a technique that no finding is about.
    pub not_measured: String,
    pub persuade_not_measured: String,
    /// What to say before, and beside, all of them.
    pub caution: String,
    pub units: String,
    pub together: String,
}

#[derive(Tsify, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferenceSet {
    pub id: String,
    /// To be read after a number, such as "chats of crowd workers".
    pub name: String,
    pub chats: usize,
    pub unseen_chats: usize,
}

/// A questionnaire that the reader filled in: an answer or null an item.
#[derive(Tsify, Deserialize)]
#[tsify(missing_as_null)]
pub struct FilledForm {
    pub instrument: Instrument,
    pub moment: When,
    /// ISO 8601.
    pub date: Option<String>,
    pub items: Vec<Option<i64>>,
}

impl FilledForm {
    fn into_core(self) -> Form {
        let Self { instrument, moment, date, items } = self;
        Form { instrument, moment, date, answers: Answers::Items(items) }
    }
}

/// How questionnaires are scored.
#[derive(Tsify, Deserialize)]
pub struct OutcomeSettings {
    /// Whether a few missing items are let pass.
    pub prorate: bool,
    /// In place of the published spread and reliability.
    pub reliability: Vec<OwnReliability>,
}

#[derive(Tsify, Deserialize)]
pub struct OwnReliability {
    pub instrument: Instrument,
    pub sd: f64,
    pub r: f64,
}

impl OutcomeSettings {
    fn into_core(self) -> Result<outcome::Settings, Error> {
        let own = self.reliability.into_iter().map(|OwnReliability { instrument, sd, r }| {
            let reliability = Reliability::new(sd, r).map_err(|error| refuse("reliability", &error))?;
            Ok((instrument, reliability))
        });
        Ok(outcome::Settings { prorate: self.prorate, reliability: own.collect::<Result<_, Error>>()? })
    }
}

#[derive(Tsify, Serialize)]
#[tsify(missing_as_null)]
#[serde(rename_all = "camelCase")]
pub struct Scored {
    pub outcome: Outcome,
    /// All of the chat's, with those that belong beside the scores.
    pub notes: Vec<Note>,
    pub sentences: Vec<FormSentence>,
    /// By the rules of the NHS; null where one of the two forms is missing.
    pub nhs: Option<String>,
    /// Those of the notes that are about the questionnaires.
    pub about_forms: Vec<Note>,
}

/// What a questionnaire's totals mean, in words.
#[derive(Tsify, Serialize)]
pub struct FormSentence {
    pub instrument: Instrument,
    pub text: String,
}

/// What is said of words that ask for care.
#[derive(Tsify, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Care {
    pub kinds: Vec<FlagKindAbout>,
    pub statement: String,
    /// Once, in a chat that opens with care.
    pub care: String,
    pub notice_title: String,
    pub notice: String,
    /// Before the words found.
    pub notice_words: String,
    /// Before the sentences that only the model found.
    pub notice_model: String,
    /// After all that was found, where words were.
    pub notice_limits: String,
    /// After it, where only the model found something.
    pub notice_limits_of_model: String,
}

#[derive(Tsify, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FlagKindAbout {
    #[tsify(type = "FlagKind")]
    pub id: flags::Kind,
    pub name: String,
    /// Whether a reader is told before they read.
    pub opens_with_care: bool,
}
