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

const TEXTS: [&str; 6] = ["text", "seeker", "earlier", "volley", "rest", "after"];

impl Line {
    /// Reads one line of JSON.
    ///
    /// # Errors
    /// Where it is not a JSON object with a `text`, or a field has the wrong kind.
    pub fn read(line: &[u8]) -> Result<Self, Refused> {
        // Programs for tables begin a file with a mark that is no part of its first line.
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let not_json = |_| Refused { id: Value::Null, error: "This is not a whole JSON object.".to_owned() };
        Self::from_value(serde_json::from_slice(line).map_err(not_json)?)
    }

    /// Takes one line that is JSON already.
    ///
    /// # Errors
    /// Where it is not an object with a `text`, or a field has the wrong kind.
    pub fn from_value(mut value: Value) -> Result<Self, Refused> {
        let id = value.get("id").cloned().unwrap_or_default();
        let refuse = |error: String| Refused { id: id.clone(), error };
        let Some(fields) = value.as_object_mut() else {
            return Err(refuse("This is no JSON object.".to_owned()));
        };
        // What a program for tables writes where there is nothing.
        fields.retain(|_, value| !value.is_null());
        if !fields.contains_key("text") {
            return Err(refuse("There is no \"text\".".to_owned()));
        }
        if let Some(name) = TEXTS.iter().find(|name| fields.get(**name).is_some_and(|value| !value.is_string())) {
            return Err(refuse(format!("The \"{name}\" must be text in quotation marks.")));
        }
        if fields.get("position").is_some_and(|value| !value.is_number()) {
            return Err(refuse("The \"position\" must be a number from 0 to 1.".to_owned()));
        }
        let side = match fields.get("role").map(|role| role.as_str().unwrap_or_default()) {
            None | Some("supporter") => Side::Supporter,
            Some("seeker") => Side::Seeker,
            Some(_) => return Err(refuse("The \"role\" must be \"supporter\" or \"seeker\".".to_owned())),
        };
        let place =
            Place::deserialize(&value).map_err(|error| refuse(format!("A field is not as it should be: {error}.")))?;
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
