//! Plain text with a speaker's name before each message, with or without times, as people paste it:
//! `Name: message`, `[10:32] Name: message`, `10:32 Name: message`, `Name (10:32): message`; or the name on a line of
//! its own, alone or with a time beside or below it, as it is copied from programs and pages.
//!
//! A colon does not make a speaker: "Note: ..." and "Monday: walk" stand in messages too. Where lines have stamps,
//! the stamps show where messages begin; else the names do, as they come again and again.

use super::draft::{Draft, is_invisible_mark, name_key};
use super::stamp::Stamp;
use super::transcript::{Header, Line, Told, gather};
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, json};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

pub(super) static IMPORTER: Importer = Importer {
    name: "text",
    about: "plain or pasted text with names, such as Name: message",
    tested: true,
    readers: &[Reader::Text { sniff, read }],
};

/// How far in we look for somebody who speaks.
const SAMPLE: usize = 64 * 1024;

fn sniff(text: &str) -> Likeness {
    match () {
        () if json::is_json(text) => Likeness::No,
        () if Evidence::gather(&text[..text.floor_char_boundary(SAMPLE)]).finds_speakers() => Likeness::Likely,
        () => Likeness::Perhaps,
    }
}

pub(super) fn read(text: &str, options: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let evidence = Evidence::gather(text);
    if !evidence.finds_speakers() {
        return Err(ReadError::NoSpeakers);
    }
    Ok(vec![gather(evidence.lines(), options.date_order, Told::words)])
}

/// Who says each of these lines, by the names before colons: `None` for a line without one. With each, what is said.
pub(super) fn named_lines(text: &str) -> Vec<(Option<&str>, &str)> {
    let evidence = Evidence::by_colons(text);
    let said = |(line, kind)| match kind {
        Line::Opens(header) => (Some(header.name), header.said),
        _ => (None, line),
    };
    evidence.lines().map(said).collect()
}

/// Where a line's name and stamp stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// `Name: ...`
    None,
    /// `[10:32] Name: ...`
    Bracketed { dated: bool },
    /// `10:32 Name: ...`
    Bare { dated: bool },
    /// `Name (10:32): ...`
    AfterName,
    /// `Name  10:32` or `[10:32] Name`, or `10:32` on the line below the name; the message on the lines that follow.
    OwnLine,
    /// `Name`, and the message on the lines that follow.
    NameAlone,
}

/// A line that may begin a message.
#[derive(Debug, Clone, Copy)]
struct Candidate<'t> {
    header: Header<'t>,
    place: Place,
    /// How many lines after this one belong to its header.
    more: usize,
}

/// All that the file shows about where messages begin.
struct Evidence<'t> {
    lines: Vec<(&'t str, Option<Candidate<'t>>)>,
    /// How the file's stamps stand, if stamps begin its messages.
    place: Option<Place>,
    /// Who speaks, by key, with the spelling that came first.
    speakers: HashMap<String, &'t str>,
}

impl<'t> Evidence<'t> {
    fn gather(text: &'t str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let found: Vec<_> = (0..lines.len()).map(|at| (lines[at], candidate(&lines[at..]))).collect();
        let evidence = Self::weigh(found);
        if evidence.finds_speakers() {
            return evidence;
        }
        let names = names_alone(&lines);
        let alone = |line: &'t str| names.contains(&key(line)).then(|| Candidate::of_name(line));
        Self { speakers: HashMap::new(), place: Some(Place::NameAlone), lines: with(&lines, alone) }.with_speakers(None)
    }

    /// Only what names before colons show.
    fn by_colons(text: &'t str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        Self::weigh(with(&lines, |line| Candidate::before_colon(line.trim())))
    }

    fn weigh(lines: Vec<(&'t str, Option<Candidate<'t>>)>) -> Self {
        let place = usual_place(&lines).filter(|place| *place != Place::OwnLine || may_stand_alone(&lines));
        let accepted = match place {
            Some(_) => None,
            None => Some(accepted_names(&lines)),
        };
        Self { lines, place, speakers: HashMap::new() }.with_speakers(accepted.as_ref())
    }

