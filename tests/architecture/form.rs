//! How files look: short, documented, well named and in plain English.

use crate::breach::{Breach, Rule, lines, whole};
use crate::sources::Source;

/// The rules of this file.
pub const RULES: &[(&str, Rule)] = &[
    ("no file is longer than 400 lines", length),
    ("every module says why it is there", explained),
    ("no file is named after nothing", named),
    ("no test is switched off", ignored),
    ("boot.js is published in at most 6,144 bytes", boot_size),
    ("boot.js makes no code from text and no markup", boot_plain),
];

fn length(source: &Source) -> Vec<Breach> {
    let long = source.text.lines().count();
    if long <= 400 || !source.has_extension(&["rs", "css", "js", "mjs", "ts"]) {
        return Vec::new();
    }
    whole(source, format!("{long} lines"))
}

fn explained(source: &Source) -> Vec<Breach> {
    let first = source
        .text
        .lines()
        .find(|line| !line.starts_with("#![") && !line.is_empty());
    if !source.has_extension(&["rs"])
        || first.is_none_or(|line| line.starts_with("//!"))
        || source.text.contains("#![doc = include_str!")
    {
        return Vec::new();
    }
    whole(source, "does not begin with //!")
}

fn named(source: &Source) -> Vec<Breach> {
    const EMPTY: [&str; 7] = [
        "util", "utils", "helper", "helpers", "manager", "types", "misc",
    ];
    let stem = source
        .path
        .rsplit('/')
        .next()
        .and_then(|name| name.split('.').next())
        .unwrap_or_default();
    if EMPTY.contains(&stem) {
        whole(source, stem)
    } else {
        Vec::new()
    }
}

fn ignored(source: &Source) -> Vec<Breach> {
    let marks: &[&str] = match source.path.rsplit('.').next() {
        Some("rs") => &[concat!("#[ign", "ore")],
        Some("ts") => &[
            "test.skip(",
            "test.only(",
            "test.fixme(",
            "describe.skip(",
            "describe.only(",
        ],
        _ => return Vec::new(),
    };
    lines(source, |line| marks.iter().any(|mark| line.contains(mark)))
}

fn boot_size(source: &Source) -> Vec<Breach> {
    // Computes the size as published by `crates/xtask/src/web/finish.rs`.
    let lines = source.text.lines().map(str::trim_start);
    let size: usize = lines
        .filter(|line| !line.starts_with("//"))
        .map(|line| line.len() + 1)
        .sum();
    if source.path != "boot.js" || size <= 6144 {
        return Vec::new();
    }
    whole(source, format!("{size} bytes"))
}

fn boot_plain(source: &Source) -> Vec<Breach> {
    if source.path != "boot.js" {
        return Vec::new();
    }
    lines(source, |line| {
        [
            "eval(",
            "new Function",
            "innerHTML",
            "outerHTML",
            "document.write",
        ]
        .iter()
        .any(|mark| line.contains(mark))
    })
}

/// A file that breaks each rule.
pub fn broken(file: impl Fn(&str, &str) -> Source) -> Vec<(&'static str, Source)> {
    vec![
        (RULES[0].0, file("src/a.rs", &"x\n".repeat(401))),
        (RULES[1].0, file("src/a.rs", "fn a() {}\n")),
        (RULES[2].0, file("src/ui/helpers.rs", "//! Why.\n")),
        (
            RULES[3].0,
            file("tests/e2e/specs/a.spec.ts", "test.skip('a', () => {});"),
        ),
        (
            RULES[3].0,
            file("crates/a/src/a.rs", concat!("#[ign", "ore]")),
        ),
        (RULES[4].0, file("boot.js", &"x".repeat(6145))),
        (RULES[5].0, file("boot.js", "panel.innerHTML = text;")),
    ]
}
