//! Schools: told by a word of their own name, or by what the sentence says of them.

use super::Kind;
use super::capitals::are_shouted;
use super::lists::{is_place, words};
use super::organisation::{is_odd, is_part, is_proper, lead, run_after, run_before, speaks_of};
use super::person::looks_mistyped;
use super::vocabulary::{SCHOOL_KINDS, SCHOOLS, STUDY};
use super::word::{Class, Form, Gap, Word};
use std::ops::Range;

words! {
    /// With which a school's name ends where "school" is left out: "Harlow Ridge High".
    ENDINGS = "high comp comprehensive juniors infants prep middle residential tech";
    /// The same, of much else too: "Regina Mundi Girls" and "Gilmore Girls".
    WEAK_ENDINGS = "girls boys catholic state convent collegiate";
    /// With which a school's name begins in other languages.
    FIRST_WORDS = "ysgol scoil gaelscoil gaelcholaiste colegio colegiul liceo liceul liceum liceu lycee escuela escola ecole scuola skola skole
        gymnasium gimnazjum ginnasio gimnasio instituto institut istituto ies ceip grundschule realschule hauptschule gesamtschule
        oberschule hochschule fachhochschule berufsschule universita universidad universidade universite universitatea szkola technikum
        sma smk smp smkn sman sekolah kolej madrasah madrasa yeshiva kita college-lycee ensino";
    /// To which somebody goes, or from which.
    LEADS = "at to from in into of attend attended attends attending left joined started ran goes taught through thru";
    /// What somebody calls theirs, and who does.
    OWN = "school college uni university academy campus nursery";
    OWNERS = "my our his her their your old new daughters sons kids daughter son current former mine";
    JOINING = "graduated graduate enrolled expelled suspended excluded rejected accepted admitted dropped transferred got";
    /// Right before where one learns or teaches.
    LEARNING = "student study studying studied studies teach teaches teaching taught teacher freshman sophomore degree enrolled phd masters
        lecturer lecture professor pupil prefect boarder";
}

fn found(range: Range<usize>) -> Option<(Range<usize>, Kind)> {
    Some((range, Kind::School))
}

/// "Hanoi University of Science", "lincoln middle school", "University of Leeds", "TU Delft".
pub(super) fn by_its_word(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    if !is_school(&word.key) || word.key == "high" && !word.is_capital() || is_school_word(words.get(at + 1)) {
        return None;
    }
    let mut start = at;
    let goes_back = |start: usize| words[start].follows() && start > 0;
    while goes_back(start) && SCHOOL_KINDS.contains(words[start - 1].key.as_str()) {
        start -= 1;
    }
    let kinds = start;
    while goes_back(start)
        && at - start < 6
        && (!words[start - 1].possessive || word.is_capital())
        && (is_proper(&words[start - 1])
            && !(words[start - 1].begins_sentence() && words[start - 1].class == Class::Word))
    {
        start -= 1;
    }
    if start == kinds && goes_back(start) && is_odd(&words[start - 1]) && !words[start - 1].possessive {
        start -= 1;
    }
    let named = start < kinds;
    let end = after_of(words, at);
    let end = end.unwrap_or(at + 1);
    let start = if named { start } else { kinds };
    if named || end > at + 1 { found(start..end) } else { None }
}

/// Also with a letter wrong: "univeristy".
fn is_school(key: &str) -> bool {
    SCHOOLS.contains(key) || key.len() > 7 && super::speaker::resembles(key, "university")
}

/// "High" before "School" is no school yet.
fn is_school_word(next: Option<&Word>) -> bool {
    next.is_some_and(|next| next.follows() && SCHOOLS.contains(next.key.as_str()))
}

/// The end of "of Science and Technology" after a school's word.
fn after_of(words: &[Word], at: usize) -> Option<usize> {
    words.get(at + 1).filter(|word| word.follows() && ["of", "de", "du", "for", "di"].contains(&word.key.as_str()))?;
    let mut end = at + 2;
    if words.get(end).is_some_and(|word| word.follows() && ["the", "la", "los"].contains(&word.key.as_str())) {
        end += 1;
    }
    let first = end;
    while let Some(word) = words.get(end).filter(|word| word.follows() && end - first < 6) {
        let joins = ["and", "&", "of", "in"].contains(&word.key.as_str())
            && words.get(end + 1).is_some_and(|next| next.follows() && is_proper(next));
        if !(is_proper(word) || joins && end > first || end == first && is_odd(word)) {
            break;
        }
        end += 1;
    }
    (end > first).then_some(end)
}

/// "Harlow Ridge High", "Regina Mundi Girls", "thornbury comp".
pub(super) fn by_its_ending(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let strong = ENDINGS.contains(word.key.as_str());
    let goes_on = words.get(at + 1).is_some_and(|next| {
        next.follows()
            && (SCHOOLS.contains(next.key.as_str()) || ends_school(&next.key))
            && (word.is_capital() || !next.is_capital())
    });
    if !(strong || WEAK_ENDINGS.contains(word.key.as_str())) || !word.follows() || goes_on {
        return None;
    }
    if !word.is_capital() {
        let start = at.checked_sub(1)?;
        let led = ["at", "to", "from", "attend", "attended"].contains(&lead(words, start));
        return if strong && led && is_odd(&words[start]) && word.form == Form::Lower {
            found(start..at + 1)
        } else {
            None
        };
    }
    let start = run_before(words, at, 5);
    if start == at {
        return None;
    }
    let named = words[start..at]
        .iter()
        .any(|part| part.possessive || !matches!(part.class, Class::Word | Class::Nobody) || is_place(&part.key));
    let plain =
        words[start..at].iter().all(|part| SCHOOL_KINDS.contains(part.key.as_str()) || part.class == Class::Nobody);
    let led = LEADS.contains(lead(words, start));
    let studies = speaks_of(words, &(start..at + 1), &STUDY);
    let sure = if strong { named || led || studies } else { named && (led && at - start > 1 || studies) };
    if sure && !plain && !are_shouted(words) { found(start..at + 1) } else { None }
}

