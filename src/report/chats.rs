//! A row a chat, for statistics over many chats: counts, and every figure that reference chats are compared by.

use super::Analysis;
use crate::reference::figures;
use crate::tagger::codebook::Technique;

/// The chats as CSV with a header. A figure that is not applicable is an empty field.
pub fn csv(analyses: &[Analysis]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = analyses.iter().map(row);
    for (number, row) in rows.enumerate() {
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
    for technique in Technique::all() {
        let count = session.codes.0.get(&technique).map_or(0, |figure| figure.count);
        row.push((format!("count.{}", technique.id()), count.to_string()));
    }
    let figures = figures(session).into_iter();
    row.extend(figures.map(|(name, value)| (name, value.map_or(String::new(), |value| value.to_string()))));
    row
}
