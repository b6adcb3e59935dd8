//! A row a segment, for spreadsheets and statistics.

use serde::Serialize;

use super::Analysis;
use crate::conversation::{Role, Span};
use crate::reading::Segment;
use crate::tagger::codebook::Code;

/// The fields of a [`Row`].
const COLUMNS: [&str; 14] = [
    "conversation",
    "message",
    "segment",
    "speaker",
    "role",
    "time",
    "start",
    "end",
    "text",
    "code",
    "probability",
    "second_code",
    "second_probability",
    "unsure",
];

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
    // A chat may have no segment: the header does not wait for one.
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("writing to memory does not fail");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::{Conversation, Message};
    use crate::reading::{MessageTags, Reading};

    fn analysis(text: &str) -> Analysis {
        let said = |speaker, text: &str| Message { speaker, time: None, text: text.into() };
        let reading = Reading::new(Conversation::of_three(vec![said(0, text), said(2, "joined")]));
        let segment = |span: &Span| Segment {
            span: *span,
            codes: Vec::new(),
            likely: Vec::new(),
            unsure: true,
            probabilities: None,
            evidence: None,
        };
        let tags = reading
            .cuts()
            .iter()
            .map(|cuts| MessageTags { segments: cuts.iter().map(segment).collect(), ..MessageTags::default() });
        Analysis::new(&reading, tags.collect())
    }

    #[test]
    fn the_header_is_there_whatever_the_chats_hold() {
        let header = COLUMNS.join(",") + "\n";
        assert_eq!(csv(&[]), header);
        assert_eq!(csv(&[analysis("")]), header);
        assert_eq!(csv(&[analysis(""), analysis("hi")]), format!("{header}chat,0,0,Sam,supporter,,0,2,hi,,,,,true\n"));
    }

    #[test]
    fn the_header_names_the_fields() {
        let row = rows(&analysis("hi")).next().map(|row| serde_json::to_value(row).unwrap());
        assert_eq!(row.unwrap().as_object().unwrap().keys().collect::<Vec<_>>(), COLUMNS);
    }
}
