//! Tools of crates.io, brought into `target/tools`: prebuilt where `cargo-binstall` is there and finds one with a signature, else compiled
//! by `cargo install`, quick to build rather than quick to run, and saying how far it is.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::io::Read;
use std::process::{ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

/// Between two lines about progress.
const TELL_EVERY: Duration = Duration::from_secs(15);

/// Whether a tool on our path answers with this version.
pub fn has_version(workspace: &Workspace, program: &str, wanted: impl Fn(&str) -> bool) -> bool {
    process::output(process::command(workspace, program).arg("--version"))
        .and_then(|text| text.split_whitespace().nth(1).map(wanted))
        .unwrap_or(false)
}

/// Installs `package` at `version` with the dependencies of its own lock file. `extra` goes to `cargo install` as is.
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
        // A mirror may lack one of the locked versions; what is published now builds as well.
        Err(Failure::Step { .. }) => install(workspace, package, version, extra),
        other => other,
    }
}

/// Installs `package` at `version`. `extra` goes to `cargo install` as is.
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

/// Lets `cargo-binstall` bring the program, where it is there; says whether it did. It checks the signature, and takes none without.
fn prebuilt(workspace: &Workspace, package: &str, version: &str) -> bool {
    if process::find(workspace, "cargo-binstall").is_none() {
        return false;
    }
    println!("      {package}: asking cargo-binstall for a signed program");
    let brought = process::status(&mut binstall(workspace, package, version))
        .is_ok_and(|status| status.success());
    if !brought {
        println!("      {package}: there is none, so it is compiled");
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
        // Link-time optimisation would make the build five times as long for tools that run for seconds.
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

/// None, but for the one that reads the whole module at each build.
fn optimisation(package: &str) -> &'static str {
    if package == "wasm-bindgen-cli" {
        "1"
    } else {
        "0"
    }
}

/// Runs it and tells how far it is; the text of its standard error when it failed.
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

/// The last `123/330` of Cargo's progress bar.
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

/// Cargo's own words for an unreachable registry.
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
    fn progress_is_read_from_cargos_bar() {
        let bar = "   Compiling a\r    Building [=>      ] 12/330: serde\r    Building [==>     ] 123/330: serde, syn(build)\r";
        assert_eq!(progress(bar).as_deref(), Some("123 of 330 parts built"));
        assert_eq!(progress("    Updating crates.io index\n"), None);
    }

    #[test]
    fn a_prebuilt_program_is_signed_exact_and_beside_the_others() {
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
    fn a_dead_network_is_told_from_a_broken_build() {
        assert!(is_network(
            "error: failed to download from `x`\nCaused by: [6] Could not resolve host: static.crates.io"
        ));
        assert!(!is_network("error[E0308]: mismatched types"));
    }
}
