//! What names look like that somebody coined for a platform: "quietharbour", "QuietHarbour", "harbour99", "kit.lowe".

use super::link::ends_page;
use super::lists::{is_given, is_place, is_surname, is_wide, is_word, words};
use super::person::looks_mistyped;
use super::platform::is_platform;
use super::vocabulary::{DOING, FIRMS, GREETINGS, NOBODY, TITLES};
use super::word::is_english;

words! {
    /// Short words within such names.
    SMALL = "the and of in to me my is im at on by or so no not we it he she you ur her his its a i xo";
    /// Two words in one that all write so, and the dictionary lacks; and what hurry writes in one.
    COMPOUNDS = include_str!("lists/compounds.txt");
    /// Firms and services that write themselves with a capital within, beside those that are listed for their work.
    HUMPED = "airpods airdrop airtag appstore playstore bandcamp bitcoin bluetooth bookstagram booktok cashapp chapstick clearscore
        coinbase crimestoppers crossfit dreamworks dropbox facetime fanfic findmy gofundme googlemaps healthline icloud javascript
        headstogether healthunlocked youngminds mindout ditchthelabel talktofrank bigwhitewall justgiving kickstarter lifealert lifeline livejournal mastercard mixcloud moneygram mychart myfitnesspal mumsnet netmums okcupid
        parkrun photoshop pokemon poshmark powerpoint ringcentral samaritans sharepoint soundcloud spacex spiderman starcraft starwars
        stepchange storygraph talktalk teamspeak teamviewer thumbtack ticketmaster timehop tripadvisor truecaller turbotax tvtime
        webmd wework wikihow wordpress youtuber youtubers youtubing tiktoker tiktokers tiktoks instagrammer blackberry chromebook
        macbook iwatch imessage ebook ecigarette worldcat supermario batman superman ironman tardis dreamcast gamecube gameboy
        lightroom quickbooks salesforce shazam snapchats stairmaster wetransfer whatsapped facetimed facetiming";
    /// Before figures: what is counted, and games that come every year.
    COUNTED = "day week month year season episode chapter part page level step grade class form room ward bed floor block zone gate
        track verse round stage phase section version unit lesson question number page line route area catch channel radio size type
        gen team group table win windows iphone galaxy pixel version euro brexit top plus under over since pre post summer winter spring
        autumn fall covid halloween christmas xmas easter madden forza efootball wwe nhl mlb nascar blink maroon studio formula phq
        gad mark cyberpunk fallout battlefield halo borderlands persona diablo tekken payday portal nba model series title world earth psalm john luke matthew acts romans vitamin omega article case exit terminal";
    FILES = "pdf doc docx txt jpg jpeg png gif heic mp3 mp4 mov wav zip exe csv xls xlsx ppt pptx html php js py";
}

/// How a word shows that it may be such a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Stops between words, and no sentence that goes on without a blank: "kit.lowe", "moss.and.kit".
    Stopped,
    /// The same, where a name may have begun a sentence: "mossy.kit", "it was mossy.kit said".
    StoppedBeforeName,
    /// The same, of words that may be a sentence: "sad.hours".
    MaybeStopped,
    /// "QuietHarbour".
    Humps,
    /// "quietharbour", "notkitagain".
    Glued,
    /// With somebody's name in it: "mariacooks".
    GluedName,
    /// Of short words, or with a capital: "mymosslamp", "Mosslantern".
    MaybeGlued,
    /// "quietharbour9", "qwixkit99".
    Numbered,
    /// A word and figures: "harbour99".
    WordNumbered,
    /// "anon-moss", "kq-04".
    Hyphened,
    /// No word, and nobody's name.
    Odd,
}

pub(super) fn look(name: &str) -> Option<Look> {
    let lower = name.to_ascii_lowercase();
    let letters = lower.bytes().filter(u8::is_ascii_alphabetic).count();
    let begins = lower.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    if !begins || letters < 2 {
        return None;
    }
    if lower.contains('-') {
        return hyphened(&lower);
    }
    if is_usual(&lower) || is_platform(&lower) {
        return None;
    }
    if lower.contains('.') {
        return stopped(name).filter(|_| letters > 3);
    }
    if lower.contains('_') {
        return None;
    }
    let word = lower.trim_end_matches(|last: char| last.is_ascii_digit());
    if word.len() < lower.len() {
        return numbered(name, word);
    }
    if letters < lower.len() {
        return if is_leet(&lower) { Some(Look::Numbered) } else { (letters > 3).then_some(Look::Odd) };
    }
    if is_humped(name) {
        return Some(Look::Humps);
    }
    match glued(&lower) {
        Some(_) if name.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()) => None,
        // "Larkspur" may be a town or a family.
        Some(_) if name != lower => Some(Look::MaybeGlued),
        Some(look) => Some(look),
        None => (name.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) && letters > 3 && !looks_mistyped(&lower))
            .then_some(Look::Odd),
    }
}

