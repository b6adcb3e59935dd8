//! How the seeker fared, and what studies found, as parts of the document.

use std::fmt::{Result, Write};

use super::{Analysis, line};
use crate::conversation::Note;
use crate::outcome::evidence::{Beside, EmpathyKind, Finding, evidence, evidence_for, evidence_for_empathy};
use crate::outcome::flags::{self, Flag, FoundBy};
use crate::outcome::moments::Kind;
use crate::outcome::words;
use crate::tagger::codebook::{Code, Technique, entries};

/// The notice on item 9, before anything else is said.
pub(super) fn safety_first(analysis: &Analysis, out: &mut String) -> Result {
    if !analysis.outcome.safety {
        return Ok(());
    }
    let (opening, rest) = words::ITEM_9.text.split_once(". ").unwrap_or((words::ITEM_9.text, ""));
    writeln!(out, "> **{opening}.** {rest}\n")
}

/// Where help is, before anything else, in a chat with words about harm; and what the words are.
pub(super) fn care_first(analysis: &Analysis, out: &mut String) -> Result {
    let found: Vec<&Flag> = analysis.outcome.flags.iter().filter(|flag| flag.kind.opens_with_care()).collect();
    if found.is_empty() {
        return Ok(());
    }
    let words = found.iter().map(|flag| format!("\"{}\" (message {})", line(&flag.text), flag.message + 1));
    let words = words.collect::<Vec<_>>().join("; ");
    writeln!(
        out,
        "> **{}** {} We found these words: {words}. {}\n",
        flags::NOTICE_TITLE,
        flags::NOTICE,
        flags::NOTICE_LIMITS
    )
}

/// Words that ask for care, whichever kind, with what came of them.
pub(super) fn words_of_care(analysis: &Analysis, out: &mut String) -> Result {
    if analysis.outcome.flags.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Words to look at with care\n\n{}\n", flags::STATEMENT)?;
    for Flag { kind, message, text, found_by, answered, .. } in &analysis.outcome.flags {
        let answer = match answered {
            Some(true) => " The next two turns have words that respond to it.",
            Some(false) => " We found no words that respond to it in the next two turns.",
            None => "",
        };
        let by_model = if *found_by == FoundBy::Model { " Found by the model, not by set words." } else { "" };
        writeln!(out, "- {}: \"{}\" (message {}).{by_model}{answer}", kind.name(), line(text), message + 1)?;
    }
    Ok(())
}

/// What seems to have helped, then what is worth another look.
pub(super) fn places(analysis: &Analysis, out: &mut String) -> Result {
    let titles = [(Kind::Helped, "Something that seems to have helped"), (Kind::AnotherLook, "Worth another look")];
    for (kind, title) in titles {
        let mut moments = analysis.outcome.moments.iter().filter(|moment| moment.kind == kind).peekable();
        if moments.peek().is_none() {
            continue;
        }
        writeln!(out, "\n## {title}\n")?;
        for moment in moments {
            let lines = moment.lines.iter().map(|place| (place.message + 1).to_string()).collect::<Vec<_>>().join(", ");
            write!(out, "- **{}** (message {lines}). {}", moment.title, line(&moment.reason))?;
            if let Some(example) = &moment.example {
                write!(out, " One other way to say it (an example): {}", line(&example.text))?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Scores, changes, and the notices that belong beside them.
pub(super) fn fared(analysis: &Analysis, out: &mut String) -> Result {
    let outcome = &analysis.outcome;
    if outcome.scores.is_empty() && !analysis.notes.iter().any(words::is_about_outcome) {
        return Ok(());
    }
    writeln!(out, "\n## How the seeker fared\n")?;
    for score in &outcome.scores {
        writeln!(out, "- {}", score.sentence())?;
    }
    for change in &outcome.changes {
        writeln!(out, "- {}", change.sentence())?;
    }
    if let Some(nhs) = &outcome.nhs {
        writeln!(out, "- {}", nhs.sentence())?;
    }
    writeln!(out)?;
    let beside = |note: &&Note| words::is_about_outcome(note) && note.code != words::ITEM_9.code;
    for note in analysis.notes.iter().filter(beside) {
        writeln!(out, "- Note: {}", line(&note.text))?;
    }
    Ok(())
}

/// What large studies found for the techniques that occur in this chat, and for empathy where it was judged.
pub(super) fn studies(analysis: &Analysis, out: &mut String) -> Result {
    let session = &analysis.session;
    let occurs = |technique: &Technique| session.codes.0.get(technique).is_some_and(|figure| figure.count > 0);
    let techniques = entries().iter().filter(|entry| occurs(&entry.id));
    let techniques = techniques.map(|entry| (entry.name.as_str(), evidence_for(Code::Technique(entry.id))));
    let kinds = EmpathyKind::ALL.iter().filter(|_| session.empathy.is_some());
    let rows: Vec<(&str, [Beside; 3])> =
        techniques.chain(kinds.map(|kind| (kind.name(), evidence_for_empathy(*kind)))).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let evidence = evidence();
    writeln!(out, "\n## What studies found for these techniques\n\n{}\n", evidence.caution)?;
    writeln!(out, "| technique | depressive symptoms (PHQ-2) | anxiety (GAD-2) | satisfaction |\n|---|---|---|---|")?;
    for (name, besides) in rows {
        let [phq2, gad2, satisfaction] = besides.map(cell);
        writeln!(out, "| {name} | {phq2} | {gad2} | {satisfaction} |")?;
    }
    writeln!(out, "\n{} {}\n", evidence.units, evidence.together)?;
    for study in &evidence.studies {
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
