//! Answers that lie: an error after the change was made, no answer at all, an answer that nobody can read.

use crate::world::World;
use rollcall_core::change::{Change, Doubt, LicensesOf, Outcome, Refusal};
use serde_json::{Value, json};
use webex_api::{ErrorKind, LicenseId};

const WRITE: &str = "PATCH /v1/licenses/users";

/// People with a licence that can be taken away, so that a change needs no seat: a change for each.
fn removals(world: &World, wanted: usize) -> Vec<Change<LicensesOf>> {
    let people = world.people();
    let mut changes = Vec::new();
    for person in people.iter().skip(5) {
        for license in person.licenses.iter().flatten() {
            let change = world.license_change(&person.id, |set| {
                set.remove(license);
            });
            if removable(world, &change, license) {
                changes.push(world.license_change(&person.id, |set| {
                    set.remove(license);
                }));
                break;
            }
        }
        if changes.len() == wanted {
            break;
        }
    }
    assert_eq!(changes.len(), wanted);
    world.forget_ledger();
    changes
}

/// Whether Webex's rules let the licence go; put back at once.
fn removable(world: &World, change: &Change<LicensesOf>, license: &LicenseId) -> bool {
    if world.apply(change).outcome != Outcome::Applied {
        return false;
    }
    let back = world.license_change(&change.target.person, |set| {
        set.insert(license.clone());
    });
    world.apply(&back).outcome == Outcome::Applied
}

fn each(world: &World, fault: &Value, count: usize, check: impl Fn(&Outcome<LicensesOf>) -> bool) {
    let changes = removals(world, count);
    let rule = json!([{ "route": WRITE, "fault": fault }]);
    world.control("POST", "faults", &rule);
    for change in &changes {
        world.forget_ledger();
        let outcome = world.apply(change).outcome;
        assert!(check(&outcome), "{fault}: {outcome:?}");
        assert_eq!(world.writes().len(), 1, "{fault}: sent exactly once");
    }
}

#[test]
fn an_error_after_the_change_is_never_called_a_failure() {
    for status in [500, 502, 503, 504, 400, 409] {
        let fault = json!({ "kind": "status", "status": status, "after_apply": true });
        each(
            &World::new(60),
            &fault,
            12,
            |outcome| matches!(outcome, Outcome::AppliedDespiteError(error) if error.status == Some(status)),
        );
    }
}

#[test]
fn a_lost_answer_is_read_back_and_not_sent_again() {
    for fault in [
        json!({ "kind": "drop", "after_apply": true }),
        json!({ "kind": "drop", "after_apply": true, "after_headers": true }),
        json!({ "kind": "hang", "after_apply": true }),
        json!({ "kind": "truncate" }),
        json!({ "kind": "html200" }),
    ] {
        let applied = fault["kind"] != "html200";
        each(&World::new(60), &fault, 7, |outcome| match outcome {
            // No error of Webex's came, so none is told.
            Outcome::Applied => applied,
            Outcome::Refused(Refusal::Ignored) => !applied,
            _ => false,
        });
    }
}

#[test]
fn no_answer_and_no_change_is_unknown() {
    for (kind, error_kind) in [
        ("drop", ErrorKind::Unreachable),
        ("hang", ErrorKind::TimedOut),
    ] {
        each(
            &World::new(40),
            &json!({ "kind": kind }),
            3,
            |outcome| matches!(outcome, Outcome::Unknown(Doubt::NoAnswer(error)) if error.kind == error_kind),
        );
    }
}

#[test]
fn an_answered_server_error_without_a_change_is_a_refusal() {
    each(
        &World::new(40),
        &json!({ "kind": "status", "status": 503 }),
        3,
        |outcome| matches!(outcome, Outcome::Refused(Refusal::Server(error)) if error.status == Some(503)),
    );
}

#[test]
fn half_of_a_change_with_an_error_is_partly() {
    let world = World::new(40);
    let change = &removals(&world, 1)[0];
    let pools = world.licenses();
    let free = pools
        .iter()
        .filter(|pool| pool.free_units().is_none_or(|free| free > 0));
    let extra = free
        .map(|pool| &pool.id)
        .find(|id| !change.before.contains(id))
        .unwrap()
        .clone();
    let change = world.license_change(&change.target.person, |set| {
        *set = change.after.clone();
        set.insert(extra.clone());
    });
    world.fault(WRITE, json!({ "kind": "partial", "status": 500 }));
    let report = world.apply(&change);
    let Outcome::Partly { missing } = &report.outcome else {
        panic!("{:?}", report.outcome)
    };
    assert_eq!((missing.len(), report.others.len()), (1, 0));
    assert_eq!(
        report.error.unwrap().status,
        Some(500),
        "the error is kept beside the outcome"
    );
}

#[test]
fn an_unreadable_person_afterwards_is_unknown() {
    let world = World::new(40);
    let change = &removals(&world, 1)[0];
    // The read before passes; every one after it does not.
    world.control("POST", "faults", &json!([
        { "route": "GET /v1/people/*", "nth": 2, "times": 1000, "fault": { "kind": "status", "status": 404 } },
    ]));
    let report = world.apply(change);
    assert!(
        matches!(&report.outcome, Outcome::Unknown(Doubt::NotReadBack { write: None, read }) if read.kind == ErrorKind::NotFound),
        "{:?}",
        report.outcome
    );
    assert_eq!(world.writes().len(), 1);
}

#[test]
fn a_busy_server_is_waited_for_and_the_change_is_made_once() {
    let world = World::new(40);
    let change = &removals(&world, 1)[0];
    world.fault(
        WRITE,
        json!({ "kind": "status", "status": 429, "retry_after": 30 }),
    );
    assert_eq!(world.apply(change).outcome, Outcome::Applied);
    let writes = world.writes();
    assert_eq!(
        writes
            .iter()
            .map(|sent| (sent.status, sent.changed))
            .collect::<Vec<_>>(),
        [(429, false), (200, true)]
    );
}

#[test]
fn a_rejected_session_writes_nothing_and_says_so() {
    let world = World::new(40);
    let change = &removals(&world, 1)[0];
    world.fault(WRITE, json!({ "kind": "status", "status": 401 }));
    let outcome = world.apply(change).outcome;
    assert!(
        matches!(&outcome, Outcome::Refused(Refusal::TurnedAway(_))),
        "{outcome:?}"
    );
    assert!(world.writes().iter().all(|sent| !sent.changed));
}

#[test]
fn a_second_attempt_knows_the_late_effect_of_the_first() {
    let world = World::new(40);
    let change = &removals(&world, 1)[0];
    world.fault(WRITE, json!({ "kind": "drop" }));
    let first = world.apply(change);
    assert!(matches!(
        first.outcome,
        Outcome::Unknown(Doubt::NoAnswer(_))
    ));
    // What was on its way arrives after all.
    let license = first.asked[0].field.as_str();
    let edit = json!({ "personId": change.target.person.as_str(), "removeLicenses": [license] });
    world.control("POST", "edit", &edit);
    world.forget_ledger();
    let again = change.apply_after(&world.client, first.may_arrive(), |_| {});
    let again = world.clock.run(again);
    assert_eq!((again.outcome, again.curl), (Outcome::Applied, None));
    assert_eq!(world.writes(), [], "nothing is left to send");
}
