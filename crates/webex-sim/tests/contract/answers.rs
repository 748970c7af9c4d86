//! Every operation's successful answer fits its schema, to the member.

use crate::ask::{Client, USER};
use crate::openapi::OpenApi;
use crate::visit;
use serde_json::json;
use webex_sim::{Settings, TenantKind};

fn check(tenant: TenantKind) {
    let Some(documents) = OpenApi::load() else {
        return;
    };
    let mut client = Client::with(Settings {
        tenant,
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
                let faults = operation.faults(schema, &answer.json());
                assert!(faults.is_empty(), "{}: {faults:#?}", visit.name);
            }
            None => assert!(answer.body.is_empty(), "{}: {}", visit.name, answer.text()),
        }
    }
}

#[test]
fn of_the_believable_organisation() {
    check(TenantKind::Believable);
}

#[test]
fn of_the_hostile_organisation() {
    check(TenantKind::Hostile);
}

#[test]
fn partial_licence_changes() {
    let Some(documents) = OpenApi::load() else {
        return;
    };
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
fn short_answers() {
    let Some(documents) = OpenApi::load() else {
        return;
    };
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

/// The switch departs from the schema; the schema must notice, or the other tests prove nothing.
#[test]
fn flags_as_booleans_are_what_the_official_schema_refuses() {
    let Some(documents) = OpenApi::load() else {
        return;
    };
    let mut client =
        Client::switched(|switches| switches.person_flags = webex_sim::FlagForm::Boolean);
    let operation = documents.operation("GET /people/me");
    let me = client.good("/v1/people/me");
    let faults = operation.faults(operation.answer(200).unwrap(), &me);
    for member in ["/loginEnabled: ", "/invitePending: "] {
        assert!(
            faults.iter().any(|fault| fault.starts_with(member)),
            "{faults:?}"
        );
    }
    assert!(
        faults
            .iter()
            .all(|fault| fault.starts_with("/loginEnabled") || fault.starts_with("/invitePending"))
    );
}

/// Where the official documents contradict themselves: their own example of this answer does not fit its schema.
#[test]
fn the_known_contradiction_of_the_documents_is_still_there() {
    let Some(documents) = OpenApi::load() else {
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
        "ids as numbers in the example, as texts in the schema"
    );
}
