//! Short forms and pet names of given names that are not their beginning or end: "Bill" for "William", "Gosia" for
//! "Małgorzata".

use std::collections::HashMap;
use std::sync::LazyLock;

/// A line has a full name and its short forms, folded.
const LINES: &str = include_str!("lists/short_names.txt");

/// From a full name to its short forms, and back.
static OTHERS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut others: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in LINES.lines() {
        let mut words = line.split_whitespace();
        let full = words.next().unwrap_or_default();
        for short in words {
            others.entry(full).or_default().push(short);
            others.entry(short).or_default().push(full);
        }
    }
    others
});

/// What somebody called so is called too.
pub(super) fn others(name: &str) -> &'static [&'static str] {
    OTHERS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        assert!(others("william").contains(&"bill") && others("bill").contains(&"william"));
        assert!(others("sasha").contains(&"alexander") && others("qwertzu").is_empty());
    }

    #[test]
    fn every_line_has_a_name_and_its_forms() {
        for line in LINES.lines() {
            let folded = super::super::shadow::fold(line);
            assert!(line.split_whitespace().count() > 1 && folded == line, "{line}");
        }
    }
}
