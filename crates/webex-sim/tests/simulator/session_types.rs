//! Session types of sites and of hosts.

use crate::ask::{Client, READ_ONLY, SITE, USER};
use http::Request;
use serde_json::{Value, json};
use webex_sim::{SessionTypesPut, Settings};

const OF_USER: &str = "/v1/admin/meeting/userconfig/sessionTypes";

fn own(client: &mut Client) -> Vec<String> {
    let id = client.id(USER);
    let answer = client.good(&format!("{OF_USER}?siteUrl={SITE}&personId={id}"));
    ids(&answer["items"][0])
}

fn ids(value: &Value) -> Vec<String> {
    let types = value["sessionTypes"].as_array().unwrap();
    types
        .iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect()
}

fn put(client: &mut Client, site: &str, wanted: &[&str]) -> crate::ask::Answer {
    let id = client.id(USER);
    client.ask(
        "PUT",
        OF_USER,
        Some(json!({ "siteUrl": site, "personId": id, "sessionTypeIds": wanted })),
    )
}

#[test]
fn lists_the_types_of_a_site() {
    let mut client = Client::new();
    let named = client.good(&format!(
        "/v1/admin/meeting/config/sessionTypes?siteUrl={SITE}"
    ));
    assert_eq!(
        named["items"][0],
        json!({ "id": "3", "shortName": "PRO", "siteUrl": SITE, "name": "Webex Meetings Pro", "type": "meeting" })
    );
    assert_eq!(
        client.good("/v1/admin/meeting/config/sessionTypes"),
        named,
        "the administrator's preferred site"
    );
    assert_eq!(
        client
            .get("/v1/admin/meeting/config/sessionTypes?siteUrl=nowhere.webex.com")
            .status,
        400
    );
}

#[test]
fn a_site_can_have_types_of_its_own() {
    let mut settings = Settings::with_people(9);
    settings.custom_types = 7;
    let mut client = Client::with(settings);
    let of_site = format!("/v1/admin/meeting/config/sessionTypes?siteUrl={SITE}");
    let types = client.get(&of_site).items();
    assert_eq!((types.len(), &types[11]["shortName"]), (12, &json!("CT7")));
    assert_eq!(put(&mut client, SITE, &["3", "707"]).status, 200);
    assert_eq!(own(&mut client), ["3", "707"]);
}

#[test]
fn put_replaces_or_merges() {
    let mut client = Client::new();
    assert_eq!(own(&mut client), ["3", "5", "9", "214", "681"]);
    let answer = put(&mut client, SITE, &["9", "3"]);
    assert_eq!(
        (answer.status, ids(&answer.json())),
        (200, vec!["3".into(), "9".into()])
    );
    assert_eq!(own(&mut client), ["3", "9"]);

    let mut client = Client::switched(|switches| switches.session_types = SessionTypesPut::Merge);
    assert_eq!(put(&mut client, SITE, &["3"]).status, 200);
    assert_eq!(own(&mut client), ["3", "5", "9", "214", "681"]);
}

#[test]
fn refuses_unknown_types_sites_and_guests() {
    let mut client = Client::new();
    assert!(
        put(&mut client, SITE, &["3", "4711"])
            .error()
            .contains("4711")
    );
    assert_eq!(put(&mut client, "nowhere.webex.com", &["3"]).status, 400);
    let answer = put(&mut client, "acme-training.webex.com", &["3"]);
    assert_eq!(answer.status, 400);
    assert!(answer.error().contains("no host account"));
    let id = client.id(USER);
    assert_eq!(
        client.good(&format!(
            "{OF_USER}?siteUrl=acme-training.webex.com&personId={id}"
        ))["items"],
        json!([])
    );
    assert_eq!(client.get(&format!("{OF_USER}?siteUrl={SITE}")).status, 400);
    assert_eq!(own(&mut client).len(), 5);
}

#[test]
fn finds_the_person_by_the_email_header() {
    let mut client = Client::new();
    let (token, other) = (client.token.clone(), client.id(READ_ONLY));
    let mut ask = |query: &str| {
        let request =
            Request::get(format!("{OF_USER}?siteUrl={SITE}{query}")).header("email", USER);
        let request = request
            .header("Authorization", format!("Bearer {token}"))
            .body(Vec::new())
            .unwrap();
        client.send(request).json()["items"][0]["email"].clone()
    };
    assert_eq!(ask(""), USER);
    assert_eq!(
        ask(&format!("&personId={other}")),
        READ_ONLY,
        "the id takes precedence over the address"
    );
}
