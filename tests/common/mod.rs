//! What several tests need: the committed bundle, loaded once.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use hearken::tagger::{Bundle, Tagger};

pub fn bundle_files() -> HashMap<String, Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("models/tagger");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap())).collect()
}

pub static TAGGER: LazyLock<Tagger> =
    LazyLock::new(|| Tagger::new(&Bundle::from_files(bundle_files()).unwrap()).unwrap());
