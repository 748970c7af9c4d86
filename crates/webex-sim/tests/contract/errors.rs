//! Error answers have documented statuses and the documented form.

use crate::ask::{Answer, Client, SITE, USER};
use crate::visit;
use serde_json::{Value, json};
use webex_openapi::{OpenApi, Operation};

/// The form shared by all errors, for operations that have no error schema of their own.
fn common() -> Value {
    json!({
        "type": "object", "required": ["message", "errors", "trackingId"], "additionalProperties": false,
        "properties": {
            "message": { "type": "string" }, "trackingId": { "type": "string" },
            "errors": { "type": "array", "minItems": 1, "items": {
                "type": "object", "required": ["description"], "additionalProperties": false,
                "properties": { "description": { "type": "string" }, "errorCode": { "type": "integer" } },
            } },
        },
    })
}

fn check(operation: &Operation<'_>, answer: &Answer) {
    assert!(
        operation.documents(answer.status),
        "{} answered {}",
        operation.name(),
        answer.status
    );
    let own = operation.answer(answer.status).cloned();
    for schema in own.into_iter().chain([common()]) {
        let faults = operation.faults(&schema, &answer.json());
        assert!(
            faults.is_empty(),
            "{} {}: {faults:#?}",
            operation.name(),
            answer.status
        );
    }
}

#[test]
fn access_refusals_and_injected_errors_match_the_schema() {
    let documents = OpenApi::facts();
    let mut client = Client::new();
    let visits = visit::all(&mut client);
    let admin = client.token.clone();
    let powerless = client.mint("user", "spark:rooms_read");
    for visit in visits {
        let operation = documents.operation(visit.name);
        let path = format!("/v1{}", visit.path);
        client.token = "wrong".into();
        let answer = client.ask(visit.method(), &path, visit.body.clone());
        assert_eq!(answer.status, 401);
        check(&operation, &answer);
        client.token.clone_from(&powerless);
        let answer = client.ask(visit.method(), &path, visit.body.clone());
        if visit.name != "GET /authorizations/tokenExpiry" {
            assert_eq!(answer.status, 403);
            check(&operation, &answer);
        }
        client.token.clone_from(&admin);
        for status in [400, 404, 409, 410, 415, 423, 428, 429, 500, 502, 503, 504] {
            client.fault("* /v1/*", json!({ "kind": "status", "status": status }));
            let answer = client.ask(visit.method(), &path, visit.body.clone());
            assert_eq!(answer.status, status);
            check(&operation, &answer);
        }
    }
}

#[test]
fn refusals_by_operations_match_the_schema() {
    let documents = OpenApi::facts();
    let mut client = Client::new();
    let calls: [(&str, &str, Option<Value>, u16); 12] = [
        ("GET /people", "/people?max=x", None, 400),
        ("GET /people/{personId}", "/people/x", None, 404),
        ("POST /people", "/people", Some(json!({})), 400),
        (
            "POST /people",
            "/people",
            Some(json!({ "emails": [USER], "displayName": "x" })),
            409,
        ),
        ("GET /licenses/{licenseId}", "/licenses/x", None, 404),
        (
            "PATCH /licenses/users",
            "/licenses/users",
            Some(json!({ "email": USER, "licenses": [{ "id": "x" }] })),
            400,
        ),
        (
            "PATCH /licenses/users",
            "/licenses/users",
            Some(json!({})),
            400,
        ),
        ("GET /organizations/{orgId}", "/organizations/x", None, 404),
        ("GET /roles/{roleId}", "/roles/x", None, 404),
        (
            "GET /meetingPreferences/sites",
            "/meetingPreferences/sites?userEmail=x@y.example",
            None,
            404,
        ),
        (
            "POST /admin/meeting/config/trackingCodes",
            "/admin/meeting/config/trackingCodes",
            Some(json!({ "siteUrl": SITE })),
            400,
        ),
        (
            "PUT /admin/meeting/userconfig/sessionTypes",
            "/admin/meeting/userconfig/sessionTypes",
            Some(json!({})),
            400,
        ),
    ];
    for (name, path, body, status) in calls {
        let answer = client.ask(name.split(' ').next().unwrap(), &format!("/v1{path}"), body);
        assert_eq!(answer.status, status, "{name} {path}");
        check(&documents.operation(name), &answer);
    }
}

/// Every code in the licence rules is in the documented enum. The rules' own tests show that each one occurs.
#[test]
fn license_codes_are_in_the_documented_enum() {
    let documents = OpenApi::facts();
    let operation = documents.operation("PATCH /licenses/users");
    let schema = operation.answer(400).unwrap();
    let body = |code: u32| json!({ "message": "m", "errors": [{ "errorCode": code, "description": "d" }], "trackingId": "t" });
    for code in [
        400, 400_000, 400_112, 400_118, 400_216, 400_404, 400_406, 400_407, 400_408, 400_410,
        400_411, 400_413, 700_003, 700_004, 700_006,
    ] {
        assert_eq!(operation.faults(schema, &body(code)), [""; 0]);
    }
    assert_eq!(
        operation.faults(schema, &body(1)).len(),
        1,
        "the schema rejects other codes"
    );
}
