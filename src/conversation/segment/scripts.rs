//! Where sentences end in other scripts than Latin, by Unicode's rules (UAX #29): 。 ！ ？ ؟ ۔ । and many more.

use unicode_segmentation::UnicodeSegmentation;

/// The places after which a sentence is over, in order.
pub(super) fn ends(letters: &[char]) -> Vec<usize> {
    if letters.iter().all(|letter| letter.is_ascii()) {
        return Vec::new();
    }
    // ASCII's stops and line breaks have rules of their own here. Without full stops the library also never looks
    // ahead for the letter after one, which would take the square of a text's length.
    let masked: String = letters.iter().map(|&letter| mask(letter)).collect();
    let mut end = 0;
    let mut ends: Vec<usize> = Vec::new();
    for sentence in masked.split_sentence_bounds() {
        end += sentence.chars().count();
        ends.push(end);
    }
    // The last one is the end of the text.
    ends.pop();
    ends
}

fn mask(letter: char) -> char {
    match letter {
        '.' | '!' | '?' | '\u{2024}' | '\u{fe52}' => ',',
        '\u{ff0e}' => '。',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}
