//! What the label of a speaker says they are called: "Ana Ruiz (she/her)", "Volunteer 12", "marta_k88".

use super::lists::{is_given, words};
use super::shadow::{fold, is_mark};
use super::vocabulary::TITLES;
use super::word::is_english;
use crate::conversation::roles;

words! {
    /// In labels, and nobody's name.
    LABELS = "ps vol peer system chat bot sys mod support helpline hotline line crisis team admin host guest anonymous anon unknown me
        you speaker person user the of and a im my is not just staff trainee senior lead text message messages call shift duty
        moderator chatbot worker night day online real official
        she her hers he him his they them theirs xe xem ze zir ey any all pronouns";
    /// Before a name in the name of an account.
    BEFORE_NAMES = "its im iam the real itz just hey not only xx x mr mrs ms miss lil big little ya call";
    /// In names of accounts, where they are no names.
    THINGS = "girl boy guy man woman kid lady dude sad lost alone tired anxious depressed broken lonely happy angry sleepy cat dog mom mum dad
        mama baby queen king angel xo xox xoxo love life world gamer gaming art draws user account new old";
}

/// The shortest name that is looked for at the beginning of an account's.
const SHORTEST_WITHIN: usize = 4;

/// Whether a word of a label says what someone is, not who.
pub(super) fn is_label(word: &str) -> bool {
    let word = word.to_lowercase();
    word.chars().all(char::is_numeric) || LABELS.contains(word.as_str()) || roles::by_label(&word).is_some()
}

/// Whether a label is an account's name: one word with figures or underscores in it, which is not "Volunteer_12".
pub(super) fn is_account(label: &str) -> bool {
    let label = label.trim();
    let joined = !label.contains(char::is_whitespace) && label.contains(|c: char| c == '_' || c.is_numeric());
    joined && label.split(|c: char| !c.is_alphabetic()).any(|part| part.chars().count() > 1 && !is_label(part))
}

/// The names in a label, folded, without titles, pronouns and single letters.
pub(super) fn names(label: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for word in words_of(label).filter(|word| word.chars().count() > 1) {
        let parts = word.split('-').filter(|part| *part != word && part.chars().count() > 2);
        for name in std::iter::once(word).chain(parts).map(folded).chain(within(word, is_account(label))) {
            if !names.contains(&name) && name.chars().any(char::is_alphabetic) {
                names.push(name);
            }
        }
    }
    names
}

/// The first letters of a name of two words or more: "tr" of "Tariq Rahman".
pub(super) fn initials(label: &str) -> String {
    let letters: String = words_of(label).filter_map(|word| fold(word).chars().next()).collect();
    if letters.chars().count() > 1 && !is_account(label) { letters } else { String::new() }
}

/// The words of a label that may be somebody's name.
fn words_of(label: &str) -> impl Iterator<Item = &str> {
    let alone = label.split_whitespace().count() < 2;
    let parts =
        |letter: char| !(letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}' | '-') || is_mark(letter));
    let account = is_account(label);
    label.split(parts).filter(move |word| {
        let word = word.to_lowercase();
        let titled = !alone && TITLES.contains(word.as_str());
        let thing = account && THINGS.contains(word.as_str());
        !(word.is_empty() || titled || thing || is_label(&word))
    })
}

fn folded(word: &str) -> String {
    fold(&word.replace('\u{2019}', "'"))
}

/// The names within one word of a label: "martaK", "marta88", "itsmarta", "martathegreat".
fn within(word: &str, account: bool) -> Vec<String> {
    let bare = word.trim_matches(char::is_numeric);
    let mut names = humps(bare);
    let bare = folded(bare);
    if bare.chars().count() > 1 && !is_label(&bare) && !(account && THINGS.contains(bare.as_str())) {
        names.push(bare.clone());
    }
    let known = |name: &str| name.len() >= SHORTEST_WITHIN && is_given(name) && !is_english(name);
    if !bare.is_ascii() || known(&bare) || is_english(&bare) {
        return names;
    }
    names.extend(
        BEFORE_NAMES.iter().filter_map(|before| bare.strip_prefix(before)).find(|rest| known(rest)).map(str::to_owned),
    );
    names.extend(
        (SHORTEST_WITHIN..bare.len()).rev().map(|end| &bare[..end]).find(|name| known(name)).map(str::to_owned),
    );
    names
}

/// The parts of "AnaRuiz" and "McGill": each begins with a capital.
fn humps(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let begins = |at: &usize| *at == 0 || letters[*at].is_uppercase() && letters[*at - 1].is_lowercase();
    let starts: Vec<usize> = (0..letters.len()).filter(begins).collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts[1..].iter().copied().chain([letters.len()]);
    let humps = starts.iter().zip(ends).map(|(start, end)| folded(&letters[*start..end].iter().collect::<String>()));
    humps.filter(|hump| hump.chars().count() > 2 && !is_label(hump)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_their_names() {
        for (label, expected) in [
            ("Ana Ruiz (she/her)", vec!["ana", "ruiz"]),
            ("Volunteer 12", vec![]),
            ("Shift Lead Pam", vec!["pam"]),
            ("Dr. Siobhán O\u{2019}Hara", vec!["siobhan", "o'hara"]),
            ("Jean-Luc P.", vec!["jean-luc", "jean", "luc"]),
            ("marta_k88", vec!["marta", "k88"]),
            ("marta88", vec!["marta88", "marta"]),
            ("MartaKowal", vec!["martakowal", "marta", "kowal"]),
            ("itsjoel", vec!["itsjoel", "joel"]),
            ("sad_girl_99", vec![]),
        ] {
            assert_eq!(names(label), expected, "{label}");
        }
        assert_eq!(
            (initials("Tariq Al-Masri"), initials("Ana"), initials("Guest 3")),
            ("ta".into(), "".into(), "".into())
        );
    }

    #[test]
    fn accounts() {
        assert!(
            is_account("moth_girl") && is_account("sunny22") && !is_account("Volunteer_12") && !is_account("Ana K")
        );
    }
}
