//! Provides the wasm target without rustup's server: Debian 12's `rustc-web`, whose library source is compiled once.
//!
//! The library is put in a folder under `target`; the system's compiler is not changed. App builds with this compiler
//! use their own target folder, because two compilers in one folder rebuild each other's work.

use super::debian;
use super::wasm_library::{CFGS, TARGET, has_library};
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, write};
use std::path::PathBuf;
use std::process::Command;

/// The compiler from [`PACKAGES`]. Uses its full path, because rustup's comes first on most machines.
pub const COMPILER: &str = "/usr/bin/rustc";

/// The Cargo from [`PACKAGES`].
pub const CARGO: &str = "/usr/bin/cargo";

/// The Clippy from [`PACKAGES`].
pub const CLIPPY: &str = "/usr/bin/cargo-clippy";

/// Everything except the linker, which must match the compiler's LLVM. Debian's plain `lld` is version 14, and the
/// module it links with relocations cannot be split.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

/// Packages that apt would remove to install [`PACKAGES`]. That decision is the user's.
const RIVALS: [&str; 3] = ["rustc", "rustc-mozilla", "rustup"];

/// The minimum version, the one pinned in `rust-toolchain.toml`. Debian 12 was released with 1.85 and ships newer ones
/// as security updates.
const OLDEST: (u32, u32) = (1, 95);

fn sysroot(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("sysroot")
}

fn library(workspace: &Workspace) -> PathBuf {
    sysroot(workspace)
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
}

/// Returns the file that records which compiler built the library.
fn stamp(workspace: &Workspace) -> PathBuf {
    sysroot(workspace).join("compiler.txt")
}

/// Whether an earlier run built it with the compiler that is installed now. An updated compiler cannot read it.
pub fn is_built(workspace: &Workspace) -> bool {
    has_library(&library(workspace))
        && std::fs::read_to_string(stamp(workspace)).ok() == words(workspace)
}

/// Installs the packages and builds the library, which takes about a minute.
pub fn build(workspace: &Workspace) -> Result<(), Failure> {
    let words = install(workspace)?;
    let empty = workspace.tools().join("empty");
    write(
        &empty.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n[profile.release]\nopt-level = \"z\"\n",
    )?;
    write(&empty.join("src/lib.rs"), "")?;
    let (from, to) = (
        empty.join("target").join(TARGET).join("release/deps"),
        library(workspace),
    );
    // Remove what another compiler left, because the new files have different names.
    for old in [&from, &to] {
        if old.exists() {
            std::fs::remove_dir_all(old).map_err(Failure::file(old))?;
        }
    }
    println!("      building the standard library for {TARGET}: about a minute");
    let mut cargo = process::command(workspace, CARGO);
    cargo
        .current_dir(&empty)
        .args([
            "build",
            "--release",
            "--quiet",
            "--target",
            TARGET,
            "-Zbuild-std=std,panic_abort,proc_macro,test",
            "--target-dir",
        ])
        .arg(empty.join("target"))
        // Cargo only compiles the library if the compiler allows unstable options. The app is compiled without them.
        // Without bitcode, link-time optimisation of the app fails.
        .envs([
            ("RUSTC_BOOTSTRAP", "1"),
            ("RUSTFLAGS", "-Cembed-bitcode=yes"),
            ("RUSTC", COMPILER),
        ]);
    process::run(&mut cargo, "building the standard library")?;
    std::fs::create_dir_all(&to).map_err(Failure::file(&to))?;
    for entry in std::fs::read_dir(&from)
        .map_err(Failure::file(&from))?
        .flatten()
    {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rlib")
        {
            std::fs::copy(entry.path(), to.join(entry.file_name())).map_err(Failure::file(&to))?;
        }
    }
    write(&stamp(workspace), words)
}

/// Installs recent enough packages and the matching linker. Returns the compiler's version output.
fn install(workspace: &Workspace) -> Result<String, Failure> {
    if let Some(rival) = debian::installed(&RIVALS) {
        return Err(Failure::RivalRust { package: rival });
    }
    let packages = |packages: &[&str]| match debian::install(workspace, packages) {
        Err(Failure::NotInstalled { .. }) => Err(Failure::NoWasmTarget),
        other => other,
    };
    packages(&PACKAGES)?;
    if release(workspace) < Some(OLDEST) {
        // Outdated lists, from before the security updates, install outdated versions.
        debian::update(workspace)?;
        packages(&PACKAGES)?;
    }
    let words = words(workspace).filter(|words| version(words, "release: ") >= Some(OLDEST));
    let words = words.ok_or(Failure::OldDebianRust)?;
    packages(&[&format!(
        "lld-{}",
        llvm(&words).ok_or(Failure::OldDebianRust)?
    )])?;
    Ok(words)
}

/// Returns the compiler's version output.
fn words(workspace: &Workspace) -> Option<String> {
    process::output(process::command(workspace, COMPILER).arg("-vV"))
}

fn release(workspace: &Workspace) -> Option<(u32, u32)> {
    version(&words(workspace)?, "release: ")
}

fn llvm(words: &str) -> Option<u32> {
    version(words, "LLVM version: ").map(|(major, _)| major)
}

/// Parses the first two numbers of the line that starts with `name`.
fn version(words: &str, name: &str) -> Option<(u32, u32)> {
    let line = words.lines().find_map(|line| line.strip_prefix(name))?;
    let mut numbers = line.split('.').map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// Makes a command that runs cargo use this compiler and its linker.
pub fn environment(workspace: &Workspace, command: &mut Command) {
    let llvm = words(workspace).as_deref().and_then(llvm);
    let linker = llvm.map_or_else(|| "wasm-ld".to_owned(), |llvm| format!("wasm-ld-{llvm}"));
    command
        .env("RUSTC", COMPILER)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
        .env("CARGO_TARGET_DIR", workspace.target.join("web"));
}

/// Returns the compiler flags for finding the library. They are part of [`super::wasm_target::FLAGS`].
pub fn flags(workspace: &Workspace) -> [String; 2] {
    let sysroot = format!("--sysroot={}", sysroot(workspace).display());
    [CFGS.to_owned(), sysroot]
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "rustc 1.96.0 (ac68faa20 2026-05-25)\nbinary: rustc\nrelease: 1.96.0\nLLVM version: 22.1.8\n";

    #[test]
    fn reads_version_and_linker_from_the_compilers_output() {
        assert_eq!(llvm(WORDS), Some(22));
        let first = "release: 1.85.0\nLLVM version: 19.1.7\n";
        for (words, enough) in [
            (WORDS, true),
            (first, false),
            ("release: 2.0.0", true),
            ("", false),
        ] {
            assert_eq!(
                version(words, "release: ") >= Some(OLDEST),
                enough,
                "{words}"
            );
        }
    }

    #[test]
    fn does_not_accept_another_compilers_library() {
        let root = std::env::temp_dir().join(format!("rollcall-stamp-{}", std::process::id()));
        let workspace = Workspace {
            target: root.join("target"),
            root: root.clone(),
        };
        write(&library(&workspace).join("libstd-0.rlib"), "").unwrap();
        write(&stamp(&workspace), "another compiler").unwrap();
        assert!(!is_built(&workspace));
        std::fs::remove_dir_all(root).unwrap();
    }
}
