//! Who can find whom, and what they see.

use crate::ask::{ADMIN, Client, READ_ONLY, USER};
use serde_json::Value;
use webex_sim::{FlagForm, Kind, Uuid};

#[test]
fn filters_by_address_name_role_and_location() {
    let mut client = Client::new();
    let emails = |client: &mut Client, query: &str| -> Vec<String> {
        let items = client.get(&format!("/v1/people?{query}")).items();
        items
            .iter()
            .map(|item| item["emails"][0].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        emails(&mut client, "email=AVERY.quill@lantern.example"),
        [ADMIN]
    );
    assert_eq!(emails(&mut client, "email=avery.quill@lantern"), [""; 0]);
    assert!(emails(&mut client, "displayName=avery%20q").contains(&ADMIN.to_owned()));
    assert_eq!(
        emails(&mut client, "displayName=very"),
        [""; 0],
        "matches prefixes only"
    );
    assert_eq!(
        emails(
            &mut client,
            "email=sam.nettle@lantern.example&displayName=avery"
        ),
        [""; 0]
    );
    let role = client.good("/v1/roles")["items"][1]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(emails(&mut client, &format!("roles={role}")), [READ_ONLY]);
    assert_eq!(client.get("/v1/people?roles=nothing").status, 400);
}

#[test]
fn id_lists_report_missing_ids_and_omit_presence() {
    let mut client = Client::new();
    let (admin, nobody) = (client.id(ADMIN), Kind::People.id(Uuid([9; 16])));
    let answer = client.good(&format!("/v1/people?id={admin},{nobody}"));
    assert_eq!(answer["notFoundIds"], serde_json::json!([nobody]));
    assert_eq!(answer["items"].as_array().unwrap().len(), 1);
    for absent in ["status", "lastActivity", "licenses", "roles"] {
        assert_eq!(answer["items"][0].get(absent), None, "{absent}");
    }
    let many = vec![admin.as_str(); 86].join(",");
    assert_eq!(client.get(&format!("/v1/people?id={many}")).status, 400);
}

#[test]
fn omits_presence_on_request() {
    let mut client = Client::new();
    assert!(client.good("/v1/people?max=1")["items"][0]["status"].is_string());
    assert_eq!(
        client.good("/v1/people?max=1&excludeStatus=true")["items"][0].get("status"),
        None
    );
}

#[test]
fn only_administrators_see_the_whole_directory_and_licenses() {
    let mut client = Client::new();
    client.token = client.sim.reader_token().to_owned();
    let answer = client.get("/v1/people");
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.error(),
        "Email, displayName, or id list should be specified."
    );
    let found = client.good(&format!("/v1/people?email={ADMIN}"));
    assert!(found["items"][0]["displayName"].is_string());
    assert_eq!(found["items"][0].get("licenses"), None);
    let role = client.sim.person_by_email(ADMIN).unwrap();
    assert_eq!(
        client
            .get(&format!("/v1/people?email={ADMIN}&roles={role}"))
            .status,
        400
    );
    let me = client.good("/v1/people/me");
    assert_eq!(me["emails"][0], USER);
    assert!(me["licenses"].is_array());
    let (id, admin) = (client.id(ADMIN), client.token.clone());
    assert_eq!(
        client.good(&format!("/v1/people/{id}")).get("licenses"),
        None
    );
    // The admin scope has no effect without the role.
    client.token = client.mint("user", "spark-admin:people_read");
    assert_eq!(client.get("/v1/people").status, 400);
    client.token = admin;
}

#[test]
fn answers_404_to_ids_that_are_not_people() {
    let mut client = Client::new();
    let license = client.license("Messaging", None)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for id in [license.as_str(), "x", &Kind::People.id(Uuid([1; 16]))] {
        assert_eq!(client.get(&format!("/v1/people/{id}")).status, 404, "{id}");
    }
}

#[test]
fn refuses_other_organizations() {
    let mut client = Client::new();
    let own = client.good("/v1/organizations")["items"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(client.get(&format!("/v1/people?orgId={own}")).status, 200);
    let other = Kind::Organization.id(Uuid([1; 16]));
    assert_eq!(client.get(&format!("/v1/people?orgId={other}")).status, 403);
    assert_eq!(
        client.get(&format!("/v1/licenses?orgId={other}")).status,
        403
    );
}

#[test]
fn flags_come_as_strings_booleans_or_mixed() {
    let forms = |form| {
        let mut client = Client::switched(|switches| switches.person_flags = form);
        let items = client.good("/v1/people?max=50")["items"]
            .as_array()
            .unwrap()
            .clone();
        let text = items
            .iter()
            .filter(|item| item["loginEnabled"].is_string())
            .count();
        let boolean = items
            .iter()
            .filter(|item| item["invitePending"].is_boolean())
            .count();
        (text, boolean)
    };
    assert_eq!(forms(FlagForm::Text), (50, 0));
    assert_eq!(forms(FlagForm::Boolean), (0, 50));
    let (text, boolean) = forms(FlagForm::Mixed);
    assert!(text > 5 && boolean > 5 && text + boolean == 50);
}

#[test]
fn shows_calling_data_only_on_request() {
    let mut client = Client::with(webex_sim::Settings::with_people(200));
    let has = |person: &Value| person["extension"].is_string() && person["locationId"].is_string();
    let count = |client: &mut Client, query: &str| {
        let items = client.good(&format!("/v1/people?max=100{query}"))["items"]
            .as_array()
            .unwrap()
            .clone();
        items.iter().filter(|person| has(person)).count()
    };
    assert_eq!(count(&mut client, ""), 0);
    assert!(count(&mut client, "&callingData=true") > 5);
    let location = client.good("/v1/people?callingData=true")["items"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|person| person["locationId"].as_str().map(str::to_owned))
        .unwrap();
    let there = client
        .get(&format!(
            "/v1/people?locationId={location}&callingData=true&max=1000"
        ))
        .items();
    assert!(!there.is_empty() && there.len() <= 50);
    assert!(
        there
            .iter()
            .all(|person| person["locationId"] == location.as_str())
    );
}
