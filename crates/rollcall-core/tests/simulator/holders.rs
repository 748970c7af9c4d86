//! Who holds a licence, read page by page and compared with the organisation and with the number that Webex gives.

use rollcall_core::sets::Set;

use rollcall_core::licenses::{
    Attention, Holders, Reckoning, State, Supply, arranged, count_needing, elsewhere, reckon,
};
use serde_json::json;
use webex_api::{ErrorKind, GetLicense, GetMe, Incomplete, License, LicenseId, OrgId, PageWalk};
use webex_sim::Settings;

use crate::world::World;

const ROUTE: &str = "GET /v1/licenses/*";

fn walk(world: &World, license: &LicenseId) -> PageWalk<GetLicense> {
    let endpoint = GetLicense {
        id: license.clone(),
        include_assigned_to: true,
        limit: Some(300),
    };
    PageWalk::new(world.client.clone(), endpoint)
}

/// Reads all pages. A failed one is asked for again.
fn read(world: &World, license: &LicenseId) -> (Holders, Option<Incomplete>, Vec<ErrorKind>) {
    let mut walk = walk(world, license);
    world.clock.run(async {
        let (mut holders, mut errors) = (Holders::default(), Vec::new());
        while let Some(page) = walk.next_page().await {
            match page {
                Ok(users) => holders.push_page(users),
                Err(error) => errors.push(error.kind),
            }
        }
        (holders, walk.incomplete().cloned(), errors)
    })
}

fn ids(holders: &Holders) -> Set<String> {
    let rows = (0..holders.len()).filter_map(|row| holders.holder(row as u32));
    rows.map(|holder| holder.id.to_owned()).collect()
}

fn pool(world: &World, name: &str) -> License {
    let mut pools = world.licenses().into_iter();
    pools.find(|pool| pool.name == name).unwrap()
}

fn own_organization(world: &World) -> OrgId {
    let me = world.clock.run(world.client.call(&GetMe)).unwrap().value;
    me.org_id.unwrap()
}

#[test]
fn the_holders_of_every_pool_are_those_whom_the_directory_names() {
    let world = World::new(700);
    let people = world.people();
    for license in world.licenses() {
        let (holders, incomplete, _) = read(&world, &license.id);
        assert_eq!(incomplete, None, "{}", license.name);
        let holding = people.iter().filter(|person| {
            let held = person.licenses.as_deref().unwrap_or_default();
            held.contains(&license.id)
        });
        let holding: Set<String> = holding.map(|person| person.id.to_string()).collect();
        assert_eq!(ids(&holders), holding, "{}", license.name);
        let expected = match license.consumed_by_users {
            Some(_) => Reckoning::Agrees,
            None => Reckoning::NotCounted,
        };
        assert_eq!(reckon(&holders, &license), expected, "{}", license.name);
    }
}

#[test]
fn a_large_pool_takes_pages_of_300() {
    let world = World::new(700);
    let license = pool(&world, "Basic Messaging");
    world.forget_ledger();
    let (holders, ..) = read(&world, &license.id);
    assert_eq!(holders.len(), 700);
    let sent = world.ledger();
    assert_eq!(sent.len(), 3);
    let path = format!("/v1/licenses/{}", license.id);
    assert!(sent.iter().all(|sent| sent.path == path));
}

#[test]
fn a_page_that_fails_is_asked_for_again_and_loses_nobody() {
    let world = World::new(700);
    let license = pool(&world, "Basic Messaging");
    let fault = json!({ "kind": "status", "status": 400 });
    let rule = json!({ "route": ROUTE, "nth": 2, "fault": fault });
    world.control("POST", "faults", &json!([rule]));
    let (holders, incomplete, errors) = read(&world, &license.id);
    assert_eq!((errors, incomplete), (vec![ErrorKind::Invalid], None));
    assert_eq!(holders.len(), 700);
}

#[test]
fn a_holder_whom_webex_skips_shows_as_a_difference() {
    let world = World::new(700);
    let license = pool(&world, "Basic Messaging");
    world.fault(ROUTE, json!({ "kind": "lost" }));
    let (holders, incomplete, _) = read(&world, &license.id);
    assert_eq!((holders.len(), incomplete), (699, None));
    let expected = Reckoning::Differs { counted: 700 };
    assert_eq!(reckon(&holders, &license), expected);
    world.fault(ROUTE, json!({ "kind": "duplicate" }));
    let (holders, ..) = read(&world, &license.id);
    assert_eq!(reckon(&holders, &license), Reckoning::Agrees);
}

#[test]
fn a_list_that_was_left_out_is_an_error_and_not_an_empty_one() {
    let world = World::new(20);
    let license = pool(&world, "Basic Messaging");
    world.fault(ROUTE, json!({ "kind": "mutate", "remove": ["/users"] }));
    let page = world.clock.run(walk(&world, &license.id).next_page());
    assert_eq!(page.unwrap().unwrap_err().kind, ErrorKind::Undecodable);
}

#[test]
fn an_overused_pool_comes_first_and_free_ones_are_never_full() {
    let world = World::new(60);
    let set = json!({ "/items/2/totalUnits": 1, "/items/3/totalUnits": null });
    world.fault("GET /v1/licenses", json!({ "kind": "mutate", "set": set }));
    let pools = world.licenses();
    assert_eq!(count_needing(&pools, Attention::Overused), 1);
    assert_eq!(count_needing(&pools, Attention::Unknown), 1);
    for pool in &pools {
        let out = matches!(State::of(pool), State::Full | State::Overused { .. });
        assert!(!out || Supply::of(pool) != Supply::Free, "{}", pool.name);
    }
    let groups = arranged(&pools);
    let site = pools[2].site_url.as_deref();
    let group = groups.iter().find(|group| group.site == site).unwrap();
    assert_eq!(group.pools[0].id, pools[2].id);
}

#[test]
fn a_license_of_another_organization_is_recognized() {
    let world = World::new(5);
    let home = own_organization(&world);
    let other = World::with(Settings {
        seed: 99,
        ..Settings::with_people(5)
    });
    let stranger = own_organization(&other).decoded().unwrap().uuid;
    for pool in world.licenses() {
        assert_eq!(elsewhere(&pool.id, &home), None, "{}", pool.name);
    }
    for pool in other.licenses() {
        assert_eq!(elsewhere(&pool.id, &home).as_ref(), Some(&stranger));
    }
}
