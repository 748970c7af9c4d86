//! Lists whose pages break, repeat, turn in circles or lose someone, drawn by seed (fault groups 3 to 6): each ends, and is either whole
//! or says that it is not.

use crate::world::{Dice, World};
use rollcall_core::people::{Directory, DirectoryCount, Pages, Standing, completeness};
use rollcall_core::sets::Set;
use serde_json::{Value, json};
use webex_api::{GetMe, Incomplete, ListPeople, PageWalk, SearchScimUsers};

const PEOPLE: usize = 730;
const ROUTE: &str = "GET /v1/people";
/// How often an administrator presses Retry before giving up.
const RETRIES: usize = 40;

/// What can happen to a page.
fn faults() -> Vec<Value> {
    vec![
        json!({ "kind": "emptypage" }),
        json!({ "kind": "duplicate" }),
        json!({ "kind": "lost" }),
        json!({ "kind": "loop" }),
        json!({ "kind": "cycle" }),
        json!({ "kind": "max", "max": 7 }),
        json!({ "kind": "link", "next": "https://evil.example/v1/people?cursor=1" }),
        json!({ "kind": "link", "next": "https://webexapis.com/admin/people" }),
        json!({ "kind": "link", "next": "<no address" }),
        json!({ "kind": "truncate" }),
        json!({ "kind": "html200" }),
        json!({ "kind": "empty200" }),
        json!({ "kind": "bom" }),
        json!({ "kind": "mutate", "set": { "/items/0/id": null, "/items/1/displayName": 7, "/items/2": "x" } }),
        json!({ "kind": "mutate", "remove": ["/items"] }),
        json!({ "kind": "status", "status": 503 }),
        json!({ "kind": "status", "status": 429, "retry_after": 3 }),
        json!({ "kind": "status", "status": 403 }),
        json!({ "kind": "drop" }),
        json!({ "kind": "drop", "after_headers": true }),
        json!({ "kind": "hang" }),
    ]
}

/// A list as it ended.
struct Ended {
    directory: Directory,
    incomplete: Option<Incomplete>,
    gave_up: bool,
}

/// Reads the list as the app does: page after page, and the same page again after a fault.
fn read(world: &World) -> Ended {
    let everyone = ListPeople {
        max: Some(100),
        exclude_status: true,
        ..ListPeople::default()
    };
    let mut pages = PageWalk::new(world.client.clone(), everyone);
    world.clock.run(async {
        let (mut directory, mut failed) = (Directory::new(), 0);
        while let Some(page) = pages.next_page().await {
            match page {
                Ok(page) => {
                    directory.push_page(page);
                }
                Err(_) => failed += 1,
            }
            if failed > RETRIES {
                break;
            }
        }
        Ended {
            directory,
            incomplete: pages.incomplete().cloned(),
            gave_up: failed > RETRIES,
        }
    })
}

fn count(world: &World) -> DirectoryCount {
    world.clock.run(async {
        let me = world.client.call(&GetMe).await.unwrap().value;
        let counting = SearchScimUsers::counting(me.org_id.unwrap());
        let users = world.client.call(&counting).await.unwrap().value.total;
        DirectoryCount::Users(users.unwrap())
    })
}

fn arm(world: &World, seed: u64) -> Vec<String> {
    let (dice, all) = (Dice::new(seed * 2 + 1), faults());
    let rules: Vec<Value> = (0..3)
        .map(|at| {
            let fault = &all[(dice.next() >> 20) as usize % all.len()];
            json!({ "route": ROUTE, "probability": 0.25, "times": 6, "seed": seed * 3 + at, "fault": fault })
        })
        .collect();
    world.control("POST", "faults", &json!(rules));
    rules.iter().map(|rule| rule["fault"].to_string()).collect()
}

#[test]
fn every_list_is_whole_or_says_that_it_is_not() {
    let (mut whole, mut marked) = (0, 0);
    for seed in 0..120 {
        let world = World::new(PEOPLE);
        let known: Set<String> = world
            .people()
            .iter()
            .map(|person| person.id.to_string())
            .collect();
        assert_eq!(known.len(), PEOPLE);
        let armed = arm(&world, seed);
        let ended = read(&world);
        world.control("DELETE", "faults", &Value::Null);

        let rows = 0..ended.directory.len() as u32;
        let ids: Set<String> = rows
            .map(|row| ended.directory.row(row).unwrap().id.to_owned())
            .collect();
        assert_eq!(ids.len(), ended.directory.len(), "{seed}: {armed:?}");
        assert!(ids.is_subset(&known), "{seed}: {armed:?}");

        let pages = if ended.incomplete.is_none() {
            Pages::All
        } else {
            Pages::NotAll
        };
        assert!(
            !ended.gave_up || pages == Pages::NotAll,
            "{seed}: {armed:?}"
        );
        let standing = completeness(pages, ids.len(), count(&world)).standing;
        let everyone = ids == known;
        if standing == Standing::Complete {
            assert!(
                everyone,
                "{seed}: called complete with {} people: {armed:?}",
                ids.len()
            );
            whole += 1;
        } else {
            marked += 1;
        }
        // The pages alone miss only people who are lost between two of them.
        if pages == Pages::All && !armed.iter().any(|fault| fault.contains("lost")) {
            assert!(everyone, "{seed}: {armed:?}");
        }
    }
    assert!(whole > 20 && marked > 20, "{whole} whole, {marked} marked");
}
