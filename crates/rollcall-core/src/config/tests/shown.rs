//! What is shown of the settings holds nothing that hides, reorders or breaks a line.

use super::*;
use serde_json::json;

/// Controls, line ends, marks and overrides of direction, isolates, zero widths, fillers and tags.
const HIDDEN: [char; 31] = [
    '\0',
    '\u{7}',
    '\t',
    '\n',
    '\r',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{9f}',
    '\u{ad}',
    '\u{61c}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{feff}',
    '\u{3164}',
    '\u{e0041}',
];

#[test]
fn no_setting_holds_a_hidden_character() {
    for hidden in HIDDEN {
        for text in [
            format!("Roll{hidden}call"),
            format!("Rollcall{hidden}"),
            format!("{hidden}Rollcall"),
        ] {
            let address = format!("https://example.webex.com/{text}");
            for (key, value) in [
                ("title", json!(text)),
                ("clientId", json!(text)),
                ("supportUrl", json!(format!("https://help.example/{text}"))),
                ("supportUrl", json!(format!("mailto:{text}@example.com"))),
                ("issuer", json!(address)),
                ("apiUrl", json!(address)),
                ("authorizeUrl", json!(address)),
                ("tokenUrl", json!(address)),
                ("xmlUrl", json!(address)),
                ("redirectPath", json!(text)),
                ("scopes", json!([text])),
                ("environments", json!([text])),
                ("signInMethods", json!([text])),
            ] {
                let (line, named, message) =
                    fault(&format!("{{\n{}: {value}}}", json!(key)), PUBLIC);
                assert_eq!((line, named.as_deref()), (2, Some(key)), "{value}");
                assert!(!message.contains(hidden), "{key}: {message:?}");
            }
        }
    }
}

#[test]
fn a_title_may_be_in_any_script() {
    for title in [
        "ניהול Webex",
        "إدارة Webex",
        "می\u{200c}خواهم",
        "名簿",
        "Rollcall 👩\u{200d}💻",
    ] {
        let config = Config::parse(&json!({ "title": title }).to_string(), PUBLIC).unwrap();
        assert_eq!(config.title, title);
    }
}

#[test]
fn a_key_is_shown_without_what_it_hides() {
    for hidden in HIDDEN {
        let json = json!({ format!("x{hidden}eltit"): 1 }).to_string();
        let shown = Config::parse(&json, PUBLIC).unwrap_err().to_string();
        assert!(!shown.contains(hidden), "{shown:?}");
    }
    let json = json!({ "k".repeat(5000): 1 }).to_string();
    assert!(
        Config::parse(&json, PUBLIC)
            .unwrap_err()
            .to_string()
            .chars()
            .count()
            < 200
    );
}
