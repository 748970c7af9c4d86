//! Puts similar functions of a module side by side. Brotli packs them tighter: docs/decisions/0020-similar-functions-side-by-side.md.
//!
//! `wasm-opt` can sort functions by name, but published modules have no names. So each function is named after its place, and the names are
//! removed after sorting.

use std::path::Path;

use wasm_encoder::{Module, NameMap, NameSection};
use wasmparser::{FunctionBody, Operator, Parser, Payload, TypeRef};

use super::resemblance;
use super::sections::{self, unreadable};
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, write};

/// How many functions have an index of one byte, imported ones included.
const SHORT: usize = 128;

/// Sorts the functions of the module in `file`: first those that are called most, as many as have an index of one byte, then the others by type, and
/// within a type each beside the one that it resembles most.
///
/// # Errors
/// If the file cannot be read, is no wasm module, or `wasm-opt` fails.
pub fn sort(workspace: &Workspace, file: &Path) -> Result<(), Failure> {
    let module = std::fs::read(file).map_err(Failure::file(file))?;
    write(file, with_places_as_names(&module)?)?;
    // Without `-g`, the second run drops the names again; with them go the sections that only `wasm-opt` reads.
    let last = ["--strip-producers", "--strip-target-features"];
    for arguments in [["-g", "--reorder-functions-by-name"], last] {
        let mut order = process::command(workspace, "wasm-opt");
        order.args(arguments).arg(file).arg("-o").arg(file);
        process::run(&mut order, "sorting the functions of the wasm")?;
    }
    Ok(())
}

/// Returns the module with one section of names, in which the name of each function is its place in the order.
fn with_places_as_names(module: &[u8]) -> Result<Vec<u8>, Failure> {
    let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
    let mut calls = Vec::new();
    let mut copy = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(unreadable)?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    let import = import.map_err(unreadable)?;
                    imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(functions) => {
                let all: Result<_, _> = functions.clone().into_iter().collect();
                types = all.map_err(unreadable)?;
            }
            Payload::CodeSectionEntry(body) => {
                count_calls(body, &mut calls)?;
                bodies.push(body.as_bytes());
            }
            Payload::CustomSection(section) if section.name() == "name" => continue,
            _ => {}
        }
        sections::copy(&mut copy, &payload, module)?;
    }
    let own = calls.get(imported as usize..).unwrap_or_default();
    let order = order(
        &types,
        &bodies,
        own,
        SHORT.saturating_sub(imported as usize),
    );
    copy.section(&names(imported, &places(&order)));
    Ok(copy.finish())
}

/// Adds the direct calls in `body` to `calls`, which has a count for each function that was called so far, by index.
fn count_calls(body: &FunctionBody<'_>, calls: &mut Vec<usize>) -> Result<(), Failure> {
    for operator in body.get_operators_reader().map_err(unreadable)? {
        if let Operator::Call { function_index } = operator.map_err(unreadable)? {
            let function = function_index as usize;
            if calls.len() <= function {
                calls.resize(function + 1, 0);
            }
            calls[function] += 1;
        }
    }
    Ok(())
}

/// Returns the functions in their new order. `calls` may be shorter than `bodies`; `short` functions come first, those with the most calls.
fn order(types: &[u32], bodies: &[&[u8]], calls: &[usize], short: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..bodies.len()).collect();
    all.sort_by_key(|function| (types.get(*function), bodies[*function]));
    let mut by_calls = all.clone();
    by_calls.sort_by_key(|function| std::cmp::Reverse(calls.get(*function)));
    let is_first = |function: &usize| calls.get(*function).is_some_and(|count| *count > 0);
    let mut order: Vec<usize> = by_calls.into_iter().take(short).filter(is_first).collect();
    let first = order.len();
    for of_type in all.chunk_by(|one, other| types.get(*one) == types.get(*other)) {
        let contents: Vec<&[u8]> = of_type.iter().map(|function| bodies[*function]).collect();
        let chain = resemblance::chain(&contents).into_iter();
        let chain = chain.map(|place| of_type[place]);
        let rest: Vec<usize> = chain.filter(|it| !order[..first].contains(it)).collect();
        order.extend(rest);
    }
    order
}

/// Returns the place of each function in `order`.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, function) in order.iter().enumerate() {
        places[*function] = place;
    }
    places
}

/// Creates the section of names. Imported functions always come first, but need distinct names.
fn names(imported: u32, places: &[usize]) -> NameSection {
    let mut names = NameMap::new();
    for function in 0..imported {
        names.append(function, &format!("imported {function}"));
    }
    for (function, place) in (imported..).zip(places) {
        // Sorted as text.
        names.append(function, &format!("place {place:08}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one import and these functions, each a type and a constant that it returns.
    fn module(functions: &[(u32, i32)]) -> Vec<u8> {
        use wasm_encoder::{
            CodeSection, EntityType, Function, FunctionSection, ImportSection, TypeSection, ValType,
        };
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        types.ty().function([ValType::I32], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("page", "call", EntityType::Function(0));
        let (mut section, mut code) = (FunctionSection::new(), CodeSection::new());
        for (ty, constant) in functions {
            section.function(*ty);
            let mut body = Function::new([]);
            body.instructions().i32_const(*constant).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&section)
            .section(&code);
        module.finish()
    }

    /// The names of the functions, in the order of the module.
    fn names_of(module: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CustomSection(section) = payload.unwrap() else {
                continue;
            };
            let wasmparser::KnownCustom::Name(names) = section.as_known() else {
                continue;
            };
            for name in names {
                let wasmparser::Name::Function(map) = name.unwrap() else {
                    continue;
                };
                found.extend(map.into_iter().map(|name| name.unwrap().name.to_owned()));
            }
        }
        found
    }

    #[test]
    fn functions_that_are_called_most_come_first() {
        let bodies: [&[u8]; 4] = [b"aaaa", b"bbbb", b"cccc", b"dddd"];
        let order = |short| order(&[0; 4], &bodies, &[0, 2, 5], short);
        assert_eq!(order(1), [2, 0, 1, 3]);
        assert_eq!(order(9), [2, 1, 0, 3]);
        assert_eq!(order(0), [0, 1, 2, 3]);
    }

    #[test]
    fn names_functions_after_their_place_by_type_and_content() {
        let named = with_places_as_names(&module(&[(1, 5), (0, 7), (0, 3), (1, 4)])).unwrap();
        assert_eq!(
            names_of(&named),
            [
                "imported 0",
                "place 00000003",
                "place 00000001",
                "place 00000000",
                "place 00000002"
            ]
        );
    }

    #[test]
    fn replaces_the_names_that_are_there() {
        let named = with_places_as_names(&module(&[(0, 1)])).unwrap();
        let again = with_places_as_names(&named).unwrap();
        assert_eq!(named, again);
    }

    #[test]
    fn refuses_what_is_no_module() {
        assert!(with_places_as_names(b"<!doctype html>").is_err());
        let whole = module(&[(0, 1)]);
        assert!(with_places_as_names(&whole[..whole.len() - 2]).is_err());
    }
}
