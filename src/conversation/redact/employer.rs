//! Firms and others that people work for: told by a word of their own name, or by what the sentence says of them.

use super::Kind;
use super::capitals::are_shouted;
use super::lists::{is_place, words};
use super::organisation::{is_proper, lead, run_after, run_before, speaks_of};
use super::person::looks_mistyped;
use super::vocabulary::{COMPANIES, FEATURES, FIRMS, GENERIC, JOBS, TRADES, WORK};
use super::word::{Class, Form, Gap, Word};
use std::ops::Range;

words! {
    /// Ends that are no words of a sentence: they count in small letters too.
    LEGAL = "ltd inc llc gmbh";
    /// "Binns & Daughter".
    HEIRS = "son sons daughter daughters co bros brothers associates partners partner sohne fils hijos figli";
    /// With which a firm's name begins in other languages.
    FIRST_WORDS = "apteka backerei bakkerij boulangerie patisserie panaderia pasteleria ristorante trattoria osteria restaurante taverna
        gasthaus gasthof hostal farmacia pharmacie klinik klinikum krankenhaus ospedale hopital clinica clinique przychodnia szpital
        kanzlei kancelaria taqueria carniceria supermercado supermarche warung kedai firma autohaus spedition";
    /// The same in English, where they are other words too: with a capital and with work near.
    FIRST_WORDS_TOO = "hotel cafe bar restaurant casa club salon pizzeria chez maison";
    /// What somebody calls theirs.
    OWN = "job work workplace company firm employer office shop salon restaurant agency business store";
    PLACES_OF_WORK = "pub cafe garage hotel bookies warehouse supermarket bakery centre center restaurant shop salon store gym";
    OWNERS = "my our his her their your old new ex current former mums dads husbands wifes";
    DISMISSALS = "fired sacked laid hired dismissed furloughed suspended let made cut";
    DISMISSED = "me him her us my off everyone them";
    /// Directly before "at" or "for" and a name in small letters.
    DIRECTLY = "work works worked working workin job jobs shift shifts hired employed intern interned internship temp temping apprentice
        cashier barista waiter waitress manager receptionist supervisor";
    BREAKS = "break shift shifts till rota manager lunch overtime";
}

/// Firms of two words, in whatever case.
const BRANDS: [(&str, &str); 32] = [
    ("dollar", "tree"),
    ("dollar", "general"),
    ("family", "dollar"),
    ("home", "depot"),
    ("best", "buy"),
    ("olive", "garden"),
    ("burger", "king"),
    ("five", "guys"),
    ("taco", "bell"),
    ("whole", "foods"),
    ("trader", "joe"),
    ("trader", "joes"),
    ("pizza", "hut"),
    ("premier", "inn"),
    ("holiday", "inn"),
    ("sports", "direct"),
    ("jd", "sports"),
    ("tim", "hortons"),
    ("circle", "k"),
    ("waffle", "house"),
    ("panda", "express"),
    ("royal", "mail"),
    ("dairy", "queen"),
    ("old", "navy"),
    ("american", "eagle"),
    ("hobby", "lobby"),
    ("foot", "locker"),
    ("little", "caesars"),
    ("red", "lobster"),
    ("pret", "manger"),
    ("cafe", "nero"),
    ("caffe", "nero"),
];

fn found(range: Range<usize>) -> Option<(Range<usize>, Kind)> {
    Some((range, Kind::Employer))
}

/// "Harlow Homes", "Brightquill Ltd", "Castellano's Bakery"; with work near "Pristine Pools".
pub(super) fn by_its_ending(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let sure = COMPANIES.contains(word.key.as_str());
    let lower = word.form == Form::Lower && !LEGAL.contains(word.key.as_str());
    if !(sure || TRADES.contains(word.key.as_str())) || lower || word.form == Form::Hidden || are_shouted(words) {
        return None;
    }
    let start = with_partner(words, run_before(words, at, 4));
    let parts = &words[start..at];
    let generic = |part: &Word| GENERIC.contains(part.key.as_str()) || COMPANIES.contains(part.key.as_str());
    if !word.follows() || start == at || parts.iter().all(generic) {
        return None;
    }
    let range = start..at + 1;
    let works = speaks_of(words, &range, &WORK);
    let led = ["at", "for", "with", "by", "from", "thru", "through"].contains(&lead(words, start));
    // "Ali's Kebabs"
    let owned = parts.last().is_some_and(|owner| owner.possessive && owner.class != Class::Nobody);
    if sure || works && led || owned { found(range) } else { None }
}

