//! PUT people: full replacement, with its pitfalls.

use crate::ask::{Answer, Client, SITE, USER};
use serde_json::{Value, json};

fn read(client: &mut Client) -> Value {
    let id = client.id(USER);
    client.good(&format!("/v1/people/{id}?callingData=true"))
}

fn write(client: &mut Client, person: &Value, query: &str) -> Answer {
    let id = person["id"].as_str().unwrap();
    client.ask(
        "PUT",
        &format!("/v1/people/{id}{query}"),
        Some(person.clone()),
    )
}

fn site_urls(client: &mut Client) -> Value {
    read(client)["siteUrls"].clone()
}

#[test]
fn accepts_what_was_read() {
    // In a varying order, the first address would become the primary one.
    let mut settings = webex_sim::Settings::with_people(150);
    settings.switches.stable_emails = true;
    let mut client = Client::with(settings);
    let ids: Vec<String> = client.sim.people().map(|(id, _)| id).collect();
    for id in ids {
        let before = client.good(&format!("/v1/people/{id}?callingData=true"));
        let answer = write(&mut client, &before, "?callingData=true");
        assert_eq!(answer.status, 200, "{}", answer.text());
        let mut after = answer.json();
        after["lastModified"] = before["lastModified"].clone();
        assert_eq!(before, after);
    }
}

#[test]
fn clears_absent_members() {
    let mut client = Client::new();
    let mut person = read(&mut client);
    person["department"] = json!("Research");
    assert_eq!(write(&mut client, &person, "").status, 200);
    assert_eq!(read(&mut client)["department"], "Research");
    person
        .as_object_mut()
        .unwrap()
        .retain(|name, _| name != "department" && name != "title");
    person["loginEnabled"] = json!(false);
    assert_eq!(write(&mut client, &person, "").status, 200);
    let after = read(&mut client);
    assert_eq!((after.get("department"), after.get("title")), (None, None));
    assert_eq!(after["loginEnabled"], false);
}

#[test]
fn refuses_missing_and_conflicting_members() {
    let mut client = Client::new();
    let person = read(&mut client);
    for (member, value, wanted) in [
        ("displayName", Value::Null, 400),
        ("displayName", json!(""), 400),
        ("emails", json!([]), 400),
        ("emails", json!([crate::ask::ADMIN]), 409),
        ("siteUrls", json!(["nowhere.webex.com"]), 400),
        ("orgId", json!("x"), 403),
    ] {
        let mut changed = person.clone();
        changed[member] = value;
        assert_eq!(write(&mut client, &changed, "").status, wanted, "{member}");
    }
    assert_eq!(read(&mut client), person);
}

#[test]
fn first_address_is_primary_and_all_are_found() {
    let mut client = Client::switched(|switches| switches.stable_emails = true);
    let mut person = read(&mut client);
    person["emails"] = json!(["sam@lantern.example", USER]);
    assert_eq!(
        write(&mut client, &person, "").json()["emails"],
        person["emails"]
    );
    for email in ["sam@lantern.example", USER] {
        assert_eq!(
            client.good(&format!("/v1/people?email={email}"))["items"][0]["id"],
            person["id"]
        );
    }
}

#[test]
fn refuses_to_remove_implicit_licenses() {
    let mut client = Client::new();
    let mut person = read(&mut client);
    let screen_share = client.license("Screen Share", None)["id"].clone();
    person["licenses"]
        .as_array_mut()
        .unwrap()
        .retain(|id| *id != screen_share);
    let answer = write(&mut client, &person, "");
    assert_eq!(answer.status, 400);
    assert!(answer.error().contains("implicitly assigned"));
    person.as_object_mut().unwrap().remove("licenses");
    assert_eq!(
        write(&mut client, &person, "").status,
        400,
        "absent is empty"
    );
}

#[test]
fn skips_full_pools_and_keeps_held_licenses() {
    let mut client = Client::new();
    let full =
        client.license("Meeting - Webex Meeting Center", Some("acme-eu.webex.com"))["id"].clone();
    let mut person = read(&mut client);
    person["licenses"]
        .as_array_mut()
        .unwrap()
        .push(full.clone());
    let after = write(&mut client, &person, "").json();
    assert!(!after["licenses"].as_array().unwrap().contains(&full));
    let admin = client.good("/v1/people/me");
    assert!(
        write(&mut client, &admin, "").json()["licenses"]
            .as_array()
            .unwrap()
            .contains(&full),
        "its holder keeps it"
    );
}

#[test]
fn changes_host_to_attendee_and_back() {
    let mut client = Client::new();
    let license = client.license("Meeting - Webex Meeting Center", Some(SITE))["id"].clone();
    let mut person = read(&mut client);
    assert_eq!(person["siteUrls"], json!([SITE]));

    // Host to attendee: remove the licence, add the suffix.
    person["licenses"]
        .as_array_mut()
        .unwrap()
        .retain(|id| *id != license);
    person["siteUrls"] = json!([format!("{SITE}#attendee")]);
    assert_eq!(write(&mut client, &person, "").status, 200);
    assert_eq!(site_urls(&mut client), json!([format!("{SITE}#attendee")]));

    // A missing attendee entry stays, unless all types are shown.
    person["siteUrls"] = json!([]);
    write(&mut client, &person, "");
    assert_eq!(site_urls(&mut client), json!([format!("{SITE}#attendee")]));
    write(&mut client, &person, "?showAllTypes=true");
    assert_eq!(site_urls(&mut client), json!([]));

    // Attendee to host: add the licence again.
    person["licenses"].as_array_mut().unwrap().push(license);
    write(&mut client, &person, "?showAllTypes=true");
    assert_eq!(site_urls(&mut client), json!([SITE]));
}

#[test]
fn short_answer_is_204_and_still_applies() {
    let mut client = Client::new();
    let mut person = read(&mut client);
    person["title"] = json!("Keeper");
    assert_eq!(write(&mut client, &person, "?minResponse=true").status, 204);
    assert_eq!(read(&mut client)["title"], "Keeper");
}

#[test]
fn refuses_to_move_a_calling_user() {
    let mut client = Client::with(webex_sim::Settings::with_people(300));
    let people = client.good("/v1/people?callingData=true")["items"]
        .as_array()
        .unwrap()
        .clone();
    let locations: Vec<_> = people
        .iter()
        .filter_map(|person| person.get("locationId").cloned())
        .collect();
    let mut person = people
        .into_iter()
        .find(|person| person.get("locationId").is_some())
        .unwrap();
    let other = locations
        .into_iter()
        .find(|id| *id != person["locationId"])
        .unwrap();
    person["locationId"] = other;
    assert_eq!(write(&mut client, &person, "").status, 400);
}