    /// Everybody who is named in the usual place; where `accepted` is there, only those.
    fn with_speakers(mut self, accepted: Option<&HashSet<String>>) -> Self {
        for candidate in self.lines.iter().filter_map(|(_, candidate)| candidate.as_ref()) {
            let key = key(candidate.header.name);
            if self.is_placed(candidate) && accepted.is_none_or(|names| names.contains(&key)) {
                self.speakers.entry(key).or_insert(candidate.header.name);
            }
        }
        self
    }

    fn is_placed(&self, candidate: &Candidate) -> bool {
        candidate.place == self.place.unwrap_or(Place::None)
    }

    fn finds_speakers(&self) -> bool {
        !self.speakers.is_empty()
    }

    fn lines(&self) -> impl Iterator<Item = (&'t str, Line<'t>)> {
        let mut more = 0;
        self.lines.iter().map(move |&(line, candidate)| {
            if more > 0 {
                more -= 1;
                return (line, Line::Header);
            }
            let kind = self.kind(line, candidate);
            if matches!(kind, Line::Opens(_)) {
                more = candidate.map_or(0, |candidate| candidate.more);
            }
            (line, kind)
        })
    }

    fn kind(&self, line: &'t str, candidate: Option<Candidate<'t>>) -> Line<'t> {
        let speaker = |candidate: &Candidate<'t>| self.speakers.get(&key(candidate.header.name)).copied();
        let placed = |candidate: &Candidate| self.is_placed(candidate);
        match candidate.filter(placed).and_then(|found| Some((found.header, speaker(&found)?))) {
            Some((header, name)) => Line::Opens(Header { name, ..header }),
            // "[10:32] Anna joined": stamped as the messages are, but said by nobody.
            None if self.place.is_some()
                && leading_stamp(line).is_some_and(|(place, ..)| Some(place) == self.place) =>
            {
                Line::System
            }
            None => Line::Continues,
        }
    }
}

fn with<'t>(
    lines: &[&'t str],
    candidate: impl Fn(&'t str) -> Option<Candidate<'t>>,
) -> Vec<(&'t str, Option<Candidate<'t>>)> {
    lines.iter().map(|line| (*line, candidate(line))).collect()
}

/// The stamps' usual place, if most of what may begin a message has one there.
fn usual_place(lines: &[(&str, Option<Candidate>)]) -> Option<Place> {
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    for candidate in lines.iter().filter_map(|(_, candidate)| candidate.as_ref()) {
        *counts.entry(candidate.place).or_default() += 1;
    }
    let plain = counts.remove(&Place::None).unwrap_or(0);
    // Of equals the plainer place.
    let (place, count) = counts.into_iter().rev().max_by_key(|&(_, count)| count)?;
    (count >= plain).then_some(place)
}

/// Prose has a line such as "Dinner 18:30" here and there: in a chat the first line is one, or somebody speaks again.
fn may_stand_alone(lines: &[(&str, Option<Candidate>)]) -> bool {
    let alone = |candidate: &&Candidate| candidate.place == Place::OwnLine;
    let opens = lines
        .iter()
        .find(|(line, _)| !line.trim().is_empty())
        .is_some_and(|(_, first)| first.as_ref().is_some_and(|first| alone(&first)));
    let headers: Vec<String> = lines
        .iter()
        .filter_map(|(_, found)| found.as_ref())
        .filter(alone)
        .map(|found| key(found.header.name))
        .collect();
    let distinct: HashSet<&String> = headers.iter().collect();
    headers.len() >= 2 && (opens || distinct.len() < headers.len())
}

/// Names are one person's if they differ only in case.
fn key(name: &str) -> String {
    name_key(name).to_lowercase()
}

/// The keys of those who speak, where no stamps show it.
fn accepted_names(lines: &[(&str, Option<Candidate>)]) -> HashSet<String> {
    let filled: Vec<Opening> = lines
        .iter()
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, found)| Opening {
            name: found.filter(|found| found.place == Place::None).map(|found| found.header.name),
            leads_in: line.trim_end().ends_with(':'),
        })
        .collect();
    let mut accepted = speak_again(&filled);
    let all_open = filled.iter().all(|line| line.name.is_some());
    // Someone who speaks only once is hard to tell from a line of a list. They are heard where every line opens a
    // message, or where so few speak again that this is how a short chat looks.
    if all_open || accepted.len() == 1 || accepted.is_empty() && may_be_short_chat(&filled) {
        add_those_who_speak_once(&filled, &mut accepted);
    }
    accepted
}