/// Where "Barlow & Finch" begins, of which the run that begins at `start` is the end.
fn with_partner(words: &[Word], start: usize) -> usize {
    let Some(word) = words.get(start) else { return start };
    let signed = |before: usize| word.gap == Gap::Mark && word.span.start - words[before].span.end == 3;
    let joined = |before: usize| words[before].key == "and" && word.follows() && words[before].follows();
    let partner = start.checked_sub(1).and_then(|before| {
        if signed(before) { Some(before) } else { before.checked_sub(1).filter(|_| joined(before)) }
    });
    // "Ana and Finch Solicitors" may be two.
    let is_name = |at: &usize| {
        let word = &words[*at];
        is_proper(word)
            && !word.possessive
            && (word.class != Class::Given || word.span.end + 3 == words[start].span.start)
    };
    partner.filter(is_name).map_or(start, |partner| run_before(words, partner, 2))
}

/// "Binns & Daughter", "Binns and Sons".
pub(super) fn of_a_family(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let (word, next) = (&words[at], words.get(at + 1)?);
    let signed = next.gap == Gap::Mark && next.span.start - word.span.end == 3;
    let heir =
        if next.follows() && ["and", "und", "et", "y", "e"].contains(&next.key.as_str()) { at + 2 } else { at + 1 };
    let named = words.get(heir).is_some_and(|heir| heir.is_capital() && HEIRS.contains(heir.key.as_str()));
    let joined = signed || heir == at + 2 && words.get(heir).is_some_and(Word::follows);
    let sure = is_proper(word) && !word.possessive && named && joined && !are_shouted(words);
    if sure { found(run_before(words, at, 2)..heir + 1) } else { None }
}

/// "Apteka Zielona", "at the Hotel Bellevue".
pub(super) fn by_its_first_word(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let next = words.get(at + 1).filter(|next| next.follows() && is_proper(next))?;
    let end = run_after(words, at + 1, 3);
    let too = FIRST_WORDS_TOO.contains(word.key.as_str())
        && word.is_capital()
        && !word.begins_sentence()
        && next.class != Class::Given
        && speaks_of(words, &(at..end), &WORK);
    if (FIRST_WORDS.contains(word.key.as_str()) || too) && !are_shouted(words) { found(at..end) } else { None }
}

/// "my job, Apteka Zielona", "my company Brightpath".
pub(super) fn own(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let noun = at.checked_sub(1).map(|before| &words[before])?;
    let owner = at.checked_sub(2).map(|before| &words[before])?;
    let place_of_work = PLACES_OF_WORK.contains(noun.key.as_str()) && speaks_of(words, &(at..at + 1), &WORK);
    let firm = ["firm", "company", "employer", "agency"].contains(&noun.key.as_str());
    let only = (firm || place_of_work) && word.gap != Gap::Blank;
    let owned = OWN.contains(noun.key.as_str()) && (OWNERS.contains(owner.key.as_str()) || owner.possessive) || only;
    if !owned || !is_proper(word) || word.gap >= Gap::Stop || word.possessive || are_shouted(words) {
        return None;
    }
    let end = run_after(words, at, 4);
    let brand = matches!(word.class, Class::Unknown | Class::Surname) || FIRMS.contains(word.key.as_str());
    let apart = word.gap != Gap::Blank && (word.class != Class::Given || only) && end > at + 1;
    if brand && !is_place(&word.key) || apart { found(at..end) } else { None }
}

