//! The value of a licence with its number, and the request.

use super::*;
use crate::change::journal::{self, Record};
use crate::change::{Change, DiffKind};
use proptest::prelude::*;
use serde_json::{Value, json};
use webex_api::Endpoint;

fn of() -> CallingLicenseOf {
    CallingLicenseOf {
        person: "P".into(),
        license: "C".into(),
    }
}

fn person(more: Value) -> Person {
    let mut person = json!({"id": "P", "displayName": "Ana Silva", "title": "Engineer"});
    let members = person.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    serde_json::from_value(person).unwrap()
}

fn value(more: Value) -> Option<Profile> {
    of().value(&person(more))
}

/// A person who holds the licence, with these parts.
fn holder(number: &str, extension: &str, location: &str) -> Profile {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    value(json!({
        "licenses": ["M", "C"], "extension": text(extension), "locationId": text(location),
        "phoneNumbers": [{"type": "mobile", "value": "+1"}, {"type": "work", "value": number}],
    }))
    .unwrap()
}

fn lines(before: &Profile, after: &Profile) -> Vec<(DiffKind, Part)> {
    let lines = CallingLicenseOf::diff(before, after).into_iter();
    lines.map(|line| (line.kind, line.field.part)).collect()
}

#[test]
fn without_the_licence_there_is_no_number_of_it() {
    let number = json!([{"type": "work", "value": "+49301234567"}]);
    let without = value(json!({"licenses": ["M"], "phoneNumbers": number, "extension": "4711"}));
    assert_eq!(without, Some(Profile::default()));
    let with = holder("+49 (30) 123-4567", "4711", "L");
    assert_eq!(with.text(Part::WorkPhone), "+49301234567");
    assert_eq!(
        lines(&Profile::default(), &with),
        [
            (DiffKind::Added, Part::WorkPhone),
            (DiffKind::Added, Part::Extension),
            (DiffKind::Added, Part::Location),
            (DiffKind::Added, Part::License),
        ]
    );
}

#[test]
fn what_webex_did_not_say_is_not_known() {
    for more in [
        json!({}),
        json!({"licenses": null}),
        json!({"licenses": "C"}),
        json!({"licenses": ["C"], "phoneNumbers": 7}),
        json!({"licenses": ["C"], "extension": {}}),
        json!({"licenses": [], "locationId": []}),
    ] {
        assert_eq!(value(more.clone()), None, "{more}");
    }
}

#[test]
fn somebody_with_webex_calling_keeps_the_number() {
    let number = json!([{"type": "work", "value": "+49 30 1234567"}]);
    let proposal = |more| of().proposal(&person(more));
    let known = proposal(json!({"phoneNumbers": number, "extension": "4711", "locationId": "L"}));
    assert_eq!(known, holder("+49301234567", "4711", "L"));
    let directory = proposal(json!({"phoneNumbers": number}));
    assert_eq!(directory, holder("", "", ""));
}

#[test]
fn the_request_has_what_is_given_and_nothing_else() {
    let body = |number, extension, location| -> Value {
        let Once(request) = of().request(&holder(number, extension, location));
        serde_json::from_slice(&request.body().unwrap()).unwrap()
    };
    assert_eq!(
        body("", "4711", "L"),
        json!({"personId": "P", "licenses": [
            {"id": "C", "operation": "add", "properties": {"locationId": "L", "extension": "4711"}},
        ]})
    );
    assert_eq!(
        body("+49301234567", "", "")["licenses"][0]["properties"],
        json!({"phoneNumber": "+49301234567"})
    );
}

#[test]
fn what_comes_with_the_licence_is_nobody_elses_work() {
    let asked = CallingLicenseOf::diff(&Profile::default(), &holder("+49301234567", "", ""));
    let brings = |found: &Profile| -> Vec<Part> {
        let made = CallingLicenseOf::diff(&Profile::default(), found);
        let brought = made.iter().filter(|line| of().brings(line, &asked));
        brought.map(|line| line.field.part).collect()
    };
    assert_eq!(
        brings(&holder("+49301234567", "67", "L")),
        [Part::Extension, Part::Location]
    );
    assert_eq!(
        brings(&holder("+49309999999", "", "")),
        [],
        "another number than the one that was asked for"
    );
}

#[test]
fn a_record_names_nobody_and_cannot_be_sent() {
    let change = Change {
        target: of(),
        before: Profile::default(),
        after: holder("+49301234567", "4711", "L"),
    }
    .into_any();
    let record = Record::of(&change);
    let text = journal::to_text(std::slice::from_ref(&record)).unwrap();
    for private in ["301234567", "4711", "Ana"] {
        assert!(!text.contains(private), "{text}");
    }
    let [read] = &journal::from_text(&text).unwrap()[..] else {
        panic!("{text}");
    };
    assert_eq!(*read, record);
    assert_eq!(read.recall(), change);
    let after = Profile::try_from(read.recall().after).unwrap();
    assert!(!after.is_shown());
    assert!(holder("+49301234567", "4711", "L").is_shown());
}

fn any_value() -> impl Strategy<Value = Profile> {
    let number = prop::option::of(prop::sample::select(vec!["+49301234567", "+14085550100"]));
    let extension = prop::option::of(prop::sample::select(vec!["4711", "12"]));
    let location = prop::option::of(prop::sample::select(vec!["L", "M"]));
    let held = (number, extension, location).prop_map(|(number, extension, location)| {
        holder(
            number.unwrap_or_default(),
            extension.unwrap_or_default(),
            location.unwrap_or_default(),
        )
    });
    prop_oneof![Just(Profile::default()), held]
}

proptest! {
    /// Two values are equal exactly when no line differs, and rebasing onto the original value changes nothing.
    #[test]
    fn the_difference_tells_values_apart(before in any_value(), after in any_value()) {
        let changed = lines(&before, &after).iter().any(|(kind, _)| *kind != DiffKind::Kept);
        prop_assert_eq!(before != after, changed);
        prop_assert_eq!(CallingLicenseOf::rebased(&before, &after, &before), after.clone());
        prop_assert_eq!(CallingLicenseOf::rebased(&before, &before, &after), after);
    }

    /// A record holds enough to compare with.
    #[test]
    fn a_record_tells_values_apart(before in any_value(), after in any_value()) {
        let change = Change { target: of(), before, after }.into_any();
        prop_assert_eq!(Record::of(&change).recall(), change);
    }
}
