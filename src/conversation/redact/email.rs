//! Addresses of electronic mail, as they are and as people spell them: "jo dot k at mail dot com".

use super::link::is_sure_ending;
use super::pattern::{captures, patterns, span, spans};
use super::shadow::Shadow;
use super::word::is_english;
use crate::conversation::Span;

/// Mail services that are named without their ending's being sure to follow.
const SERVICES: &str = "gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|proton|protonmail|gmx|web|yandex|qq|163|naver|zoho|mail";

patterns! {
    WRITTEN = r"(?i)[a-z0-9\x01][a-z0-9\x01._%+-]*@{1,2}[a-z0-9\x01-]+(?:\.[a-z0-9\x01-]+)*\.[a-z0-9]{2,}";

    PARTED = format!(r"(?i)\b[a-z0-9][a-z0-9._%+-]*\ ?@\ ?(?:{SERVICES})(?:\.[a-z]{{2,}})+\b");

    SPELT = r"(?i)
        \b[a-z0-9_+.-]+ (?:(?:\s+(?:dot|punto|punkt|point|ponto|kropka|tecka|nokta|underscore|dash|hyphen|minus)\s+|\s*[(\[{](?:dot|punkt|underscore|dash|hyphen)[)\]}]\s*)[a-z0-9_-]+)*
        (?:\s+(?:one|two|three|four|five|six|seven|eight|nine|oh|zero|ten|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))*
        (?:\s*(?:\(at\)|\[at\]|\{at\}|<at>|\(@\)|\[@\]|\{@\}|@)\s*|\s+(?:at|arroba|chez|chiocciola|arobase|klammeraffe|malpa|kukac|zavinac|snabel-a|at\s+sign)\s+)
        ((?:g\s|hot\s|proton\s)?[a-z0-9-]+) (?:\.[a-z0-9-]+)*
        (?:(?:\s*(?:\(dot\)|\[dot\]|\{dot\})\s*|\s+(?:dot|punto|punkt|point|ponto|kropka|tecka|nokta|\.)\s+) ([a-z]{2,}) )+\b";

    /// With blanks about its signs, where the ending is sure: "jo @ brightpost.com".
    SPREAD = r"(?i)\b[a-z0-9][a-z0-9._%+-]*\ ?@\ ?[a-z0-9-]+(?:\ ?\.[a-z0-9-]+)*\ ?\.\ ?([a-z]{2,})\b";
    /// Without its ending, or with the ending apart: "kit.k@brightpost".
    UNENDED = r"(?i)(?:^|[^\w.@/])([a-z0-9\x01][a-z0-9\x01._+-]+@[a-z][a-z0-9-]{2,}(?:,[a-z]{2,3}\b)?)(?:$|[^\w@])";
    /// Without "at": "kitk gmail.com", "kit k99 gmail dot com".
    NO_AT = format!(r"(?i)\b([a-z0-9][a-z0-9._+-]{{2,}})\s+(?:{SERVICES})(?:\s?\.\s?|\s+dot\s+|\s+)(?:com|net|de|fr|me|co\.uk)\b");

    /// The service alone: "kit.k99@gmail", "kit.k99 at gmail", "kit99@gmail,com".
    SERVICE_ALONE = format!(r"(?i)\b([a-z0-9_+.-]{{3,}}@(?:{SERVICES})(?:[,\ ](?:com|co\.uk|net|de|fr))?|[a-z][a-z0-9+-]+(?:[0-9_]|\.[a-z0-9])[a-z0-9_.+-]*\ (?:at\ |on\ |@\ ?)(?:gmail|googlemail|hotmail|yahoo|outlook|icloud|protonmail)(?:[,\ ]com)?)(?:$|[^\w.@])");

    /// Without the sign: "kit99gmail.com".
    SIGNLESS = r"(?i)(?:^|[\s:,(])([a-z0-9._+-]{2,}[a-z0-9_](?:gmail|googlemail|hotmail|yahoo|outlook|icloud|protonmail)\.(?:com|co\.uk|net|de|fr))\b";

    LETTERS_BEFORE = r"(?i)(?:^|[\s,:])(?:(?:[b-hj-z0-9]|dot|dash|underscore|[a-z]+\s+(?:dot|dash|underscore)|zero|oh|one|two|three|four|five|six|seven|eight|nine|a|i)\s+){2,}$";
    HALF_SPELT = format!(r"(?i)
        \b[a-z0-9_+.-]+ (?:\s+(?:dot|underscore|dash|hyphen)\s+[a-z0-9_-]+)*
        (?:\s*(?:\(at\)|\[at\]|\{{at\}}|<at>|\(@\)|\[@\]|\{{@\}}|\(a\))\s*[a-z0-9-]+ | \s+(?:at|arroba|at[\s-]sign)\s+(?:{SERVICES}) ) (?:\.[a-z]{{2,}})+\b");
}

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    // "@kit@social.example" is a name on a platform.
    let is_mail = |mail: &Span| !shadow.before(mail.start, 1).ends_with('@');
    let mut found: Vec<Span> = spans(&WRITTEN, shadow, 0).into_iter().filter(is_mail).collect();
    found.extend(spans(&SIGNLESS, shadow, 1));
    found.extend(spans(&PARTED, shadow, 0));
    found.extend(spans(&HALF_SPELT, shadow, 0));
    found.extend(spans(&SERVICE_ALONE, shadow, 1));
    let spread = captures(&SPREAD, shadow);
    found.extend(spread.iter().filter(|mail| is_sure_ending(&mail[1])).filter_map(|mail| span(mail, 0)));
    let unended = captures(&UNENDED, shadow);
    found.extend(unended.iter().filter(|mail| is_unended(&mail[1])).filter_map(|mail| span(mail, 1)));
    let coined = captures(&NO_AT, shadow);
    found.extend(
        coined.iter().filter(|mail| !is_english(&mail[1].to_ascii_lowercase())).filter_map(|mail| span(mail, 0)),
    );
    found.extend(spelt(shadow));
    found.into_iter().map(|mail| with_letters_before(shadow, mail)).collect()
}

