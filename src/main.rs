//! The command. Only this file knows of the terminal, of paths and of exit statuses.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hearken::conversation::Conversation;
use hearken::conversation::import::{self, DateOrder, ReadOptions};
use hearken::conversation::numbered::Numbered;
use hearken::conversation::redact::{Decisions, Redaction};
use hearken::conversation::same_person::SamePerson;
use hearken::outcome::change::Reliability;
use hearken::outcome::instruments::Instrument;
use hearken::outcome::table::Table;
use hearken::outcome::{Forms, Settings, words};
use hearken::report::{self, Analysis, Options};
use hearken::tag::{self, Line};
use hearken::tagger::{Bundle, EngineError, Evidence, Tagger};

const HELP: &str = "\
hearken reads support chats and shows what the supporter did. Nothing leaves this machine.

  hearken analyze FILE...     one JSON object a conversation, one a line; - is standard input
                              FILE may be a zip or a folder: all chats in it are read
      --json                  one JSON object a conversation (what is done without any of the next four)
      --csv                   instead of JSON: a row a segment; it has no scores of --outcomes
      --chats                 instead of JSON: a row a conversation, with its figures and scores
      --markdown              instead of JSON: a document a conversation
      --convokit FOLDER       instead: a corpus for ConvoKit, written into this folder
      --format NAME           read all files as this format; hearken formats lists them
      --supporter NAME        this person is the supporter   (may be repeated)
      --seeker NAME           this person is the seeker      (may be repeated)
      --same NAME=NAME        these are one person, called by the first name   (may be repeated)
      --column FIELD=HEADER   the table's column, or the JSON's key, for text, speaker, time or conversation
      --date-order ORDER      of dates such as 3/4/21: dmy, mdy or ymd
      --probabilities         the chance of every code
      --evidence              the words that each tag rests on (slow)
      --outcomes FILE.csv     how the seekers fared: a row a form, with the columns conversation or person, instrument
                              (phq9, phq8, phq2, gad7, gad2, state5, state10), moment (before, after) or date, and item1,
                              item2, ... or total
      --prorate               let a few missing items pass, and mark the total
      --reliable FORM=SD,R    the spread and the reliability that a reliable change rests on, such as phq9=5.5,0.84
      --redact                stand-ins such as [Name 1] instead of names, places, numbers; it can miss: read it over
      --model PATH            another bundle: a folder or a tagger.hearken
  hearken tag FILE.jsonl      tags segments that are already cut, a JSON object a line
      --evidence              the words that each tag rests on
      --model PATH
  hearken formats             the formats that can be read
  hearken --version

Exit status: 0 all was read, 1 something could not be read (named on standard error), 2 wrong use.
";

/// The bundle that comes with the command.
const BUNDLE: [(&str, &[u8]); 5] = [
    ("manifest.json", include_bytes!("../models/tagger/manifest.json")),
    ("model.onnx", include_bytes!("../models/tagger/model.onnx")),
    ("vocab.txt", include_bytes!("../models/tagger/vocab.txt")),
    ("CARD.md", include_bytes!("../models/tagger/CARD.md")),
    ("LICENSE.md", include_bytes!("../models/tagger/LICENSE.md")),
];

/// A sentence for standard error, and the exit status that goes with it.
struct Failure {
    sentence: String,
    status: u8,
}

type Outcome = Result<u8, Failure>;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1).collect()) {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            eprintln!("hearken: {}", failure.sentence);
            ExitCode::from(failure.status)
        }
    }
}

