//! The code flow from the consent page to the tokens.

use crate::ask::{Answer, Client, ORIGIN};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::Request;
use serde_json::json;
use sha2::{Digest, Sha256};
use webex_sim::OauthErrorShape;

pub const REDIRECT: &str = "http://localhost:8080/";
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

pub fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))
}

/// Accepts on the consent page and returns the code.
pub fn code(client: &mut Client, extra: &[(&str, &str)]) -> String {
    let id = client.sim.settings().client_id.clone();
    let mut fields = vec![
        ("response_type", "code"),
        ("client_id", &id),
        ("redirect_uri", REDIRECT),
        ("scope", "spark:people_read spark-admin:people_read"),
        ("state", "a b+c&d"),
        ("decision", "accept"),
    ];
    fields.extend_from_slice(extra);
    let answer = client.form("/v1/authorize", &fields);
    assert_eq!(answer.status, 302, "{}", answer.text());
    let location = answer
        .header("location")
        .unwrap()
        .strip_prefix(REDIRECT)
        .unwrap()
        .to_owned();
    let query: Vec<(String, String)> = form_urlencoded::parse(&location.as_bytes()[1..])
        .into_owned()
        .collect();
    assert_eq!(query[1], ("state".into(), "a b+c&d".into()));
    assert_eq!(query[0].0, "code");
    query[0].1.clone()
}

pub fn with_pkce(client: &mut Client) -> String {
    let challenge = challenge();
    code(
        client,
        &[
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ],
    )
}

