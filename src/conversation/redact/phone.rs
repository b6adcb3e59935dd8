//! Telephone numbers.

use super::hotline;
use super::pattern::{captures, has, patterns, span, spans};
use super::shadow::Shadow;
use super::spoken::{self, Of, Spoken};
use crate::conversation::Span;

patterns! {
    ABROAD = r"(?:^|[^\d\w])((?:\+|\b00)\ ?\(?\d{1,3}\)?(?:[\ ./-]{0,2}\(?\d{1,5}\)?){1,7})";
    /// Groups of figures, or figures in one.
    GROUPED = r"(?:^|[^\d\w.,:/\#$+-]|\btel[.:]?|[:.,]\ )((?:[178][\ .-])?\(?\d{2,6}\)?(?:[\ ._*-]{1,5}\d{2,8}){1,5})(?:$|[^\d\w%:/-]|x\d)";
    SLASHED = r"(?:^|[^\d\w])(0\d{1,5}\ ?/\ ?\d{2,9}(?:[\ .-]\d{2,5})*)(?:$|[^\d\w/])";
    SHORT = r"(?:^|[^\d\w.-])(\d{3}-\d{4})(?:$|[^\d\w-])";
    WHOLE = r"(?:^|[^\d\w.,:/\#$+-])(\d{7,12})(?:$|[^\d\w%:/])";
    /// In one, right after what says so, or before another one.
    GLUED = r"(?i)(?:\b(?:tel|ph|mob|m|t|cell|phone|fax|wa|no|number|num)[.:]|(?:^|\s))(0\d{8,10})\b";
    SINGLE = r"(?:^|[^\d\w])(\d(?:[\ .-]\d){8,13})(?:$|[^\d\w])";
    /// With the letter for the figure.
    ROUND = r"(?i)\b([0o][\do]{3,4}[\ -]?[\do]{3}[\ -]?[\do]{3,4})\b";
    SAID = r"(?i)\b(?:phone|cell|cellphone|mobile|mobil|mob|tel|telephone|telefono?|tlf|telf|hp|handphone|call|calling|ring|rang|text|texts|txt|sms|number|numbers|numero|num|nr|no|facetime|whatsapp|wa|contact|reach|ph|line|landline|desk|viber|zalo|hotline|dial|phoned|pager|fax|area\s+code|dialling\s+code|imessage|message|msg|ping|buzz|celular|handy|digits)\b";
    MONEY = r"(?i)(?:[$\x02]\ ?|\b(?:usd|eur|rs|php|ngn|kes|inr)\ ?)$";
    MONEY_AFTER = r"(?i)^\ ?(?:euros?|dollars?|pounds?|quid|bucks|lira|naira|shillings?|rupees?|pesos?|yen|won|mg|ml|km|miles|steps|people|usd|eur|gbp)\b";
    BRACKETED = r"(\(0\d{1,5}\)-?\d{3,8}(?:[\ -]\d{2,5})*|\(\d{3}\)\ ?\d{3}[-.\ ]?\d{4})\b";
    /// Within a house, after its number.
    EXTENSION = r"(?i)^[\s,;-]{0,3}(?:ext(?:ension|n)?|x)\.?\s*\#?\d{1,6}\b";
}

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    let found = [said_aloud(shadow), written(shadow)].concat().into_iter();
    found
        .filter(|span| !hotline::is_one(&digits(shadow.select(*span))))
        .map(|span| Span {
            end: span.end + EXTENSION.find(&shadow.as_str()[span.end..]).map_or(0, |ext| ext.end()),
            ..span
        })
        .collect()
}

/// "07700 nine double oh one two three": as many figures as a number has, and no list of a few.
fn said_aloud(shadow: &Shadow) -> Vec<Span> {
    let is_number = |spoken: &Spoken| {
        let text = shadow.select(spoken.span);
        let begins =
            spoken.figures.starts_with('0') || text.get(..4).is_some_and(|plus| plus.eq_ignore_ascii_case("plus"));
        let singly = spoken.single && spoken.words == spoken.figures.len();
        spoken.words > 0
            && (7..=15).contains(&spoken.figures.len())
            && (begins || !spoken.is_counted())
            && (begins || singly || is_said(shadow, spoken.span))
            && !is_amount(shadow, spoken.span)
    };
    spoken::all(shadow, Of::Figures).into_iter().filter(is_number).map(|spoken| spoken.span).collect()
}

fn written(shadow: &Shadow) -> Vec<Span> {
    if !shadow.has_digits() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let abroad = spans(&ABROAD, shadow, 1).into_iter().map(|span| trimmed(shadow, span));
    found.extend(abroad.filter(|span| (8..=15).contains(&digits(shadow.select(*span)).len())));
    let at_home = |pattern: &regex_lite::Regex, fits: fn(&str, bool) -> bool| {
        let captured = captures(pattern, shadow);
        let spans = captured.iter().filter_map(|found| span(found, 1)).map(|span| trimmed(shadow, span));
        spans
            .filter(|span| !is_amount(shadow, *span) && fits(shadow.select(*span), is_said(shadow, *span)))
            .collect::<Vec<_>>()
    };
    found.extend(at_home(&GROUPED, is_grouped_number));
    found.extend(at_home(&SLASHED, |text, _| (7..=13).contains(&digits(text).len())));
    found.extend(at_home(&SHORT, |_, _| true));
    found.extend(at_home(&WHOLE, is_whole_number));
    found.extend(at_home(&BRACKETED, |text, _| (9..=13).contains(&digits(text).len())));
    found.extend(at_home(&GLUED, |_, _| true));
    found.extend(at_home(&ROUND, |text, _| digits(text).len() >= 7));
    found.extend(at_home(&SINGLE, |text, said| !is_counted(&digits(text)) && (said || text.starts_with('0'))));
    found
}