/// "to_do_final.docx".
pub(super) fn names_file(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| FILES.contains(end.to_ascii_lowercase().as_str()))
}

/// A word, a name, a town, a firm.
fn is_usual(lower: &str) -> bool {
    is_english(lower)
        || is_given(lower)
        || is_surname(lower)
        || is_place(lower)
        || FIRMS.contains(lower)
        || NOBODY.contains(lower)
        || is_wide(lower)
        || is_compound(lower)
}

/// Of several words in one, or with figures or marks: what is neither a word nor a person's or a firm's name.
pub(super) fn is_coined(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let usual = |word: &str| is_english(word) || is_given(word) || FIRMS.contains(word) || NOBODY.contains(word);
    // "hi..how"
    if lower.contains("..") {
        return false;
    }
    // "exposed.by.kay"
    if lower.matches('.').count() > 1 {
        return true;
    }
    if usual(&lower) || lower.split(['-', '.']).all(usual) {
        return false;
    }
    let letters = lower.bytes().filter(u8::is_ascii_alphabetic).count();
    let marked = lower.contains(['_', '.']) || lower.ends_with(|last: char| last.is_ascii_digit());
    letters > 3 && (marked || has_humps(name) || is_glued(&lower))
}

// ---- Words with stops between them ----

/// What a part of such a name is by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// With which a sentence begins or goes on.
    Small,
    Word,
    Name,
    Odd,
}

fn part(word: &str) -> Part {
    if NOBODY.contains(word) || DOING.contains(word) || GREETINGS.contains(word) {
        Part::Small
    } else if is_given(word) && !is_word(word) {
        Part::Name
    } else if is_english(word) || looks_mistyped(word) {
        Part::Word
    } else if is_given(word) || is_surname(word) {
        Part::Name
    } else {
        Part::Odd
    }
}

fn stopped(name: &str) -> Option<Look> {
    use Part::{Name, Odd, Small, Word};
    let words: Vec<&str> = name.split('.').collect();
    let is_capital = |word: &&str| word.starts_with(|first: char| first.is_ascii_uppercase());
    let first = words[0].to_ascii_lowercase();
    // "insta.Then", "dr.lowe", "tumblr.kit"
    let sentence = words[1..].iter().any(is_capital) && !is_capital(&words[0]);
    let last = words[words.len() - 1].to_ascii_lowercase();
    if sentence
        || words.contains(&"")
        || TITLES.contains(first.as_str())
        || ["st", "www", "mt"].contains(&first.as_str())
        || is_platform(&first)
        || FILES.contains(last.as_str())
        || ends_page(&last)
    {
        return None;
    }
    let parts: Vec<Part> = words.iter().map(|word| part(&word.to_ascii_lowercase())).collect();
    let capitals = words.iter().any(is_capital);
    Some(match parts.as_slice() {
        _ if capitals => Look::MaybeStopped,
        [Small, _] | [_, Small] | [Word, Word] => Look::MaybeStopped,
        [Word, Name] => Look::StoppedBeforeName,
        [Name | Odd, Word] | [_, Odd] | [Name | Odd, Name] => Look::Stopped,
        several if several.iter().any(|part| matches!(part, Name | Odd)) => Look::Stopped,
        _ => Look::MaybeStopped,
    })
}

// ---- Words with figures or hyphens ----

fn numbered(name: &str, word: &str) -> Option<Look> {
    const MOST: usize = 5;
    let figures = name.len() - word.len();
    let shouted = name.bytes().filter(u8::is_ascii_alphabetic).all(|byte| byte.is_ascii_uppercase());
    if shouted || !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.len() < 3 || figures > MOST {
        return None;
    }
    if is_counted(word) {
        return None;
    }
    match glued(word) {
        Some(Look::Glued) => Some(Look::Numbered),
        _ if is_english(word) => (word.len() > 3 && figures > 1).then_some(Look::WordNumbered),
        _ => (word.len() > 3 && figures > 1 || word.len() > 5 && !looks_mistyped(word)).then_some(Look::Numbered),
    }
}

