//! Bytes become text: UTF-8 and UTF-16, with a mark at the start or without, every line break a `\n`.

use super::ReadError;
use std::borrow::Cow;

/// How far in we look to tell text from something else.
const SAMPLE: usize = 64 * 1024;

/// The first bytes of files that people drop by mistake and that could pass for text.
const MAGIC: &[&[u8]] = &[
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
    b"OggS",
    b"ID3",
    b"RIFF",
    b"{\\rtf",
];

pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let text = match utf16(bytes) {
        Some((order, body)) => Cow::Owned(from_utf16(order, body)?),
        None => Cow::Borrowed(from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?),
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(one_kind_of_line_break(text))
}

/// Whether a file that begins so can be text in an encoding that we know.
pub(super) fn may_be_text(head: &[u8]) -> bool {
    match utf16(head) {
        Some((order, body)) => from_utf16(order, body).is_ok(),
        None => !is_no_text(head),
    }
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

/// Whether this is UTF-16, by its mark or, without one, by the zero bytes of its Latin letters.
fn utf16(bytes: &[u8]) -> Option<(Order, &[u8])> {
    if let Some(body) = bytes.strip_prefix(b"\xff\xfe") {
        return Some((Order::Little, body));
    }
    if let Some(body) = bytes.strip_prefix(b"\xfe\xff") {
        return Some((Order::Big, body));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if pairs < 2 || !bytes.len().is_multiple_of(2) => None,
        () if first == 0 && second * 2 > pairs => Some((Order::Little, bytes)),
        () if second == 0 && first * 2 > pairs => Some((Order::Big, bytes)),
        () => None,
    }
}

fn from_utf16(order: Order, bytes: &[u8]) -> Result<String, ReadError> {
    let units = bytes.chunks_exact(2).map(|pair| match order {
        Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
        Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
    });
    let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if looks_binary(text.as_bytes()) { Err(ReadError::NotText) } else { Ok(text) }
}

fn from_utf8(bytes: &[u8]) -> Result<&str, ReadError> {
    if is_no_text(bytes) {
        return Err(ReadError::NotText);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        if before.contains(&0) {
            return ReadError::NotText;
        }
        ReadError::NotUtf8 { line: 1 + line_breaks(before) }
    })
}

fn is_no_text(bytes: &[u8]) -> bool {
    MAGIC.iter().any(|magic| bytes.starts_with(magic)) || looks_binary(bytes)
}

/// Text has hardly any control characters but tabs and line breaks; a stray one is no reason to refuse a chat.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = sample.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    control >= 4 && control * 50 > sample.len()
}

fn line_breaks(bytes: &[u8]) -> usize {
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let lone_returns = bytes.windows(2).filter(|pair| pair[0] == b'\r' && pair[1] != b'\n').count();
    feeds + lone_returns
}

fn one_kind_of_line_break(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, order: Order) -> Vec<u8> {
        let bytes = |unit: u16| match order {
            Order::Little => unit.to_le_bytes(),
            Order::Big => unit.to_be_bytes(),
        };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn text_is_the_same_in_every_encoding() {
        let text = "Anna: how are you? 😊\nBen: été";
        for order in [Order::Little, Order::Big] {
            assert_eq!(decode(&utf16_bytes(&format!("\u{feff}{text}"), order)).unwrap(), text);
            assert_eq!(decode(&utf16_bytes(text, order)).unwrap(), text, "without a mark");
        }
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()).unwrap(), text);
        assert_eq!(decode(text.replace('\n', "\r\n").as_bytes()).unwrap(), text);
        assert_eq!(decode(text.replace('\n', "\r").as_bytes()).unwrap(), text);
    }

    #[test]
    fn nothing_but_white_space_is_empty() {
        for nothing in ["", "\u{feff}", " \r\n\t"] {
            assert_eq!(decode(nothing.as_bytes()), Err(ReadError::Empty));
        }
    }

    #[test]
    fn what_is_not_text_is_told_from_text_in_another_encoding() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(ReadError::NotText));
        assert_eq!(decode(b"%PDF-1.7\nobj"), Err(ReadError::NotText));
        assert_eq!(decode(&(0..=255).collect::<Vec<u8>>()), Err(ReadError::NotText));
        assert_eq!(decode(b"Anna: hi\r\nBen: \xe9t\xe9\r\n"), Err(ReadError::NotUtf8 { line: 2 }));
    }

    #[test]
    fn a_stray_control_character_is_kept() {
        assert_eq!(decode(b"Anna: bell \x07 and \0 zero").unwrap(), "Anna: bell \u{7} and \0 zero");
    }
}
