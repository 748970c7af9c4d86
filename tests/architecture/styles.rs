//! Stylesheets: a class looks the same on every page.

use std::collections::BTreeMap;

use crate::sources::{self, Source};

/// The classes that a stylesheet gives their own block, such as `.chip {` in a layer.
fn blocks(source: &Source) -> impl Iterator<Item = &str> {
    source.code().filter_map(|(_, line)| {
        let selector = line.strip_prefix("  .")?.split_once('{')?.0.trim_end();
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        selector.chars().all(plain).then_some(selector)
    })
}

/// Names the classes with blocks in two stylesheets. Every page loads every stylesheet, so the later block changes the
/// pages of the earlier one. Print styles are there to change others.
fn shared_classes(sources: &[Source]) -> Vec<String> {
    let mut homes: BTreeMap<&str, &str> = BTreeMap::new();
    let mut shared = Vec::new();
    let sheets = sources
        .iter()
        .filter(|source| source.has_extension(&["css"]) && source.path != "style/print.css");
    for sheet in sheets {
        for class in blocks(sheet) {
            let home = *homes.entry(class).or_insert(&sheet.path);
            if home != sheet.path {
                shared.push(format!(".{class}: {home} and {}", sheet.path));
            }
        }
    }
    shared
}

#[test]
fn a_class_has_its_block_in_one_stylesheet() {
    let shared = shared_classes(&sources::all());
    assert!(shared.is_empty(), "\n{}\n", shared.join("\n"));
}

#[test]
fn finds_a_class_with_blocks_in_two_stylesheets() {
    let sheet = |name: &str, text: &str| Source {
        path: format!("style/features/{name}.css"),
        text: text.to_owned(),
    };
    let sheets = [
        sheet("people", "@layer pages {\n  .chip { gap: 0; }\n}\n"),
        sheet("person", "@layer pages {\n  .person .chip { gap: 0; }\n}\n"),
        sheet(
            "scopes",
            "@layer pages {\n  .chip {\n    gap: 1px;\n  }\n}\n",
        ),
    ];
    assert_eq!(
        shared_classes(&sheets),
        [".chip: style/features/people.css and style/features/scopes.css"]
    );
}
