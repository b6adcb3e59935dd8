//! Names on platforms that the chat has told before: "add quietharbour" and, two messages on, "quietharbour is him".

use super::lists::is_given;
use super::online::tokens;
use super::shadow::Shadow;
use super::vocabulary::NOBODY;
use super::word::is_english;
use crate::conversation::Span;
use std::collections::HashSet;

/// How a name is known again, where nothing else is called so: no "@moss" makes all moss a name.
pub(super) fn key(handle: &str) -> Option<String> {
    const SHORTEST: usize = 4;
    let key = handle.trim_start_matches('@').to_ascii_lowercase();
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    let usual = is_english(&key) || is_given(&key) || NOBODY.contains(key.as_str());
    (plain && key.len() >= SHORTEST && !usual).then_some(key)
}

pub(super) fn find(shadow: &Shadow, known: &HashSet<String>) -> Vec<Span> {
    if known.is_empty() {
        return Vec::new();
    }
    tokens(shadow).filter(|span| known.contains(&shadow.select(*span).to_ascii_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_again() {
        let known: HashSet<String> =
            ["@QuietHarbour", "moss", "kit.zq", "GrimMoss 12"].into_iter().filter_map(key).collect();
        let text = "quietharbour? QUIETHARBOUR's dog ate kit.zq. moss, quietharbours";
        let found = find(&Shadow::of(text), &known);
        let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["quietharbour", "QUIETHARBOUR", "kit.zq"]);
    }
}
