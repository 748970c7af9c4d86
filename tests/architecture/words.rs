//! Plain English in comments, documents and messages: no phrases that only a translation would use.

use crate::breach::{Breach, Rule, all_lines, names};
use crate::sources::Source;

/// The rules of this file.
pub const RULES: &[(&str, Rule)] = &[("texts are in plain English", plain)];

/// Phrases to avoid, in lower case. Say who does what instead: "anyone who", "by itself", "is in", "is called when".
const AVOIDED: [&str; 22] = [
    "whoever",
    "of its own accord",
    "stands there",
    "stands here",
    "stands in it",
    "as it stands",
    "takes it away",
    "came to nothing",
    "came of it",
    "comes of it",
    "comes of nothing",
    "hangs on",
    "in the wrong ways",
    "is it over",
    "holds a call up",
    "holds up a call",
    "told apart",
    "is nothing without",
    "without a word",
    "behind our back",
    "by order",
    "anew",
];

fn plain(source: &Source) -> Vec<Breach> {
    let is_text = source.has_extension(&["rs", "ts", "js", "mjs", "md", "html"]);
    // This file lists the phrases.
    if !is_text || source.path == "tests/architecture/words.rs" {
        return Vec::new();
    }
    all_lines(source, |line| {
        let line = line.to_lowercase();
        AVOIDED.iter().any(|phrase| names(&line, phrase))
    })
}

/// Files that break each rule.
pub fn broken(file: impl Fn(&str, &str) -> Source) -> Vec<(&'static str, Source)> {
    let comment = "//! Closes.\n/// Whoever shows the dialog closes it.\nfn close() {}\n";
    vec![
        (RULES[0].0, file("crates/webex-api/src/a.rs", comment)),
        (
            RULES[0].0,
            file("docs/a.md", "It ends of its own accord.\n"),
        ),
        (
            RULES[0].0,
            file(
                "tests/e2e/specs/a.spec.ts",
                "expect(a, 'what came of it').toBe(1);",
            ),
        ),
    ]
}
