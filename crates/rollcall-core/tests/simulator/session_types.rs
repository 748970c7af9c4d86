//! Session types on a Webex that replaces the list, and on one that merges it: nobody knows which the real one does.

use crate::world::World;
use rollcall_core::change::{Change, DiffKind, Outcome, SessionTypesOf, Target};
use rollcall_core::sets::Set;
use serde_json::json;
use webex_api::{ListSiteSessionTypes, ListSites, SessionTypeId};
use webex_sim::{SessionTypesPut, Settings, Switches};

fn world(put: SessionTypesPut) -> World {
    let switches = Switches {
        session_types: put,
        ..Switches::default()
    };
    World::with(Settings {
        switches,
        ..Settings::with_people(60)
    })
}

/// Somebody with at least two session types on a site that offers more, and one of the others.
fn someone(world: &World) -> (SessionTypesOf, Set<SessionTypeId>, SessionTypeId) {
    let sites = world
        .clock
        .run(world.client.call(&ListSites::default()))
        .unwrap()
        .value;
    let people = world.people();
    for site in sites.iter().map(|site| site.site_url.clone()) {
        let list = ListSiteSessionTypes {
            site_url: site.clone(),
        };
        let offered = world.clock.run(world.client.call(&list)).unwrap().value;
        for person in people.iter().skip(3) {
            let target = SessionTypesOf {
                person: person.id.clone(),
                site: site.clone(),
            };
            let Ok(reply) = world.clock.run(target.read(&world.client)) else {
                continue;
            };
            let other = offered
                .iter()
                .map(|kind| &kind.id)
                .find(|id| !reply.value.contains(id));
            if let (true, Some(other)) = (reply.value.len() >= 2, other) {
                world.forget_ledger();
                return (target, reply.value, other.clone());
            }
        }
    }
    panic!("nobody has session types to change");
}

fn change(world: &World) -> Change<SessionTypesOf> {
    let (target, before, added) = someone(world);
    let mut after: Set<_> = before.iter().skip(1).cloned().collect();
    after.insert(added);
    Change {
        target,
        before,
        after,
    }
}

#[test]
fn a_list_that_is_replaced_is_applied() {
    let world = world(SessionTypesPut::Replace);
    let change = change(&world);
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied);
    assert_eq!(world.writes().len(), 1);
    for id in &change.after {
        assert!(
            report.curl.as_ref().unwrap().contains(id.as_str()),
            "the complete list is sent"
        );
    }
}

#[test]
fn a_list_that_is_merged_leaves_the_removal_undone_and_says_so() {
    let world = world(SessionTypesPut::Merge);
    let change = change(&world);
    let removed = change
        .before
        .difference(&change.after)
        .next()
        .unwrap()
        .clone();
    let report = world.apply(&change);
    let Outcome::Partly { missing } = report.outcome else {
        panic!("not noticed")
    };
    assert_eq!(
        missing
            .iter()
            .map(|line| (line.kind, &line.field))
            .collect::<Vec<_>>(),
        [(DiffKind::Removed, &removed)]
    );
    assert_eq!(report.others, []);
}

#[test]
fn a_server_error_after_the_put_does_not_send_it_twice() {
    for (fault, answered) in [
        (
            json!({ "kind": "status", "status": 503, "after_apply": true }),
            true,
        ),
        (json!({ "kind": "drop", "after_apply": true }), false),
    ] {
        let world = world(SessionTypesPut::Replace);
        let change = change(&world);
        world.fault("PUT *", fault);
        let outcome = world.apply(&change).outcome;
        let reported = matches!(outcome, Outcome::AppliedDespiteError(_));
        assert!(
            reported == answered && (reported || outcome == Outcome::Applied),
            "{outcome:?}"
        );
        assert_eq!(
            world.writes().len(),
            1,
            "a PUT is not repeated before it was read back"
        );
    }
}

#[test]
fn another_admin_is_not_overwritten() {
    let world = world(SessionTypesPut::Replace);
    let change = change(&world);
    let theirs: Vec<&str> = change
        .before
        .iter()
        .take(1)
        .map(SessionTypeId::as_str)
        .collect();
    let edit = json!({ "siteUrl": change.target.site.as_str(), "sessionTypeIds": theirs });
    world.control(
        "POST",
        "edit",
        &json!({ "personId": change.target.person.as_str(), "sessionTypes": edit }),
    );
    assert!(
        matches!(world.apply(&change).outcome, Outcome::ChangedByOthers { now } if now.len() == 1)
    );
    assert_eq!(world.writes(), []);
}

/// What is not surely the whole list must not be written back: the change ends before anything is sent.
#[test]
fn a_list_that_was_left_out_is_never_written_back() {
    for fault in [
        json!({ "kind": "mutate", "remove": ["/items/0/sessionTypes"] }),
        json!({ "kind": "mutate", "set": { "/items/0/sessionTypes": null } }),
        json!({ "kind": "mutate", "set": { "/items/0/sessionTypes/0/id": 3 } }),
        json!({ "kind": "mutate", "set": { "/items/0/siteUrl": "other.webex.com" } }),
        json!({ "kind": "mutate", "set": { "/items/0/personId": 7 } }),
    ] {
        let world = world(SessionTypesPut::Replace);
        let change = change(&world);
        world.fault(
            "GET /v1/admin/meeting/userconfig/sessionTypes",
            fault.clone(),
        );
        let report = world.apply(&change);
        assert!(
            matches!(
                report.outcome,
                Outcome::Refused(rollcall_core::change::Refusal::NothingSent(_))
            ),
            "{fault}: {:?}",
            report.outcome
        );
        assert_eq!(world.writes().len(), 0, "{fault}");
    }
}