/// "m0sslamp": a figure for a letter that looks like it; "w8ing" is no more than short.
fn is_leet(lower: &str) -> bool {
    let bytes = lower.as_bytes();
    let stands = |at: usize| matches!(bytes[at], b'0' | b'1' | b'3' | b'4' | b'5' | b'7');
    let within = |at: usize| {
        at > 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) && bytes[at - 1].is_ascii_alphabetic()
    };
    let figures: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    bytes.len() > 5 && figures.len() < 3 && figures.iter().all(|at| stands(*at) && within(*at))
}

/// "season2", "fifa22", "iphone14": not who, but which one.
pub(super) fn is_counted(word: &str) -> bool {
    COUNTED.contains(word) || NOBODY.contains(word) || FIRMS.contains(word) || super::date::is_month(word)
}

/// "kq-04", "anon-moss": no "self-harm", no "mid-20s".
fn hyphened(lower: &str) -> Option<Look> {
    const BEGINNINGS: [&str; 22] = [
        "self", "half", "non", "anti", "well", "ex", "pre", "post", "co", "semi", "mid", "so", "re", "over", "under",
        "all", "ill", "full", "part", "high", "low", "mini",
    ];
    const ENDINGS: [&str; 8] = ["ed", "ing", "ly", "free", "like", "up", "off", "out"];
    let parts: Vec<&str> = lower.split('-').collect();
    let figures = |part: &str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    let letters = |part: &&str| part.len() > 2 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let counted = is_counted(first) || NOBODY.contains(first);
    let word = first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_lowercase());
    if parts.len() == 2 && word && figures(last) && !counted {
        return Some(Look::Hyphened);
    }
    let compound = BEGINNINGS.contains(&first) || ENDINGS.iter().any(|ending| last.ends_with(ending));
    (parts.iter().all(letters) && !compound && parts.len() < 5 && last.len() > 3).then_some(Look::Hyphened)
}

// ---- Several words in one ----

fn is_humped(name: &str) -> bool {
    // "MaryAnn", "LeeAnne", "McDonald"
    let word = |part: &String| part.len() > 2 && is_english(part) && !["mac", "fitz", "van"].contains(&part.as_str());
    let lower = name.to_ascii_lowercase();
    let known = HUMPED.contains(lower.as_str()) || FIRMS.contains(lower.trim_end_matches('s'));
    let humps = humps(name);
    let long = humps.iter().all(|part| part.len() > 1) && humps.concat() == lower;
    let words = humps.iter().filter(|part| word(part) && (is_word(part) || !is_given(part))).count();
    !known && humps.len() > 1 && long && (words * 2 > humps.len() || words * 2 == humps.len() && lower.len() > 6)
}

/// "QuietHarbour": words with a capital each, and not a firm's way of writing itself.
fn has_humps(name: &str) -> bool {
    let humps = humps(name);
    let is_part =
        |part: &String| part.len() > 1 && (is_english(part) || is_given(part) || SMALL.contains(part.as_str()));
    let begins = name.starts_with(|first: char| first.is_ascii_uppercase());
    begins && humps.len() > 1 && humps.iter().filter(|part| is_part(part)).count() * 2 > humps.len()
}

fn humps(name: &str) -> Vec<String> {
    let starts = name.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase()).map(|(at, _)| at);
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    starts.iter().zip(ends).map(|(start, end)| name[*start..end].to_ascii_lowercase()).collect()
}

/// How surely small letters are several words without a blank between them.
fn glued(lower: &str) -> Option<Look> {
    const LONG: usize = 4;
    if is_compound(lower) || looks_mistyped(lower) {
        return None;
    }
    let long = |part: &str| part.len() >= LONG && is_word(part) && !AFFIXES.contains(&part);
    let named = |part: &str| part.len() >= LONG && (is_word(part) || is_given(part) || is_surname(part));
    let any = |part: &str| part.len() >= 3 && (is_word(part) || NOBODY.contains(part)) && !AFFIXES.contains(&part);
    if pieces(lower, &long).is_some() || pieces(lower, &any).is_some_and(|pieces| pieces > 2) {
        Some(Look::Glued)
    } else if pieces(lower, &named).is_some() {
        Some(Look::GluedName)
    } else {
        is_glued(lower).then_some(Look::MaybeGlued)
    }
}

