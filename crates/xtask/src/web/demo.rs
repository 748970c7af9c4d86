//! The demo's files: the simulated Webex as a wasm module, the script of its worker, and the script and the style of the page.
//!
//! The first load fetches none of them. The app's JavaScript contains the digest of the page's script, and that contains those of wasm
//! and style; no browser checks the script of a worker, but its name identifies its content.

use super::compress::files;
use super::integrity::{integrity, short};
use super::minify::minified;
use super::plain::{filled, without_blanks, without_comments};
use crate::failure::Failure;
use crate::process;
use crate::tools::wasm_target;
use crate::workspace::{Workspace, read, write};
use std::path::{Path, PathBuf};

/// The prefix of every file of the demo.
pub const PREFIX: &str = "demo-";

/// The environment variable that leaves the demo out of a build.
pub const LEFT_OUT: &str = "ROLLCALL_NO_DEMO";

/// The package.
pub const PACKAGE: &str = "webex-demo";

/// What the page must know of the files.
pub struct Demo {
    /// The lines of the app's JavaScript that lead to the demo.
    pub enter: String,
    /// The name of the worker's script.
    pub worker: String,
}

/// How the wasm is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Small, without names of this machine.
    Published,
    /// In little time.
    Quick,
}

impl Demo {
    /// Compiles the demo and puts its files into `folder`. `None` if the environment leaves it out.
    pub fn add(workspace: &Workspace, folder: &Path, kind: Kind) -> Result<Option<Self>, Failure> {
        if std::env::var_os(LEFT_OUT).is_some() {
            return Ok(None);
        }
        let (glue, wasm) = bind(workspace, kind)?;
        let page = workspace.root.join("crates/webex-demo/page");
        let source = |name: &str| read(&page.join(name));
        let worker = minified(&format!("{glue}\n{}", source("worker.js")?))?;
        let style = without_blanks(&without_comments(&source("demo.css")?));
        let sources = [source("demo.js")?, source("enter.js")?];
        Self::write(folder, &wasm, &worker, &style, sources).map(Some)
    }

    /// Puts the compiled files and what the page needs into `folder`.
    pub(super) fn write(
        folder: &Path,
        wasm: &[u8],
        worker: &str,
        style: &str,
        [script, enter]: [String; 2],
    ) -> Result<Self, Failure> {
        let put = |stem: &str, extension: &str, content: &[u8]| {
            let name = format!("{stem}{}.{extension}", short(content));
            write(&folder.join(&name), content)?;
            Ok::<_, Failure>(name)
        };
        let wasm_name = put(PREFIX, "wasm", wasm)?;
        let worker = put("demo-worker-", "js", worker.as_bytes())?;
        let style_name = put(PREFIX, "css", style.as_bytes())?;
        let script = filled(
            &script,
            &[
                ("{wasm}", &wasm_name),
                ("{wasm-integrity}", &integrity(wasm)),
                ("{worker}", &worker),
                ("{style}", &style_name),
                ("{style-integrity}", &integrity(style.as_bytes())),
            ],
        )?;
        let script = minified(&script)?;
        let enter = filled(
            &enter,
            &[
                ("{script}", &put(PREFIX, "js", script.as_bytes())?),
                ("{script-integrity}", &integrity(script.as_bytes())),
            ],
        )?;
        Ok(Self { enter, worker })
    }
}

