//! The session ticket: renewal, its end, and many who need it.

use super::{ADMIN, Site, set_types};
use serde_json::json;
use std::time::Duration;
use webex_api::ErrorKind;
use webex_api::xml::operations::GetMe;

#[test]
fn a_ticket_is_renewed_five_minutes_before_its_end() {
    let site = Site::new();
    site.call(&GetMe);
    let left = |site: &Site| site.keeper.state().remaining(site.now());
    assert_eq!(left(&site), Some(Duration::from_secs(5400)));
    site.pass(5099);
    site.call(&GetMe);
    assert_eq!(site.exchanges(), 1);
    assert_eq!(left(&site), Some(Duration::from_secs(301)));
    site.pass(1);
    site.call(&GetMe);
    assert_eq!(site.exchanges(), 2);
    assert_eq!(left(&site), Some(Duration::from_secs(5400)));
    assert!(site.operations().iter().all(|(_, error)| error.is_none()));
}

#[test]
fn a_ticket_that_ended_in_the_middle_is_replaced_once() {
    let site = Site::new();
    site.call(&GetMe);
    // The server's clock is ahead of ours.
    site.world
        .control("POST", "clock", &json!({ "advance_s": 5401 }));
    site.call(&set_types(ADMIN, &["9"]));
    assert_eq!(site.rest_types(ADMIN), ["9"]);
    assert_eq!(site.exchanges(), 2);
    // Refused again right after an exchange: the cause is something else.
    site.world.control("POST", "faults", &json!([{ "route": "POST */XMLService#user.GetMe", "fault": { "kind": "xml", "exception": "030002" } }]));
    let before = site.operations().len();
    assert_eq!(
        site.try_call(&GetMe).unwrap_err().kind,
        ErrorKind::Unauthorized
    );
    assert_eq!(
        site.try_call(&GetMe).unwrap_err().kind,
        ErrorKind::Unauthorized
    );
    assert_eq!(site.exchanges(), 2, "one exchange a minute at most");
    assert_eq!(site.operations().len(), before + 2);
}

#[test]
fn many_calls_share_one_exchange() {
    let site = Site::new();
    let calls = (0..20).map(|_| site.xml.call(&GetMe));
    let replies = site.world.clock.run(futures_util::future::join_all(calls));
    assert!(replies.iter().all(Result::is_ok));
    assert_eq!(site.exchanges(), 1);
    site.world
        .control("DELETE", "tokens", &json!({ "tickets": true }));
    site.pass(120);
    let calls = (0..20).map(|_| site.xml.call(&GetMe));
    let replies = site.world.clock.run(futures_util::future::join_all(calls));
    assert!(replies.iter().all(Result::is_ok));
    assert_eq!(site.exchanges(), 2);
}

#[test]
fn refresh_and_clear() {
    let site = Site::new();
    site.world.clock.run(site.keeper.refresh()).unwrap();
    let first = site.keeper.state();
    site.world.clock.run(site.keeper.refresh()).unwrap();
    assert_ne!(first, site.keeper.state());
    site.keeper.clear();
    assert_eq!(site.keeper.state().ticket(), None);
    assert!(!format!("{first:?}").contains("CANARY"));
    site.call(&GetMe);
    assert_eq!(site.exchanges(), 3);
}
