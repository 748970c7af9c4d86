//! No circles between files: if two files need each other, join them or move what they share into a third.
//!
//! Only paths in code count. `mod` lines and re-exports (`pub use`) are not dependencies, so a folder's `mod.rs` can re-export its files' items.

#[path = "circles/imports.rs"]
mod imports;
#[path = "circles/module.rs"]
mod module;

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::Source;
use imports::Crate;

/// The accepted circles: their files, and the reason.
const ALLOWED: &[(&[&str], &str)] = &[];

/// The files of the same crate that each file depends on.
type Needs = BTreeMap<String, BTreeSet<String>>;

/// The source folders of the crates.
const CRATES: [&str; 6] = [
    "src/",
    "crates/rollcall-core/src/",
    "crates/webex-api/src/",
    "crates/webex-openapi/src/",
    "crates/webex-sim/src/",
    "crates/xtask/src/",
];

#[test]
fn no_circles_between_files() {
    let sources = crate::sources::all();
    let mut found = Vec::new();
    for folder in CRATES {
        let circles = circles(&Crate::read(folder, &sources).needs());
        found.extend(circles.into_iter().filter(|circle| !allowed(circle)));
    }
    let told: Vec<String> = found.iter().map(|circle| circle.join("\n  ")).collect();
    assert!(found.is_empty(), "circles:\n\n{}\n", told.join("\n\n"));
}

#[test]
fn every_allowed_circle_exists() {
    let sources = crate::sources::all();
    let all: Vec<Vec<String>> = CRATES
        .iter()
        .flat_map(|folder| circles(&Crate::read(folder, &sources).needs()))
        .collect();
    for (files, reason) in ALLOWED {
        assert!(!reason.is_empty());
        assert!(
            all.iter().any(|circle| circle == files),
            "{files:?} is gone"
        );
    }
}

fn allowed(circle: &[String]) -> bool {
    ALLOWED.iter().any(|(files, _)| circle == *files)
}

/// Returns the groups of files that depend on each other, each sorted.
fn circles(needs: &Needs) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = needs
        .keys()
        .map(|file| (file, reach(needs, file)))
        .collect();
    let mut circles = BTreeSet::new();
    for (file, others) in &reached {
        let back = |other: &&&String| reached.get(**other).is_some_and(|its| its.contains(file));
        let mut circle: BTreeSet<String> = others
            .iter()
            .filter(back)
            .map(|other| (*other).clone())
            .collect();
        if !circle.is_empty() {
            circle.insert((*file).clone());
        }
        if circle.len() > 1 {
            circles.insert(circle.into_iter().collect::<Vec<_>>());
        }
    }
    circles.into_iter().collect()
}

fn reach<'a>(needs: &'a Needs, from: &'a String) -> BTreeSet<&'a String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for next in needs.get(file).into_iter().flatten() {
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    seen
}

#[test]
fn circles_are_found() {
    let file = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    /// A name, the files with their content, and the number of circles in them.
    type Row = (&'static str, &'static [(&'static str, &'static str)], usize);
    let rows: [Row; 9] = [
        (
            "two files",
            &[("a.rs", "use crate::b::B;"), ("b.rs", "use crate::a::A;")],
            1,
        ),
        (
            "one way",
            &[("a.rs", "use crate::b::B;"), ("b.rs", "pub struct B;")],
            0,
        ),
        (
            "three files, one by a path in the code",
            &[
                ("a.rs", "use crate::{b::B, d::D};"),
                ("b.rs", "fn b() { crate::c::c() }"),
                ("c.rs", "use super::a;"),
                ("d.rs", ""),
            ],
            1,
        ),
        (
            "a module that `use` brings in, and a path that begins with it",
            &[
                ("a.rs", "use crate::c;\nfn a() { c::d::go() }"),
                ("c/mod.rs", "pub mod d;"),
                ("c/d.rs", "use crate::a::A;"),
            ],
            1,
        ),
        (
            "a parent and its child",
            &[
                ("a.rs", "mod inner;\nfn a() { inner::go() }"),
                ("a/inner.rs", "use super::A;"),
            ],
            1,
        ),
        (
            "a re-export leads to where the name is",
            &[
                ("a/mod.rs", "mod x;\nmod y;\npub use x::X;"),
                ("a/x.rs", "pub struct X;"),
                ("a/y.rs", "use super::X;"),
            ],
            0,
        ),
        (
            "a re-export hides no circle",
            &[
                ("a/mod.rs", "mod x;\nmod y;\npub use x::X;\npub use y::Y;"),
                ("a/x.rs", "use super::Y;"),
                ("a/y.rs", "use crate::a::X;"),
            ],
            1,
        ),
        (
            "tests do not count",
            &[
                ("a.rs", "use crate::b::B;"),
                ("b.rs", "#[cfg(test)]\nmod tests {\nuse crate::a::A;\n}"),
            ],
            0,
        ),
        (
            "comments do not count",
            &[
                ("a.rs", "use crate::b::B;"),
                ("b.rs", "//! See [`crate::a::A`]."),
            ],
            0,
        ),
    ];
    for (name, files, expected) in rows {
        let sources: Vec<Source> = files
            .iter()
            .map(|(path, text)| file(&format!("src/{path}"), text))
            .chain([file("src/lib.rs", "mod a;")])
            .collect();
        let found = circles(&Crate::read("src/", &sources).needs());
        assert_eq!(found.len(), expected, "{name}: {found:?}");
    }
}
