//! Integrations besides the built-in one, and tokens of other authorization servers.

use crate::ask::{Answer, Client, USER};
use crate::oauth::{VERIFIER, challenge, refused};
use serde_json::json;
use webex_sim::{Registration, Settings};

const POSTMAN: &str = "https://oauth.pstmn.io/v1/callback";

fn registered(lines: &[&str]) -> Client {
    let mut settings = Settings::with_people(5);
    settings.registrations = lines
        .iter()
        .map(|line| Registration::parse(line).unwrap())
        .collect();
    Client::with(settings)
}

fn authorize(client: &mut Client, changes: &[(&str, &str)]) -> Answer {
    let mut fields = vec![
        ("response_type", "code"),
        ("client_id", "Cverint"),
        ("redirect_uri", POSTMAN),
        ("scope", "spark:people_read"),
        ("decision", "accept"),
    ];
    for change in changes {
        fields.retain(|(name, _)| name != &change.0);
        fields.push(*change);
    }
    client.form("/v1/authorize", &fields)
}

fn code(answer: &Answer) -> String {
    let location = answer.header("location").unwrap();
    let code = location.split("code=").nth(1).unwrap();
    code.split('&').next().unwrap().to_owned()
}

fn exchange(client: &mut Client, code: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![
        ("grant_type", "authorization_code"),
        ("client_id", "Cverint"),
        ("code", code),
        ("redirect_uri", POSTMAN),
    ];
    for change in more {
        fields.retain(|(name, _)| name != &change.0);
        fields.push(*change);
    }
    client.form("/v1/access_token", &fields)
}

#[test]
fn requires_a_secret_and_no_pkce_from_a_client_with_one() {
    let mut client = registered(&["Cverint:CANARY5ecret:https://oauth.pstmn.io/v1/callback"]);
    let answer = authorize(&mut client, &[]);
    assert!(answer.header("location").unwrap().starts_with(POSTMAN));
    let code = code(&answer);
    refused(&exchange(&mut client, &code, &[]), 401, "invalid_client");
    let wrong = exchange(&mut client, &code, &[("client_secret", "wrong")]);
    refused(&wrong, 401, "invalid_client");
    let good = exchange(&mut client, &code, &[("client_secret", "CANARY5ecret")]);
    assert_eq!(good.status, 200, "{}", good.text());
    let refresh = good.json()["refresh_token"].as_str().unwrap().to_owned();
    let again = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.as_str()),
        ("client_id", "Cverint"),
    ];
    refused(
        &client.form("/v1/access_token", &again),
        401,
        "invalid_client",
    );
    let with_secret = [&again[..], &[("client_secret", "CANARY5ecret")]].concat();
    assert_eq!(client.form("/v1/access_token", &with_secret).status, 200);
}

