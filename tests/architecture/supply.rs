//! Every dependency comes from crates.io or npm, under a licence in `deny.toml`. Needs no network: Cargo and npm's lock
//! file have the data.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The platforms this project is compiled for. Cargo only knows packages of other platforms once it has fetched them.
const PLATFORMS: [&str; 2] = ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the strings of the list `name` in `deny.toml`.
fn allowed(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    list(&text, name)
}

fn list(text: &str, name: &str) -> Vec<String> {
    let (_, rest) = text.split_once(&format!("\n{name} = [")).unwrap();
    let (inside, _) = rest.split_once(']').unwrap();
    let quoted = inside.split('"').skip(1).step_by(2);
    quoted.map(str::to_owned).collect()
}

/// Whether these licences satisfy an SPDX expression. `/` is the old spelling of `OR`.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let met = either(&mut rest, allowed);
    met && rest.is_empty()
}

fn either(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = both(rest, allowed);
    while let [word, tail @ ..] = *rest
        && *word == "OR"
    {
        *rest = tail;
        met |= both(rest, allowed);
    }
    met
}

fn both(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = one(rest, allowed);
    while let [word, tail @ ..] = *rest
        && *word == "AND"
    {
        *rest = tail;
        met &= one(rest, allowed);
    }
    met
}

fn one(rest: &mut &[&str], allowed: &[String]) -> bool {
    match *rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let met = either(rest, allowed);
            let [")", tail @ ..] = *rest else {
                return false;
            };
            *rest = tail;
            met
        }
        [name, "WITH", exception, tail @ ..] => {
            *rest = tail;
            let whole = format!("{name} WITH {exception}");
            allowed.contains(&whole)
        }
        [name, tail @ ..] => {
            *rest = tail;
            allowed.iter().any(|allowed| allowed == name)
        }
        [] => false,
    }
}

/// Returns every package of the lock file that one of our platforms needs.
fn packages(platform: &str) -> Vec<Value> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args([
        "metadata",
        "--offline",
        "--locked",
        "--format-version=1",
        "--all-features",
        "--filter-platform",
        platform,
    ]);
    let output = cargo.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

#[test]
fn every_crate_comes_from_crates_io_under_an_allowed_licence() {
    let (licenses, registries) = (allowed("allow"), allowed("allow-registry"));
    let mut wrong = Vec::new();
    for platform in PLATFORMS {
        let packages = packages(platform);
        assert!(packages.len() > 100, "{platform} has too few packages");
        for package in packages {
            let license = package["license"].as_str().unwrap_or_default();
            if !is_met(license, &licenses) {
                wrong.push(format!("{}: license {license:?}", package["id"]));
            }
            if let Some(source) = package["source"].as_str() {
                let registry = source.strip_prefix("registry+");
                if registry.is_none_or(|registry| !registries.iter().any(|has| has == registry)) {
                    wrong.push(format!("{}: source {source:?}", package["id"]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Old packages that name their licence, MIT, in a way that npm does not copy to the lock file.
const MIT_IN_OLD_FORM: [&str; 2] = ["node_modules/busboy", "node_modules/streamsearch"];

/// The packages of the test tools, none of which is published. MPL-2.0 requires nothing of those who only run it.
#[test]
fn every_npm_package_comes_from_npm_under_an_allowed_licence() {
    let path = root().join("tests/e2e/package-lock.json");
    let lock: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut licenses = allowed("allow");
    let of_tools = ["0BSD", "BlueOak-1.0.0", "BSD-2-Clause", "ISC", "MPL-2.0"];
    licenses.extend(of_tools.map(str::to_owned));
    let mut wrong = Vec::new();
    for (name, package) in lock["packages"].as_object().unwrap() {
        // The entry without a name is this project.
        if name.is_empty() {
            continue;
        }
        let license = package["license"].as_str().unwrap_or_default();
        let old = license.is_empty() && MIT_IN_OLD_FORM.contains(&name.as_str());
        if !old && !is_met(license, &licenses) {
            wrong.push(format!("{name}: license {license:?}"));
        }
        // The lock file has no addresses, so that every package comes from npm's configured registry.
        if let Some(from) = package["resolved"].as_str() {
            wrong.push(format!("{name}: source {from:?}"));
        }
        if package["integrity"].as_str().is_none() {
            wrong.push(format!("{name}: no digest"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn reads_license_expressions_as_spdx_defines() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"].map(str::to_owned);
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("Unlicense/MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0-only", false),
        // AND binds more tightly than OR.
        ("MIT OR GPL-3.0-only AND GPL-3.0-only", true),
        ("MIT WITH an-exception", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("GPL-3.0-only WITH an-exception OR GPL-3.0-only", false),
        ("MIT WITH", false),
        ("(MIT", false),
        ("MIT)", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression:?}");
    }
}

#[test]
fn reads_the_lists_of_deny_toml() {
    let text = "\nallow = [\n  \"MIT\",\n  \"Zlib\",\n]\nallow-git = []\n";
    assert_eq!(list(text, "allow"), ["MIT", "Zlib"]);
    assert!(list(text, "allow-git").is_empty());
}
