//! Dates that name a day, and days of birth. A month, a year, a weekday or a holiday alone is none.

use super::Kind;
use super::lists::words;
use super::pattern::{captures, has, patterns, span};
use super::shadow::Shadow;
use super::spoken::{self, Of};
use crate::conversation::Span;

words! {
    /// In the languages whose months are met in English chats, folded.
    MONTHS = "january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
        janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
        januar februar marz maerz juni juli oktober dezember desember
        gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
        januari februari maart augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika
        listopada grudnia ocak subat nisan mayis haziran temmuz agustos eylul ekim kasim aralik";
    /// Months whose names are words that figures stand beside.
    WORDY = "may march mars mai maja";
}

const DAY: &str = r"(?:3[01]|[12]\d|0?[1-9])";
const ORDINAL: &str = "(?:st|nd|rd|th)";
/// "nineteen seventy two".
const SPOKEN_YEAR: &str = r"(?:nineteen|twenty|two\s+thousand)(?:[\s-]+(?:hundred|and|oh|o|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine))+";
/// The last two figures of one, said: "eighty seven", "oh four".
const SPOKEN_SHORT_YEAR: &str = r"(?:(?:forty|fifty|sixty|seventy|eighty|ninety|thirty|twenty)(?:[\s-]+(?:one|two|three|four|five|six|seven|eight|nine))?|(?:oh|o|zero|nought)[\s-]+(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|'?\d\d)";
const ENGLISH_MONTH: &str = "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
/// A day of a month, said.
const ORDINAL_IN_WORDS: &str = r"(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)";
const CARDINAL_IN_WORDS: &str = r"(?:(?:twenty|thirty)[\s-]+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty)";
/// What says that a day of birth comes.
const BIRTH: &str = r"(?:dob|d\.o\.b\.?|date\s+of\s+birth|birth\s?date|birth\s?day|bday|b-day|born)";
const YEAR: &str = r"(?:(?:19|20)\d\d|'?\d\d)";

