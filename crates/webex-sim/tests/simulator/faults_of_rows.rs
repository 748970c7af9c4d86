//! Faults in the data: applied despite an error, half applied, ignored, or preceded by another change.

use crate::ask::{Answer, Client, SITE, USER};
use serde_json::{Value, json};
use webex_sim::Delivery;

const MEETING: &str = "Meeting - Webex Meeting Center";
const ENTERPRISE: &str = "Meeting - Webex Enterprise Edition";

struct Swap {
    client: Client,
    old: Value,
    new: Value,
}

/// Swaps two licences under a fault.
fn swap(fault: Value) -> (Swap, Answer) {
    let mut client = Client::new();
    let old = client.license(MEETING, Some(SITE))["id"].clone();
    let new = client.license(ENTERPRISE, Some(SITE))["id"].clone();
    client.fault("PATCH /v1/licenses/users", fault);
    let answer = crate::licenses::patch(
        &mut client,
        USER,
        json!([{ "id": old, "operation": "remove" }, { "id": new }]),
    );
    (Swap { client, old, new }, answer)
}

impl Swap {
    /// Returns whether the old and the new licence are held, and whether the ledger says the data changed.
    fn state(&mut self) -> (bool, bool, bool) {
        let changed = self
            .client
            .sim
            .ledger()
            .iter()
            .find(|entry| entry.method == "PATCH")
            .unwrap()
            .changed;
        let id = self.client.id(USER);
        let held = self.client.good(&format!("/v1/people/{id}"))["licenses"]
            .as_array()
            .unwrap()
            .clone();
        (held.contains(&self.old), held.contains(&self.new), changed)
    }
}

#[test]
fn errors_before_and_after_the_change() {
    let (mut swap_, answer) = swap(json!({ "kind": "status", "status": 503 }));
    assert_eq!((answer.status, swap_.state()), (503, (true, false, false)));
    let (mut swap_, answer) = swap(json!({ "kind": "status", "status": 503, "after_apply": true }));
    assert_eq!((answer.status, swap_.state()), (503, (false, true, true)));
    answer.error();
    let (mut swap_, answer) = swap(json!({ "kind": "status", "status": 204, "after_apply": true }));
    assert_eq!(
        (answer.status, answer.body.len(), swap_.state()),
        (204, 0, (false, true, true))
    );
}

#[test]
fn drops_before_and_after_the_change() {
    let (mut swap_, answer) = swap(json!({ "kind": "drop" }));
    assert_eq!(
        (answer.delivery, swap_.state()),
        (Delivery::Drop, (true, false, false))
    );
    let (mut swap_, answer) = swap(json!({ "kind": "drop", "after_apply": true }));
    assert_eq!(
        (answer.delivery, swap_.state()),
        (Delivery::Drop, (false, true, true))
    );
    assert_eq!(
        swap_
            .client
            .sim
            .ledger()
            .iter()
            .find(|entry| entry.method == "PATCH")
            .unwrap()
            .status,
        0
    );
    let (mut swap_, _) = swap(json!({ "kind": "hang", "after_apply": true }));
    assert_eq!(swap_.state(), (false, true, true));
}

#[test]
fn ignores_a_change_with_2xx() {
    let (mut swap_, answer) = swap(json!({ "kind": "ignore" }));
    assert!(
        answer.status == 200
            && answer.json()["licenses"]
                .as_array()
                .unwrap()
                .contains(&swap_.new)
    );
    assert_eq!(swap_.state(), (true, false, false));
}

#[test]
fn applies_half_of_a_license_change() {
    let (mut swap_, answer) = swap(json!({ "kind": "partial" }));
    let (old, new, changed) = swap_.state();
    assert_eq!((answer.status, changed), (206, true));
    assert_eq!((old, new), (false, false), "one of two changes was made");
    assert!(
        !answer.json()["licenses"]
            .as_array()
            .unwrap()
            .contains(&swap_.new),
        "the answer shows the resulting state"
    );
    let (mut swap_, answer) = swap(json!({ "kind": "partial", "status": 200 }));
    assert_eq!((answer.status, swap_.state().1), (200, false));
    let (mut swap_, answer) = swap(json!({ "kind": "partial", "status": 500 }));
    assert_eq!((answer.status, swap_.state().2), (500, true));
    answer.error();
}

#[test]
fn applies_half_of_a_profile() {
    let mut client = Client::new();
    let id = client.id(USER);
    let mut person = client.good(&format!("/v1/people/{id}"));
    person["displayName"] = json!("New Name");
    person["title"] = json!("New Title");
    client.fault("PUT /v1/people/*", json!({ "kind": "partial" }));
    let answer = client.ask("PUT", &format!("/v1/people/{id}"), Some(person.clone()));
    assert_eq!(
        (answer.status, &answer.json()["displayName"]),
        (200, &json!("New Name"))
    );
    assert_ne!(
        client.good(&format!("/v1/people/{id}"))["title"],
        "New Title"
    );
}

#[test]
fn applies_half_of_the_session_types() {
    let mut client = Client::new();
    let id = client.id(USER);
    client.fault("PUT *sessionTypes", json!({ "kind": "partial" }));
    let body = json!({ "siteUrl": SITE, "personId": id, "sessionTypeIds": ["681"] });
    let answer = client.ask(
        "PUT",
        "/v1/admin/meeting/userconfig/sessionTypes",
        Some(body),
    );
    assert_eq!(
        (
            answer.status,
            answer.json()["sessionTypes"].as_array().unwrap().len()
        ),
        (200, 3)
    );
}

#[test]
fn creates_a_person_and_answers_400() {
    let mut client = Client::new();
    client.fault(
        "POST /v1/people",
        json!({ "kind": "status", "status": 400, "after_apply": true }),
    );
    let body = json!({ "emails": ["new@lantern.example"], "displayName": "N" });
    assert_eq!(client.ask("POST", "/v1/people", Some(body)).status, 400);
    assert_eq!(
        client.good("/v1/people?email=new@lantern.example")["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn applies_another_administrators_change_first() {
    let (mut swap_, answer) =
        swap(json!({ "kind": "edit", "edit": { "removeLicenses": ["Messaging"] } }));
    assert_eq!(answer.status, 200);
    let messaging = swap_.client.license("Messaging", None)["id"].clone();
    assert!(
        !answer.json()["licenses"]
            .as_array()
            .unwrap()
            .contains(&messaging)
    );
    assert_eq!(swap_.state(), (false, true, true));

    let (mut swap_, answer) = swap(json!({ "kind": "edit" }));
    let messaging = swap_.client.license("Messaging", None)["id"].clone();
    assert!(
        !answer.json()["licenses"]
            .as_array()
            .unwrap()
            .contains(&messaging),
        "an empty edit toggles messaging"
    );

    let (_, answer) = swap(json!({ "kind": "edit", "edit": { "delete": true } }));
    assert_eq!(answer.status, 404);

    let (_, answer) = swap(json!({ "kind": "edit", "edit": { "freeUnits": [ENTERPRISE, 0] } }));
    assert_eq!(answer.status, 206, "the pool ran out just before");
}

#[test]
fn empty_edit_on_session_types_toggles_one() {
    let mut client = Client::new();
    let id = client.id(USER);
    let path = format!("/v1/admin/meeting/userconfig/sessionTypes?siteUrl={SITE}&personId={id}");
    client.fault("GET *userconfig/sessionTypes", json!({ "kind": "edit" }));
    assert_eq!(
        client.good(&path)["items"][0]["sessionTypes"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
}
