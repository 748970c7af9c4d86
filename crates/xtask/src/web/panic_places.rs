//! Merges the places of panics outside the app's own files into one. The compiler passes the file, line and column to each check that can
//! panic, and stable Rust has no switch to leave them out (0027).
//!
//! Works on the linked module, whose relocations tell for certain which numbers are addresses of such places.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wasm_encoder::{CustomSection, Encode, Module};
use wasmparser::{
    DataKind, KnownCustom, Linking, Operator, Parser, Payload, RelocAddendKind, RelocationEntry,
    RelocationType, SymbolInfo,
};

use super::sections::{self, unreadable};
use crate::failure::Failure;

/// The sources whose places stay: those of the app, not of its dependencies.
const OWN: &[u8] = b"src/";

/// The size of a `core::panic::Location`: address and length of the file's name, line and column.
const SIZE: u32 = 16;

/// Returns the module with one place for all panics outside the app's own files.
///
/// # Errors
/// If the module cannot be read, or refers to a place in a way that is not known.
pub fn merge(module: &[u8]) -> Result<Vec<u8>, Failure> {
    let linked = Linked::read(module)?;
    let others = linked.others();
    let Some(one) = others.iter().copied().min() else {
        return Ok(module.to_vec());
    };
    let mut bytes = module.to_vec();
    for (in_code, relocation) in linked.relocations() {
        if others.contains(&relocation.index) {
            let start = if in_code { linked.code } else { linked.data };
            let address = linked.address(one).ok_or_else(cut_off)?;
            patch(&mut bytes, start, relocation, address)?;
        }
    }
    for symbol in &others {
        let place = linked.content(*symbol).ok_or_else(cut_off)?;
        // The one that stays keeps the name of its file, which is read as text.
        let zeroed = place.start + if *symbol == one { 8 } else { 0 }..place.end;
        bytes.get_mut(zeroed).ok_or_else(cut_off)?.fill(0);
    }
    linked.rewritten(&bytes, &others, one)
}

/// The parts of a linked module that are needed.
#[derive(Default)]
struct Linked {
    /// Where the contents of the two sections begin in the module.
    code: usize,
    data: usize,
    /// Address and content of each piece of memory.
    segments: Vec<(u32, Range<usize>)>,
    /// Piece, offset and size of each symbol of memory, by its number.
    symbols: HashMap<u32, (usize, u32, u32)>,
    code_relocations: Vec<RelocationEntry>,
    data_relocations: Vec<RelocationEntry>,
    /// Files, by the symbols of places in them.
    places: HashMap<u32, Vec<u8>>,
}