fn run(arguments: Vec<std::ffi::OsString>) -> Outcome {
    let mut parser = lexopt::Parser::from_args(arguments);
    use lexopt::prelude::*;
    match parser.next()? {
        Some(Value(command)) if command == "analyze" => analyze(parser),
        Some(Value(command)) if command == "tag" => tag(parser),
        Some(Value(command)) if command == "formats" => list_formats(),
        Some(Short('h') | Long("help")) => print(HELP).map(|()| 0),
        Some(Short('V') | Long("version")) => print(concat!("hearken ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| 0),
        Some(Value(command)) => Err(usage(format!("There is no command {}. Try `hearken --help`.", command.display()))),
        Some(option) => Err(option.unexpected().into()),
        None => Err(usage("What is to be done? Try `hearken --help`.".to_owned())),
    }
}

/// The forms in which `analyze` gives its results.
enum Form {
    Json,
    Csv,
    Chats,
    Markdown,
    /// Files in this folder, as a corpus is one thing.
    Convokit(PathBuf),
}

/// What `analyze` is asked for.
struct Asked {
    files: Vec<PathBuf>,
    form: Form,
    read: ReadOptions,
    options: Options,
    outcomes: Option<PathBuf>,
    settings: Settings,
    redact: bool,
    model: Option<PathBuf>,
}

impl Asked {
    /// `None`: only help.
    fn from(mut parser: lexopt::Parser) -> Result<Option<Self>, Failure> {
        use lexopt::prelude::*;
        let mut asked = Self {
            files: Vec::new(),
            form: Form::Json,
            read: ReadOptions::default(),
            options: Options::default(),
            outcomes: None,
            settings: Settings::default(),
            redact: false,
            model: None,
        };
        let mut form = None;
        let mut choose = |chosen| match form.replace(chosen) {
            None => Ok(()),
            Some(_) => Err(usage("Choose one of --json, --csv, --chats, --markdown and --convokit.".to_owned())),
        };
        while let Some(argument) = parser.next()? {
            match argument {
                Long("json") => choose(Form::Json)?,
                Long("csv") => choose(Form::Csv)?,
                Long("chats") => choose(Form::Chats)?,
                Long("markdown") => choose(Form::Markdown)?,
                Long("convokit") => choose(Form::Convokit(new_corpus(parser.value()?.into())?))?,
                Long("format") => asked.read.format = Some(known_format(parser.value()?.string()?)?),
                Long("supporter") => asked.read.supporter.push(parser.value()?.string()?),
                Long("seeker") => asked.read.seeker.push(parser.value()?.string()?),
                Long("same") => asked.read.same.push(same_person(&parser.value()?.string()?)?),
                Long("column") => {
                    let (field, header) = column(&parser.value()?.string()?)?;
                    asked.read.columns.insert(field, header);
                }
                Long("date-order") => asked.read.date_order = Some(date_order(&parser.value()?.string()?)?),
                Long("probabilities") => asked.options.probabilities = true,
                Long("evidence") => asked.options.evidence = true,
                Long("outcomes") => asked.outcomes = Some(PathBuf::from(parser.value()?)),
                Long("prorate") => asked.settings.prorate = true,
                Long("reliable") => {
                    let (instrument, reliability) = reliable(&parser.value()?.string()?)?;
                    asked.settings.reliability.insert(instrument, reliability);
                }
                Long("redact") => asked.redact = true,
                Long("model") => asked.model = Some(PathBuf::from(parser.value()?)),
                Short('h') | Long("help") => return Ok(None),
                Value(file) => asked.files.push(PathBuf::from(file)),
                other => return Err(other.unexpected().into()),
            }
        }
        if asked.files.is_empty() {
            let sentence = "Which file is to be read? `hearken analyze FILE...`, or - for standard input.";
            return Err(usage(sentence.to_owned()));
        }
        asked.form = form.unwrap_or(Form::Json);
        Ok(Some(asked))
    }
}

/// The chats of all files that can be read.
#[derive(Default)]
struct Chats<'f> {
    conversations: Vec<Conversation>,
    /// The file that each came from.
    files: Vec<&'f Path>,
    /// Something could not be read: a file, or one within a zip or folder.
    incomplete: bool,
}

fn analyze(parser: lexopt::Parser) -> Outcome {
    let Some(asked) = Asked::from(parser)? else { return print(HELP).map(|()| 0) };
    let tagger = load(asked.model.as_deref())?;
    let Chats { conversations, files, incomplete } = read_files(&asked);
    let (forms, all_fit) = match &asked.outcomes {
        Some(table) => read_outcomes(table, &conversations, &asked.settings),
        None => (vec![Forms::default(); conversations.len()], true),
    };
    let mut shown = Shown::default();
    for ((conversation, file), forms) in conversations.into_iter().zip(files).zip(forms) {
        shown.show(conversation, file, forms, &tagger, &asked)?;
    }
    match &asked.form {
        Form::Convokit(folder) => write_corpus(&shown.kept, folder)?,
        Form::Chats => print(&report::chats::csv(&shown.kept))?,
        Form::Csv if asked.outcomes.is_some() => {
            eprintln!("hearken: --csv has a row a segment, and no place for scores. --chats has them.");
        }
        _ => {}
    }
    Ok(u8::from(incomplete || !all_fit || shown.failed > 0))
}

/// What cannot be read is named; of chats with one id all but the first get a number, as their importer does it.
fn read_files(asked: &Asked) -> Chats<'_> {
    let mut chats = Chats::default();
    let mut ids = Numbered::default();
    for file in &asked.files {
        match read_file(file, &asked.read) {
            Ok(Found { conversations, unreadable }) => {
                chats.files.resize(chats.files.len() + conversations.len(), file);
                for mut chat in conversations {
                    chat.id = ids.unused(&chat.id);
                    chats.incomplete |= chat.notes.iter().any(|note| note.code == import::FILES_UNREAD);
                    chats.conversations.push(chat);
                }
                for failure in unreadable {
                    eprintln!("hearken: {}", failure.sentence);
                    chats.incomplete = true;
                }
            }
            Err(sentence) => {
                eprintln!("hearken: {}: {sentence}", file.display());
                chats.incomplete = true;
            }
        }
    }
    chats
}

