//! Table tests: what a configuration may say, and how each fault is named.

use super::*;

const PUBLIC: &str = "https://admin.example.com";
const LOCAL: &str = "http://127.0.0.1:8080";

fn fault(json: &str, origin: &str) -> (usize, Option<String>, String) {
    let error = Config::parse(json, origin).unwrap_err();
    (error.line, error.key, error.message)
}

#[test]
fn an_empty_object_is_the_real_webex() {
    let config = Config::parse("{}", PUBLIC).unwrap();
    assert_eq!(config, Config::default());
    assert_eq!(config.connect_origins(), ["https://webexapis.com"]);
    assert_eq!(
        config.oauth_endpoints().token,
        "https://webexapis.com/v1/access_token"
    );
}

#[test]
fn every_key_is_read() {
    let json = r#"{ "clientId": "C1", "apiUrl": "http://127.0.0.1:8081/v1/", "authorizeUrl": "http://localhost:8081/v1/authorize",
        "tokenUrl": "http://[::1]:8081/v1/access_token", "issuer": "http://127.0.0.1:8081", "redirectPath": "callback", "scopes": ["a:b"] }"#;
    let config = Config::parse(json, LOCAL).unwrap();
    assert_eq!(config.client_id.as_deref(), Some("C1"));
    assert_eq!(config.api_base(), "http://127.0.0.1:8081/v1");
    assert_eq!(config.authorize, "http://localhost:8081/v1/authorize");
    assert_eq!(
        config.connect_origins(),
        ["http://127.0.0.1:8081", "http://[::1]:8081"]
    );
    assert_eq!(
        config.redirect_uri(LOCAL, "/x/y/"),
        "http://127.0.0.1:8080/x/y/callback"
    );
    assert_eq!(config.scopes.as_deref(), Some(&["a:b".to_owned()][..]));
    assert_eq!(
        config.oauth_endpoints().issuer.as_deref(),
        Some("http://127.0.0.1:8081")
    );
}

#[test]
fn line_and_key_of_a_fault_are_named() {
    let unknown = "{\n  \"issuer\": \"a, \\\"clientID\\\": 1\",\n\n  \"clientID\": \"x\"\n}";
    assert_eq!(
        fault(unknown, PUBLIC),
        (
            4,
            Some("clientID".into()),
            "is not a setting of this app".into()
        )
    );
    assert_eq!(
        fault("{\n\"clientId\": 5}", PUBLIC),
        (2, Some("clientId".into()), "must be a string".into())
    );
    assert_eq!(
        fault("{\"scopes\": [\"a\", {\"apiUrl\": 1}]}", PUBLIC).1,
        Some("scopes".into())
    );
    assert_eq!(
        fault("{\"issuer\":\"a\",\n\"issuer\":\"b\"}", PUBLIC).2,
        "is set twice"
    );
    assert_eq!(
        fault("{\n\"issuer\": \"a\",\n}", PUBLIC),
        (3, None, "is not valid JSON".into())
    );
    assert_eq!(
        fault("[]", PUBLIC),
        (1, None, "must hold one JSON object".into())
    );
    assert_eq!(
        fault(
            &format!("{{\"issuer\": \"{}\"}}", "a".repeat(SIZE_LIMIT)),
            PUBLIC
        )
        .1,
        None
    );
    let shown = Config::parse(unknown, PUBLIC).unwrap_err().to_string();
    assert_eq!(
        shown,
        "config.json, line 4: “clientID” is not a setting of this app"
    );
}

#[test]
fn tokens_go_to_webex_only() {
    let hostile = [
        "http://webexapis.com/v1",
        "https://evil.example/v1",
        "https://webexapis.com.evil.example/v1",
        "https://webexapis.com@evil.example/v1",
        "https://evil.example/webexapis.com",
        "https://notwebex.com/v1",
        "https://.webex.com/v1",
        "https://webex.com.evil/v1",
        "https://WEBEXAPIS.com/v1",
        "https://webexapis.com:8443/v1",
        "https://webexapis.com:/v1",
        "https://webexapis.com/v1?x=1",
        "https://webexapis.com/v1#x",
        "https://webexapis.com/../v1",
        "https://webexapis.com/%2e%2e/v1",
        "//webexapis.com/v1",
        "javascript:alert(1)",
        "https://w\u{435}bex.com/v1",
        "https://webexapis.com\\@evil.example/v1",
        "ftp://webexapis.com/v1",
        "https://webexapis.com//evil.example",
        "",
        "https://",
        "https://webexapis.com:99999/v1",
        "https://webexapis.com:+443/v1",
    ];
    for key in ["apiUrl", "authorizeUrl", "tokenUrl"] {
        for address in hostile {
            let json = format!(
                "{{{}: {}}}",
                serde_json::json!(key),
                serde_json::json!(address)
            );
            let (line, named, message) = fault(&json, LOCAL);
            assert_eq!((line, named.as_deref()), (1, Some(key)), "{address}");
            assert!(!message.contains("evil"), "the value is not repeated");
        }
    }
    for address in [
        "https://webexapis.com/v1",
        "https://api-usgov.webex.com/v1",
        "https://idbroker.webex.com:443/idb/oauth2/v1/access_token",
    ] {
        assert!(
            Config::parse(
                &serde_json::json!({ "apiUrl": address }).to_string(),
                PUBLIC
            )
            .is_ok(),
            "{address}"
        );
    }
}

#[test]
fn a_public_page_cannot_be_pointed_at_this_computer() {
    let json = r#"{"apiUrl": "http://127.0.0.1:8081/v1"}"#;
    assert!(Config::parse(json, LOCAL).is_ok());
    assert!(Config::parse(json, "http://localhost:9").is_ok());
    for page in [
        PUBLIC,
        "",
        "null",
        "https://127.0.0.1.evil.example",
        "https://localhost.evil.example",
    ] {
        assert_eq!(fault(json, page).1.as_deref(), Some("apiUrl"), "{page}");
    }
}

#[test]
fn other_values_are_checked_too() {
    for (key, value) in [
        ("clientId", serde_json::json!("two words")),
        ("clientId", serde_json::json!("")),
        ("redirectPath", serde_json::json!("/abs")),
        ("redirectPath", serde_json::json!("a/../b")),
        ("redirectPath", serde_json::json!("a?b")),
        ("scopes", serde_json::json!([])),
        ("scopes", serde_json::json!("a b")),
        ("scopes", serde_json::json!(["a b"])),
        ("issuer", serde_json::json!("a\nb")),
        ("issuer", serde_json::json!("x".repeat(513))),
    ] {
        assert_eq!(
            fault(&serde_json::json!({ key: value }).to_string(), PUBLIC)
                .1
                .as_deref(),
            Some(key)
        );
    }
}

/// The table of settings in the README names exactly the keys that are read.
#[test]
fn the_readme_names_every_key() {
    let readme = include_str!("../../../../README.md");
    let table = readme.split("<!-- settings -->").nth(1).unwrap();
    let rows = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let named: Vec<&str> = rows.map(|(key, _)| key).collect();
    for key in &named {
        assert!(
            Config::parse(&format!("{{\"{key}\": null}}"), PUBLIC).is_ok(),
            "{key} is not read"
        );
    }
    assert_eq!(named.len(), 7, "a key is not documented: {named:?}");
}
