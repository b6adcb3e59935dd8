//! Numbers of things in sentences.

/// "1 line", "2 lines".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
