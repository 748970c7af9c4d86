//! Tokens that end in the middle of the work.

use crate::tab::Tab;
use crate::world::{Sent, World};
use futures_util::future::join_all;
use rollcall_core::change::Outcome;
use rollcall_core::session::{Event, RefreshState};
use serde_json::{Value, json};
use webex_api::{GetMe, ListLicenses};
use webex_sim::{RefreshAnswer, Settings, Switches};

fn signed_in(settings: Settings) -> (World, Tab) {
    let mut world = World::with(settings);
    let tab = Tab::new(&world);
    tab.sign_in(&world);
    tab.tell(Event::WritesAllowed(true));
    world.client = tab.client().unwrap();
    world.forget_ledger();
    (world, tab)
}

fn revoke(world: &World, tab: &Tab) {
    let token = tab.present().access_token;
    world.control("DELETE", "tokens", &json!({ "token": token.expose() }));
}

fn count(world: &World, is: impl Fn(&Sent) -> bool) -> usize {
    world.ledger().iter().filter(|sent| is(sent)).count()
}

#[test]
fn fifty_requests_with_a_dead_token_make_one_refresh() {
    let (world, tab) = signed_in(Settings::with_people(20));
    revoke(&world, &tab);
    let calls = (0..50).map(|_| world.client.call(&GetMe));
    let replies = world
        .clock
        .run(async { join_all(calls.collect::<Vec<_>>()).await });
    assert!(replies.iter().all(Result::is_ok));
    assert_eq!(count(&world, |sent| sent.path == "/v1/access_token"), 1);
    assert_eq!(count(&world, |sent| sent.status == 401), 50);
    assert_eq!(
        count(&world, |sent| sent.path == "/v1/people/me"),
        100,
        "each was replayed once"
    );
}

#[test]
fn a_change_goes_through_a_401_and_is_made_once() {
    let (world, tab) = signed_in(Settings::with_people(60));
    // A meeting licence goes without conditions.
    let meetings: Vec<_> = world
        .licenses()
        .into_iter()
        .filter(|pool| pool.site_url.is_some())
        .map(|pool| pool.id)
        .collect();
    let people = world.people();
    let mut hosts = people.iter().skip(3).filter_map(|person| {
        Some((
            person,
            person
                .licenses
                .iter()
                .flatten()
                .find(|id| meetings.contains(id))?,
        ))
    });
    let (host, license) = hosts.next_back().unwrap();
    let change = world.license_change(&host.id, |wanted| {
        wanted.remove(license);
    });
    // The token dies between the read and the write.
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "PATCH *", "nth": 1, "fault": { "kind": "revoke" } }]),
    );
    assert_eq!(world.apply(&change).outcome, Outcome::Applied);
    let writes = world
        .ledger()
        .into_iter()
        .filter(|sent| sent.method == "PATCH");
    assert_eq!(
        writes
            .map(|sent| (sent.status, sent.changed))
            .collect::<Vec<_>>(),
        [(401, false), (200, true)]
    );
    assert_eq!(count(&world, |sent| sent.path == "/v1/access_token"), 1);
    assert!(tab.session().signed_in().is_some());
}

#[test]
fn refreshing_goes_on_whatever_webex_does_with_the_refresh_token() {
    for refresh in [
        RefreshAnswer::Same,
        RefreshAnswer::Rotate,
        RefreshAnswer::Omit,
    ] {
        let switches = Switches {
            refresh,
            ..Switches::default()
        };
        let (mut world, tab) = signed_in(Settings {
            switches,
            ..Settings::with_people(20)
        });
        for round in 1..=4 {
            revoke(&world, &tab);
            let reply = world.clock.run(world.client.call(&ListLicenses::default()));
            assert!(reply.is_ok(), "{refresh:?}, round {round}: {reply:?}");
            assert_eq!(count(&world, |sent| sent.path == "/v1/access_token"), round);
            // A reload in between goes on with what was stored.
            tab.load(None);
            world.client = tab.client().unwrap();
        }
    }
}

#[test]
fn a_token_endpoint_that_fails_signs_nobody_out() {
    for fault in [
        json!({ "kind": "drop" }),
        json!({ "kind": "hang" }),
        json!({ "kind": "status", "status": 503 }),
    ] {
        let (world, tab) = signed_in(Settings::with_people(20));
        revoke(&world, &tab);
        world.control(
            "POST",
            "faults",
            &json!([{ "route": "POST /v1/access_token", "fault": fault }]),
        );
        assert!(world.clock.run(world.client.call(&GetMe)).is_err());
        let session = tab.session();
        let kept = session.signed_in().expect("still signed in");
        assert!(
            matches!(kept.refresh, RefreshState::Backoff { attempt: 1, .. }),
            "{fault}"
        );
        assert!(tab.stored().tokens.is_some());

        world.control("DELETE", "faults", &Value::Null);
        world.clock.run(webex_api::Clock::sleep(
            &world.clock,
            std::time::Duration::from_secs(6),
        ));
        tab.tell(Event::Tick);
        assert_eq!(
            tab.session().signed_in().unwrap().refresh,
            RefreshState::Idle,
            "{fault}"
        );
    }
}

#[test]
fn a_refused_refresh_token_is_the_end_and_nothing_loops() {
    let (world, tab) = signed_in(Settings::with_people(20));
    let tokens = tab.present();
    for token in [&tokens.access_token, tokens.refresh_token.as_ref().unwrap()] {
        world.control("DELETE", "tokens", &json!({ "token": token.expose() }));
    }
    for _ in 0..3 {
        assert!(world.clock.run(world.client.call(&GetMe)).is_err());
    }
    assert!(tab.session().signed_in().is_none());
    assert!(tab.stored().tokens.is_none());
    assert_eq!(count(&world, |sent| sent.path == "/v1/access_token"), 1);
}
