//! The command. Only this file knows of the terminal, of paths and of exit statuses.

use std::collections::HashMap;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use hearken::conversation::import::{self, ReadOptions};
use hearken::conversation::redact::{Decisions, Redaction};
use hearken::report::{self, Analysis, Options};
use hearken::tag::{self, Line};
use hearken::tagger::{Bundle, Tagger};

const HELP: &str = "\
hearken reads support chats and shows what the supporter did. Nothing leaves this machine.

  hearken analyze FILE...     one JSON object a conversation, one a line; - is standard input
      --csv | --markdown      instead of JSON: a row a segment, or a document
      --format NAME           read all files as this format: esconv, convokit, whatsapp, csv or text
      --supporter NAME        this person is the supporter   (may be repeated)
      --seeker NAME           this person is the seeker      (may be repeated)
      --column FIELD=HEADER   the table's column for text, speaker, time or conversation
      --probabilities         the chance of every code
      --evidence              the words that each tag rests on (slow)
      --redact                stand-ins such as [Name 1] instead of names, places, numbers; it can miss: read it over
      --model PATH            another bundle: a folder or a tagger.hearken
  hearken tag FILE.jsonl      tags segments that are already cut, a JSON object a line
      --model PATH
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
        Some(Short('h') | Long("help")) => print(HELP).map(|()| 0),
        Some(Short('V') | Long("version")) => print(concat!("hearken ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| 0),
        Some(Value(command)) => Err(usage(format!("There is no command {}. Try `hearken --help`.", command.display()))),
        Some(option) => Err(option.unexpected().into()),
        None => Err(usage("What is to be done? Try `hearken --help`.".to_owned())),
    }
}

/// The forms that `analyze` prints.
#[derive(Clone, Copy)]
enum Form {
    Json,
    Csv,
    Markdown,
}

fn analyze(mut parser: lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut files, mut form, mut read, mut options, mut model, mut redact) =
        (Vec::new(), Form::Json, ReadOptions::default(), Options::default(), None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => form = Form::Json,
            Long("csv") => form = Form::Csv,
            Long("markdown") => form = Form::Markdown,
            Long("format") => read.format = Some(parser.value()?.string()?),
            Long("supporter") => read.supporter.push(parser.value()?.string()?),
            Long("seeker") => read.seeker.push(parser.value()?.string()?),
            Long("column") => {
                let (field, header) = column(&parser.value()?.string()?)?;
                read.columns.insert(field, header);
            }
            Long("probabilities") => options.probabilities = true,
            Long("evidence") => options.evidence = true,
            Long("redact") => redact = true,
            Long("model") => model = Some(PathBuf::from(parser.value()?)),
            Short('h') | Long("help") => return print(HELP).map(|()| 0),
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(other.unexpected().into()),
        }
    }
    if files.is_empty() {
        return Err(usage("Which file is to be read? `hearken analyze FILE...`, or - for standard input.".to_owned()));
    }
    let tagger = load(model.as_deref())?;
    let mut status = 0;
    let mut printed = 0;
    for file in &files {
        let conversations = match read_file(file, &read) {
            Ok(conversations) => conversations,
            Err(sentence) => {
                eprintln!("hearken: {}: {sentence}", file.display());
                status = 1;
                continue;
            }
        };
        for conversation in conversations {
            for note in &conversation.notes {
                eprintln!("hearken: {}: {}: {}", file.display(), conversation.id, note.text);
            }
            let id = conversation.id.clone();
            match report::analyze(conversation, &tagger, options) {
                Ok(analysis) => {
                    printed += 1;
                    let shown = if redact { without_names(analysis, printed) } else { analysis };
                    print_analysis(shown, form, printed == 1)?;
                }
                Err(error) => {
                    eprintln!("hearken: {}: {id}: {error}", file.display());
                    status = 1;
                }
            }
        }
    }
    Ok(status)
}

/// With stand-ins for what the rules find; `number` counts the chats of this run.
fn without_names(analysis: Analysis, number: usize) -> Analysis {
    let redaction =
        Redaction::new(&analysis.conversation(), &Decisions::default()).expect("nothing decided fits any chat");
    report::redacted(analysis, &redaction, number)
}

fn print_analysis(analysis: Analysis, form: Form, first: bool) -> Result<(), Failure> {
    match form {
        Form::Json => print(&report::json_lines(&[analysis])),
        Form::Csv => {
            let table = report::table::csv(&[analysis]);
            let rows = table.split_once('\n').map_or("", |(_, rows)| rows);
            print(if first { &table } else { rows })
        }
        Form::Markdown => print(&report::markdown::markdown(&analysis)),
    }
}

fn tag(mut parser: lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut file, mut model) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("model") => model = Some(PathBuf::from(parser.value()?)),
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
        match Line::read(&line, number + 1).and_then(|line| tag::tag(&tagger, &line)) {
            Ok(tagged) => print(&(serde_json::to_string(&tagged).expect("plain figures") + "\n"))?,
            Err(refused) => {
                eprintln!("hearken: {}: line {}: {}", file.display(), number + 1, refused.error);
                print(&(serde_json::to_string(&refused).expect("plain text") + "\n"))?;
                status = 1;
            }
        }
    }
    Ok(status)
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

fn read_file(file: &Path, options: &ReadOptions) -> Result<Vec<hearken::conversation::Conversation>, String> {
    let (bytes, name) = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        (bytes, "-".to_owned())
    } else {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (std::fs::read(file).map_err(|error| format!("It cannot be opened: {error}."))?, name)
    };
    import::read(&bytes, &name, options).map_err(|error| error.to_string())
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
