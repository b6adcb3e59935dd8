//! How the seeker fared, and what studies found, as parts of the document.

use std::fmt::{Result, Write};

use super::{Analysis, MadeBy, line};
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

/// Where help is, before anything else, in a chat about harm; and what was found, by words and by the model.
pub(super) fn care_first(analysis: &Analysis, made_by: MadeBy, out: &mut String) -> Result {
    let found = || analysis.outcome.flags.iter().filter(|flag| flag.kind.opens_with_care());
    if found().next().is_none() {
        return Ok(());
    }
    let quoted = |by: FoundBy| {
        let words = found().filter(|flag| flag.found_by == by);
        let words = words.map(|flag| format!("\"{}\" (message {})", line(&flag.text), flag.message + 1));
        words.collect::<Vec<_>>().join("; ")
    };
    let (by_words, by_model) = (quoted(FoundBy::Words), quoted(FoundBy::Model));
    write!(out, "> **{}** {}", flags::NOTICE_TITLE, flags::NOTICE)?;
    for (before, found) in [(flags::NOTICE_WORDS, &by_words), (flags::NOTICE_MODEL, &by_model)] {
        if !found.is_empty() {
            write!(out, " {before} {found}.")?;
        }
    }
    writeln!(out, " {}\n", flags::notice_limits(!by_words.is_empty(), made_by.name()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Span;
    use crate::conversation::import;
    use crate::outcome::flags::Kind as FlagKind;
    use crate::reading::{MessageTags, Reading};

    fn notice(found: &[(&str, FoundBy)], made_by: MadeBy) -> String {
        let chat = import::read(b"Bo: hi\nRiver: hello\n", "x.txt", &import::ReadOptions::default()).unwrap().remove(0);
        let reading = Reading::new(chat);
        let mut analysis = Analysis::new(&reading, reading.cuts().iter().map(|_| MessageTags::default()).collect());
        let flag = |(text, found_by): &(&str, FoundBy)| Flag {
            kind: FlagKind::Suicide,
            message: 13,
            span: Span { start: 0, end: 1 },
            text: (*text).to_owned(),
            found_by: *found_by,
            answered: None,
        };
        analysis.outcome.flags = found.iter().map(flag).collect();
        let mut out = String::new();
        care_first(&analysis, made_by, &mut out).unwrap();
        out
    }

    #[test]
    fn the_notice_says_what_is_true_of_what_was_found() {
        let (words, model) = (("want to die", FoundBy::Words), ("they count my pills now.", FoundBy::Model));
        assert_eq!(notice(&[], MadeBy::Page), "");
        // The contract's own sentences.
        let said = notice(&[words], MadeBy::Page);
        let end = "We found these words: \"want to die\" (message 14). This is a check of words. It does not judge risk, \
                   and this page cannot alert anyone.\n\n";
        assert!(
            said.starts_with("> **If someone may be in danger.** In an emergency,") && said.ends_with(end),
            "{said}"
        );
        let said = notice(&[model], MadeBy::Command);
        assert!(!said.contains("We found these words") && !said.contains("check of words"), "{said}");
        assert!(said.contains("The model takes these sentences for ones about harm, without set words: \"they count"));
        assert!(said.ends_with("It does not judge risk, and hearken cannot alert anyone.\n\n"), "{said}");
        let said = notice(&[words, model], MadeBy::Command);
        assert!(said.contains("We found these words: \"want to die\" (message 14). The model takes"), "{said}");
    }
}