/// What a line shows of who speaks.
struct Opening<'t> {
    name: Option<&'t str>,
    /// "Some ideas:", before a list.
    leads_in: bool,
}

fn speak_again(lines: &[Opening]) -> HashSet<String> {
    let mut counts: HashMap<String, (usize, bool)> = HashMap::new();
    for name in lines.iter().filter_map(|line| line.name) {
        let (count, like_a_name) = counts.entry(key(name)).or_default();
        *count += 1;
        *like_a_name |= is_like_a_name(name);
        // Handles and odd names show themselves by coming again and again.
        *like_a_name |= *count >= 3 && !opens_a_remark(name);
    }
    counts.into_iter().filter(|(_, (count, like_a_name))| *count >= 2 && *like_a_name).map(|(name, _)| name).collect()
}

/// Prose with a colon here and there is no chat.
fn may_be_short_chat(lines: &[Opening]) -> bool {
    let names: Vec<&str> = lines.iter().filter_map(|line| line.name).filter(|name| is_like_a_name(name)).collect();
    let opens = lines.first().is_some_and(|line| line.name.is_some());
    opens && (names.len() * 2 >= lines.len() || names.len() >= 2)
}

fn add_those_who_speak_once(lines: &[Opening], accepted: &mut HashSet<String>) {
    let mut in_list = false;
    for line in lines {
        let Some(name) = line.name else { continue };
        if accepted.contains(&key(name)) {
            in_list = line.leads_in;
        } else if !in_list && is_like_a_name(name) {
            accepted.insert(key(name));
        }
    }
}

impl<'t> Candidate<'t> {
    fn stamped(stamp: Stamp, written: &'t str, name: &'t str, said: &'t str, place: Place) -> Self {
        Self { header: Header { stamp: Some(stamp), written, name, said }, place, more: 0 }
    }

    fn before_colon(line: &'t str) -> Option<Self> {
        let (name, said) = name_and_rest(line)?;
        Some(Self { header: Header { stamp: None, written: "", name, said }, place: Place::None, more: 0 })
    }

    fn of_name(line: &'t str) -> Self {
        let header = Header { stamp: None, written: "", name: line.trim(), said: "" };
        Self { header, place: Place::NameAlone, more: 0 }
    }
}

/// What the first of these lines may begin, with those that follow it.
fn candidate<'t>(lines: &[&'t str]) -> Option<Candidate<'t>> {
    let line = lines.first()?.trim();
    if let Some((place, stamp, written, rest)) = leading_stamp(line) {
        if let Some((name, said)) = name_and_rest(rest) {
            return Some(Candidate::stamped(stamp, written, name, said, place));
        }
        return sole_name(rest).map(|name| Candidate::stamped(stamp, written, name, "", Place::OwnLine));
    }
    stamp_after_name(line)
        .or_else(|| Candidate::before_colon(line))
        .or_else(|| stamp_at_end(line))
        .or_else(|| stamp_below(lines))
}

/// A stamp at the start of a line: where it stands, what it says, how it is written, and what comes after it.
fn leading_stamp(line: &str) -> Option<(Place, Stamp, &str, &str)> {
    let line = line.trim_start_matches(|letter: char| letter.is_whitespace() || is_invisible_mark(letter));
    if let Some(close) = closing_bracket(line) {
        let written = &line[1..close];
        let stamp = Stamp::whole(written)?;
        let rest = line[close..].trim_start_matches([']', ')']).trim_start();
        return Some((Place::Bracketed { dated: stamp.is_dated() }, stamp, written, rest));
    }
    let (stamp, rest) = Stamp::at_start(line)?;
    let written = &line[..line.len() - rest.len()];
    let name =
        rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '|'));
    // "10:30: the bus" and "10:30, then" are no stamps.
    (name.len() < rest.len()).then_some((Place::Bare { dated: stamp.is_dated() }, stamp, written, name))
}

