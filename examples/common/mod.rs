//! What several examples need: the bundle of the repository.

use std::collections::HashMap;
use std::error::Error;

use hearken::tagger::Bundle;

/// `models/tagger`, from the project's root.
pub fn bundle() -> Result<Bundle, Box<dyn Error>> {
    let files = std::fs::read_dir("models/tagger")?.map(|entry| {
        let entry = entry?;
        Ok((entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path())?))
    });
    Ok(Bundle::from_files(files.collect::<Result<HashMap<_, _>, std::io::Error>>()?)?)
}
