//! Copying a module of wasm section by section.

use wasm_encoder::{Module, RawSection};
use wasmparser::{BinaryReaderError, Payload};

use crate::failure::Failure;

/// Returns the failure for a module that cannot be read.
pub fn unreadable(error: BinaryReaderError) -> Failure {
    Failure::Page(format!("its wasm cannot be read: {error}"))
}

/// Appends the section of a payload to `copy` as it is in `module`. Does nothing for a payload that is no section.
///
/// # Errors
/// If the section is longer than the module.
pub fn copy(copy: &mut Module, payload: &Payload<'_>, module: &[u8]) -> Result<(), Failure> {
    if let Some((id, range)) = payload.as_section() {
        let data = module
            .get(range.start as usize..range.end as usize)
            .ok_or_else(|| Failure::Page("its wasm is cut off".to_owned()))?;
        copy.section(&RawSection { id, data });
    }
    Ok(())
}
