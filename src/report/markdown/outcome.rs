//! How the seeker fared, and what studies found, as parts of the document.

use std::fmt::{Result, Write};

use super::{Analysis, line};
use crate::conversation::Note;
use crate::outcome::change::Nhs;
use crate::outcome::evidence::{self, Beside, Finding};
use crate::outcome::words;
use crate::tagger::codebook::{Code, Technique, entries};

/// The notice on item 9, before anything else is said.
pub(super) fn safety_first(analysis: &Analysis, out: &mut String) -> Result {
    if !analysis.outcome.as_ref().is_some_and(|outcome| outcome.safety) {
        return Ok(());
    }
    let (opening, rest) = words::ITEM_9.text.split_once(". ").unwrap_or((words::ITEM_9.text, ""));
    writeln!(out, "> **{opening}.** {rest}\n")
}

/// Scores, changes, and the notices that belong beside them.
pub(super) fn fared(analysis: &Analysis, out: &mut String) -> Result {
    let Some(outcome) = &analysis.outcome else { return Ok(()) };
    writeln!(out, "\n## How the seeker fared\n")?;
    for score in &outcome.scores {
        writeln!(out, "- {}", score.sentence())?;
    }
    for change in &outcome.changes {
        writeln!(out, "- {}", change.sentence())?;
    }
    if let Some(nhs) = &outcome.nhs {
        writeln!(out, "- {}", by_the_nhs(nhs))?;
    }
    writeln!(out)?;
    let beside = |note: &&Note| words::is_about_outcome(note) && note.code != words::ITEM_9.code;
    for note in analysis.notes.iter().filter(beside) {
        writeln!(out, "- Note: {}", line(&note.text))?;
    }
    Ok(())
}

fn by_the_nhs(nhs: &Nhs) -> String {
    let said = |holds: bool| if holds { "yes" } else { "no" };
    let of_a_case = |holds: Option<bool>| holds.map_or("not applicable: no case before", said);
    format!(
        "By the rules of NHS Talking Therapies: reliable improvement: {}; recovery: {}; reliable recovery: {}; reliable \
         deterioration: {}.",
        said(nhs.improvement),
        of_a_case(nhs.recovery),
        of_a_case(nhs.reliable_recovery),
        said(nhs.deterioration)
    )
}

/// What large studies found for the techniques that occur in this chat.
pub(super) fn studies(analysis: &Analysis, out: &mut String) -> Result {
    let occurs = |technique: &Technique| analysis.session.codes.0.get(technique).is_some_and(|figure| figure.count > 0);
    let mut occurring = entries().iter().filter(|entry| occurs(&entry.id)).peekable();
    if occurring.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "\n## What studies found for these techniques\n")?;
    writeln!(out, "What went together in many chats. It says nothing of what one chat did for one person.\n")?;
    writeln!(out, "| technique | depressive symptoms (PHQ-2) | anxiety (GAD-2) | satisfaction |\n|---|---|---|---|")?;
    for entry in occurring {
        let [phq2, gad2, satisfaction] = evidence::evidence_for(Code::Technique(entry.id)).map(cell);
        writeln!(out, "| {} | {phq2} | {gad2} | {satisfaction} |", entry.name)?;
    }
    writeln!(
        out,
        "\nPoints of 0 to 6 for each standard deviation more, with 95 % intervals; satisfaction: odds ratio.\n"
    )?;
    for study in &evidence::evidence().studies {
        writeln!(out, "- {} ({}). {}", study.citation, study.people, study.limits)?;
    }
    Ok(())
}

fn cell(beside: Beside) -> String {
    let figure = |finding: &Finding| {
        let interval = finding.interval().map_or(String::new(), |(from, to)| format!(" ({from:.3} to {to:.3})"));
        Some(format!(" {:.3}{interval}", finding.coefficient?))
    };
    format!("{}{}", beside.sentence, beside.finding.and_then(figure).unwrap_or_default())
}
