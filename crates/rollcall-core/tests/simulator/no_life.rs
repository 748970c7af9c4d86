//! A token server that grants tokens without a life: it is asked ever less often, and nobody is signed out.

use crate::session_driver::Driver;
use crate::world::World;
use rollcall_core::session::Event;
use serde_json::json;
use std::time::Duration;
use webex_api::{Clock, GetMe};
use webex_sim::Settings;

/// The app for ten minutes, with every answer of the token endpoint saying `expires_in`: the alarm that the machine sets, and a request
/// every five seconds. Tells how often a token was asked for.
fn ten_minutes(expires_in: i64) -> usize {
    let world = World::with(Settings {
        access_lifetime: 20,
        ..Settings::with_people(20)
    });
    let driver = Driver::new(&world);
    world.clock.run(driver.sign_in(&world));
    world.forget_ledger();
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "POST /v1/access_token", "fault": { "kind": "mutate", "set": { "/expires_in": expires_in } } }]),
    );
    let client = world.client_with(driver.tokens());
    let begun = world.clock.now();
    let mut next_call = begun;
    world.clock.run(async {
        while world.clock.now() - begun < time::Duration::minutes(10) {
            let now = world.clock.now();
            if now >= next_call {
                next_call = now + Duration::from_secs(5);
                // With such tokens it may succeed or not.
                let _ = client.call(&GetMe).await;
            }
            let alarm = driver.next_tick.get().unwrap();
            if alarm <= world.clock.now() {
                driver.tell(Event::Tick).await;
            }
            let wake = driver.next_tick.get().unwrap().min(next_call);
            let wait = Duration::try_from(wake - world.clock.now()).unwrap_or_default();
            world.clock.sleep(wait.max(Duration::from_millis(50))).await;
        }
    });
    assert!(
        driver.session.borrow().signed_in().is_some(),
        "expires_in {expires_in}"
    );
    let sent = world.ledger().into_iter();
    sent.filter(|sent| sent.path == "/v1/access_token").count()
}

#[test]
fn tokens_without_a_life_cause_no_storm() {
    for expires_in in [0, 1, 2, -1, -3_600] {
        let asked = ten_minutes(expires_in);
        assert!(
            (1..=10).contains(&asked),
            "expires_in {expires_in}: {asked}"
        );
    }
}
