//! The codebook: the techniques that a supporter's segment can get, and the talk that a seeker's message can be.
//!
//! The techniques join the behaviour codes of MITI 4.2.1 (Moyers, Manuel & Ernst 2015) with the codes that Shah et al.
//! (2022, arXiv 2211.05182) added for typed peer support. Names and definitions are data: `codebook.json`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// What a supporter's segment does. In the codebook's order, which is also the order of the model's labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Technique {
    OpenQuestion,
    ClosedQuestion,
    SimpleReflection,
    ComplexReflection,
    Affirm,
    EmphasizeAutonomy,
    SeekCollaboration,
    Support,
    GiveInformation,
    PersuadeWithPermission,
    Persuade,
    Direct,
    Confront,
    SelfDisclosure,
    Grounding,
    Greeting,
    Conclusion,
    ChitChat,
    Inappropriate,
    Other,
}

/// Which way a seeker's message leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientTalk {
    /// Towards a change for the better.
    Change,
    /// Against it.
    Sustain,
    Neutral,
}

/// What a message speaks of that a reader should know before reading on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    Suicide,
    SelfHarm,
    Abuse,
    DangerToOthers,
    Contact,
    Meeting,
    Pictures,
    Money,
    Sexual,
    Swearing,
    Medicine,
}

/// Any code: what a segment, of either side, can be said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Code {
    Technique(Technique),
    ClientTalk(ClientTalk),
}

/// What the codebook says of one technique.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: Technique,
    pub name: String,
    pub family: Family,
    /// What gets this code.
    pub gets: String,
    /// What looks like it and gets another.
    pub not: Option<String>,
}

/// The families that share a colour and a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    Ask,
    Reflect,
    Strength,
    Comfort,
    Tell,
    Frame,
}

static ENTRIES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| serde_json::from_str(include_str!("codebook.json")).expect("codebook.json is checked by a test"));

/// The codebook's entries, one a technique, in its order.
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

impl Technique {
    /// All twenty, in the codebook's order.
    pub fn all() -> impl Iterator<Item = Technique> {
        entries().iter().map(|entry| entry.id)
    }

    /// What the codebook says of it.
    pub fn entry(self) -> &'static Entry {
        // They stand in the enum's order.
        &entries()[self as usize]
    }

    /// Its name for programs, as in the codebook: `open_question`.
    pub fn id(self) -> String {
        id(self)
    }
}

/// The name for programs of what is one word in JSON.
pub(crate) fn id(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default()
}

impl FlagKind {
    pub const ALL: [FlagKind; 11] = [
        FlagKind::Suicide,
        FlagKind::SelfHarm,
        FlagKind::Abuse,
        FlagKind::DangerToOthers,
        FlagKind::Contact,
        FlagKind::Meeting,
        FlagKind::Pictures,
        FlagKind::Money,
        FlagKind::Sexual,
        FlagKind::Swearing,
        FlagKind::Medicine,
    ];
}

impl Code {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Code::Technique(technique) => &technique.entry().name,
            Code::ClientTalk(ClientTalk::Change) => "Change talk",
            Code::ClientTalk(ClientTalk::Sustain) => "Sustain talk",
            Code::ClientTalk(ClientTalk::Neutral) => "Neutral",
        }
    }

    /// The technique, where this is the code of a supporter's segment.
    pub fn technique(self) -> Option<Technique> {
        match self {
            Code::Technique(technique) => Some(technique),
            Code::ClientTalk(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_technique_has_one_entry_and_they_stand_in_the_enum_s_order() {
        let ids: Vec<_> = Technique::all().collect();
        assert_eq!(ids.len(), 20);
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
        assert_eq!(ids[19], Technique::Other);
        assert!(ids.iter().all(|&technique| technique.entry().id == technique));
    }

    #[test]
    fn a_code_is_its_id_in_json() {
        let json = serde_json::to_string(&Code::Technique(Technique::PersuadeWithPermission)).unwrap();
        assert_eq!(json, "\"persuade_with_permission\"");
        assert_eq!(serde_json::from_str::<Code>("\"sustain\"").unwrap(), Code::ClientTalk(ClientTalk::Sustain));
    }
}
