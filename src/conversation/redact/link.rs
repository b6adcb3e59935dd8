//! Addresses of pages.

use super::lists::words;
use super::pattern::{captures, patterns, span, spans};
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
}

patterns! {
    /// Which says so itself.
    PLAIN = r#"(?i)\b(?:(?:https?|ftp)://|www\.)[^\s\x00<>"]+"#;
    BARE = r#"\b([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)\.([a-z]{2,}|[A-Z]{2,})\b(:\d+)?(/[^\s\x00<>"]*)?"#;
    SPELT = r"(?i)\b(?:www\s+dot\s+)?[a-z0-9-]{2,}\s+dot\s+(?:com|org|net|co\s+dot\s+uk|io|app)\b(?:\s+slash\s+[a-z0-9_-]+)*";
}

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
            && (ENDINGS.contains(ending.as_str()) && host.len() > 1
                || WORDY.contains(ending.as_str())
                    && (path || parts > 1 && !host.split('.').any(|part| part.len() < 2)))
    };
    let mut found: Vec<Span> = captures(&BARE, shadow)
        .iter()
        .filter(|found| looks_right(found))
        .filter_map(|found| span(found, 0))
        .map(|span| without_tail(shadow, span))
        .collect();
    found.extend(spans(&SPELT, shadow, 0));
    found
}

/// Whether addresses end so, and sentences do not.
pub(super) fn is_sure_ending(word: &str) -> bool {
    ENDINGS.contains(word.to_ascii_lowercase().as_str())
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
    }

    #[test]
    fn forgotten_blanks_are_no_pages() {
        finds("omg same.literally me in june.and july.so yeah lol.so", &[]);
        finds("e.g.this, i.e. that, 3.5 and 9.30.am", &[]);
    }
}
