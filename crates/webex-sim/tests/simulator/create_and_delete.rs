//! POST and DELETE people.

use crate::ask::{ADMIN, Client, SITE};
use serde_json::{Value, json};

fn create(client: &mut Client, body: Value) -> (u16, Value) {
    let answer = client.ask("POST", "/v1/people", Some(body));
    (answer.status, answer.json())
}

#[test]
fn invites_a_new_person_with_the_implicit_licenses() {
    let mut client = Client::new();
    let (status, person) = create(
        &mut client,
        json!({ "emails": ["new@lantern.example"], "firstName": "New", "lastName": "Person", "title": "Guest" }),
    );
    assert_eq!(status, 200, "{person}");
    assert_eq!(person["displayName"], "New Person");
    assert_eq!(
        (&person["invitePending"], &person["status"]),
        (&json!(true), &json!("pending"))
    );
    assert_eq!(person["licenses"].as_array().unwrap().len(), 3);
    let id = person["id"].as_str().unwrap();
    assert_eq!(client.good(&format!("/v1/people/{id}"))["title"], "Guest");
    assert_eq!(
        client.good("/v1/people?email=new@lantern.example")["items"][0]["id"],
        id
    );
}

#[test]
fn refuses_invalid_bodies_without_changes() {
    let mut client = Client::new();
    for (body, wanted) in [
        (json!({ "displayName": "x" }), 400),
        (json!({ "emails": [], "displayName": "x" }), 400),
        (
            json!({ "emails": ["a@b.example", "c@b.example"], "displayName": "x" }),
            400,
        ),
        (json!({ "emails": ["nonsense"], "displayName": "x" }), 400),
        (json!({ "emails": ["a@b.example"] }), 400),
        (
            json!({ "emails": [ADMIN.to_uppercase()], "displayName": "x" }),
            409,
        ),
        (
            json!({ "emails": ["a@b.example"], "displayName": "x", "siteUrls": ["other.webex.com#attendee"] }),
            400,
        ),
        (
            json!({ "emails": ["a@b.example"], "displayName": "x", "roles": ["nothing"] }),
            400,
        ),
        (json!({ "emails": ["a@b.example"], "displayName": 7 }), 400),
        (json!([]), 400),
    ] {
        let (status, answer) = create(&mut client, body.clone());
        assert_eq!(status, wanted, "{body} {answer}");
    }
    assert!(client.sim.ledger().iter().all(|entry| !entry.changed));
}

#[test]
fn skips_unknown_and_full_licenses_silently() {
    let mut client = Client::new();
    let full = client.license("Meeting - Webex Meeting Center", Some("acme-eu.webex.com"));
    let free = client.license("Meeting - Webex Meeting Center", Some(SITE));
    assert_eq!(full["totalUnits"], full["consumedUnits"]);
    let (status, person) = create(
        &mut client,
        json!({
            "emails": ["new@lantern.example"], "displayName": "x", "licenses": [full["id"], "unknown", free["id"]],
            "siteUrls": ["acme-training.webex.com#attendee"],
        }),
    );
    assert_eq!(status, 200);
    let licenses = person["licenses"].as_array().unwrap();
    assert!(licenses.contains(&free["id"]) && !licenses.contains(&full["id"]));
    assert_eq!(
        person["siteUrls"],
        json!([SITE, "acme-training.webex.com#attendee"])
    );
}

#[test]
fn sip_addresses_appear_later() {
    let mut client = Client::new();
    client.control("edit", json!({ "email": crate::ask::USER, "title": "x" }));
    let id = client.id(crate::ask::USER);
    assert!(client.good(&format!("/v1/people/{id}"))["sipAddresses"].is_array());
    let (_, person) = create(
        &mut client,
        json!({ "emails": ["new@lantern.example"], "displayName": "x" }),
    );
    assert_eq!(person.get("sipAddresses"), None);
}

#[test]
fn calling_requires_a_location_and_a_number() {
    let mut client = Client::with(webex_sim::Settings::with_people(300));
    let calling = client.license("Webex Calling - Standard", None)["id"].clone();
    let location = client.good("/v1/people?callingData=true")["items"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|person| person.get("locationId").cloned())
        .unwrap();
    let mut body =
        json!({ "emails": ["new@lantern.example"], "displayName": "x", "licenses": [calling] });
    assert_eq!(create(&mut client, body.clone()).0, 400);
    body["extension"] = json!("4711");
    assert_eq!(create(&mut client, body.clone()).0, 400);
    body["locationId"] = location;
    assert_eq!(create(&mut client, body).0, 200);
}

#[test]
fn only_full_administrators_assign_roles() {
    let mut client = Client::new();
    let role = client.good("/v1/roles")["items"][2]["id"].clone();
    let body = |email: &str| json!({ "emails": [email], "displayName": "x", "roles": [role] });
    let (status, person) = create(&mut client, body("one@lantern.example"));
    assert_eq!((status, &person["roles"]), (200, &json!([role])));
    client.token = client.mint(
        "one@lantern.example",
        "spark-admin:people_write spark-admin:people_read",
    );
    assert_eq!(create(&mut client, body("two@lantern.example")).0, 403);
    assert_eq!(
        create(
            &mut client,
            json!({ "emails": ["two@lantern.example"], "displayName": "x" })
        )
        .0,
        200
    );
}

#[test]
fn deleting_frees_units_and_refuses_oneself() {
    let mut client = Client::new();
    let (id, own) = (client.id(crate::ask::USER), client.id(ADMIN));
    let before = client.license("Messaging", None)["consumedUnits"]
        .as_i64()
        .unwrap();
    let answer = client.ask("DELETE", &format!("/v1/people/{id}"), None);
    assert_eq!((answer.status, answer.body.len()), (204, 0));
    assert_eq!(
        client.license("Messaging", None)["consumedUnits"],
        before - 1
    );
    assert_eq!(
        client
            .ask("DELETE", &format!("/v1/people/{id}"), None)
            .status,
        404
    );
    assert_eq!(
        client
            .ask("DELETE", &format!("/v1/people/{own}"), None)
            .status,
        403
    );
}
