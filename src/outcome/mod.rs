//! How the seeker fared: what forms before and after the chat say, what changed, and what large studies found to go
//! with the techniques of the supporter. Said with size, uncertainty and limits; never a grade, never a forecast.
//!
//! [`instruments`] are the forms; [`score`] adds one up; [`change`] compares two; [`table`] and [`assign`] bring them
//! from a table to their chats; [`evidence`] is what studies found; [`words`] is what is said beside all this. Of the chat
//! itself, [`course`] follows the seeker's words, [`moments`] picks the places to look at, and [`flags`] finds words that a
//! reader should know of before reading on; `wording` knows how such things are said.

pub mod assign;
pub mod change;
pub mod course;
pub mod evidence;
pub mod flags;
pub mod instruments;
pub mod moments;
pub mod score;
pub mod table;
mod wording;
pub mod words;

use serde::{Deserialize, Serialize};

use crate::conversation::{Conversation, Note, States};
use change::{Change, Nhs, changes, nhs};
use instruments::{Instrument, scales};
use score::{Answers, Form, Moment, Score};

pub use change::Settings;

/// How the seeker of one chat fared.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub scores: Vec<Score>,
    pub changes: Vec<Change>,
    /// `None` unless PHQ-9 and GAD-7 are both there, before and after.
    pub nhs: Option<Nhs>,
    /// Item 9 of some PHQ-9 is above 0: the notice on it comes before everything.
    pub safety: bool,
    /// Places that may have helped, then places that are worth another look: three of each at most.
    pub moments: Vec<moments::Moment>,
    /// Words that ask for care, found by a check of words or by the model.
    pub flags: Vec<flags::Flag>,
}

/// The forms of one chat.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forms {
    /// Those that count: one of an instrument and moment, else the first does.
    pub counted: Vec<Form>,
    /// Item 9 of a PHQ-9 is above 0, on a form that counts or on another.
    pub item_9: bool,
    /// What the reader should know of those that do not count.
    pub notes: Vec<Note>,
}

impl Forms {
    pub fn new(counted: Vec<Form>) -> Self {
        let item_9 = counted.iter().any(|form| form.item_9() == Some(true));
        Self { counted, item_9, notes: Vec::new() }
    }

    /// The ratings that came in the chat's own file.
    pub fn of(conversation: &Conversation) -> Self {
        let Some(States { before, after }) = conversation.states else { return Self::default() };
        let rating = |moment, rating: u8| Form {
            instrument: Instrument::State5,
            moment,
            date: None,
            answers: Answers::Items(vec![Some(i64::from(rating))]),
        };
        let (before, after) =
            (before.map(|state| rating(Moment::Before, state)), after.map(|state| rating(Moment::After, state)));
        let mut forms = Self::new(before.into_iter().chain(after).collect());
        if conversation.source.format == "esconv" {
            forms.notes.push(words::ESCONV_SELECTED.note());
        }
        forms
    }

    /// These and others; of the same instrument, the others count.
    pub fn and(mut self, others: Self) -> Self {
        let given = |form: &Form| others.counted.iter().any(|other| other.instrument == form.instrument);
        if self.counted.iter().any(given) {
            let text = "The ratings in the chat's own file do not count: others were given.";
            self.counted.retain(|form| !given(form));
            self.notes = vec![Note::new(words::FORMS_REPLACED, text)];
        }
        self.counted.extend(others.counted);
        self.item_9 |= others.item_9;
        self.notes.extend(others.notes);
        self
    }
}

impl Outcome {
    /// What the forms say, and what the reader should know beside it, the notice on item 9 first.
    pub fn new(forms: &Forms, settings: &Settings) -> (Self, Vec<Note>) {
        let mut scores: Vec<Score> = Vec::new();
        let mut refused = Vec::new();
        for form in &forms.counted {
            match form.score(settings.prorate) {
                Ok(score) if has(&scores, score.instrument, score.moment) => {}
                Ok(score) => scores.push(score),
                Err(error) => refused.push(Note::new(words::FORM_REFUSED, error.to_string())),
            }
        }
        scores.sort_by_key(|score| (score.instrument, score.moment));
        let changes = changes(&scores, settings);
        let nhs = nhs(&changes);
        let outcome = Self { scores, changes, nhs, safety: forms.item_9, ..Self::default() };
        let mut notes = Vec::new();
        notes.extend(outcome.safety.then(|| words::ITEM_9.note()));
        notes.extend(refused);
        notes.extend(forms.notes.iter().cloned());
        outcome.note(forms, &mut notes);
        (outcome, notes)
    }

