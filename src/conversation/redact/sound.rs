//! Names that sound alike and are written otherwise: "shivaun" for "Siobhán", "kathryn" for "Catherine".

/// The fewest consonants by which two names are told to sound alike.
const FEWEST: usize = 3;
/// By how many letters they may differ in length.
const MOST: usize = 2;

/// Whether two folded names have the same consonants, as they are spoken.
pub(super) fn sounds_like(one: &str, other: &str) -> bool {
    let apart = one.chars().count().abs_diff(other.chars().count());
    let sound = consonants(one);
    apart <= MOST && sound.len() >= FEWEST && one.is_ascii() && sound == consonants(other)
}

/// A name's consonants: those that are spoken alike are one, doubled ones too; "A" stands for a vowel at the beginning.
fn consonants(name: &str) -> String {
    const GROUPS: [(&str, &str); 14] = [
        ("sch", "s"),
        ("ph", "f"),
        ("bh", "v"),
        ("mh", "v"),
        ("gh", "g"),
        ("dh", "d"),
        ("kh", "k"),
        ("th", "t"),
        ("ck", "k"),
        ("qu", "k"),
        ("sh", "s"),
        ("ch", "s"),
        ("ce", "se"),
        ("ci", "si"),
    ];
    let joined = GROUPS.iter().fold(name.to_owned(), |name, (written, spoken)| name.replace(written, spoken));
    let mut sound = String::new();
    let mut last = None;
    for letter in joined.chars() {
        let before = last.replace(letter);
        let spoken = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if before.is_none() => 'A',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | '\'' | '-' => continue,
            'c' | 'q' => 'k',
            'z' | 'x' => 's',
            'w' => 'v',
            letter => letter,
        };
        if before != Some(letter) {
            sound.push(spoken);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike() {
        for (one, other) in [
            ("shivaun", "siobhan"),
            ("kathryn", "catherine"),
            ("shaniece", "shanice"),
            ("alister", "alistair"),
            ("muhamad", "mohammed"),
        ] {
            assert!(sounds_like(one, other), "{one} {other}");
        }
        assert!(!sounds_like("marta", "maria") && !sounds_like("ana", "anya"));
    }
}