/// "Nortel laid me off", "Ridgeline Roofing let me go".
pub(super) fn dismissing(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let firm =
        FIRMS.contains(word.key.as_str()) || is_proper(word) && matches!(word.class, Class::Unknown | Class::Surname);
    let end = run_after(words, at, 3);
    let key = |ahead: usize| words.get(end + ahead).filter(|next| next.follows()).map_or("", |next| next.key.as_str());
    let dismissed = match key(0) {
        "let" => key(2) == "go",
        "made" => key(2) == "redundant",
        "cut" => ["hours", "shifts", "pay"].contains(&key(2)),
        verb => DISMISSALS.contains(verb) && DISMISSED.contains(key(1)),
    };
    if firm && dismissed && !word.possessive { found(at..end) } else { None }
}

/// A firm that all know, in small letters too: "shifts at tesco", "driver for uber", "at dollar tree on my break".
pub(super) fn brand_at_work(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    // "the tills @ Lidl"
    let sign = |before: usize| word.gap == Gap::Mark && JOBS.contains(words[before].key.as_str());
    let before = at.checked_sub(1).filter(|&before| word.follows() || sign(before))?;
    // "at the greggs"
    let article = ["the", "a", "our"].contains(&words[before].key.as_str());
    let before = if article { before.checked_sub(1)? } else { before };
    let next = words.get(at + 1).filter(|next| next.follows());
    let two = next.is_some_and(|next| BRANDS.contains(&(word.key.as_str(), next.key.as_str())));
    let plural = format!("{}s", word.key);
    let one =
        FIRMS.contains(word.key.as_str()) && !word.possessive || word.possessive && FIRMS.contains(plural.as_str());
    if !(one || two) || word.form == Form::Hidden {
        return None;
    }
    let drives = words[before].key == "for"
        && before.checked_sub(1).is_some_and(|index| ["drive", "deliver"].contains(&words[index].key.as_str()));
    let cued = (1..=4)
        .filter_map(|back| before.checked_sub(back))
        .take_while(|&index| words[index + 1].gap != Gap::Stop)
        .any(|index| JOBS.contains(words[index].key.as_str()));
    let ahead = words[at + 1..].iter().take(6).take_while(|next| next.gap < Gap::Stop);
    let at_it = words[before].key == "at" && ahead.map(|next| next.key.as_str()).any(|key| BREAKS.contains(key));
    // "as long as ive been at capita"
    let key = |back: usize| before.checked_sub(back).map_or("", |index| words[index].key.as_str());
    let stays = words[before].key == "at" && key(1) == "been" && (2..=6).any(|back| TIMES.contains(&key(back)));
    let leads = ["at", "for", "with", "by", "from", "in"].contains(&words[before].key.as_str());
    let more = words[at + 1..].iter().take_while(|next| next.follows() && FIRMS.contains(next.key.as_str())).count();
    if leads && (cued || drives || at_it || stays) || sign(before) {
        found(at..at + 1 + more.max(usize::from(two)))
    } else {
        None
    }
}

/// How long one is with a firm.
const TIMES: [&str; 6] = ["long", "years", "yrs", "months", "ever", "decade"];

/// "a resident at Mercy General", "they took her to Mercy General".
pub(super) fn general_hospital(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    /// Who is a general, and what is no hospital.
    const OTHERS: [&str; 15] = [
        "attorney",
        "surgeon",
        "secretary",
        "director",
        "solicitor",
        "postmaster",
        "brigadier",
        "lieutenant",
        "major",
        "consul",
        "governor",
        "dollar",
        "inspector",
        "auditor",
        "the",
    ];
    const STAFF: [&str; 12] = [
        "resident",
        "residency",
        "intern",
        "nurse",
        "doctor",
        "registrar",
        "consultant",
        "paramedic",
        "midwife",
        "surgeon",
        "rotation",
        "porter",
    ];
    let word = &words[at];
    let start = run_before(words, at, 3);
    if word.key != "general" || !word.is_capital() || !word.follows() || start == at || are_shouted(words) {
        return None;
    }
    let named = words[start..at].iter().all(|part| part.class != Class::Nobody && !OTHERS.contains(&part.key.as_str()));
    let led = ["at", "in", "to", "from", "for", "outside", "near"].contains(&lead(words, start));
    let near = &words[start.saturating_sub(4)..start];
    let works = near.iter().any(|word| STAFF.contains(&word.key.as_str()) || JOBS.contains(word.key.as_str()));
    (named && led).then_some((start..at + 1, if works { Kind::Employer } else { Kind::Place }))
}

