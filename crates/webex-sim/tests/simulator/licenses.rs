//! `PATCH /licenses/users`: 200, 206, 400 and the resulting state.

use crate::ask::{ADMIN, Answer, Client, READ_ONLY, SITE, USER};
use serde_json::{Value, json};

const MEETING: &str = "Meeting - Webex Meeting Center";
const EU: &str = "acme-eu.webex.com";

pub fn patch(client: &mut Client, email: &str, licenses: Value) -> Answer {
    let person = client.id(email);
    client.ask(
        "PATCH",
        "/v1/licenses/users",
        Some(json!({ "personId": person, "licenses": licenses })),
    )
}

fn held(client: &mut Client, email: &str) -> Vec<Value> {
    let id = client.id(email);
    client.good(&format!("/v1/people/{id}"))["licenses"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn adds_removes_and_swaps() {
    let mut client = Client::new();
    let old = client.license(MEETING, Some(SITE))["id"].clone();
    let new = client.license("Meeting - Webex Enterprise Edition", Some(SITE))["id"].clone();
    let before = client.license("Meeting - Webex Enterprise Edition", Some(SITE))["consumedUnits"]
        .as_i64()
        .unwrap();
    let answer = patch(
        &mut client,
        USER,
        json!([{ "id": old, "operation": "remove" }, { "id": new }]),
    );
    assert_eq!(answer.status, 200, "{}", answer.text());
    let json = answer.json();
    assert_eq!(
        (&json["email"], json["personId"].as_str()),
        (&json!(USER), Some(client.id(USER).as_str()))
    );
    assert_eq!(
        json["siteUrls"],
        json!([{ "siteUrl": SITE, "accountType": "host" }])
    );
    let after = held(&mut client, USER);
    assert_eq!(json["licenses"], json!(after));
    assert!(after.contains(&new) && !after.contains(&old));
    assert_eq!(
        client.license("Meeting - Webex Enterprise Edition", Some(SITE))["consumedUnits"],
        before + 1
    );
}

#[test]
fn full_pool_answers_206_and_applies_the_rest() {
    let mut client = Client::new();
    let full = client.license(MEETING, Some(EU))["id"].clone();
    let old = client.license(MEETING, Some(SITE))["id"].clone();
    let answer = patch(
        &mut client,
        USER,
        json!([{ "id": full, "operation": "add" }, { "id": old, "operation": "remove" }]),
    );
    assert_eq!(answer.status, 206);
    let after = held(&mut client, USER);
    assert_eq!(answer.json()["licenses"], json!(after));
    assert!(!after.contains(&full) && !after.contains(&old));
    let answer = patch(&mut client, USER, json!([{ "id": full }]));
    assert_eq!(answer.status, 206);
    assert!(
        !client
            .sim
            .ledger()
            .iter()
            .rev()
            .find(|entry| entry.method == "PATCH")
            .unwrap()
            .changed
    );
}

#[test]
fn freed_units_can_be_assigned() {
    let mut client = Client::new();
    let full = client.license(MEETING, Some(EU))["id"].clone();
    assert_eq!(
        patch(
            &mut client,
            ADMIN,
            json!([{ "id": full, "operation": "remove" }])
        )
        .status,
        200
    );
    assert_eq!(
        patch(&mut client, USER, json!([{ "id": full }])).status,
        200
    );
    assert_eq!(
        patch(&mut client, READ_ONLY, json!([{ "id": full }])).status,
        206
    );
    assert_eq!(
        patch(&mut client, USER, json!([{ "id": full }])).status,
        200,
        "held already"
    );
}

#[test]
fn finds_people_by_id_or_address() {
    let mut client = Client::new();
    let id = client.license("Messaging", None)["id"].clone();
    let licenses = json!([{ "id": id, "operation": "remove" }]);
    let ask =
        |client: &mut Client, body: Value| client.ask("PATCH", "/v1/licenses/users", Some(body));
    assert_eq!(
        ask(
            &mut client,
            json!({ "email": USER.to_uppercase(), "licenses": licenses })
        )
        .status,
        200
    );
    assert_eq!(
        ask(
            &mut client,
            json!({ "email": "nobody@lantern.example", "licenses": licenses })
        )
        .status,
        404
    );
    let answer = ask(&mut client, json!({ "licenses": licenses }));
    assert_eq!(answer.status, 400);
    assert!(answer.error().contains("personId"));
    assert_eq!(
        ask(
            &mut client,
            json!({ "email": USER, "licenses": [{ "id": id, "operation": "swap" }] })
        )
        .status,
        400
    );
}

#[test]
fn adds_and_removes_attendee_accounts() {
    let mut client = Client::new();
    let ask = |client: &mut Client, site: &str, operation: &str| {
        let entry = json!({ "siteUrl": site, "accountType": "attendee", "operation": operation });
        client.ask(
            "PATCH",
            "/v1/licenses/users",
            Some(json!({ "email": USER, "siteUrls": [entry] })),
        )
    };
    let answer = ask(&mut client, EU, "add");
    assert_eq!(answer.status, 200);
    let wanted = json!([{ "siteUrl": SITE, "accountType": "host" }, { "siteUrl": EU, "accountType": "attendee" }]);
    assert_eq!(answer.json()["siteUrls"], wanted);
    assert_eq!(
        ask(&mut client, EU, "remove").json()["siteUrls"],
        json!([wanted[0]])
    );
    for site in [SITE, "nowhere.webex.com"] {
        let answer = ask(&mut client, site, "add");
        assert_eq!(
            (answer.status, &answer.json()["errors"][0]["errorCode"]),
            (400, &json!(400_216)),
            "{site}"
        );
    }
}

#[test]
fn hosts_are_not_attendees_and_get_session_types() {
    let mut client = Client::new();
    let training = "acme-training.webex.com";
    let license = client.license(MEETING, Some(training))["id"].clone();
    let entry = json!({ "siteUrl": training, "accountType": "attendee" });
    client.ask(
        "PATCH",
        "/v1/licenses/users",
        Some(json!({ "email": USER, "siteUrls": [entry] })),
    );
    let answer = patch(&mut client, USER, json!([{ "id": license }]));
    assert_eq!(
        answer.json()["siteUrls"][1],
        json!({ "siteUrl": training, "accountType": "host" })
    );
    let id = client.id(USER);
    let types = client.good(&format!(
        "/v1/admin/meeting/userconfig/sessionTypes?siteUrl={training}&personId={id}"
    ));
    assert_eq!(
        types["items"][0]["sessionTypes"].as_array().unwrap().len(),
        5
    );
}

#[test]
fn accepts_account_types_in_capitals() {
    let mut client = Client::switched(|switches| switches.upper_account_types = true);
    let entry = json!({ "siteUrl": EU, "accountType": "ATTENDEE" });
    let body = json!({ "email": USER, "siteUrls": [entry] });
    let answer = client.ask("PATCH", "/v1/licenses/users", Some(body)).json();
    assert_eq!(
        answer["siteUrls"],
        json!([{ "siteUrl": SITE, "accountType": "HOST" }, entry])
    );
}
