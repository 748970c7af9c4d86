//! Writes compressed siblings, `app.css.br` and `app.css.gz` beside `app.css`, for hosts that serve files unchanged.

use super::rebase::PAGES;
use crate::failure::Failure;
use crate::workspace::write;
use brotli::enc::backward_references::BrotliEncoderMode;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Sizes of an input block, as powers of two.
const BLOCKS: [i32; 3] = [16, 18, 20];

/// Compresses with Brotli at its strongest. Which block size is the best depends on the file, so the smallest result counts.
pub fn brotli(content: &[u8]) -> Vec<u8> {
    let results = BLOCKS.map(|lgblock| {
        let mut packed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            // For fonts. Its coding of distances also suits wasm, and costs text nothing.
            mode: BrotliEncoderMode::BROTLI_MODE_FONT,
            quality: 11,
            lgwin: 24,
            lgblock,
            size_hint: content.len(),
            ..Default::default()
        };
        // Reading a slice and writing a vector cannot fail. An empty result would be obvious in the size table.
        let _ = brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters);
        packed
    });
    results.into_iter().min_by_key(Vec::len).unwrap_or_default()
}

/// Compresses with gzip at its strongest.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// Writes both siblings of each file under `folder`, except `config.json`: it is edited in place, and a stale sibling
/// would override it.
pub fn siblings(folder: &Path) -> Result<(), Failure> {
    for file in files(folder)? {
        let name = file.to_string_lossy().into_owned();
        if name.ends_with("config.json") || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        both(&file)?;
    }
    Ok(())
}

/// Rewrites both siblings of the pages.
pub fn pages(folder: &Path) -> Result<(), Failure> {
    PAGES.iter().try_for_each(|name| both(&folder.join(name)))
}

fn both(file: &Path) -> Result<(), Failure> {
    let content = std::fs::read(file).map_err(Failure::file(file))?;
    let name = file.display();
    write(Path::new(&format!("{name}.br")), brotli(&content))?;
    write(Path::new(&format!("{name}.gz")), gzip(&content))
}

/// Lists all files under a folder, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)
        .map_err(Failure::file(folder))?
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_forms_decompress_to_the_input() {
        let content = b"rollcall ".repeat(1000);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut brotli(&content).as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, content);
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(gzip(&content).as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content);
        assert!(brotli(&content).len() < 100);
    }
}
