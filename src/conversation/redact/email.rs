//! Addresses of electronic mail, as they are and as people spell them: "jo dot k at mail dot com".

use super::link::is_sure_ending;
use super::pattern::{captures, patterns, span, spans};
use super::shadow::Shadow;
use crate::conversation::Span;

/// Mail services that are named without their ending's being sure to follow.
const SERVICES: &str = "gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|proton|protonmail|gmx|web|yandex|qq|163|naver|zoho|mail";

patterns! {
    WRITTEN = r"(?i)[a-z0-9\x01][a-z0-9\x01._%+-]*@[a-z0-9\x01-]+(?:\.[a-z0-9\x01-]+)*\.[a-z0-9]{2,}";

    PARTED = format!(r"(?i)\b[a-z0-9][a-z0-9._%+-]*\ ?@\ ?(?:{SERVICES})(?:\.[a-z]{{2,}})+\b");

    SPELT = r"(?i)
        \b[a-z0-9_+.-]+ (?:\s+(?:dot|punto|punkt|point|ponto|underscore|dash|hyphen|minus)\s+[a-z0-9_-]+)*
        (?:\s*(?:\(at\)|\[at\]|\{at\}|<at>|@)\s*|\s+(?:at|arroba|chez)\s+)
        [a-z0-9-]+ (?:\.[a-z0-9-]+)*
        (?:(?:\s*(?:\(dot\)|\[dot\]|\{dot\})\s*|\s+(?:dot|punto|punkt|point|ponto)\s+) ([a-z]{2,}) )+\b";

    HALF_SPELT = format!(r"(?i)
        \b[a-z0-9_+.-]+ (?:\s+(?:dot|underscore|dash|hyphen)\s+[a-z0-9_-]+)*
        (?:\s*(?:\(at\)|\[at\]|\{{at\}}|<at>)\s*[a-z0-9-]+ | \s+(?:at|arroba)\s+(?:{SERVICES}) ) (?:\.[a-z]{{2,}})+\b");
}

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    let mut found = spans(&WRITTEN, shadow, 0);
    found.extend(spans(&PARTED, shadow, 0));
    found.extend(spans(&HALF_SPELT, shadow, 0));
    let spelt = captures(&SPELT, shadow);
    let ends_well = spelt.iter().filter(|found| found.get(1).is_some_and(|ending| is_sure_ending(ending.as_str())));
    found.extend(ends_well.filter_map(|found| span(found, 0)));
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
    }

    #[test]
    fn no_mail() {
        finds(find, "he looked at me dot dot dot. see you @ 7.30", &[]);
        finds(find, "at home dot i am fine", &[]);
    }
}