/// Compiles the wasm and makes its bindings for a worker without modules. Returns script and wasm.
fn bind(workspace: &Workspace, kind: Kind) -> Result<(String, Vec<u8>), Failure> {
    let (mut cargo, profile, folder) = match kind {
        Kind::Published => (wasm_target::beside_the_app(workspace), "demo", "demo"),
        Kind::Quick => (wasm_target::cargo(workspace), "dev", "debug"),
    };
    cargo
        .args(["build", "--quiet", "--package", PACKAGE, "--lib"])
        .args(["--target", wasm_target::TARGET, "--profile", profile])
        .env("CARGO_TARGET_DIR", &workspace.target);
    process::run(&mut cargo, "compiling the demo")?;
    let compiled = workspace
        .target
        .join(wasm_target::TARGET)
        .join(folder)
        .join("webex_demo.wasm");
    let bound = workspace.target.join("demo-bindings");
    let _ = std::fs::remove_dir_all(&bound);
    let mut bind = process::command(workspace, "wasm-bindgen");
    bind.args(["--target=no-modules", "--no-typescript", "--out-name=demo"])
        .arg("--out-dir")
        .arg(&bound)
        .arg(&compiled);
    process::run(&mut bind, "binding the demo")?;
    let wasm: PathBuf = bound.join("demo_bg.wasm");
    if kind == Kind::Published {
        let mut optimise = process::command(workspace, "wasm-opt");
        optimise.arg("-Os").arg(&wasm).arg("-o").arg(&wasm);
        process::run(&mut optimise, "optimising the demo")?;
    }
    let content = std::fs::read(&wasm).map_err(Failure::file(&wasm))?;
    Ok((read(&bound.join("demo.js"))?, content))
}

/// Checks that no file of a build, by its name or its content, has anything of the demo.
pub fn none_in(folder: &Path) -> Result<(), Failure> {
    for file in files(folder)? {
        let content = std::fs::read(&file).map_err(Failure::file(&file))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(PREFIX) || names_demo(&content) {
            return Err(Failure::Page(format!(
                "{} has something of the demo, which was to be left out",
                file.display()
            )));
        }
    }
    Ok(())
}

/// Whether the word is in the content, in any case. Texts of a module follow each other without a space, so the letters alone can be the end
/// of one and the start of the next.
fn names_demo(content: &[u8]) -> bool {
    const WORD: &[u8] = b"demo";
    let is_letter = |at: Option<usize>| {
        let byte = at.and_then(|at| content.get(at));
        byte.is_some_and(u8::is_ascii_alphabetic)
    };
    let mut windows = content.windows(WORD.len()).enumerate();
    windows.any(|(at, window)| {
        window.eq_ignore_ascii_case(WORD)
            && !is_letter(at.checked_sub(1))
            && !is_letter(Some(at + WORD.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_without_the_demo_has_no_trace_of_it() {
        let folder = std::env::temp_dir().join(format!("rollcall-no-demo-{}", std::process::id()));
        write(&folder.join("boot.js"), "nothing").unwrap();
        write(&folder.join("texts.wasm"), "paste-codeMost integrations").unwrap();
        assert!(none_in(&folder).is_ok());
        for (name, content) in [
            ("demo-1.js", "nothing"),
            ("a.wasm", "enter_demo"),
            ("b.js", "a Demo of it"),
        ] {
            write(&folder.join(name), content).unwrap();
            assert!(none_in(&folder).is_err(), "{name}");
            std::fs::remove_file(folder.join(name)).unwrap();
        }
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_script_contains_the_digests_of_the_other_files() {
        let folder = std::env::temp_dir().join(format!("rollcall-demo-{}", std::process::id()));
        let sources = || {
            let script = include_str!("../../../webex-demo/page/demo.js");
            let enter = include_str!("../../../webex-demo/page/enter.js");
            [script.to_owned(), enter.to_owned()]
        };
        let demo = Demo::write(&folder, b"wasm", "worker", "a{}", sources()).unwrap();
        let names: Vec<String> = files(&folder)
            .unwrap()
            .iter()
            .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(demo.worker, format!("demo-worker-{}.js", short(b"worker")));
        assert_eq!(names.len(), 4);
        assert!(names.contains(&demo.worker));
        let name = names
            .iter()
            .find(|name| name.ends_with(".js") && **name != demo.worker)
            .unwrap();
        let script = read(&folder.join(name)).unwrap();
        assert!(demo.enter.contains(name));
        assert!(demo.enter.contains(&integrity(script.as_bytes())));
        for part in [
            format!("`demo-{}.wasm`", short(b"wasm")),
            format!("`{}`", integrity(b"wasm")),
            format!("`{}`", demo.worker),
            format!("`demo-{}.css`", short(b"a{}")),
            format!("`{}`", integrity(b"a{}")),
        ] {
            assert!(script.contains(&part), "{part}");
        }
        let [_, enter] = sources();
        assert!(Demo::write(&folder, b"", "", "", [String::new(), enter]).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
