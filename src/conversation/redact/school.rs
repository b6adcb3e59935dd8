//! Schools and universities: told by a word of their own name, known by name, or by what the sentence says of them.

use super::Kind;
use super::capitals::are_shouted;
use super::lists::{is_place, words};
use super::organisation::{REACH, is_odd, is_part, is_proper, lead, run_after, run_before, speaks_of};
use super::person::looks_mistyped;
use super::vocabulary::{COMPANIES, FEATURES, SCHOOL_KINDS, SCHOOLS, STUDY};
use super::word::{Class, Form, Gap, Word};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

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
    /// What churches and their schools are called.
    HOLY = "rosary cross family trinity name child angels spirit ghost redeemer saviour apostles innocents";
    /// Whose schools are called by their name: "King Alfred's".
    NOBLE = "king queen bishop archbishop lord lady sir prince princess dean cardinal";
    /// After a saint's name: no school.
    NO_SCHOOL = "road street rd lane st avenue ave church parish cathedral chapel cemetery graveyard churchyard hospital hospice infirmary day square
        park station terrace";
    /// Right before where one learns or teaches.
    LEARNING = "student study studying studied studies teach teaches teaching taught teacher freshman sophomore degree enrolled phd masters
        lecturer lecture professor pupil prefect boarder";
}

/// Universities that are called by a name without "university", a phrase a line.
static UNIVERSITIES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("lists/universities.txt").lines().collect());

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

