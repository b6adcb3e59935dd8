//! What large studies found to go with each technique: effects on people's symptoms and on their satisfaction, with
//! size and uncertainty. The table and its sources are data, `evidence.json`. None of it says anything of one person.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::tagger::codebook::{Code, Technique};

/// Everything that is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub studies: Vec<Study>,
    /// What to say over all of it.
    pub caution: String,
    /// What the coefficients count.
    pub units: String,
    /// Which codes the studies did not tell apart.
    pub together: String,
    /// What to say of a code that a study did not measure.
    pub not_measured: String,
    /// The same for `persuade`, of which the founding study measured a part.
    pub persuade_not_measured: String,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Study {
    pub id: String,
    pub citation: String,
    pub doi: Option<String>,
    /// How many people, chats or forms.
    pub people: String,
    pub limits: String,
}

/// Which regression a figure comes from: techniques and empathy were kept apart, since they go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Model {
    Techniques,
    Empathy,
    /// Periods with a chat against periods without.
    Chats,
    Satisfaction,
}

/// What a study measured in people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// PHQ-2, 0 to 6: negative coefficients are fewer symptoms.
    Phq2,
    /// GAD-2, 0 to 6: negative coefficients are fewer symptoms.
    Gad2,
    /// A satisfied rating of the chat: odds ratios above 1 are more of them.
    Satisfaction,
}

/// What a coefficient counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Points of the 0 to 6, for each standard deviation more of the predictor.
    PointsPerSd,
    /// Points of the 0 to 6.
    Points,
    /// Odds ratio for each further use in a chat.
    OddsRatioPerUse,
    OddsRatio,
}

/// How a study marked a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Significance {
    #[serde(rename = "not_significant")]
    Not,
    #[serde(rename = "p_below_05")]
    Below05,
    #[serde(rename = "p_below_01")]
    Below01,
    #[serde(rename = "p_below_001")]
    Below001,
    /// We know of no mark.
    #[serde(rename = "not_given")]
    NotGiven,
}

/// A mean of the empathy heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmpathyKind {
    EmotionalReaction,
    Exploration,
    Interpretation,
}

/// One figure of one regression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What went with the measure; the same in every model.
    pub predictor: String,
    /// For people.
    pub name: String,
    /// The codes that this is about; none for what is no technique.
    pub codes: Vec<Technique>,
    pub empathy: Option<EmpathyKind>,
    /// [`Study::id`].
    pub study: String,
    pub model: Model,
    pub measure: Measure,
    pub unit: Unit,
    /// `None`: the study says only that it is not significant.
    pub coefficient: Option<f64>,
    /// Robust, in the coefficient's unit; `None` where none was published.
    pub standard_error: Option<f64>,
    pub significance: Significance,
    /// What to say beside the chat's own figure; `None` for what is no technique.
    pub sentence: Option<String>,
}

/// What one study says of one code, to stand beside the chat's figure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Beside {
    pub measure: Measure,
    /// `None`: not measured.
    pub finding: Option<&'static Finding>,
    pub sentence: &'static str,
}

static EVIDENCE: LazyLock<Evidence> =
    LazyLock::new(|| serde_json::from_str(include_str!("evidence.json")).expect("evidence.json is checked by a test"));

/// The whole table.
pub fn evidence() -> &'static Evidence {
    &EVIDENCE
}

/// What was found for a code: PHQ-2, GAD-2 and satisfaction, in this order.
pub fn evidence_for(code: Code) -> [Beside; 3] {
    let is_about = |finding: &Finding| code.technique().is_some_and(|technique| finding.codes.contains(&technique));
    Measure::ALL.map(|measure| {
        let partly = code == Code::Technique(Technique::Persuade) && measure != Measure::Satisfaction;
        let otherwise = if partly { &EVIDENCE.persuade_not_measured } else { &EVIDENCE.not_measured };
        beside(measure, is_about, otherwise)
    })
}

