//! Schools that are called after saints, churches and nobles: "St Joseph's", "Holy Rosary", "King Alfred's".

use super::Kind;
use super::capitals::are_shouted;
use super::lists::{is_place, words};
use super::organisation::{REACH, is_part, lead, speaks_of};
use super::school::ends_school;
use super::vocabulary::{COMPANIES, FEATURES, SCHOOLS, STUDY};
use super::word::Word;
use std::ops::Range;

words! {
    /// What churches and their schools are called.
    HOLY = "rosary cross family trinity name child angels spirit ghost redeemer saviour apostles innocents";
    /// Whose schools are called by their name: "King Alfred's".
    NOBLE = "king queen bishop archbishop lord lady sir prince princess dean cardinal";
    /// Near a saint's name: a hospital's.
    MEDICAL = "discharged admitted sectioned ward surgery icu hospital biopsy scan chemo radiotherapy maternity oncology inpatient outpatient
        ambulance transfusion dialysis bloods";
    /// After a saint's name: no school.
    NO_SCHOOL = "road street rd lane st avenue ave church parish cathedral chapel cemetery graveyard churchyard hospital hospice infirmary day square
        park station terrace";
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
    let sure = church && named && name.is_capital() && !other && !SCHOOLS.contains(next) && !ends_school(next);
    // "Our Lady of Lourdes"
    let of = next == "of" && words.get(at + 3).is_some_and(|last| last.follows() && last.is_capital());
    let range = at..at + if of { 4 } else { 2 };
    (sure && (led || studies && lead != "the") && !are_shouted(words)).then_some((range, Kind::School))
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
    // "discharged from St Vincent's": a hospital is a place.
    let other = other || speaks_of(words, &(at..at + 2), &MEDICAL);
    let sure = ["st", "saint"].contains(&word.key.as_str()) && led && whose && (attends || !town) && !other;
    sure.then_some((at..at + 2, Kind::School))
}

#[cfg(test)]
mod tests {
    use super::super::organisation::finds;
    use super::Kind::School;

    #[test]
    fn patrons() {
        finds("sister Mary ran Holy Rosary back then", &[("Holy Rosary", School)]);
        finds(
            "in form. at King Alfred's, all of 10C. y9 at Bishop Heber",
            &[("King Alfred", School), ("Bishop Heber", School)],
        );
        finds(
            "she goes to Our Lady of Lourdes, i go to st marys",
            &[("Our Lady of Lourdes", School), ("st marys", School)],
        );
    }

    #[test]
    fn churches() {
        finds("they discharged me from St Brannock's on monday", &[]);
        finds("the Holy Spirit, i went to Holy Trinity church, i go to St Brannock's cemetery", &[]);
    }
}
