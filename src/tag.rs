//! Segments that are already cut, each a line of JSON: the whole of `hearken tag`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::reading::Probabilities;
use crate::tagger::{Chance, Empathy, Place, Side, Tagger};

/// A line in: an id, and a segment with what is known of its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Given back as it came: a string, a number, or null where there was none.
    pub id: Value,
    pub side: Side,
    pub place: Place,
}

/// A line out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tagged {
    pub id: Value,
    pub codes: Vec<Chance>,
    pub likely: Vec<Chance>,
    pub probabilities: Probabilities,
    pub unsure: bool,
    /// Of a supporter's text, taken as a whole message; where the bundle has that head.
    pub empathy: Option<Empathy>,
}

/// A line that cannot be tagged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Refused {
    pub id: Value,
    /// A sentence: what is wrong and what to do.
    pub error: String,
}

#[derive(Deserialize)]
struct Fields {
    text: String,
    #[serde(default)]
    role: Option<String>,
}

impl Line {
    /// Reads one line of JSON; `number` is named where it cannot be read.
    ///
    /// # Errors
    /// Where it is not a JSON object with a `text`, or a field has the wrong kind.
    pub fn read(line: &[u8], number: usize) -> Result<Self, Refused> {
        let not_json = |error: serde_json::Error| Refused {
            id: Value::Null,
            error: format!("Line {number} is not a whole JSON object: {error}."),
        };
        Self::from_value(serde_json::from_slice(line).map_err(not_json)?)
    }

    /// Takes one line that is JSON already.
    ///
    /// # Errors
    /// Where it is not an object with a `text`, or a field has the wrong kind.
    pub fn from_value(value: Value) -> Result<Self, Refused> {
        let id = value.get("id").cloned().unwrap_or_default();
        let refuse = |error: String| Refused { id: id.clone(), error };
        let fields: Fields =
            Fields::deserialize(&value).map_err(|error| refuse(format!("The line lacks what is needed: {error}.")))?;
        let side = match fields.role.as_deref() {
            None | Some("supporter") => Side::Supporter,
            Some("seeker") => Side::Seeker,
            Some(role) => return Err(refuse(format!("The role \"{role}\" is neither supporter nor seeker."))),
        };
        let mut place =
            Place::deserialize(&value).map_err(|error| refuse(format!("A field is not as it should be: {error}.")))?;
        place.text = fields.text;
        if let Some(position) = place.position.filter(|position| !(0.0..=1.0).contains(position)) {
            return Err(refuse(format!("The position is {position}; it goes from 0 to 1.")));
        }
        Ok(Self { id, side, place })
    }
}

/// Tags one line.
///
/// # Errors
/// Where the bundle has no head for that side, or the engine fails.
pub fn tag(tagger: &Tagger, line: &Line) -> Result<Tagged, Refused> {
    let refuse = |error: String| Refused { id: line.id.clone(), error };
    let verdict = tagger.tag(line.side, &line.place).map_err(|error| refuse(error.to_string()))?;
    let Some(segment) = verdict.segments.into_iter().next() else {
        return Err(refuse("This model does not judge the seeker's side.".to_owned()));
    };
    Ok(Tagged {
        id: line.id.clone(),
        codes: segment.codes,
        likely: segment.likely,
        probabilities: Probabilities(segment.probabilities),
        unsure: segment.unsure,
        empathy: verdict.empathy,
    })
}