/// What was found for a mean of empathy: PHQ-2, GAD-2 and satisfaction, in this order.
pub fn evidence_for_empathy(kind: EmpathyKind) -> [Beside; 3] {
    Measure::ALL.map(|measure| beside(measure, |finding| finding.empathy == Some(kind), &EVIDENCE.not_measured))
}

/// The rows of a forest plot: every technique and every kind of empathy, in the study's order.
pub fn forest(measure: Measure) -> impl Iterator<Item = &'static Finding> {
    let is_row = move |finding: &&Finding| finding.measure == measure && finding.sentence.is_some();
    EVIDENCE.findings.iter().filter(is_row)
}

fn beside(measure: Measure, is_about: impl Fn(&Finding) -> bool, otherwise: &'static str) -> Beside {
    let finding = forest(measure).find(|finding| is_about(finding));
    let sentence = finding.and_then(|finding| finding.sentence.as_deref()).unwrap_or(otherwise);
    Beside { measure, finding, sentence }
}

impl Measure {
    pub const ALL: [Measure; 3] = [Measure::Phq2, Measure::Gad2, Measure::Satisfaction];
}

impl EmpathyKind {
    pub const ALL: [EmpathyKind; 3] =
        [EmpathyKind::EmotionalReaction, EmpathyKind::Interpretation, EmpathyKind::Exploration];

    pub fn name(self) -> &'static str {
        match self {
            Self::EmotionalReaction => "Empathy: emotional reaction",
            Self::Interpretation => "Empathy: interpretation",
            Self::Exploration => "Empathy: exploration",
        }
    }
}

impl Finding {
    /// Where the coefficient lies with 95 % confidence: 1.96 standard errors to each side. `None` where no standard error
    /// was published.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let (coefficient, reach) = (self.coefficient?, 1.96 * self.standard_error?);
        Some((coefficient - reach, coefficient + reach))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::codebook::ClientTalk;
    use Technique::*;

    /// Table 7 of Yang et al. 2024, put down apart from the data file: predictor; PHQ-2 by the model of techniques and by
    /// that of empathy; GAD-2 by the same two. Coefficient, stars, standard error.
    const TABLE_7: &str = "
        constant                 | 3.526*** .009 | 3.526*** .009 | 3.737*** .011 | 3.737*** .011
        provider_age             | -.036*** .009 | -.039*** .009 | -.019 .011    | -.016 .011
        provider_chats           | -.001 .009    | .003 .009     | -.012 .011    | -.011 .011
        provider_training        | .017 .009     | .011 .009     | .037*** .011  | .030** .011
        same_supporter           | .015 .009     | .012 .009     | 0 .011        | -.002 .011
        seeker_tenure            | -.005 .009    | -.007 .009    | -.010 .011    | -.010 .011
        pre_score                | .446*** .005  | .446*** .005  | .460*** .007  | .460*** .007
        turns                    | -.023* .009   | -.021* .010   | .012 .012     | .023 .012
        turns_by_pre_score       | -.071*** .005 | -.071*** .005 | -.056*** .006 | -.056*** .006
        negative_sentiment       | .208*** .009  | .208*** .009  | .193*** .012  | .193*** .011
        positive_sentiment       | -.024** .009  | -.028** .009  | -.011 .011    | -.018 .011
        give_information         | .019* .008    |               | .017 .010     |
        persuade_with_permission | .022** .009   |               | .033** .011   |
        question                 | .011 .009     |               | .005 .012     |
        reflection               | -.022* .009   |               | -.008 .011    |
        affirm                   | -.007 .008    |               | .007 .010     |
        seek_collaboration       | .016* .008    |               | .001 .011     |
        emphasize_autonomy       | -.020* .008   |               | .005 .010     |
        emotional_reaction       |               | .028*** .009  |               | .048*** .011
        exploration              |               | .014 .009     |               | .002 .011
        interpretation           |               | .012 .009     |               | .008 .011";

