//! Removes the classes that a dependency exports to JavaScript: three streams of `wasm-streams`, which Leptos needs only with a server. Because
//! they are exports, no other tool can tell that nothing calls them.

use wasm_encoder::{ExportKind, ExportSection, Module};
use wasmparser::{ExternalKind, Parser, Payload};

use super::sections::{self, unreadable};
use crate::failure::Failure;

/// Returns the module without the exports of the classes in its JavaScript, and the JavaScript without the classes. `wasm-opt` then removes
/// what only they used.
///
/// # Errors
/// If the module cannot be read, or the JavaScript uses such a class.
pub fn remove(module: &[u8], script: &str) -> Result<(Vec<u8>, String), Failure> {
    let (script, classes) = without_classes(script)?;
    let mut copy = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(unreadable)?;
        if let Payload::ExportSection(exports) = &payload {
            let mut section = ExportSection::new();
            for export in exports.clone() {
                let export = export.map_err(unreadable)?;
                if !classes.iter().any(|class| is_of(export.name, class)) {
                    section.export(export.name, kind(export.kind)?, export.index);
                }
            }
            copy.section(&section);
        } else {
            sections::copy(&mut copy, &payload, module)?;
        }
    }
    Ok((copy.finish(), script))
}

fn kind(kind: ExternalKind) -> Result<ExportKind, Failure> {
    Ok(match kind {
        ExternalKind::Func => ExportKind::Func,
        ExternalKind::Table => ExportKind::Table,
        ExternalKind::Memory => ExportKind::Memory,
        ExternalKind::Global => ExportKind::Global,
        other => return Err(Failure::Page(format!("its wasm exports {other:?}"))),
    })
}

/// Whether an export is a method of a class, or frees its values.
fn is_of(export: &str, class: &str) -> bool {
    let class = class.to_lowercase();
    export.starts_with(&format!("{class}_")) || export == format!("__wbg_{class}_free")
}

/// Returns the JavaScript without its classes, and their names.
fn without_classes(script: &str) -> Result<(String, Vec<String>), Failure> {
    const CLASS: &str = "export class ";
    let (mut rest, mut classes) = (script.to_owned(), Vec::new());
    while let Some(start) = rest.find(CLASS) {
        let name: String = rest[start + CLASS.len()..]
            .chars()
            .take_while(|letter| letter.is_alphanumeric())
            .collect();
        let dispose = format!("if (Symbol.dispose) {name}.");
        let finalization = format!("const {name}Finalization = ");
        for (begin, end) in [
            (CLASS, "\n}\n"),
            (&*dispose, ";\n"),
            (&*finalization, ";\n"),
        ] {
            cut(&mut rest, begin, end);
        }
        if rest.contains(&name) {
            return Err(Failure::Page(format!("its JavaScript uses {name}")));
        }
        classes.push(name);
    }
    Ok((rest, classes))
}

/// Removes the first text that begins and ends so.
fn cut(text: &mut String, begin: &str, end: &str) {
    if let Some(start) = text.find(begin)
        && let Some(length) = text[start..].find(end)
    {
        text.replace_range(start..start + length + end.len(), "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "export class Sink {\n  close() {\n  }\n}\nif (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;\nexport function start() {\n}\nconst SinkFinalization = (typeof F === 'undefined')\n  ? {}\n  : new F(ptr => wasm.__wbg_sink_free(ptr, 1));\nconst other = 1;\n";

    fn module(exports: &[&str]) -> Vec<u8> {
        let mut section = ExportSection::new();
        for name in exports {
            section.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&section);
        module.finish()
    }

    fn exports(module: &[u8]) -> Vec<String> {
        let payloads = Parser::new(0).parse_all(module).map(Result::unwrap);
        let sections = payloads.filter_map(|payload| match payload {
            Payload::ExportSection(exports) => Some(exports),
            _ => None,
        });
        let all = sections.flat_map(|exports| exports.into_iter().map(|it| it.unwrap().name));
        all.map(str::to_owned).collect()
    }

    #[test]
    fn nothing_is_left_of_a_class() {
        let before = module(&["start", "sink_close", "__wbg_sink_free", "sinking"]);
        let (module, script) = remove(&before, SCRIPT).unwrap();
        assert_eq!(script, "export function start() {\n}\nconst other = 1;\n");
        assert_eq!(exports(&module), ["start", "sinking"]);
    }

    #[test]
    fn a_class_that_is_used_is_an_error() {
        let script = format!("{SCRIPT}new Sink();\n");
        assert!(remove(&module(&[]), &script).is_err());
    }
}
