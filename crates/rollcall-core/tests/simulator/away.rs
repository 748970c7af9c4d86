//! Tabs that were away while the person signed out (S50): Webex is not asked once more.

use crate::keeper::Keeper;
use crate::session_driver::Driver;
use crate::world::World;
use rollcall_core::session::{Event, Session, SignOutReason};
use std::time::Duration;
use webex_api::{Clock, Secret};

fn ended_elsewhere(tab: &Driver) -> bool {
    let why = Some(SignOutReason::Elsewhere);
    *tab.session.borrow() == Session::SignedOut { why }
        && *tab.stored.borrow() == Default::default()
}

#[test]
fn a_tab_that_did_not_hear_of_a_sign_out_sends_nothing_when_it_comes_back() {
    let world = World::new(20);
    let mut first = Driver::new(&world);
    first.keeper = Some(Keeper::default());
    world.clock.run(first.sign_in(&world));
    let token = first.present().access_token;
    let kept = first.stored.borrow().clone();
    // Asleep with its memory; restored from its storage; filled by hand afterwards.
    let (asleep, restored) = world
        .clock
        .run(async { (first.clone_tab(&world).await, first.clone_tab(&world).await) });
    let refreshing = world.clock.run(first.clone_tab(&world));
    world.clock.run(first.tell(Event::SignOutRequested));
    world.forget_ledger();

    world.clock.run(async {
        asleep
            .tell(Event::Unauthorized {
                rejected: token.clone(),
            })
            .await;
        refreshing.tell(Event::RefreshRequested).await;
        restored.start(None).await;
        first.clone().stored.replace(kept);
        first.start(None).await;
        world.clock.sleep(Duration::from_secs(1)).await;
        for tab in [&asleep, &refreshing, &restored, &first] {
            tab.tell(Event::Tick).await;
        }
    });
    for tab in [&asleep, &refreshing, &restored, &first] {
        assert!(ended_elsewhere(tab), "{:?}", tab.session.borrow());
    }
    assert_eq!(world.ledger(), []);

    // Whoever signs in again is not held up by what was.
    world.clock.run(first.sign_in(&world));
    world.clock.run(first.start(None));
    assert!(first.session.borrow().signed_in().is_some());
    assert_ne!(first.present().access_token, Secret::new(token.expose()));
}
