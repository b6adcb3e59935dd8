//! Plain text with a speaker's name before each message, with or without times:
//! `Name: message`, `[10:32] Name: message`, `10:32 Name: message`, `Name (10:32): message`.
//!
//! A colon does not make a speaker: "Note: ..." and "Monday: walk" stand in messages too. Where lines have stamps,
//! the stamps show where messages begin; else the names do, as they come again and again.

use super::draft::{Draft, is_invisible_mark, name_key};
use super::stamp::Stamp;
use super::transcript::{Header, Line, gather};
use super::{Importer, Likeness, ReadError, ReadOptions, json};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(super) static IMPORTER: Importer =
    Importer { name: "text", about: "Plain text, each message as Name: message", sniff, read };

fn sniff(text: &str) -> Likeness {
    match () {
        () if json::is_json(text) => Likeness::No,
        () if Evidence::gather(text).finds_speakers() => Likeness::Likely,
        () => Likeness::Perhaps,
    }
}

fn read(text: &str, _: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let evidence = Evidence::gather(text);
    if !evidence.finds_speakers() {
        return Err(ReadError::NoSpeakers);
    }
    Ok(vec![gather(evidence.lines())])
}

/// Where a line's stamp stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    None,
    /// `[10:32] Name: ...`
    Bracketed {
        dated: bool,
    },
    /// `10:32 Name: ...`
    Bare {
        dated: bool,
    },
    /// `Name (10:32): ...`
    AfterName,
}

/// A line that may begin a message.
#[derive(Debug, Clone, Copy)]
struct Candidate<'t> {
    header: Header<'t>,
    place: Place,
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
        let lines: Vec<_> = text.lines().map(|line| (line, candidate(line))).collect();
        let place = usual_place(&lines);
        let counting = |candidate: &Candidate| place.is_none_or(|place| candidate.place == place);
        let accepted = match place {
            Some(_) => None,
            None => Some(accepted_names(&lines)),
        };
        let mut speakers = HashMap::new();
        for candidate in lines.iter().filter_map(|(_, candidate)| candidate.as_ref()).filter(|found| counting(found)) {
            let key = key(candidate.header.name);
            if accepted.as_ref().is_none_or(|names| names.contains(&key)) {
                speakers.entry(key).or_insert(candidate.header.name);
            }
        }
        Self { lines, place, speakers }
    }

    fn finds_speakers(&self) -> bool {
        !self.speakers.is_empty()
    }

    fn lines(&self) -> impl Iterator<Item = (&'t str, Line<'t>)> {
        self.lines.iter().map(|&(line, candidate)| (line, self.kind(line, candidate)))
    }

    fn kind(&self, line: &'t str, candidate: Option<Candidate<'t>>) -> Line<'t> {
        let speaker = |candidate: &Candidate<'t>| self.speakers.get(&key(candidate.header.name)).copied();
        let placed = |candidate: &Candidate| self.place.is_none_or(|place| candidate.place == place);
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

/// The stamps' usual place, if most of what may begin a message has one there.
fn usual_place(lines: &[(&str, Option<Candidate>)]) -> Option<Place> {
    let mut counts: HashMap<Place, usize> = HashMap::new();
    for candidate in lines.iter().filter_map(|(_, candidate)| candidate.as_ref()) {
        *counts.entry(candidate.place).or_default() += 1;
    }
    let plain = counts.remove(&Place::None).unwrap_or(0);
    let (place, count) = counts.into_iter().max_by_key(|&(_, count)| count)?;
    (count >= plain).then_some(place)
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
            name: found.map(|found| found.header.name),
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

fn candidate(line: &str) -> Option<Candidate<'_>> {
    let line = line.trim();
    match leading_stamp(line) {
        Some((place, stamp, written, rest)) => {
            let (name, said) = name_and_rest(rest)?;
            Some(Candidate { header: Header { stamp: Some(stamp), written, name, said }, place })
        }
        None => stamp_after_name(line).or_else(|| {
            let (name, said) = name_and_rest(line)?;
            Some(Candidate { header: Header { stamp: None, written: "", name, said }, place: Place::None })
        }),
    }
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

/// `Name (10:32): message`
fn stamp_after_name(line: &str) -> Option<Candidate<'_>> {
    let open = start_of(line).find(['(', '['])?;
    let close = open + closing_bracket(&line[open..])?;
    let written = &line[open + 1..close];
    let stamp = Stamp::whole(written)?;
    let said = line[close + 1..].trim_start().strip_prefix([':', '：'])?;
    let name = checked_name(&line[..open])?;
    Some(Candidate { header: Header { stamp: Some(stamp), written, name, said: said.trim() }, place: Place::AfterName })
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
