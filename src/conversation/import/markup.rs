//! Pages, captions and documents as tags and text. No browser's parser: exports are written by programs, and a mark that
//! is out of place is text.

/// A piece of marked-up text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// The tag's name, and all that stands after the name.
    Open(&'t str, &'t str),
    Close(&'t str),
    /// Entities as they are written: see [`unescape`].
    Text(&'t str),
}

/// The pieces of a text, in order. A tag that closes itself is [`Piece::Open`] and [`Piece::Close`].
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        let is_tag = tag[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter));
        if !is_tag {
            let next = tag[1..].find('<').map_or(tag.len(), |next| next + 1);
            pieces.push(Piece::Text(&rest[..open + next]));
            rest = &tag[next..];
            continue;
        }
        let Some(close) = tag.find('>') else {
            break;
        };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.extend(tag_pieces(&tag[1..close]));
        rest = &tag[close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

fn tag_pieces(inside: &str) -> impl Iterator<Item = Piece<'_>> {
    let (open, close) = match inside.as_bytes().first() {
        Some(b'!' | b'?') => (None, None),
        Some(b'/') => (None, Some(inside[1..].trim())),
        _ => {
            let alone = inside.strip_suffix('/');
            let (name, attributes) = inside
                .trim_end_matches('/')
                .split_once(char::is_whitespace)
                .unwrap_or((inside.trim_end_matches('/'), ""));
            (Some((name, attributes)), alone.map(|_| name))
        }
    };
    open.map(|(name, attributes)| Piece::Open(name, attributes)).into_iter().chain(close.map(Piece::Close))
}

/// The value of an attribute, as it is written.
pub(super) fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    attributes.match_indices(name).find_map(|(at, _)| {
        let starts = attributes[..at].chars().next_back().is_none_or(char::is_whitespace);
        let value = attributes[at + name.len()..].strip_prefix("=\"").filter(|_| starts)?;
        value.split('"').next()
    })
}

/// `&amp;` and its like become what they stand for; what stands for nothing stays.
pub(super) fn unescape(text: &str) -> String {
    const LONGEST: usize = 10;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.and_then(|end| Some((end, entity(&rest[1..end])?))) {
            Some((end, letter)) => {
                plain.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "laquo" => Some('«'),
        "raquo" => Some('»'),
        "lrm" => Some('\u{200e}'),
        "rlm" => Some('\u{200f}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|letter| *letter != '\0')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_come_in_order_and_stray_marks_are_text() {
        let found = pieces("a<b class=\"x y\">c</b><br/>1 < 2 <!-- no --> <3");
        let expected = [
            Piece::Text("a"),
            Piece::Open("b", "class=\"x y\""),
            Piece::Text("c"),
            Piece::Close("b"),
            Piece::Open("br", ""),
            Piece::Close("br"),
            Piece::Text("1 < 2 "),
            Piece::Text(" <3"),
        ];
        assert_eq!(found, expected);
        assert_eq!(attribute("id=\"m\" class=\"x y\"", "class"), Some("x y"));
        assert_eq!(attribute("subclass=\"z\"", "class"), None);
    }

    #[test]
    fn entities_are_what_they_stand_for() {
        assert_eq!(unescape("a &amp;lt; &#33;&#x1F98A; &nope; & &;é"), "a &lt; !🦊 &nope; & &;é");
    }
}