/// "i work at brimble": a word that is none, right after what says so.
pub(super) fn in_small_letters(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let word = &words[at];
    let works =
        at.checked_sub(2).is_some_and(|index| DIRECTLY.contains(words[index].key.as_str()) && words[at - 1].follows());
    let odd = matches!(word.class, Class::Unknown | Class::Surname)
        && word.key.len() > 3
        && !is_place(&word.key)
        && !looks_mistyped(&word.key);
    if word.form != Form::Lower || !["at", "for"].contains(&lead(words, at)) || !works || !odd {
        return None;
    }
    let goes_on = words.get(at + 1).is_some_and(|next| {
        let named = COMPANIES.contains(next.key.as_str()) || TRADES.contains(next.key.as_str());
        next.follows() && named && next.form == Form::Lower && !FEATURES.contains(next.key.as_str())
    });
    found(at..at + 1 + usize::from(goes_on))
}

#[cfg(test)]
mod tests {
    use super::super::organisation::finds;
    use super::Kind::Employer;

    #[test]
    fn by_their_own_names() {
        finds("i was at Barlow & Finch Solicitors", &[("Barlow & Finch Solicitors", Employer)]);
        finds("i do lates at Kolonaki Grill", &[("Kolonaki Grill", Employer)]);
        finds("work know. Castellano's Bakery. so", &[("Castellano's Bakery", Employer)]);
        finds(
            "she's at North Quay Outreach, thru Meridian Freight",
            &[("North Quay Outreach", Employer), ("Meridian Freight", Employer)],
        );
        finds("its Duc, Lucky Nails on Main", &[("Lucky Nails", Employer)]);
        finds(
            "years behind the counter at Binns & Daughter, Ogden and Sons",
            &[("Binns & Daughter", Employer), ("Ogden and Sons", Employer)],
        );
        finds("he rang my job, Apteka Zielona, today", &[("Apteka Zielona", Employer)]);
        finds("my boss at Pristine Pools", &[("Pristine Pools", Employer)]);
    }

    #[test]
    fn by_what_is_said_of_them() {
        finds("thats as long as ive been at capita", &[("capita", Employer)]);
        finds("i do fridays at Nando's in town, a shift at Rosie's", &[("Nando", Employer), ("Rosie", Employer)]);
        finds(
            "then Ridgeline Crew let me go. my company Brightpath",
            &[("Ridgeline Crew", Employer), ("Brightpath", Employer)],
        );
        finds("working at a bookies, Paddy Power, the tills @ Lidl", &[("Paddy Power", Employer), ("Lidl", Employer)]);
        finds(
            "dad owns Ali's Kebabs, its a small firm, Oakley Brandt",
            &[("Ali's Kebabs", Employer), ("Oakley Brandt", Employer)],
        );
        finds(
            "i work at brimble logistics, in the toilet at dollar tree on my break",
            &[("brimble logistics", Employer), ("dollar tree", Employer)],
        );
    }

    #[test]
    fn hospitals() {
        use super::Kind::Place;
        finds("im a resident at Harrow General", &[("Harrow General", Employer)]);
        finds("they took her to Qwix Bay General, the Attorney General", &[("Qwix Bay General", Place)]);
    }

    #[test]
    fn no_employers() {
        finds("call Social Services, the Mental Health Services, Child Care, my Support Group", &[]);
        finds("we had pizza at five guys, i work for nothing, Sarah let me go", &[]);
    }
}