/// What was printed so far, or kept where all chats are one thing.
#[derive(Default)]
struct Shown {
    chats: usize,
    /// For a corpus, or a table whose columns depend on all chats.
    kept: Vec<Analysis>,
    /// The notices that were said: they are the same for every chat.
    notices: HashSet<String>,
    /// How many chats could not be analysed.
    failed: usize,
}

impl Shown {
    fn show(
        &mut self,
        conversation: Conversation,
        file: &Path,
        forms: Forms,
        tagger: &Tagger,
        asked: &Asked,
    ) -> Result<(), Failure> {
        let id = conversation.id.clone();
        let say = |text: &str| eprintln!("hearken: {}: {id}: {text}", file.display());
        let forms = Forms::of(&conversation).and(forms);
        let mut analysis = match report::analyze(conversation, tagger, asked.options) {
            Ok(analysis) => analysis,
            Err(error) => {
                if forms.item_9 {
                    say(words::ITEM_9.text);
                }
                say(&error.to_string());
                self.failed += 1;
                return Ok(());
            }
        };
        analysis.set_outcome(&forms, &asked.settings);
        self.say_notes(&analysis, say);
        self.chats += 1;
        let analysis = if asked.redact { without_names(analysis, self.chats) } else { analysis };
        let first = self.chats == 1;
        match &asked.form {
            Form::Json => print(&report::json_lines(&[analysis])),
            Form::Csv => print_table(&report::table::csv(&[analysis]), first),
            Form::Markdown => print(&report::markdown::markdown(&analysis, report::markdown::MadeBy::Command)),
            Form::Chats | Form::Convokit(_) => {
                self.kept.push(analysis);
                Ok(())
            }
        }
    }

    /// Most forms of printing have no place for notes.
    fn say_notes(&mut self, analysis: &Analysis, say: impl Fn(&str)) {
        for note in &analysis.notes {
            if !words::is_same_for_all(note) {
                say(&note.text);
            } else if self.notices.insert(note.code.clone()) {
                eprintln!("hearken: {}", note.text);
            }
        }
    }
}

/// The forms of every chat, and whether every row of the table fits; what does not is said.
fn read_outcomes(path: &Path, chats: &[Conversation], settings: &Settings) -> (Vec<Forms>, bool) {
    let say = |sentence: &dyn std::fmt::Display| eprintln!("hearken: {}: {sentence}", path.display());
    let table = std::fs::read(path)
        .map_err(|error| format!("It cannot be opened: {error}."))
        .and_then(|bytes| Table::read(&bytes).map_err(|error| error.to_string()));
    match table {
        Ok(table) => {
            let assigned = table.assign(chats, settings);
            assigned.problems.iter().for_each(|problem| say(problem));
            (assigned.forms, assigned.problems.is_empty())
        }
        Err(sentence) => {
            say(&sentence);
            (vec![Forms::default(); chats.len()], false)
        }
    }
}

/// The folder for a corpus, which must not hold one already.
fn new_corpus(folder: PathBuf) -> Result<PathBuf, Failure> {
    if !folder.join(report::convokit::UTTERANCES).exists() {
        return Ok(folder);
    }
    let sentence = "there is a corpus already. Name another folder, or move that one away.";
    Err(usage(format!("--convokit {}: {sentence}", folder.display())))
}

fn known_format(name: String) -> Result<String, Failure> {
    match import::formats().any(|format| format.name == name) {
        true => Ok(name),
        false => Err(usage(import::ReadError::UnknownFormat { name }.to_string())),
    }
}

/// Nothing where there is no chat.
fn write_corpus(analyses: &[Analysis], folder: &Path) -> Result<(), Failure> {
    if analyses.is_empty() {
        return Ok(());
    }
    let refused = |error| Failure { sentence: format!("{} cannot be written: {error}.", folder.display()), status: 1 };
    std::fs::create_dir_all(folder).map_err(refused)?;
    for (name, content) in report::convokit::corpus(analyses) {
        std::fs::write(folder.join(name), content).map_err(refused)?;
    }
    Ok(())
}

