//! Licence changes: each outcome, produced by the simulator, with the ledger as witness.

use crate::world::World;
use rollcall_core::change::clashes::clashes;
use rollcall_core::change::seats::{Fit, seat_check};
use rollcall_core::change::{Change, DiffKind, LicensesOf, Outcome, Refusal};
use rollcall_core::sets::Set;
use serde_json::json;
use webex_api::{ErrorKind, LicenseId, PersonId};

/// Somebody and two licences with seats that they do not have and that Webex gives without conditions.
fn someone(world: &World) -> (PersonId, LicenseId, LicenseId) {
    let pools = world.licenses();
    for person in world.people().into_iter().skip(5) {
        let free: Vec<LicenseId> = pools
            .iter()
            .filter(|pool| pool.site_url.is_some() && pool.free_units().is_none_or(|free| free > 5))
            .map(|pool| pool.id.clone())
            .filter(|id| !person.licenses.iter().flatten().any(|held| held == id))
            .collect();
        for pair in free.windows(2) {
            if accepted(world, &person.id, pair) {
                return (person.id, pair[0].clone(), pair[1].clone());
            }
        }
    }
    panic!("nobody can be given two licences");
}

/// Whether both licences can be given; taken back at once.
fn accepted(world: &World, person: &PersonId, licenses: &[LicenseId]) -> bool {
    let give = world.license_change(person, |wanted| wanted.extend(licenses.iter().cloned()));
    let given = world.apply(&give).outcome == Outcome::Applied;
    let back = Change {
        target: give.target.clone(),
        before: give.after.clone(),
        after: give.before,
    };
    given && world.apply(&back).outcome == Outcome::Applied
}

fn has(world: &World, person: &PersonId) -> Set<LicenseId> {
    world.license_change(person, |_| {}).before
}

#[test]
fn an_applied_change_is_proved_by_the_read_back_and_sent_once() {
    let world = World::new(60);
    let (person, license, _) = someone(&world);
    let change = world.license_change(&person, |wanted| {
        wanted.insert(license.clone());
    });
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied);
    assert_eq!(report.found, Some(change.after.clone()));

    let ledger = world.ledger();
    let methods: Vec<&str> = ledger.iter().map(|sent| sent.method.as_str()).collect();
    assert_eq!(methods, ["GET", "PATCH", "GET"]);
    assert_eq!(
        report.write_tracking_id.as_ref(),
        Some(&ledger[1].tracking_id)
    );
    let all: Vec<_> = ledger.iter().map(|sent| sent.tracking_id.clone()).collect();
    assert_eq!(report.tracking_ids, all);
    let curl = report.curl.unwrap();
    assert!(
        curl.contains("$WEBEX_TOKEN") && !curl.contains("CANARY"),
        "{curl}"
    );
    assert!(curl.contains(license.as_str()));
    assert_eq!(has(&world, &person), change.after);
}

#[test]
fn a_swap_goes_in_one_request() {
    let world = World::new(60);
    let (person, one, other) = someone(&world);
    world.apply(&world.license_change(&person, |wanted| {
        wanted.insert(one.clone());
    }));
    let swap = world.license_change(&person, |wanted| {
        wanted.remove(&one);
        wanted.insert(other.clone());
    });
    let kept = swap.before.len() - 1;
    assert_eq!(
        swap.diff()
            .iter()
            .filter(|line| line.kind == DiffKind::Kept)
            .count(),
        kept
    );
    assert_eq!(world.apply(&swap).outcome, Outcome::Applied);
    assert_eq!(world.writes().len(), 1);
    let effects = seat_check(&world.licenses(), &swap.before, &swap.after);
    assert_eq!(
        effects[0].license, one,
        "the seat that is given back comes first"
    );
}

#[test]
fn nothing_asked_is_nothing_sent() {
    let world = World::new(20);
    let person = world.people()[6].id.clone();
    let change = world.license_change(&person, |_| {});
    assert_eq!(
        world.apply(&change).outcome,
        Outcome::Refused(Refusal::NothingAsked)
    );
    assert_eq!(world.ledger(), []);
}

