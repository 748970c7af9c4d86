//! Which crates may depend on which, checked in the manifests.

use crate::breach::{Breach, Rule, lines, whole};
use crate::sources::Source;

/// The rules of this file.
pub const RULES: &[(&str, Rule)] = &[
    ("a crate depends only on the layers below it", below),
    (
        "the simulator and the documents share no types with the client, in tests either",
        apart,
    ),
    ("the pure crates depend on no platform", pure),
    ("every crate has the workspace's lints", lints),
    ("the workspace forbids unsafe code", safe),
];

/// The crates of ours that each crate may depend on.
const BELOW: &[(&str, &[&str])] = &[
    ("crates/webex-api/Cargo.toml", &[]),
    ("crates/webex-sim/Cargo.toml", &[]),
    ("crates/webex-openapi/Cargo.toml", &[]),
    ("crates/rollcall-core/Cargo.toml", &["webex-api"]),
    (
        "crates/webex-demo/Cargo.toml",
        &["rollcall-core", "webex-api", "webex-sim"],
    ),
    ("Cargo.toml", &["rollcall-core", "webex-api"]),
    (
        "crates/xtask/Cargo.toml",
        &["rollcall-core", "webex-api", "webex-openapi"],
    ),
];

const OURS: [&str; 7] = [
    "rollcall",
    "rollcall-core",
    "webex-api",
    "webex-demo",
    "webex-openapi",
    "webex-sim",
    "xtask",
];

const PLATFORM: [&str; 9] = [
    "leptos",
    "web-sys",
    "js-sys",
    "gloo",
    "wasm-bindgen",
    "tokio",
    "reqwest",
    "axum",
    "async-std",
];

/// Iterates over the lines that declare a dependency in one of a manifest's tables.
fn dependencies<'a>(source: &'a Source, table: &'a str) -> impl Iterator<Item = &'a str> {
    source
        .text
        .lines()
        .skip_while(move |line| *line != table)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| {
            line.split(['.', ' ', '='])
                .next()
                .filter(|name| !name.is_empty())
        })
}

fn below(source: &Source) -> Vec<Breach> {
    let Some((_, allowed)) = BELOW.iter().find(|(path, _)| *path == source.path) else {
        return Vec::new();
    };
    dependencies(source, "[dependencies]")
        .filter(|name| OURS.contains(name) && !allowed.contains(name))
        .flat_map(|name| whole(source, name))
        .collect()
}

fn apart(source: &Source) -> Vec<Breach> {
    match source.path.as_str() {
        "crates/webex-sim/Cargo.toml" | "crates/webex-openapi/Cargo.toml" => {
            lines(source, |line| {
                line.contains("webex-api") || line.contains("rollcall-core")
            })
        }
        _ => Vec::new(),
    }
}

fn pure(source: &Source) -> Vec<Breach> {
    match source.path.as_str() {
        "crates/webex-api/Cargo.toml" | "crates/rollcall-core/Cargo.toml" => {
            dependencies(source, "[dependencies]")
                .filter(|name| PLATFORM.iter().any(|platform| name.starts_with(platform)))
                .flat_map(|name| whole(source, name))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn lints(source: &Source) -> Vec<Breach> {
    if !source.path.ends_with("Cargo.toml") || source.text.contains("[lints]\nworkspace = true") {
        return Vec::new();
    }
    whole(source, "no [lints] workspace = true")
}

fn safe(source: &Source) -> Vec<Breach> {
    if source.path != "Cargo.toml" || source.text.contains("unsafe_code = \"forbid\"") {
        return Vec::new();
    }
    whole(source, "no unsafe_code = \"forbid\"")
}

/// A file that breaks each rule.
pub fn broken(file: impl Fn(&str, &str) -> Source) -> Vec<(&'static str, Source)> {
    vec![
        (
            RULES[0].0,
            file(
                "crates/webex-api/Cargo.toml",
                "[dependencies]\nrollcall-core.workspace = true\n",
            ),
        ),
        (
            RULES[1].0,
            file(
                "crates/webex-sim/Cargo.toml",
                "[dev-dependencies]\nwebex-api.workspace = true\n",
            ),
        ),
        (
            RULES[1].0,
            file(
                "crates/webex-openapi/Cargo.toml",
                "[dev-dependencies]\nwebex-api.workspace = true\n",
            ),
        ),
        (
            RULES[2].0,
            file(
                "crates/rollcall-core/Cargo.toml",
                "[dependencies]\nserde.workspace = true\nweb-sys = \"0.3\"\n",
            ),
        ),
        (RULES[3].0, file("crates/new/Cargo.toml", "[package]\n")),
        (
            RULES[4].0,
            file(
                "Cargo.toml",
                "[workspace.lints.rust]\nunsafe_code = \"deny\"\n",
            ),
        ),
    ]
}