/// No "lunch@noon".
fn is_unended(mail: &str) -> bool {
    let (name, service) = mail.split_once('@').unwrap_or_default();
    let marked = name.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'+'));
    marked || !is_english(&service.to_ascii_lowercase())
}

/// What is spelt before it belongs to it: "j a n e 4 2 at mail dot com".
fn with_letters_before(shadow: &Shadow, mail: Span) -> Span {
    let letters = LETTERS_BEFORE.find(&shadow.as_str()[..mail.start]);
    Span { start: letters.map_or(mail.start, |letters| letters.end() - letters.as_str().trim_start().len()), ..mail }
}

/// Those that are spelt, where service or ending is a known one: else the next word may begin one.
fn spelt(shadow: &Shadow) -> Vec<Span> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(spelt) = SPELT.captures_at(shadow.as_str(), at) {
        let Some(whole) = span(&spelt, 0) else { break };
        let service = SERVICES.split('|').any(|service| service.eq_ignore_ascii_case(&spelt[1]));
        if service || spelt.get(2).is_some_and(|ending| is_sure_ending(ending.as_str())) {
            found.push(whole);
            at = whole.end;
        } else {
            let word = shadow.select(whole).find(|letter: char| !letter.is_ascii_alphanumeric());
            at = whole.start + word.unwrap_or(whole.end - whole.start).max(1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finds;
    use super::*;

    #[test]
    fn written_and_spelt() {
        finds(find, "mail me: Ana.b+x@mail.example.org.", &["Ana.b+x@mail.example.org"]);
        finds(find, "its josé99@correo.mx ok", &["josé99@correo.mx"]);
        finds(
            find,
            "jo at example dot org or jo dot k (at) example (dot) co",
            &["jo at example dot org", "jo dot k (at) example (dot) co"],
        );
        finds(find, "write to kit_k at gmail.com", &["kit_k at gmail.com"]);
        finds(find, "kit[dot]k[at]correo[dot]example", &["kit[dot]k[at]correo[dot]example"]);
        finds(
            find,
            "me at kit punto k chiocciola posta punto example, kit.k99 at gmail, kit@gmail",
            &["kit punto k chiocciola posta punto example", "kit.k99 at gmail", "kit@gmail"],
        );
        finds(
            find,
            "its jo_b AT proton DOT me, kes(underscore)jo(at)mail(dot)com",
            &["jo_b AT proton DOT me", "kes(underscore)jo(at)mail(dot)com"],
        );
    }

    #[test]
    fn without_at_or_ending() {
        finds(
            find,
            "mail kit.kowal@brightpost , or kitkowal gmail.com",
            &["kit.kowal@brightpost", "kitkowal gmail.com"],
        );
        finds(find, "jo @ brightpost.com, kit@brightpost . com", &["jo @ brightpost.com", "kit@brightpost . com"]);
        finds(find, "at kit dot lowe ninety at gmail dot com", &["kit dot lowe ninety at gmail dot com"]);
        finds(find, "kit99gmail.com, kit7(@)gmail.com", &["kit99gmail.com", "kit7(@)gmail.com"]);
        finds(find, "its k i t 4 2 at gmail dot com", &["k i t 4 2 at gmail dot com"]);
    }

    #[test]
    fn no_mail() {
        finds(find, "my yahoo mail, the outlook com thing, meet@6, lunch@noon?", &[]);
        finds(find, "he looked at me dot dot dot. see you @ 7.30", &[]);
        finds(find, "at home dot i am fine. i looked at outlook, saw it on gmail, v2 at work", &[]);
    }
}