impl Linked {
    fn read(module: &[u8]) -> Result<Self, Failure> {
        let mut linked = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload.map_err(unreadable)?;
            if let (Payload::CodeSectionStart { .. }, Some((_, range))) =
                (&payload, payload.as_section())
            {
                linked.code = range.start as usize;
            }
            match payload {
                Payload::DataSection(section) => {
                    linked.data = section.range().start as usize;
                    for piece in section {
                        let piece = piece.map_err(unreadable)?;
                        let end = piece.range.end as usize;
                        let start = end.checked_sub(piece.data.len()).ok_or_else(cut_off)?;
                        linked.segments.push((address_of(&piece.kind)?, start..end));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(section) => {
                        for part in section.subsections() {
                            if let Linking::SymbolTable(symbols) = part.map_err(unreadable)? {
                                for (number, symbol) in (0..).zip(symbols) {
                                    linked.add(number, symbol.map_err(unreadable)?);
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(section) => {
                        let entries: Result<Vec<_>, _> = section.entries().into_iter().collect();
                        let entries = entries.map_err(unreadable)?;
                        match custom.name() {
                            CODE => linked.code_relocations = entries,
                            DATA => linked.data_relocations = entries,
                            _ => {}
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        linked.find_places(module);
        Ok(linked)
    }

    fn add(&mut self, number: u32, symbol: SymbolInfo<'_>) {
        if let SymbolInfo::Data {
            symbol: Some(data), ..
        } = symbol
        {
            let segment = data.index as usize;
            self.symbols
                .insert(number, (segment, data.offset, data.size));
        }
    }

    /// A place has the size of one, one address in it, which is that of a name that ends in `.rs`, and a line and a column.
    fn find_places(&mut self, module: &[u8]) {
        let mut addresses: HashMap<usize, (u32, i64)> = HashMap::new();
        for relocation in &self.data_relocations {
            let at = self.data + relocation.offset as usize;
            addresses.insert(at, (relocation.index, relocation.addend));
        }
        let symbols = self.symbols.iter().filter(|(_, (.., size))| *size == SIZE);
        let found = symbols.filter_map(|(symbol, _)| {
            let at = self.content(*symbol)?.start;
            let (name, addend) = addresses.get(&at)?;
            let more = [4, 8, 12]
                .iter()
                .any(|further| addresses.contains_key(&(at + further)));
            let word = |offset: usize| -> Option<u32> {
                let bytes = module.get(at + offset..at + offset + 4)?;
                Some(u32::from_le_bytes(bytes.try_into().ok()?))
            };
            let start = self
                .content(*name)?
                .start
                .checked_add_signed(*addend as isize)?;
            let name = module.get(start..start + word(4)? as usize)?;
            let name = name.strip_suffix(b"\0").unwrap_or(name);
            let is_place = !more && name.ends_with(b".rs") && word(8)? > 0 && word(12)? > 0;
            is_place.then(|| (*symbol, name.to_vec()))
        });
        self.places = found.collect();
    }

    /// The symbols of the places that become one.
    fn others(&self) -> HashSet<u32> {
        let others = self.places.iter().filter(|(_, file)| {
            let file = file.strip_prefix(b"./").unwrap_or(file);
            !file.starts_with(OWN)
        });
        others.map(|(symbol, _)| *symbol).collect()
    }

    fn relocations(&self) -> impl Iterator<Item = (bool, &RelocationEntry)> {
        let code = self.code_relocations.iter().map(|entry| (true, entry));
        code.chain(self.data_relocations.iter().map(|entry| (false, entry)))
    }

    fn address(&self, symbol: u32) -> Option<u32> {
        let (segment, offset, _) = self.symbols.get(&symbol)?;
        Some(self.segments.get(*segment)?.0 + offset)
    }

    /// Where the bytes of a symbol are in the module.
    fn content(&self, symbol: u32) -> Option<Range<usize>> {
        let (segment, offset, size) = self.symbols.get(&symbol)?;
        let start = self.segments.get(*segment)?.1.start + *offset as usize;
        Some(start..start + *size as usize)
    }

    /// Copies `bytes` with relocations that name the one place, so that the split keeps it wherever it is used.
    fn rewritten(&self, bytes: &[u8], others: &HashSet<u32>, one: u32) -> Result<Vec<u8>, Failure> {
        let mut copy = Module::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(unreadable)?;
            let relocations = match &payload {
                Payload::CustomSection(custom) => match (custom.name(), custom.as_known()) {
                    (CODE, KnownCustom::Reloc(of)) => {
                        Some((of.section_index(), &self.code_relocations, CODE))
                    }
                    (DATA, KnownCustom::Reloc(of)) => {
                        Some((of.section_index(), &self.data_relocations, DATA))
                    }
                    _ => None,
                },
                _ => None,
            };
            match relocations {
                Some((section, entries, name)) => {
                    let gone = |entry: &RelocationEntry| {
                        name == DATA && self.is_in(entry.offset, others, one)
                    };
                    let entries = entries.iter().filter(|entry| !gone(entry));
                    let mut content = Vec::new();
                    section.encode(&mut content);
                    entries.clone().count().encode(&mut content);
                    for entry in entries {
                        let index = match others.contains(&entry.index) {
                            true => one,
                            false => entry.index,
                        };
                        content.push(entry.ty as u8);
                        entry.offset.encode(&mut content);
                        index.encode(&mut content);
                        if has_addend(entry.ty) {
                            entry.addend.encode(&mut content);
                        }
                    }
                    copy.section(&CustomSection {
                        name: name.into(),
                        data: content.into(),
                    });
                }
                None => sections::copy(&mut copy, &payload, bytes)?,
            }
        }
        Ok(copy.finish())
    }

    /// Whether an offset in the data section is where one of the places was that are gone.
    fn is_in(&self, offset: u32, others: &HashSet<u32>, one: u32) -> bool {
        let at = self.data + offset as usize;
        let mut gone = others.iter().filter(|symbol| **symbol != one);
        gone.any(|symbol| {
            self.content(*symbol)
                .is_some_and(|place| place.contains(&at))
        })
    }
}

const CODE: &str = "reloc.CODE";
const DATA: &str = "reloc.DATA";

fn cut_off() -> Failure {
    Failure::Page("its wasm is cut off".to_owned())
}

/// The address at which a piece of memory begins.
fn address_of(kind: &DataKind<'_>) -> Result<u32, Failure> {
    let unexpected = || Failure::Page("its wasm has memory without an address".to_owned());
    let DataKind::Active { offset_expr, .. } = kind else {
        return Err(unexpected());
    };
    match offset_expr
        .get_operators_reader()
        .read()
        .map_err(unreadable)?
    {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(unexpected()),
    }
}

fn has_addend(kind: RelocationType) -> bool {
    !matches!(kind.addend_kind(), RelocAddendKind::None)
}

/// Writes an address where a relocation is.
fn patch(
    bytes: &mut [u8],
    section: usize,
    relocation: &RelocationEntry,
    address: u32,
) -> Result<(), Failure> {
    let at = section + relocation.offset as usize;
    let value = i64::from(address) + relocation.addend;
    let field = |bytes: &mut [u8], new: &[u8]| -> Result<(), Failure> {
        let old = bytes.get_mut(at..at + new.len()).ok_or_else(cut_off)?;
        old.copy_from_slice(new);
        Ok(())
    };
    match relocation.ty {
        RelocationType::MemoryAddrI32 => field(bytes, &(value as u32).to_le_bytes()),
        // Addresses are below 2^31, so the signed and the unsigned form are the same.
        RelocationType::MemoryAddrLeb | RelocationType::MemoryAddrSleb => {
            let mut new = [0; 5];
            for (place, byte) in new.iter_mut().enumerate() {
                *byte = ((value >> (7 * place)) & 127) as u8 | if place < 4 { 128 } else { 0 };
            }
            field(bytes, &new)
        }
        other => Err(Failure::Page(format!(
            "its wasm refers to the place of a panic by {other:?}"
        ))),
    }
}

#[cfg(test)]
mod tests;
