//! The trained model as files: a manifest that says what it is, the graph, the vocabulary, the card, the licence.
//!
//! A bundle is refused unless its format is known, every file has the hash that the manifest names, and (once the
//! engine runs, in [`Tagger::new`](super::Tagger::new)) its reference cases come out as they should.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::codebook::{ClientTalk, FlagKind, Technique};
use super::frame::{FrameSizes, Place};

/// The format of bundles that this build reads.
const FORMAT: u32 = 1;
/// The kinds of empathy, in the order of the graph's columns that [`Empathy`](super::Empathy) is made from.
const EMPATHY: [&str; 3] = ["emotional_reaction", "interpretation", "exploration"];
/// More than any bundle of ours holds in one file, in bytes; keeps a broken archive from filling the memory.
const LARGEST_FILE: u64 = 1 << 30;

/// A bundle whose files are whole.
#[derive(Debug)]
pub struct Bundle {
    pub manifest: Manifest,
    /// What the model is, from what, how good, and its limits: Markdown.
    pub card: String,
    /// The licence of the weights: Markdown.
    pub licence: String,
    pub(super) graph: Vec<u8>,
    pub(super) vocabulary: String,
}

/// `manifest.json`.
#[derive(Debug, Clone, Deserialize)]
pub struct Manifest {
    pub name: String,
    pub version: String,
    /// One line; the whole text is [`Bundle::licence`].
    pub licence: String,
    /// SHA-256 of each other file of the bundle, in hexadecimal.
    pub files: BTreeMap<String, String>,
    pub frame: FrameSizes,
    /// Where the hat functions of a segment's position have their tops, rising from 0 to 1.
    pub position_knots: Vec<f32>,
    pub heads: Heads,
    pub reference: Vec<ReferenceCase>,
}

/// The answers that the graph gives for one reading of the words.
#[derive(Debug, Clone, Deserialize)]
pub struct Heads {
    pub techniques: Labels<Technique>,
    #[serde(default)]
    pub client_talk: Option<Labels<ClientTalk>>,
    #[serde(default)]
    pub empathy: Option<EmpathyHead>,
    #[serde(default)]
    pub flags: Option<FlagHead>,
}

/// A head that chooses one label, and how far its choice is to be trusted.
#[derive(Debug, Clone, Deserialize)]
pub struct Labels<L: Eq + std::hash::Hash> {
    /// In the order of the graph's columns.
    pub labels: Vec<L>,
    /// What the graph's figures are divided by before they become probabilities.
    pub temperature: f32,
    /// From which probability on a label is shown.
    pub thresholds: HashMap<L, f32>,
    /// From which probability on a second label is shown beside a shown first; absent: never.
    #[serde(default)]
    pub second: Option<f32>,
}

/// Three kinds of empathy, each at the levels 0, 1, 2.
#[derive(Debug, Clone, Deserialize)]
pub struct EmpathyHead {
    pub labels: [String; 3],
    pub temperature: [f32; 3],
}

/// A yes or no to each kind of flag, of a message by itself.
#[derive(Debug, Clone, Deserialize)]
pub struct FlagHead {
    /// In the order of the graph's columns.
    pub labels: Vec<FlagKind>,
    /// From which probability on a kind is named. A kind without one is never named.
    pub thresholds: HashMap<FlagKind, f32>,
}

/// A line and what the model must say of it.
#[derive(Debug, Clone, Deserialize)]
pub struct ReferenceCase {
    pub input: Place,
    pub probabilities: BTreeMap<String, f32>,
}

/// Why a bundle is refused.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    #[error("The model is not a whole archive ({0}). Download it again.")]
    Archive(String),
    #[error("The model lacks the file {0}. Download it again.")]
    Missing(String),
    #[error("The file {0} of the model is not as it was made: its checksum differs. Download it again.")]
    Changed(String),
    #[error(
        "The model's format is {found}; this version of hearken reads format {FORMAT}. Take the model that came with it."
    )]
    Format { found: u64 },
    #[error("The model's manifest cannot be read: {0}. Download the model again.")]
    Manifest(String),
    #[error("The model's graph cannot be run: {0}. Take the model that came with this version of hearken.")]
    Graph(String),
    #[error("The model does not give the answers that it promises: {0}. Do not use it; download it again.")]
    Reference(String),
}

impl Bundle {
    /// Reads a bundle packed as one zip file, `tagger.hearken`.
    ///
    /// # Errors
    /// Where the archive, a file or the manifest is not whole.
    pub fn from_archive(bytes: &[u8]) -> Result<Self, BundleError> {
        let broken = |error: &dyn std::fmt::Display| BundleError::Archive(error.to_string());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let mut files = HashMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index(index).map_err(|error| broken(&error))?;
            let name = entry.name().map_err(|error| broken(&error))?.into_owned();
            let mut content = Vec::new();
            entry.take(LARGEST_FILE).read_to_end(&mut content).map_err(|error| broken(&error))?;
            files.insert(name, content);
        }
        Self::from_files(files)
    }

    /// Takes a bundle from its files, by name.
    ///
    /// # Errors
    /// Where a file is missing or changed, or the manifest is not understood.
    pub fn from_files(mut files: HashMap<String, Vec<u8>>) -> Result<Self, BundleError> {
        let manifest = files.remove("manifest.json").ok_or_else(|| BundleError::Missing("manifest.json".into()))?;
        let manifest = Manifest::read(&manifest)?;
        for (name, hash) in &manifest.files {
            let content = files.get(name).ok_or_else(|| BundleError::Missing(name.clone()))?;
            if hexadecimal(&Sha256::digest(content)) != *hash {
                return Err(BundleError::Changed(name.clone()));
            }
        }
        // Only files with a hash are taken: what the manifest does not name was not vouched for.
        let mut take = |name: &str| match manifest.files.contains_key(name) {
            true => Ok(files.remove(name).unwrap_or_default()),
            false => Err(BundleError::Missing(name.into())),
        };
        let text = |name: &str, bytes| {
            String::from_utf8(bytes).map_err(|error| BundleError::Manifest(format!("{name}: {error}")))
        };
        Ok(Self {
            graph: take("model.onnx")?,
            vocabulary: text("vocab.txt", take("vocab.txt")?)?,
            card: text("CARD.md", take("CARD.md")?)?,
            licence: text("LICENSE.md", take("LICENSE.md")?)?,
            manifest,
        })
    }
}

impl Manifest {
    fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        let unreadable = |error: serde_json::Error| BundleError::Manifest(error.to_string());
        // The format first: another format may lack any other field.
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(unreadable)?;
        match value["format"].as_u64() {
            Some(format) if format == u64::from(FORMAT) => {}
            Some(found) => return Err(BundleError::Format { found }),
            None => return Err(BundleError::Manifest("no format is named".into())),
        }
        let manifest: Manifest = serde_json::from_value(value).map_err(unreadable)?;
        if !manifest.heads.techniques.labels.iter().copied().eq(Technique::all()) {
            return Err(BundleError::Manifest("the labels are not the codebook's, in its order".into()));
        }
        if manifest.heads.empathy.as_ref().is_some_and(|head| head.labels != EMPATHY) {
            return Err(BundleError::Manifest("the kinds of empathy are not those that we know, in our order".into()));
        }
        if manifest.position_knots.is_empty() || !manifest.position_knots.is_sorted_by(|one, next| one < next) {
            return Err(BundleError::Manifest("the knots of the position do not rise".into()));
        }
        if manifest.reference.is_empty() {
            return Err(BundleError::Manifest("it has no reference cases".into()));
        }
        Ok(manifest)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