/// Where the bracket closes that opens the line.
fn closing_bracket(line: &str) -> Option<usize> {
    let close = match line.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    start_of(line).find(close)
}

/// `Name (10:32): message`, or `Name, [10:32]` with the message below
fn stamp_after_name(line: &str) -> Option<Candidate<'_>> {
    let open = start_of(line).find(['(', '['])?;
    let close = open + closing_bracket(&line[open..])?;
    let written = &line[open + 1..close];
    let stamp = Stamp::whole(written)?;
    let rest = line[close + 1..].trim_start();
    if rest.is_empty() {
        let name = sole_name(&line[..open])?;
        return Some(Candidate::stamped(stamp, written, name, "", Place::OwnLine));
    }
    let said = rest.strip_prefix([':', '：'])?;
    let name = checked_name(&line[..open])?;
    Some(Candidate::stamped(stamp, written, name, said.trim(), Place::AfterName))
}

/// `Name  10:32 AM`, `Name — Today at 10:32`, with the message below
fn stamp_at_end(line: &str) -> Option<Candidate<'_>> {
    const LONGEST: usize = 100;
    let ends_so = line.ends_with(|letter: char| letter.is_ascii_digit() || "mM.".contains(letter));
    if line.len() > LONGEST || !ends_so || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    line.match_indices(char::is_whitespace).find_map(|(blank, _)| {
        let written = line[blank..].trim_start();
        let stamp = Stamp::whole(written)?;
        let name = sole_name(&line[..blank])?;
        Some(Candidate::stamped(stamp, written, name, "", Place::OwnLine))
    })
}

/// A name, and on the next line a stamp, perhaps with a dash between them, with the message below
fn stamp_below<'t>(lines: &[&'t str]) -> Option<Candidate<'t>> {
    let is_dash = |line: &&str| matches!(line.trim(), "" | "—" | "–" | "-" | "·" | "•" | "|");
    let between = lines[1..].iter().take(2).take_while(|line| is_dash(line)).count();
    let below = lines.get(1 + between)?.trim_start_matches(|letter: char| " \t—–-·•|".contains(letter));
    let written = match below.strip_prefix('[').and_then(|inside| inside.trim_end().strip_suffix(']')) {
        Some(inside) => inside,
        None => below,
    };
    let stamp = Stamp::whole(written)?;
    let candidate = Candidate::stamped(stamp, written, sole_name(lines.first()?)?, "", Place::OwnLine);
    Some(Candidate { more: between + 1, ..candidate })
}

/// What stands alone on a line, or beside nothing but a stamp, if it can only be a name.
fn sole_name(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches(|letter: char| letter.is_whitespace() || "—–-,|·•".contains(letter));
    let in_names = |letter: char| !matches!(letter, ':' | '…' | '(' | ')' | '[' | ']' | '/') && !letter.is_control();
    // "mara.klein" and "Dr. Klein" are names; "Thanks." ends a sentence.
    let ends_a_sentence = |word: &str| word.ends_with('.') && (word.len() > 4 || text.ends_with(word));
    let name = checked_name(start_of(text)).filter(|name| name.len() == text.len())?;
    let like_a_name =
        text.chars().all(in_names) && !text.split_whitespace().any(ends_a_sentence) && is_like_a_name(name);
    like_a_name.then_some(name)
}

