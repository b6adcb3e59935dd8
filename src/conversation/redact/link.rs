//! Addresses of pages.

use super::lists::words;
use super::pattern::{captures, has, patterns, span, spans};
use super::person::looks_mistyped;
use super::shadow::Shadow;
use crate::conversation::Span;

words! {
    /// Endings of page addresses that are no words, so that "a.com" is an address and "a.and" a forgotten blank.
    ENDINGS = "com org net edu gov mil int info biz io app dev gg ai co uk ie fr de nl pt pl cz sk hu ro bg gr tr ru ua \
        dk fi ch eu ca mx br ar cl za ng ke gh eg il ae pk bd lk np cn jp kr tw hk sg ph vn th au nz tv xyz online site \
        example invalid lt lv ee rs hr si lu mt cy et tz ug zw sn jo lb qa kw om az kz uz ge";
    /// Endings that are words too: they count where something else says that this is an address.
    WORDY = "me so to is it in at be no us my am do as by id la or ly es se ma sa pe us page blog link shop chat club live \
        world today cat art bio fm im cc ws st li ac";
    /// Endings that are words but follow a sentence's stop seldom: they count after what is no word itself.
    RARE = "blog page site space store shop club art help support care health live chat link world photography studio design news media team network \
        foundation community academy school cafe tips mobi test local life fun wiki cloud tech email today center clinic church charity";
}

patterns! {
    /// Which says so itself.
    PLAIN = r#"(?i)\b(?:(?:https?|ftp)://|www\.)[^\s\x00<>"]+"#;
    BARE = r#"\b([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)\.([a-z]{2,}|[A-Z]{2,})\b(:\d+)?(/[^\s\x00<>"]*)?"#;
    SPELT = r"(?ix) \b(?:www\s+dot\s+)? [a-z0-9-]{2,} (?:\s+(?:dash|hyphen|underscore)\s+[a-z0-9]+)*
        (?: (?:\s+dot\s+|\s*[(\[{]\s*dot\s*[)\]}]\s*|\.) [a-z0-9-]{2,} )*
        (?:\s+dot\s+|\s*[(\[{]\s*dot\s*[)\]}]\s*) ([a-z]{2,}) (?:\s+dot\s+(?:uk|au|nz|za|br|mx|in|ng|ke))?\b
        ( (?:\s+(?:forward\s+)?slash\s+[a-z0-9_-]+ | /[^\s\x00]+)* )";
    /// With blanks about the stop, or in its place.
    SPREAD = r"(?i)\b(?:[a-z0-9-]{3,}(?:\s+\.\s*|\.\s)(?:com|org|net|co\.uk)|www\s+[a-z0-9-]{3,}[\s.]+(?:com|org|net|co[\s.]uk))\b(?:/[^\s\x00]*)?";
    NUMBERS = r"(?:^|[^\d\w.])((?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:/[^\s\x00]*)?)(?:$|[^\d\w.])";
    LEADS = r"(?i)\b(?:site|website|link|url|webpage|domain|blog)\b[^.!?]{0,12}$";
}

/// From this length on what stands before a stop and is no word is hardly one that was mistyped.
const UNMISTAKABLE: usize = 8;

/// Those that begin like an address.
pub(super) fn find_plain(shadow: &Shadow) -> Vec<Span> {
    spans(&PLAIN, shadow, 0).into_iter().map(|span| without_tail(shadow, span)).collect()
}

/// Those that only look like one: "name.org/page". To be sought once mails and handles are hidden.
pub(super) fn find_bare(shadow: &Shadow) -> Vec<Span> {
    let looks_right = |found: &regex_lite::Captures| {
        let (host, ending) = (&found[1], found[2].to_ascii_lowercase());
        let path = found.get(4).is_some_and(|path| path.as_str().len() > 1);
        let letters = host.bytes().any(|byte| byte.is_ascii_alphabetic());
        let parts = host.split('.').count();
        letters
            && (ENDINGS.contains(ending.as_str()) && (host.len() > 1 || path)
                || path && host.len() > 1 && (2..=4).contains(&ending.len()) && !super::lists::is_word(&ending)
                || is_coined(host)
                    && (RARE.contains(ending.as_str())
                        || WORDY.contains(ending.as_str()) && host.len() >= UNMISTAKABLE
                        || WORDY.contains(ending.as_str())
                            && has(&LEADS, shadow.before(found.get(0).map_or(0, |all| all.start()), 30)))
                || WORDY.contains(ending.as_str())
                    && (path || parts > 1 && !host.split('.').any(|part| part.len() < 2)))
    };
    let mut found: Vec<Span> = captures(&BARE, shadow)
        .iter()
        .filter(|found| looks_right(found))
        .filter_map(|found| span(found, 0))
        .map(|span| without_tail(shadow, span))
        .collect();
    found.extend(spelt(shadow));
    found.extend(spans(&SPREAD, shadow, 0));
    let is_machine = |span: &Span| {
        let numbers = shadow.select(*span).split([':', '/']).next().unwrap_or_default();
        numbers.split('.').all(|part| part.parse::<u8>().is_ok())
    };
    found.extend(spans(&NUMBERS, shadow, 1).into_iter().filter(is_machine));
    found
}

