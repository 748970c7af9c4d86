//! The seven operations on tracking codes.

use crate::ask::{Client, SITE, USER};
use serde_json::{Value, json};

pub const OF_SITE: &str = "/v1/admin/meeting/config/trackingCodes";
const OF_USER: &str = "/v1/admin/meeting/userconfig/trackingCodes";
const MAPPED: &str = "acme-eu.webex.com";

pub fn body(site: &str) -> Value {
    json!({
        "name": "Project", "siteUrl": site, "inputMode": "select", "hostProfileCode": "optional",
        "options": [{ "value": "North", "defaultValue": true }, { "value": "South", "defaultValue": false }],
        "scheduleStartCodes": [{ "service": "All", "type": "notApplicable" }, { "service": "MeetingCenter", "type": "required" }],
    })
}

#[test]
fn creates_reads_replaces_and_deletes() {
    let mut client = Client::new();
    let answer = client.ask("POST", OF_SITE, Some(body(SITE)));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let code = answer.json();
    assert_eq!(code["id"], "4");
    let path = format!("{OF_SITE}/4");
    assert_eq!(client.good(&path), code);
    let mut changed = body(SITE);
    changed["name"] = json!("Programme");
    assert_eq!(
        client.ask("PUT", &path, Some(changed)).json()["name"],
        "Programme"
    );
    let list = client.good(&format!("{OF_SITE}?siteUrl={SITE}"));
    assert_eq!(list["items"].as_array().unwrap().len(), 4);
    assert_eq!(
        client.ask("DELETE", &path, None).status,
        400,
        "the site must be named"
    );
    assert_eq!(
        client
            .ask("DELETE", &format!("{path}?siteUrl={SITE}"), None)
            .status,
        204
    );
    let answer = client.get(&path);
    assert_eq!(
        (answer.status, answer.error().as_str()),
        (404, "Tracking code ID '4' is invalid.")
    );
}

#[test]
fn requires_every_member_and_names_the_missing_one() {
    let mut client = Client::new();
    for member in [
        "name",
        "siteUrl",
        "options",
        "inputMode",
        "hostProfileCode",
        "scheduleStartCodes",
    ] {
        let mut body = body(SITE);
        body.as_object_mut().unwrap().remove(member);
        let answer = client.ask("POST", OF_SITE, Some(body));
        assert_eq!(
            (answer.status, answer.error()),
            (400, format!("'{member}' cannot be empty"))
        );
    }
}

#[test]
fn refuses_duplicate_names_and_more_than_ten() {
    let mut client = Client::new();
    let mut body = body(SITE);
    body["name"] = json!("Department");
    assert_eq!(client.ask("POST", OF_SITE, Some(body.clone())).status, 400);
    for number in 4..=10 {
        body["name"] = json!(format!("Code {number}"));
        assert_eq!(client.ask("POST", OF_SITE, Some(body.clone())).status, 200);
    }
    body["name"] = json!("Code 11");
    assert_eq!(client.ask("POST", OF_SITE, Some(body)).status, 400);
}

#[test]
fn mapped_codes_are_read_only() {
    let mut client = Client::new();
    assert_eq!(
        client.good(&format!("{OF_SITE}?siteUrl={MAPPED}"))["items"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let person = client.id(crate::ask::ADMIN);
    let values = json!({ "siteUrl": MAPPED, "personId": person, "trackingCodes": [{ "name": "Division", "value": "x" }] });
    for (method, path, body) in [
        ("POST", OF_SITE.to_owned(), Some(body(MAPPED))),
        ("PUT", format!("{OF_SITE}/1"), Some(body(MAPPED))),
        ("DELETE", format!("{OF_SITE}/1?siteUrl={MAPPED}"), None),
        ("PUT", OF_USER.to_owned(), Some(values)),
    ] {
        let answer = client.ask(method, &path, body);
        assert_eq!(answer.status, 400, "{method} {path}");
        assert!(answer.error().contains("mapped"));
    }
    assert_eq!(
        client
            .get(&format!("{OF_USER}?siteUrl={MAPPED}&personId={person}"))
            .status,
        200
    );
}

#[test]
fn reads_and_writes_the_values_of_a_person() {
    let mut client = Client::new();
    let id = client.id(USER);
    let read = |client: &mut Client| {
        client.good(&format!("{OF_USER}?siteUrl={SITE}&personId={id}"))["trackingCodes"].clone()
    };
    assert_eq!(
        read(&mut client)[0],
        json!({ "id": "1", "name": "Department", "value": "Design" })
    );
    let mut put = |name: &str, value: &str| {
        let body = json!({ "siteUrl": SITE, "email": USER, "trackingCodes": [{ "name": name, "value": value }] });
        client.ask("PUT", OF_USER, Some(body))
    };
    assert_eq!(
        put("Department", "Sales").json()["trackingCodes"][0]["value"],
        "Sales"
    );
    assert_eq!(
        put("Division", "Anything").status,
        200,
        "an editable list takes any value"
    );
    assert_eq!(put("Department", "Anything").status, 400, "a list does not");
    assert_eq!(
        put("Nothing", "x").error(),
        "Tracking code of 'Nothing' is not found."
    );
    assert_eq!(put("Division", "").status, 400);
    assert_eq!(put("Division", &"x".repeat(121)).status, 400);
    assert_eq!(read(&mut client)[0]["value"], "Sales");
    assert_eq!(read(&mut client)[1]["value"], "Anything");
}
