//! Whether a text is in English, the one language that the tagger has learnt.
//!
//! English can't be written without its small words: in the chats that the tagger was trained on, every second word is
//! one of those below, however people spell. In other languages hardly one in ten happens to look like one.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Fewer words than these say nothing of their language.
const LEAST_WORDS: usize = 8;

/// The least share of small words in English.
const LEAST_SHARE: f32 = 0.15;

/// Small words and their short forms, without apostrophes. Left out are those that other languages often write too
/// ("a", "me", "no", "in", "so", "am", "an", "was", "die").
static SMALL_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "i you u he she it we they my your ur his her its our their him them us this that these those the and but or \
     if of at by for with from to too about up out on off over into be been being is are were have has had \
     having do does did done doing will would could can should may might must not dont cant wont didnt doesnt \
     isnt im ive id ill youre youve thats what who whats lets theres hes shes how when where why which there \
     here then than as because cause just all any some more most much very really now know think feel like get \
     got go going want need one hi hello thank thanks good sorry yes yeah okay help make time people things \
     thing something anything sure well only even also"
        .split(' ')
        .collect()
});

/// Whether `text` is in English. `None`: it holds too little to tell.
pub fn is_english(text: &str) -> Option<bool> {
    let (mut latin, mut other) = (0, 0);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        if is_latin(letter) { latin += 1 } else { other += 1 }
    }
    if other > latin {
        return Some(false);
    }
    let words: Vec<String> = words(text).collect();
    if words.len() < LEAST_WORDS {
        return None;
    }
    let small = words.iter().filter(|word| SMALL_WORDS.contains(word.as_str())).count();
    Some(small as f32 >= LEAST_SHARE * words.len() as f32)
}

/// Whether a volley is in another language than English; where it is too short to tell, what is said around it tells.
pub fn is_foreign(volley: &str, around: [&str; 3]) -> bool {
    is_foreign_by(None, volley, around)
}

/// The same where it is known of all that this person says whether it is English: that tells more than what others say.
pub fn is_foreign_by(person: Option<bool>, volley: &str, around: [&str; 3]) -> bool {
    let with_surroundings = || is_english(&[volley, &around.join(" ")].join(" "));
    is_english(volley).or(person).or_else(with_surroundings) == Some(false)
}

/// Words of letters alone: numbers, signs and emoji are of every language.
fn words(text: &str) -> impl Iterator<Item = String> {
    let letters =
        |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
    text.split(|sign: char| !sign.is_alphabetic() && !matches!(sign, '\'' | '’'))
        .map(letters)
        .filter(|word: &String| !word.is_empty())
}

/// Latin letters with all their marks.
fn is_latin(letter: char) -> bool {
    matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::{is_english, is_foreign};

    #[test]
    fn english_is_known_however_it_is_spelt() {
        for text in [
            "I'm so sorry to hear that, it must have been hard for you.",
            "idk tbh i jst feel like no1 cares abt me anymore",
            "YOU HAVE BEEN THROUGH A LOT THIS YEAR",
            "have u tried 2 talk 2 ur mum about it ??",
            "Weekend plans: groceries, laundry, cooking, and maybe calling my sister if I feel up to it.",
        ] {
            assert_eq!(is_english(text), Some(true), "{text}");
        }
    }

    #[test]
    fn other_languages_are_not_english() {
        for text in [
            "Es tut mir so leid, das muss sehr schwer für dich gewesen sein.",
            "Je suis vraiment désolé, ça a dû être très dur pour toi.",
            "Lo siento mucho, eso debe haber sido muy difícil para ti.",
            "Mi dispiace tanto, dev'essere stato molto difficile per te.",
            "Sinto muito, isso deve ter sido muito difícil para você.",
            "Het spijt me zo, dat moet heel moeilijk voor je zijn geweest.",
            "Bardzo mi przykro, to musiało być dla ciebie bardzo trudne.",
            "Çok üzgünüm, bu senin için çok zor olmuş olmalı.",
            "Tôi rất tiếc, điều đó chắc hẳn rất khó khăn với bạn.",
            "Nasikitika sana, lazima ilikuwa ngumu sana kwako wakati huo.",
            "Jag är så ledsen, det måste ha varit väldigt svårt för dig.",
            "Мне очень жаль",
            "我很抱歉听到这个消息",
            "أنا آسف جدا",
        ] {
            assert_eq!(is_english(text), Some(false), "{text}");
        }
    }

    #[test]
    fn too_little_says_nothing() {
        for text in ["", "ok", "😊", "10/10", "Oui, merci beaucoup", "Congratulations on graduating!"] {
            assert_eq!(is_english(text), None, "{text}");
        }
    }

    #[test]
    fn a_short_volley_is_known_by_what_is_said_around_it() {
        assert!(is_foreign("Oui, merci", ["", "Je ne sais pas quoi faire de ma vie maintenant", "Tu as raison"]));
        assert!(!is_foreign("Oui, merci", ["", "I don't know what to do with my life now", "You are right"]));
        assert!(!is_foreign("Oui, merci", ["", "", ""]), "nothing speaks against it");
    }
}
