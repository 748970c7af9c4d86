//! The second wasm file: rarely used pages, split from the linked module and fetched when one of them is opened.
//!
//! Trunk only knows one module, so this repeats its run of `wasm-bindgen`: split, bind the first part, optimise and sort both.
//! The loader is in the JavaScript whose integrity the page checks, and contains the second file's digest, so no file
//! runs unchecked.

use super::function_order;
use super::integrity::{integrity, short};
use super::{panic_places, short_names, unused_classes};
use crate::failure::Failure;
use crate::process;
use crate::tools::wasm_split;
use crate::workspace::{Workspace, read, write};
use std::path::{Path, PathBuf};

/// The prefix of the second file's name. The first load never fetches such a file.
pub const PREFIX: &str = "second-";

/// The module from which the first part imports its loader after `wasm-split-cli`.
const LINK: &str = "./__wasm_split.js";

/// The passes of `wasm-opt` that make the module smaller and less alike, so that it is larger after Brotli (0020).
const LESS_ALIKE: [&str; 3] = ["local-cse", "code-pushing", "inlining-optimizing"];

/// Passes after the usual ones: the same order of locals once more, no names of blocks that nothing branches to any more, and no word on how addresses
/// are aligned, which browsers do not read (0020).
const MORE_ALIKE: [&str; 4] = [
    "--reorder-locals",
    "--remove-unused-names",
    "--remove-unused-brs",
    "--dealign",
];

/// Puts both parts into `folder`, replacing the JavaScript and wasm from Trunk.
pub fn cut(workspace: &Workspace, folder: &Path) -> Result<(), Failure> {
    let stem = stem(folder)?;
    let work = workspace.target.join("second");
    let parts = work.join("parts");
    let _ = std::fs::remove_dir_all(&work);
    std::fs::create_dir_all(&parts).map_err(Failure::file(&parts))?;

    let linked = workspace
        .target
        .join("wasm32-unknown-unknown/release/rollcall.wasm");
    let module = std::fs::read(&linked).map_err(Failure::file(&linked))?;
    let linked = work.join("linked.wasm");
    write(&linked, panic_places::merge(&module)?)?;
    let mut split = process::command(workspace, wasm_split::PROGRAM);
    split.arg(&linked).arg(&parts);
    process::run(&mut split, "cutting the module in two")?;
    let second = only_second(&parts)?;

    let mut bind = process::command(workspace, "wasm-bindgen");
    bind.args([
        "--target=web",
        "--no-typescript",
        // The second part uses the first part's table, memory and stack.
        "--keep-lld-exports",
        "--no-demangle",
        "--out-name",
        &stem,
        "--out-dir",
    ])
    .arg(folder)
    .arg(parts.join("main.wasm"));
    process::run(&mut bind, "binding the first part")?;
    let (script, first) = (
        folder.join(format!("{stem}.js")),
        folder.join(format!("{stem}_bg.wasm")),
    );
    let module = std::fs::read(&first).map_err(Failure::file(&first))?;
    let (module, glue) = unused_classes::remove(&module, &read(&script)?)?;
    write(&first, module)?;
    write(&script, glue)?;
    for part in [&first, &second] {
        let mut optimise = process::command(workspace, "wasm-opt");
        // The linker puts the stack first, and only one that is full reaches the lowest kilobyte, so offsets can be added to addresses.
        optimise
            // A second time finds more; a third does not (0020).
            .args(["-Os", "-Os", "--low-memory-unused"])
            .args(LESS_ALIKE.map(|pass| format!("--skip-pass={pass}")))
            .args(MORE_ALIKE)
            .arg(part)
            .arg("-o")
            .arg(part);
        process::run(&mut optimise, "optimising the wasm")?;
        function_order::sort(workspace, part)?;
    }

    let content = std::fs::read(&second).map_err(Failure::file(&second))?;
    let name = format!("{PREFIX}{}.wasm", short(&content));
    write(&folder.join(&name), &content)?;
    let glue = with_loader(&read(&script)?, &name, &integrity(&content))?;
    let module = std::fs::read(&first).map_err(Failure::file(&first))?;
    let (module, glue) = short_names::shorten(&module, &glue, &format!("./{stem}_bg.js"))?;
    write(&first, module)?;
    write(&script, glue)
}

