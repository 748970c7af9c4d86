//! A Calling licence with its number: each outcome, produced by the simulator, with the ledger as witness.

use crate::world::World;
use rollcall_core::change::calling_license::{Fault, fault};
use rollcall_core::change::profile::{Part, Profile, parts_named};
use rollcall_core::change::{
    CallingLicenseOf, Change, DiffKind, Outcome, Refusal, Target, Verdict,
};
use serde_json::json;
use webex_api::{ListLocations, PersonId};

const PATCH: &str = "PATCH /v1/licenses/users";

/// The first location.
fn location(world: &World) -> String {
    let page = world.clock.run(world.client.call(&ListLocations)).unwrap();
    page.value.items[0].id.clone()
}

/// Somebody without Calling, and the change that gives them a licence with a number of these parts.
fn change(world: &World, parts: &[(Part, &str)]) -> Change<CallingLicenseOf> {
    let pools = world.licenses();
    let pool = pools.iter().find(|pool| pool.name.contains("Professional"));
    let license = pool.unwrap().id.clone();
    world.control(
        "POST",
        "edit",
        &json!({ "freeUnits": [license.as_str(), 5] }),
    );
    let without = |person: &webex_api::Person| {
        let held = person.licenses.as_deref().unwrap();
        let mut pools = pools.iter().filter(|pool| held.contains(&pool.id));
        // Attendant Console and Customer Assist have conditions of their own.
        !pools.any(|pool| {
            ["Calling", "Attendant", "Assist"]
                .iter()
                .any(|word| pool.name.contains(word))
        }) && !person
            .phone_numbers
            .iter()
            .any(|number| number.kind.as_deref() == Some("work"))
    };
    let person = world.people().into_iter().skip(5).find(without).unwrap();
    let target = CallingLicenseOf {
        person: person.id.clone(),
        license,
    };
    let before = world.clock.run(target.read(&world.client)).unwrap().value;
    assert_eq!(before, Profile::default());
    let mut after = target.proposal(&person);
    for (part, text) in parts {
        after.set(*part, text);
    }
    world.forget_ledger();
    Change {
        target,
        before,
        after,
    }
}

fn held(world: &World, person: &PersonId) -> Vec<webex_api::LicenseId> {
    let people = world.people().into_iter();
    let mut people = people.filter(|other| other.id == *person);
    people.next().unwrap().licenses.unwrap()
}

#[test]
fn a_licence_comes_with_its_extension_and_location_in_one_request() {
    let world = World::new(60);
    let place = location(&world);
    let change = change(
        &world,
        &[(Part::Extension, "4711"), (Part::Location, &place)],
    );
    assert_eq!(fault(&change.after), None);
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied);
    assert_eq!((report.asked.len(), report.others), (3, Vec::new()));
    assert_eq!(report.found, Some(change.after));
    let ledger = world.ledger();
    let methods: Vec<&str> = ledger.iter().map(|sent| sent.method.as_str()).collect();
    assert_eq!(methods, ["GET", "PATCH", "GET"]);
    let curl = report.curl.unwrap();
    assert!(
        curl.contains("4711") && curl.contains("$WEBEX_TOKEN"),
        "{curl}"
    );
}

#[test]
fn a_number_as_webex_writes_it_is_the_number_that_was_asked_for() {
    let world = World::new(60);
    let change = change(&world, &[(Part::WorkPhone, "+49301234567")]);
    // Webex has it with spaces, and takes the location from it.
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "GET /v1/people/*", "nth": 2, "fault": { "kind": "mutate", "set": {
            "/phoneNumbers": [{ "type": "work", "value": "+49 (30) 123-4567" }], "/locationId": "somewhere",
        } } }]),
    );
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied);
    assert_eq!(report.others, [], "the location came with the number");
    let found = report.found.unwrap();
    assert_eq!(found.text(Part::Location), "somewhere");
}

#[test]
fn a_full_pool_gives_neither_licence_nor_number() {
    let world = World::new(60);
    let change = change(&world, &[(Part::WorkPhone, "+49301234567")]);
    let license = &change.target.license;
    world.control(
        "POST",
        "edit",
        &json!({ "freeUnits": [license.as_str(), 0] }),
    );
    let report = world.apply(&change);
    assert_eq!(
        (report.outcome, report.status),
        (Outcome::Refused(Refusal::Ignored), Some(206))
    );
    assert!(!held(&world, &change.target.person).contains(license));
}