pub(super) fn ends_school(key: &str) -> bool {
    ENDINGS.contains(key) || WEAK_ENDINGS.contains(key)
}

/// "PS 118".
pub(super) fn numbered(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let numbered =
        words.get(at + 1).is_some_and(|next| next.follows() && next.form == Form::Number && next.key.len() > 1);
    let sure = ["ps", "jhs"].contains(&words[at].key.as_str()) && words[at].form == Form::Capitals && numbered;
    if sure { found(at..at + 2) } else { None }
}

/// "Ysgol Bryn Coch", "colegio San José".
pub(super) fn by_its_first_word(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let named = |at: usize| words.get(at).is_some_and(|word| word.follows() && is_part(word));
    if !FIRST_WORDS.contains(words[at].key.as_str()) || !named(at + 1) || are_shouted(words) {
        return None;
    }
    let mut end = at + 2;
    while end - at < 6 {
        let joins = words.get(end).is_some_and(|word| {
            word.follows()
                && ["de", "la", "del", "di", "da", "do", "dos", "of", "nr", "no"].contains(&word.key.as_str())
        });
        match (named(end), joins && named(end + 1)) {
            (true, _) => end += 1,
            (_, true) => end += 2,
            _ => break,
        }
    }
    found(at..end)
}

/// "my college, Brookfield", "my uni (UCL)", "dropped out of Penn State", "graduated from Howard".
pub(super) fn own(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let before = at.checked_sub(1).map(|index| &words[index])?;
    let second = at.checked_sub(2).map_or("", |index| words[index].key.as_str());
    if !is_proper(word) || word.gap == Gap::Stop || are_shouted(words) {
        return None;
    }
    let brand = is_place(&word.key) || matches!(word.class, Class::Unknown | Class::Surname | Class::SurnameOrWord);
    let named = |end: usize| words[at..end].iter().any(|part| part.key == "state");
    let end = run_after(words, at, 4);
    let acronym = word.form == Form::Capitals && (2..=6).contains(&word.key.len()) && word.class != Class::Word;
    let owner = OWNERS.contains(second) || at.checked_sub(2).is_some_and(|index| words[index].possessive);
    // "my old school was Cardinal Newman"
    let linked = ["is", "was"].contains(&before.key.as_str())
        && OWN.contains(second)
        && word.follows()
        && at.checked_sub(3).is_some_and(|index| OWNERS.contains(words[index].key.as_str()));
    if linked && !word.possessive && (brand || acronym || end > at + 1) {
        return found(at..end);
    }
    // "my school (Desert Vista)"
    let apart = word.gap != Gap::Blank && word.class != Class::Given && end > at + 1;
    if OWN.contains(before.key.as_str()) && owner && !word.possessive && (brand || acronym || apart) {
        return found(at..end);
    }
    let led = word.follows() && ["from", "at", "of", "to", "into", "by"].contains(&before.key.as_str());
    let joins =
        (1..4).any(|back| at.checked_sub(1 + back).is_some_and(|index| JOINING.contains(words[index].key.as_str())));
    let into = !["got", "home"].contains(&second) || before.key == "into" && is_place(&word.key);
    let moves = second == "transferred" && !named(end);
    if led && joins && into && !moves && (brand || named(end)) { found(at..end) } else { None }
}

/// "a student at westbrook".
pub(super) fn in_small_letters(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let learns = (2..=4)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|&index| words[index + 1].gap < Gap::Stop)
        .any(|index| LEARNING.contains(words[index].key.as_str()));
    let odd = matches!(word.class, Class::Unknown | Class::Surname) && word.key.len() > 3 && !looks_mistyped(&word.key);
    let sure = word.form == Form::Lower && lead(words, at) == "at" && learns && odd && !word.possessive;
    if sure { found(at..at + 1) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::organisation::finds;
    use super::Kind::School;

    #[test]
    fn by_their_own_names() {
        finds("got suspended from Harlow Ridge High for it", &[("Harlow Ridge High", School)]);
        finds("the hall at Regina Mundi Girls", &[("Regina Mundi Girls", School)]);
        finds("i was at Saint Anne's Indian Residential", &[("Saint Anne's Indian Residential", School)]);
        finds("everyone at thornbury comp knows", &[("thornbury comp", School)]);
        finds("even my own school. Ashgrove Catholic. so", &[("Ashgrove Catholic", School)]);
        finds(
            "he goes Ysgol Bryn Coch, she the Colegio San José",
            &[("Ysgol Bryn Coch", School), ("Colegio San José", School)],
        );
        finds("she teaches at PS 118", &[("PS 118", School)]);
    }

    #[test]
    fn by_what_is_said_of_them() {
        finds(
            "a student at westbrook. my old school was Cardinal Newman",
            &[("westbrook", School), ("Cardinal Newman", School)],
        );
        finds("mom teaches at my school (Desert Vista) so", &[("Desert Vista", School)]);
        finds("boarding at Rishi Valley, expelled from Ridgeway", &[("Rishi Valley", School), ("Ridgeway", School)]);
    }

    #[test]
    fn no_schools() {
        finds("i feel so High. i watch Gilmore Girls, Mean Girls. im Roman Catholic, in Junior High", &[]);
        finds("got home to Paisley at 4", &[]);
    }
}
