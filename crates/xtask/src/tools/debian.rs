//! Packages of the distribution, where it is Debian's kind and this user may install them without being asked.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::process::Command;

/// Installs packages, asking nothing.
pub fn install(workspace: &Workspace, packages: &[&str]) -> Result<(), Failure> {
    let what = packages.join(" and ");
    let missing = || Failure::NotInstalled {
        program: what.clone(),
    };
    if process::find(workspace, "apt-get").is_none() {
        return Err(missing());
    }
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root && process::output(Command::new("sudo").args(["-n", "true"])).is_none() {
        return Err(missing());
    }
    let apt = |words: &[&str]| {
        let mut command = if root {
            process::command(workspace, "apt-get")
        } else {
            process::command(workspace, "sudo")
        };
        if !root {
            command.args(["-n", "apt-get"]);
        }
        command
            .arg("-qq")
            .args(["-o", "Dpkg::Use-Pty=0"])
            .args(words)
            .env("DEBIAN_FRONTEND", "noninteractive");
        process::status(&mut command)
    };
    let words = [&["install", "-y", "--no-install-recommends"], packages].concat();
    // A fresh image has no package lists; a used one may have old ones.
    if apt(&words)?.success() || (apt(&["update"])?.success() && apt(&words)?.success()) {
        return Ok(());
    }
    Err(Failure::NoNetwork { what })
}

/// True on Debian 12, whose archive carries a second Rust with the wasm target.
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
    fn only_debian_12_is_taken_for_it() {
        assert!(is_bookworm_release(
            "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n"
        ));
        assert!(!is_bookworm_release("VERSION_ID=\"13\"\nID=debian\n"));
        assert!(!is_bookworm_release(
            "VERSION_ID=\"12\"\nID=ubuntu\nID_LIKE=debian\n"
        ));
    }
}
