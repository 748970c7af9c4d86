//! Runs other programs, with their output shown or captured, or with a time limit.

use crate::failure::Failure;
use crate::workspace::Workspace;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Creates a command in the checkout's root that prefers installed tools over the machine's own and does not inherit
/// the variables that `cargo run` sets for *this* package.
pub fn command(workspace: &Workspace, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(&workspace.root)
        .env("PATH", path(workspace));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

fn path(workspace: &Workspace) -> std::ffi::OsString {
    let tools = workspace.tools();
    let own = [tools.join("bin"), tools.join("binaryen/node_modules/.bin")];
    let machine = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&machine))).unwrap_or(machine)
}

/// Creates a Cargo command for the host.
pub fn cargo(workspace: &Workspace) -> Command {
    command(
        workspace,
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
    )
}

/// Finds the first program with this name on the path that our commands use.
pub fn find(workspace: &Workspace, name: &str) -> Option<PathBuf> {
    std::env::split_paths(&path(workspace))
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Runs a command and shows its output. `what` describes it in the error.
pub fn run(command: &mut Command, what: &str) -> Result<(), Failure> {
    if status(command)?.success() {
        Ok(())
    } else {
        Err(Failure::Step {
            what: what.to_owned(),
        })
    }
}

/// Runs a command, shows its output and returns its status.
pub fn status(command: &mut Command) -> Result<ExitStatus, Failure> {
    command.status().map_err(|error| unstarted(command, error))
}

/// Returns a command's standard output if it ran and succeeded.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command and shows its standard output line by line. Returns whether it succeeded, and the output.
pub fn tee(command: &mut Command) -> Result<(bool, String), Failure> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| unstarted(command, error))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            // A closed terminal must not stop the tests.
            let _ = writeln!(std::io::stdout(), "{line}");
            text.push_str(&line);
            text.push('\n');
        }
    }
    let status = child.wait().map_err(|error| unstarted(command, error))?;
    Ok((status.success(), text))
}

/// Runs a command for at most `bound`, and longer while `moving` reports progress. Returns `None` if it was stopped.
pub fn bounded(
    command: &mut Command,
    bound: Duration,
    moving: impl Fn() -> bool,
) -> Result<Option<ExitStatus>, Failure> {
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| unstarted(command, error))?;
    let started = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Ok(Some(status));
        }
        if started.elapsed() > bound && !moving() {
            let _ = child.kill();
            let _ = child.wait();
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Describes why a program could not be started, usually because it is not installed.
pub fn unstarted(command: &Command, source: std::io::Error) -> Failure {
    let program = command.get_program();
    match source.kind() {
        std::io::ErrorKind::NotFound => Failure::NotInstalled {
            program: program.to_string_lossy().into_owned(),
        },
        _ => Failure::File {
            path: Path::new(program).to_owned(),
            source,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_missing_program() {
        let error = run(&mut Command::new("no-such-program-here"), "the try").unwrap_err();
        assert!(
            matches!(&error, Failure::NotInstalled { program } if program == "no-such-program-here"),
            "{error}"
        );
    }

    #[test]
    fn stops_a_program_only_if_it_makes_no_progress() {
        let mut slow = Command::new("sleep");
        assert!(
            bounded(slow.arg("30"), Duration::from_millis(150), || false)
                .unwrap()
                .is_none()
        );
        let mut quick = Command::new("sleep");
        assert!(
            bounded(quick.arg("0.4"), Duration::from_millis(150), || true)
                .unwrap()
                .unwrap()
                .success()
        );
    }

    #[test]
    fn shows_and_returns_output() {
        let (succeeded, text) =
            tee(Command::new("sh").args(["-c", "echo one; echo two; exit 3"])).unwrap();
        assert!(!succeeded);
        assert_eq!(text, "one\ntwo\n");
    }
}
