//! SCIM users: the same people as in the list, counted, searched and shown.

use crate::ask::{Client, READ_ONLY, USER};
use serde_json::{Value, json};
use webex_sim::{Kind, Settings, Uuid};

const ME: &str = concat!("/identity/scim/v2/Users", "/me");

/// The address of the users of the own organisation.
fn users(client: &mut Client) -> String {
    let me = client.good("/v1/people/me");
    let org = Kind::Organization.uuid(me["orgId"].as_str().unwrap());
    format!("/identity/scim/{}/v2/Users", org.unwrap())
}

fn raw(client: &Client, email: &str) -> String {
    Kind::People.uuid(&client.id(email)).unwrap().to_string()
}

/// Searches with a filter. Returns the ids.
fn found(client: &mut Client, filter: &str) -> Vec<String> {
    let query: String = form_urlencoded::byte_serialize(filter.as_bytes()).collect();
    let path = users(client);
    let answer = client.good(&format!("{path}?filter={query}&count=1000"));
    let list = answer["Resources"].as_array().unwrap();
    assert_eq!(answer["totalResults"], list.len());
    let id = |user: &Value| user["id"].as_str().unwrap().to_owned();
    list.iter().map(id).collect()
}

#[test]
fn counts_the_people_of_the_list() {
    let mut client = Client::with(Settings::with_people(230));
    let path = users(&mut client);
    let listed = client.good("/v1/people?max=1000")["items"]
        .as_array()
        .unwrap()
        .len();
    let page = client.good(&path);
    assert_eq!(page["totalResults"], listed);
    assert_eq!(page["Resources"].as_array().unwrap().len(), 100);
    assert_eq!(
        (&page["itemsPerPage"], &page["startIndex"]),
        (&json!(100), &json!(1))
    );
    let schema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    assert_eq!(page["schemas"], json!([schema]));
    let last = client.good(&format!("{path}?startIndex=201"));
    assert_eq!(last["Resources"].as_array().unwrap().len(), 30);
    assert_eq!(last["totalResults"], 230);
    let none = client.good(&format!("{path}?count=0"));
    assert_eq!(
        (&none["totalResults"], &none["Resources"]),
        (&json!(230), &json!([]))
    );
    let id = client.id(USER);
    client.ask("DELETE", &format!("/v1/people/{id}"), None);
    assert_eq!(client.good(&format!("{path}?count=0"))["totalResults"], 229);
}

#[test]
fn the_schema_requires_no_count() {
    for (switch, total) in [(true, json!(50)), (false, Value::Null)] {
        let mut client = Client::switched(|switches| switches.scim_total = switch);
        let path = users(&mut client);
        let answer = client.good(&path);
        assert_eq!(answer["totalResults"], total);
        assert_eq!(answer["Resources"].as_array().unwrap().len(), 50);
    }
}

#[test]
fn meeting_rooms_are_counted_only_if_switched_on() {
    for (switch, rooms) in [(false, 0), (true, 3)] {
        let mut client = Client::switched(|switches| switches.scim_rooms = switch);
        let path = users(&mut client);
        let answer = client.good(&path);
        assert_eq!(answer["totalResults"], 50 + rooms);
        let list = answer["Resources"].as_array().unwrap().clone();
        let kinds = list.iter().filter(|user| user["userType"] == "room");
        assert_eq!(kinds.count(), rooms);
        assert_eq!(list.len(), 50 + rooms);
    }
}

#[test]
fn a_user_has_the_members_that_the_schema_requires() {
    let mut client = Client::new();
    let path = users(&mut client);
    let id = raw(&client, USER);
    let user = client.good(&format!("{path}/{id}"));
    assert_eq!(user["id"], *id);
    assert_eq!(
        (&user["userName"], &user["userType"]),
        (&json!(USER), &json!("user"))
    );
    assert_eq!(
        user["emails"],
        json!([{ "value": USER, "type": "work", "primary": true }])
    );
    assert!(user["schemas"].is_array() && user["active"] == true);
    assert_eq!(user["name"]["familyName"], "Nettle");
    // Licences are not part of SCIM.
    assert_eq!(user.get("licenses"), None);
    let unknown = Uuid([0; 16]);
    assert_eq!(client.get(&format!("{path}/{unknown}")).status, 404);
    assert_eq!(client.get(&format!("{path}/x")).status, 404);
    let only = client.good(&format!("{path}/{id}?attributes=displayName"));
    let names: Vec<_> = only.as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        names,
        ["schemas", "id", "userName", "displayName", "userType"]
    );
    let without = client.good(&format!("{path}/{id}?excludedAttributes=emails,id"));
    assert_eq!((without.get("emails"), &without["id"]), (None, &json!(id)));
}

