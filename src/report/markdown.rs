//! A chat's figures and its annotated lines as Markdown, for notes and supervision papers.

mod outcome;

use std::fmt::Write;

use super::Analysis;
use crate::conversation::{Role, Span};
use crate::counted::counted;
use crate::outcome::words;
use crate::reading::Segment;
use crate::tagger::codebook::entries;

/// What makes a document, as its notice calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadeBy {
    Page,
    Command,
}

impl MadeBy {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "this page",
            Self::Command => "hearken",
        }
    }
}

/// One chat as a document.
pub fn markdown(analysis: &Analysis, made_by: MadeBy) -> String {
    let mut out = String::new();
    document(analysis, made_by, &mut out).expect("writing to a string does not fail");
    out
}

fn document(analysis: &Analysis, made_by: MadeBy, out: &mut String) -> std::fmt::Result {
    let session = &analysis.session;
    writeln!(out, "# A support chat, read by hearken\n")?;
    outcome::safety_first(analysis, out)?;
    outcome::care_first(analysis, made_by, out)?;
    let messages = counted(analysis.messages.len(), "message", "messages");
    let sentences = counted(session.segments, "sentence", "sentences");
    writeln!(out, "{messages}, {sentences} of the supporter, {} of them unsure.", session.unsure)?;
    writeln!(
        out,
        "One tag can be wrong. Totals over a chat are more to be trusted. Not a grade, not a risk assessment.\n"
    )?;
    // Those on the outcome stand beside its figures.
    for note in analysis.notes.iter().filter(|note| !words::is_about_outcome(note)) {
        writeln!(out, "- Note: {}", line(&note.text))?;
    }
    figures(analysis, out)?;
    outcome::fared(analysis, out)?;
    outcome::places(analysis, out)?;
    outcome::words_of_care(analysis, out)?;
    outcome::studies(analysis, out)?;
    writeln!(out, "\n## The chat\n")?;
    for message in &analysis.messages {
        let who = match message.role {
            Role::Supporter => "Supporter",
            Role::Seeker => "Seeker",
            Role::Other => "Other",
        };
        writeln!(out, "**{who}, {}**\n", message.index + 1)?;
        let spans: Vec<Span> = message.segments.iter().map(|segment| segment.span).collect();
        if spans.is_empty() {
            writeln!(out, "> {}\n", line(&message.text))?;
        }
        for (segment, text) in message.segments.iter().zip(Span::all_of(&spans, &message.text)) {
            writeln!(out, "> {}{}\n", line(text), label(segment))?;
        }
    }
    Ok(())
}

fn figures(analysis: &Analysis, out: &mut String) -> std::fmt::Result {
    let session = &analysis.session;
    writeln!(out, "\n## What the supporter did\n\n| technique | sentences | share |\n|---|---|---|")?;
    for entry in entries() {
        let Some(figure) = session.codes.0.get(&entry.id).filter(|figure| figure.count > 0) else { continue };
        let share = figure.share.map_or("not applicable".to_owned(), |share| format!("{:.0} %", 100.0 * share));
        writeln!(out, "| {} | {} of {} | {share} |", entry.name, figure.count, session.segments)?;
    }
    let applicable =
        |value: Option<f32>, why: &str| value.map_or(format!("not applicable: {why}"), |value| format!("{value:.1}"));
    let miti = &session.miti;
    writeln!(out, "\n| figure of the MITI manual | value |\n|---|---|")?;
    writeln!(out, "| Reflections for each question | {} |", applicable(miti.reflection_to_question, "no questions"))?;
    writeln!(out, "| Complex reflections in a hundred | {} |", applicable(miti.percent_complex, "no reflections"))?;
    writeln!(out, "| Affirming, asking leave, leaving the choice: turns | {} |", miti.adherent)?;
    writeln!(out, "| Persuading without leave, confronting: turns | {} |", miti.non_adherent)
}

/// The codes of a segment in words, in brackets; nothing where none was sought.
fn label(segment: &Segment) -> String {
    let names = |chances: &[crate::tagger::Chance], between: &str| {
        chances.iter().map(|chance| chance.code.name()).collect::<Vec<_>>().join(between)
    };
    match (segment.likely.is_empty(), segment.unsure) {
        (true, _) => String::new(),
        (_, true) => format!(" [unsure: {}]", names(&segment.likely, " or ")),
        (_, false) => format!(" [{}]", names(&segment.codes, "; ")),
    }
}

/// On one line, and nothing in it taken for markup.
fn line(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