#[test]
fn a_licence_without_its_number_is_applied_in_part() {
    let world = World::new(60);
    let place = location(&world);
    let change = change(
        &world,
        &[(Part::Extension, "4711"), (Part::Location, &place)],
    );
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "GET /v1/people/*", "nth": 2, "times": 10, "fault": { "kind": "mutate", "remove": ["/extension"] } }]),
    );
    let report = world.apply(&change);
    assert_eq!(report.verdict(), Verdict::Partly);
    let Outcome::Partly { missing } = &report.outcome else {
        panic!("{:?}", report.outcome)
    };
    let missing: Vec<_> = missing
        .iter()
        .map(|line| (line.kind, line.field.part))
        .collect();
    assert_eq!(missing, [(DiffKind::Added, Part::Extension)]);
    // What is left of the wish is the number alone.
    let rest = change.rebased(report.found.unwrap());
    let lines = rest.diff().into_iter();
    let changed: Vec<_> = lines.filter(|line| line.kind != DiffKind::Kept).collect();
    assert_eq!(changed.len(), 1);
}

#[test]
fn what_webex_refuses_was_told_before_and_is_told_at_its_field() {
    let world = World::new(60);
    for (parts, expected, code, named) in [
        (vec![], Fault::NoNumber, "400411", vec![]),
        (
            vec![(Part::Extension, "4711")],
            Fault::NoLocation,
            "400",
            vec![Part::Location],
        ),
    ] {
        let change = change(&world, &parts);
        assert_eq!(fault(&change.after), Some(expected));
        let report = world.apply(&change);
        let Outcome::Refused(Refusal::Server(error)) = &report.outcome else {
            panic!("{:?}", report.outcome)
        };
        let codes: Vec<_> = error
            .details
            .iter()
            .filter_map(|detail| detail.code.as_deref())
            .collect();
        assert_eq!(codes, [code]);
        let found: Vec<_> = parts_named(error)
            .into_iter()
            .map(|(part, _)| part)
            .collect();
        assert_eq!(found, named);
        assert!(!held(&world, &change.target.person).contains(&change.target.license));
    }
}

#[test]
fn a_location_that_webex_does_not_know_is_refused() {
    let world = World::new(60);
    let change = change(
        &world,
        &[(Part::Extension, "4711"), (Part::Location, "nowhere")],
    );
    let Outcome::Refused(Refusal::Server(error)) = world.apply(&change).outcome else {
        panic!("was accepted")
    };
    assert!(parts_named(&error)[0].1.contains("Unable to find location"));
}

#[test]
fn a_lost_answer_is_read_back() {
    for (after_apply, verdict) in [
        (true, Verdict::AppliedUnanswered),
        (false, Verdict::NoAnswer),
    ] {
        let world = World::new(60);
        let change = change(&world, &[(Part::WorkPhone, "+49301234567")]);
        world.fault(PATCH, json!({ "kind": "drop", "after_apply": after_apply }));
        let report = world.apply(&change);
        assert_eq!(report.verdict(), verdict);
        assert_eq!(world.writes().len(), 1, "sent once");
        assert_eq!(
            held(&world, &change.target.person).contains(&change.target.license),
            after_apply
        );
    }
}

#[test]
fn a_licence_that_somebody_else_gave_is_not_given_again() {
    let world = World::new(60);
    let change = change(&world, &[(Part::WorkPhone, "+49301234567")]);
    let edit = json!({ "personId": change.target.person.as_str(), "addLicenses": [change.target.license.as_str()] });
    world.control("POST", "edit", &edit);
    let report = world.apply(&change);
    assert!(matches!(report.outcome, Outcome::ChangedByOthers { .. }));
    assert_eq!(world.writes(), []);
}

/// Licences that Webex left out are not none, and a number that cannot be read is not a missing one.
#[test]
fn what_was_left_out_is_never_decided_on() {
    for fault in [
        json!({ "kind": "mutate", "remove": ["/licenses"] }),
        json!({ "kind": "mutate", "set": { "/licenses": null } }),
        json!({ "kind": "mutate", "set": { "/phoneNumbers": "none" } }),
    ] {
        let world = World::new(60);
        let change = change(&world, &[(Part::WorkPhone, "+49301234567")]);
        world.fault("GET /v1/people/*", fault.clone());
        let report = world.apply(&change);
        assert!(
            matches!(report.outcome, Outcome::Refused(Refusal::NothingSent(_))),
            "{fault}: {:?}",
            report.outcome
        );
        assert_eq!(world.writes(), [], "{fault}");
    }
}
