//! Emoji, and smileys made of signs.

use super::stops::run;

/// Where a run of smileys that begins at `at` ends. Blanks may stand between them.
pub(super) fn end(letters: &[char], at: usize) -> Option<usize> {
    let mut end = one(letters, at)?;
    while let Some(next) = one(letters, run(letters, end, char::is_whitespace)) {
        end = next;
    }
    Some(end)
}

/// The same, where the run begins with a face: other emoji stand for words within sentences too.
pub(super) fn end_of_face(letters: &[char], at: usize) -> Option<usize> {
    let face = letters.get(at).is_some_and(|&letter| is_face(letter)) || of_signs(letters, at).is_some();
    if face { end(letters, at) } else { None }
}

fn one(letters: &[char], at: usize) -> Option<usize> {
    of_signs(letters, at).or_else(|| emoji(letters, at))
}

/// An emoji with all that is joined to it: colour, variant, the rest of a family.
fn emoji(letters: &[char], at: usize) -> Option<usize> {
    letters.get(at).filter(|&&letter| is_emoji(letter))?;
    Some(run(letters, at + 1, |letter| {
        is_emoji(letter)
            || matches!(letter, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}' | '\u{e0020}'..='\u{e007f}')
    }))
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}' | '\u{2b1b}' | '\u{2b1c}')
}

fn is_face(letter: char) -> bool {
    matches!(letter, '\u{1f600}'..='\u{1f64f}' | '\u{1f910}'..='\u{1f92f}' | '\u{1f970}'..='\u{1f97a}' | '\u{263a}' | '\u{2639}')
}

/// ":)", ";-)", ":(((", "<3", standing by itself.
fn of_signs(letters: &[char], at: usize) -> Option<usize> {
    let end = match letters.get(at)? {
        '<' => (*letters.get(at + 1)? == '3').then_some(at + 2)?,
        ':' | ';' | '=' => {
            let nose = usize::from(matches!(letters.get(at + 1)?, '-' | '\''));
            let mouth = *letters.get(at + 1 + nose)?;
            matches!(mouth, ')' | '(' | 'D' | 'P' | 'p' | '/' | '|' | ']' | '[').then_some(())?;
            run(letters, at + 1 + nose, |letter| letter == mouth)
        }
        _ => return None,
    };
    let ends = letters.get(end).is_none_or(|letter| is_outside_smileys(*letter));
    ends.then_some(end)
}

fn is_outside_smileys(letter: char) -> bool {
    letter.is_whitespace() || is_emoji(letter) || matches!(letter, '.' | '!' | '?' | ',')
}
