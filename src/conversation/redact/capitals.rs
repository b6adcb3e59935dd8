//! What capitals say in a text: nothing where every word has one, a name wherever one stands where sentences begin small.

use super::vocabulary::NOBODY;
use super::word::{Class, Form, Word};

/// Whether capitals say nothing here, since nearly every word has them.
pub(super) fn are_shouted(words: &[Word]) -> bool {
    let written = words.iter().filter(|word| !matches!(word.form, Form::Hidden | Form::Number) && word.key.len() > 1);
    let (usual, told): (Vec<&Word>, Vec<&Word>) = written.partition(|word| NOBODY.contains(word.key.as_str()));
    let small = |words: &[&Word]| words.iter().filter(|word| word.form == Form::Lower).count();
    // Small words stay small in titles, but then there are few of them.
    told.len() > 3 && small(&told) * 4 < told.len() && small(&usual) * 3 < told.len()
}

/// Whether the writer begins sentences with small letters: then a capital at the beginning of one is meant.
pub(super) fn are_kept_for_names(words: &[Word]) -> bool {
    let is_usual = |word: &&Word| {
        matches!(word.class, Class::Word | Class::Nobody) && word.key != "i" && !word.key.starts_with("i'")
    };
    let mut firsts = words.iter().filter(|word| word.begins_sentence()).filter(is_usual);
    let small = |word: &Word| matches!(word.form, Form::Lower | Form::Hidden | Form::Number);
    firsts.clone().any(|word| word.form == Form::Lower) && firsts.all(small)
}

#[cfg(test)]
mod tests {
    use super::super::shadow::Shadow;
    use super::super::word::words;
    use super::*;

    #[test]
    fn capitals_are_shouted_or_kept_or_usual() {
        let read = |text: &str| {
            let words = words(text, &Shadow::of(text));
            (are_shouted(&words), are_kept_for_names(&words))
        };
        assert_eq!(read("THEY SHOUT AND SCREAM AT ME LOUD WORDS"), (true, false));
        assert_eq!(read("he left. Qwintus. then i cried"), (false, true));
        assert_eq!(read("He left. Qwintus. Then I cried"), (false, false));
    }
}
