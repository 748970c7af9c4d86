//! Writes compressed siblings, `app.css.br` and `app.css.gz` beside `app.css`, for hosts that serve files unchanged.

use super::rebase::PAGES;
use crate::failure::Failure;
use crate::workspace::write;
use brotlic::{
    BlockSize, BrotliEncoderOptions, CompressionMode, CompressorWriter, Quality, WindowSize,
};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Sizes of an input block, as powers of two.
const BLOCKS: [u8; 3] = [17, 18, 20];

/// Ways to code distances: the usual one, and that of fonts, which suits some wasm better.
const MODES: [CompressionMode; 2] = [CompressionMode::Generic, CompressionMode::Font];

/// Compresses with Brotli at its strongest. Which settings are the best depends on the file, so the smallest result counts.
///
/// # Errors
/// If the encoder refuses its settings or has no memory.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut smallest: Option<Vec<u8>> = None;
    let settings = MODES
        .iter()
        .flat_map(|mode| BLOCKS.map(|block| (*mode, block)));
    for (mode, block) in settings {
        let packed = packed(content, mode, block)
            .map_err(|error| Failure::Page(format!("Brotli failed: {error}")))?;
        if smallest
            .as_ref()
            .is_none_or(|least| packed.len() < least.len())
        {
            smallest = Some(packed);
        }
    }
    Ok(smallest.unwrap_or_default())
}

fn packed(
    content: &[u8],
    mode: CompressionMode,
    block: u8,
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let encoder = BrotliEncoderOptions::new()
        .mode(mode)
        .quality(Quality::best())
        .window_size(WindowSize::best())
        .block_size(BlockSize::new(block)?)
        .size_hint(u32::try_from(content.len())?)
        .build()?;
    let mut writer = CompressorWriter::with_encoder(encoder, Vec::new());
    writer.write_all(content)?;
    Ok(writer
        .into_inner()
        .map_err(brotlic::IntoInnerError::into_error)?)
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
    write(Path::new(&format!("{name}.br")), brotli(&content)?)?;
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
        brotlic::DecompressorReader::new(brotli(&content).unwrap().as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content);
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(gzip(&content).as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content);
        assert!(brotli(&content).unwrap().len() < 100);
    }
}