fn ends_school(key: &str) -> bool {
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

/// "Monash", "Fort Hare", "at knust": a word that means much else needs more.
pub(super) fn well_known(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let longest = (1..=3).rev().find(|length| {
        let phrase = words.get(at..at + length);
        phrase.is_some_and(|phrase| {
            let keys: Vec<&str> = phrase.iter().map(|word| word.key.as_str()).collect();
            phrase[1..].iter().all(Word::follows) && UNIVERSITIES.contains(keys.join(" ").as_str())
        })
    })?;
    let range = at..at + longest;
    let phrase = &words[range.clone()];
    if phrase.iter().any(|word| word.possessive || matches!(word.form, Form::Hidden | Form::Number))
        || are_shouted(words)
    {
        return None;
    }
    let capital = phrase.iter().all(|word| word.form != Form::Lower);
    let other =
        longest == 1 && (phrase[0].class != Class::Unknown || is_place(&phrase[0].key) || phrase[0].key.len() < 4);
    let lead = lead(words, at);
    let led = ["at", "to", "from", "into", "in"].contains(&lead);
    let goes = lead == "to" && at > 1 && ["go", "goes", "went", "going"].contains(&words[at - 2].key.as_str());
    let studies = speaks_of(words, &range, &STUDY) || goes;
    let goes_on =
        words.get(range.end).is_some_and(|next| next.follows() && next.is_capital() && next.class != Class::Nobody);
    let sure = match (capital, other) {
        (true, false) => !goes_on,
        (true, true) => !goes_on && (lead == "at" || led && studies),
        (false, false) => led || studies,
        (false, true) => lead == "at" && studies && phrase[0].class != Class::Word,
    };
    if sure { found(range) } else { None }
}

/// "Holy Rosary", "Sacred Heart", "King Alfred's".
pub(super) fn holy(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let (word, name) = (&words[at], words.get(at + 1).filter(|name| name.follows())?);
    let next = words.get(at + 2).filter(|next| next.follows()).map_or("", |next| next.key.as_str());
    let church = match word.key.as_str() {
        "holy" => HOLY.contains(name.key.as_str()),
        "sacred" => name.key == "heart",
        "corpus" => name.key == "christi",
        "immaculate" => ["conception", "heart"].contains(&name.key.as_str()),
        "all" => ["saints", "hallows"].contains(&name.key.as_str()),
        "mount" | "mt" => ["carmel", "saint"].contains(&name.key.as_str()),
        "our" => name.key == "lady",
        noble => {
            NOBLE.contains(noble)
                && (name.possessive || lead(words, at) == "at" && speaks_of(words, &(at..at + 2), &STUDY))
        }
    };
    let lead = lead(words, at);
    let led = ["at", "to", "from", "ran", "attended", "left", "into"].contains(&lead);
    let other = NO_SCHOOL.contains(next) || FEATURES.contains(next) || COMPANIES.contains(next);
    let studies = speaks_of(words, &(at..at + 2), &STUDY);
    let named = is_part(word) || word.is_capital();
    let sure =
        church && named && name.is_capital() && !other && !is_school_word(words.get(at + 2)) && !ends_school(next);
    // "Our Lady of Lourdes"
    let of = next == "of" && words.get(at + 3).is_some_and(|last| last.follows() && last.is_capital());
    if sure && (led || studies && lead != "the") && !are_shouted(words) {
        found(at..at + if of { 4 } else { 2 })
    } else {
        None
    }
}

/// "NYU", "UCL", "ASU": capitals with U for university at one end, where one is or goes.
pub(super) fn acronym(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    const OTHERS: [&str; 12] = ["usa", "nicu", "picu", "sicu", "hdu", "ccu", "uti", "ufc", "psu", "usb", "ups", "ufo"];
    let word = &words[at];
    let formed = word.form == Form::Capitals
        && (3..=5).contains(&word.key.len())
        && (word.key.starts_with('u') || word.key.ends_with('u'))
        && !matches!(word.class, Class::Nobody | Class::Word)
        && !OTHERS.contains(&word.key.as_str());
    let before = at.checked_sub(1).map(|index| words[index].key.as_str())?;
    let led = word.follows() && ["at", "to", "into", "from", "of"].contains(&before);
    if formed && led && !are_shouted(words) { found(at..at + 1) } else { None }
}

/// "my college, Brookfield", "my uni (UCL)", "dropped out of Penn State", "graduated from Howard".
pub(super) fn own(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    const OWN: [&str; 16] = [
        "my",
        "our",
        "his",
        "her",
        "their",
        "your",
        "old",
        "new",
        "daughters",
        "sons",
        "kids",
        "daughter",
        "son",
        "current",
        "former",
        "mine",
    ];
    const NOUNS: [&str; 7] = ["school", "college", "uni", "university", "academy", "campus", "nursery"];
    const JOINING: [&str; 12] = [
        "graduated",
        "graduate",
        "enrolled",
        "expelled",
        "suspended",
        "excluded",
        "rejected",
        "accepted",
        "admitted",
        "dropped",
        "transferred",
        "got",
    ];
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
    let owner = OWN.contains(&second) || at.checked_sub(2).is_some_and(|index| words[index].possessive);
    // "my old school was Cardinal Newman"
    let linked = ["is", "was"].contains(&before.key.as_str())
        && NOUNS.contains(&second)
        && word.follows()
        && at.checked_sub(3).is_some_and(|index| OWN.contains(&words[index].key.as_str()));
    if linked && !word.possessive && (brand || acronym || end > at + 1) {
        return found(at..end);
    }
    // "my school (Desert Vista)"
    let apart = word.gap != Gap::Blank && word.class != Class::Given && end > at + 1;
    if NOUNS.contains(&before.key.as_str()) && owner && !word.possessive && (brand || acronym || apart) {
        return found(at..end);
    }
    let led = word.follows() && ["from", "at", "of", "to", "into", "by"].contains(&before.key.as_str());
    let joins =
        (1..4).any(|back| at.checked_sub(1 + back).is_some_and(|index| JOINING.contains(&words[index].key.as_str())));
    let into = !["got", "home"].contains(&second) || before.key == "into" && is_place(&word.key);
    let moves = second == "transferred" && !named(end);
    if led && joins && into && !moves && (brand || named(end)) { found(at..end) } else { None }
}

/// "st marys", "St. Joseph's" after "at" or "to"; towns that are called so stay places.
pub(super) fn saint(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let name = words.get(at + 1).filter(|name| name.follows())?;
    let before = at.checked_sub(1).map(|index| words[index].key.as_str())?;
    let led = word.follows() && ["at", "to", "from"].contains(&before);
    let whose = name.possessive || name.key.len() > 4 && name.key.ends_with('s');
    let town = is_place(&format!("st {}", name.key)) || is_place(&format!("saint {}", name.key));
    let attends = at >= 2 && ["go", "goes", "went", "going", "attend", "attends"].contains(&words[at - 2].key.as_str())
        || words[at.saturating_sub(REACH)..at].iter().any(|word| STUDY.contains(word.key.as_str()));
    let other = words.get(at + 2).is_some_and(|next| {
        next.follows() && (NO_SCHOOL.contains(next.key.as_str()) || FEATURES.contains(next.key.as_str()))
    });
    let sure = ["st", "saint"].contains(&word.key.as_str()) && led && whose && (attends || !town) && !other;
    if sure { found(at..at + 2) } else { None }
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
        finds("sister Mary ran Holy Rosary back then", &[("Holy Rosary", School)]);
        finds("she teaches at PS 118, y9 at Bishop Heber", &[("PS 118", School), ("Bishop Heber", School)]);
        finds("in form. at King Alfred's, all of 10C", &[("King Alfred", School)]);
    }

    #[test]
    fn known_and_told() {
        finds("im at Monash, she got into fort hare", &[("Monash", School), ("fort hare", School)]);
        finds("i study at knust, a student at westbrook", &[("knust", School), ("westbrook", School)]);
        finds("mom teaches at my school (Desert Vista) so", &[("Desert Vista", School)]);
        finds("i go to KCL, my old school was Cardinal Newman", &[("KCL", School), ("Cardinal Newman", School)]);
        finds(
            "she goes to Our Lady of Lourdes, boarding at Rishi Valley",
            &[("Our Lady of Lourdes", School), ("Rishi Valley", School)],
        );
    }

    #[test]
    fn no_schools() {
        finds("i feel so High. i watch Gilmore Girls, Mean Girls. im Roman Catholic, in Junior High", &[]);
        finds(
            "the Holy Spirit, i went to Holy Trinity church, my mum is from Columbia, the Humber Bridge, duke is my dog",
            &[],
        );
        finds("got home to Paisley at 4, i go to St Brannock's cemetery", &[]);
    }
}
