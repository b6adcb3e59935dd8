//! Hindi and Urdu in Latin letters: some of their small words are names elsewhere ("meri", "jaye").

use super::lists::words;
use super::word::Word;

words! {
    WORDS = "hai hain tha thi ka ki ke ko se mein woh wo yeh mera meri mere tera teri tere tum aap hum mujhe tujhe usko uski uska kuch kya kyun
        nahi nahin aur agar toh bhi behen bhai ho hua hui jaye jaaye jao gaya gayi raha rahi karo karna kare kar liye sab abhi bas acha accha
        batana bata dena lena sirf bahut bohot";
}

/// The fewest of these words that make a text one in this language.
const FEWEST: usize = 4;

pub(super) fn is_written(words: &[Word]) -> bool {
    words.iter().filter(|word| is_word(&word.key)).count() >= FEWEST
}

pub(super) fn is_word(key: &str) -> bool {
    WORDS.contains(key)
}

#[cfg(test)]
mod tests {
    use super::super::shadow::Shadow;
    use super::super::word::words;
    use super::*;

    #[test]
    fn told_by_several_words() {
        let is = |text: &str| is_written(&words(text, &Shadow::of(text)));
        assert!(is("woh mera bhai hai aur mujhe kuch nahi bola"));
        assert!(!is("meri and jaye came to see us"));
    }
}
