//! A session reads and changes nothing until changes are allowed, on every way that a write can take.

use std::cell::Cell;
use std::rc::Rc;

use rollcall_core::change::{Outcome, Refusal, Verdict};
use rollcall_core::jobs::edit::{Edit, SignIn};
use rollcall_core::session::{Event, SessionSettings};
use rollcall_core::xml_ticket::TicketKeeper;
use webex_api::xml::operations::SetUser;
use webex_api::xml::{Requester, SiteName, XmlAddress, XmlClient};
use webex_api::{DeletePerson, ErrorKind, LicenseId, Person, PersonId};
use webex_sim::Settings;

use crate::browser::Browser;
use crate::jobs::{Page, everybody, for_each, planned};
use crate::tab::Tab;
use crate::world::World;

fn signed_in(settings: SessionSettings) -> (World, Tab) {
    let mut world = World::with(Settings::with_people(60));
    let tab = Tab::with(&world, &Browser::new(), settings);
    tab.sign_in(&world);
    world.client = tab.client().unwrap();
    (world, tab)
}

/// Three people with a licence each. Where changes are allowed, they are not those of the last time, because one of those is gone.
fn people(world: &World, allowed: bool) -> Vec<(Person, LicenseId)> {
    let mut pools = world.licenses();
    pools.retain(|pool| !pool.is_calling());
    let held = |person: Person| {
        let mut held = person.licenses.iter().flatten();
        let license = held.find(|id| pools.iter().any(|pool| pool.id == **id));
        let license = license?.clone();
        Some((person, license))
    };
    let everybody = everybody(world).into_values().skip(5).filter_map(held);
    let mut people: Vec<_> = everybody.collect();
    if !allowed {
        people.truncate(3);
    }
    people.split_off(people.len() - 3)
}

/// Changes a person as a form does. Returns whether the session refused it.
fn by_form(world: &World, person: &PersonId, license: &LicenseId) -> bool {
    let removal = world.license_change(person, |held| {
        held.remove(license);
    });
    let outcome = world.apply(&removal).outcome;
    matches!(outcome, Outcome::Refused(Refusal::TurnedAway(error)) if error.kind == ErrorKind::ReadOnly)
}

fn by_job(world: &World, person: &PersonId) -> bool {
    let edit = Edit::from(SignIn { enabled: false });
    let plan = planned(world, true, for_each(&edit, [person.clone()]));
    let job = Page::new(world).run(&plan);
    let ending = job.progress().ending(0).unwrap();
    ending.verdict == Verdict::TurnedAway
}

fn by_call(world: &World, person: &PersonId) -> bool {
    world.forget_ledger();
    let deletion = DeletePerson { id: person.clone() };
    let reply = world.clock.run(world.client.call(&deletion));
    reply.is_err_and(|error| error.kind == ErrorKind::ReadOnly)
}

/// Changes a person by the XML API, whose requests have another credential.
fn by_xml(world: &World, email: &str) -> bool {
    let requester = Requester {
        site: SiteName::parse("acme.webex.com").unwrap(),
        webex_id: "avery.quill@lantern.example".into(),
    };
    let bare = XmlClient::new(&world.client, XmlAddress::Direct, requester);
    let keeper = TicketKeeper::new(&world.client, &bare, |_| {});
    let operation = SetUser {
        webex_id: email.into(),
        meeting_types: Some(vec!["3".to_owned()]),
        ..SetUser::default()
    };
    let reply = world.clock.run(keeper.client().call(&operation));
    reply.is_err_and(|error| error.kind == ErrorKind::ReadOnly)
}

/// Tries every way, and checks that each one sends a write exactly if changes are allowed.
fn every_way(world: &World, allowed: bool) {
    let people = people(world, allowed);
    let [(one, license), (two, _), (three, _)] = &people[..] else {
        panic!("{} people with licences", people.len());
    };
    let ways: [(&str, &dyn Fn() -> bool); 3] = [
        ("a form", &|| by_form(world, &one.id, license)),
        ("a job", &|| by_job(world, &two.id)),
        ("a call", &|| by_call(world, &three.id)),
    ];
    for (name, way) in ways {
        // Each of them forgets the ledger just before it writes.
        assert_eq!(way(), !allowed, "{name}");
        assert_eq!(world.writes().is_empty(), !allowed, "{name}");
    }
}

#[test]
fn a_session_changes_nothing_before_it_is_allowed() {
    let (mut world, tab) = signed_in(Tab::settings());
    every_way(&world, false);
    tab.tell(Event::WritesAllowed(true));
    every_way(&world, true);
    tab.tell(Event::WritesAllowed(false));
    every_way(&world, false);
    // The permission is the session's: it survives a reload, and no sign-in.
    tab.tell(Event::WritesAllowed(true));
    tab.load(None);
    world.client = tab.client().unwrap();
    every_way(&world, true);
    tab.tell(Event::SignOutRequested);
    tab.sign_in(&world);
    world.client = tab.client().unwrap();
    every_way(&world, false);
}

#[test]
fn settings_that_forbid_changes_cannot_be_overruled() {
    let (mut world, tab) = signed_in(Tab::settings());
    tab.tell(Event::WritesAllowed(true));
    let stored = tab.stored();
    let settings = SessionSettings {
        read_only: true,
        ..Tab::settings()
    };
    let read_only = Tab::with(&world, &Browser::new(), settings);
    // The settings became stricter while the tab was open elsewhere.
    read_only.store(stored);
    read_only.load(None);
    world.client = read_only.client().unwrap();
    every_way(&world, false);
    read_only.tell(Event::WritesAllowed(true));
    every_way(&world, false);
}

#[test]
fn ending_the_own_tokens_is_no_change_of_the_organisation() {
    let (world, tab) = signed_in(Tab::settings());
    let client = tab
        .runtime()
        .client_for_own_tokens(|limits| limits)
        .unwrap();
    let (person, _) = people(&world, true).remove(0);
    let deletion = DeletePerson { id: person.id };
    assert!(world.clock.run(client.call(&deletion)).is_ok());
}

#[test]
fn the_permission_counts_for_requests_with_a_ticket_too() {
    let mut world = World::with(Settings::with_people(300));
    let allowed = Rc::new(Cell::new(false));
    let may_write = Rc::clone(&allowed);
    world.client = world.client.writing_if(Rc::new(move || may_write.get()));
    for allows in [false, true] {
        allowed.set(allows);
        assert_eq!(by_xml(&world, "robin.ashdown@lantern.example"), !allows);
    }
}