/// The list of people does not say which address is the primary one; this does.
#[test]
fn says_which_address_is_the_primary_one() {
    let mut client = Client::new();
    let several: Vec<Value> = client.good("/v1/people?max=100")["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|person| person["emails"].as_array().unwrap().len() > 1)
        .cloned()
        .collect();
    assert!(!several.is_empty());
    let path = users(&mut client);
    for person in several {
        let uuid = Kind::People.uuid(person["id"].as_str().unwrap()).unwrap();
        let user = client.good(&format!("{path}/{uuid}"));
        let emails = user["emails"].as_array().unwrap();
        assert_eq!(emails.len(), person["emails"].as_array().unwrap().len());
        let primary: Vec<_> = emails
            .iter()
            .filter(|email| email["primary"] == true)
            .collect();
        assert_eq!(primary.len(), 1);
        assert_eq!(primary[0]["value"], user["userName"]);
    }
}

#[test]
fn searches_by_one_comparison() {
    let mut client = Client::new();
    let id = raw(&client, USER);
    for filter in [
        format!("id eq \"{id}\""),
        format!("userName eq \"{}\"", USER.to_uppercase()),
        "userName sw \"sam.nettle\"".to_owned(),
        format!("emails.value eq \"{USER}\""),
    ] {
        assert_eq!(found(&mut client, &filter), [&*id], "{filter}");
    }
    // Others may have the same name.
    for filter in [
        "displayName sw \"sam net\"",
        "name.familyName ew \"ETTLE\"",
        "name.givenName eq \"SAM\"",
    ] {
        let all = found(&mut client, filter);
        assert!(all.contains(&id) && all.len() < 10, "{filter}: {all:?}");
    }
    assert_eq!(found(&mut client, "userName eq \"nobody\""), [""; 0]);
    let path = users(&mut client);
    for filter in [
        "id%20sw%20%22a%22",
        "shoe%20eq%20%22a%22",
        "userName%20eq%20a",
        "userName",
    ] {
        assert_eq!(
            client.get(&format!("{path}?filter={filter}")).status,
            400,
            "{filter}"
        );
    }
}

#[test]
fn sorts_by_name_to_sign_in_with() {
    let mut client = Client::new();
    let path = users(&mut client);
    let mut names = |order: &str| -> Vec<String> {
        let answer = client.good(&format!("{path}?sortBy=userName&sortOrder={order}"));
        let list = answer["Resources"].as_array().unwrap();
        list.iter()
            .map(|user| user["userName"].as_str().unwrap().to_owned())
            .collect()
    };
    let (up, mut down) = (names("ascending"), names("descending"));
    assert!(up.is_sorted());
    down.reverse();
    assert_eq!(up, down);
    assert_eq!(client.get(&format!("{path}?sortBy=title")).status, 400);
}

#[test]
fn names_the_organisation_by_its_raw_id() {
    let mut client = Client::new();
    let me = client.good("/v1/people/me");
    let encoded = format!("/identity/scim/{}/v2/Users", me["orgId"].as_str().unwrap());
    assert_eq!(client.get(&encoded).status, 403);
    let other = format!("/identity/scim/{}/v2/Users", Uuid([7; 16]));
    assert_eq!(client.get(&other).status, 403);
}

#[test]
fn anyone_reads_themselves_and_the_documented_administrators_everyone() {
    let mut client = Client::new();
    let path = users(&mut client);
    for (person, status) in [("admin", 200), ("read-only", 200), ("user", 403)] {
        client.token = client.mint(person, "identity:people_read");
        assert_eq!(client.good(ME)["userType"], "user");
        assert_eq!(client.get(&path).status, status, "{person}");
    }
    client.token = client.mint("read-only", "identity:people_rw");
    assert_eq!(client.good(ME)["userName"], READ_ONLY);
}
