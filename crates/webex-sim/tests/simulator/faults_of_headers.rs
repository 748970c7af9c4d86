//! Headers that are repeated, malformed or missing; entries of other sites; endless bodies.

use crate::ask::{Answer, Client, SITE, USER};
use serde_json::{Value, json};
use webex_sim::Delivery;

fn with(fault: Value, path: &str) -> Answer {
    let mut client = Client::new();
    client.fault("GET /v1/*", fault);
    client.get(path)
}

fn all(answer: &Answer, name: &str) -> Vec<String> {
    let values = answer.headers.get_all(name).iter();
    values
        .map(|value| value.to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn sends_headers_twice() {
    let fault = json!({ "kind": "headers", "twice": ["TrackingID", "Link", "Retry-After"] });
    let answer = with(fault, "/v1/people?max=5");
    for name in ["trackingid", "link"] {
        let lines = all(&answer, name);
        assert!(
            lines.len() == 2 && lines[0] == lines[1],
            "{name}: {lines:?}"
        );
    }
    assert!(
        all(&answer, "retry-after").is_empty(),
        "there is nothing to repeat"
    );

    let fault = json!({ "kind": "status", "status": 429, "retry_after": 3, "twice": ["Retry-After", "TrackingID"] });
    let answer = with(fault, "/v1/people/me");
    assert_eq!(all(&answer, "retry-after"), ["3", "3"]);
    assert_eq!(all(&answer, "trackingid").len(), 2);
    assert_eq!(
        answer.json()["trackingId"],
        answer.header("trackingid").unwrap()
    );
}

#[test]
fn sets_headers_to_any_value() {
    let fault = json!({ "kind": "status", "status": 429, "retry_after": ["3", "soon"] });
    assert_eq!(
        all(&with(fault, "/v1/people/me"), "retry-after"),
        ["3", "soon"]
    );
    let fault = json!({ "kind": "headers", "set": { "Content-Type": "text/plain", "X-One": 1 }, "remove": ["TrackingID"] });
    let answer = with(fault, "/v1/people/me");
    assert_eq!(
        ["content-type", "x-one", "trackingid"].map(|name| answer.header(name)),
        [Some("text/plain"), Some("1"), None]
    );
    assert!(answer.json()["id"].is_string(), "the body is unchanged");
}

#[test]
fn answers_with_session_types_of_other_sites() {
    let path = {
        let client = Client::new();
        format!(
            "/v1/admin/meeting/userconfig/sessionTypes?siteUrl={SITE}&personId={}",
            client.id(USER)
        )
    };
    for sites in [
        vec!["acme-eu.webex.com"],
        vec!["acme-eu.webex.com", SITE],
        vec![],
    ] {
        let items = with(json!({ "kind": "sites", "urls": sites }), &path).items();
        let urls: Vec<_> = items.iter().map(|item| item["siteUrl"].clone()).collect();
        assert_eq!(urls, sites);
        assert!(items.iter().all(|item| item["sessionTypes"].is_array()));
    }
}

#[test]
fn appends_an_entry() {
    let fault = json!({ "kind": "mutate", "set": { "/items/-": { "id": "x" } } });
    let items = with(fault, "/v1/people?max=3").items();
    assert_eq!((items.len(), &items[3]), (4, &json!({ "id": "x" })));
}

#[test]
fn sends_endless_bodies() {
    for (fault, bytes) in [
        (json!({ "kind": "endless", "ms": 5 }), 1),
        (json!({ "kind": "endless", "ms": 5, "bytes": 65536 }), 65536),
    ] {
        let answer = with(fault, "/v1/people/me");
        assert_eq!(answer.delivery, Delivery::Endless { ms: 5, bytes });
        assert_eq!(answer.status, 200);
    }
}

#[test]
fn empty_pages_have_their_own_cursors() {
    let mut client = Client::new();
    let whole: Vec<_> = client.get("/v1/people?max=50").items();
    let license = client.license("Messaging", None)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let holders = format!("/v1/licenses/{license}?includeAssignedTo=user&limit=5");
    for (route, first, list) in [
        ("GET /v1/people", "/v1/people?max=5", "items"),
        ("GET /v1/licenses/*", holders.as_str(), "users"),
    ] {
        client.control(
            "faults",
            json!([{ "route": route, "nth": 2, "times": 10, "fault": { "kind": "emptypage" } }]),
        );
        let (mut next, mut seen, mut empty, mut urls) = (Some(first.to_owned()), 0, 0, Vec::new());
        while let Some(url) = next {
            let answer = client.get(&url);
            let length = answer.json()[list].as_array().unwrap().len();
            (seen, empty) = (seen + length, empty + usize::from(length == 0));
            urls.push(url);
            next = answer.next();
        }
        let count = urls.len();
        urls.sort();
        urls.dedup();
        assert_eq!((empty, urls.len()), (10, count), "{route}: each URL once");
        assert!(seen > 20 && seen <= whole.len(), "{route}: nobody is lost");
    }
}
