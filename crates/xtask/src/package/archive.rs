//! Zips that depend on nothing but names and contents: sorted entries, one time, one mode.

use crate::failure::Failure;
use std::fmt::Display;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// An entry: its path inside the zip's one folder, and its content.
pub(super) type Entry = (String, Vec<u8>);

fn failure(error: impl Display) -> Failure {
    Failure::Package(error.to_string())
}

/// Packs these files of a folder, under the folder `name`.
pub fn pack(folder: &Path, name: &str, files: &[String]) -> Result<Vec<u8>, Failure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let path = folder.join(file);
        let content = std::fs::read(&path).map_err(Failure::file(&path))?;
        let compressed = [".br", ".gz"].iter().any(|end| file.ends_with(end));
        let options = SimpleFileOptions::default()
            // The default is the earliest time that a zip can hold.
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let options = if compressed {
            options.compression_method(CompressionMethod::Stored)
        } else {
            options
                .compression_method(CompressionMethod::Deflated)
                .compression_level(Some(9))
        };
        zip.start_file(format!("{name}/{file}"), options)
            .map_err(failure)?;
        zip.write_all(&content).map_err(failure)?;
    }
    Ok(zip.finish().map_err(failure)?.into_inner())
}

/// Reads all entries, without the name of the folder that they are in. Refuses an entry outside it.
pub fn entries(path: &Path) -> Result<Vec<Entry>, Failure> {
    let bytes = std::fs::read(path).map_err(Failure::file(path))?;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(failure)?;
    let mut entries = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(failure)?;
        let name = entry
            .enclosed_name()
            .and_then(|name| name.to_str().map(str::to_owned));
        let inside = name.as_deref().and_then(|name| name.split_once('/'));
        let Some((_, inside)) = inside else {
            return Err(failure(format!("entry {index} is outside the folder")));
        };
        let inside = inside.to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(failure)?;
        entries.push((inside, content));
    }
    Ok(entries)
}
