//! Table tests: what a configuration may say, and how each fault is named.

use super::*;

mod documents;
mod environments;
mod shown;

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
    assert_eq!(
        config.connect_origins(),
        ["https://api-usgov.webex.com", "https://webexapis.com"]
    );
    assert_eq!(
        config.home().endpoints.token,
        "https://webexapis.com/v1/access_token"
    );
    let minutes = |number: u64| Duration::from_secs(60 * number);
    assert_eq!(
        (config.idle, config.session, config.request_timeout),
        (minutes(30), minutes(720), Duration::from_secs(30))
    );
    assert_eq!((&*config.title, config.support_url), ("Rollcall", None));
}

#[test]
fn every_key_is_read() {
    let json = r#"{ "clientId": "C1", "apiUrl": "http://127.0.0.1:8081/v1/", "authorizeUrl": "http://localhost:8081/v1/authorize",
        "tokenUrl": "http://[::1]:8081/v1/access_token", "xmlUrl": "https://example.webex.com/WBXService/XMLService",
        "issuer": "http://127.0.0.1:8081", "redirectPath": "callback", "scopes": ["a:b"], "environments": ["configured"],
        "signInMethods": ["code", "webex"], "idleMinutes": 1, "sessionHours": 24, "requestTimeoutSeconds": 5, "readOnly": true, "title": " Names & more ",
        "supportUrl": "https://help.example/webex?x=1#y" }"#;
    let config = Config::parse(json, LOCAL).unwrap();
    assert_eq!(config.client_id.as_deref(), Some("C1"));
    let home = config.home();
    assert_eq!(home.api, "http://127.0.0.1:8081/v1");
    assert_eq!(
        home.endpoints.authorize,
        "http://localhost:8081/v1/authorize"
    );
    assert_eq!(
        home.endpoints.issuer.as_deref(),
        Some("http://127.0.0.1:8081")
    );
    assert_eq!(
        config.connect_origins(),
        [
            "http://127.0.0.1:8081",
            "http://[::1]:8081",
            "https://example.webex.com"
        ]
    );
    assert_eq!(
        home.redirect_uri(LOCAL, "/x/y/"),
        "http://127.0.0.1:8080/x/y/callback"
    );
    assert_eq!(config.scopes.as_deref(), Some(&["a:b".to_owned()][..]));
    assert_eq!(
        config.sign_in_methods(),
        [SignInMethod::Webex, SignInMethod::Code],
        "in the order of the page"
    );
    assert_eq!(
        (config.idle, config.session, config.request_timeout),
        (
            Duration::from_secs(60),
            Duration::from_secs(86_400),
            Duration::from_secs(5)
        )
    );
    assert_eq!(config.title, "Names & more");
    assert_eq!(
        config.support_url.as_deref(),
        Some("https://help.example/webex?x=1#y")
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
    for key in ["apiUrl", "authorizeUrl", "tokenUrl", "xmlUrl"] {
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
    use serde_json::json;
    let long = |length: usize| json!("x".repeat(length));
    for (key, value) in [
        ("clientId", json!("two words")),
        ("clientId", json!("")),
        ("redirectPath", json!("/abs")),
        ("redirectPath", json!("a/../b")),
        ("redirectPath", json!("a?b")),
        ("scopes", json!([])),
        ("scopes", json!("a b")),
        ("scopes", json!(["a b"])),
        ("issuer", json!("a\nb")),
        ("issuer", long(513)),
        ("environments", json!([])),
        ("environments", json!("commercial")),
        ("environments", json!(["Commercial"])),
        ("environments", json!(["commercial", "commercial"])),
        ("environments", json!(["commercial", 1])),
        ("signInMethods", json!([])),
        ("signInMethods", json!({})),
        ("signInMethods", json!(["password"])),
        ("signInMethods", json!(["token", "token"])),
        ("signInMethods", json!(["webex"])),
        ("idleMinutes", json!(0)),
        ("idleMinutes", json!(481)),
        ("idleMinutes", json!(-30)),
        ("idleMinutes", json!(1.5)),
        ("idleMinutes", json!("30")),
        ("sessionHours", json!(0)),
        ("sessionHours", json!(25)),
        ("sessionHours", json!(true)),
        ("requestTimeoutSeconds", json!(4)),
        ("serviceWorker", json!("false")),
        ("serviceWorker", json!(0)),
        ("requestTimeoutSeconds", json!(121)),
        ("readOnly", json!("true")),
        ("readOnly", json!(1)),
        ("title", json!("")),
        ("title", json!("a\u{7}b")),
        ("title", long(61)),
        ("title", json!(["Rollcall"])),
        ("supportUrl", json!("help.example")),
        ("supportUrl", json!("http://help.example")),
        ("supportUrl", json!("https://")),
        ("supportUrl", json!("https:///x")),
        ("supportUrl", json!("https://user@help.example")),
        ("supportUrl", json!("https://help.example/a b")),
        ("supportUrl", json!("https://help.example/\"onclick")),
        ("supportUrl", json!("https://help.example\\x")),
        ("supportUrl", json!("javascript:alert(1)")),
        ("supportUrl", json!("data:text/html,x")),
        ("supportUrl", json!("JavaScript:alert(1)")),
        ("supportUrl", json!("mailto:")),
        ("supportUrl", json!("mailto:@example.com")),
        ("supportUrl", json!("mailto:help@")),
        (
            "supportUrl",
            json!(format!("https://help.example/{}", "x".repeat(512))),
        ),
    ] {
        let (line, named, message) = fault(&format!("{{\n{}: {value}}}", json!(key)), PUBLIC);
        assert_eq!((line, named.as_deref()), (2, Some(key)), "{value}");
        assert!(!message.contains("alert"), "the value is not repeated");
    }
    for (key, value) in [
        ("idleMinutes", json!(480)),
        ("sessionHours", json!(1)),
        ("requestTimeoutSeconds", json!(120)),
        ("title", json!("\u{e9}".repeat(60))),
        ("supportUrl", json!("https://help.example:8443")),
        (
            "supportUrl",
            json!("mailto:help@example.com?subject=Rollcall"),
        ),
        ("signInMethods", json!(["implicit"])),
    ] {
        assert!(
            Config::parse(&json!({ key: value }).to_string(), PUBLIC).is_ok(),
            "{key}: {value}"
        );
    }
}

#[test]
fn the_implicit_grant_is_off_unless_it_is_asked_for() {
    let methods = |json: &str| Config::parse(json, PUBLIC).unwrap().sign_in_methods();
    let without_id = [
        SignInMethod::Integration,
        SignInMethod::Token,
        SignInMethod::Code,
    ];
    assert_eq!(methods("{}"), without_id);
    assert_eq!(
        methods(r#"{"clientId": "C1"}"#),
        [&[SignInMethod::Webex][..], &without_id].concat()
    );
    assert_eq!(
        methods(r#"{"signInMethods": ["implicit", "webex"]}"#),
        [SignInMethod::Implicit]
    );
    for method in SignInMethod::ALL {
        assert_eq!(SignInMethod::from_key(method.key()), Some(method));
    }
}
