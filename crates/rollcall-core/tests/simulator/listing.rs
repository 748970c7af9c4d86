//! The directory filled from the simulator, page by page.

use crate::world::World;
use rollcall_core::people::{Directory, UnreadableParts};
use rollcall_core::sets::Set;
use serde_json::json;
use webex_api::{Incomplete, ListPeople, PageWalk};
use webex_sim::Settings;

fn fill(world: &World) -> (Directory, bool) {
    let (directory, incomplete) = fill_and_tell(world);
    (directory, incomplete.is_none())
}

fn fill_and_tell(world: &World) -> (Directory, Option<Incomplete>) {
    let mut pages = PageWalk::new(
        world.client.clone(),
        ListPeople {
            max: Some(100),
            exclude_status: true,
            ..ListPeople::default()
        },
    );
    world.clock.run(async {
        let mut directory = Directory::new();
        while let Some(page) = pages.next_page().await {
            directory.push_page(page.unwrap());
        }
        (directory, pages.incomplete().cloned())
    })
}

fn ids(directory: &Directory) -> Set<String> {
    (0..directory.len() as u32)
        .map(|row| directory.row(row).unwrap().id.to_owned())
        .collect()
}

#[test]
fn everybody_is_listed_exactly_once() {
    let world = World::new(1234);
    let (directory, complete) = fill(&world);
    assert!(complete);
    assert_eq!(directory.len(), 1234);
    assert_eq!(ids(&directory).len(), 1234);
    let pages = world
        .ledger()
        .iter()
        .filter(|sent| sent.path == "/v1/people")
        .count();
    assert!((13..=14).contains(&pages), "{pages} pages of 100");
}

#[test]
fn a_silently_smaller_page_changes_nothing() {
    let world = World::with(Settings {
        max_page: 30,
        ..Settings::with_people(200)
    });
    let (directory, complete) = fill(&world);
    assert!(complete);
    assert_eq!(ids(&directory).len(), 200);
}

/// Empty pages in the middle lose nobody; a list that never brings anybody again ends and is not called complete.
#[test]
fn empty_page_is_not_the_end() {
    let rule = |times: serde_json::Value| {
        let world = World::new(500);
        let mut rule =
            json!({ "route": "GET /v1/people", "nth": 2, "fault": { "kind": "emptypage" } });
        rule["times"] = times;
        world.control("POST", "faults", &json!([rule]));
        let (directory, incomplete) = fill_and_tell(&world);
        (directory.len(), incomplete)
    };
    assert_eq!(rule(json!(3)), (500, None));
    assert_eq!(rule(json!(9)), (500, None));
    assert_eq!(rule(json!(1000)), (100, Some(Incomplete::NothingNew)));
}

/// One person in another form costs that person's member or that person, never the page or those after it.
#[test]
fn one_person_who_cannot_be_read_costs_nobody_else() {
    let world = World::new(500);
    let set = json!({
        "/items/3/extension": 1234, "/items/4/licenses": {}, "/items/5/displayName": 7, "/items/6/id": null, "/items/7": 7,
    });
    world.fault("GET /v1/people", json!({ "kind": "mutate", "set": set }));
    let (directory, incomplete) = fill_and_tell(&world);
    assert_eq!(directory.len(), 498);
    assert!(
        matches!(incomplete, Some(Incomplete::Unreadable { items: 2, .. })),
        "{incomplete:?}"
    );
    let row = |at| directory.row(at).unwrap();
    assert!(row(4).unreadable.has(UnreadableParts::LICENSES) && row(4).licenses.is_none());
    assert!(row(5).unreadable.has(UnreadableParts::NAME));
    assert_eq!(row(3).unreadable, UnreadableParts::default());
}

#[test]
fn a_person_who_comes_twice_stands_once() {
    let world = World::new(500);
    world.fault("GET /v1/people", json!({ "kind": "duplicate" }));
    let (directory, _) = fill(&world);
    assert_eq!((directory.len(), ids(&directory).len()), (500, 500));
}

#[test]
fn a_list_that_turns_in_circles_ends_and_is_not_called_complete() {
    for kind in ["loop", "cycle"] {
        let world = World::new(500);
        world.control(
            "POST",
            "faults",
            &json!([{ "route": "GET /v1/people", "fault": { "kind": kind } }]),
        );
        let (directory, complete) = fill(&world);
        assert!(!complete, "{kind}");
        assert_eq!(directory.len(), ids(&directory).len());
    }
}

#[test]
fn everybody_is_found_by_name_and_by_address() {
    let world = World::new(400);
    let (directory, _) = fill(&world);
    for row in 0..directory.len() as u32 {
        let person = directory.row(row).unwrap();
        assert!(
            directory.matching(person.email).contains(&row),
            "{}",
            person.email
        );
        assert!(
            directory
                .matching(&person.name.to_uppercase())
                .contains(&row),
            "{}",
            person.name
        );
    }
}
