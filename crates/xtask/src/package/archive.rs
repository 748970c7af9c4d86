//! Zips that depend on nothing but names and contents: sorted entries, one time, one mode.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
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

/// Returns the time of the commit in UTC, or the earliest time that a zip can hold if there is no Git.
///
/// Not that earliest time for every version: programs that copy only what has changed, such as `rsync`, compare sizes and
/// times, and the pages of two versions have the same size.
pub fn commit_time(workspace: &Workspace) -> DateTime {
    let mut git = process::command(workspace, "git");
    git.args([
        "log",
        "-1",
        "--format=%cd",
        "--date=format-local:%Y %m %d %H %M %S",
    ]);
    let text = process::output(git.env("TZ", "UTC")).unwrap_or_default();
    read_time(&text).unwrap_or_default()
}

fn read_time(text: &str) -> Option<DateTime> {
    let parts: Vec<u16> = text.split_whitespace().flat_map(str::parse).collect();
    let [year, rest @ ..] = parts.as_slice() else {
        return None;
    };
    let rest: Vec<u8> = rest.iter().flat_map(|part| u8::try_from(*part)).collect();
    let [month, day, hour, minute, second] = rest.as_slice() else {
        return None;
    };
    DateTime::from_date_and_time(*year, *month, *day, *hour, *minute, *second).ok()
}

/// Packs these files of a folder, under the folder `name`, all with one time.
pub fn pack(
    folder: &Path,
    name: &str,
    time: DateTime,
    files: &[String],
) -> Result<Vec<u8>, Failure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let path = folder.join(file);
        let content = std::fs::read(&path).map_err(Failure::file(&path))?;
        let compressed = [".br", ".gz"].iter().any(|end| file.ends_with(end));
        let options = SimpleFileOptions::default()
            .last_modified_time(time)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_time_that_git_writes() {
        let time = read_time("2026 11 27 00 05 58\n").unwrap();
        let read = (
            time.year(),
            time.month(),
            time.day(),
            time.hour(),
            time.minute(),
            time.second(),
        );
        assert_eq!(read, (2026, 11, 27, 0, 5, 58));
        for text in [
            "",
            "2026 11 27",
            "2026 13 27 00 05 58",
            "1970 01 01 00 00 00",
        ] {
            assert!(read_time(text).is_none(), "{text}");
        }
    }
}
