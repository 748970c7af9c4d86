//! Several tabs with the same tokens, where Webex rotates refresh tokens and takes the second use of one for theft.

use crate::browser::Browser;
use crate::tab::Tab;
use crate::world::World;
use futures_util::future::join_all;
use rollcall_core::session::{Event, RefreshState, SignOutReason};
use serde_json::json;
use std::rc::Rc;
use std::time::Duration;
use webex_api::{Clock, GetMe, OAuthError, TransportError};
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
fn three_tabs(world: &World, browser: &Rc<Browser>) -> Vec<Tab> {
    let first = Tab::in_browser(world, browser);
    first.sign_in(world);
    let tabs = vec![first.duplicate(), first.duplicate(), first];
    world.forget_ledger();
    tabs
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

/// Runs all at once.
fn tick_all(world: &World, tabs: &[Tab]) {
    for event in [Event::Tick, Event::Active] {
        for tab in tabs {
            tab.runtime().tell(event.clone());
        }
        world.clock.settle();
    }
}

#[test]
fn three_tabs_go_through_twenty_rotations_with_one_refresh_each() {
    let world = rotating();
    let tabs = three_tabs(&world, &Browser::new());
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
        let clients: Vec<_> = tabs.iter().map(|tab| tab.client().unwrap()).collect();
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
    let tabs = three_tabs(&world, &Browser::new());
    let (asleep, awake) = tabs.split_first().unwrap();
    asleep.fall_asleep();
    for _ in 0..3 {
        wait(&world, LIFE * 4 / 5);
        tick_all(&world, awake);
    }
    // The laptop is closed. The tab that slept before wakes first.
    awake.iter().for_each(Tab::fall_asleep);
    wait(&world, LIFE * 2);
    asleep.wake_up();
    let client = asleep.client().unwrap();
    assert!(world.clock.run(client.call(&GetMe)).is_ok());
    assert_eq!(token_requests(&world), [200; 4]);
    // The others take over what the sleeper fetched.
    awake.iter().for_each(Tab::wake_up);
    tick_all(&world, awake);
    assert_eq!(token_requests(&world), [200; 4]);
    assert_eq!(awake[0].present(), asleep.present());
}

/// Without the lock and the broker the tabs spend each other's refresh tokens: this is what they are for. It ends cleanly, too.
#[test]
fn without_a_token_broker_the_tabs_end_each_other_and_nothing_loops() {
    let world = rotating();
    let tabs = three_tabs(&world, &Browser::bare());
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
        assert!(tab.session().signed_in().is_none());
        assert!(tab.stored().tokens.is_none());
    }
}

/// The only tab is killed between the answer and the store, and the broker with it: the stored refresh token is spent, and the next start asks to sign in.
#[test]
fn rotated_tokens_that_were_never_stored_end_in_one_refused_refresh() {
    let world = rotating();
    let tab = Tab::in_browser(&world, &Browser::bare());
    tab.sign_in(&world);
    let before = tab.stored();
    wait(&world, LIFE);
    tab.tell(Event::Tick);
    tab.store(before);
    world.forget_ledger();

    tab.load(None);
    let session = tab.session();
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
        tab.load(None);
    }
    assert_eq!(token_requests(&world), [400]);
}

#[test]
fn signing_out_empties_the_broker() {
    let world = rotating();
    let browser = Browser::new();
    let tabs = three_tabs(&world, &browser);
    wait(&world, LIFE * 4 / 5);
    tick_all(&world, &tabs);
    assert!(browser.broker.holds_tokens());
    tabs[0].tell(Event::SignOutRequested);
    assert!(!browser.broker.holds_tokens());
    assert_eq!(browser.sign_outs_told(), 1);
    tabs[1].tell(Event::SignedOutElsewhere);
    assert_eq!(tabs[1].stored(), Default::default());
}

#[test]
fn clearing_one_tab_leaves_the_others_at_work() {
    let world = rotating();
    let tabs = three_tabs(&world, &Browser::new());
    let (one, others) = tabs.split_first().unwrap();
    // The tab that is cleared is the one with the newest tokens.
    one.tell(Event::RefreshRequested);
    one.tell(Event::ClearRequested);
    assert!(one.session().signed_in().is_none());
    wait(&world, LIFE * 4 / 5);
    tick_all(&world, others);
    assert!(token_requests(&world).iter().all(|status| *status == 200));
    for tab in others {
        assert!(tab.session().signed_in().is_some());
    }
}

/// A tab that hangs holds the lock. The others keep their tokens, and try again later.
#[test]
fn a_tab_that_hangs_with_the_lock_signs_nobody_out() {
    let world = rotating();
    let tabs = three_tabs(&world, &Browser::new());
    let (hangs, others) = tabs.split_first().unwrap();
    hangs.tell(Event::RefreshRequested);
    assert_eq!(token_requests(&world), [200]);
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "POST /v1/access_token", "nth": 1, "fault": { "kind": "hang" } }]),
    );
    hangs.tell(Event::RefreshRequested);
    hangs.fall_asleep();
    world.control("DELETE", "faults", &serde_json::Value::Null);
    world.forget_ledger();
    for tab in others {
        tab.runtime().tell(Event::RefreshRequested);
    }
    wait(&world, 91);
    assert_eq!(
        token_requests(&world),
        [0; 0],
        "nobody goes before its turn"
    );
    for tab in others {
        let session = tab.session();
        let signed_in = session.signed_in().unwrap_or_else(|| panic!("{session:?}"));
        assert!(
            matches!(
                &signed_in.refresh,
                RefreshState::Backoff {
                    error: OAuthError::Transport(TransportError::TimedOut),
                    ..
                }
            ),
            "{:?}",
            signed_in.refresh
        );
    }
    // The browser takes the lock back from a tab that is closed.
    let others = {
        let mut tabs = tabs;
        tabs.remove(0);
        tabs
    };
    wait(&world, 10);
    assert!(token_requests(&world).iter().all(|status| *status == 200));
    assert_eq!(others[0].present(), others[1].present());
    assert!(others.iter().all(|tab| {
        let session = tab.session();
        session
            .signed_in()
            .is_some_and(|signed_in| signed_in.refresh == RefreshState::Idle)
    }));
}
