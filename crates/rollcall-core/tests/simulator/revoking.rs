//! Revoking at sign-out, with a token that nothing can replace any more.

use crate::tab::Tab;
use crate::world::World;
use rollcall_core::revocation::at_sign_out;
use rollcall_core::session::{Event, Integration, Session, SignOutReason, Stored};
use serde_json::json;
use std::time::Duration;
use webex_api::{Clock, ErrorKind, GetMe, Secret};
use webex_sim::Settings;

const SCOPES: &str = "spark:people_read identity:tokens_read identity:tokens_write";

struct Tokens {
    access: Secret,
    refresh: String,
}

fn mint(world: &World, scopes: &str) -> Tokens {
    let minted = world.control("POST", "tokens", &json!({ "scopes": scopes }));
    Tokens {
        access: Secret::new(minted["access_token"].as_str().unwrap()),
        refresh: minted["refresh_token"].as_str().unwrap().to_owned(),
    }
}

fn revoke(world: &World, with: &Secret) -> Result<(), webex_api::ApiError> {
    let client = world.client_with(world.fixed(with.clone()));
    let id = Settings::default().client_id;
    world.clock.run(at_sign_out(&client, &world.clock, &id))
}

fn works(world: &World, token: &Secret) -> bool {
    let client = world.client_with(world.fixed(token.clone()));
    world.clock.run(client.call(&GetMe)).is_ok()
}

#[test]
fn every_token_of_the_integration_ends() {
    let world = World::new(20);
    let (own, copied) = (mint(&world, SCOPES), mint(&world, SCOPES));
    assert!(works(&world, &own.access) && works(&world, &copied.access));
    assert_eq!(revoke(&world, &own.access), Ok(()));
    assert!(!works(&world, &own.access) && !works(&world, &copied.access));
    for refresh in [&own.refresh, &copied.refresh] {
        let client = Settings::default().client_id;
        let body = format!("grant_type=refresh_token&client_id={client}&refresh_token={refresh}");
        let request = http::Request::post("https://webexapis.com/v1/access_token")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.into_bytes())
            .unwrap();
        let answer = world
            .transport
            .simulator
            .borrow_mut()
            .handle(request, world.clock.now());
        assert!(answer.status().is_client_error(), "{}", answer.status());
    }
}

#[test]
fn without_the_scopes_webex_refuses_and_says_so() {
    let world = World::new(20);
    let own = mint(&world, "spark:people_read");
    let error = revoke(&world, &own.access).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Forbidden);
    assert!(error.tracking_id.is_some());
    assert!(works(&world, &own.access));
}

/// The person has been signed out already; nobody waits longer than this for an answer.
#[test]
fn it_is_given_up_after_five_seconds() {
    for (route, fault) in [
        ("GET /v1/people/me", json!({ "kind": "hang" })),
        (
            "GET /v1/authorizations",
            json!({ "kind": "slow", "ms": 60_000 }),
        ),
        ("DELETE /v1/authorizations/*", json!({ "kind": "hang" })),
        (
            "GET /v1/authorizations",
            json!({ "kind": "status", "status": 503, "retry_after": 60 }),
        ),
    ] {
        let world = World::new(20);
        let own = mint(&world, SCOPES);
        world.control(
            "POST",
            "faults",
            &json!([{ "route": route, "fault": fault }]),
        );
        let before = world.clock.now();
        let error = revoke(&world, &own.access).unwrap_err();
        assert!(
            world.clock.now() - before <= Duration::from_secs(5),
            "{route}"
        );
        assert_eq!(error.kind, ErrorKind::TimedOut, "{route}");
    }
}

#[test]
fn a_network_that_is_gone_is_told_at_once() {
    let world = World::new(20);
    let own = mint(&world, SCOPES);
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "*", "fault": { "kind": "drop" } }]),
    );
    let error = revoke(&world, &own.access).unwrap_err();
    assert!(
        matches!(error.kind, ErrorKind::Unreachable | ErrorKind::TimedOut),
        "{error:?}"
    );
}

/// From start to end: the tab signs out before Webex is asked, and reports the result.
#[test]
fn signing_out_of_a_tab_can_revoke() {
    for (fault, revoked) in [(None, true), (Some(json!({ "kind": "hang" })), false)] {
        let world = World::new(20);
        let tab = Tab::new(&world);
        let integration = Integration {
            scopes: SCOPES.split(' ').map(str::to_owned).collect(),
            ..Tab::integration()
        };
        tab.sign_in_with(&world, Some(integration));
        let token = tab.present().access_token;
        if let Some(fault) = fault {
            let rule = json!([{ "route": "DELETE /v1/authorizations/*", "fault": fault }]);
            world.control("POST", "faults", &rule);
        }
        tab.runtime().tell(Event::SignOutAndRevokeRequested);
        let revoking = Some(SignOutReason::Revoking);
        assert_eq!(tab.session(), Session::SignedOut { why: revoking });
        assert_eq!(tab.stored(), Stored::default());
        world.clock.run(world.clock.sleep(Duration::from_secs(6)));
        let session = tab.session();
        assert!(
            matches!(
                (&session, revoked),
                (
                    Session::SignedOut {
                        why: Some(SignOutReason::Revoked)
                    },
                    true
                ) | (
                    Session::SignedOut {
                        why: Some(SignOutReason::NotRevoked(_))
                    },
                    false
                )
            ),
            "{session:?}"
        );
        assert_eq!(works(&world, &token), !revoked);
    }
}
