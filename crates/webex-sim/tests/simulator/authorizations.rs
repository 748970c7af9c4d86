//! `/v1/authorizations`: lists what may act for a person, and ends it.

use crate::ask::{ADMIN, Client, USER};
use serde_json::{Value, json};

/// Issues a pair of tokens.
fn pair(client: &mut Client, person: &str, client_id: &str) -> (String, String) {
    let minted = client.control(
        "tokens",
        json!({ "person": person, "client_id": client_id }),
    );
    let text = |name: &str| minted[name].as_str().unwrap().to_owned();
    (text("access_token"), text("refresh_token"))
}

fn listed(client: &mut Client, email: &str, kind: &str, client_id: &str) -> Vec<Value> {
    let all = client.good(&format!("/v1/authorizations?personEmail={email}"));
    let wanted = |item: &&Value| item["type"] == kind && item["clientId"] == client_id;
    let items = all["items"].as_array().unwrap();
    items.iter().filter(wanted).cloned().collect()
}

fn status(client: &mut Client, token: &str) -> u16 {
    let own = std::mem::replace(&mut client.token, token.to_owned());
    let status = client.get("/v1/people/me").status;
    client.token = own;
    status
}

fn delete(client: &mut Client, item: &Value) -> u16 {
    let id = item["id"].as_str().unwrap();
    client
        .ask("DELETE", &format!("/v1/authorizations/{id}"), None)
        .status
}

#[test]
fn lists_both_kinds_with_their_integration() {
    let mut client = Client::new();
    client.control(
        "clients",
        json!({ "id": "C0ther", "name": "Phone Control" }),
    );
    pair(&mut client, "user", "C0ther");
    let refresh = listed(&mut client, USER, "refresh", "C0ther");
    assert_eq!(refresh.len(), 1);
    assert_eq!(refresh[0]["applicationName"], "Phone Control");
    assert_eq!(refresh[0]["personId"], client.id(USER));
    assert!(refresh[0]["created"].as_str().unwrap().ends_with("+00:00"));
    assert_eq!(listed(&mut client, USER, "access", "C0ther").len(), 1);
    let by_id = format!("/v1/authorizations?personId={}", client.id(USER));
    assert_eq!(
        client.good(&by_id),
        client.good(&format!("/v1/authorizations?personEmail={USER}"))
    );
    client.wait(7_775_999);
    assert!(listed(&mut client, USER, "refresh", "C0ther").is_empty());
    assert_eq!(client.get("/v1/authorizations").status, 400);
    let nobody = "/v1/authorizations?personEmail=nobody@lantern.example";
    assert_eq!(client.get(nobody).status, 404);
}

#[test]
fn deleting_a_refresh_token_ends_its_access_tokens_at_once() {
    let mut client = Client::new();
    let (access, _) = pair(&mut client, "user", "C0ther");
    let (other, _) = pair(&mut client, "user", "C0ther");
    assert_eq!(status(&mut client, &access), 200);
    let first = listed(&mut client, USER, "refresh", "C0ther")[0].clone();
    assert_eq!(delete(&mut client, &first), 204);
    let left = [&access, &other].map(|token| status(&mut client, token));
    assert!(left.contains(&401) && left.contains(&200), "{left:?}");
    assert_eq!(delete(&mut client, &first), 404, "it is gone");
}

#[test]
fn deleting_an_access_token_keeps_the_refresh_token() {
    let mut client = Client::new();
    let (access, _) = pair(&mut client, "user", "C0ther");
    let item = listed(&mut client, USER, "access", "C0ther")[0].clone();
    assert_eq!(delete(&mut client, &item), 204);
    assert_eq!(status(&mut client, &access), 401);
    assert_eq!(listed(&mut client, USER, "refresh", "C0ther").len(), 1);
}

#[test]
fn access_tokens_can_outlive_their_authorization() {
    let mut client = Client::switched(|switches| switches.revoke_delay_s = 30);
    let (access, _) = pair(&mut client, "user", "C0ther");
    let item = listed(&mut client, USER, "refresh", "C0ther")[0].clone();
    assert_eq!(delete(&mut client, &item), 204);
    assert_eq!(status(&mut client, &access), 200);
    client.wait(30);
    assert_eq!(status(&mut client, &access), 401);
}

#[test]
fn deletes_all_of_one_integration() {
    let mut client = Client::new();
    let (one, _) = pair(&mut client, "user", "C0ther");
    let (two, _) = pair(&mut client, "read-only", "C0ther");
    let (third, _) = pair(&mut client, "user", "Cthird");
    let delete = |client: &mut Client, query: &str| {
        client
            .ask("DELETE", &format!("/v1/authorizations{query}"), None)
            .status
    };
    assert_eq!(delete(&mut client, ""), 400);
    assert_eq!(delete(&mut client, "?clientId=C0ther&orgId=x"), 403);
    assert_eq!(delete(&mut client, "?clientId=C0ther"), 204);
    let left = [&one, &two, &third].map(|token| status(&mut client, token));
    assert_eq!(left, [401, 401, 200]);
    assert_eq!(delete(&mut client, "?clientId=C0ther"), 404);
}

#[test]
fn only_the_same_integration_deletes_a_callers_own_authorization() {
    let mut client = Client::new();
    let (mine, _) = pair(&mut client, "admin", "C0ther");
    let item = listed(&mut client, ADMIN, "refresh", "C0ther")[0].clone();
    assert_eq!(delete(&mut client, &item), 403, "by the portal's token");
    client.token = mine.clone();
    assert_eq!(delete(&mut client, &item), 204);
    assert_eq!(status(&mut client, &mine), 401, "the caller's own token");
}

#[test]
fn adopted_tokens_expire_at_a_valid_date() {
    let mut client = Client::new();
    let exp = client.good("/v1/authorizations/tokenExpiry")["exp"].clone();
    assert_eq!(exp, 4_102_444_800_000_i64);
}
