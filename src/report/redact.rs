//! An analysis without names, for what is shown to others. The tags stay: they are of the text as it was written.

use super::Analysis;
use crate::conversation::redact::Redaction;
use crate::conversation::{Span, roles};
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
    for (note, text) in analysis.notes.iter_mut().zip(redaction.notes()) {
        note.text = match note.code.as_str() {
            // It has one name, in a known place: no rule need find it.
            roles::GUESSED => {
                let new = redaction.speakers().iter().map(String::as_str);
                roles::renamed(&note.text, analysis.speakers.iter().map(|speaker| speaker.name.as_str()).zip(new))
            }
            _ => text.clone(),
        };
    }
    for (speaker, name) in analysis.speakers.iter_mut().zip(redaction.speakers()) {
        speaker.name = name.clone();
        speaker.also.clear();
    }
    analysis.id = format!("chat-{number}");
    analysis.source.file = analysis.id.clone();
    analysis
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::import;
    use crate::conversation::redact::Decisions;
    use crate::conversation::same_person::SamePerson;
    use crate::reading::{MessageTags, Reading, Segment};
    use crate::tagger::Evidence;

    const CHAT: &str = "Marisol: hi 😭 its marisol. my sister Chiara is in Leeds\n\
        Bo: Hello Marisol! I am sorry. Is Chiara near?\nMarisol: no\n";

    /// Every segment with evidence on its first and last five characters.
    fn analysis() -> Analysis {
        let options = import::ReadOptions { supporter: vec!["Bo".to_owned()], ..Default::default() };
        let chat = import::read(CHAT.as_bytes(), "marisol and bo.txt", &options).unwrap().remove(0);
        let reading = Reading::new(chat);
        let segment = |span: &Span| Segment {
            span: *span,
            codes: Vec::new(),
            likely: Vec::new(),
            unsure: false,
            probabilities: None,
            evidence: Some(
                [(span.start, span.end.min(span.start + 5)), (span.end.saturating_sub(5).max(span.start), span.end)]
                    .map(|(start, end)| Evidence { start, end, weight: 1.0 })
                    .to_vec(),
            ),
        };
        let tags = reading
            .cuts()
            .iter()
            .map(|cuts| MessageTags { segments: cuts.iter().map(segment).collect(), ..MessageTags::default() });
        Analysis::new(&reading, tags.collect())
    }

    fn clean() -> Analysis {
        let analysis = analysis();
        let redaction = Redaction::new(&analysis.conversation(), &Decisions::default()).unwrap();
        redacted(analysis, &redaction, 3)
    }

    #[test]
    fn no_export_holds_a_name() {
        let analysis = [clean()];
        let exports = [
            crate::report::json_lines(&analysis),
            crate::report::table::csv(&analysis),
            crate::report::markdown::markdown(&analysis[0], crate::report::markdown::MadeBy::Page),
        ];
        for export in exports {
            let plain = export.to_lowercase();
            for name in ["marisol", "chiara", "leeds", "\"bo\"", ",bo,"] {
                assert!(!plain.contains(name), "{name} in {export}");
            }
        }
        let [analysis] = analysis;
        assert_eq!((analysis.id.as_str(), analysis.source.file.as_str()), ("chat-3", "chat-3"));
        assert_eq!(
            analysis.speakers.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>(),
            ["Seeker", "Supporter"]
        );
        assert_eq!(analysis.messages[0].text, "hi 😭 its [Seeker]. my sister [Name 1] is in [Place 1]");
    }

    #[test]
    fn no_name_of_somebody_who_has_several_is_left() {
        let text = "Marisol: hi, this is moth_girl now\nBo: Hello Tess!\nmoth_girl: i am tess to my friends\n\
            Bo: I see.\nTess: call me\n";
        let same = |name: &str, also: &str| SamePerson { name: name.into(), also: also.into() };
        let options = import::ReadOptions {
            same: vec![same("Marisol", "moth_girl"), same("Marisol", "Tess")],
            ..Default::default()
        };
        let reading = Reading::new(import::read(text.as_bytes(), "x.txt", &options).unwrap().remove(0));
        let tags = reading.cuts().iter().map(|_| MessageTags::default()).collect();
        let analysis = Analysis::new(&reading, tags);
        assert_eq!((analysis.speakers.len(), analysis.speakers[0].also.len()), (2, 2));
        let redaction = Redaction::new(&analysis.conversation(), &Decisions::default()).unwrap();
        let export = crate::report::json_lines(&[redacted(analysis, &redaction, 1)]).to_lowercase();
        for name in ["marisol", "moth", "tess"] {
            assert!(!export.contains(name), "{name} in {export}");
        }
        assert!(export.contains("several names are taken for one person's"), "{export}");
    }

    #[test]
    fn the_note_on_the_guess_has_no_name_however_odd_the_name_is() {
        let text = "you: i lost my job and i feel so alone\nIt: Hi, how are you? What brings you here?\nyou: ok\nIt: Do you sleep?\n";
        let reading = Reading::new(import::read(text.as_bytes(), "x.txt", &Default::default()).unwrap().remove(0));
        let tags = reading.cuts().iter().map(|_| MessageTags::default()).collect();
        let analysis = Analysis::new(&reading, tags);
        let redaction = Redaction::new(&analysis.conversation(), &Decisions::default()).unwrap();
        let notes = redacted(analysis, &redaction, 1).notes;
        let guess = notes.iter().find(|note| note.code == roles::GUESSED).unwrap();
        assert!(
            guess.text.starts_with("Who is the supporter is a guess: \"Supporter\", because they "),
            "{}",
            guess.text
        );
    }

    #[test]
    fn segments_and_evidence_stand_where_their_words_are() {
        let analysis = clean();
        let message = &analysis.messages[1];
        let texts: Vec<&str> = message.segments.iter().map(|segment| segment.span.of(&message.text)).collect();
        assert_eq!(texts, ["Hello [Seeker]!", "I am sorry.", "Is [Name 1] near?"]);
        let words = |segment: &Segment| -> Vec<String> {
            let words = segment.evidence.iter().flatten();
            words.map(|word| Span { start: word.start, end: word.end }.of(&message.text).to_owned()).collect()
        };
        // An edge within a name is now at the edge of what stands for it.
        assert_eq!(words(&message.segments[0]), ["Hello", "[Seeker]!"]);
        assert_eq!(words(&message.segments[1]), ["I am ", "orry."]);
        assert_eq!(words(&message.segments[2]), ["Is [Name 1]", "near?"]);
    }
}
