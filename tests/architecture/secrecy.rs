//! What must not be stored or published.

use crate::breach::{Breach, Rule, all_lines, lines};
use crate::sources::Source;

/// The rules of this file.
pub const RULES: &[(&str, Rule)] = &[
    (
        "local storage holds preferences and the digest of ended sign-ins",
        local_storage,
    ),
    ("session storage is the vault's", session_storage),
    ("no path of somebody's machine is published", machines),
];

fn local_storage(source: &Source) -> Vec<Breach> {
    let may = [
        "src/browser/preference.rs",
        "src/browser/shortcuts.rs",
        "src/browser/ended.rs",
    ];
    let in_app = source.is_product("src/") && !may.contains(&source.path.as_str());
    if !in_app && source.path != "boot.js" {
        return Vec::new();
    }
    lines(source, |line| {
        (line.contains("local_storage") || line.contains("localStorage"))
            && !line.contains("'rollcall.theme'")
    })
}

fn session_storage(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/") || source.path.starts_with("src/browser/vault") {
        return Vec::new();
    }
    lines(source, |line| line.contains("session_storage"))
}

fn machines(source: &Source) -> Vec<Breach> {
    let marks = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
    ];
    all_lines(source, |line| marks.iter().any(|mark| line.contains(mark)))
}

/// A file that breaks each rule.
pub fn broken(file: impl Fn(&str, &str) -> Source) -> Vec<(&'static str, Source)> {
    vec![
        (RULES[0].0, file("src/data/a.rs", "window.local_storage()")),
        (
            RULES[0].0,
            file("boot.js", "localStorage.setItem('rollcall.tokens', '')"),
        ),
        (
            RULES[1].0,
            file("src/session/a.rs", "window.session_storage()"),
        ),
        (
            RULES[2].0,
            file("docs/a.md", concat!("see /wo", "rk/notes")),
        ),
    ]
}
