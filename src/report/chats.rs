//! A row a chat, for statistics over many chats: counts, every figure that reference chats are compared by, and how the
//! seekers fared.

use std::collections::BTreeSet;

use super::Analysis;
use crate::outcome::change::Change;
use crate::outcome::instruments::Instrument;
use crate::outcome::score::{Moment, Score};
use crate::session::figures;
use crate::tagger::codebook::{Technique, id};

/// The chats as CSV with a header. A figure that is not applicable is an empty field.
///
/// Each form that some of the chats have a score of gets the columns `phq9.before`, `phq9.after`, `phq9.prorated`,
/// `phq9.difference`, `phq9.index` and `phq9.reliable`, in the units of [`Score`] and [`Change`].
pub fn csv(analyses: &[Analysis]) -> String {
    let scores = analyses.iter().flat_map(|analysis| &analysis.outcome.scores);
    let instruments: BTreeSet<Instrument> = scores.map(|score| score.instrument).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (number, analysis) in analyses.iter().enumerate() {
        let mut row = row(analysis);
        row.extend(instruments.iter().flat_map(|&instrument| fared(analysis, instrument)));
        if number == 0 {
            writer.write_record(row.iter().map(|(name, _)| name)).expect("writing to memory does not fail");
        }
        writer.write_record(row.iter().map(|(_, value)| value)).expect("every row has the same columns");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("all fields are text")
}

fn row(analysis: &Analysis) -> Vec<(String, String)> {
    let session = &analysis.session;
    let field = |name: &str, value: &dyn ToString| (name.to_owned(), value.to_string());
    let mut row = vec![
        field("conversation", &analysis.id),
        field("messages", &analysis.messages.len()),
        field("supporter_messages", &session.balance.supporter.messages),
        field("seeker_messages", &session.balance.seeker.messages),
        field("supporter_words", &session.balance.supporter.words),
        field("seeker_words", &session.balance.seeker.words),
        field("segments", &session.segments),
        field("unsure", &session.unsure),
    ];
    let figure = |technique: Technique| session.codes.0.get(&technique).copied().unwrap_or_default();
    row.extend(Technique::all().map(|code| (format!("count.{}", code.id()), figure(code).count.to_string())));
    row.extend(Technique::all().map(|code| (format!("expected.{}", code.id()), figure(code).expected.to_string())));
    row.extend(figures(session).into_iter().map(|(name, value)| (name, written(value))));
    row
}

/// What one form says of a chat; all fields are empty where the chat has none.
fn fared(analysis: &Analysis, instrument: Instrument) -> [(String, String); 6] {
    let outcome = &analysis.outcome;
    let scores: Vec<&Score> = outcome.scores.iter().filter(|score| score.instrument == instrument).collect();
    let total = |moment: Moment| scores.iter().find(|score| score.moment == moment).map(|score| score.total);
    let change: Option<&Change> = outcome.changes.iter().find(|change| change.instrument == instrument);
    let prorated = (!scores.is_empty()).then(|| scores.iter().any(|score| score.prorated));
    let reliable = change.and_then(|change| change.reliable).map(id);
    let column = |name: &str, value: String| (format!("{}.{name}", id(instrument)), value);
    [
        column("before", written(total(Moment::Before))),
        column("after", written(total(Moment::After))),
        column("prorated", written(prorated)),
        column("difference", written(change.map(|change| change.difference))),
        column("index", written(change.and_then(|change| change.index))),
        column("reliable", written(reliable)),
    ]
}

fn written(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