    /// Scores these forms in place of all that was scored before; moments and flags stay. `notes` are the chat's: those on
    /// forms are renewed, and the notice on item 9, where it is needed, becomes the first.
    pub fn rescore(&mut self, notes: &mut Vec<Note>, forms: &Forms, settings: &Settings) {
        notes.retain(|note| !words::is_about_outcome(note));
        let (outcome, about) = Self::new(forms, settings);
        let Self { moments, flags, .. } = std::mem::take(self);
        *self = Self { moments, flags, ..outcome };
        let (first, rest): (Vec<Note>, Vec<Note>) = about.into_iter().partition(|note| note.code == words::ITEM_9.code);
        notes.splice(0..0, first);
        notes.extend(rest);
    }

    /// The notices that these figures need beside them.
    fn note(&self, forms: &Forms, notes: &mut Vec<Note>) {
        let only_total = |form: &Form| form.instrument == Instrument::Phq9 && matches!(form.answers, Answers::Total(_));
        let notices = [
            (forms.counted.iter().any(only_total) && !self.safety, words::ITEM_9_UNKNOWN),
            (self.scores.iter().any(|score| score.instrument.scale().two_weeks), words::TWO_WEEKS),
            (self.changes.iter().any(|change| change.difference < 0.0), words::DRIFT),
            (self.scores.iter().any(|score| score.prorated), words::PRORATED),
            (self.nhs.is_some(), words::NHS_RULES),
        ];
        notes.extend(notices.iter().filter(|(applies, _)| *applies).map(|(_, notice)| notice.note()));
        notes.extend(self.missing_for_nhs().map(|text| Note::new(words::NHS_NEEDS_BOTH, text)));
        notes.extend(different(&self.scores).map(|text| Note::new(words::DIFFERENT_FORMS, text)));
    }

    /// Where one of the two forms that the NHS reads together has a change and the other has none.
    fn missing_for_nhs(&self) -> Option<String> {
        let has = |instrument| self.changes.iter().any(|change| change.instrument == instrument);
        let missing = match (has(Instrument::Phq9), has(Instrument::Gad7)) {
            (true, false) => Instrument::Gad7,
            (false, true) => Instrument::Phq9,
            _ => return None,
        };
        let name = &missing.scale().name;
        Some(format!(
            "Recovery by the rules of the NHS needs PHQ-9 and GAD-7, each before and after. The {name} is missing, so only \
             the other's own change is said."
        ))
    }
}

fn has(scores: &[Score], instrument: Instrument, moment: Moment) -> bool {
    scores.iter().any(|score| score.instrument == instrument && score.moment == moment)
}

/// Where there are forms before and after, but no form is there twice.
fn different(scores: &[Score]) -> Option<String> {
    let at = |moment| scales().iter().filter(move |scale| has(scores, scale.id, moment));
    let pair = at(Moment::Before).any(|scale| has(scores, scale.id, Moment::After));
    let (before, after) = (at(Moment::Before).next()?, at(Moment::After).next()?);
    (!pair).then(|| different_forms(before.id, after.id))
}

fn different_forms(before: Instrument, after: Instrument) -> String {
    format!(
        "Before the chat there is the {}, after it the {}: no change can be said. Give the same form at both times.",
        before.scale().name,
        after.scale().name
    )
}

#[cfg(test)]
mod tests {
    use super::score::tests::form;
    use super::*;
    use Instrument::*;
    use Moment::*;

    fn total(instrument: Instrument, moment: Moment, total: i64) -> Form {
        form(instrument, moment, Answers::Total(total))
    }

    fn outcome(forms: Vec<Form>) -> (Outcome, Vec<String>) {
        let (outcome, notes) = Outcome::new(&Forms::new(forms), &Settings::default());
        (outcome, notes.into_iter().map(|note| note.code).collect())
    }

    #[test]
    fn item_9_comes_first_even_where_its_form_has_no_total() {
        let mut answers = vec![Some(0); 9];
        answers[8] = Some(1);
        answers[2] = None;
        let (outcome, notes) = outcome(vec![form(Phq9, Before, Answers::Items(answers))]);
        assert!(outcome.safety && outcome.scores.is_empty());
        assert_eq!(notes, ["item_9", "form_refused"]);
    }