patterns! {
    DAY_FIRST = format!(r"(?i)\b((?:the\s+)?{DAY}(\ ?{ORDINAL}\.?|\.|er|o|a)?(?:(?:\s+day)?\s+(?:of|de|di|del)\s+|\ ?[-\ /]\ ?|\s*)([a-z]{{3,12}})\b\.?(?:(?:\s*,\s*|\s+|\s+(?:de|del|of)\s+|[-/]){YEAR}\b)?)");
    MONTH_FIRST = format!(r"(?i)\b(([a-z]{{3,12}})(?:\.\s?|\s+|-)(?:the\s+)?{DAY}(\ ?{ORDINAL})?\b(?:(?:\s*,\s*|\s+|-)((?:19|20)\d\d)\b)?)");
    YEAR_FIRST = r"(?:^|[^\d\w/.-])((?:19|20)\d\d([-/.])(?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9]))(?:$|[^\d\w-]|T\d)";
    IN_FIGURES = r"(?:^|[^\d\w/.,$-])((\d{1,2})([/.-]|\ ?/\ ?)(\d{1,2})([/.-]|\ ?/\ ?)(?:(?:19|20)\d\d|\d\d))(?:$|[^\d\w/-])";
    SHORT = r"(?:^|[^\d\w/.,:$-])((\d{1,2})([/.-])(\d{1,2})(\.)?)(?:$|[^\d\w/:%.-]|\.(?:$|\D))";
    IN_WORDS = format!(r"(?i)\b((?:the\s+)?{ORDINAL_IN_WORDS}(?:\s+day)?\s+(?:of\s+)?{ENGLISH_MONTH}\b(?:,?\s+(?:19|20)\d\d\b)?)");
    WORDS_AFTER = format!(r"(?i)\b({ENGLISH_MONTH}\s+(?:the\s+)?{ORDINAL_IN_WORDS}\b(?:,?\s+(?:19|20)\d\d\b)?)");
    /// "born march nine", "dob nine of feb", "dob 4th of the 5th".
    BORN_ON = format!(r"(?i)\b{BIRTH}(?:'?s|\s+(?:is|was|on|the|my|it))*[\s:]+({ENGLISH_MONTH}\s+(?:{CARDINAL_IN_WORDS}|\d{{1,2}})\b|(?:{CARDINAL_IN_WORDS}|\d{{1,2}})\s+(?:of\s+)?{ENGLISH_MONTH}\b|(?:the\s+)?(?:{ORDINAL_IN_WORDS}|\d{{1,2}}{ORDINAL})\s+of\s+(?:the\s+)?(?:{ORDINAL_IN_WORDS}|\d{{1,2}}{ORDINAL})\b)");
    /// "dob oh nine oh two eighty seven", "born 9 2 87".
    BORN_SAID = format!(r"(?i)\b{BIRTH}(?:'?s|\s+(?:is|was|on|the|its|it's|it))*[\s:=,-]+([a-z0-9]+)");
    /// "1979 december 4".
    YEAR_THEN_MONTH = format!(r"(?i)\b((?:19|20)\d\d,?\s+([a-z]{{3,12}})\.?\s+{DAY}{ORDINAL}?)\b");
    /// "12.III.1987".
    ROMAN = r"(?:^|[^\d\w.])(\d{1,2}[\ ./](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[\ ./](?:19|20)?\d\d)(?:$|[^\d\w])";
    /// Days that have names, with their year.
    FEAST = r"(?i)\b((?:christmas(?:\s+(?:day|eve))?|xmas(?:\s+(?:day|eve))?|boxing\s+day|new\s+year'?s?(?:\s+(?:day|eve))?|nye|halloween|valentine'?s?(?:\s+day)?|easter(?:\s+(?:sunday|monday))?
        |st\.?\ patrick'?s?\s+day|leap\s+day|bonfire\s+night|guy\s+fawkes|independence\s+day|thanksgiving|mother'?s\s+day|may\s+day|nowruz|bastille\s+day),?\s+(?:of\s+|in\s+)?(?:(?:19|20)\d\d|'\d\d))\b";
    /// A year in words, after a day: "nineteen seventy two", and after one of birth also its end.
    YEAR_IN_WORDS = format!(r"(?i)^,?\s+(?:in\s+|of\s+)?{SPOKEN_YEAR}\b");
    SHORT_YEAR_IN_WORDS = format!(r"(?i)^,?\s+(?:in\s+|of\s+)?{SPOKEN_SHORT_YEAR}\b");
    BORN_IN_WORDS = format!(r"(?i)\b(?:born|dob|d\.o\.b\.?|birthday|bday|birth|year)\b(?:\s+(?:is|was|in|on|the|of|year|back))*[\s:]+({SPOKEN_YEAR})\b");
    /// "birth year 96", "born in 03".
    BORN_SHORT = r"(?i)\b(?:birth\s?year|year\s+of\s+birth|yob|born\s+in)(?:\s+(?:is|was))?[\s:]+('?(?:0\d|[4-9]\d))\b(?:$|[^:%\w.]|\.(?:$|\s))";
    /// In one: "20apr2021", "20230417".
    GLUED = format!(r"(?i)\b({DAY}(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:(?:19|20)\d\d|\d\d)|20[0-3]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))\b");
    PARTED = r"(?:^|[^\d\w.,$+-]\ ?)((0[1-9]|[12]\d|3[01])\ (0[1-9]|1[0-2])\ (?:19|20)\d\d)(?:$|[^\d\w\ -]|\ \D)";
    IN_SIGNS = r"((?:19|20)\d\d[\x01]\d{1,2}[\x01]\d{1,2}[\x01])";
    /// Before a day without its year, in figures.
    LEADS = r"(?i)(?:\b(?:on|since|until|till|til|by|for|from|before|after|the|due|dated?|am|vom|bis|den|seit|le|du|depuis|el|desde|dal|il|of|around|its|it's|was|is|to|and|date|court|hearing|trial|exam|test|appointment|appt|surgery|operation|funeral|wedding|deadline|interview|visit|scan|meeting|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\s*:?\s*)$";
    /// Fractions, scales, times and scores.
    SCALE_BEFORE = r"(?i)\b(?:a|like|about|score[ds]?|scale|rate[ds]?|rating|feel(?:ing)?|mood|pain|level|solid|maybe|grade|chapter|version|page|verse|size|got|won|lost|of)\s+$";
    SCALE_AFTER = r"(?i)^\s*(?:of|on\s+the|stars?|pain|mood|evening|day|night|would|for\s+(?:pain|mood)|chance|hours?|hrs?|days?|am|pm|cup|inch|miles?|mg|ml|kg|%)\b";
    /// Forms and measures that are given as a share.
    SHARE_BEFORE = r"(?i)\b(?:bp|unit|flat|apt|house|plot|blood\s+pressure|pressure|phq(?:-?9)?|gad(?:-?7)?|scored?|scores)\b(?:[\s,]+(?:is|was|of|at|a|got|now|and|\d+/\d+))*\s*$";
    /// No more than figures after a word for birth.
    BORN_GLUED = r"(?i)\b(?:dob|d\.o\.b\.?|birthdate|birthday|bday|date\s+of\s+birth)(?:\s+(?:is|was)|'s)?[\s:=-]*(\d{6}|\d{8})\b";
    BORN_THERE = r"(?i)\bborn\s+(?:and\s+(?:raised|bred)\s+)?(?:in|at|near|on|to|here|there)\b[^.!?,\n]{0,30}?\bin\s+((?:19|20)\d\d)\b";
    /// "bday may 98": no day is that high.
    BORN_MONTH = r"(?i)\b(?:born|dob|birthday|bday|b-day)\b(?:\s+(?:is|was|in|on|back))*[\s:]+([a-z]{3,9}\.?\s+'?[4-9]\d)\b";
    BABY = r"(?i)(?:\bb\.\s?((?:19|20)\d\d)\b|\b((?:19|20)\d\d|'?[4-9]\d)\s+(?:baby|kid|born)\b)";
    BIRTH_BEFORE = r"(?i)\b(?:born|birth|dob|d\.o\.b|birthday|bday|b-day|birthdate|turn(?:s|ed|ing)?(?:\s+\d+)?|geboren|geb|geburtstag|urodziny|anniversaire|naci(?:d[oa])?|nascid[oa]|nasci|urodzon[ya]|rodjen[a]?|dogum|ne|nee|cumple(?:anos)?|nata|nato|birthyear)\b";
    /// "born 1/2/48 and died 3/4/19": nearer than birth.
    DIED_BEFORE = r"(?i)\b(?:died|dead|death|passed(?:\s+away)?|buried|funeral)(?:\s+(?:on|the|in|was|is|at))*\s*:?\s*$";
    BIRTH_AFTER = r"(?i)^[^.!?]{0,12}\b(?:(?:is|was|thats|that's|thts)?\s*(?:my|his|her|our|their)?\s*(?:birthday|bday|b-day|birth|birthdate|dob)|(?:i|he|she)\s+(?:was|am)\s+born)\b";
    BORN = r"(?i)\b(?:born|dob|d\.o\.b\.?|birth|birth\s?year|geboren|nacid[oa]|class|vintage|yob)\b[\s:?=]*(?:(?:was|is|in|on|year|way|back|my|date|of|the|en|de|em|im|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|around|a|am|summer|winter|spring|autumn|fall|early|late|mid|[a-z]+uary|march|april|may|june|july|august|[a-z]+ber)[\s:]*){0,4}((?:19|20)\d\d|'\d\d)\b";
}

