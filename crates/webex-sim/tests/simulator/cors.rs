//! What a browser at another origin may do and read.

use crate::ask::{Answer, Client, ORIGIN};
use http::Request;
use webex_sim::Settings;

fn preflight(client: &mut Client, path: &str, method: &str, headers: &str) -> Answer {
    let request = Request::options(format!("{ORIGIN}{path}"))
        .header("Origin", "http://localhost:8080")
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", headers);
    client.send(request.body(Vec::new()).unwrap())
}

/// Decides as a browser would whether the preflight passes.
fn passes(answer: &Answer, method: &str, headers: &str) -> bool {
    let list = |name: &str| -> Vec<String> {
        answer
            .header(name)
            .unwrap_or("")
            .split(',')
            .map(|part| part.trim().to_ascii_lowercase())
            .collect()
    };
    let simple = ["GET", "HEAD", "POST"].contains(&method);
    (200..300).contains(&answer.status)
        && answer.header("access-control-allow-origin") == Some("*")
        && (simple || list("access-control-allow-methods").contains(&method.to_ascii_lowercase()))
        && headers
            .split(", ")
            .all(|name| list("access-control-allow-headers").contains(&name.to_owned()))
}

#[test]
fn passes_preflights_for_what_the_sdks_send() {
    let mut client = Client::new();
    for (path, method) in [
        ("/v1/people", "GET"),
        ("/v1/people/x", "PUT"),
        ("/v1/people/x", "DELETE"),
        ("/v1/licenses/users", "PATCH"),
    ] {
        let headers = "authorization, content-type, trackingid, spark-user-agent";
        let answer = preflight(&mut client, path, method, headers);
        assert!(
            passes(&answer, method, headers),
            "{method} {path}: {answer:?}"
        );
    }
    let foreign = preflight(&mut client, "/v1/people", "GET", "x-other");
    assert!(!passes(&foreign, "GET", "x-other"));
}

#[test]
fn switches_change_the_preflight() {
    let patch = |client: &mut Client| {
        let answer = preflight(client, "/v1/licenses/users", "PATCH", "authorization");
        passes(&answer, "PATCH", "authorization")
    };
    assert!(patch(&mut Client::new()));
    assert!(!patch(&mut Client::switched(|switches| switches
        .patch_preflight =
        false)));

    let email = |client: &mut Client| {
        let answer = preflight(
            client,
            "/v1/admin/meeting/userconfig/sessionTypes",
            "GET",
            "authorization, email",
        );
        passes(&answer, "GET", "authorization, email")
    };
    assert!(!email(&mut Client::new()));
    assert!(email(&mut Client::switched(|switches| switches
        .email_header_preflight =
        true)));

    let basic = |client: &mut Client| {
        let answer = preflight(client, "/v1/access_token", "POST", "authorization");
        passes(&answer, "POST", "authorization")
    };
    assert!(basic(&mut Client::new()));
    assert!(!basic(&mut Client::switched(|switches| switches
        .token_basic_preflight =
        false)));
}

#[test]
fn exposes_headers_of_answers_and_errors() {
    let mut client = Client::new();
    for path in ["/v1/people?max=1", "/v1/nothing"] {
        let answer = client.get(path);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert_eq!(
            answer.header("access-control-expose-headers"),
            Some("Link, Retry-After, TrackingID")
        );
    }
}

#[test]
fn sends_hidden_headers_without_exposing_them() {
    let mut settings = Settings::with_people(5);
    settings.switches.hidden_headers = vec!["link".into(), "TrackingID".into()];
    let mut client = Client::with(settings);
    let answer = client.get("/v1/people?max=1");
    assert_eq!(
        answer.header("access-control-expose-headers"),
        Some("Retry-After")
    );
    assert!(answer.header("link").is_some() && answer.header("trackingid").is_some());
}

#[test]
fn consent_page_is_not_readable_cross_origin() {
    let mut client = Client::new();
    assert_eq!(
        client
            .get("/v1/authorize")
            .header("access-control-allow-origin"),
        None
    );
}
