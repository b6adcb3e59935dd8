//! Where the end of a line ends a thought. Line ends are often no more than a full line, so a thought is taken as
//! over only where the next line begins something: after a blank line, with a list's sign, or with a capital.

use super::stops::run;

/// Longer lines are broken because they are full, not because something is over.
const TYPED: usize = 60;

/// The places where a line ends and a thought with it, in order.
pub(super) fn ends(letters: &[char]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while let Some(length) = letters[start..].iter().position(|&letter| letter == '\n') {
        let end = start + length;
        let next = run(letters, end, char::is_whitespace);
        let blank_line = letters[end..next].iter().filter(|&&letter| letter == '\n').count() > 1;
        let line = trim_end(&letters[start..end]);
        if blank_line || is_item(&letters[next..]) || is_thought(line) && begins_with_capital(&letters[next..]) {
            ends.push(end);
        }
        start = next.max(end + 1);
    }
    ends
}

fn trim_end(line: &[char]) -> &[char] {
    let end = line.iter().rposition(|letter| !letter.is_whitespace()).map_or(0, |last| last + 1);
    &line[..end]
}

/// A short line that does not end in the middle of something.
fn is_thought(line: &[char]) -> bool {
    let open_end = |letter: &char| matches!(letter, ',' | ';' | ':' | '-' | '–' | '—' | '(' | '[' | '/' | '&' | '+');
    line.len() <= TYPED && line.last().is_some_and(|letter| !open_end(letter))
}

fn begins_with_capital(next: &[char]) -> bool {
    next.iter()
        .take_while(|&&letter| letter != '\n')
        .find(|letter| letter.is_alphanumeric())
        .is_some_and(|letter| letter.is_uppercase())
}

/// "- walk", "• walk", "2. walk", "2) walk"
fn is_item(next: &[char]) -> bool {
    let digits = run(next, 0, |letter| letter.is_ascii_digit());
    let sign = match digits {
        0 => matches!(next.first(), Some('-' | '*' | '•' | '–' | '·')),
        1 | 2 => matches!(next.get(digits), Some('.' | ')')),
        _ => false,
    };
    sign && next.get(digits + 1) == Some(&' ')
}