/// Whether a folded word is a month's name, or short for one.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(word)
}

pub(super) fn find(shadow: &Shadow) -> Vec<(Span, Kind)> {
    let in_words = [&IN_WORDS, &WORDS_AFTER].map(|pattern| super::pattern::spans(pattern, shadow, 1)).concat();
    let in_words: Vec<Span> = in_words.into_iter().filter(|span| is_spoken(shadow, *span)).collect();
    let born_on = super::pattern::spans(&BORN_ON, shadow, 1);
    let days = [in_words, named(shadow), in_figures(shadow), short(shadow), born_on].concat().into_iter();
    let of_kind = |span| (span, kind(shadow, span));
    let mut found: Vec<(Span, Kind)> =
        days.map(of_kind).map(|(span, kind)| (with_year_in_words(shadow, span, kind), kind)).collect();
    found.extend(born_said(shadow).into_iter().map(|span| (span, Kind::DateOfBirth)));
    for pattern in [&BORN, &BORN_GLUED, &BORN_THERE, &BABY, &BORN_MONTH, &BORN_IN_WORDS, &BORN_SHORT] {
        let births = captures(pattern, shadow);
        let years = births.iter().filter_map(|found| span(found, 1).or_else(|| span(found, 2)));
        found.extend(years.map(|span| (span, Kind::DateOfBirth)));
    }
    found
}