#[test]
fn a_row_changed_by_somebody_else_is_not_touched() {
    let world = World::new(60);
    let (person, mine, theirs) = someone(&world);
    let change = world.license_change(&person, |wanted| {
        wanted.insert(mine.clone());
    });
    world.control(
        "POST",
        "edit",
        &json!({ "personId": person.as_str(), "addLicenses": [theirs.as_str()] }),
    );
    let report = world.apply(&change);
    let Outcome::ChangedByOthers { now } = report.outcome else {
        panic!("was overwritten")
    };
    assert!(now.contains(&theirs));
    assert_eq!(report.others[0].field, theirs);
    assert_eq!(world.writes(), [], "nothing was sent");
    assert!(has(&world, &person).contains(&theirs) && !has(&world, &person).contains(&mine));
}

#[test]
fn a_change_that_slips_in_between_is_shown_and_not_undone() {
    let world = World::new(60);
    let (person, mine, theirs) = someone(&world);
    let change = world.license_change(&person, |wanted| {
        wanted.insert(mine.clone());
    });
    let edit = json!({ "personId": person.as_str(), "addLicenses": [theirs.as_str()] });
    world.fault(
        "PATCH /v1/licenses/users",
        json!({ "kind": "edit", "edit": edit }),
    );
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied, "all that was asked for");
    assert_eq!(
        report
            .others
            .iter()
            .map(|line| (line.kind, &line.field))
            .collect::<Vec<_>>(),
        [(DiffKind::Added, &theirs)]
    );
    assert!(has(&world, &person).is_superset(&Set::from([mine, theirs])));
}

#[test]
fn a_206_names_what_is_missing() {
    let world = World::new(60);
    let (person, one, other) = someone(&world);
    let change = world.license_change(&person, |wanted| {
        wanted.extend([one.clone(), other.clone()]);
    });
    world.fault("PATCH /v1/licenses/users", json!({ "kind": "partial" }));
    let report = world.apply(&change);
    assert_eq!(report.status, Some(206));
    let done = report.done();
    let Outcome::Partly { missing } = report.outcome else {
        panic!("{:?}", report.outcome)
    };
    assert_eq!((missing.len(), done.len(), report.others.len()), (1, 1, 0));
    assert_eq!(missing[0].kind, DiffKind::Added);
    assert!(missing[0].field == one || missing[0].field == other);
}

#[test]
fn a_200_that_did_nothing_is_named() {
    let world = World::new(60);
    let (person, license, _) = someone(&world);
    let change = world.license_change(&person, |wanted| {
        wanted.insert(license.clone());
    });
    world.fault("PATCH /v1/licenses/users", json!({ "kind": "ignore" }));
    let report = world.apply(&change);
    assert_eq!(
        (report.outcome, report.status),
        (Outcome::Refused(Refusal::Ignored), Some(200))
    );
    assert_eq!(world.writes().len(), 1);
}

#[test]
fn a_full_pool_gives_no_seat_and_the_check_said_so() {
    let world = World::new(60);
    let (person, full, roomy) = someone(&world);
    world.control("POST", "edit", &json!({ "freeUnits": [full.as_str(), 0] }));
    let both = world.license_change(&person, |wanted| {
        wanted.extend([full.clone(), roomy.clone()]);
    });
    let check = seat_check(&world.licenses(), &both.before, &both.after);
    let unfit: Vec<_> = check
        .iter()
        .filter(|pool| pool.fit() != Fit::Fits)
        .map(|pool| pool.license.clone())
        .collect();
    assert_eq!(unfit, std::slice::from_ref(&full));

    let Outcome::Partly { missing } = world.apply(&both).outcome else {
        panic!("the pool was not full")
    };
    assert_eq!(
        missing.iter().map(|line| &line.field).collect::<Vec<_>>(),
        [&full]
    );
    let only = world.license_change(&person, |wanted| {
        wanted.insert(full.clone());
    });
    let report = world.apply(&only);
    assert_eq!(
        (report.outcome, report.status),
        (Outcome::Refused(Refusal::Ignored), Some(206))
    );
}

#[test]
fn a_refusal_keeps_webex_own_words_and_is_not_waited_for() {
    let world = World::new(20);
    let person = world.people()[6].id.clone();
    let change = world.license_change(&person, |wanted| {
        wanted.insert(LicenseId::new("not-a-licence"));
    });
    let report = world.apply(&change);
    let Outcome::Refused(Refusal::Server(error)) = &report.outcome else {
        panic!("{:?}", report.outcome)
    };
    assert_eq!(error.details[0].code.as_deref(), Some("400000"));
    assert_eq!(error.tracking_id, report.write_tracking_id);
    assert!(world.clock.slept().is_empty(), "nothing is on its way");
    assert_eq!(world.ledger().len(), 3, "read, write, read back once");
}

