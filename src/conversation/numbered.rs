//! What is called alike is told apart by numbers.

use std::collections::HashMap;

/// The names or ids that are taken.
#[derive(Debug, Default)]
pub struct Numbered {
    /// The number that the next of this name would get.
    next: HashMap<String, usize>,
}

impl Numbered {
    /// The name itself, else the first of `name (2)`, `name (3)`, ... that nothing else is called; from now on it is taken.
    pub fn unused(&mut self, name: &str) -> String {
        let mut unused = name.to_owned();
        while self.next.contains_key(&unused) {
            let next = self.next.entry(name.to_owned()).or_insert(2);
            unused = format!("{name} ({next})");
            *next += 1;
        }
        self.next.insert(unused.clone(), 2);
        unused
    }
}
