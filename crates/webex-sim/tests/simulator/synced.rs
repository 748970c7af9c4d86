//! People that a directory provides.

use crate::ask::{Client, USER};
use serde_json::{Value, json};
use webex_sim::SyncedWrites;

fn synced(how: SyncedWrites) -> (Client, Value) {
    let mut client = Client::switched(|switches| switches.synced_writes = how);
    client.control("edit", json!({ "email": USER, "synced": true }));
    let id = client.id(USER);
    let person = client.good(&format!("/v1/people/{id}?callingData=true"));
    (client, person)
}

fn put(client: &mut Client, person: &Value, member: &str, value: Value) -> (u16, Value) {
    let mut wanted = person.clone();
    wanted[member] = value;
    let id = person["id"].as_str().unwrap();
    let answer = client.ask("PUT", &format!("/v1/people/{id}"), Some(wanted));
    (answer.status, answer.json())
}

#[test]
fn a_changed_member_is_refused_by_name() {
    let (mut client, person) = synced(SyncedWrites::Refuse);
    for (member, value) in [
        ("firstName", json!("X")),
        ("displayName", json!("X")),
        ("title", json!("X")),
        ("department", json!("X")),
        ("manager", json!("X")),
        ("emails", json!(["x@lantern.example"])),
        ("addresses", json!([{ "country": "X" }])),
    ] {
        let (status, answer) = put(&mut client, &person, member, value);
        assert_eq!(status, 400, "{member}");
        assert!(answer.to_string().contains(member), "{answer}");
    }
    let id = person["id"].as_str().unwrap();
    let after = client.good(&format!("/v1/people/{id}?callingData=true"));
    assert_eq!(after, person);
}

#[test]
fn a_changed_member_is_ignored() {
    let (mut client, person) = synced(SyncedWrites::Ignore);
    let (status, answer) = put(&mut client, &person, "title", json!("X"));
    assert_eq!((status, &answer["title"]), (200, &person["title"]));
}

#[test]
fn sign_in_is_not_the_directory_s() {
    let (mut client, person) = synced(SyncedWrites::Refuse);
    let (status, answer) = put(&mut client, &person, "loginEnabled", json!(false));
    assert_eq!((status, &answer["loginEnabled"]), (200, &json!(false)));
}

#[test]
fn such_a_person_is_not_deleted() {
    let (mut client, person) = synced(SyncedWrites::Refuse);
    let path = format!("/v1/people/{}", person["id"].as_str().unwrap());
    assert_eq!(client.ask("DELETE", &path, None).status, 400);
    client.control("edit", json!({ "email": USER, "synced": false }));
    assert_eq!(client.ask("DELETE", &path, None).status, 204);
}

#[test]
fn some_people_come_from_a_directory() {
    let mut client = Client::with(webex_sim::Settings::with_people(200));
    let people = client.good("/v1/people?max=1000")["items"].clone();
    let refused = people.as_array().unwrap().iter().filter(|person| {
        let (status, _) = put(&mut client, person, "title", json!("Renamed"));
        status == 400
    });
    assert_eq!(refused.count(), 6);
}

#[test]
fn which_number_is_the_primary_one_is_not_written() {
    let mut client = Client::with(webex_sim::Settings::with_people(300));
    let people = client.good("/v1/people?max=1000&callingData=true")["items"].clone();
    let people = people.as_array().unwrap().iter();
    let mut tried = 0;
    for person in people.filter(|person| person["phoneNumbers"][0]["primary"] == true) {
        client.control(
            "edit",
            json!({ "email": person["emails"][0], "synced": true }),
        );
        let mut numbers = person["phoneNumbers"].clone();
        for number in numbers.as_array_mut().unwrap() {
            number.as_object_mut().unwrap().remove("primary");
        }
        let (status, answer) = put(&mut client, person, "phoneNumbers", numbers);
        assert_eq!(status, 200, "{answer}");
        let id = person["id"].as_str().unwrap();
        let after = client.good(&format!("/v1/people/{id}?callingData=true"));
        assert_eq!(after["phoneNumbers"], person["phoneNumbers"]);
        tried += 1;
    }
    assert!(tried > 3, "{tried}");
}
