//! Tabs that were away while the person signed out (S50): Webex is not asked once more.

use crate::browser::Browser;
use crate::tab::Tab;
use crate::world::World;
use rollcall_core::session::{Event, Session, SignOutReason};
use std::time::Duration;
use webex_api::{Clock, Secret};

fn ended_elsewhere(tab: &Tab) -> bool {
    let why = Some(SignOutReason::Elsewhere);
    tab.session() == Session::SignedOut { why } && tab.stored() == Default::default()
}

#[test]
fn a_tab_that_did_not_hear_of_a_sign_out_sends_nothing_when_it_comes_back() {
    let world = World::new(20);
    let browser = Browser::new();
    let first = Tab::in_browser(&world, &browser);
    first.sign_in(&world);
    let token = first.present().access_token;
    let kept = first.stored();
    // Asleep with its memory; restored from its storage; refreshing; filled by hand afterwards.
    let (asleep, restored, refreshing) = (first.duplicate(), first.duplicate(), first.duplicate());
    let away = [&asleep, &restored, &refreshing];
    away.iter().for_each(|tab| tab.fall_asleep());
    first.tell(Event::SignOutRequested);
    world.forget_ledger();

    asleep.wake_up();
    asleep.tell(Event::Unauthorized {
        rejected: token.clone(),
    });
    refreshing.wake_up();
    refreshing.tell(Event::RefreshRequested);
    restored.load(None);
    first.store(kept);
    first.load(None);
    world.clock.run(world.clock.sleep(Duration::from_secs(1)));
    for tab in [&asleep, &refreshing, &restored, &first] {
        tab.tell(Event::Tick);
    }
    for tab in [&asleep, &refreshing, &restored, &first] {
        assert!(ended_elsewhere(tab), "{:?}", tab.session());
    }
    assert_eq!(world.ledger(), []);

    // Signing in again is not held up by what was.
    first.sign_in(&world);
    first.load(None);
    assert!(first.session().signed_in().is_some());
    assert_ne!(first.present().access_token, Secret::new(token.expose()));
}

#[test]
fn tabs_that_are_awake_hear_of_a_sign_out_at_once() {
    let world = World::new(20);
    let browser = Browser::new();
    let first = Tab::in_browser(&world, &browser);
    first.sign_in(&world);
    let others = [first.duplicate(), first.duplicate()];
    first.tell(Event::SignOutRequested);
    assert!(others.iter().all(ended_elsewhere));
    assert_eq!(browser.sign_outs_told(), 1, "they tell nobody in turn");
}

/// Half an hour in which the person works in one of two tabs.
#[test]
fn somebody_who_is_there_in_one_tab_keeps_the_other_signed_in() {
    for works in [true, false] {
        let world = World::new(20);
        let browser = Browser::new();
        let (first, second) = {
            let first = Tab::in_browser(&world, &browser);
            first.sign_in(&world);
            let second = first.duplicate();
            (first, second)
        };
        for _ in 0..40 {
            if works {
                first.runtime().active();
            }
            world.clock.run(world.clock.sleep(Duration::from_secs(60)));
        }
        for tab in [&first, &second] {
            assert_eq!(tab.session().signed_in().is_some(), works);
        }
    }
}
