//! A text's shadow: one ASCII byte for each of its characters, so that patterns written for plain letters find what is
//! written with accents, typographic quotes or other scripts' digits, and every offset in the shadow is the text's own.

use crate::conversation::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
pub(super) use unicode_normalization::char::is_combining_mark as is_mark;

/// What is found already, or stood in for already: no pattern matches it.
const HIDDEN: u8 = 0;
/// A letter that has no likeness in ASCII.
const LETTER: u8 = 1;
/// Anything else that has none: emoji, ideographic stops, control characters.
const SIGN: u8 = 2;

pub(super) struct Shadow {
    ascii: String,
}

impl Shadow {
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.chars().map(shade).collect();
        Self { ascii: String::from_utf8(bytes).expect("every shade is ASCII") }
    }

    /// From here on, what `span` covers is one opaque thing.
    pub(super) fn hide(&mut self, span: Span) {
        self.ascii.replace_range(span.start..span.end, &"\0".repeat(span.end - span.start));
    }

    pub(super) fn is_hidden(&self, span: Span) -> bool {
        self.ascii.as_bytes()[span.start..span.end].contains(&HIDDEN)
    }

    /// Whether anything stands there that patterns can match.
    pub(super) fn is_blank_or_hidden(&self) -> bool {
        self.ascii.bytes().all(|byte| byte == HIDDEN || byte.is_ascii_whitespace())
    }

    pub(super) fn has_digits(&self) -> bool {
        self.ascii.bytes().any(|byte| byte.is_ascii_digit())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.ascii
    }

    pub(super) fn select(&self, span: Span) -> &str {
        &self.ascii[span.start..span.end]
    }

    /// At most `reach` characters before `at`, and not beyond the end of the sentence before.
    pub(super) fn before(&self, at: usize, reach: usize) -> &str {
        let window = &self.ascii[at.saturating_sub(reach)..at];
        let stop = window.bytes().zip(window.bytes().skip(1)).rposition(ends_sentence);
        &window[stop.map_or(0, |stop| stop + 1)..]
    }

    /// At most `reach` characters from `at` on, and not beyond the end of the sentence.
    pub(super) fn after(&self, at: usize, reach: usize) -> &str {
        let window = &self.ascii[at..self.ascii.len().min(at + reach)];
        let stop = window.bytes().zip(window.bytes().skip(1)).position(ends_sentence);
        &window[..stop.unwrap_or(window.len())]
    }
}

fn ends_sentence((stop, next): (u8, u8)) -> bool {
    matches!(stop, b'!' | b'?' | b'\n') || stop == b'.' && next.is_ascii_whitespace()
}

fn shade(letter: char) -> u8 {
    match letter {
        HIDDEN_CHAR..='\u{2}' => SIGN,
        '\n' => b'\n',
        _ if letter.is_whitespace() => b' ',
        _ if letter.is_ascii() => letter as u8,
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}' => b'\'',
        '\u{201c}'..='\u{201f}' | '«' | '»' => b'"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '…' | '。' | '·' | '•' | '‧' | '∙' => b'.',
        '，' | '、' => b',',
        _ if is_combining_mark(letter) => LETTER,
        _ => match base(letter) {
            Some(plain) => plain,
            None if letter.is_alphabetic() => LETTER,
            None => digit(letter).unwrap_or(SIGN),
        },
    }
}

const HIDDEN_CHAR: char = '\0';

/// The ASCII letter or sign that a character is a form of.
fn base(letter: char) -> Option<u8> {
    let plain = match letter {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' | 'ð' | 'ɗ' => 'd',
        'Đ' | 'Ð' | 'Ɗ' => 'D',
        'ß' => 's',
        'æ' => 'a',
        'Æ' => 'A',
        'œ' => 'o',
        'Œ' => 'O',
        'ı' => 'i',
        'þ' => 't',
        'Þ' => 'T',
        'ŋ' => 'n',
        'Ŋ' => 'N',
        'ɓ' => 'b',
        'Ɓ' => 'B',
        'ƙ' => 'k',
        'Ƙ' => 'K',
        'ə' => 'e',
        'Ə' => 'E',
        _ => letter.nfkd().next()?,
    };
    plain.is_ascii().then_some(plain as u8)
}

/// Digits of the scripts whose digits stand in a row of ten in Unicode.
fn digit(letter: char) -> Option<u8> {
    const ZEROS: [u32; 5] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&(letter as u32)))?;
    Some(b'0' + (letter as u32 - zero) as u8)
}

/// How words are compared: lower case, without accents, in their own script.
pub(super) fn fold(word: &str) -> String {
    let letters = word.chars().filter(|letter| !is_combining_mark(*letter));
    letters.flat_map(|letter| base(letter).map_or(letter, char::from).to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shadow_has_a_byte_for_each_character() {
        for text in ["", "Lucía “ok” 👩‍👩‍👧 مريم ٠٧٧", "Bri\u{301}d – Nguyễn", "\0\u{1}\u{2}"]
        {
            assert_eq!(Shadow::of(text).as_str().len(), text.chars().count(), "{text:?}");
        }
        assert_eq!(Shadow::of("Lucía’s ٠٧٧ ok").as_str(), "Lucia's 077 ok");
    }

    #[test]
    fn folding_forgets_case_and_accents_and_keeps_scripts() {
        assert_eq!(fold("Siobhán"), "siobhan");
        assert_eq!(fold("Bri\u{301}d"), "brid");
        assert_eq!(fold("Łukasz Øyvind"), "lukasz oyvind");
        assert_eq!(fold("Мария"), fold("мария"));
    }

    #[test]
    fn context_ends_with_the_sentence() {
        let shadow = Shadow::of("One. two three? four");
        assert_eq!(shadow.before(14, 40), " two three");
        assert_eq!(shadow.after(5, 40), "two three");
    }
}