/// Returns Trunk's name for the app's files, without `_bg.wasm`.
fn stem(folder: &Path) -> Result<String, Failure> {
    let mut stems = names(folder)?
        .into_iter()
        .filter_map(|name| Some(name.strip_suffix("_bg.wasm")?.to_owned()));
    match (stems.next(), stems.next()) {
        (Some(stem), None) => Ok(stem),
        _ => Err(Failure::Page("it has not one module".to_owned())),
    }
}

/// Returns the only file besides the first part. Two would share a third, which the loader does not know.
fn only_second(parts: &Path) -> Result<PathBuf, Failure> {
    let mut others: Vec<String> = names(parts)?
        .into_iter()
        .filter(|name| name.ends_with(".wasm") && name != "main.wasm")
        .collect();
    match (others.pop(), others.is_empty()) {
        (Some(name), true) if name == "split_second.wasm" => Ok(parts.join(name)),
        (found, _) => Err(Failure::Page(format!(
            "expected one file besides the first part of the split module, found {:?}",
            found.into_iter().chain(others).collect::<Vec<_>>()
        ))),
    }
}

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(Failure::file(folder))?;
    Ok(entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect())
}

/// Replaces the import in the JavaScript with the loader. A file that failed to load is requested again next time. A
/// loaded one is never started twice, because that would reset its data.
fn with_loader(glue: &str, name: &str, integrity: &str) -> Result<String, Failure> {
    let unexpected = || Failure::Page(format!("its JavaScript does not import {LINK} once"));
    let mark = format!(" from \"{LINK}\"");
    let mut imports = glue
        .lines()
        .filter(|line| line.starts_with("import ") && line.contains(&mark));
    let (Some(import), None) = (imports.next(), imports.next()) else {
        return Err(unexpected());
    };
    let variable = import
        .strip_prefix("import * as ")
        .and_then(|rest| rest.split_once(&mark))
        .ok_or_else(unexpected)?
        .0;
    let loader = format!(
        "let second;
const {variable} = {{
    __wasm_split_load_second: async (callback, data) => {{
        second ??= fetch(new URL('{name}', import.meta.url), {{ credentials: 'omit', integrity: '{integrity}' }})
            .then((response) => response.arrayBuffer())
            .then((bytes) => WebAssembly.instantiate(bytes, {{ __wasm_split: wasm }}));
        const came = await second.then(() => true, () => second = undefined);
        wasm.__indirect_function_table.get(callback)(data, came === true);
    }},
}};"
    );
    Ok(glue.replacen(import, &loader, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loader_replaces_the_import_and_checks_the_file() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\n\nlet wasm;\nexport function start() {}\n";
        let script = with_loader(glue, "second-1.wasm", "sha256-x").unwrap();
        assert!(!script.contains("import *"), "{script}");
        assert!(script.contains("const import1 = {"), "{script}");
        assert!(
            script.contains("'second-1.wasm'") && script.contains("integrity: 'sha256-x'"),
            "{script}"
        );
        assert!(script.ends_with("let wasm;\nexport function start() {}\n"));
    }

    #[test]
    fn refuses_javascript_of_another_shape() {
        for glue in [
            "let wasm;\n",
            "import { a } from \"./__wasm_split.js\"\n",
            "import * as a from \"./__wasm_split.js\"\nimport * as b from \"./__wasm_split.js\"\n",
        ] {
            assert!(with_loader(glue, "n", "i").is_err(), "{glue}");
        }
    }

    #[test]
    fn splits_the_module_into_exactly_two() {
        let folder = std::env::temp_dir().join(format!("rollcall-second-{}", std::process::id()));
        write(&folder.join("main.wasm"), "").unwrap();
        assert!(only_second(&folder).is_err());
        write(&folder.join("split_second.wasm"), "").unwrap();
        assert!(only_second(&folder).is_ok());
        write(&folder.join("chunk_1.wasm"), "").unwrap();
        assert!(only_second(&folder).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