/// With stand-ins for what the rules find; `number` counts the chats of this run.
fn without_names(analysis: Analysis, number: usize) -> Analysis {
    let redaction =
        Redaction::new(&analysis.conversation(), &Decisions::default()).expect("nothing decided fits any chat");
    report::redacted(analysis, &redaction, number)
}

/// A table goes on where the one before it ended: only the first has its header.
fn print_table(table: &str, first: bool) -> Result<(), Failure> {
    let rows = table.split_once('\n').map_or("", |(_, rows)| rows);
    print(if first { table } else { rows })
}

fn tag(mut parser: lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut file, mut model, mut evidence) = (None, None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("model") => model = Some(PathBuf::from(parser.value()?)),
            Long("evidence") => evidence = true,
            Short('h') | Long("help") => return print(HELP).map(|()| 0),
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(file) = file else {
        return Err(usage("Which file is to be tagged? `hearken tag FILE.jsonl`, or -.".to_owned()));
    };
    let tagger = load(model.as_deref())?;
    let input: Box<dyn Read> = if file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(&file).map_err(|error| unreadable(&file, &error))?)
    };
    let mut status = 0;
    for (number, line) in std::io::BufReader::new(input).split(b'\n').enumerate() {
        let line = line.map_err(|error| unreadable(&file, &error))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match Line::read(&line).and_then(|line| explained(&tagger, &line, evidence)) {
            Ok(explained) => print(&(serde_json::to_string(&explained).expect("plain figures") + "\n"))?,
            Err(refused) => {
                eprintln!("hearken: {}: line {}: {}", file.display(), number + 1, refused.error);
                print(&(serde_json::to_string(&refused).expect("plain text") + "\n"))?;
                status = 1;
            }
        }
    }
    Ok(status)
}

/// What is said of a line, and the words that it rests on where these are asked for.
#[derive(serde::Serialize)]
struct Explained {
    #[serde(flatten)]
    tagged: tag::Tagged,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<Evidence>>,
}

fn explained(tagger: &Tagger, line: &Line, evidence: bool) -> Result<Explained, tag::Refused> {
    let refuse = |error: EngineError| tag::Refused { id: line.id.clone(), error: error.to_string() };
    let tagged = tag::tag(tagger, line)?;
    let words = evidence.then(|| tagger.explain(line.side, &line.place)).transpose().map_err(refuse)?;
    Ok(Explained { tagged, evidence: words })
}

fn column(argument: &str) -> Result<(String, String), Failure> {
    let fields = ["text", "speaker", "time", "conversation"];
    match argument.split_once('=') {
        Some((field, header)) if fields.contains(&field) => Ok((field.to_owned(), header.to_owned())),
        _ => {
            Err(usage(format!("--column {argument}: write FIELD=HEADER, where FIELD is one of {}.", fields.join(", "))))
        }
    }
}

fn same_person(argument: &str) -> Result<SamePerson, Failure> {
    match argument.split_once('=').map(|(name, also)| (name.trim(), also.trim())) {
        Some((name, also)) if !name.is_empty() && !also.is_empty() => {
            Ok(SamePerson { name: name.to_owned(), also: also.to_owned() })
        }
        _ => Err(usage(format!("--same {argument}: write NAME=NAME, first the name that stays."))),
    }
}

fn reliable(argument: &str) -> Result<(Instrument, Reliability), Failure> {
    let wrong = |why: &str| usage(format!("--reliable {argument}: {why}"));
    let parts = argument.split_once('=').and_then(|(form, figures)| Some((form, figures.split_once(',')?)));
    let Some((form, (sd, r))) = parts else {
        return Err(wrong("write FORM=SD,R, such as phq9=5.5,0.84."));
    };
    let number = |text: &str| text.trim().parse::<f64>().map_err(|_| wrong(&format!("\"{text}\" is no number.")));
    let instrument = Instrument::named(form).ok_or_else(|| wrong(&format!("there is no form \"{form}\".")))?;
    let reliability = Reliability::new(number(sd)?, number(r)?).map_err(|error| wrong(&error.to_string()))?;
    Ok((instrument, reliability))
}

fn date_order(name: &str) -> Result<DateOrder, Failure> {
    let names = || DateOrder::ALL.map(DateOrder::name).join(", ");
    DateOrder::of_name(name).ok_or_else(|| usage(format!("--date-order {name}: it can be {}.", names())))
}

