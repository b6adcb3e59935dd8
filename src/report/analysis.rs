//! Everything that is said of one chat: the object that the command prints and the page shows.

use serde::{Deserialize, Serialize};

use crate::conversation::{Conversation, Note, Role, Source, Speaker};
use crate::outcome::course::Course;
use crate::outcome::{Forms, Outcome, Settings, flags, moments};
use crate::reading::{MessageTags, Reading, Segment};
use crate::sentiment::Sentiment;
use crate::session::Session;
use crate::tagger::{Empathy, EngineError, Tagger};

/// One chat, tagged and added up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub id: String,
    pub source: Source,
    pub speakers: Vec<Speaker>,
    pub messages: Vec<Message>,
    pub session: Session,
    /// Always there; without forms and ratings its scores are empty.
    pub outcome: Outcome,
    pub notes: Vec<Note>,
}

/// A message with what is said of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// From 0, in the file's order.
    pub index: usize,
    /// The speaker's name.
    pub speaker: String,
    pub role: Role,
    pub time: Option<String>,
    pub text: String,
    pub segments: Vec<Segment>,
    /// Supporter's messages, where the bundle has that head.
    pub empathy: Option<Empathy>,
    /// The seeker's expected rating, 1 to 5: no bundle has that head yet, so always `None`.
    pub helpfulness: Option<f32>,
    /// The wording of a seeker's message.
    pub sentiment: Option<Sentiment>,
}

/// What is to be in an analysis beside what always is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    pub probabilities: bool,
    pub evidence: bool,
}

/// Reads a whole conversation.
///
/// # Errors
/// Where the engine fails.
pub fn analyze(conversation: Conversation, tagger: &Tagger, options: Options) -> Result<Analysis, EngineError> {
    let reading = Reading::new(conversation);
    let mut tags = reading.all_tags(tagger)?;
    if options.evidence {
        for (index, message) in tags.iter_mut().enumerate() {
            for (number, segment) in message.segments.iter_mut().enumerate() {
                segment.evidence = Some(reading.explain(tagger, index, number)?);
            }
        }
    }
    let mut analysis = Analysis::new(&reading, tags);
    if !options.probabilities {
        analysis.forget_probabilities();
    }
    Ok(analysis)
}

impl Analysis {
    /// Adds up a reading whose messages are all tagged; `tags` holds one for each message, in order.
    pub fn new(reading: &Reading, tags: Vec<MessageTags>) -> Self {
        let conversation = reading.conversation();
        let session = Session::new(conversation, &tags);
        let outcome = Outcome {
            moments: moments::moments(conversation, &tags),
            flags: flags::flags(conversation, &tags),
            ..Outcome::default()
        };
        let foreign = reading.foreign();
        let messages = conversation.messages.iter().zip(tags).enumerate().map(|(index, (message, tags))| Message {
            index,
            speaker: conversation.speakers[message.speaker].name.clone(),
            role: conversation.role(message),
            time: message.time.clone(),
            text: message.text.clone(),
            segments: tags.segments,
            empathy: tags.empathy,
            helpfulness: None,
            sentiment: (conversation.role(message) == Role::Seeker && !foreign[index])
                .then(|| Sentiment::of(&message.text)),
        });
        let mut analysis = Self {
            id: conversation.id.clone(),
            source: conversation.source.clone(),
            speakers: conversation.speakers.clone(),
            messages: messages.collect(),
            session,
            outcome,
            notes: conversation.notes.clone(),
        };
        analysis.set_outcome(&Forms::of(conversation), &Settings::default());
        analysis
    }

    /// Says how the seeker fared by these forms, in place of all that was said of forms before.
    pub fn set_outcome(&mut self, forms: &Forms, settings: &Settings) {
        self.outcome.rescore(&mut self.notes, forms, settings);
    }

    /// The seeker's course through the chat.
    pub fn course(&self) -> Course {
        let tags = |message: &Message| MessageTags {
            segments: message.segments.clone(),
            empathy: message.empathy,
            flags: Vec::new(),
        };
        Course::new(&self.conversation(), &self.messages.iter().map(tags).collect::<Vec<_>>())
    }

    /// The conversation that was analysed.
    pub fn conversation(&self) -> Conversation {
        let index_of = |name: &str| self.speakers.iter().position(|speaker| speaker.name == name).unwrap_or_default();
        let messages = self.messages.iter().map(|message| crate::conversation::Message {
            speaker: index_of(&message.speaker),
            time: message.time.clone(),
            text: message.text.clone(),
        });
        Conversation {
            id: self.id.clone(),
            source: self.source.clone(),
            speakers: self.speakers.clone(),
            messages: messages.collect(),
            guess: None,
            // What came of the ratings stands in the outcome.
            states: None,
            notes: self.notes.clone(),
        }
    }

    fn forget_probabilities(&mut self) {
        for segment in self.messages.iter_mut().flat_map(|message| &mut message.segments) {
            segment.probabilities = None;
        }
    }
}