    #[test]
    fn of_a_form_that_is_half_filled_in_nobody_says_that_only_its_total_is_known() {
        let (_, notes) = outcome(vec![form(Phq9, Before, Answers::Items(vec![Some(1); 4]))]);
        assert_eq!(notes, ["form_refused"]);
        let (_, notes) = outcome(vec![total(Phq9, Before, 4)]);
        assert!(notes.contains(&"item_9_unknown".into()), "{notes:?}");
    }

    #[test]
    fn every_improvement_stands_beside_drift() {
        let (_, notes) = outcome(vec![total(Gad7, Before, 9), total(Gad7, After, 8)]);
        assert_eq!(notes, ["two_weeks", "drift", "nhs_needs_both"]);
        let (_, notes) = outcome(vec![total(State5, Before, 2), total(State5, After, 4)]);
        assert!(notes.is_empty(), "{notes:?}");
    }

    #[test]
    fn with_one_form_only_its_own_change_is_said() {
        let one = vec![total(Phq9, Before, 20), total(Phq9, After, 8)];
        let (said, notes) = outcome(one.clone());
        assert_eq!((said.changes.len(), said.nhs), (1, None));
        assert!(notes.contains(&"nhs_needs_both".into()) && notes.contains(&"item_9_unknown".into()), "{notes:?}");
        let (said, notes) = outcome([one, vec![total(Gad7, Before, 9), total(Gad7, After, 7)]].concat());
        let nhs = said.nhs.unwrap();
        assert_eq!((nhs.improvement, nhs.reliable_recovery), (true, Some(true)));
        assert!(!notes.contains(&"nhs_needs_both".into()) && notes.contains(&"nhs_rules".into()));
    }

    #[test]
    fn a_prorated_total_is_always_called_so() {
        let answers = |last| Answers::Items(vec![Some(2), Some(2), Some(2), Some(2), Some(2), Some(2), last]);
        let forms = Forms::new(vec![form(Gad7, Before, answers(Some(2))), form(Gad7, After, answers(None))]);
        let (whole, notes) = Outcome::new(&forms, &Settings::default());
        assert_eq!((whole.scores.len(), whole.changes.len(), notes[0].code.as_str()), (1, 0, "form_refused"));
        let (said, notes) = Outcome::new(&forms, &Settings { prorate: true, ..Settings::default() });
        assert!(said.changes[0].prorated && said.scores[1].prorated && !said.scores[0].prorated);
        assert!(said.changes[0].sentence().starts_with("GAD-7 14 to 14 (prorated): no change."));
        assert!(notes.iter().any(|note| note.code == "prorated"));
    }

    #[test]
    fn different_forms_give_scores_and_no_change() {
        let (said, notes) = outcome(vec![total(Phq2, Before, 3), total(Gad2, After, 2)]);
        assert_eq!((said.scores.len(), said.changes.len()), (2, 0));
        assert!(notes.contains(&"different_forms".into()));
    }

    #[test]
    fn a_table_takes_the_place_of_the_chats_own_ratings() {
        let own = Forms::new(vec![total(State5, Before, 5), total(State5, After, 1)]);
        let both = own.clone().and(Forms::new(vec![total(Phq2, Before, 3)]));
        assert_eq!((both.counted.len(), both.notes.len()), (3, 0));
        let replaced = own.and(Forms::new(vec![total(State5, Before, 4)]));
        assert_eq!(replaced.counted, [total(State5, Before, 4)]);
        assert_eq!(replaced.notes[0].code, "forms_replaced");
    }

    #[test]
    fn the_object_of_the_contract() {
        let (said, _) = outcome(vec![total(Phq9, Before, 15), total(Phq9, After, 8)]);
        let json = serde_json::to_value(&said).unwrap();
        let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&json), ["scores", "changes", "nhs", "safety", "moments", "flags"]);
        let expected = "instrument before after prorated difference index sd reliability smallest_reliable reliable \
                        smallest_that_matters";
        assert_eq!(keys(&json["changes"][0]).join(" "), expected);
        assert_eq!(
            (json["changes"][0]["difference"].as_i64(), json["changes"][0]["reliable"].as_str()),
            (Some(-7), Some("improved"))
        );
        assert!(json["nhs"].is_null() && json["safety"] == false);
        assert_eq!(serde_json::from_value::<Outcome>(json).unwrap(), said);
    }
}
