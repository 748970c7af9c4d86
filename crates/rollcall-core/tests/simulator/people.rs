//! Deleting and creating people: each outcome, produced by the simulator, with the ledger as witness.

use crate::world::World;
use rollcall_core::change::profile::{Part, Profile};
use rollcall_core::change::{Change, CreationOf, DeletionOf, DiffKind, Outcome, Target, Verdict};
use rollcall_core::sets::Set;
use serde_json::json;
use webex_api::{ErrorKind, GetPerson, Person};

fn deletion(world: &World, person: &Person) -> Change<DeletionOf> {
    world.forget_ledger();
    Change {
        target: DeletionOf {
            person: person.id.clone(),
        },
        before: Some(person.licenses.iter().flatten().cloned().collect()),
        after: None,
    }
}

#[test]
fn a_person_is_deleted_when_webex_no_longer_finds_them() {
    let world = World::new(60);
    let person = world.people()[2].clone();
    let report = world.apply(&deletion(&world, &person));
    assert_eq!(report.outcome, Outcome::Applied);
    assert_eq!(report.found, Some(None));
    let methods: Vec<String> = world.ledger().into_iter().map(|sent| sent.method).collect();
    assert_eq!(methods, ["GET", "DELETE", "GET"]);
    let get = GetPerson {
        id: person.id.clone(),
        calling_data: false,
    };
    let gone = world.clock.run(world.client.call(&get)).unwrap_err();
    assert_eq!(gone.kind, ErrorKind::NotFound);
    let again = world.apply(&deletion(&world, &person));
    assert_eq!(
        again.verdict(),
        Verdict::ChangedByOthers,
        "somebody was faster"
    );
    assert_eq!(world.writes(), []);
}

#[test]
fn a_deletion_is_judged_by_what_is_there_afterwards() {
    for (fault, verdict) in [
        (json!({ "kind": "ignore" }), Verdict::Ignored),
        (json!({ "kind": "status", "status": 403 }), Verdict::Refused),
        (
            json!({ "kind": "status", "status": 500, "after_apply": true }),
            Verdict::AppliedDespiteError,
        ),
        (
            json!({ "kind": "drop", "after_apply": true }),
            Verdict::AppliedUnanswered,
        ),
        (json!({ "kind": "drop" }), Verdict::NoAnswer),
    ] {
        let world = World::new(60);
        let person = world.people()[2].clone();
        let change = deletion(&world, &person);
        world.fault("DELETE /v1/people/*", fault.clone());
        assert_eq!(world.apply(&change).verdict(), verdict, "{fault}");
        assert_eq!(world.writes().len(), 1, "sent once");
    }
}

#[test]
fn what_the_person_got_meanwhile_stops_the_deletion() {
    let world = World::new(60);
    let person = world.people()[2].clone();
    let change = deletion(&world, &person);
    let edit = json!({ "personId": person.id.as_str(), "removeLicenses": ["Messaging"] });
    world.control("POST", "edit", &edit);
    assert_eq!(world.apply(&change).verdict(), Verdict::ChangedByOthers);
    assert_eq!(world.writes(), []);
}

#[test]
fn oneself_and_people_of_a_directory_are_not_deleted() {
    let world = World::new(60);
    let own = world.apply(&deletion(&world, &world.people()[0]));
    assert_eq!(own.verdict(), Verdict::Refused);
    let person = world.people()[2].clone();
    world.control(
        "POST",
        "edit",
        &json!({ "personId": person.id.as_str(), "synced": true }),
    );
    let synced = world.apply(&deletion(&world, &person));
    assert_eq!(synced.verdict(), Verdict::Refused);
}

fn creation(email: &str) -> Change<CreationOf> {
    let target = CreationOf {
        email: email.to_owned(),
    };
    let mut after = target.wanted();
    after.set(Part::FirstName, "Ada");
    after.set(Part::LastName, "Lovelace");
    after.set(Part::Title, "Countess");
    Change {
        target,
        before: Profile::default(),
        after,
    }
}

#[test]
fn a_person_is_created_once_and_found_by_the_address() {
    let world = World::new(60);
    let change = creation("Ada@lantern.example");
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied);
    let methods: Vec<String> = world.ledger().into_iter().map(|sent| sent.method).collect();
    assert_eq!(methods, ["GET", "POST", "GET"]);
    let found = report.found.unwrap();
    assert_eq!(found.text(Part::DisplayName), "Ada Lovelace");
    assert!(!found.person().id.as_str().is_empty());
    let others = report.others.iter();
    let others: Set<_> = others
        .map(|line| (line.kind == DiffKind::Added, line.field.part))
        .collect();
    assert_eq!(
        others,
        Set::from([(true, Part::License)]),
        "the licences that everyone gets"
    );
    let looked_up = world
        .clock
        .run(change.target.look_up(&world.client))
        .unwrap();
    assert_eq!(looked_up.unwrap().id, found.person().id);
    let again = world.apply(&change);
    assert_eq!(
        again.verdict(),
        Verdict::ChangedByOthers,
        "there is such a person"
    );
    assert_eq!(world.writes().len(), 1);
}

#[test]
fn an_error_after_the_creation_is_found_out() {
    for (fault, verdict) in [
        (
            json!({ "kind": "status", "status": 400, "after_apply": true }),
            Verdict::AppliedDespiteError,
        ),
        (json!({ "kind": "status", "status": 400 }), Verdict::Refused),
        (json!({ "kind": "ignore" }), Verdict::Ignored),
        (
            json!({ "kind": "drop", "after_apply": true }),
            Verdict::AppliedUnanswered,
        ),
    ] {
        let world = World::new(60);
        world.forget_ledger();
        world.fault("POST /v1/people", fault.clone());
        let report = world.apply(&creation("ada@lantern.example"));
        assert_eq!(report.verdict(), verdict, "{fault}");
        assert_eq!(world.writes().len(), 1, "sent once");
    }
}

#[test]
fn an_answer_with_somebody_unreadable_is_no_answer() {
    let world = World::new(60);
    let target = creation("avery.quill@lantern.example").target;
    assert!(
        world
            .clock
            .run(target.look_up(&world.client))
            .unwrap()
            .is_some()
    );
    world.fault(
        "GET /v1/people",
        json!({ "kind": "mutate", "remove": ["/items/0/id"] }),
    );
    let error = world.clock.run(target.read(&world.client)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Undecodable);
}