#[test]
fn pkce_does_not_replace_a_clients_secret() {
    let mut client = registered(&["Cverint:CANARY5ecret:https://oauth.pstmn.io/v1/callback"]);
    let challenge = challenge();
    let pkce = [
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    let code = code(&authorize(&mut client, &pkce));
    let verifier = ("code_verifier", VERIFIER);
    refused(
        &exchange(&mut client, &code, &[verifier]),
        401,
        "invalid_client",
    );
    let both = [verifier, ("client_secret", "CANARY5ecret")];
    assert_eq!(exchange(&mut client, &code, &both).status, 200);
}

#[test]
fn clients_without_a_secret_need_only_pkce() {
    let mut client = registered(&["Cverint::https://oauth.pstmn.io/v1/callback"]);
    client.control("switches", json!({ "public_client": false }));
    let plain = code(&authorize(&mut client, &[]));
    refused(&exchange(&mut client, &plain, &[]), 401, "invalid_client");
    let challenge = challenge();
    let pkce = [
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    let code = code(&authorize(&mut client, &pkce));
    let answer = exchange(&mut client, &code, &[("code_verifier", VERIFIER)]);
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[test]
fn refuses_codes_and_refresh_tokens_of_other_clients() {
    let mut client = registered(&[
        "Cverint:one:https://oauth.pstmn.io/v1/callback",
        "Cvoss:two:https://oauth.pstmn.io/v1/callback",
    ]);
    let code = code(&authorize(&mut client, &[]));
    let thief = [("client_id", "Cvoss"), ("client_secret", "two")];
    refused(&exchange(&mut client, &code, &thief), 400, "invalid_grant");
    let tokens = exchange(&mut client, &code, &[("client_secret", "one")]).json();
    let refresh = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
        thief[0],
        thief[1],
    ];
    refused(
        &client.form("/v1/access_token", &refresh),
        400,
        "invalid_grant",
    );
}

#[test]
fn compares_redirect_uris_byte_for_byte() {
    let mut client = registered(&[
        "Cverint:s:https://oauth.pstmn.io/v1/callback",
        "Cexact:s:http://localhost:8080/callback",
    ]);
    for (id, uri, good) in [
        ("Cverint", POSTMAN, true),
        ("Cverint", "https://oauth.pstmn.io/v1/callback/", false),
        ("Cverint", "https://oauth.pstmn.io/v1/Callback", false),
        ("Cverint", "http://localhost:9/any", true),
        ("Cexact", "http://localhost:8080/callback", true),
        ("Cexact", "http://localhost:8080/callback/", false),
        ("Cexact", "http://127.0.0.1:8080/callback", false),
    ] {
        let answer = authorize(&mut client, &[("client_id", id), ("redirect_uri", uri)]);
        assert_eq!(answer.status, if good { 302 } else { 400 }, "{id} {uri}");
    }
    let absent = authorize(&mut client, &[("redirect_uri", "")]);
    assert!(
        absent.header("location").unwrap().starts_with(POSTMAN),
        "optional if only one is registered"
    );
}

#[test]
fn allows_only_registered_scopes() {
    let mut client = registered(&[
        "Cverint:s:https://oauth.pstmn.io/v1/callback:spark:people_read,vendor:own_scope",
    ]);
    for (scope, good) in [
        ("spark:people_read", true),
        ("vendor:own_scope spark:people_read", true),
        ("spark:kms", true),
        ("spark:all", false),
        ("spark:people_read spark-admin:people_read", false),
    ] {
        let answer = authorize(&mut client, &[("scope", scope)]);
        assert_eq!(answer.status, if good { 302 } else { 400 }, "{scope}");
        if !good {
            assert!(answer.text().contains("invalid_scope"), "{scope}");
        }
    }
}

#[test]
fn registers_integrations_during_a_run() {
    let mut client = Client::new();
    assert_eq!(authorize(&mut client, &[]).status, 400);
    client.control(
        "clients",
        json!({ "id": "Cverint", "secret": "s", "name": "<Verint>", "redirect_uris": [POSTMAN] }),
    );
    assert_eq!(authorize(&mut client, &[]).status, 302);
    let page = client.get(&format!(
        "/v1/authorize?response_type=code&client_id=Cverint&redirect_uri={POSTMAN}&scope=spark:all"
    ));
    assert!(page.text().contains("<h1>&lt;Verint&gt; asks for access"));
    let own = client.sim.settings().client_id.clone();
    let taken = client.ask("POST", "/_sim/clients", Some(json!({ "id": own })));
    assert_eq!(taken.status, 400);
    client.control("reset", json!({}));
    assert_eq!(authorize(&mut client, &[]).status, 400);
}

#[test]
fn adopts_tokens_of_another_server() {
    let mut client = Client::new();
    let own = client.token.clone();
    client.token = "foreign-token-1".into();
    assert_eq!(client.get("/v1/people/me").status, 401);
    let adopt = json!({ "adopt": "foreign-token-1", "person": "user", "scopes": "spark:people_read", "expires_in": 60 });
    client.control("tokens", adopt);
    assert_eq!(client.good("/v1/people/me")["emails"][0], USER);
    assert_eq!(client.get("/v1/licenses").status, 403);
    client.wait(60);
    assert_eq!(client.get("/v1/people/me").status, 401);

    client.control("tokens", json!({ "adopt": "foreign-*" }));
    client.token = "foreign-token-2".into();
    assert_eq!(client.get("/v1/licenses").status, 200);
    let revoked = client.ask(
        "DELETE",
        "/_sim/tokens",
        Some(json!({ "token": "foreign-token-2" })),
    );
    assert_eq!(revoked.json(), json!({ "revoked": true }));
    assert_eq!(
        client.get("/v1/people/me").status,
        401,
        "a pattern does not revive it"
    );
    client.token = "other-token".into();
    assert_eq!(client.get("/v1/people/me").status, 401);
    client.token = own;
    for bad in [json!(1), json!("")] {
        let answer = client.ask("POST", "/_sim/tokens", Some(json!({ "adopt": bad })));
        assert_eq!(answer.status, 400);
    }
}