fn kind(shadow: &Shadow, span: Span) -> Kind {
    if has(&DIED_BEFORE, shadow.before(span.start, 30)) {
        return Kind::Date;
    }
    let birth = has(&BIRTH_BEFORE, shadow.before(span.start, 40)) || has(&BIRTH_AFTER, shadow.after(span.end, 40));
    if birth { Kind::DateOfBirth } else { Kind::Date }
}

/// "the fifth of October, nineteen seventy two", "born the ninth of feb eighty seven".
fn with_year_in_words(shadow: &Shadow, day: Span, kind: Kind) -> Span {
    let rest = &shadow.as_str()[day.end..];
    let short = || SHORT_YEAR_IN_WORDS.find(rest).filter(|_| kind == Kind::DateOfBirth && !has_year(shadow, day));
    let year = YEAR_IN_WORDS.find(rest).or_else(short);
    Span { start: day.start, end: day.end + year.map_or(0, |year| year.end()) }
}

fn has_year(shadow: &Shadow, day: Span) -> bool {
    let figures = shadow.select(day).bytes().rev().take_while(u8::is_ascii_digit).count();
    figures == 4 || figures == 2 && shadow.select(day).bytes().filter(u8::is_ascii_digit).count() > 3
}

/// Figures that are said, right after what says that a day of birth comes.
fn born_said(shadow: &Shadow) -> Vec<Span> {
    let starts = captures(&BORN_SAID, shadow);
    let spoken = starts.iter().filter_map(|found| spoken::from(shadow, span(found, 1)?.start, Of::Figures));
    let parts = |span: Span| shadow.select(span).split([' ', '-', ',']).count();
    spoken
        .filter(|spoken| (4..=8).contains(&spoken.figures.len()) && !spoken.is_year() && parts(spoken.span) >= 3)
        .map(|spoken| spoken.span)
        .collect()
}

/// "first may i say" is no day in May.
fn is_spoken(shadow: &Shadow, span: Span) -> bool {
    let text = shadow.select(span);
    let sure = text.contains(" of ") || text.contains("the ") || text.contains(|c: char| c.is_ascii_uppercase());
    sure || !text.split_whitespace().any(|word| WORDY.contains(word)) || has(&LEADS, shadow.before(span.start, 12))
}

/// Also with a letter wrong.
fn is_like_month(word: &str) -> bool {
    const LONG: [&str; 7] = ["january", "february", "august", "september", "october", "november", "december"];
    is_month(word)
        || word.len() > 4
            && LONG.iter().any(|month| super::speaker::resembles(word, month))
            && !super::word::is_english(word)
}

