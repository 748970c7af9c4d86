//! Installs tools from crates.io into `target/tools`. Uses a signed prebuilt program if `cargo-binstall` is installed
//! and finds one, otherwise compiles with `cargo install`, optimised for build time, and reports progress.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::io::Read;
use std::process::{ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

/// The interval between two progress lines.
const TELL_EVERY: Duration = Duration::from_secs(15);

/// Whether a tool on our path has a suitable version.
pub fn has_version(workspace: &Workspace, program: &str, wanted: impl Fn(&str) -> bool) -> bool {
    process::output(process::command(workspace, program).arg("--version"))
        .and_then(|text| text.split_whitespace().nth(1).map(wanted))
        .unwrap_or(false)
}

/// Installs `package` at `version` with the dependencies of its own lock file. Passes `extra` on to `cargo install`.
pub fn install_locked(
    workspace: &Workspace,
    package: &str,
    version: &str,
    extra: &[&str],
) -> Result<(), Failure> {
    match install(
        workspace,
        package,
        version,
        &[extra, &["--locked"]].concat(),
    ) {
        // A mirror may lack one of the locked versions. Current versions build as well.
        Err(Failure::Step { .. }) => install(workspace, package, version, extra),
        other => other,
    }
}

/// Installs `package` at `version`. Passes `extra` on to `cargo install`.
pub fn install(
    workspace: &Workspace,
    package: &str,
    version: &str,
    extra: &[&str],
) -> Result<(), Failure> {
    if prebuilt(workspace, package, version) {
        return Ok(());
    }
    compile(workspace, package, version, extra)
}

/// Installs the program with `cargo-binstall`, if available. Returns whether that worked. Accepts only programs with a
/// valid signature.
fn prebuilt(workspace: &Workspace, package: &str, version: &str) -> bool {
    if process::find(workspace, "cargo-binstall").is_none() {
        return false;
    }
    println!("      {package}: looking for a signed program with cargo-binstall");
    let brought = process::status(&mut binstall(workspace, package, version))
        .is_ok_and(|status| status.success());
    if !brought {
        println!("      {package}: none found, compiling it");
    }
    brought
}

fn binstall(workspace: &Workspace, package: &str, version: &str) -> Command {
    let mut command = process::command(workspace, "cargo-binstall");
    command
        .args([
            "--no-confirm",
            "--only-signed",
            "--disable-strategies=compile",
            "--disable-telemetry",
            "--log-level=warn",
            "--force",
            "--root",
        ])
        .arg(workspace.tools())
        .arg(format!("{package}@={version}"));
    command
}

fn compile(
    workspace: &Workspace,
    package: &str,
    version: &str,
    extra: &[&str],
) -> Result<(), Failure> {
    let mut command = process::cargo(workspace);
    command
        .args([
            "install",
            package,
            "--version",
            version,
            "--force",
            "--root",
        ])
        .arg(workspace.tools())
        .arg("--target-dir")
        .arg(workspace.target.join("tools-build"))
        .args(extra)
        // Link-time optimisation would make builds five times as long, for tools that run for seconds.
        .envs([
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimisation(package)),
        ])
        .envs([
            ("CARGO_TERM_PROGRESS_WHEN", "always"),
            ("CARGO_TERM_PROGRESS_WIDTH", "100"),
        ])
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let words = watch(&mut command, package)?;
    match words {
        None => Ok(()),
        Some(words) if is_network(&words) => Err(Failure::NoNetwork {
            what: package.to_owned(),
        }),
        Some(words) => {
            let last: Vec<&str> = words.lines().rev().take(20).collect();
            eprintln!("{}", last.into_iter().rev().collect::<Vec<_>>().join("\n"));
            Err(Failure::Step {
                what: format!("building {package} {version}"),
            })
        }
    }
}

/// Returns the optimisation level: none, except for the tool that reads the whole module in each build.
fn optimisation(package: &str) -> &'static str {
    if package == "wasm-bindgen-cli" {
        "1"
    } else {
        "0"
    }
}

/// Runs a command and reports its progress. Returns its standard error if it failed.
fn watch(command: &mut Command, package: &str) -> Result<Option<String>, Failure> {
    let mut child = command
        .spawn()
        .map_err(|error| process::unstarted(command, error))?;
    let words = child
        .stderr
        .take()
        .map(|stderr| follow(stderr, package))
        .unwrap_or_default();
    let status = child
        .wait()
        .map_err(|error| process::unstarted(command, error))?;
    Ok((!status.success()).then_some(words))
}

fn follow(mut stderr: ChildStderr, package: &str) -> String {
    let (mut all, mut buffer) = (String::new(), [0; 4096]);
    let (started, mut told) = (Instant::now(), Instant::now());
    while let Ok(length @ 1..) = stderr.read(&mut buffer) {
        all.push_str(&String::from_utf8_lossy(&buffer[..length]));
        if told.elapsed() >= TELL_EVERY {
            told = Instant::now();
            let far = progress(&all).unwrap_or_else(|| "fetching sources".to_owned());
            println!("      {package}: {far}, {} s", started.elapsed().as_secs());
        }
    }
    all.replace('\r', "\n")
}

/// Extracts the last `123/330` from Cargo's progress bar.
fn progress(text: &str) -> Option<String> {
    let bar = text
        .rsplit("Building [")
        .next()
        .filter(|rest| rest.len() < text.len())?;
    let counts = bar
        .split_once("] ")?
        .1
        .split([':', '\r', '\n'])
        .next()?
        .trim();
    let (done, all) = counts.split_once('/')?;
    Some(format!("{done} of {all} parts built"))
}

/// Whether the text is one of Cargo's messages about an unreachable registry.
fn is_network(words: &str) -> bool {
    [
        "failed to download",
        "download of config.json failed",
        "Could not resolve host",
        "Couldn't connect",
        "failed to query replaced source",
        "spurious network error",
    ]
    .iter()
    .any(|mark| words.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_progress_from_cargos_bar() {
        let bar = "   Compiling a\r    Building [=>      ] 12/330: serde\r    Building [==>     ] 123/330: serde, syn(build)\r";
        assert_eq!(progress(bar).as_deref(), Some("123 of 330 parts built"));
        assert_eq!(progress("    Updating crates.io index\n"), None);
    }

    #[test]
    fn prebuilt_programs_are_signed_exact_and_in_the_tools_folder() {
        let workspace = Workspace {
            root: "/checkout".into(),
            target: "/checkout/target".into(),
        };
        let command = binstall(&workspace, "trunk", "0.21.14");
        let words: Vec<_> = command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        assert!(words.contains(&"--only-signed".to_owned()), "{words:?}");
        assert!(words.contains(&"--disable-strategies=compile".to_owned()));
        assert!(words.ends_with(&[
            "/checkout/target/tools".to_owned(),
            "trunk@=0.21.14".to_owned()
        ]));
    }

    #[test]
    fn distinguishes_a_dead_network_from_a_broken_build() {
        assert!(is_network(
            "error: failed to download from `x`\nCaused by: [6] Could not resolve host: static.crates.io"
        ));
        assert!(!is_network("error[E0308]: mismatched types"));
    }
}
