//! The pass on a small module with relocations.

use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, DataSymbolDefinition, Function, FunctionSection,
    LinkingSection, MemorySection, MemoryType, SymbolTable, TypeSection,
};

use super::*;

const BASE: u32 = 1024;

/// Two places in `dep.rs`, one in `src/a.rs`, and something of the same size with no column. Each has an address in the code.
const PLACES: [(u32, [u32; 4]); 4] = [
    (16, [BASE, 6, 7, 9]),
    (32, [BASE, 6, 8, 1]),
    (48, [BASE + 8, 8, 41, 5]),
    (64, [BASE, 6, 3, 0]),
];

fn padded(value: u32) -> [u8; 5] {
    let byte = |place: u32| ((value >> (7 * place)) & 127) as u8;
    [
        byte(0) | 128,
        byte(1) | 128,
        byte(2) | 128,
        byte(3) | 128,
        byte(4),
    ]
}

fn relocations(section: u32, entries: &[(RelocationType, u32, u32)]) -> Vec<u8> {
    let mut data = Vec::new();
    section.encode(&mut data);
    entries.len().encode(&mut data);
    for (kind, offset, symbol) in entries {
        data.push(*kind as u8);
        offset.encode(&mut data);
        symbol.encode(&mut data);
        0_u32.encode(&mut data);
    }
    data
}

fn linked() -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    module.section(&types);
    let mut functions = FunctionSection::new();
    functions.function(0);
    module.section(&functions);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    module.section(&memories);
    let mut body = Function::new([]);
    // Each: `i32.const` with five bytes, `drop`.
    for (offset, _) in PLACES {
        let mut code = vec![0x41];
        code.extend(padded(BASE + offset));
        code.push(0x1a);
        body.raw(code);
    }
    body.raw([0x0b]);
    let mut code = CodeSection::new();
    code.function(&body);
    module.section(&code);
    let mut memory = b"dep.rs\0\0src/a.rs".to_vec();
    for (_, words) in PLACES {
        memory.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    }
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(BASE.cast_signed()), memory);
    module.section(&data);

    let mut symbols = SymbolTable::new();
    let defined = |offset, size| {
        Some(DataSymbolDefinition {
            index: 0,
            offset,
            size,
        })
    };
    symbols.data(0, "dep", defined(0, 6));
    symbols.data(0, "own", defined(8, 8));
    for (offset, _) in PLACES {
        symbols.data(0, &format!("place{offset}"), defined(offset, 16));
    }
    let mut linking = LinkingSection::new();
    linking.symbol_table(&symbols);
    module.section(&linking);
    // Two counts, the size of the body and its count of locals come before the first constant, and seven bytes are from one to the next.
    let code: Vec<_> = (0..4)
        .map(|place| (RelocationType::MemoryAddrSleb, 4 + 7 * place, 2 + place))
        .collect();
    // The count, the flags, the address of three bytes, its end and the size come before the content.
    let data: Vec<_> = PLACES
        .iter()
        .map(|(offset, words)| {
            let name = u32::from(words[0] != BASE);
            (RelocationType::MemoryAddrI32, 7 + offset, name)
        })
        .collect();
    for (name, section, entries) in [(CODE, 3, code), (DATA, 4, data)] {
        module.section(&CustomSection {
            name: name.into(),
            data: relocations(section, &entries).into(),
        });
    }
    module.finish()
}

/// The constants in the code.
fn constants(module: &[u8]) -> Vec<u32> {
    let mut constants = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CodeSectionEntry(body) = payload.unwrap() {
            for operator in body.get_operators_reader().unwrap() {
                if let Operator::I32Const { value } = operator.unwrap() {
                    constants.push(value.cast_unsigned());
                }
            }
        }
    }
    constants
}

#[test]
fn places_of_dependencies_become_one_and_those_of_the_app_stay() {
    let before = linked();
    assert_eq!(constants(&before), [1040, 1056, 1072, 1088]);
    let found = Linked::read(&before).unwrap();
    let files: Vec<&[u8]> = [2, 3, 4].iter().map(|at| &*found.places[at]).collect();
    assert_eq!(files, [b"dep.rs".as_slice(), b"dep.rs", b"src/a.rs"]);
    assert_eq!(found.places.len(), 3, "what has no column is no place");

    let after = merge(&before).unwrap();
    assert_eq!(constants(&after), [1040, 1040, 1072, 1088]);
    let merged = Linked::read(&after).unwrap();
    let bytes = |symbol| &after[merged.content(symbol).unwrap()];
    assert_eq!(bytes(2), [&[0, 4, 0, 0, 6, 0, 0, 0][..], &[0; 8]].concat());
    assert_eq!(bytes(3), [0; 16]);
    assert_eq!(bytes(4), &before[found.content(4).unwrap()]);
    assert_eq!(bytes(5), &before[found.content(5).unwrap()]);
    let symbols = |entries: &[RelocationEntry]| -> Vec<u32> {
        entries.iter().map(|entry| entry.index).collect()
    };
    assert_eq!(symbols(&merged.code_relocations), [2, 2, 4, 5]);
    assert_eq!(symbols(&merged.data_relocations), [0, 1, 0]);
}

#[test]
fn a_module_without_places_is_left_alone() {
    let module = Module::new().finish();
    assert_eq!(merge(&module).unwrap(), module);
}

#[test]
fn a_module_that_is_cut_off_is_refused() {
    let module = linked();
    assert!(merge(&module[..module.len() - 3]).is_err());
}
