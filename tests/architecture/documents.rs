//! What the documents say exists: paths, tests, and the rows of the threat model.

use crate::sources::{self, Source};

/// The folders that a path in a document begins with.
const FOLDERS: [&str; 8] = [
    "src/", "crates/", "tests/", "docs/", "public/", "style/", "bench/", ".ci/",
];

fn is_document(source: &Source) -> bool {
    source.has_extension(&["md"])
}

/// The texts between backticks, one line at a time.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// Whether text is one word of letters, digits and underscores with at least three parts: the name of a test.
fn is_test_name(text: &str) -> bool {
    text.split('_').count() > 2
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// Checks of the reference list that a text cites, such as `S14`. `S256` is the challenge method of PKCE.
fn cited(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| {
            word.strip_prefix('S').is_some_and(|number| {
                (1..=2).contains(&number.len())
                    && number.chars().all(|digit| digit.is_ascii_digit())
            })
        })
}

/// Where a check can be cited: in a document, a comment, or the title of an end-to-end test.
fn citing_lines(source: &Source) -> impl Iterator<Item = &str> {
    let document = is_document(source);
    let script = source.path.starts_with("tests/e2e/") && source.has_extension(&["ts"]);
    let rust = source.has_extension(&["rs"]) && !source.path.starts_with("tests/architecture/");
    source.text.lines().filter(move |line| {
        let line = line.trim_start();
        document
            || (script && (line.contains("(S") || line.starts_with("/*")))
            || (rust && line.starts_with("//"))
    })
}

fn threat_model(sources: &[Source]) -> &str {
    let model = sources
        .iter()
        .find(|source| source.path == "docs/threat-model.md");
    &model.unwrap().text
}

#[test]
fn every_path_in_a_document_exists() {
    let sources = sources::all();
    let mut missing = Vec::new();
    // A superseded decision tells how things were.
    let current = |source: &&Source| is_document(source) && !source.text.contains("Superseded by");
    for source in sources.iter().filter(current) {
        for path in quoted(&source.text) {
            let is_path = FOLDERS.iter().any(|folder| path.starts_with(folder))
                && !path.contains(|letter: char| " <>{}*…".contains(letter));
            if !is_path {
                continue;
            }
            let path = path.trim_end_matches('/');
            // A crate's own README names paths below the crate.
            let folder = source
                .path
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder);
            let below = format!("{folder}/{path}");
            let exists = sources.iter().any(|other| {
                other.path == path
                    || other.path == below
                    || other.path.starts_with(&format!("{path}/"))
                    || other.path == format!("{path}.rs")
            });
            if !exists {
                missing.push(format!("{}: {path}", source.path));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_test_that_the_threat_model_names_exists() {
    let sources = sources::all();
    let mut missing: Vec<&str> = quoted(threat_model(&sources))
        .filter(|name| is_test_name(name))
        .filter(|name| {
            let declared = format!("fn {name}");
            !sources.iter().any(|source| source.text.contains(&declared))
        })
        .collect();
    missing.sort_unstable();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_cited_check_is_a_row_of_the_threat_model() {
    let sources = sources::all();
    let rows: Vec<&str> = threat_model(&sources)
        .lines()
        .filter(|line| line.starts_with("| S"))
        .filter_map(|line| line.split('|').nth(1))
        .flat_map(cited)
        .collect();
    assert!(rows.len() > 20, "the table was not found");
    let mut missing: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            citing_lines(source)
                .flat_map(cited)
                .map(move |check| (source, check))
        })
        .filter(|(_, check)| !rows.contains(check))
        .map(|(source, check)| format!("{}: {check}", source.path))
        .collect();
    missing.dedup();
    assert!(missing.is_empty(), "{missing:#?}");
}
