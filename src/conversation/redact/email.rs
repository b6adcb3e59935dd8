//! Addresses of electronic mail, as they are and as people spell them: "jo dot k at mail dot com".

use super::link::is_sure_ending;
use super::pattern::{patterns, span, spans};
use super::shadow::Shadow;
use crate::conversation::Span;

/// Mail services that are named without their ending's being sure to follow.
const SERVICES: &str = "gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|proton|protonmail|gmx|web|yandex|qq|163|naver|zoho|mail";

patterns! {
    WRITTEN = r"(?i)[a-z0-9\x01][a-z0-9\x01._%+-]*@{1,2}[a-z0-9\x01-]+(?:\.[a-z0-9\x01-]+)*\.[a-z0-9]{2,}";

    PARTED = format!(r"(?i)\b[a-z0-9][a-z0-9._%+-]*\ ?@\ ?(?:{SERVICES})(?:\.[a-z]{{2,}})+\b");

    SPELT = r"(?i)
        \b[a-z0-9_+.-]+ (?:(?:\s+(?:dot|punto|punkt|point|ponto|kropka|tecka|nokta|underscore|dash|hyphen|minus)\s+|\s*[(\[{](?:dot|punkt|underscore|dash|hyphen)[)\]}]\s*)[a-z0-9_-]+)*
        (?:\s*(?:\(at\)|\[at\]|\{at\}|<at>|@)\s*|\s+(?:at|arroba|chez|chiocciola|arobase|klammeraffe|malpa|kukac|zavinac|snabel-a|at\s+sign)\s+)
        ([a-z0-9-]+) (?:\.[a-z0-9-]+)*
        (?:(?:\s*(?:\(dot\)|\[dot\]|\{dot\})\s*|\s+(?:dot|punto|punkt|point|ponto|kropka|tecka|nokta|\.)\s+) ([a-z]{2,}) )+\b";

    /// The service alone: "kit.k99@gmail", "kit.k99 at gmail", "kit99@gmail,com".
    SERVICE_ALONE = format!(r"(?i)\b([a-z0-9_+.-]{{3,}}@(?:{SERVICES})(?:[,\ ](?:com|co\.uk|net|de|fr))?|[a-z][a-z0-9+-]+(?:[0-9_]|\.[a-z0-9])[a-z0-9_.+-]*\ (?:at|on)\ (?:gmail|googlemail|hotmail|yahoo|outlook|icloud|protonmail)(?:[,\ ]com)?)(?:$|[^\w.@])");

    HALF_SPELT = format!(r"(?i)
        \b[a-z0-9_+.-]+ (?:\s+(?:dot|underscore|dash|hyphen)\s+[a-z0-9_-]+)*
        (?:\s*(?:\(at\)|\[at\]|\{{at\}}|<at>)\s*[a-z0-9-]+ | \s+(?:at|arroba)\s+(?:{SERVICES}) ) (?:\.[a-z]{{2,}})+\b");
}

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    let mut found = spans(&WRITTEN, shadow, 0);
    found.extend(spans(&PARTED, shadow, 0));
    found.extend(spans(&HALF_SPELT, shadow, 0));
    found.extend(spans(&SERVICE_ALONE, shadow, 1));
    found.extend(spelt(shadow));
    found
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
    fn no_mail() {
        finds(find, "he looked at me dot dot dot. see you @ 7.30", &[]);
        finds(find, "at home dot i am fine. i looked at outlook, saw it on gmail, v2 at work", &[]);
    }
}
