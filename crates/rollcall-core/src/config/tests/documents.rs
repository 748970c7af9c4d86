//! What the documents say of the settings is what the app reads.

use super::*;

/// The keys of the table of settings in the README.
fn documented() -> Vec<&'static str> {
    let readme = include_str!("../../../../../README.md");
    let table = readme.split("<!-- settings -->").nth(1).unwrap();
    let rows = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(key, _)| key).collect()
}

/// The table of settings in the README names exactly the keys that are read.
#[test]
fn the_readme_names_every_key() {
    let named = documented();
    for key in &named {
        assert!(
            Config::parse(&format!("{{\"{key}\": null}}"), PUBLIC).is_ok(),
            "{key} is not read"
        );
    }
    let source = include_str!("../../config.rs");
    let read = source.matches("\" => entry.fill(").count();
    assert_eq!(named.len(), read, "a key is not documented: {named:?}");
}

/// The example of docs/configuration.md is a `config.json` that starts the app and has every key.
#[test]
fn the_example_has_every_key_and_is_accepted() {
    let document = include_str!("../../../../../docs/configuration.md");
    let example = document.split("```json\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let config = Config::parse(example, PUBLIC).unwrap_or_else(|error| panic!("{error}"));
    let value: serde_json::Value = serde_json::from_str(example).unwrap();
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = documented();
    keys.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(config.sign_in_methods(), SignInMethod::ALL);
    for key in expected {
        assert!(
            document.matches(&format!("`{key}`")).count() > 0,
            "{key} is shown and not explained"
        );
    }
}
