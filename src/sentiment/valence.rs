//! How much each word weighs: its rating, and what the three words before it do to that.

use super::lexicon::rating;
use super::words::Words;

/// What a strengthening word adds, and a weakening one takes away.
const BOOST: f64 = 0.293;
/// What capitals add.
const CAPITALS: f64 = 0.733;
/// What a negation multiplies by.
const NEGATION: f64 = -0.74;
/// What "never so" and "never this" multiply by.
const NEVER_SO: f64 = 1.25;
/// How much of a booster is left, one, two and three words away.
const FADING: [f64; 3] = [1.0, 0.95, 0.9];
/// What "but" leaves of the words before it, and makes of those after.
const BEFORE_BUT: f64 = 0.5;
const AFTER_BUT: f64 = 1.5;

const NEGATIONS: &[&str] = &[
    "aint",
    "arent",
    "cannot",
    "cant",
    "couldnt",
    "darent",
    "didnt",
    "doesnt",
    "ain't",
    "aren't",
    "can't",
    "couldn't",
    "daren't",
    "didn't",
    "doesn't",
    "dont",
    "hadnt",
    "hasnt",
    "havent",
    "isnt",
    "mightnt",
    "mustnt",
    "neither",
    "don't",
    "hadn't",
    "hasn't",
    "haven't",
    "isn't",
    "mightn't",
    "mustn't",
    "neednt",
    "needn't",
    "never",
    "none",
    "nope",
    "nor",
    "not",
    "nothing",
    "nowhere",
    "oughtnt",
    "shant",
    "shouldnt",
    "uhuh",
    "wasnt",
    "werent",
    "oughtn't",
    "shan't",
    "shouldn't",
    "uh-uh",
    "wasn't",
    "weren't",
    "without",
    "wont",
    "wouldnt",
    "won't",
    "wouldn't",
    "rarely",
    "seldom",
    "despite",
];

const STRENGTHENING: &[&str] = &[
    "absolutely",
    "amazingly",
    "awfully",
    "completely",
    "considerable",
    "considerably",
    "decidedly",
    "deeply",
    "effing",
    "enormous",
    "enormously",
    "entirely",
    "especially",
    "exceptional",
    "exceptionally",
    "extreme",
    "extremely",
    "fabulously",
    "flipping",
    "flippin",
    "frackin",
    "fracking",
    "fricking",
    "frickin",
    "frigging",
    "friggin",
    "fully",
    "fuckin",
    "fucking",
    "fuggin",
    "fugging",
    "greatly",
    "hella",
    "highly",
    "hugely",
    "incredible",
    "incredibly",
    "intensely",
    "major",
    "majorly",
    "more",
    "most",
    "particularly",
    "purely",
    "quite",
    "really",
    "remarkably",
    "so",
    "substantially",
    "thoroughly",
    "total",
    "totally",
    "tremendous",
    "tremendously",
    "uber",
    "unbelievably",
    "unusually",
    "utter",
    "utterly",
    "very",
];

const WEAKENING: &[&str] = &[
    "almost",
    "barely",
    "hardly",
    "just enough",
    "kind of",
    "kinda",
    "kindof",
    "kind-of",
    "less",
    "little",
    "marginal",
    "marginally",
    "occasional",
    "occasionally",
    "partly",
    "scarce",
    "scarcely",
    "slight",
    "slightly",
    "somewhat",
    "sort of",
    "sorta",
    "sortof",
    "sort-of",
];

/// Phrases that have a valence of their own.
const PHRASES: &[(&str, f64)] = &[
    ("the shit", 3.0),
    ("the bomb", 3.0),
    ("bad ass", 1.5),
    ("badass", 1.5),
    ("bus stop", 0.0),
    ("yeah right", -2.0),
    ("kiss of death", -1.5),
    ("to die for", 3.0),
    ("beating heart", 3.5),
];

/// The valence of every word, in order.
pub(super) fn of_all(words: &Words) -> Vec<f64> {
    let mut valences: Vec<f64> = (0..words.len()).map(|index| of_word(words, index)).collect();
    weigh_around_but(words, &mut valences);
    valences
}

