//! The role on a meeting site: one request, and what it leaves, in the simulator.

use crate::world::World;
use rollcall_core::change::site_role::{SiteRight, SiteRole, rights, with_role};
use rollcall_core::change::{Change, Outcome, SiteRoleOf, Target, Verdict};
use rollcall_core::sets::Set;
use serde_json::json;
use webex_api::{LicenseId, PersonId, SiteUrl};

const SITE: &str = "acme.webex.com";

fn change(world: &World, person: &PersonId, role: &SiteRole) -> Change<SiteRoleOf> {
    let (site, of_site) = (SiteUrl::from(SITE), of_site(world));
    let target = SiteRoleOf {
        person: person.clone(),
        site: site.clone(),
    };
    let before = world.clock.run(target.read(&world.client)).unwrap().value;
    let after = with_role(&before, &site, &of_site, role, of_site.first());
    world.forget_ledger();
    Change {
        target,
        before,
        after,
    }
}

fn of_site(world: &World) -> Vec<LicenseId> {
    let licenses = world.licenses().into_iter();
    let of_site = licenses.filter(|license| license.site_url.as_deref() == Some(SITE));
    of_site.map(|license| license.id).collect()
}

fn role(world: &World, rights: &Set<SiteRight>) -> SiteRole {
    SiteRole::of(rights, &SITE.into(), &of_site(world))
}

#[test]
fn a_host_becomes_an_attendee_and_a_host_again_in_one_request_each() {
    let world = World::new(60);
    let ids = of_site(&world);
    let person = world.people().into_iter().skip(3).find(|person| {
        let held = rights(person).unwrap();
        SiteRole::of(&held, &SITE.into(), &ids) == SiteRole::Host && person.roles == Some(vec![])
    });
    let person = person.unwrap().id;
    for wanted in [
        SiteRole::Attendee,
        SiteRole::Host,
        SiteRole::None,
        SiteRole::Attendee,
    ] {
        let change = change(&world, &person, &wanted);
        let report = world.apply(&change);
        assert_eq!(report.outcome, Outcome::Applied, "{wanted:?}");
        assert_eq!(report.others, [], "{wanted:?}");
        assert_eq!(world.writes().len(), 1, "{wanted:?}");
        assert_eq!(role(&world, &report.found.unwrap()), wanted);
    }
}

#[test]
fn a_full_pool_leaves_what_was_read_back() {
    let world = World::new(60);
    let person = world.people()[2].id.clone();
    let attendee = change(&world, &person, &SiteRole::Attendee);
    assert_eq!(world.apply(&attendee).outcome, Outcome::Applied);
    let host = change(&world, &person, &SiteRole::Host);
    let license = of_site(&world)[0].clone();
    world.control(
        "POST",
        "edit",
        &json!({ "freeUnits": [license.as_str(), 0] }),
    );
    let report = world.apply(&host);
    assert_eq!(report.verdict(), Verdict::Partly);
    assert_eq!(role(&world, &report.found.unwrap()), SiteRole::None);
}

#[test]
fn an_account_that_others_changed_is_not_touched() {
    let world = World::new(60);
    let person = world.people()[2].id.clone();
    let change = change(&world, &person, &SiteRole::Attendee);
    let edit = json!({ "personId": person.as_str(), "removeLicenses": ["Messaging"] });
    world.control("POST", "edit", &edit);
    let report = world.apply(&change);
    assert!(matches!(report.outcome, Outcome::ChangedByOthers { .. }));
    assert_eq!(world.writes(), []);
}