/// Also of several, and made of a usual word by an ending or a beginning: "bandmates", "overshadowed".
pub(super) fn is_compound(lower: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["s", "ed", "d", "ing", "er", "al", "ally", "ist", "ive", "ity", "y", "ful", "ish", "ers"];
    const BEGINNINGS: [&str; 9] = ["over", "under", "un", "re", "dis", "mis", "pre", "non", "anti"];
    let ended =
        |ending: &&str| lower.strip_suffix(*ending).is_some_and(|stem| COMPOUNDS.contains(stem) || is_english(stem));
    let begun = |start: &&str| lower.strip_prefix(*start).is_some_and(|rest| rest.len() > 3 && is_english(rest));
    let long = lower.len() >= SHORTEST;
    COMPOUNDS.contains(lower) || long && (ENDINGS.iter().any(ended) || BEGINNINGS.iter().any(begun))
}

/// With which words are made of words.
const AFFIXES: [&str; 24] = [
    "over", "under", "anti", "inter", "super", "micro", "multi", "ness", "less", "ship", "full", "able", "ment",
    "tion", "ings", "wise", "like", "some", "ward", "body", "hood", "ally", "ling", "eared",
];

/// The fewest letters of several words in one.
const SHORTEST: usize = 8;

/// In how few pieces of such a kind a word can be cut.
fn pieces(word: &str, is_piece: &dyn Fn(&str) -> bool) -> Option<isize> {
    best_cut(word, &|piece| is_piece(piece).then_some(-1)).map(|worth| -worth)
}

/// "stillhere4u" without its figures: two words or more without a blank between them, most letters in words that are not small.
fn is_glued(name: &str) -> bool {
    const PART: usize = 3;
    let is_small = |part: &str| SMALL.contains(part) || NOBODY.contains(part);
    let is_part =
        |part: &str| is_small(part) || part.len() > PART && is_english(part) || part.len() == PART && is_word(part);
    let letters = |part: &str| is_part(part).then(|| if is_small(part) { 0 } else { part.len() as isize });
    !is_compound(name) && best_cut(name, &letters).is_some_and(|long| long * 2 > name.len() as isize)
}

/// The most that the pieces of a word are worth together, however it is cut in two or more. `None`: in pieces that are worth
/// something it cannot be.
fn best_cut(word: &str, worth: &dyn Fn(&str) -> Option<isize>) -> Option<isize> {
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    // Of each beginning of the word.
    let mut best: Vec<Option<isize>> = vec![None; word.len() + 1];
    best[0] = Some(0);
    for end in 1..=word.len() {
        let starts = (0..end).filter(|start| end - start < word.len());
        best[end] = starts.filter_map(|start| Some(best[start]? + worth(&word[start..end])?)).max();
    }
    best[word.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn looks(expected: Option<Look>, names: &[&str]) {
        for name in names {
            assert_eq!(look(name), expected, "{name}");
        }
    }

    #[test]
    fn words_with_stops() {
        looks(Some(Look::Stopped), &["kit.zq", "zorblia.moon", "moss.and.wojciech", "maria.reads"]);
        looks(Some(Look::StoppedBeforeName), &["mossy.wojciech"]);
        looks(Some(Look::MaybeStopped), &["tired.moon", "ok.zorbl", "crying.so", "ok.so.then"]);
        looks(None, &["zorblia.ph", "zorblia.blog", "crying.Then", "dr.zorblia", "insta.maria", "essay.pdf", "e.g"]);
    }

    #[test]
    fn several_words_in_one() {
        looks(Some(Look::Humps), &["QuietHarbour", "SilverMaria"]);
        looks(Some(Look::Glued), &["quietharbour", "mosslantern", "notthemoon"]);
        looks(Some(Look::GluedName), &["mariacooks"]);
        looks(Some(Look::MaybeGlued), &["Mosslantern"]);
        looks(None, &["McDonald", "MaryAnn", "FaceTime", "YouTube", "everytime", "housework", "harbour"]);
    }

    #[test]
    fn words_with_figures() {
        looks(Some(Look::Numbered), &["quietharbour9", "zorblia99", "mariazorb12345"]);
        looks(Some(Look::WordNumbered), &["lantern99"]);
        looks(Some(Look::Hyphened), &["zq-04", "anon-lantern"]);
        looks(Some(Look::Numbered), &["m0sslamp"]);
        looks(None, &["season2", "fifa22", "iphone14", "covid19", "mp3", "b12", "self-harm", "worn-out", "june2020"]);
    }
}
