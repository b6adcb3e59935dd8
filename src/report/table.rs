//! A row a segment, for spreadsheets and statistics.

use serde::Serialize;

use super::Analysis;
use crate::conversation::{Role, Span};
use crate::reading::Segment;
use crate::tagger::codebook::Code;

#[derive(Serialize)]
struct Row<'a> {
    conversation: &'a str,
    message: usize,
    segment: usize,
    speaker: &'a str,
    role: Role,
    time: Option<&'a str>,
    start: usize,
    end: usize,
    text: &'a str,
    /// The most likely code, also where unsure: the column `unsure` says so.
    code: Option<Code>,
    probability: Option<f32>,
    second_code: Option<Code>,
    second_probability: Option<f32>,
    unsure: bool,
}

/// The segments of all analyses as CSV with a header.
pub fn csv(analyses: &[Analysis]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in analyses.iter().flat_map(rows) {
        writer.serialize(row).expect("writing to memory does not fail");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("all fields are text")
}

fn rows(analysis: &Analysis) -> impl Iterator<Item = Row<'_>> {
    analysis.messages.iter().flat_map(move |message| {
        let spans: Vec<Span> = message.segments.iter().map(|segment| segment.span).collect();
        let texts = Span::all_of(&spans, &message.text);
        message.segments.iter().zip(texts).enumerate().map(move |(number, (segment, text))| {
            let main = segment.likely.first();
            let second = second_shown(segment);
            Row {
                conversation: &analysis.id,
                message: message.index,
                segment: number,
                speaker: &message.speaker,
                role: message.role,
                time: message.time.as_deref(),
                start: segment.span.start,
                end: segment.span.end,
                text,
                code: main.map(|chance| chance.code),
                probability: main.map(|chance| chance.probability),
                second_code: second.map(|chance| chance.code),
                second_probability: second.map(|chance| chance.probability),
                unsure: segment.unsure,
            }
        })
    })
}

/// The second code that is shown beside the first; where unsure, the runner-up.
fn second_shown(segment: &Segment) -> Option<&crate::tagger::Chance> {
    if segment.unsure { segment.likely.get(1) } else { segment.codes.get(1) }
}
