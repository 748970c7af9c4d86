//! Error bodies in other shapes, and successes without a useful body.

use crate::ask::{Client, USER};
use serde_json::{Value, json};

const MESSAGE: &str = "The location is not enabled for calling";

fn error(fault: Value) -> (u16, Value, String) {
    let mut client = Client::new();
    client.fault("GET /v1/*", fault);
    let answer = client.get("/v1/people/me");
    let id = answer.header("trackingid").unwrap().to_owned();
    (answer.status, answer.json(), id)
}

#[test]
fn each_shape_contains_the_message() {
    for (shape, pointer) in [
        ("code", "/errors/0/message"),
        ("object", "/error/message/0/description"),
        ("scim", "/detail"),
        ("map", "/errors/request/0"),
    ] {
        let fault = json!({ "kind": "status", "status": 400, "shape": shape, "message": MESSAGE });
        let (status, body, _) = error(fault);
        assert_eq!(status, 400, "{shape}");
        assert_eq!(body.pointer(pointer), Some(&json!(MESSAGE)), "{body}");
        assert_eq!(body.get("message"), None, "{body}");
    }
    let (_, code, _) = error(json!({ "kind": "status", "status": 400, "shape": "code" }));
    assert_eq!(code["errors"][0]["code"], 25008);
    let (_, object, id) = error(json!({ "kind": "status", "status": 400, "shape": "object" }));
    assert_eq!(object["trackingId"], id);
}

#[test]
fn sends_any_json_as_the_body() {
    let body = json!({ "errors": "none of these" });
    let (status, answered, _) = error(json!({ "kind": "status", "status": 500, "json": body }));
    assert_eq!((status, answered), (500, body));
}

#[test]
fn names_the_host_of_another_region() {
    let fault = json!({ "kind": "region", "host": "analytics-eu.example" });
    let (status, body, _) = error(fault);
    assert_eq!(status, 451);
    assert!(
        body["message"]
            .as_str()
            .unwrap()
            .contains("analytics-eu.example")
    );
}

#[test]
fn applies_a_write_and_answers_with_any_body() {
    for (fault, body) in [
        (
            json!({ "kind": "status", "status": 204, "after_apply": true }),
            "",
        ),
        (
            json!({ "kind": "status", "status": 200, "after_apply": true, "body": "empty" }),
            "",
        ),
        (
            json!({ "kind": "status", "status": 202, "after_apply": true, "json": ["?"] }),
            "[\"?\"]",
        ),
    ] {
        let mut client = Client::new();
        let id = client.license("Messaging", None)["id"].clone();
        client.fault("PATCH /v1/licenses/users", fault.clone());
        let change = json!({ "email": USER, "licenses": [{ "id": id, "operation": "remove" }] });
        let answer = client.ask("PATCH", "/v1/licenses/users", Some(change));
        assert_eq!(u64::from(answer.status), fault["status"], "{fault}");
        assert_eq!(answer.text(), body, "{fault}");
        assert!(client.sim.ledger().last().unwrap().changed, "{fault}");
    }
    let mut client = Client::new();
    let fault = json!({ "kind": "status", "status": 200, "after_apply": true, "body": "html" });
    client.fault("GET /v1/people/me", fault);
    assert!(client.get("/v1/people/me").text().starts_with("<html>"));
}
