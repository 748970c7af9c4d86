//! Kinds of rows whose writes no form makes: sessions, and alternate addresses.

use rollcall_core::change::{Target as _, Verdict};
use rollcall_core::jobs::edit::{Addresses, CodeEdit, Edit, Sessions, TrackingCodes};
use rollcall_core::jobs::report::undo;
use serde_json::json;
use webex_api::{ListAuthorizations, ListSites, Person, PersonId};

use crate::world::World;

use super::{Page, all_applied, everybody, for_each, planned};

fn sessions(world: &World, person: &PersonId) -> usize {
    let person_id = person.clone();
    let list = ListAuthorizations { person_id };
    let list = world.clock.run(world.client.call(&list));
    list.unwrap().value.items.len()
}

/// People who are not the administrator of the test.
fn others(world: &World) -> Vec<Person> {
    everybody(world).into_values().skip(5).take(4).collect()
}

#[test]
fn every_session_of_the_people_ends_and_no_other() {
    let world = World::new(30);
    let people = others(&world);
    for person in &people {
        for client in ["one", "two"] {
            world.mint(json!({"person": person.emails[0], "client_id": client}));
        }
    }
    let ids = |people: &[Person]| -> Vec<PersonId> {
        people.iter().map(|person| person.id.clone()).collect()
    };
    assert!(ids(&people).iter().all(|id| sessions(&world, id) >= 2));
    let plan = planned(&world, true, for_each(&Sessions.into(), ids(&people[..3])));
    let job = Page::new(&world).run(&plan);
    all_applied(&job);
    let left: Vec<usize> = ids(&people).iter().map(|id| sessions(&world, id)).collect();
    assert_eq!(left[..3], [0, 0, 0]);
    assert!(left[3] >= 2);
    // Again, there is nothing to do.
    let job = Page::new(&world).run(&plan);
    assert_eq!(job.progress().count(Verdict::NothingAsked), 3);
}

/// One of several requests fails: what was ended is told, and the rest is named.
#[test]
fn sessions_that_end_in_part_are_told_so() {
    let world = World::new(30);
    let person = others(&world).remove(0);
    for client in ["one", "two", "three"] {
        world.mint(json!({"person": person.emails[0], "client_id": client}));
    }
    let plan = planned(
        &world,
        true,
        for_each(&Sessions.into(), [person.id.clone()]),
    );
    world.control(
        "POST",
        "faults",
        &json!([{"route": "DELETE /v1/authorizations/*", "nth": 2, "times": 9, "fault": {"kind": "status", "status": 403}}]),
    );
    let job = Page::new(&world).run(&plan);
    let ending = job.progress().ending(0).unwrap();
    assert_eq!(ending.verdict, Verdict::Partly);
    assert_eq!(ending.missing.len(), sessions(&world, &person.id));
}

#[test]
fn left_over_addresses_go_and_the_primary_one_stays() {
    let world = World::new(300);
    let several = |person: &&Person| person.emails.len() > 1 && person.licenses.is_some();
    let people: Vec<Person> = everybody(&world).into_values().collect();
    let person = people
        .iter()
        .find(several)
        .expect("somebody with two addresses");
    let domains: Vec<&str> = person
        .emails
        .iter()
        .filter_map(|email| email.split_once('@').map(|(_, domain)| domain))
        .collect();
    let before = person.emails.len();
    // Each domain in turn: at most the primary address is left.
    for domain in domains {
        let edit = Edit::from(Addresses {
            domain: domain.to_owned(),
        });
        let plan = planned(&world, true, for_each(&edit, [person.id.clone()]));
        let job = Page::new(&world).run(&plan);
        let ending = job.progress().ending(0).unwrap();
        let fine = [Verdict::Applied, Verdict::NothingAsked];
        assert!(fine.contains(&ending.verdict), "{domain}: {ending:?}");
    }
    let now = &everybody(&world)[&person.id];
    assert!(now.emails.len() < before, "{:?}", now.emails);
    assert_eq!(now.emails.len(), 1, "{:?}", now.emails);
    assert_eq!(now.licenses, person.licenses);
    assert_eq!(now.display_name, person.display_name);
}

#[test]
fn tracking_codes_are_set_and_set_back() {
    let world = World::new(30);
    let sites = world.clock.run(world.client.call(&ListSites::default()));
    let site = sites.unwrap().value.items.remove(0).site_url;
    let people: Vec<PersonId> = others(&world).into_iter().map(|person| person.id).collect();
    let edit = |from: Option<&str>, to: &str| {
        Edit::from(TrackingCodes {
            site: site.clone(),
            codes: vec![CodeEdit {
                name: "Project".to_owned(),
                from: from.map(str::to_owned),
                to: to.to_owned(),
            }],
        })
    };
    // The site has such a code, and everybody a first value.
    let token = world.mint(json!({}));
    let body = json!({
        "name": "Project", "siteUrl": site.as_str(), "inputMode": "text",
        "hostProfileCode": "optional", "options": [], "scheduleStartCodes": null,
    });
    let request =
        http::Request::post("https://webexapis.com/v1/admin/meeting/config/trackingCodes")
            .header("authorization", format!("Bearer {}", token.expose()))
            .header("content-type", "application/json")
            .body(body.to_string().into_bytes())
            .unwrap();
    let made = webex_api::Transport::send(&world.transport, request, usize::MAX);
    assert!(world.clock.run(made).unwrap().status().is_success());
    let run = |edit: &Edit| {
        let plan = planned(&world, true, for_each(edit, people.clone()));
        Page::new(&world).run(&plan)
    };
    all_applied(&run(&edit(None, "Apollo")));
    let target = edit(None, "").target(people[0].clone());
    let read = || world.clock.run(target.read(&world.client)).unwrap().value;
    let before = read();
    // Those with another value are left alone.
    let job = run(&edit(Some("Gemini"), "Artemis"));
    assert_eq!(job.progress().count(Verdict::NothingAsked), 4);
    let job = run(&edit(Some("Apollo"), "Artemis"));
    all_applied(&job);
    assert_ne!(read(), before);
    let back = undo(&job.progress());
    assert_eq!(back.not_undone, []);
    let plan = planned(&world, true, back.wishes);
    all_applied(&Page::new(&world).run(&plan));
    assert_eq!(read(), before);
}
