//! `/_sim/*`.

use crate::ask::{Client, USER};
use serde_json::json;
use webex_sim::Settings;

#[test]
fn reset_restores_the_initial_state() {
    let mut client = Client::new();
    let before = client.good("/v1/people?max=50");
    let id = client.id(USER);
    client.ask("DELETE", &format!("/v1/people/{id}"), None);
    client.fault("GET *", json!({ "kind": "hang" }));
    client.control("clock", json!({ "advance_s": 1000 }));
    client.control("switches", json!({ "public_client": false }));
    let minted = client.mint("admin", "spark:people_read");
    client.control("reset", json!({}));
    assert!(client.sim.ledger().is_empty());
    assert_eq!(client.good("/v1/people?max=50"), before);
    assert_eq!(client.good("/_sim/switches")["public_client"], true);
    client.token = minted;
    assert_eq!(client.get("/v1/people/me").status, 401);
}

#[test]
fn moves_the_clock_forward_and_back() {
    let mut client = Client::new();
    client.token = client.control("tokens", json!({ "expires_in": 100 }))["access_token"]
        .as_str()
        .unwrap()
        .into();
    client.control("clock", json!({ "advance_s": 100 }));
    assert_eq!(client.get("/v1/people/me").status, 401);
    assert_eq!(
        client.control("clock", json!({ "advance_s": -50 })),
        json!({ "ahead_s": 50 })
    );
    assert_eq!(client.get("/v1/people/me").status, 200);
    assert_eq!(
        client.ask("POST", "/_sim/clock", Some(json!({}))).status,
        400
    );
}

#[test]
fn edits_as_another_administrator() {
    let mut client = Client::new();
    let id = client.id(USER);
    client.control("edit", json!({
        "personId": id, "removeLicenses": ["Messaging"], "addLicenses": ["Webex Webinars 500"], "displayName": "Someone Else",
        "department": "D", "title": "T", "loginEnabled": false,
        "sessionTypes": { "siteUrl": "acme-training.webex.com", "sessionTypeIds": ["3"] },
    }));
    let person = client.good(&format!("/v1/people/{id}"));
    assert_eq!(
        (
            &person["displayName"],
            &person["department"],
            &person["title"]
        ),
        (&json!("Someone Else"), &json!("D"), &json!("T"))
    );
    let messaging = client.license("Messaging", None)["id"].clone();
    assert!(!person["licenses"].as_array().unwrap().contains(&messaging));
    let types = client.good(&format!(
        "/v1/admin/meeting/userconfig/sessionTypes?siteUrl=acme-training.webex.com&personId={id}"
    ));
    assert_eq!(
        types["items"][0]["sessionTypes"].as_array().unwrap().len(),
        1
    );
    assert!(
        client.sim.ledger().iter().all(|entry| !entry.changed),
        "the client did not do it"
    );
    client.control("edit", json!({ "email": USER, "delete": true }));
    assert_eq!(client.get(&format!("/v1/people/{id}")).status, 404);
}

#[test]
fn fills_a_pool() {
    let mut client = Client::new();
    client.control("edit", json!({ "freeUnits": ["Webex Webinars 500", 0] }));
    let pool = client.license("Webex Webinars 500", Some("acme-training.webex.com"));
    assert_eq!(pool["totalUnits"], pool["consumedUnits"]);
    let answer = client.ask(
        "POST",
        "/_sim/edit",
        Some(json!({ "email": USER, "addLicenses": ["Webex Webinars 500"] })),
    );
    assert_eq!(answer.status, 404);
}

#[test]
fn names_the_mistake_in_a_control() {
    let mut client = Client::new();
    for (path, body, text) in [
        (
            "edit",
            json!({ "email": "nobody@lantern.example", "title": "x" }),
            "no such person",
        ),
        (
            "edit",
            json!({ "email": USER, "nickname": "x" }),
            "nickname",
        ),
        (
            "switches",
            json!({ "public_clients": true }),
            "public_clients",
        ),
        ("tokens", json!({ "person": "nobody" }), "no such person"),
        (
            "faults",
            json!([{ "route": "*", "fault": { "kind": "explode" } }]),
            "explode",
        ),
        ("nothing", json!({}), "no such control"),
    ] {
        let answer = client.ask("POST", &format!("/_sim/{path}"), Some(body));
        assert!((400..500).contains(&answer.status), "{path}");
        assert!(answer.text().contains(text), "{path}: {}", answer.text());
    }
}

#[test]
fn controls_allow_any_origin_and_can_be_disabled() {
    let mut client = Client::new();
    assert_eq!(
        client
            .get("/_sim/ledger")
            .header("access-control-allow-origin"),
        Some("*")
    );
    assert_eq!(
        client
            .ask("OPTIONS", "/_sim/faults", None)
            .header("access-control-allow-headers"),
        Some("*")
    );
    let mut client = Client::with(Settings {
        control: false,
        ..Settings::with_people(3)
    });
    assert_eq!(client.get("/_sim/ledger").status, 404);
    assert_eq!(
        client.ask("POST", "/_sim/reset", Some(json!({}))).status,
        404
    );
}

#[test]
fn sets_and_lifts_the_rate_limit() {
    let mut client = Client::new();
    client.control("rate", json!({ "rate": 1, "burst": 1 }));
    assert_eq!(
        [1, 2].map(|_| client.get("/v1/people/me").status),
        [200, 429]
    );
    client.control("rate", json!({}));
    assert_eq!(client.get("/v1/people/me").status, 200);
}
