//! Numbers that an office or a bank knows someone by: accounts, cards, passports, policies, insurance and case numbers.

use super::pattern::{captures, has, patterns, span, spans};
use super::shadow::Shadow;
use crate::conversation::Span;

patterns! {
    /// Their own form says what they are: IBAN, a card's number, US social security, British national insurance.
    IBAN = r"\b[A-Z]{2}\d{2}\ ?(?:[A-Z0-9]{4}\ ?){2,7}[A-Z0-9]{1,4}\b";
    CARD = r"\b\d{4}([\ -])\d{4}[\ -]\d{4}[\ -]\d{3,4}\b";
    LONG = r"(?:^|[^\d\w.+-])(\d{12,20})(?:$|[^\d\w%])";
    SOCIAL = r"(?:^|[^\d\w-])(\d{3}-\d{2}-\d{4})(?:$|[^\d\w-])";
    INSURANCE = r"(?i)\b[a-z]{2}\ ?\d{2}\ ?\d{2}\ ?\d{2}\ ?[a-d]\b";
    /// A letter or two and six figures or more, as on passports.
    PASSPORT = r"\b(?:[A-Z]{1,3}\d{6,10}|[A-Z]{3,6}\d{4,8})[A-Z]?\b";
    CPF = r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b";
    /// Said to be one, and what follows: figures, with letters and marks among them.
    SAID = r"(?ix)
        \b(?: acc(?:ount|nt|t)?s? | a/c | iban | bic | bsb | swift | sort\s?code | routing | card | visa | mastercard | debit | policy
            | member(?:ship)? | passport | ssn | social(?:\s+security)? | ni | nino | national\s+insurance | nhs | medicare | medicaid | insurance
            | case | file | ref | reference | licen[cs]e | driving\s+licen[cs]e | student | employee | staff | id | identity | aadhaar | aadhar | cpf | curp | rfc
            | dni | nie | pesel | bsn | tfn | sin | nric | bvn | nin | customer | patient | hospital | claim | tracking | order | booking | invoice | confirmation
            | badge | inmate | prisoner | a-?number | alien | visa | permit | tax | vat | ein | itin | pin | plate | reg(?:istration)? | serial | imei | mrn )
        (?: [\s.:\#'-]* (?: no | nr | num(?:ber)? | numbers | code | id | card | is | was | its | it's | are | the | they | asked | my | on | this | called | s | for | of | account | policy | file | ref | reference | in | it | to | me | gave | uk | us ) \b ){0,6}
        [\s.:\#=(-]*
        ( [a-z]{0,5}[/-]?\d[a-z0-9]*\b (?: [\ ./-]{1,2} (?:\d[a-z0-9]*|[a-z]{1,2}\d+|(?-i:[A-D]))\b | [/-][a-z]{1,5}\b )* )";
    MONEY = r"[$]$";
    UNIT = r"(?i)^\ ?(?:k|euros?|dollars?|pounds?|quid|bucks|naira|%|years?|yrs|months?|weeks?|days?|hours?|hrs?|mins?|minutes?|am|pm|people|times|mg|kg|lbs)\b";
}

/// Those that show themselves.
pub(super) fn find_formed(shadow: &Shadow) -> Vec<Span> {
    if !shadow.has_digits() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for pattern in [&IBAN, &CARD, &INSURANCE, &PASSPORT, &CPF] {
        found.extend(spans(pattern, shadow, 0).into_iter().filter(|span| digit_count(shadow.select(*span)) >= 4));
    }
    for pattern in [&LONG, &SOCIAL] {
        found.extend(spans(pattern, shadow, 1));
    }
    found
}

/// Those that a word before them says to be one.
pub(super) fn find_said(shadow: &Shadow) -> Vec<Span> {
    if !shadow.has_digits() {
        return Vec::new();
    }
    let captured = captures(&SAID, shadow);
    let parts = captured.iter().filter_map(|found| span(found, 1));
    parts
        .filter(|part| {
            let text = shadow.select(*part);
            digit_count(text)
                >= if text.contains(['-', '/']) || text.starts_with(|c: char| c.is_ascii_alphabetic()) { 4 } else { 5 }
                && !has(&MONEY, shadow.before(part.start, 2))
                && !has(&UNIT, shadow.after(part.end, 10))
        })
        .collect()
}

/// Whether figures that look like a date are said to be a number of this kind: "sort code 10-20-30".
pub(super) fn is_said(shadow: &Shadow, span: Span) -> bool {
    find_said(shadow).iter().any(|said| said.start <= span.start && span.end <= said.end)
}

fn digit_count(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let shadow = Shadow::of(text);
        let found = [find_formed(&shadow), find_said(&shadow)].concat();
        assert_eq!(super::super::pattern::texts(text, found), expected, "{text}");
    }

    #[test]
    fn numbers_of_offices() {
        finds("sort code 10-20-30 account 12345678", &["10-20-30", "12345678"]);
        finds("IBAN DE89 3704 0044 0532 0130 00 ok", &["DE89 3704 0044 0532 0130 00"]);
        finds("my ssn is 900-12-3456", &["900-12-3456"]);
        finds("passport X1234567", &["X1234567"]);
        finds("case number is AB/1234/24", &["AB/1234/24"]);
    }

    #[test]
    fn no_numbers_of_offices() {
        finds("the order took 3 weeks and my account has 600 dollars, card 12", &[]);
    }
}
