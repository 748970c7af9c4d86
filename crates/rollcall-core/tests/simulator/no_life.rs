//! A token server that grants tokens without a life: it is asked ever less often, and nobody is signed out.

use crate::tab::Tab;
use crate::world::World;
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
    let tab = Tab::new(&world);
    tab.sign_in(&world);
    world.forget_ledger();
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "POST /v1/access_token", "fault": { "kind": "mutate", "set": { "/expires_in": expires_in } } }]),
    );
    let client = tab.client().unwrap();
    let begun = world.clock.now();
    world.clock.run(async {
        while world.clock.now() - begun < time::Duration::minutes(10) {
            // With such tokens it may succeed or not.
            let _ = client.call(&GetMe).await;
            world.clock.sleep(Duration::from_secs(5)).await;
        }
    });
    assert!(
        tab.session().signed_in().is_some(),
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
