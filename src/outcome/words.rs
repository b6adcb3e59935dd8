//! What is said beside outcome figures, in one place, so that the page, the document and the notes say the same.

use crate::conversation::Note;

/// A text with the code that it has among an analysis's notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    pub code: &'static str,
    pub text: &'static str,
}

/// How to reach help: a macro, so that it can be part of other texts.
macro_rules! help {
    () => {
        "In an emergency, call your local emergency number. To talk to someone: US, call or text 988. UK and Ireland, \
         116 123. Elsewhere, findahelpline.com."
    };
}
pub(super) use help;

/// Comes before everything else where item 9 is above 0.
pub const ITEM_9: Notice = Notice {
    code: "item_9",
    text: concat!(
        "First, item 9. The answer says that thoughts of being better off dead, or of self-harm, were there. Please \
         talk about this with the person, or with your supervisor, now. ",
        help!()
    ),
};

/// Beside a PHQ-9 of which only the total is known.
pub const ITEM_9_UNKNOWN: Notice = Notice {
    code: "item_9_unknown",
    text: "Only the total of a PHQ-9 is known here. So we cannot tell what item 9, about thoughts of self-harm, said.",
};

/// Beside the figures of every form that asks about two weeks.
pub const TWO_WEEKS: Notice = Notice {
    code: "two_weeks",
    text: "These forms look back two weeks. They cannot show what one chat did. Many people start at a low point and \
           feel better later, with help or without.",
};

/// Beside every improvement.
pub const DRIFT: Notice = Notice {
    code: "drift",
    text: "A lower score after a chat is not the effect of that chat. People often come at a low point, so the next \
           score tends to be lower by itself (regression to the mean). On one waiting list PHQ-9 fell from 13.6 to 8.0 in \
           12 weeks with no treatment (Graham 2020, by a secondary source).",
};

/// Beside a total with missing items.
pub const PRORATED: Notice = Notice {
    code: "prorated",
    text: "A total here is prorated: items are missing, and the mean of the others stands in for them.",
};

/// Where two forms have a change and the NHS counts otherwise than the formula.
pub const NHS_RULES: Notice = Notice {
    code: "nhs_rules",
    text: "NHS Talking Therapies counts 6 points (PHQ-9) or 4 (GAD-7) as reliable, whatever the formula says. A case is \
           10 or more (PHQ-9) or 8 or more (GAD-7). We know these rules from secondary sources.",
};

/// Beside the ratings that come in ESConv's files.
pub const ESCONV_SELECTED: Notice = Notice {
    code: "states_selected",
    text: "These ratings come with ESConv. Its main files hold only chats after which the rating was lower. Those that \
           went badly lie in a file of their own. So they do not show how often chats help.",
};

/// Every fixed text.
const NOTICES: [&Notice; 7] = [&ITEM_9, &ITEM_9_UNKNOWN, &TWO_WEEKS, &DRIFT, &PRORATED, &NHS_RULES, &ESCONV_SELECTED];

/// The codes of the notes whose text names what this chat's forms are.
pub(super) const FORM_REFUSED: &str = "form_refused";
pub(super) const FORMS_LEFT_OUT: &str = "forms_left_out";
pub(super) const FORMS_REPLACED: &str = "forms_replaced";
pub(super) const DIFFERENT_FORMS: &str = "different_forms";
pub(super) const NHS_NEEDS_BOTH: &str = "nhs_needs_both";

/// Whether a note comes from this room.
pub fn is_about_outcome(note: &Note) -> bool {
    let own = [FORM_REFUSED, FORMS_LEFT_OUT, FORMS_REPLACED, DIFFERENT_FORMS, NHS_NEEDS_BOTH];
    own.contains(&note.code.as_str()) || NOTICES.iter().any(|notice| notice.code == note.code)
}

/// Whether a note says what holds for the figures of every chat, and nothing of one person: it need be read once.
pub fn is_same_for_all(note: &Note) -> bool {
    [TWO_WEEKS, DRIFT, PRORATED, NHS_RULES, ESCONV_SELECTED].iter().any(|notice| notice.code == note.code)
}

impl Notice {
    pub fn note(&self) -> Note {
        Note::new(self.code, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::flags;

    #[test]
    fn help_is_where_it_is_elsewhere() {
        assert!(ITEM_9.text.ends_with(flags::NOTICE), "two places for one text: {}", ITEM_9.text);
    }
}