/// Days with their month's name.
fn named(shadow: &Shadow) -> Vec<Span> {
    let mut found = Vec::new();
    for day in captures(&DAY_FIRST, shadow) {
        let month = day[3].to_ascii_lowercase();
        let whole = span(&day, 1).expect("it is all of the match");
        // "10 may help": only an ordinal, "of" or a year makes a date of it.
        let sure = day.get(2).is_some() || day[1].contains(" of ") || day[1].ends_with(|c: char| c.is_ascii_digit());
        let spoken = sure
            || !WORDY.contains(month.as_str())
            || has(&LEADS, shadow.before(whole.start, 12))
            || kind(shadow, whole) == Kind::DateOfBirth;
        if is_like_month(&month) && spoken && !has(&DAY_AFTER, shadow.after(whole.end, 12)) {
            found.push(whole);
        }
    }
    for day in captures(&MONTH_FIRST, shadow) {
        let month = day[2].to_ascii_lowercase();
        let whole = span(&day, 1).expect("it is all of the match");
        let sure = day.get(3).is_some() || day.get(4).is_some() || day[2].starts_with(|c: char| c.is_ascii_uppercase());
        let spoken = sure
            || !WORDY.contains(month.as_str())
            || has(&LEADS, shadow.before(whole.start, 12))
            || kind(shadow, whole) == Kind::DateOfBirth;
        if is_like_month(&month) && spoken && !has(&TIME_AFTER, shadow.after(whole.end, 8)) {
            found.push(whole);
        }
    }
    found
}

patterns! {
    /// "30 feb 2nd": the figures before belong to something else.
    DAY_AFTER = r"(?i)^\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\b";
    TIME_AFTER = r"(?i)^(?::\d|\ ?(?:am|pm|times|years|yrs|days|weeks|months|hours|people)\b)";
}

/// Days with month and year, in figures.
fn in_figures(shadow: &Shadow) -> Vec<Span> {
    let mut found: Vec<Span> = [&YEAR_FIRST, &IN_SIGNS, &GLUED, &PARTED, &ROMAN]
        .iter()
        .flat_map(|pattern| super::pattern::spans(pattern, shadow, 1))
        .collect();
    // Of a feast only birth makes a day that tells of someone: "since christmas 2019".
    let feasts = super::pattern::spans(&FEAST, shadow, 1);
    found.extend(feasts.into_iter().filter(|day| kind(shadow, *day) == Kind::DateOfBirth));
    let year_first = captures(&YEAR_THEN_MONTH, shadow);
    found.extend(
        year_first.iter().filter(|day| is_like_month(&day[2].to_ascii_lowercase())).filter_map(|day| span(day, 1)),
    );
    for day in captures(&IN_FIGURES, shadow) {
        if is_day_and_month(&day[2], &day[4]) && day[3] == day[5] && !goes_on(shadow, span(&day, 1)) {
            found.extend(span(&day, 1));
        }
    }
    found
}

/// Days with their month, in figures, where nothing says that it is a fraction, a scale or a time.
fn short(shadow: &Shadow) -> Vec<Span> {
    let mut found = Vec::new();
    for day in captures(&SHORT, shadow) {
        let whole = span(&day, 1).expect("it is all of the match");
        let before = shadow.before(whole.start, 14);
        let led = has(&LEADS, before);
        let birth = kind(shadow, whole) == Kind::DateOfBirth;
        let (first, second, sign) = (&day[2], &day[4], &day[3]);
        let (one, two) = (first.parse().unwrap_or(0), second.parse().unwrap_or(0));
        let idiom =
            matches!((one, two), (24, 7) | (7, 24) | (50, 50) | (9, 11) | (16, 8) | (18, 6) | (20, 4) | (4, 20))
                && !birth;
        let scale =
            matches!(two, 10 | 5 | 100) && one <= two && first.len() == 1 || one == two && sign == "/" && !birth;
        let sided = one > 12 || two > 12 || first.starts_with('0') || second.starts_with('0');
        let plain = match sign {
            "/" => sided && (led || birth || !has(&SCALE_BEFORE, before)) || led && !scale,
            "." => (led || birth) && (second.len() == 2 && first.len() == 2 || day.get(5).is_some() || birth),
            _ => birth,
        };
        let graded = scale && !second.starts_with('0');
        let measured = idiom
            || graded
            || has(&SCALE_AFTER, shadow.after(whole.end, 12))
            || has(&SHARE_BEFORE, shadow.before(whole.start, 30));
        let spoken = birth || plain && !measured;
        if is_day_and_month(first, second) && spoken {
            let end = if day.get(5).is_some() { whole.end - 1 } else { whole.end };
            found.push(Span { start: whole.start, end });
        }
    }
    found
}

