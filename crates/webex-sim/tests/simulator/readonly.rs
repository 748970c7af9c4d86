//! Members that a write leaves unchanged, and deletions that delete nothing.

use crate::ask::{Client, SITE, USER};
use serde_json::{Value, json};

fn put(fault: Value) -> (Value, Value) {
    let mut client = Client::new();
    let path = format!("/v1/people/{}", client.id(USER));
    let mut person = client.good(&path);
    person["title"] = json!("Changed");
    person["department"] = json!("Changed");
    client.fault("PUT /v1/people/*", fault);
    let answer = client.ask("PUT", &path, Some(person));
    assert_eq!(answer.status, 200, "{}", answer.text());
    (answer.json(), client.good(&path))
}

#[test]
fn keeps_the_given_members_unchanged() {
    for echo in [false, true] {
        let fault = json!({ "kind": "readonly", "members": ["title"], "echo": echo });
        let (answered, stored) = put(fault);
        assert_eq!(stored["department"], "Changed");
        assert_eq!(stored["title"], "Technician");
        let told = if echo { "Changed" } else { "Technician" };
        assert_eq!(answered["title"], told);
    }
}

#[test]
fn accepts_every_member_name() {
    let members = [
        "emails",
        "displayName",
        "firstName",
        "lastName",
        "department",
        "title",
        "roles",
        "licenses",
        "siteUrls",
        "loginEnabled",
        "sessionTypes",
        "contact",
    ];
    let (answered, stored) = put(json!({ "kind": "readonly", "members": members }));
    assert_eq!(
        (&stored["title"], &stored["department"]),
        (&json!("Technician"), &Value::Null)
    );
    assert_eq!(answered["title"], "Technician");
    let unknown = json!([{ "route": "*", "fault": { "kind": "readonly", "members": ["shoe"] } }]);
    let answer = Client::new().ask("POST", "/_sim/faults", Some(unknown));
    assert_eq!(answer.status, 400);
}

#[test]
fn answers_a_deletion_without_deleting() {
    let mut client = Client::new();
    let codes = format!("/v1/admin/meeting/config/trackingCodes/1?siteUrl={SITE}");
    let user = format!("/v1/people/{}", client.id(USER));
    let person = client.id(USER);
    let list = format!("/v1/authorizations?personId={person}");
    let authorization = client.good(&list)["items"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let authorization = format!("/v1/authorizations/{authorization}");
    for path in [&authorization, &codes, &user] {
        client.fault("DELETE *", json!({ "kind": "ignore" }));
        let answer = client.ask("DELETE", path, None);
        assert_eq!(answer.status, 204, "{path}: {}", answer.text());
        assert!(!client.sim.ledger().last().unwrap().changed, "{path}");
        assert_eq!(
            client.ask("DELETE", path, None).status,
            204,
            "{path} is still there"
        );
        assert_eq!(
            client.ask("DELETE", path, None).status,
            404,
            "{path} is gone now"
        );
    }
}
