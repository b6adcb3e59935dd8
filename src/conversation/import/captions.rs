//! Captions with speakers: WebVTT as Zoom, Teams and others write it, SRT and SBV. Captions are cut where the time for
//! reading is over, not where somebody has said what they had to say: those that one person speaks in a row become one
//! message.

use super::draft::Draft;
use super::markup::{Piece, pieces, unescape};
use super::{Importer, Likeness, ReadError, ReadOptions, Reader, text};
use crate::conversation::Note;
use crate::counted::counted;

pub(super) static IMPORTER: Importer = Importer {
    name: "captions",
    about: "captions with speakers, as WebVTT (Zoom, Teams), SRT or SBV",
    tested: true,
    readers: &[Reader::Text { sniff, read }],
};

/// How many lines show whether this is our format.
const SAMPLE: usize = 20;

fn sniff(text: &str) -> Likeness {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).peekable();
    let says_so = lines.peek().is_some_and(|line| line.starts_with("WEBVTT"));
    if says_so || lines.any(is_timing) { Likeness::Sure } else { Likeness::No }
}

/// A caption: who speaks, where a mark says it, and what.
struct Cue<'t> {
    voice: Option<&'t str>,
    words: String,
}

fn read(text: &str, _: &ReadOptions) -> Result<Vec<Draft>, ReadError> {
    let (cues, outside) = cues(text);
    if cues.is_empty() {
        return Err(ReadError::NoMessages);
    }
    let mut draft = Draft::default();
    if cues.iter().any(|cue| cue.voice.is_some()) {
        join(&mut draft, cues.iter().map(|cue| (cue.voice, cue.words.as_str())));
    } else {
        let lines: Vec<String> = cues.into_iter().map(|cue| cue.words).collect();
        join(&mut draft, text::named_lines(&lines.join("\n")).into_iter());
    }
    if draft.messages.is_empty() {
        return Err(ReadError::CaptionsWithoutSpeakers);
    }
    let text = "Captions count from the start of a recording: they have no dates, so the messages have no times. \
                Captions that one person speaks in a row are one message.";
    draft.notes.push(Note::new("times_without_date", text));
    if let [first, rest @ ..] = outside.as_slice() {
        let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        let text = format!("Line {first}{more} belongs to no caption and was left out.");
        draft.notes.push(Note::new("lines_skipped", text));
    }
    Ok(vec![draft])
}

/// Runs of one person; what names nobody goes on with the one before. Before the first name nobody speaks.
fn join<'t>(draft: &mut Draft, cues: impl Iterator<Item = (Option<&'t str>, &'t str)>) {
    let mut last: Option<&str> = None;
    let mut nameless = 0;
    for (name, words) in cues {
        let goes_on = name.is_none() || name == last;
        match (draft.messages.last_mut(), name.or(last)) {
            (Some(message), Some(_)) if goes_on => {
                if !message.text.is_empty() && !words.is_empty() {
                    message.text.push(' ');
                }
                message.text.push_str(words);
            }
            (_, Some(name)) => draft.say(name, None, words),
            (_, None) => nameless += 1,
        }
        last = name.or(last);
    }
    if nameless > 0 && !draft.messages.is_empty() {
        let captions = counted(nameless, "caption", "captions");
        let text = format!("Left out: {captions} before the first that names a speaker.");
        draft.notes.push(Note::new("lines_skipped", text));
    }
}

/// The captions, and the numbers of lines that are in none.
fn cues(text: &str) -> (Vec<Cue<'_>>, Vec<usize>) {
    let lines: Vec<&str> = text.lines().collect();
    let mut cues = Vec::new();
    let mut outside = Vec::new();
    let mut at = 0;
    // What stands in front: the format's name and, up to a blank line, what it says of itself.
    if lines.first().is_some_and(|line| line.starts_with("WEBVTT")) {
        at = lines.iter().position(|line| line.trim().is_empty() || is_timing(line)).unwrap_or(lines.len());
    }
    while at < lines.len() {
        let line = lines[at];
        let is_block = ["NOTE", "STYLE", "REGION"].iter().any(|block| line.split(' ').next() == Some(block));
        if is_timing(line) {
            let end = (at + 1..lines.len()).find(|&next| ends_cue(&lines, next)).unwrap_or(lines.len());
            cues.extend(cue(&lines[at + 1..end]));
            at = end;
        } else if is_block {
            at = (at..lines.len()).find(|&next| lines[next].trim().is_empty()).unwrap_or(lines.len());
        } else {
            let names_a_cue = lines.get(at + 1).is_some_and(|next| is_timing(next));
            let is_number = line.trim().bytes().all(|byte| byte.is_ascii_digit());
            if !names_a_cue && !is_number && !line.trim_matches(['#', ' ', '\t']).is_empty() {
                outside.push(at + 1);
            }
            at += 1;
        }
    }
    (cues, outside)
}

/// A blank line ends a caption, and so does the next timing, with the number before it.
fn ends_cue(lines: &[&str], at: usize) -> bool {
    let is_number = || lines[at].trim().bytes().all(|byte| byte.is_ascii_digit());
    lines[at].trim().is_empty()
        || is_timing(lines[at])
        || is_number() && lines.get(at + 1).is_some_and(|next| is_timing(next))
}

/// `00:00:01.000 --> 00:00:04.500` and, in SBV, `0:00:01.000,0:00:04.500`. A slip of a digit makes no words of it.
fn is_timing(line: &str) -> bool {
    let is_time = |part: &str| {
        let part = part.split_whitespace().next().unwrap_or_default();
        part.contains(':') && part.starts_with(|letter: char| letter.is_ascii_digit())
    };
    let line = line.trim();
    if let Some((from, to)) = line.split_once("-->") {
        return is_time(from.trim()) && is_time(to.trim());
    }
    let is_sbv = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        part.len() >= 11 && is_time(part) && part.contains('.') && digits >= part.len() - 4
    };
    line.split_once(',').is_some_and(|(from, to)| is_sbv(from) && is_sbv(to))
}

/// A caption's words without marks; several where several people speak in one.
fn cue<'t>(lines: &[&'t str]) -> Vec<Cue<'t>> {
    let mut cues: Vec<Cue<'t>> = vec![Cue { voice: None, words: String::new() }];
    for line in lines {
        for piece in pieces(line) {
            match piece {
                Piece::Open(tag, name) if tag == "v" || tag.starts_with("v.") => {
                    let voice = Some(name.trim()).filter(|name| !name.is_empty());
                    cues.push(Cue { voice, words: String::new() });
                }
                Piece::Text(text) => {
                    if let Some(cue) = cues.last_mut() {
                        cue.words.push_str(&unescape(text));
                    }
                }
                Piece::Open(..) | Piece::Close(_) => {}
            }
        }
        if let Some(cue) = cues.last_mut() {
            cue.words.push(' ');
        }
    }
    for cue in &mut cues {
        cue.words = cue.words.trim().to_owned();
    }
    cues.retain(|cue| !cue.words.is_empty());
    cues
}