    /// As the study's table marks it.
    fn stars(finding: &Finding) -> &'static str {
        match finding.significance {
            Significance::Not | Significance::NotGiven => "",
            Significance::Below05 => "*",
            Significance::Below01 => "**",
            Significance::Below001 => "***",
        }
    }

    fn founding() -> impl Iterator<Item = &'static Finding> {
        let regression = |finding: &&Finding| matches!(finding.model, Model::Techniques | Model::Empathy);
        EVIDENCE.findings.iter().filter(regression)
    }

    #[test]
    fn the_file_has_the_studys_table() {
        let columns = [
            (Measure::Phq2, Model::Techniques),
            (Measure::Phq2, Model::Empathy),
            (Measure::Gad2, Model::Techniques),
            (Measure::Gad2, Model::Empathy),
        ];
        let mut cells = 0;
        for row in TABLE_7.lines().filter(|row| row.contains('|')) {
            let (predictor, rest) = row.split_once('|').unwrap();
            for (cell, (measure, model)) in rest.split('|').map(str::trim).zip(columns) {
                let mut found = founding().filter(|finding| {
                    finding.predictor == predictor.trim() && (finding.measure, finding.model) == (measure, model)
                });
                let finding = found.next();
                assert!(found.next().is_none(), "{predictor} stands there twice");
                let Some((coefficient, error)) = cell.split_once(' ') else {
                    assert_eq!((cell, finding), ("", None), "{predictor}");
                    continue;
                };
                let finding = finding.expect(predictor);
                let stars = coefficient.trim_start_matches(|sign: char| sign != '*');
                assert_eq!(finding.coefficient, coefficient.trim_end_matches('*').parse().ok(), "{predictor}");
                assert_eq!(finding.standard_error, error.parse().ok(), "{predictor}");
                assert_eq!(self::stars(finding), stars, "{predictor}");
                let unit = if finding.predictor == "constant" { Unit::Points } else { Unit::PointsPerSd };
                assert_eq!(finding.unit, unit);
                cells += 1;
            }
        }
        assert_eq!(cells, founding().count());
        let file: serde_json::Value = serde_json::from_str(include_str!("evidence.json")).unwrap();
        let size = |model: &serde_json::Value| {
            (model["people"].as_u64(), model["observations"].as_u64(), model["r2"].as_f64().unwrap())
        };
        let sizes: Vec<_> = file["models"].as_array().unwrap().iter().map(size).collect();
        let [phq2, gad2] = [(Some(25_536), Some(41_751), 0.316), (Some(15_241), Some(25_689), 0.344)];
        assert_eq!(sizes, [phq2, phq2, gad2, gad2]);
    }

    #[test]
    fn an_interval_leaves_zero_out_where_the_study_says_significant_and_only_there() {
        for finding in founding() {
            let (from, to) = finding.interval().expect("every standard error was published");
            let leaves_zero_out = from > 0.0 || to < 0.0;
            assert_eq!(leaves_zero_out, !stars(finding).is_empty(), "{}", finding.predictor);
        }
        let reflection = evidence_for(Code::Technique(SimpleReflection))[0].finding.unwrap();
        let (from, to) = reflection.interval().unwrap();
        assert_eq!((format!("{from:.3}"), format!("{to:.3}")), ("-0.040".into(), "-0.004".into()));
    }

    /// Shah et al. 2022 and what the founding study found for chats at all.
    #[test]
    fn the_file_has_the_other_figures() {
        let odds = |technique| evidence_for(Code::Technique(technique))[2].finding.map(|finding| finding.coefficient);
        for (technique, ratio) in [
            (Affirm, 1.037),
            (SimpleReflection, 1.035),
            (ComplexReflection, 1.035),
            (PersuadeWithPermission, 1.019),
            (Inappropriate, 0.917),
        ] {
            assert_eq!(odds(technique), Some(Some(ratio)), "{technique:?}");
        }
        assert_eq!((odds(Confront), odds(Other)), (Some(None), None));
        let satisfaction = EVIDENCE.findings.iter().filter(|finding| finding.measure == Measure::Satisfaction);
        assert!(satisfaction.clone().all(|finding| finding.interval().is_none()), "none was published");
        let chats = |measure| {
            let mut of =
                EVIDENCE.findings.iter().filter(|finding| finding.model == Model::Chats && finding.measure == measure);
            let mut next = || of.next().and_then(|finding| Some((finding.coefficient?, finding.standard_error?)));
            (next(), next())
        };
        assert_eq!(chats(Measure::Phq2), (Some((-0.126, 0.010)), Some((-0.155, 0.006))));
        assert_eq!(chats(Measure::Gad2), (Some((-0.036, 0.013)), Some((-0.145, 0.007))));
    }

    #[test]
    fn every_sentence_agrees_with_sign_and_significance() {
        for finding in &EVIDENCE.findings {
            let is_technique = !finding.codes.is_empty() || finding.empathy.is_some();
            assert_eq!(finding.sentence.is_some(), is_technique, "{}", finding.predictor);
            let Some(sentence) = &finding.sentence else { continue };
            let about = match finding.measure {
                Measure::Phq2 => "depressive symptoms",
                Measure::Gad2 => "signs of anxiety",
                Measure::Satisfaction => "satisf",
            };
            assert!(sentence.starts_with("A large study found ") && sentence.contains(about), "{sentence}");
            let null = if finding.measure == Measure::Satisfaction { 1.0 } else { 0.0 };
            let says = |words: &str| sentence.contains(words);
            let (more, less) =
                (says("slightly more ") || says("more often"), says("slightly fewer ") || says("less often"));
            let expected = match (finding.significance, finding.coefficient) {
                (Significance::Not, _) => (false, false, true),
                (_, Some(coefficient)) => (coefficient > null, coefficient < null, false),
                (_, None) => panic!("{}: a significant figure has a coefficient", finding.predictor),
            };
            assert_eq!((more, less, says("no clear link")), expected, "{sentence}");
            let more_symptoms = more && finding.measure != Measure::Satisfaction;
            assert_eq!(says("Perhaps people who feel worse"), more_symptoms, "{sentence}");
            for claim in ["led to", "caus", "helped", "better", "improve", "predict"] {
                assert!(!says(claim), "{sentence}");
            }
        }
    }

    #[test]
    fn what_was_not_measured_is_said_so() {
        let said = |code: Code| evidence_for(code).map(|beside| beside.sentence);
        let measured = |code: Code| evidence_for(code).map(|beside| beside.finding.is_some());
        assert_eq!(measured(Code::Technique(OpenQuestion)), [true, true, true]);
        for technique in
            [Support, Direct, Confront, SelfDisclosure, Grounding, Greeting, Conclusion, ChitChat, Inappropriate]
        {
            assert_eq!(said(Code::Technique(technique))[..2], ["Not measured in that study."; 2]);
        }
        assert_eq!(said(Code::Technique(Persuade))[..2], ["The study measured persuading with permission only."; 2]);
        assert_eq!(measured(Code::ClientTalk(ClientTalk::Change)), [false; 3]);
        let warmth = evidence_for_empathy(EmpathyKind::EmotionalReaction);
        assert_eq!(
            warmth.map(|beside| beside.finding.and_then(|finding| finding.coefficient)),
            [Some(0.028), Some(0.048), None]
        );
        assert_eq!((forest(Measure::Phq2).count(), forest(Measure::Gad2).count()), (10, 10));
    }

    #[test]
    fn every_finding_names_its_study() {
        for finding in &EVIDENCE.findings {
            assert!(EVIDENCE.studies.iter().any(|study| study.id == finding.study), "{}", finding.predictor);
        }
    }
}
