//! Two people under one name: told apart by numbers, and said.

use super::error::list;
use crate::conversation::Note;

/// What is to be said of names that were given a number.
pub(super) fn note(numbered: &[String]) -> Option<Note> {
    (!numbered.is_empty()).then(|| {
        let text = format!("Several people have the same name. They are told apart by numbers: {}.", list(numbered));
        Note::new("names_alike", text)
    })
}

#[cfg(test)]
mod tests {
    use super::super::draft::Draft;
    use super::*;

    #[test]
    fn people_of_one_name_get_numbers() {
        let mut draft = Draft::default();
        for (id, name) in [("1", "Ada"), ("2", "Ada"), ("1", "Ada K"), ("3", "Ada (2)"), ("4", "Ada")] {
            draft.say_by_id(id, name, None, "hi");
        }
        let names: Vec<&str> = draft.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
        assert_eq!(names, ["Ada", "Ada (2)", "Ada (2) (2)", "Ada (3)"]);
        assert!(note(&draft.numbered).is_some() && note(&[]).is_none());
    }
}
