//! Installs packages of Debian-like distributions, if this user may do so without a prompt.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::process::Command;

/// Installs packages without prompting. Does not install a package that would remove others.
pub fn install(workspace: &Workspace, packages: &[&str]) -> Result<(), Failure> {
    let what = packages.join(" and ");
    let words = [
        &["install", "-y", "--no-remove", "--no-install-recommends"],
        packages,
    ]
    .concat();
    let try_it = |words: &[&str]| -> Result<bool, Failure> {
        let mut apt = apt(workspace, words).ok_or_else(|| Failure::NotInstalled {
            program: what.clone(),
        })?;
        Ok(process::status(&mut apt)?.success())
    };
    // A fresh image has no package lists; a used one may have outdated lists.
    if try_it(&words)? || (try_it(&["update"])? && try_it(&words)?) {
        return Ok(());
    }
    Err(Failure::NoNetwork { what })
}

/// Updates the package lists. If that fails, keeps the old ones.
pub fn update(workspace: &Workspace) -> Result<(), Failure> {
    if let Some(mut apt) = apt(workspace, &["update"]) {
        process::status(&mut apt)?;
    }
    Ok(())
}

/// Returns the first of these packages that is installed.
pub fn installed(packages: &[&str]) -> Option<String> {
    packages
        .iter()
        .find(|package| {
            let mut query = Command::new("dpkg-query");
            query.args(["--show", "--showformat=${db:Status-Status}", package]);
            process::output(&mut query).is_some_and(|status| status == "installed")
        })
        .map(|package| (*package).to_owned())
}

/// Creates an `apt-get` command as root, if this user may run it.
fn apt(workspace: &Workspace, words: &[&str]) -> Option<Command> {
    process::find(workspace, "apt-get")?;
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut command = if root {
        process::command(workspace, "apt-get")
    } else {
        process::output(Command::new("sudo").args(["-n", "true"]))?;
        let mut sudo = process::command(workspace, "sudo");
        sudo.args(["-n", "apt-get"]);
        sudo
    };
    command
        .arg("-qq")
        .args(["-o", "Dpkg::Use-Pty=0"])
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive");
    Some(command)
}

/// Whether this is Debian 12, whose archive has a second Rust with the wasm target.
pub fn is_bookworm() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| is_bookworm_release(&text))
}

fn is_bookworm_release(text: &str) -> bool {
    let field = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(name))
            .map(|value| value.trim_matches('"'))
    };
    field("ID=") == Some("debian") && field("VERSION_ID=") == Some("12")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognizes_only_debian_12() {
        assert!(is_bookworm_release(
            "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n"
        ));
        assert!(!is_bookworm_release("VERSION_ID=\"13\"\nID=debian\n"));
        assert!(!is_bookworm_release(
            "VERSION_ID=\"12\"\nID=ubuntu\nID_LIKE=debian\n"
        ));
    }
}
