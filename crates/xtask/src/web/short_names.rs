//! Shortens the names under which the wasm imports functions of its JavaScript. `wasm-bindgen` makes each of them unique with sixteen
//! random digits, which no compression shortens, and both files hold them.

use wasm_encoder::{EntityType, ImportSection, Module};
use wasmparser::{Parser, Payload, TypeRef};

use super::sections::{self, unreadable};
use crate::failure::Failure;

/// The module from which the shortened names are imported.
const MODULE: &str = "a";

/// Returns the module and its JavaScript with other names for what the module imports from `from`, the JavaScript that `wasm-bindgen` wrote.
///
/// # Errors
/// If the module cannot be read, imports something other than functions, or the JavaScript does not have each name once.
pub fn shorten(module: &[u8], script: &str, from: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut script = once(script, &format!("\"{from}\": "), &format!("\"{MODULE}\": "))?;
    let mut copy = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(unreadable)?;
        if let Payload::ImportSection(imports) = &payload {
            let mut section = ImportSection::new();
            for (place, import) in imports.clone().into_imports().enumerate() {
                let import = import.map_err(unreadable)?;
                let TypeRef::Func(ty) = import.ty else {
                    return Err(Failure::Page(
                        "its wasm imports more than functions".to_owned(),
                    ));
                };
                let ty = EntityType::Function(ty);
                if import.module == from {
                    let name = short(place);
                    script = once(&script, &format!("{}: ", import.name), &format!("{name}: "))?;
                    section.import(MODULE, &name, ty);
                } else {
                    section.import(import.module, import.name, ty);
                }
            }
            copy.section(&section);
        } else {
            sections::copy(&mut copy, &payload, module)?;
        }
    }
    Ok((copy.finish(), script))
}

/// Replaces what must be in the text once.
fn once(text: &str, old: &str, new: &str) -> Result<String, Failure> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        count => Err(Failure::Page(format!(
            "its JavaScript has {old:?} {count} times"
        ))),
    }
}

/// The name of the import at a place: a letter, and what of the place is beyond the alphabet.
fn short(place: usize) -> String {
    let letter = char::from(b'a' + (place % 26) as u8);
    match place / 26 {
        0 => letter.to_string(),
        more => format!("{letter}{more}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use wasm_encoder::{MemoryType, TypeSection};

    use super::*;

    const FROM: &str = "./app_bg.js";

    /// A module that imports functions of these names from these modules.
    fn module(imports: &[(&str, &str)]) -> Vec<u8> {
        let (mut types, mut section) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for (from, name) in imports {
            section.import(from, name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&section);
        module.finish()
    }

    fn imports(module: &[u8]) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::ImportSection(imports) = payload.unwrap() {
                for import in imports.into_imports() {
                    let import = import.unwrap();
                    found.push((import.module.to_owned(), import.name.to_owned()));
                }
            }
        }
        found
    }

    #[test]
    fn both_sides_have_the_same_new_names() {
        let script = "{ __wbg_b_1: function() {}, __wbg_a_2: f() }; { \"./app_bg.js\": import0, }";
        let (module, script) = shorten(
            &module(&[
                (FROM, "__wbg_a_2"),
                ("./other.js", "load"),
                (FROM, "__wbg_b_1"),
            ]),
            script,
            FROM,
        )
        .unwrap();
        assert_eq!(script, "{ c: function() {}, a: f() }; { \"a\": import0, }");
        let expected = [("a", "a"), ("./other.js", "load"), ("a", "c")];
        let expected = expected.map(|(from, name)| (from.to_owned(), name.to_owned()));
        assert_eq!(imports(&module), expected);
    }

    #[test]
    fn refuses_names_that_are_missing_or_doubled_and_other_imports() {
        let given = module(&[(FROM, "__wbg_a_2")]);
        let end = "\"./app_bg.js\": import0";
        for script in [
            end.to_owned(),
            format!("__wbg_a_2: f, __wbg_a_2: g, {end}"),
            "__wbg_a_2: f".to_owned(),
        ] {
            assert!(shorten(&given, &script, FROM).is_err(), "{script}");
        }
        let mut section = ImportSection::new();
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        section.import(FROM, "memory", memory);
        let mut given = Module::new();
        given.section(&section);
        assert!(shorten(&given.finish(), end, FROM).is_err());
    }

    #[test]
    fn no_two_places_share_a_name() {
        let names: BTreeSet<_> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
    }
}
