//! Numbers that an office or a bank knows someone by: accounts, cards, passports, policies, insurance and case numbers.

use super::pattern::{captures, has, patterns, span, spans};
use super::shadow::Shadow;
use super::spoken::{self, Of};
use crate::conversation::Span;

/// What such a number is of.
const OFFICE: &str = r"(?: (?:bank\s+)?ac+(?:ou?nt|nt|t)?s? | a/c | konto | cuenta | compte | iban | bic | bsb | swift | s/?c | sort(?:\s?code)? | routing | card | visa | mastercard
    | amex | debit | policy | member(?:ship)? | passport | ssn | social(?:\s+security)? | ni | nino | national\s+insurance | nhs | medicare | medicaid
    | insurance | case | file | docket | ref | reference | licen[cs]e | driving\s+licen[cs]e | student | uni(?:versity)? | college | candidate | ucas | exam | matric(?:ulation)? | roll | enrol+ment
    | employee | staff | service | army | union | id | i\.d\.? | identity | nss | cedula | c[ei]dula | carte\s+vitale | versicherungsnummer | aadhaar | aadhar | cpf | curp | rfc | dni | nie | pesel | bsn | tfn | sin | nric | bvn
    | nin | crn | urn | upn | uln | nhi | ird | abn | utr | uan | customer | client | patient | hosp(?:ital)? | claim | tracking | order | booking | reservation | appointment | application | invoice | quote | complaint | plan | prescription | rx | tenancy | tenant | lease | asylum | resident
    | receipt | voucher | ticket | confirmation | incident | crime | cad | police(?:\s+(?:log|report))? | report | badge | inmate | prison(?:er)? | a-?number | alien | green\s+card
    | permit | tax | vat | ein | itin | pension | group | meter | pin | plates? | reg(?:istration)? | serial | imei | mrn | locker | door | safe | gate
    | verification | security | two\s+factor | 2fa | otp | login | council\s+tax | rent | payroll | warrant | warranty | parcel | consignment | waybill
    | scheme | pnr | brp | share\s?code | pcn | penalty | court | probate | loan | mortgage | agreement | loyalty | clubcard | library | bus\s?pass | railcard
    | barcode | centre | donor | crb | dbs | registration | gmc | nmc | subscriber | tin | voter | ration | epic | pan | sss | philhealth | umid
    | participant | ndis | uscis | unhcr | centrelink | d\.?l\.? | drivers?'?s?\s+licen[cs]e | collar | log | universal\s+credit | uc | housing | appeal
    | detainee | convict | beneficiary | referral | intake | enquiry | service\s+user | resident | regimental | key\s?safe | flight | cpr
    | ktp | nik | cnic | rut | cuil | cuit | nif | cif | nuss | ahv | svnr | egn | cnp | ppsn? )";