/// "kits diary dot com", and with a path also what does not end for sure: "kit dot me slash april".
fn spelt(shadow: &Shadow) -> Vec<Span> {
    const NO_HOSTS: [&str; 12] = ["its", "it's", "is", "a", "an", "the", "or", "and", "think", "thats", "just", "dot"];
    let host =
        |found: &regex_lite::Captures| found[0].split([' ', '.']).next().unwrap_or_default().to_ascii_lowercase();
    let is_page = |found: &regex_lite::Captures| {
        (is_sure_ending(&found[1]) || !found[2].is_empty()) && !NO_HOSTS.contains(&host(found).as_str())
    };
    captures(&SPELT, shadow).iter().filter(|found| is_page(found)).filter_map(|found| span(found, 0)).collect()
}

/// A name that is no word, also none that is mistyped, and nobody's.
fn is_coined(host: &str) -> bool {
    let word = host.to_ascii_lowercase();
    let usual = |part: &str| super::word::is_english(part) || super::lists::is_given(part) || looks_mistyped(part);
    word.len() > 3 && !usual(&word) && !word.split('.').any(|part| part.len() < 3)
}

/// Whether addresses end so, and sentences do not.
pub(super) fn is_sure_ending(word: &str) -> bool {
    ENDINGS.contains(word.to_ascii_lowercase().as_str())
}

/// Whether pages end so, and few names on platforms.
pub(super) fn ends_page(word: &str) -> bool {
    is_sure_ending(word) || RARE.contains(word)
}

/// Without the stops and brackets that belong to the sentence.
fn without_tail(shadow: &Shadow, span: Span) -> Span {
    let text = shadow.select(span);
    let mut kept = text.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', '*', '\u{2}']);
    if !kept.contains('(') {
        kept = kept.trim_end_matches([')', '.', ',']);
    }
    Span { start: span.start, end: span.start + kept.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let shadow = Shadow::of(text);
        let mut found = find_plain(&shadow);
        let mut rest = Shadow::of(text);
        found.iter().for_each(|span| rest.hide(*span));
        found.extend(find_bare(&rest));
        let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn pages() {
        finds("see https://a.example/x?y=1, or www.b.example.", &["https://a.example/x?y=1", "www.b.example"]);
        finds(
            "(mind.org.uk/help) and zoom.us/j/123 and discord.gg/abc",
            &["mind.org.uk/help", "zoom.us/j/123", "discord.gg/abc"],
        );
        finds("it is calm dot com", &["calm dot com"]);
        finds("see tiny dot wordgarden dot example slash april and", &["tiny dot wordgarden dot example slash april"]);
        finds(
            "try night dash owl dot co dot uk, or kit dot me slash x",
            &["night dash owl dot co dot uk", "kit dot me slash x"],
        );
        finds("t.co/x9 and x.com/kit, kitsdiary(dot)com", &["t.co/x9", "x.com/kit", "kitsdiary(dot)com"]);
        finds("kitsdiary.photography, www kitsdiary com", &["kitsdiary.photography", "www kitsdiary com"]);
    }

    #[test]
    fn forgotten_blanks_are_no_pages() {
        finds("omg same.literally me in june.and july.so yeah lol.so", &[]);
        finds("dot dot dot, on the dot at nine, a dot in the sky", &[]);
        finds("e.g.this, i.e. that, 3.5 and 9.30.am", &[]);
        finds("lol.help me, omg.care less, i told jake.help is near", &[]);
    }
}
