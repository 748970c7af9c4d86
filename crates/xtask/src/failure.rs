//! Why a command stopped. Each message is one sentence that says what is wrong and what to do.

use std::path::{Path, PathBuf};

/// An error that a person can act on. `Display` is the whole message.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line is invalid.
    #[error("{0}; `cargo xtask` lists the commands and their options.")]
    Usage(String),
    /// Another program uses the port.
    #[error(
        "port {port} is in use by another program: stop that program, or choose a free port with {option} N."
    )]
    PortBusy {
        /// The port.
        port: u16,
        /// The option that selects another port.
        option: &'static str,
    },
    /// An input made a reader panic.
    #[error(
        "an input of {name} caused a panic. It is in {}; `cargo xtask fuzz {name} --seed {seed} --count 1` repeats it.",
        path.display()
    )]
    Fuzz {
        /// The kind of input.
        name: &'static str,
        /// The number that makes it.
        seed: u64,
        /// Where it was written.
        path: PathBuf,
    },
    /// A package manager could not reach its server.
    #[error(
        "{what} could not be downloaded: check the network (HTTPS_PROXY sets a proxy), then run the same command again; finished steps are kept."
    )]
    NoNetwork {
        /// What could not be downloaded.
        what: String,
    },
    /// No Chromium, and no package manager to install it.
    #[error(
        "Chromium or its ChromeDriver is missing and could not be installed here: install both (on Debian `apt-get install chromium chromium-driver`), or name them in CHROMIUM and CHROMEDRIVER."
    )]
    NoChromium,
    /// Firefox, WebKitGTK's driver or Xvfb is missing, and no package manager to install it.
    #[error(
        "Firefox, WebKitWebDriver or Xvfb is missing and could not be installed here: install them (on Debian `apt-get install firefox-esr webkit2gtk-driver xvfb`), or name them in FIREFOX, WEBKIT_DRIVER and XVFB."
    )]
    NoOtherBrowsers,
    /// A web server is missing, and no package manager to install it.
    #[error(
        "nginx, Caddy, Apache, OpenSSL or unzip is missing and could not be installed here: install them (on Debian `apt-get install nginx caddy apache2-bin openssl unzip`), then run the same command again."
    )]
    NoWebServers,
    /// Node.js or npm is missing or too old.
    #[error(
        "Node.js 20 or later with npm is needed for the end-to-end tests and figures: install it (on Debian `apt-get install nodejs npm`, or from nodejs.org), then run the same command again."
    )]
    NoNode,
    /// The compiler has no standard library for wasm32.
    #[error(
        "the Rust target wasm32-unknown-unknown is missing and rustup's server did not answer: run `rustup target add wasm32-unknown-unknown` with a network, or use Debian 12, where `apt-get install --no-install-recommends rustc-web cargo-web rust-web-src rust-web-clippy lld-22` installs what is needed to build it."
    )]
    NoWasmTarget,
    /// A conflicting Debian package of Rust would have to be removed first.
    #[error(
        "the Rust target wasm32-unknown-unknown is missing and rustup's server did not answer: run `rustup target add wasm32-unknown-unknown` with a network, or remove Debian's package {package}, which conflicts with rustc-web."
    )]
    RivalRust {
        /// The conflicting package.
        package: String,
    },
    /// Debian's first version of this compiler, without updates.
    #[error(
        "the rustc-web that apt offers is too old for this project: add Debian's security archive (`bookworm-security main`) to apt's sources, or run `rustup target add wasm32-unknown-unknown` with a network."
    )]
    OldDebianRust,
    /// `wasm-opt` is missing and could not be installed.
    #[error(
        "wasm-opt is missing: install Binaryen (on Debian `apt-get install binaryen`), or Node.js with npm so that set-up can fetch it."
    )]
    NoWasmOpt,
    /// Python 3 with venv is missing.
    #[error(
        "Python 3 with its venv module is needed to check the simulator with an SDK: install it (on Debian `apt-get install python3-venv`)."
    )]
    NoPython,
    /// A required program is not installed.
    #[error(
        "{program} is not installed or not on PATH: install it, then run the same command again."
    )]
    NotInstalled {
        /// The program's name.
        program: String,
    },
    /// A program failed. Its own output is above.
    #[error("{what} failed; see its output above.")]
    Step {
        /// What was attempted.
        what: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// The operating system's error.
        source: std::io::Error,
    },
    /// The built page is not as expected.
    #[error("the built page is not as expected: {0}.")]
    Page(String),
    /// The package is not as expected.
    #[error("the package is not as expected: {0}.")]
    Package(String),
    /// Two builds of one commit differ.
    #[error(
        "two builds of the same commit differ in {differing}: compare them in {} and {}.",
        one.display(),
        other.display()
    )]
    Unreproducible {
        /// The files that differ.
        differing: String,
        /// The first zip.
        one: PathBuf,
        /// The second zip.
        other: PathBuf,
    },
    /// The configuration is invalid.
    #[error("{}: {why}", path.display())]
    Config {
        /// The file.
        path: PathBuf,
        /// Line, key and reason.
        why: String,
    },
}

impl Failure {
    /// Converts an error of a file operation, for `map_err`.
    pub fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each message is one sentence that says what to do, without requiring knowledge of this program.
    #[test]
    fn every_error_is_one_sentence_with_a_remedy() {
        let table = [
            (
                Failure::PortBusy {
                    port: 8080,
                    option: "--port",
                },
                "choose a free port with --port N",
            ),
            (
                Failure::NoNetwork {
                    what: "trunk".into(),
                },
                "check the network",
            ),
            (
                Failure::NoChromium,
                "apt-get install chromium chromium-driver",
            ),
            (
                Failure::NoOtherBrowsers,
                "apt-get install firefox-esr webkit2gtk-driver xvfb",
            ),
            (Failure::NoNode, "nodejs.org"),
            (
                Failure::NoWasmTarget,
                "rustup target add wasm32-unknown-unknown",
            ),
            (Failure::NoWasmTarget, "apt-get install --no-install"),
            (
                Failure::RivalRust {
                    package: "rustc".into(),
                },
                "remove Debian's package rustc,",
            ),
            (Failure::OldDebianRust, "bookworm-security"),
            (Failure::NoWasmOpt, "apt-get install binaryen"),
            (Failure::NoPython, "apt-get install python3-venv"),
        ];
        for (failure, advice) in table {
            let text = failure.to_string();
            assert!(text.contains(advice), "{text}");
            assert!(
                text.ends_with('.') && !text.contains('\n') && text.matches(". ").count() == 0,
                "not one sentence: {text}"
            );
        }
    }
}
