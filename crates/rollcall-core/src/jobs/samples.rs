//! People, licences and pools for the tests of jobs.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use webex_api::{License, PersonId};

use crate::sets::set_of;

/// A set of ids.
pub(super) fn ids<I: Ord + for<'a> From<&'a str>>(texts: &[&str]) -> BTreeSet<I> {
    set_of(texts.iter().map(|text| I::from(text)))
}

/// The first `count` people, with ids of Webex's form.
pub(super) fn people(count: u32) -> Vec<PersonId> {
    let id = |number: u32| {
        let inside = format!("ciscospark://us/PEOPLE/f5b36187-c8dd-4727-8b2f-{number:012x}");
        PersonId::new(URL_SAFE_NO_PAD.encode(inside))
    };
    (0..count).map(id).collect()
}

/// A pool that was bought.
pub(super) fn pool(id: &str, seats: i64, used: i64) -> License {
    pool_named(id, id, seats, used)
}

/// A pool that was bought, with a name.
pub(super) fn pool_named(id: &str, name: &str, seats: i64, used: i64) -> License {
    serde_json::from_value(json!({
        "id": id, "name": name, "totalUnits": seats, "consumedUnits": used, "subscriptionId": "Sub1",
    }))
    .unwrap()
}