fn list_formats() -> Outcome {
    for format in import::formats() {
        let untested = if format.tested { "" } else { " (untested on real files)" };
        print(&format!("{:12}{}{untested}\n", format.name, format.about))?;
    }
    Ok(0)
}

/// What one file or folder holds.
struct Found {
    conversations: Vec<Conversation>,
    /// Files of a folder that could not even be opened.
    unreadable: Vec<Failure>,
}

fn read_file(file: &Path, options: &ReadOptions) -> Result<Found, String> {
    let (bytes, name) = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        (bytes, "-".to_owned())
    } else {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file.is_dir() {
            let Folder { files, mut unreadable } = Folder::open(file);
            // Of a folder that cannot be opened nothing more is to be said.
            if files.is_empty() && !unreadable.is_empty() {
                return Ok(Found { conversations: Vec::new(), unreadable });
            }
            let conversations = import::read_folder(files, &name, options).unwrap_or_else(|error| {
                unreadable.push(Failure { sentence: format!("{}: {error}", file.display()), status: 1 });
                Vec::new()
            });
            return Ok(Found { conversations, unreadable });
        }
        (std::fs::read(file).map_err(|error| format!("It cannot be opened: {error}."))?, name)
    };
    let conversations = import::read(&bytes, &name, options).map_err(|error| error.to_string())?;
    Ok(Found { conversations, unreadable: Vec::new() })
}

/// The files of a folder and of the folders in it.
#[derive(Default)]
struct Folder {
    /// By their paths from there. Of what holds no chat only the beginning.
    files: Vec<(String, Vec<u8>)>,
    unreadable: Vec<Failure>,
}

impl Folder {
    fn open(root: &Path) -> Self {
        let mut all = Self::default();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            match std::fs::read_dir(&folder) {
                Ok(entries) => entries.for_each(|entry| match entry {
                    Ok(entry) => folders.extend(all.take(root, &entry)),
                    Err(error) => all.unreadable.push(unreadable(&folder, &error)),
                }),
                Err(error) => all.unreadable.push(unreadable(&folder, &error)),
            }
        }
        all
    }

    /// Takes a file; gives back a folder, to be looked into.
    fn take(&mut self, root: &Path, entry: &std::fs::DirEntry) -> Option<PathBuf> {
        let path = entry.path();
        // A link may lead back up.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            return Some(path);
        }
        let content = std::fs::metadata(&path).and_then(|about| about.is_file().then(|| content(&path)).transpose());
        match content {
            Ok(Some(bytes)) => {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                self.files.push((name, bytes));
            }
            Ok(None) => {}
            Err(error) => self.unreadable.push(unreadable(&path, &error)),
        }
        None
    }
}

/// All of a file that may hold a chat, the beginning of any other: a video need not be read to be told from text.
fn content(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut file = std::fs::File::open(path)?;
    let mut bytes = Vec::new();
    (&mut file).take(import::HEAD as u64).read_to_end(&mut bytes)?;
    if import::may_hold_a_chat(&bytes) {
        file.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn load(model: Option<&Path>) -> Result<Tagger, Failure> {
    let refused = |error: &dyn std::fmt::Display| Failure { sentence: error.to_string(), status: 2 };
    let bundle = match model {
        None => Bundle::from_files(BUNDLE.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()),
        Some(path) if path.is_dir() => Bundle::from_files(folder(path)?),
        Some(path) => Bundle::from_archive(&std::fs::read(path).map_err(|error| unreadable(path, &error))?),
    };
    let bundle = bundle.map_err(|error| refused(&error))?;
    Tagger::new(&bundle).map_err(|error| refused(&error))
}

fn folder(path: &Path) -> Result<HashMap<String, Vec<u8>>, Failure> {
    let mut files = HashMap::new();
    for entry in std::fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        let entry = entry.map_err(|error| unreadable(path, &error))?;
        if entry.path().is_file() {
            let content = std::fs::read(entry.path()).map_err(|error| unreadable(&entry.path(), &error))?;
            files.insert(entry.file_name().to_string_lossy().into_owned(), content);
        }
    }
    Ok(files)
}

/// Prints; a reader that has heard enough (`| head`) ends the command quietly.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        written => {
            written.map_err(|error| Failure { sentence: format!("The result cannot be written: {error}."), status: 1 })
        }
    }
}

fn usage(sentence: String) -> Failure {
    Failure { sentence, status: 2 }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure { sentence: format!("{} cannot be opened: {error}.", path.display()), status: 1 }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        usage(format!("{error}. Try `hearken --help`."))
    }
}
