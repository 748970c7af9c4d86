//! Checks the facts that the crate ships, alone and against the official extracts.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use serde_json::Value;
use webex_openapi::{EXTRACTS, OpenApi, facts};

#[test]
fn the_facts_are_those_of_the_official_extracts() {
    let Some(official) = OpenApi::official() else {
        return;
    };
    for (extract, document) in EXTRACTS.iter().zip(official.documents()) {
        let fresh = facts::text(&facts::reduce(document));
        assert!(
            extract.facts == fresh,
            "{} is out of date: run `cargo xtask openapi-facts FOLDER`",
            extract.facts_name
        );
    }
}

#[test]
fn the_facts_are_in_their_written_form() {
    for extract in EXTRACTS {
        let document = serde_json::from_str(extract.facts).unwrap();
        let again = facts::text(&facts::reduce(&document));
        assert!(extract.facts == again, "{}", extract.facts_name);
    }
}

/// The longest value is a kind of site, `Control Hub managed site`.
#[test]
fn the_facts_contain_no_sentence() {
    fn check(value: &Value) {
        match value {
            Value::String(text) => assert!(text.split(' ').count() < 5, "{text:?}"),
            Value::Array(list) => list.iter().for_each(check),
            Value::Object(members) => members.values().for_each(check),
            _ => {}
        }
    }
    OpenApi::facts().documents().iter().for_each(check);
}

#[test]
fn every_sample_matches_its_schema() {
    let api = OpenApi::facts();
    let mut samples = 0;
    for operation in api.operations() {
        for status in operation.statuses() {
            let Some(schema) = operation.answer(status) else {
                assert_eq!(operation.sample(status), None);
                continue;
            };
            let sample = operation.sample(status).unwrap();
            let faults = operation.faults(schema, &sample);
            assert!(
                faults.is_empty(),
                "{} {status}: {faults:#?}",
                operation.name()
            );
            let (members, _) = operation.members(schema);
            assert!(members.iter().all(|name| sample.get(name).is_some()));
            samples += 1;
        }
    }
    assert!(samples > 30, "only {samples} answers have a schema");
}

#[test]
fn samples_have_every_documented_member() {
    let api = OpenApi::facts();
    let people = api.operation("GET /people").sample(200).unwrap();
    let person = &people["items"][0];
    assert_eq!(person["displayName"], "displayName");
    assert_eq!(person["emails"], serde_json::json!(["emails"]));
    assert_eq!(person["phoneNumbers"][0]["type"], "work");
    assert_eq!(person["phoneNumbers"][0]["primary"], true);
    assert_eq!(person["loginEnabled"], "true");
    assert_eq!(people["notFoundIds"], serde_json::json!(["notFoundIds"]));
}