#[test]
fn without_the_scope_nothing_changes_and_the_403_is_shown() {
    let mut world = World::new(20);
    let person = world.people()[6].id.clone();
    let change = world.license_change(&person, |wanted| {
        wanted.insert(LicenseId::new("x"));
    });
    let reader = world.mint(json!({ "scopes": ["spark-admin:people_read"] }));
    world.client = world.client_with(world.fixed(reader));
    let outcome = world.apply(&change).outcome;
    assert!(
        matches!(&outcome, Outcome::Refused(Refusal::Server(error)) if error.kind == ErrorKind::Forbidden),
        "{outcome:?}"
    );
    assert!(world.writes().iter().all(|sent| !sent.changed));
}

#[test]
fn what_cannot_be_read_first_is_not_written() {
    let world = World::new(20);
    let target = LicensesOf {
        person: PersonId::new("nobody"),
        org: None,
    };
    let change = Change {
        target,
        before: Set::new(),
        after: Set::from([LicenseId::new("x")]),
    };
    let outcome = world.apply(&change).outcome;
    assert!(
        matches!(&outcome, Outcome::Refused(Refusal::NothingSent(error)) if error.kind == ErrorKind::NotFound),
        "{outcome:?}"
    );
    assert_eq!(world.writes(), []);
}

/// Licences that Webex left out or garbled are not none: a change of them ends before anything is sent.
#[test]
fn licenses_that_were_left_out_are_never_decided_on() {
    for fault in [
        json!({ "kind": "mutate", "remove": ["/licenses"] }),
        json!({ "kind": "mutate", "set": { "/licenses": null } }),
        json!({ "kind": "mutate", "set": { "/licenses": "none" } }),
        json!({ "kind": "mutate", "set": { "/licenses/-": 7 } }),
    ] {
        let world = World::new(60);
        let (person, license, _) = someone(&world);
        let change = world.license_change(&person, |set| {
            set.insert(license.clone());
        });
        world.forget_ledger();
        world.fault("GET /v1/people/*", fault.clone());
        let report = world.apply(&change);
        assert!(
            matches!(report.outcome, Outcome::Refused(Refusal::NothingSent(_))),
            "{fault}: {:?}",
            report.outcome
        );
        assert_eq!(world.writes().len(), 0, "{fault}");
    }
}

/// Whatever one more or one fewer licence the simulator refuses with a documented code, was warned of; and nothing else was.
#[test]
fn a_change_that_webex_refuses_was_warned_of() {
    let world = World::new(60);
    let pools = world.licenses();
    let (mut refused, mut kinds) = (0, Set::new());
    for person in world.people().into_iter().skip(5).take(12) {
        for pool in &pools {
            // A Calling licence needs a number, which is another rule.
            let calling = pool.name.contains("Calling");
            let change = world.license_change(&person.id, |wanted| {
                if !wanted.remove(&pool.id) {
                    wanted.insert(pool.id.clone());
                }
            });
            if calling && change.after.contains(&pool.id) {
                continue;
            }
            let warned = clashes(&pools, &change.before, &change.after);
            let report = world.apply(&change);
            let is_refused = matches!(&report.outcome, Outcome::Refused(Refusal::Server(_)));
            assert_eq!(
                !warned.is_empty(),
                is_refused,
                "{}: {:?}",
                pool.name,
                report.outcome
            );
            if is_refused {
                refused += 1;
                kinds.extend(warned.iter().map(|clash| format!("{:?}", clash.kind)));
            } else if report.outcome == Outcome::Applied {
                let back = Change {
                    target: change.target.clone(),
                    before: change.after.clone(),
                    after: change.before.clone(),
                };
                world.apply(&back);
            }
        }
    }
    assert!(refused > 12, "{refused}");
    for kind in ["NotManaged", "Needed", "NeedsProfessional"] {
        assert!(kinds.contains(kind), "{kind} of {kinds:?}");
    }
}