/// Exchanges a code. `changes` replace fields or, if empty, remove them.
pub fn exchange(client: &mut Client, code: &str, changes: &[(&str, &str)]) -> Answer {
    let id = client.sim.settings().client_id.clone();
    let mut fields = vec![
        ("grant_type", "authorization_code"),
        ("client_id", id.as_str()),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    for change in changes {
        fields.retain(|(name, _)| name != &change.0);
        if !change.1.is_empty() {
            fields.push(*change);
        }
    }
    client.form("/v1/access_token", &fields)
}

pub fn refused(answer: &Answer, status: u16, error: &str) {
    assert_eq!(
        (answer.status, &answer.json()["error"]),
        (status, &json!(error)),
        "{}",
        answer.text()
    );
    assert!(answer.json()["error_description"].is_string());
    assert!(answer.header("trackingid").is_some());
}

#[test]
fn exchanges_code_and_verifier_for_working_tokens() {
    let mut client = Client::new();
    let code = with_pkce(&mut client);
    let answer = exchange(&mut client, &code, &[]);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let tokens = answer.json();
    assert_eq!(
        (&tokens["expires_in"], &tokens["refresh_token_expires_in"]),
        (&json!(1_209_599), &json!(7_775_999))
    );
    assert_eq!(
        (&tokens["token_type"], &tokens["scope"]),
        (
            &json!("Bearer"),
            &json!("spark:people_read spark-admin:people_read spark:kms")
        )
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    for name in ["access_token", "refresh_token"] {
        assert!(tokens[name].as_str().unwrap().contains("CANARY"));
    }
    client.token = tokens["access_token"].as_str().unwrap().to_owned();
    assert_eq!(
        client.good("/v1/people?max=1")["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        client.get("/v1/licenses").status,
        403,
        "the scope was not requested"
    );
    client.wait(1_209_599);
    assert_eq!(client.get("/v1/people/me").status, 401);
}

#[test]
fn codes_work_once() {
    let mut client = Client::new();
    let code = with_pkce(&mut client);
    assert_eq!(exchange(&mut client, &code, &[]).status, 200);
    refused(&exchange(&mut client, &code, &[]), 400, "invalid_grant");
    client.control("switches", json!({ "reusable_codes": true }));
    let code = with_pkce(&mut client);
    for _ in 0..2 {
        assert_eq!(exchange(&mut client, &code, &[]).status, 200);
    }
}

#[test]
fn codes_last_sixty_seconds() {
    let mut client = Client::new();
    let code = with_pkce(&mut client);
    client.wait(59);
    assert_eq!(exchange(&mut client, &code, &[]).status, 200);
    let code = with_pkce(&mut client);
    client.wait(60);
    refused(&exchange(&mut client, &code, &[]), 400, "invalid_grant");
}

#[test]
fn refuses_what_does_not_match_the_code() {
    let mut client = Client::new();
    let code = with_pkce(&mut client);
    for (changes, status, error) in [
        (
            [("code_verifier", "x".repeat(43).as_str())],
            400,
            "invalid_grant",
        ),
        (
            [("code_verifier", challenge().as_str())],
            400,
            "invalid_grant",
        ),
        ([("code_verifier", "")], 400, "invalid_request"),
        (
            [("redirect_uri", "http://localhost:8080")],
            400,
            "invalid_grant",
        ),
        ([("redirect_uri", "")], 400, "invalid_request"),
        ([("code", "nothing")], 400, "invalid_grant"),
        ([("client_id", "someone")], 401, "invalid_client"),
        ([("client_id", "")], 400, "invalid_request"),
        ([("client_secret", "wrong")], 401, "invalid_client"),
        ([("grant_type", "password")], 400, "unsupported_grant_type"),
        ([("grant_type", "")], 400, "invalid_request"),
    ] {
        refused(&exchange(&mut client, &code, &changes), status, error);
    }
}

#[test]
fn requires_the_secret_without_a_challenge() {
    let mut client = Client::new();
    let secret = client.sim.settings().client_secret.clone();
    let plain = code(&mut client, &[]);
    refused(&exchange(&mut client, &plain, &[]), 400, "invalid_request");
    refused(
        &exchange(&mut client, &plain, &[("code_verifier", "")]),
        401,
        "invalid_client",
    );
    let answer = exchange(
        &mut client,
        &plain,
        &[("code_verifier", ""), ("client_secret", &secret)],
    );
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[test]
fn accepts_the_plain_method() {
    let mut client = Client::new();
    let text = code(&mut client, &[("code_challenge", VERIFIER)]);
    assert_eq!(exchange(&mut client, &text, &[]).status, 200);
    let text = code(
        &mut client,
        &[
            ("code_challenge", VERIFIER),
            ("code_challenge_method", "plain"),
        ],
    );
    refused(
        &exchange(&mut client, &text, &[("code_verifier", &"x".repeat(43))]),
        400,
        "invalid_grant",
    );
}

#[test]
fn requires_the_secret_if_public_clients_are_off() {
    let mut client = Client::switched(|switches| switches.public_client = false);
    let secret = client.sim.settings().client_secret.clone();
    let text = with_pkce(&mut client);
    refused(&exchange(&mut client, &text, &[]), 401, "invalid_client");
    assert_eq!(
        exchange(&mut client, &text, &[("client_secret", &secret)]).status,
        200
    );

    let text = with_pkce(&mut client);
    let basic = STANDARD.encode(format!("{}:{secret}", client.sim.settings().client_id));
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([
            ("grant_type", "authorization_code"),
            ("code", &text),
            ("redirect_uri", REDIRECT),
            ("code_verifier", VERIFIER),
        ])
        .finish();
    let request = Request::post(format!("{ORIGIN}/v1/access_token"))
        .header(
            "Content-Type",
            "application/x-www-form-urlencoded;charset=UTF-8",
        )
        .header("Authorization", format!("Basic {basic}"));
    assert_eq!(
        client.send(request.body(body.into_bytes()).unwrap()).status,
        200
    );
}

#[test]
fn refuses_repeated_fields_and_json_bodies() {
    let mut client = Client::new();
    let text = with_pkce(&mut client);
    let id = client.sim.settings().client_id.clone();
    let twice = [
        ("grant_type", "authorization_code"),
        ("grant_type", "authorization_code"),
        ("client_id", id.as_str()),
        ("code", &text),
    ];
    refused(
        &client.form("/v1/access_token", &twice),
        400,
        "invalid_request",
    );
    refused(
        &client.ask(
            "POST",
            "/v1/access_token",
            Some(json!({ "grant_type": "authorization_code" })),
        ),
        400,
        "invalid_request",
    );
}

#[test]
fn answers_errors_in_the_gateway_shape() {
    let mut client = Client::switched(|switches| switches.oauth_errors = OauthErrorShape::Gateway);
    let answer = exchange(&mut client, "nothing", &[]);
    assert_eq!(answer.status, 400);
    assert!(answer.error().starts_with("invalid_grant"));
}

#[test]
fn switch_adds_the_key_scope_to_every_answer() {
    for added in [true, false] {
        let mut client = Client::switched(|switches| switches.adds_kms = added);
        let code = with_pkce(&mut client);
        let first = exchange(&mut client, &code, &[]).json();
        let id = client.sim.settings().client_id.clone();
        let refresh = first["refresh_token"].as_str().unwrap();
        let fields = [
            ("grant_type", "refresh_token"),
            ("client_id", id.as_str()),
            ("refresh_token", refresh),
        ];
        let second = client.form("/v1/access_token", &fields).json();
        for answer in [first, second] {
            let scope = answer["scope"].as_str().unwrap();
            assert_eq!(
                scope.matches("spark:kms").count(),
                usize::from(added),
                "{scope}"
            );
        }
    }
}