/// What stands between that and the number.
const LINK: &str = r"(?: [\s.:\#'(-]* (?: no | nr | num(?:ber)? | numbers | code | id | card | is | was | its | it's | are | the | they | asked | my | on
    | this | called | s | for | of | account | policy | file | ref | reference | in | it | to | me | gave | uk | us | back | issued | pip
    | finishing | (?:with|at)\s+(?:the\s+|my\s+)?\w+ ) \b ){0,6} [\s.:\#=(-]*";

patterns! {
    /// Their own form says what they are: IBAN, a card's number, US social security, British national insurance.
    IBAN = r"(?i)\b[a-z]{2}\d{2}\ ?(?:[a-z0-9]{4}\ ?){2,7}[a-z0-9]{1,4}\b";
    CARD = r"\b(?:\d{4}([\ -])\d{4}[\ -]\d{4}[\ -]\d{3,4}|3[47]\d\d[\ -]\d{6}[\ -]\d{5})\b";
    /// As many figures as cards have, parted anyhow.
    CARD_PARTED = r"(?:^|[^\d\w+./:,-]\ ?|,\ )(\d{2,6}(?:[\ -]\d{2,6}){2,8})(?:$|[^\d\w/:%-])";
    LONG = r"(?:^|[^\d\w.+-])(\d{12,20})(?:$|[^\d\w%])";
    SOCIAL = r"(?:^|[^\d\w-])(\d{3}-\d{2}-\d{4}|\d{3}\ \d{2}\ \d{4})(?:$|[^\d\w-])";
    INSURANCE = r"(?i)\b[a-z]{2}\ ?\d{2}\ ?\d{2}\ ?\d{2}\ ?[a-d]\b";
    /// Letters and six figures or more, as on passports.
    PASSPORT = r"\b(?:[A-Z]{1,3}\d{6,10}|[A-Z]{3,6}\d{4,8}|[A-Z]\d{4}[A-Z]{2}|\d{8}[A-Z])[A-Z]?\b";
    CPF = r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b";
    /// As offices number what they file: "HX-2291", "2023-CR-00412".
    FILED = r"\b(?:[A-Z]{1,5}[/-]\d{2,}(?:[/-][A-Z0-9]+)*|\d{2,4}[/-][A-Z]{1,4}[/-]\d{3,})\b";
    /// Groups of capitals and figures: "1EG4-TE5-MK73".
    GROUPS = r"(?:^|[^\w/.-])([A-Z0-9]{2,6}(?:-[A-Z0-9]{2,6}){2,5})(?:$|[^\w-])";
    /// As states number people: Sweden, Denmark, Finland, Switzerland, Italy, the Emirates, Pakistan.
    STATE = r"(?:^|[^\w.-])(\d{6}[-+]\d{3}[\dA-Z]|756\.\d{4}\.\d{4}\.\d{2}|[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|784-\d{4}-\d{7}-\d|\d{5}-\d{7}-\d)(?:$|[^\w-])";
    /// Capitals and figures in one, or joined, as nothing else is written.
    MADE = r"(?:^|[^\w@\#./+-])([A-Z0-9]+(?:[/-][A-Z0-9]+)*)(?:$|[^\w@/+-])";
    /// As the United States number those who come to live there: "A 208 551 934".
    ALIEN = r"(?:^|[^\w-])(A[\ \#-]{0,2}\d{3}[\ -]\d{3}[\ -]\d{3})(?:$|[^\w-])";
    /// What people were in a home, a prison or a list: "i was number 44".
    NUMBERED_PERSON = r"(?i)\b(?:i\s+was|i'?m|i\s+am|he\s+was|she\s+was|he'?s|she'?s|we\s+were|became)\s+(?:just\s+|only\s+|prisoner\s+|inmate\s+|patient\s+)?(?:number|no\.)\s+\#?(\d{2,7})(?:$|[^\d\w%:/])";
    /// A car's own.
    CHASSIS = r"\b[A-HJ-NPR-Z0-9]{17}\b";
    WALLET = r"\b(?:0x[0-9a-fA-F]{8,}|bc1[a-z0-9]{8,})\b";
    TICKET = r"(?:^|[\s(])(\#[A-Z]{0,4}-?\d{5,}(?:-\d+)*)\b";
    /// Of Britain, of India and Nigeria, and of Germany: "B-MK 4402".
    PLATE = r"\b(?:[A-Z]{2}\d{2}\ ?[A-Z]{3}|[A-Z]{2}[\ -]?\d{2}[\ -]?[A-Z]{1,2}[\ -]?\d{4}|[A-Z]{3}[\ -]?\d{3}[\ -]?[A-Z]{2}|[A-Z\x01]{1,3}-[A-Z]{1,2}\ ?\d{1,4}[EH]?)\b";
    PLATE_SAID = r"(?:^|\W)(?i:plates?|reg(?:istration)?|number\ plate|tags?|rego)(?i:\s+(?:number|no|is|was|its|says|of)\b|'s|\s+on\s+\w+\s+is)*[\s:]+([A-Z0-9]{1,4}(?:[\ -][A-Z0-9]{1,4}){0,2}|[a-z]{2}\d{2}\ ?[a-z]{3}|[a-z]{2,3}\ ?\d{3,4}(?:\ ?[a-z]{2})?)(?:$|[^\w-])";
    /// What somebody saw of one: "half the plate, 7KQ".
    PLATE_PART = r"(?i:\b(?:half|part|some|bits?|most|the\s+first\s+(?:half|part|bit))\s+(?:of\s+)?(?:the\s+|his\s+|her\s+|its\s+|a\s+)?(?:number\s*|license\s+|licence\s+)?plate|\bpartial\s+(?:plate|reg))(?i:\s+(?:number|was|is|only))?[\s,:]+([A-Z0-9]{3,6})\b";
    /// Of India, wherever the message speaks of it.
    AADHAAR = r"(?:^|[^\d\w+-])([2-9]\d{3}[\ -]\d{4}[\ -]\d{4})(?:$|[^\d\w-])";
    AADHAAR_NAMED = r"(?i)\b(?:aadha+r|adha+r|uidai)\b";
    /// Said to be one, and what follows: figures, with letters and marks among them.
    SAID = format!(r"(?ix) \b{OFFICE} {LINK}
        ( (?:(?-i:[A-Z]{{1,3}})\ )? [a-z]{{0,5}}[/-]?\d[a-z0-9]*\b (?: [\ ./-]{{1,2}} (?:\d[a-z0-9]*|[a-z]{{1,2}}\d+|(?-i:[A-D]))\b | [/-][a-z]{{1,5}}\b )* )");
    /// The same with "number" said: then it may be short.
    NUMBERED = format!(r"(?ix) \b{OFFICE} (?:\s+\w+)? \s+(?:number|numbers|num|no|nr|id|code|ref|reference|\#)\b \.? (?:'s|\s+(?:is|was|its|it's))? [\s.:\#=-]* ( [a-z]{{0,5}}[/-]?\d[a-z0-9/-]*\b )");
    /// Figures that open something.
    SECRET = r"(?i)\b(?:pin|cvv|cvc|passcode|(?:security|door|gate|safe|access|entry|verification|two[\ -]factor|2fa|key\s?safe)\s+code|one[\s-]time\s+(?:code|passcode|password)|code\s+(?:for|to)\s+(?:the\s+|my\s+|our\s+)?\w+|code\s+(?:they|he|she|it)\s+(?:\w+\s+){1,2}?|key\s?safe|otp)(?:\s+(?:number|no|code))?(?:\s+(?:is|was|its|it's|on|the|back|=)|'s|:){0,4}\s*\#?(\d{3}\ \d{3}|\d{3,8})(?:$|[^\d\w/:])";
    /// A part of one: "ending in 4471", "the last four are 8821".
    PART = r"(?i)\b(?:(?:ending|finishing)(?:\s+(?:in|with|on))?|(?:card|account|acc|visa|debit|credit|number|no|iban|it|ssn|social|passport|policy|licen[cs]e)\s+(?:ends|ended|finishes|starts|begins)(?:\s+(?:in|with))?|last\s+(?:four|4|three|3|few|six|6)(?:\s+(?:digits?|numbers?|figures?))?(?:\s+(?:of|on)\s+(?:\w+\s+){0,3}?(?:card|account|social|ssn|number|phone|it))?(?:\s+(?:is|are|r|were)|'re)?)\s*:?\s*\#?(\d{3,6})(?:$|[^\d\w/:])";
    /// Of those who are known at work by few figures.
    BADGE = r"(?i)\b(?:badge|collar|shoulder|cad|payroll|inmate|prisoner)\s*:?\s*\#?(\d{3,6})(?:$|[^\d\w/:])";
    /// Letters with a figure or two among them, or capitals that are no word.
    LOCATOR = r"(?ix) \b(?:booking|reservation|confirmation|tracking|voucher|gift\s+card|promo|record\s+locator|pnr|ref|reference|swift|bic|plates?|reg|code)
        (?:\s+(?:ref|reference|code|number|no|booking|locator|is|was|its|it's|are)\b|'s)* [\s.:\#=-]* ( [a-z0-9]{5,11} (?:[\ -][a-z0-9]{3,4})? )\b";
    /// Before a number that is said aloud.
    SAYING = format!(r"(?ix) \b{OFFICE}\b {LINK} ,?\s* ( [a-z0-9]+ )");
    /// Right after what says that an office knows someone by it.
    QUOTED = r"(?ix) \b(?:no[.:]|(?:num|number|nr|id|ref|reference|code|quote|quoting)\b) (?:\s+(?:is|was|its|it's|=|they\s+gave\s+me|to\s+quote))* [\s.:\#=(-]* ( \#?[a-z0-9]*\d[a-z0-9]*(?:[/.-][a-z0-9]+)* )";
    /// What many have in common.
    PUBLIC_BEFORE = r"(?i)\b(?:(?:area|country|dial(?:l?ing)?|post(?:al)?|zip|dress|discount|promo|error|bar|morse|source)\s*code|(?:page|room|bus|line|channel|train|table|bay|platform|song|season)\s*(?:no|num|number))\b[\s\S]{0,8}$";
    QUEUE = r"(?i)^\s+(?:in\s+(?:the|line|a)|on\s+(?:the|a)|of|fan|out|to)\b";
    YEAR = r"(?:^|\D)(?:19|20)\d\d$";
    MONEY = r"[$]$";
    UNIT = r"(?i)^\ ?(?:k|euros?|dollars?|pounds?|quid|bucks|naira|%|years?|yrs|months?|weeks?|days?|hours?|hrs?|mins?|minutes?|am|pm|people|times|mg|kg|lbs)\b";
}

/// The fewest figures of a number that any word may say to be one.
const FEWEST_QUOTED: usize = 5;

/// As many figures as a card has, and no list of years or of round numbers, and no telephone abroad.
fn is_card(text: &str) -> bool {
    let groups = || text.split([' ', '-']);
    let year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    (13..=19).contains(&digit_count(text))
        && groups().any(|group| group.len() >= 4)
        && !groups().all(year)
        && !groups().all(|group| group.ends_with('0'))
        && !text.starts_with("00")
}

/// The fewest figures among capitals that nothing else has.
const FEWEST_MADE: usize = 5;

/// Those that show themselves.
pub(super) fn find_formed(shadow: &Shadow) -> Vec<Span> {
    if !shadow.has_digits() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let formed = |pattern: &regex_lite::Regex, fits: &dyn Fn(&str) -> bool| -> Vec<Span> {
        spans(pattern, shadow, 0).into_iter().filter(|span| fits(shadow.select(*span))).collect()
    };
    found.extend(formed(&IBAN, &|text| {
        digit_count(text) >= if text.bytes().any(|byte| byte.is_ascii_lowercase()) { 10 } else { 4 }
    }));
    found.extend(formed(&CARD, &is_card));
    for pattern in [&INSURANCE, &CPF, &PLATE] {
        found.extend(formed(pattern, &|_| true));
    }
    for pattern in [&PASSPORT, &FILED] {
        found.extend(formed(pattern, &|text| digit_count(text) >= 4 && (!has(&YEAR, text) || digit_count(text) >= 9)));
    }
    let parted = spans(&CARD_PARTED, shadow, 1).into_iter();
    found.extend(parted.filter(|span| is_card(shadow.select(*span))));
    let is_made = |text: &str| {
        text.bytes().any(|byte| byte.is_ascii_uppercase()) && digit_count(text) >= FEWEST_MADE && !has(&YEAR, text)
    };
    found.extend(spans(&MADE, shadow, 1).into_iter().filter(|span| is_made(shadow.select(*span))));
    for pattern in [&LONG, &SOCIAL, &TICKET, &STATE, &ALIEN] {
        found.extend(spans(pattern, shadow, 1));
    }
    found.extend(formed(&WALLET, &|_| true));
    found.extend(formed(&CHASSIS, &|text| (4..17).contains(&digit_count(text))));
    found.extend(spans(&GROUPS, shadow, 1).into_iter().filter(|span| {
        let text = shadow.select(*span);
        digit_count(text) >= 3 && text.bytes().any(|byte| byte.is_ascii_uppercase())
    }));
    found
}

/// Those that a word before them says to be one.
pub(super) fn find_said(shadow: &Shadow) -> Vec<Span> {
    let said = |pattern: &regex_lite::Regex, fits: &dyn Fn(&str) -> bool| -> Vec<Span> {
        let captured = captures(pattern, shadow);
        let parts = captured.iter().filter_map(|found| span(found, 1));
        parts
            .filter(|part| {
                fits(shadow.select(*part))
                    && !has(&MONEY, shadow.before(part.start, 2))
                    && !has(&UNIT, shadow.after(part.end, 10))
            })
            .collect()
    };
    let mut found = said(&LOCATOR, &is_locator);
    found.extend(said_aloud(shadow));
    if shadow.has_digits() {
        found.extend(said(&PLATE_SAID, &|text| {
            digit_count(text) >= 2 && text.bytes().filter(u8::is_ascii_alphanumeric).count() >= 5
        }));
        found.extend(said(&PLATE_PART, &|text| {
            digit_count(text) > 0 && text.bytes().filter(u8::is_ascii_uppercase).count() > 1
        }));
        if has(&AADHAAR_NAMED, shadow.as_str()) {
            found.extend(said(&AADHAAR, &|_| true));
        }
        found.extend(said(&SAID, &|text| {
            let marked = text.contains(['-', '/']) || text.starts_with(|c: char| c.is_ascii_alphabetic());
            let year = digit_count(text) == 4 && has(&YEAR, text);
            !year && digit_count(text) >= if marked { 4 } else { 5 }
        }));
        found.extend(said(&NUMBERED, &|text| digit_count(text) >= 3));
        found.extend(said(&SECRET, &|_| true));
        found.extend(said(&PART, &|text| !has(&YEAR, text)));
        found.extend(said(&BADGE, &|_| true));
        let persons = spans(&NUMBERED_PERSON, shadow, 1).into_iter();
        found.extend(
            persons.filter(|span| digit_count(shadow.select(*span)) > 3 || !has(&QUEUE, shadow.after(span.end, 12))),
        );
    }
    found
}

/// "prisoner number is ZZ four four oh nine BK": what only figures say is found without it.
fn said_aloud(shadow: &Shadow) -> Vec<Span> {
    const ROUND: [&str; 2] = ["hundred", "thousand"];
    // What follows one office's word may be another one: "quote tenancy no. 7".
    let next = |at: &usize| SAYING.captures_at(shadow.as_str(), *at).and_then(|found| Some(span(&found, 1)?.start));
    let starts = std::iter::successors(next(&0), next);
    let spoken = starts.filter_map(|start| spoken::from(shadow, start, Of::FiguresAndLetters));
    let is_number = |spoken: &spoken::Spoken| {
        let text = shadow.select(spoken.span).to_ascii_lowercase();
        let amount = spoken.figures.len() < 6 && ROUND.iter().any(|round| text.contains(round));
        let worded = spoken.words > 0 && !has(&UNIT, shadow.after(spoken.span.end, 10));
        // "the medicare one, 1EG4"
        let pronoun = spoken.words == 1 && text.starts_with("one");
        worded && !pronoun && spoken.figures.len() >= 4 && !amount && !spoken.is_year()
    };
    spoken.filter(is_number).map(|spoken| spoken.span).collect()
}

/// "quote AB-4471": what any word says to be a number, once telephones are known.
pub(super) fn find_quoted(shadow: &Shadow) -> Vec<Span> {
    let is_number = |span: &Span| {
        let text = shadow.select(*span);
        let year = digit_count(text) == 4 && has(&YEAR, text);
        let public = has(&PUBLIC_BEFORE, shadow.before(span.start, 20)) || has(&QUEUE, shadow.after(span.end, 12));
        digit_count(text) >= FEWEST_QUOTED && !year && !public && !has(&UNIT, shadow.after(span.end, 10))
    };
    spans(&QUOTED, shadow, 1).into_iter().filter(is_number).collect()
}

/// "KQ7XPL": letters and figures in one, of which an ordinary word has none.
fn is_locator(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    match digit_count(text) {
        0 => {
            text.bytes().all(|byte| byte.is_ascii_uppercase())
                && (6..=11).contains(&letters)
                && !super::word::is_english(&text.to_ascii_lowercase())
        }
        figures => {
            letters >= 2
                && figures + letters >= 5
                && text
                    .split([' ', '-'])
                    .all(|part| digit_count(part) > 0 || part.bytes().all(|byte| byte.is_ascii_uppercase()))
        }
    }
}

/// Whether figures that look like a date are said to be a number of this kind: "sort code 10-20-30".
pub(super) fn is_said(shadow: &Shadow, span: Span) -> bool {
    !shadow.select(span).contains('/')
        && find_said(shadow).iter().any(|said| said.start <= span.start && span.end <= said.end)
}

fn digit_count(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        super::super::pattern::finds(|shadow| [find_formed(shadow), find_said(shadow)].concat(), text, expected);
    }

    #[test]
    fn numbers_of_offices() {
        finds("sort code 10-20-30 account 12345678", &["10-20-30", "12345678"]);
        finds("IBAN DE89 3704 0044 0532 0130 00 ok", &["DE89 3704 0044 0532 0130 00"]);
        finds("my ssn is 900-12-3456", &["900-12-3456"]);
        finds("passport X1234567", &["X1234567"]);
        finds("case number is AB/1234/24", &["AB/1234/24"]);
        finds("ref HX-2291, crime ref CR-88271", &["HX-2291", "CR-88271"]);
        finds("the medicare one, 1EG4-TE5-MK73, and plate B-MK 4402", &["1EG4-TE5-MK73", "B-MK 4402"]);
        finds("vin 1HGCM82633A004352, my uni number is 20334417", &["1HGCM82633A004352", "20334417"]);
        finds("her plate is 7ABC123, rego 1AB 23C, id 850101-1234", &["7ABC123", "1AB 23C", "850101-1234"]);
        finds("its KL 07 AB 1234, reg is kx19 mzo", &["KL 07 AB 1234", "kx19 mzo"]);
        finds("A 208 551 934, participant number 430 817 256", &["A 208 551 934", "430 817 256"]);
        finds("i was number 44, badge 4471, hearing EA/04471/2021", &["44", "4471", "EA/04471/2021"]);
        finds("she saw half the plate, 4QZ, and a partial plate KX1", &["4QZ", "KX1"]);
        finds("they kept my aadhaar. i know it still, 5512 8890 1203", &["5512 8890 1203"]);
        finds("badge number 7712 and roll no 448213", &["7712", "448213"]);
    }

    #[test]
    fn numbers_said_aloud() {
        finds("passport (no. K dash 918 dash 2 dash 77) is", &["K dash 918 dash 2 dash 77"]);
        finds("ni number qq twelve thirty four fifty six c thats it", &["qq twelve thirty four fifty six c"]);
        finds("its the account, 0 0 3 3 then 8 1 then 5 4, hes", &["0 0 3 3 then 8 1 then 5 4"]);
        finds("tenancy no. 7 7 0 3 dash 2 1 B so i", &["7 7 0 3 dash 2 1 B"]);
        finds("prisoner number is ZZ four four oh nine BK, you", &["ZZ four four oh nine BK"]);
        finds("i ran 10 20 30 40 50 60 70, in 2019 2020 2021 2022", &[]);
        finds("my policy is one hundred and twenty, the account has twenty five hundred in it", &[]);
        finds("the whole card, 5391 2200 04 17 6638, on the bus", &["5391 2200 04 17 6638"]);
    }

    #[test]
    fn parts_secrets_and_letters() {
        finds("a card ending in 4471, last four digits are 8821", &["4471", "8821"]);
        finds("the code for the gate is 4417#", &["4417"]);
        finds("pin is 4829, cvv 883", &["4829", "883"]);
        finds("booking ref KQ7XPL, swift NWBKGB2L", &["KQ7XPL", "NWBKGB2L"]);
    }

    #[test]
    fn no_numbers_of_offices() {
        finds("the order took 3 weeks and my account has 600 dollars, card 12", &[]);
        finds("im number 20 in the queue, he's number 10 on the list, i was number 1, number 2 of 5", &[]);
        finds("plates 2 and 3, COVID-19, a B-17, T-SHIRT", &[]);
        finds("the last 4 years, ending in 2019. booking code please. SUMMER-2020, plans for NYE 2022", &[]);
    }
}
