//! A way to the wasm target without rustup's server: Debian 12's `rustc-web` with its library source, compiled once.
//!
//! The library goes to a folder under `target`; nothing of the system's compiler is changed. App builds of this way use a
//! target folder of their own, because two compilers in one rebuild each other's work.

use super::debian;
use super::wasm_library::{ERASE, TARGET, has_library};
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, write};
use std::path::PathBuf;
use std::process::Command;

/// The compiler of [`PACKAGES`]; by its path, because rustup's stands before it on most machines.
pub const COMPILER: &str = "/usr/bin/rustc";

/// Its Cargo.
pub const CARGO: &str = "/usr/bin/cargo";

/// Its Clippy.
pub const CLIPPY: &str = "/usr/bin/cargo-clippy";

/// All but the linker, which is chosen by the compiler's LLVM: Debian's plain `lld` is version 14, and the module that it links with
/// relocations cannot be cut in two.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

/// Packages that apt would take away to install [`PACKAGES`], which is not ours to decide.
const RIVALS: [&str; 3] = ["rustc", "rustc-mozilla", "rustup"];

/// No older than the one that `rust-toolchain.toml` pins. Debian 12 began with 1.85 and brings newer ones as security updates.
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

/// Which compiler the library was built by.
fn stamp(workspace: &Workspace) -> PathBuf {
    sysroot(workspace).join("compiler.txt")
}

/// Whether an earlier run has built it, with the compiler that is installed now: an update of that one cannot read it.
pub fn is_built(workspace: &Workspace) -> bool {
    has_library(&library(workspace))
        && std::fs::read_to_string(stamp(workspace)).ok() == words(workspace)
}

/// Installs the packages and builds the library, about a minute.
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
    // What another compiler has left would stand beside the new files under other names.
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
        // Cargo compiles the library only when the compiler is told that unstable switches are meant. The app is compiled without.
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

/// The packages, new enough, and the linker for them; what the compiler says about itself.
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
        // Lists from before the security updates install what the lists know.
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

/// What the compiler says about itself.
fn words(workspace: &Workspace) -> Option<String> {
    process::output(process::command(workspace, COMPILER).arg("-vV"))
}

fn release(workspace: &Workspace) -> Option<(u32, u32)> {
    version(&words(workspace)?, "release: ")
}

fn llvm(words: &str) -> Option<u32> {
    version(words, "LLVM version: ").map(|(major, _)| major)
}

/// The first two numbers of the line that begins with `name`.
fn version(words: &str, name: &str) -> Option<(u32, u32)> {
    let line = words.lines().find_map(|line| line.strip_prefix(name))?;
    let mut numbers = line.split('.').map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// Makes a command that runs cargo use that compiler and its linker.
pub fn environment(workspace: &Workspace, command: &mut Command) {
    let llvm = words(workspace).as_deref().and_then(llvm);
    let linker = llvm.map_or_else(|| "wasm-ld".to_owned(), |llvm| format!("wasm-ld-{llvm}"));
    command
        .env("RUSTC", COMPILER)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
        .env("CARGO_TARGET_DIR", workspace.target.join("web"));
}

/// Compiler flags that make it find the library; they go into [`super::wasm_target::FLAGS`].
pub fn flags(workspace: &Workspace) -> [String; 2] {
    let sysroot = format!("--sysroot={}", sysroot(workspace).display());
    [ERASE.to_owned(), sysroot]
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "rustc 1.96.0 (ac68faa20 2026-05-25)\nbinary: rustc\nrelease: 1.96.0\nLLVM version: 22.1.8\n";

    #[test]
    fn the_compilers_words_tell_whether_it_is_new_enough_and_which_linker_fits() {
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
    fn a_library_of_another_compiler_is_none() {
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
