//! The six rules of tracking codes, one row each.

use crate::ask::{Client, SITE};
use crate::tracking_codes::{OF_SITE, body};
use serde_json::{Value, json};

const TRAINING: &str = "acme-training.webex.com";

/// Changes to the valid body, and whether it stays valid.
fn cases() -> Vec<(&'static str, Value, bool)> {
    let start = |rows: &[(&str, &str)]| -> Value {
        rows.iter()
            .map(|(service, kind)| json!({ "service": service, "type": kind }))
            .collect()
    };
    vec![
        (
            "host profile select with null",
            json!({ "inputMode": "hostProfileSelect", "scheduleStartCodes": null }),
            true,
        ),
        (
            "host profile select, not used",
            json!({ "inputMode": "hostProfileSelect", "scheduleStartCodes": start(&[("All", "notUsed")]) }),
            true,
        ),
        (
            "host profile select, used",
            json!({ "inputMode": "hostProfileSelect", "scheduleStartCodes": start(&[("All", "optional")]) }),
            false,
        ),
        (
            "required at Control Hub",
            json!({ "hostProfileCode": "required" }),
            false,
        ),
        (
            "required at Site Administration",
            json!({ "hostProfileCode": "required", "siteUrl": TRAINING }),
            true,
        ),
        (
            "admin set with admin types",
            json!({ "hostProfileCode": "adminSet", "scheduleStartCodes": start(&[("All", "notApplicable"), ("MeetingCenter", "adminSet"), ("EventCenter", "notUsed")]) }),
            true,
        ),
        (
            "admin set with others",
            json!({ "hostProfileCode": "adminSet", "scheduleStartCodes": start(&[("All", "optional")]) }),
            false,
        ),
        (
            "admin types without admin set",
            json!({ "scheduleStartCodes": start(&[("MeetingCenter", "adminSet")]) }),
            false,
        ),
        (
            "services equal to all",
            json!({ "scheduleStartCodes": start(&[("All", "optional"), ("EventCenter", "optional")]) }),
            true,
        ),
        (
            "services other than all",
            json!({ "scheduleStartCodes": start(&[("All", "optional"), ("EventCenter", "required")]) }),
            false,
        ),
        ("a long name", json!({ "name": "x".repeat(121) }), false),
        ("the longest name", json!({ "name": "ä".repeat(120) }), true),
        (
            "an empty option",
            json!({ "options": [{ "value": "", "defaultValue": false }] }),
            false,
        ),
        (
            "too many options",
            json!({ "options": vec![json!({ "value": "x", "defaultValue": false }); 501] }),
            false,
        ),
        (
            "too many services",
            json!({ "scheduleStartCodes": vec![json!({ "service": "EventCenter", "type": "notUsed" }); 6] }),
            false,
        ),
        ("an unknown mode", json!({ "inputMode": "radio" }), false),
    ]
}

#[test]
fn enforces_each_rule() {
    for (name, changes, good) in cases() {
        let mut client = Client::new();
        let mut body = body(SITE);
        body.as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        let answer = client.ask("POST", OF_SITE, Some(body));
        assert_eq!(
            answer.status,
            if good { 200 } else { 400 },
            "{name}: {}",
            answer.text()
        );
    }
}

#[test]
fn missing_services_inherit_or_stay_unused() {
    let kinds = |start: Value| -> Vec<String> {
        let mut client = Client::new();
        let mut body = body(SITE);
        body["scheduleStartCodes"] = start;
        let json = client.ask("POST", OF_SITE, Some(body)).json();
        let codes = json["scheduleStartCodes"].as_array().unwrap().clone();
        codes
            .iter()
            .map(|code| code["type"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        kinds(json!([{ "service": "All", "type": "required" }])),
        ["required"; 5]
    );
    let lone = kinds(json!([{ "service": "EventCenter", "type": "optional" }]));
    assert_eq!(
        lone,
        ["notApplicable", "notUsed", "optional", "notUsed", "notUsed"]
    );
}
