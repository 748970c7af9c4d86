//! `grant_type=refresh_token`, in the three ways Webex might answer.

use crate::ask::{Answer, Client};
use crate::oauth::{exchange, refused, with_pkce};
use serde_json::Value;
use webex_sim::{RefreshAnswer, Settings};

fn signed_in(how: RefreshAnswer) -> (Client, String) {
    let mut client = Client::switched(|switches| switches.refresh = how);
    let code = with_pkce(&mut client);
    let tokens = exchange(&mut client, &code, &[]).json();
    (client, tokens["refresh_token"].as_str().unwrap().to_owned())
}

fn refresh(client: &mut Client, token: &str) -> Answer {
    let id = client.sim.settings().client_id.clone();
    client.form(
        "/v1/access_token",
        &[
            ("grant_type", "refresh_token"),
            ("client_id", &id),
            ("refresh_token", token),
        ],
    )
}

#[test]
fn same_extends_the_refresh_token() {
    let (mut client, token) = signed_in(RefreshAnswer::Same);
    client.wait(7_000_000);
    let first = refresh(&mut client, &token).json();
    assert_eq!(first["refresh_token"], token.as_str());
    client.wait(7_000_000);
    assert_eq!(
        refresh(&mut client, &token).status,
        200,
        "use extends its life"
    );
    client.token = first["access_token"].as_str().unwrap().to_owned();
    assert_eq!(
        client.get("/v1/people/me").status,
        401,
        "two weeks have passed"
    );
    client.wait(7_775_999);
    refused(&refresh(&mut client, &token), 400, "invalid_grant");
}

#[test]
fn rotate_replaces_the_refresh_token() {
    let (mut client, token) = signed_in(RefreshAnswer::Rotate);
    let answer = refresh(&mut client, &token).json();
    let new = answer["refresh_token"].as_str().unwrap().to_owned();
    assert_ne!(new, token);
    refused(&refresh(&mut client, &token), 400, "invalid_grant");
    assert_eq!(refresh(&mut client, &new).status, 200);
    let asked: Vec<_> = client
        .sim
        .ledger()
        .iter()
        .filter(|entry| entry.kind.as_deref() == Some("refresh_token"))
        .map(|entry| (entry.status, entry.error.as_deref()))
        .collect();
    assert_eq!(
        asked,
        [(200, None), (400, Some("invalid_grant")), (200, None)],
        "the ledger counts them"
    );
}

#[test]
fn omit_keeps_the_refresh_token() {
    let (mut client, token) = signed_in(RefreshAnswer::Omit);
    for _ in 0..2 {
        let answer = refresh(&mut client, &token);
        assert_eq!(
            (answer.status, answer.json().get("refresh_token")),
            (200, None)
        );
    }
}

#[test]
fn expires_in_can_be_absent_and_lifetimes_are_settings() {
    let mut settings = Settings::with_people(5);
    settings.access_lifetime = 1;
    settings.refresh_lifetime = 5;
    let mut client = Client::with(settings);
    let code = with_pkce(&mut client);
    let tokens = exchange(&mut client, &code, &[]).json();
    assert_eq!(
        (&tokens["expires_in"], &tokens["refresh_token_expires_in"]),
        (&Value::from(1), &Value::from(5))
    );
    client.control("switches", serde_json::json!({ "omit_expires_in": true }));
    let code = with_pkce(&mut client);
    assert_eq!(
        exchange(&mut client, &code, &[]).json().get("expires_in"),
        None
    );
}

#[test]
fn refresh_requires_the_secret_of_a_client_with_one() {
    let mut client = Client::new();
    let secret = client.sim.settings().client_secret.clone();
    let code = with_pkce(&mut client);
    let tokens = exchange(&mut client, &code, &[("client_secret", &secret)]).json();
    let answer = refresh(&mut client, tokens["refresh_token"].as_str().unwrap());
    refused(&answer, 401, "invalid_client");
}

#[test]
fn lost_answer_after_rotation_ends_the_session() {
    let (mut client, token) = signed_in(RefreshAnswer::Rotate);
    client.fault(
        "POST /v1/access_token",
        serde_json::json!({ "kind": "drop", "after_apply": true }),
    );
    assert_eq!(
        refresh(&mut client, &token).delivery,
        webex_sim::Delivery::Drop
    );
    refused(&refresh(&mut client, &token), 400, "invalid_grant");
}

#[test]
fn refresh_keeps_or_ends_old_access_tokens() {
    for (ends, status) in [(false, 200), (true, 401)] {
        let mut client = Client::switched(|switches| switches.refresh_ends_access = ends);
        let code = with_pkce(&mut client);
        let tokens = exchange(&mut client, &code, &[]).json();
        let new = refresh(&mut client, tokens["refresh_token"].as_str().unwrap()).json();
        client.token = new["access_token"].as_str().unwrap().to_owned();
        assert_eq!(client.get("/v1/people/me").status, 200);
        client.token = tokens["access_token"].as_str().unwrap().to_owned();
        assert_eq!(client.get("/v1/people/me").status, status);
    }
}

#[test]
fn reuse_of_a_rotated_token_is_refused_or_ends_everything() {
    for (revokes, left) in [(false, 200), (true, 400)] {
        let (mut client, old) = signed_in(RefreshAnswer::Rotate);
        client.control("switches", serde_json::json!({ "reuse_revokes": revokes }));
        let answer = refresh(&mut client, &old).json();
        let new = answer["refresh_token"].as_str().unwrap().to_owned();
        refused(&refresh(&mut client, &old), 400, "invalid_grant");
        assert_eq!(refresh(&mut client, &new).status, left);
        client.token = answer["access_token"].as_str().unwrap().to_owned();
        let status = client.get("/v1/people/me").status;
        assert_eq!(status, if revokes { 401 } else { 200 });
    }
}