fn of_word(words: &Words, index: usize) -> f64 {
    let word = words.at(index);
    if booster(word).is_some() || word == "kind" && words.at(index + 1) == "of" {
        return 0.0;
    }
    let Some(rating) = rating(word) else { return 0.0 };
    let mut valence = if is_after_no(words, index) {
        rating * NEGATION
    } else if word == "no" && is_rated(words.at(index + 1)) {
        // It negates the next word, and has no valence of its own.
        0.0
    } else {
        rating
    };
    if words.stands_out(index) {
        valence += if valence > 0.0 { CAPITALS } else { -CAPITALS };
    }
    for distance in 1..=3 {
        let Some(before) = words.before(index, distance).filter(|before| !is_rated(before)) else { continue };
        valence += boost(words, index - distance, before, valence) * FADING[distance - 1];
        valence = negated(words, index, distance, valence);
        if distance == 3 {
            valence = phrased(words, index, valence);
        }
    }
    if is_after_least(words, index) { valence * NEGATION } else { valence }
}

fn is_rated(word: &str) -> bool {
    rating(word).is_some()
}

fn booster(words: &str) -> Option<f64> {
    if STRENGTHENING.contains(&words) { Some(BOOST) } else { WEAKENING.contains(&words).then_some(-BOOST) }
}

fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.contains("n't")
}

/// "no hope", "no real hope", "no joy or hope".
fn is_after_no(words: &Words, index: usize) -> bool {
    let no = |distance| words.before(index, distance) == Some("no");
    no(1) || no(2) || no(3) && matches!(words.before(index, 1), Some("or" | "nor"))
}

fn boost(words: &Words, at: usize, word: &str, valence: f64) -> f64 {
    let Some(boost) = booster(word) else { return 0.0 };
    let boost = if valence < 0.0 { -boost } else { boost };
    match (words.stands_out(at), valence > 0.0) {
        (false, _) => boost,
        (true, true) => boost + CAPITALS,
        (true, false) => boost - CAPITALS,
    }
}

/// What a negation `distance` words before does.
fn negated(words: &Words, index: usize, distance: usize, valence: f64) -> f64 {
    let before = |distance| words.before(index, distance).unwrap_or_default();
    let so = |distance| matches!(before(distance), "so" | "this");
    // The package's own precedence: three words away, "so" or "this" just before is enough.
    let never_so = match distance {
        1 => false,
        2 => before(2) == "never" && so(1),
        _ => before(3) == "never" && so(2) || so(1),
    };
    let without_doubt =
        distance > 1 && before(distance) == "without" && (1..distance).any(|near| before(near) == "doubt");
    if never_so {
        valence * NEVER_SO
    } else if !without_doubt && is_negation(before(distance)) {
        valence * NEGATION
    } else {
        valence
    }
}

/// Phrases around the word, and boosters of two words before it. Only looked at where three words go before.
fn phrased(words: &Words, index: usize, valence: f64) -> f64 {
    let run = |from: usize, to: usize| (from..=to).map(|at| words.at(at)).collect::<Vec<_>>().join(" ");
    let phrase = |words: &str| PHRASES.iter().find(|(phrase, _)| *phrase == words).map(|(_, valence)| *valence);
    let ending = [(1, 0), (2, 0), (2, 1), (3, 1), (3, 2)].map(|(first, last)| run(index - first, index - last));
    let mut valence = ending.iter().find_map(|words| phrase(words)).unwrap_or(valence);
    for end in [index + 1, index + 2].into_iter().filter(|end| *end < words.len()) {
        valence = phrase(&run(index, end)).unwrap_or(valence);
    }
    let [_, _, two_one, three_two_one, three_two] = &ending;
    valence + [three_two_one, three_two, two_one].into_iter().filter_map(|words| booster(words)).sum::<f64>()
}

/// "least", but not "at least" or "very least".
fn is_after_least(words: &Words, index: usize) -> bool {
    words.before(index, 1) == Some("least") && !matches!(words.before(index, 2), Some("at" | "very"))
}

/// What stands after "but" counts for more. The package looks each valence up by its value, and so may weigh the first
/// of two equal ones twice: so do we, to get its figures.
fn weigh_around_but(words: &Words, valences: &mut [f64]) {
    let Some(but) = words.position("but") else { return };
    for turn in 0..valences.len() {
        let value = valences[turn];
        let Some(at) = valences.iter().position(|valence| *valence == value) else { continue };
        if at < but {
            valences[at] *= BEFORE_BUT;
        } else if at > but {
            valences[at] *= AFTER_BUT;
        }
    }
}
