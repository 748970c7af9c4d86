//! The record of requests, without secrets.

use crate::ask::{Client, USER};
use serde_json::json;
use webex_sim::Authorization;

#[test]
fn records_each_request_once_and_no_controls() {
    let mut client = Client::new();
    client.get("/v1/people?max=1");
    client.token = "CANARY-wrong".into();
    client.get("/v1/people/me?access_token=CANARY");
    client.token = String::new();
    client.form("/v1/access_token", &[("code", "CANARY")]);
    client.get("/v1/authorize?code=CANARY&state=CANARY&max=2");
    client.control("clock", json!({ "advance_s": 5 }));
    let rows: Vec<_> = client
        .sim
        .ledger()
        .iter()
        .map(|entry| {
            (
                entry.method.as_str(),
                entry.path.as_str(),
                entry.status,
                entry.authorization,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("GET", "/v1/people", 200, Authorization::Bearer),
            ("GET", "/v1/people/me", 401, Authorization::BadBearer),
            ("POST", "/v1/access_token", 400, Authorization::None),
            ("GET", "/v1/authorize", 400, Authorization::None),
        ]
    );
    let shown = client.get("/_sim/ledger");
    assert!(!shown.text().contains("CANARY"));
    let rows = shown.json();
    assert_eq!(rows[3]["query"], "code=-&state=-&max=2");
    assert_eq!(
        (&rows[0]["changed"], &rows[0]["authorization"]),
        (&json!(false), &json!("bearer"))
    );
    assert_eq!(rows.as_array().unwrap().len(), 4);
}

#[test]
fn changed_says_whether_the_data_changed() {
    let mut client = Client::new();
    let id = client.license("Messaging", None)["id"].clone();
    for operation in ["remove", "remove"] {
        crate::licenses::patch(
            &mut client,
            USER,
            json!([{ "id": id, "operation": operation }]),
        );
    }
    let changed: Vec<_> = client
        .sim
        .ledger()
        .iter()
        .map(|entry| entry.changed)
        .collect();
    assert_eq!(
        changed,
        [false, true, false],
        "the second removal changed nothing"
    );
}

#[test]
fn tracking_ids_are_unique_and_match_the_answers() {
    let mut client = Client::new();
    let one = client
        .get("/v1/people/me")
        .header("trackingid")
        .unwrap()
        .to_owned();
    let two = client
        .get("/v1/people/me")
        .header("trackingid")
        .unwrap()
        .to_owned();
    assert_ne!(one, two);
    let ids: Vec<_> = client
        .sim
        .ledger()
        .iter()
        .map(|entry| entry.tracking_id.clone())
        .collect();
    assert_eq!(ids, [one, two]);
}
