//! An analysis without names, for what is shown to others. The tags stay: they are of the text as it was written.

use super::Analysis;
use crate::conversation::Span;
use crate::conversation::redact::Redaction;
use crate::outcome::flags::Flag;

/// The analysis with stand-ins for all that `redaction` replaces: in the texts, whose segments and evidence are moved to
/// fit, the speakers' names and the notes. The file's name and the chat's id can hold names too: both become
/// `chat-NUMBER`, where `number` counts the chats of one export from 1. Times stay.
pub fn redacted(mut analysis: Analysis, redaction: &Redaction, number: usize) -> Analysis {
    for message in &mut analysis.messages {
        let cuts: Vec<Span> = message.segments.iter().map(|segment| segment.span).collect();
        let new = redaction.message(message.index, &message.text, &cuts);
        for segment in &mut message.segments {
            segment.span = new.span(segment.span);
            for word in segment.evidence.iter_mut().flatten() {
                let span = new.span(Span { start: word.start, end: word.end });
                (word.start, word.end) = (span.start, span.end);
            }
        }
        for Flag { span, text, .. } in analysis.outcome.flags.iter_mut().filter(|flag| flag.message == message.index) {
            *span = new.span(*span);
            *text = span.of(&new.text).to_owned();
        }
        message.text = new.text;
        let speaker = analysis.speakers.iter().position(|speaker| speaker.name == message.speaker);
        message.speaker = speaker.map_or_else(String::new, |speaker| redaction.speakers()[speaker].clone());
    }
    for (speaker, name) in analysis.speakers.iter_mut().zip(redaction.speakers()) {
        speaker.name = name.clone();
    }
    for (note, text) in analysis.notes.iter_mut().zip(redaction.notes()) {
        note.text = text.clone();
    }
    analysis.id = format!("chat-{number}");
    analysis.source.file = analysis.id.clone();
    analysis
}