/// The keys of those whose names stand alone on lines, each with lines below: at least two people, each more than once,
/// from the first line on.
fn names_alone(lines: &[&str]) -> HashSet<String> {
    const MOST_WORDS: usize = 3;
    let name = |line: &&str| {
        let few_words = line.split_whitespace().count() <= MOST_WORDS;
        let name = sole_name(line).filter(|name| few_words && name.len() == line.trim().len())?;
        name.starts_with(|letter: char| !letter.is_lowercase()).then(|| key(name))
    };
    let filled: Vec<Option<String>> = lines.iter().filter(|line| !line.trim().is_empty()).map(name).collect();
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for name in filled.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let names: HashSet<String> =
        counts.into_iter().filter(|(_, count)| *count >= 2).map(|(name, _)| name.clone()).collect();
    let is_name = |line: &Option<String>| line.as_ref().is_some_and(|name| names.contains(name));
    let opens = filled.first().is_some_and(is_name);
    let closes = filled.last().is_some_and(is_name);
    let adjacent = filled.windows(2).any(|pair| is_name(&pair[0]) && is_name(&pair[1]));
    if names.len() < 2 || !opens || closes || adjacent { HashSet::new() } else { names }
}

/// The part of a line in which its header must end. Lines may be as long as files are.
fn start_of(line: &str) -> &str {
    const LONGEST: usize = 200;
    &line[..line.floor_char_boundary(LONGEST)]
}

/// What stands before the first colon, if it can be a name, and what stands after it.
fn name_and_rest(line: &str) -> Option<(&str, &str)> {
    let colon = start_of(line).find([':', '：'])?;
    let name = checked_name(&line[..colon])?;
    let said = line[colon..].strip_prefix([':', '：'])?;
    // "Haha :D", "http://", "10:30"
    let tight = said.chars().next().is_some_and(|letter| !letter.is_whitespace());
    let blank_before = line[..colon].ends_with(char::is_whitespace);
    if tight && (blank_before || said.starts_with(|letter: char| letter.is_ascii_digit() || "/\\)(:*".contains(letter)))
    {
        return None;
    }
    Some((name, said.trim()))
}

/// A name is short, holds something to read, and no mark that stands in sentences.
fn checked_name(name: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    const MOST_WORDS: usize = 5;
    let name = name.trim();
    let short = name.chars().count() <= LONGEST && (1..=MOST_WORDS).contains(&name.split_whitespace().count());
    let readable =
        name.chars().any(|letter| letter.is_alphanumeric() || !letter.is_ascii() && !is_invisible_mark(letter));
    let in_sentences = |letter| matches!(letter, '?' | '!' | ';' | ',' | '"' | '“' | '”' | '{' | '}');
    (short && readable && !name.contains(in_sentences)).then_some(name)
}

/// Whether this could be what somebody is called: no word of lower case within it, and no word that opens a remark.
fn is_like_a_name(name: &str) -> bool {
    const PARTICLES: &[&str] =
        &["de", "da", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "of", "the", "y"];
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let capital = |word: &str| !word.starts_with(char::is_lowercase) || PARTICLES.contains(&word);
    let is_phone_number = || name.chars().filter(char::is_ascii_digit).count() >= 6;
    let has_letter = name.chars().any(|letter| letter.is_alphabetic() || !letter.is_ascii());
    !opens_a_remark(first) && words.all(capital) && (has_letter || is_phone_number())
}

/// Words that stand before a colon within messages.
fn opens_a_remark(name: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        "note notes nb ps pps edit update example examples eg ie tip tips warning reminder step summary \
         subject re fwd date time http https www mailto ftp link links source sources also and but or so \
         because then first second third finally morning afternoon evening today tomorrow yesterday monday \
         tuesday wednesday thursday friday saturday sunday january february march july september october \
         november december pros cons plan goal goals list remember important fyi btw tldr disclaimer \
         spoiler trigger tw cw this that these those there here what why how if when like phone tel email \
         address website chat transcript session topic title duration participants file question questions \
         answer answers reason reasons result problem problems solution situation thought thoughts feeling \
         feelings homework exercise quote breathe inhale exhale option options idea ideas advice suggestion \
         suggestions hint rule rules fact facts meaning see ok okay yes no hi hello hey dear sorry thanks \
         well anyway"
            .split(' ')
            .collect()
    });
    let word = name.split_whitespace().next().unwrap_or_default();
    let plain: String = word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    WORDS.contains(plain.as_str())
}
