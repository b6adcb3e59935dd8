//! The summary figures of MITI 4.2.1 (Moyers, Manuel & Ernst 2015), by the codebook's table.
//!
//! Each behaviour counts at most once a volley. Support, self-disclosure and the framing codes are not MITI's.

use serde::{Deserialize, Serialize};

use crate::conversation::segment::Volley;
use crate::conversation::{Conversation, Role};
use crate::reading::MessageTags;
use crate::tagger::codebook::Code;
use crate::tagger::codebook::Technique::{self, *};

/// Volleys of the supporter that hold each behaviour, and what they amount to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Miti {
    pub question: usize,
    /// Volleys whose reflections are all simple.
    pub simple_reflection: usize,
    /// Volleys with a complex reflection.
    pub complex_reflection: usize,
    pub affirm: usize,
    pub seek_collaboration: usize,
    pub emphasize_autonomy: usize,
    pub give_information: usize,
    /// Plain persuading and directing.
    pub persuade: usize,
    pub persuade_with_permission: usize,
    pub confront: usize,
    /// Reflections through questions. `None`: no question was asked.
    pub reflection_to_question: Option<f32>,
    /// Complex reflections in a hundred reflections. `None`: there was no reflection.
    pub percent_complex: Option<f32>,
    /// Seeking collaboration, affirming and emphasizing autonomy.
    pub adherent: usize,
    /// Confronting and persuading.
    pub non_adherent: usize,
}

impl Miti {
    pub fn new(conversation: &Conversation, volleys: &[Volley], tags: &[MessageTags]) -> Self {
        let mut miti = Self::default();
        for volley in volleys.iter().filter(|volley| conversation.speakers[volley.speaker].role == Role::Supporter) {
            let segments = tags[volley.messages.clone()].iter().flat_map(|message| &message.segments);
            let codes: Vec<Technique> =
                segments.flat_map(|segment| segment.counted().filter_map(Code::technique)).collect();
            miti.count_volley(&codes);
        }
        let reflections = miti.simple_reflection + miti.complex_reflection;
        miti.reflection_to_question = ratio(reflections, miti.question);
        miti.percent_complex = ratio(100 * miti.complex_reflection, reflections);
        miti.adherent = miti.seek_collaboration + miti.affirm + miti.emphasize_autonomy;
        miti.non_adherent = miti.confront + miti.persuade;
        miti
    }

    fn count_volley(&mut self, codes: &[Technique]) {
        let holds = |wanted: &[Technique]| usize::from(codes.iter().any(|code| wanted.contains(code)));
        let complex = holds(&[ComplexReflection]);
        self.question += holds(&[OpenQuestion, ClosedQuestion]);
        self.complex_reflection += complex;
        self.simple_reflection += holds(&[SimpleReflection]) * (1 - complex);
        self.affirm += holds(&[Affirm]);
        self.seek_collaboration += holds(&[SeekCollaboration]);
        self.emphasize_autonomy += holds(&[EmphasizeAutonomy]);
        self.give_information += holds(&[GiveInformation]);
        self.persuade += holds(&[Persuade, Direct]);
        self.persuade_with_permission += holds(&[PersuadeWithPermission]);
        self.confront += holds(&[Confront]);
    }
}

fn ratio(part: usize, whole: usize) -> Option<f32> {
    (whole > 0).then(|| part as f32 / whole as f32)
}