fn is_said(shadow: &Shadow, span: Span) -> bool {
    has(&SAID, shadow.before(span.start, 40)) || has(&SAID, shadow.after(span.end, 20))
}

fn is_amount(shadow: &Shadow, span: Span) -> bool {
    has(&MONEY, shadow.before(span.start, 6)) || has(&MONEY_AFTER, shadow.after(span.end, 12))
}

/// Without the blank or bracket after the last figure, and with the bracket before the first one only where it closes.
fn trimmed(shadow: &Shadow, span: Span) -> Span {
    let text = shadow.select(span);
    let kept = text.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
    let skipped = if text.starts_with('(') && !kept.contains(')') { 1 } else { 0 };
    Span { start: span.start + skipped, end: span.start + kept.len() }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// "1 2 3 4".
fn is_counted(figures: &str) -> bool {
    figures.as_bytes().windows(2).filter(|pair| pair[1] == pair[0] + 1).count() > figures.len() / 2
}

fn is_grouped_number(text: &str, said: bool) -> bool {
    let figures = digits(text);
    let groups: Vec<&str> =
        text.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let years = groups.iter().all(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20")));
    let card = groups.len() == 4 && groups.iter().all(|group| group.len() == 4);
    // "100 200 300": a list of figures, or thousands.
    let list = !figures.starts_with('0')
        && groups.iter().all(|group| group.len() == 3)
        && (groups.len() < 3 || groups.iter().all(|group| group.ends_with("00")));
    // "100 99 98 97"
    let numbers: Vec<u32> = groups.iter().filter_map(|group| group.parse().ok()).collect();
    let counted = numbers.len() > 2 && numbers.windows(2).all(|pair| pair[0].abs_diff(pair[1]) == 1);
    match figures.len() {
        _ if counted => false,
        _ if years || card || list => false,
        9..=13 => said || figures.starts_with('0') || text.starts_with('(') || groups.len() >= 3 || figures.len() == 10,
        8 => said || groups.iter().all(|group| group.len() == 4) || groups.len() == 4 && figures.starts_with('0'),
        7 => said,
        _ => false,
    }
}

fn is_whole_number(text: &str, said: bool) -> bool {
    match text.len() {
        9..=11 => said || text.starts_with('0') || text.len() >= 10,
        7 | 12 => said,
        _ => said || matches!(text.as_bytes()[0], b'3' | b'6' | b'8' | b'9'),
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finds;
    use super::*;

    #[test]
    fn numbers_of_many_countries() {
        finds(find, "call +44 7700 900123 or +1 (415) 555-0101.", &["+44 7700 900123", "+1 (415) 555-0101"]);
        finds(find, "(020) 7946 0018 is mine", &["(020) 7946 0018"]);
        finds(find, "415-555-0101, 07700900123", &["415-555-0101", "07700900123"]);
        finds(find, "my number is 555-0101", &["555-0101"]);
        finds(find, "(917)555-0188 or 0161-555-0147x22", &["(917)555-0188", "0161-555-0147x22"]);
        finds(find, "06 12 34 56 78 after six", &["06 12 34 56 78"]);
        finds(find, "1-800-555-0134, 087 1234567, tel:02079460018", &["1-800-555-0134", "087 1234567", "02079460018"]);
        finds(find, "num 0 7 7 0 0 9 0 0 1 2 3", &["0 7 7 0 0 9 0 0 1 2 3"]);
        finds(
            find,
            "its oh seven seven double oh? no: oh seven seven one two three four",
            &["oh seven seven one two three four"],
        );
    }

    #[test]
    fn numbers_said_aloud() {
        let parted = "oh eight seven, one two three, four five six seven";
        finds(find, parted, &[parted]);
        finds(find, "my phone? 077OO 900 231", &["077OO 900 231"]);
        finds(
            find,
            "txt me on oh seven seven double oh, nine hundred, one four six.",
            &["oh seven seven double oh, nine hundred, one four six"],
        );
        finds(find, "my cell is five five five dash oh one nine nine", &["five five five dash oh one nine nine"]);
        finds(
            find,
            "mobile plus four four seven seven double-oh nine double-oh triple three",
            &["plus four four seven seven double-oh nine double-oh triple three"],
        );
        finds(
            find,
            "its 07700 nine hundred one two three. (614) 555·0173 ext. 4",
            &["07700 nine hundred one two three", "(614) 555·0173 ext. 4"],
        );
        finds(find, "five four three two one, one two three four five six seven, twenty thirty forty fifty", &[]);
    }

    #[test]
    fn no_telephones() {
        finds(find, "childline is 0800 1111, papyrus 0800 068 4141 or +1 800 273 8255", &[]);
        finds(find, "from 2007-2019 i paid $4800 and 12 000 euro, call 999 or 116 123", &[]);
        finds(find, "10 20 30, 7 1 2, 5 6 7", &[]);
        finds(find, "100 99 98 97, 100 200 300, 2019 2020 2021, i count 1 2 3 4 5 6 7 8 9 10", &[]);
    }
}
