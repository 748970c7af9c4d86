//! Several tabs with the same tokens, where Webex rotates refresh tokens and takes the second use of one for theft.

use crate::keeper::Keeper;
use crate::session_driver::Driver;
use crate::world::World;
use futures_util::future::join_all;
use rollcall_core::session::{Event, SignOutReason};
use serde_json::json;
use std::time::Duration;
use webex_api::{Clock, GetMe, OAuthError};
use webex_sim::{RefreshAnswer, Settings, Switches};

/// Access tokens live for this many seconds.
const LIFE: u64 = 100;

fn rotating() -> World {
    let switches = Switches {
        refresh: RefreshAnswer::Rotate,
        reuse_revokes: true,
        ..Switches::default()
    };
    World::with(Settings {
        switches,
        access_lifetime: 100,
        ..Settings::with_people(20)
    })
}

/// Three tabs with one set of tokens: one that signed in and two clones of it.
fn three_tabs(world: &World, keeper: Option<Keeper>) -> Vec<Driver> {
    world.clock.run(async {
        let mut first = Driver::new(world);
        first.keeper = keeper;
        first.sign_in(world).await;
        let tabs = vec![
            first.clone_tab(world).await,
            first.clone_tab(world).await,
            first,
        ];
        world.forget_ledger();
        tabs
    })
}

fn token_requests(world: &World) -> Vec<u64> {
    let requests = world.ledger().into_iter();
    requests
        .filter(|sent| sent.path == "/v1/access_token")
        .map(|sent| sent.status)
        .collect()
}

fn wait(world: &World, seconds: u64) {
    world
        .clock
        .run(world.clock.sleep(Duration::from_secs(seconds)));
}

fn tick_all(world: &World, tabs: &[Driver]) {
    world.clock.run(async {
        join_all(tabs.iter().map(|tab| tab.tell(Event::Tick))).await;
        join_all(tabs.iter().map(|tab| tab.tell(Event::Active))).await;
    });
}

#[test]
fn three_tabs_go_through_twenty_rotations_with_one_refresh_each() {
    let world = rotating();
    let tabs = three_tabs(&world, Some(Keeper::default()));
    for round in 1..=20_usize {
        if round % 4 == 0 {
            // Not by the clock but by a 401 that all of them meet.
            let token = tabs[0].present().access_token;
            world.control(
                "POST",
                "faults",
                &json!([{ "route": "GET /v1/people/me", "times": 3, "fault": { "kind": "status", "status": 401 } }]),
            );
            assert!(tabs.iter().all(|tab| tab.present().access_token == token));
        } else {
            wait(&world, LIFE * 4 / 5);
            tick_all(&world, &tabs);
        }
        let clients: Vec<_> = tabs
            .iter()
            .map(|tab| world.client_with(tab.tokens()))
            .collect();
        let calls = clients.iter().map(|client| client.call(&GetMe));
        let replies = world.clock.run(join_all(calls));
        assert!(
            replies.iter().all(Result::is_ok),
            "round {round}: {replies:?}"
        );
        world.control("DELETE", "faults", &serde_json::Value::Null);
        assert_eq!(token_requests(&world), vec![200; round], "round {round}");
    }
}

/// A tab that slept through rotations holds an access token that has ended and a refresh token that is spent.
#[test]
fn a_tab_that_slept_goes_on_with_what_the_others_left() {
    let world = rotating();
    let tabs = three_tabs(&world, Some(Keeper::default()));
    let (asleep, awake) = tabs.split_first().unwrap();
    for _ in 0..3 {
        wait(&world, LIFE * 4 / 5);
        tick_all(&world, awake);
    }
    wait(&world, LIFE * 2);
    let client = world.client_with(asleep.tokens());
    assert!(world.clock.run(client.call(&GetMe)).is_ok());
    assert_eq!(token_requests(&world), [200; 4]);
    // The others take over what the sleeper fetched.
    tick_all(&world, awake);
    assert_eq!(token_requests(&world), [200; 4]);
    assert_eq!(awake[0].present(), asleep.present());
}

/// Without the lock and the keeper the tabs spend each other's refresh tokens: this is what they are for. It ends cleanly, too.
#[test]
fn without_a_keeper_the_tabs_end_each_other_and_nothing_loops() {
    let world = rotating();
    let tabs = three_tabs(&world, None);
    for _ in 0..3 {
        wait(&world, LIFE * 4 / 5);
        tick_all(&world, &tabs);
    }
    let requests = token_requests(&world);
    assert!(
        requests.contains(&400) && requests.len() <= 6,
        "{requests:?}"
    );
    for tab in &tabs {
        assert!(tab.session.borrow().signed_in().is_none());
        assert!(tab.stored.borrow().tokens.is_none());
    }
}

/// The tab is killed between the answer and the store: the stored refresh token is spent, and the next start asks to sign in.
#[test]
fn rotated_tokens_that_were_never_stored_end_in_one_refused_refresh() {
    let world = rotating();
    let driver = Driver::new(&world);
    world.clock.run(driver.sign_in(&world));
    let before = driver.stored.borrow().clone();
    wait(&world, LIFE);
    world.clock.run(driver.tell(Event::Tick));
    *driver.stored.borrow_mut() = before;
    world.forget_ledger();

    world.clock.run(driver.start(None));
    let session = driver.session.borrow().clone();
    assert!(
        matches!(
            &session,
            rollcall_core::session::Session::SignedOut {
                why: Some(SignOutReason::RefreshRefused(OAuthError::Refused { error, .. }))
            } if error == "invalid_grant"
        ),
        "{session:?}"
    );
    for _ in 0..3 {
        world.clock.run(driver.start(None));
    }
    assert_eq!(token_requests(&world), [400]);
}

#[test]
fn signing_out_empties_the_keeper() {
    let world = rotating();
    let keeper = Keeper::default();
    let tabs = three_tabs(&world, Some(keeper.clone()));
    wait(&world, LIFE * 4 / 5);
    tick_all(&world, &tabs);
    assert!(!keeper.is_empty());
    world.clock.run(tabs[0].tell(Event::SignOutRequested));
    assert!(keeper.is_empty());
    assert_eq!(tabs[0].broadcasts.get(), 1);
    world.clock.run(tabs[1].tell(Event::SignedOutElsewhere));
    assert_eq!(*tabs[1].stored.borrow(), Default::default());
}

#[test]
fn clearing_one_tab_leaves_the_others_at_work() {
    let world = rotating();
    let tabs = three_tabs(&world, Some(Keeper::default()));
    let (one, others) = tabs.split_first().unwrap();
    // The tab that is cleared is the one with the newest tokens.
    world.clock.run(one.tell(Event::RefreshRequested));
    world.clock.run(one.tell(Event::ClearRequested));
    assert!(one.session.borrow().signed_in().is_none());
    wait(&world, LIFE * 4 / 5);
    tick_all(&world, others);
    assert!(token_requests(&world).iter().all(|status| *status == 200));
    for tab in others {
        assert!(tab.session.borrow().signed_in().is_some());
    }
}
