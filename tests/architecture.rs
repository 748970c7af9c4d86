//! The rules of `docs/architecture.md` that Cargo cannot enforce, checked on the files' text.
//!
//! Each rule is a function from a file to its breaches. `every_rule_finds_its_example` gives each one a file that
//! breaks it.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "architecture/breach.rs"]
mod breach;
#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/dependencies.rs"]
mod dependencies;
#[path = "architecture/documents.rs"]
mod documents;
#[path = "architecture/form.rs"]
mod form;
#[path = "architecture/later.rs"]
mod later;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/secrecy.rs"]
mod secrecy;
#[path = "architecture/sources.rs"]
mod sources;
#[path = "architecture/styles.rs"]
mod styles;
#[path = "architecture/supply.rs"]
mod supply;
#[path = "architecture/words.rs"]
mod words;

use breach::{Breach, Rule};
use sources::Source;

fn all_rules() -> Vec<(&'static str, Rule)> {
    [
        dependencies::RULES,
        later::RULES,
        layers::RULES,
        form::RULES,
        secrecy::RULES,
        words::RULES,
    ]
    .concat()
}

#[test]
fn all_rules_hold() {
    let sources = sources::all();
    assert!(sources.len() > 50, "the checkout was not found");
    let breaches: Vec<String> = all_rules()
        .into_iter()
        .flat_map(|(name, rule)| {
            sources
                .iter()
                .flat_map(rule)
                .map(move |breach| format!("{name}: {breach}"))
        })
        .collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn every_rule_finds_its_example() {
    let broken = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let examples = [
        dependencies::broken(broken),
        later::broken(broken),
        layers::broken(broken),
        form::broken(broken),
        secrecy::broken(broken),
        words::broken(broken),
    ]
    .concat();
    for (name, rule) in all_rules() {
        let mine: Vec<&Source> = examples
            .iter()
            .filter(|(of, _)| *of == name)
            .map(|(_, source)| source)
            .collect();
        assert!(!mine.is_empty(), "no example breaks {name:?}");
        for source in mine {
            let breaches: Vec<Breach> = rule(source);
            assert!(!breaches.is_empty(), "{name:?} lets {source:?} through");
        }
    }
}