/// "06.12.34.56.78" is no day.
fn goes_on(shadow: &Shadow, day: Option<Span>) -> bool {
    let rest = day.map_or("", |day| &shadow.as_str()[day.end..]);
    rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_day_and_month(first: &str, second: &str) -> bool {
    let (first, second): (u8, u8) = (first.parse().unwrap_or(0), second.parse().unwrap_or(0));
    (1..=31).contains(&first) && (1..=12).contains(&second) || (1..=12).contains(&first) && (1..=31).contains(&second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[(&str, Kind)]) {
        let mut found = find(&Shadow::of(text));
        found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        found.dedup_by(|next, last| next.0.start < last.0.end);
        let found: Vec<(&str, Kind)> = found.iter().map(|(span, kind)| (span.of(text), *kind)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days() {
        use Kind::Date;
        finds(
            "since 3/04 and until 2024-03-09, 12.5.23 too",
            &[("3/04", Date), ("2024-03-09", Date), ("12.5.23", Date)],
        );
        finds(
            "on March 3rd, the 4th of July, 5 mai 2021",
            &[("March 3rd", Date), ("the 4th of July", Date), ("5 mai 2021", Date)],
        );
        finds("on the fifth of may", &[("the fifth of may", Date)]);
        finds("july fourth, 20apr2021, Jan.17", &[("july fourth", Date), ("20apr2021", Date), ("Jan.17", Date)]);
        finds("the 8th of Feburary, setember 9th", &[("the 8th of Feburary", Date), ("setember 9th", Date)]);
        finds("Since Jan 3rd 2021 and 30 de abril", &[("Jan 3rd 2021", Date), ("30 de abril", Date)]);
    }

    #[test]
    fn days_of_birth() {
        use Kind::DateOfBirth;
        finds("born in 1971", &[("1971", DateOfBirth)]);
        finds("dob is the ninth of feb eighty seven ok", &[("the ninth of feb eighty seven", DateOfBirth)]);
        finds("born on the 3rd day of November 1931", &[("the 3rd day of November 1931", DateOfBirth)]);
        finds(
            "dob oh nine oh two eighty seven, born march nine oh four",
            &[("oh nine oh two eighty seven", DateOfBirth), ("march nine oh four", DateOfBirth)],
        );
        finds("dob 4th of the 5th 98", &[("4th of the 5th 98", DateOfBirth)]);
        finds("bday 9 2 87, born 12 May ninety one", &[("9 2 87", DateOfBirth), ("12 May ninety one", DateOfBirth)]);
        finds("dob 01-02-03", &[("01-02-03", DateOfBirth)]);
        finds("dob: 04051998, im a 1999 baby", &[("04051998", DateOfBirth), ("1999", DateOfBirth)]);
        finds("i was born in a village near Cork in 1962", &[("1962", DateOfBirth)]);
        finds("he was born 2/11/48 and died 3/12/21", &[("2/11/48", DateOfBirth), ("3/12/21", Kind::Date)]);
        finds("my birthday is 7 june", &[("7 june", DateOfBirth)]);
        finds("date of birth 1979 december 4", &[("1979 december 4", DateOfBirth)]);
        finds("Born on Christmas Day 1949", &[("Christmas Day 1949", DateOfBirth)]);
        finds("born 12.III.1987, bday may 98", &[("12.III.1987", DateOfBirth), ("may 98", DateOfBirth)]);
        finds("dob nineteen eighty one, birth year 96", &[("nineteen eighty one", DateOfBirth), ("96", DateOfBirth)]);
        finds(
            "born the fifth of October, nineteen seventy two",
            &[("the fifth of October, nineteen seventy two", DateOfBirth)],
        );
    }

    #[test]
    fn no_days() {
        finds("8/10 today, 24/7, a 10/10 evening, 1/2 a cup, 9.30 and 0.5, 2007-2019", &[]);
        finds("in may 2020, march 2019, 10 may help, i may 3 times", &[]);
        finds("first may i say, phq 12/27, bp was 12/8. since christmas 2019, xmas 20 times", &[]);
    }
}
