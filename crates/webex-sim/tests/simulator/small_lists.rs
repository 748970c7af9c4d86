//! Organisations, roles, licences.

use crate::ask::Client;
use serde_json::json;
use webex_sim::{Kind, Uuid};

#[test]
fn one_organisation() {
    let mut client = Client::new();
    let list = client.good("/v1/organizations")["items"].clone();
    let id = list[0]["id"].as_str().unwrap();
    assert_eq!(client.good(&format!("/v1/organizations/{id}")), list[0]);
    let other = Kind::Organization.id(Uuid([0; 16]));
    assert_eq!(
        client.get(&format!("/v1/organizations/{other}")).status,
        404
    );
    let uuid = Kind::Organization.uuid(id).unwrap().to_string();
    assert!(client.token.ends_with(&uuid));
}

#[test]
fn roles() {
    let mut client = Client::new();
    let list = client.good("/v1/roles")["items"].clone();
    assert_eq!(list[0]["name"], "Full Administrator");
    let id = list[3]["id"].as_str().unwrap();
    assert_eq!(client.good(&format!("/v1/roles/{id}")), list[3]);
    assert_eq!(client.get("/v1/roles/x").status, 404);
    assert_eq!(
        client.good("/v1/people/me")["roles"],
        json!([list[0]["id"]])
    );
}

#[test]
fn licences_with_and_without_sites() {
    let mut client = Client::new();
    let list = client.good("/v1/licenses")["items"]
        .as_array()
        .unwrap()
        .clone();
    assert!(
        list.iter()
            .any(|license| license["siteType"] == "Control Hub managed site")
    );
    assert!(
        list.iter()
            .any(|license| license["siteType"] == "Site Admin managed site")
    );
    let plain = list
        .iter()
        .find(|license| license["name"] == "Messaging")
        .unwrap();
    assert_eq!((plain.get("siteUrl"), plain.get("siteType")), (None, None));
    assert_eq!(
        plain["consumedUnits"].as_i64(),
        Some(
            plain["consumedByUsers"].as_i64().unwrap()
                + plain["consumedByWorkspaces"].as_i64().unwrap()
        )
    );
    assert_eq!(client.get("/v1/licenses/x").status, 404);
}
