//! Every operation's successful answer matches its schema, member by member.

use crate::ask::{Client, USER};
use crate::visit;
use serde_json::json;
use std::collections::BTreeSet;
use webex_openapi::OpenApi;
use webex_sim::{Settings, Switches, TenantKind};

/// Where the recorded organisation departs from the official schemas. Each text occurs in the schema error of such a
/// member.
const DEPARTURES: [&str; 6] = [
    "/loginEnabled: ",
    "/invitePending: ",
    "/notFoundIds: ",
    "/consumedByUsers: ",
    "/consumedByWorkspaces: ",
    "('errors' was unexpected)",
];

/// Checks every operation. Returns the known departures it saw and fails on any other.
fn check(tenant: TenantKind, switches: Switches) -> BTreeSet<&'static str> {
    let mut seen = BTreeSet::new();
    let documents = OpenApi::facts();
    let mut client = Client::with(Settings {
        tenant,
        switches,
        ..Settings::with_people(300)
    });
    for visit in visit::all(&mut client) {
        let operation = documents.operation(visit.name);
        let answer = client.ask(visit.method(), &format!("/v1{}", visit.path), visit.body);
        assert!(
            (200..300).contains(&answer.status),
            "{}: {}",
            visit.name,
            answer.text()
        );
        assert!(
            operation.documents(answer.status),
            "{} answered {}",
            visit.name,
            answer.status
        );
        match operation.answer(answer.status) {
            Some(schema) => {
                for fault in operation.faults(schema, &answer.json()) {
                    let known = DEPARTURES.iter().find(|known| fault.contains(**known));
                    seen.insert(*known.unwrap_or_else(|| panic!("{}: {fault}", visit.name)));
                }
            }
            None => assert!(answer.body.is_empty(), "{}: {}", visit.name, answer.text()),
        }
    }
    seen
}

#[test]
fn documented_forms_match_the_schemas() {
    for tenant in [TenantKind::Believable, TenantKind::Hostile] {
        assert_eq!(check(tenant, Switches::documented()), BTreeSet::new());
    }
}

/// The schema must notice every departure, or the other test proves nothing.
#[test]
fn recorded_forms_depart_only_in_the_known_members() {
    for tenant in [TenantKind::Believable, TenantKind::Hostile] {
        assert_eq!(
            check(tenant, Switches::default()),
            BTreeSet::from(DEPARTURES)
        );
    }
}

#[test]
fn partial_license_changes_match_the_schema() {
    let documents = OpenApi::facts();
    let mut client = Client::new();
    let full =
        client.license("Meeting - Webex Meeting Center", Some("acme-eu.webex.com"))["id"].clone();
    let answer = client.ask(
        "PATCH",
        "/v1/licenses/users",
        Some(json!({ "email": USER, "licenses": [{ "id": full }] })),
    );
    assert_eq!(answer.status, 206);
    let operation = documents.operation("PATCH /licenses/users");
    assert_eq!(
        operation.faults(operation.answer(206).unwrap(), &answer.json()),
        [""; 0]
    );
}

#[test]
fn short_answers_match_the_schema() {
    let documents = OpenApi::facts();
    let mut client = Client::new();
    let id = client.id(USER);
    let person = client.good(&format!("/v1/people/{id}"));
    let answer = client.ask(
        "PUT",
        &format!("/v1/people/{id}?minResponse=true"),
        Some(person),
    );
    assert_eq!(answer.status, 204);
    assert!(documents.operation("PUT /people/{personId}").documents(204));
}

/// The official documentation contradicts itself: its own example of this answer does not match its schema.
#[test]
fn documentation_still_contradicts_itself() {
    let Some(documents) = OpenApi::official() else {
        return;
    };
    let mut wrong = Vec::new();
    for name in documents.names() {
        let operation = documents.operation(&name);
        if let (Some(schema), Some(example)) = (operation.answer(200), operation.example(200))
            && !operation.faults(schema, example).is_empty()
        {
            wrong.push(name);
        }
    }
    wrong.retain(|name| !name.contains("/groups"));
    assert_eq!(
        wrong,
        ["PUT /admin/meeting/userconfig/trackingCodes"],
        "ids are numbers in the example and strings in the schema"
    );
}
