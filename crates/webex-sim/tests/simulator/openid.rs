//! The scope `openid`, and `iss`.

use crate::ask::{Answer, Client, USER};
use crate::oauth::{REDIRECT, VERIFIER, challenge, exchange};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

const ISSUER: &str = "https://idbroker-eu.webex.com/idb";

fn authorize(client: &mut Client, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let (id, challenge) = (client.sim.settings().client_id.clone(), challenge());
    let person = client.id(USER);
    let mut fields = vec![
        ("response_type", "code"),
        ("client_id", id.as_str()),
        ("redirect_uri", REDIRECT),
        ("scope", "openid spark:people_read"),
        ("nonce", "n-1"),
        ("person", person.as_str()),
        ("decision", "accept"),
    ];
    for change in changes {
        fields.retain(|(name, _)| name != &change.0);
        fields.push(*change);
    }
    if fields[0] == ("response_type", "code") {
        fields.push(("code_challenge", &challenge));
        fields.push(("code_challenge_method", "S256"));
    }
    let answer: Answer = client.form("/v1/authorize", &fields);
    let location = answer.header("location").unwrap();
    let rest = location.strip_prefix(REDIRECT).unwrap();
    form_urlencoded::parse(&rest.as_bytes()[1..])
        .into_owned()
        .collect()
}

fn claims(token: &str) -> Value {
    assert!(token.contains("CANARY"));
    let parts: Vec<_> = token.split('.').collect();
    assert_eq!(parts.len(), 3);
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap()
}

#[test]
fn openid_returns_an_id_token_with_the_nonce() {
    let mut client = Client::switched(|switches| switches.issuer = ISSUER.into());
    let answered = authorize(&mut client, &[]);
    let tokens = exchange(&mut client, &answered[0].1, &[("code_verifier", VERIFIER)]).json();
    let claims = claims(tokens["id_token"].as_str().unwrap());
    let now = client.now.unix_timestamp();
    assert_eq!(
        (&claims["iss"], &claims["aud"], &claims["nonce"]),
        (
            &json!(ISSUER),
            &json!(client.sim.settings().client_id),
            &json!("n-1")
        )
    );
    assert_eq!(
        (&claims["iat"], &claims["exp"]),
        (&json!(now), &json!(now + 3600))
    );
    assert_eq!(claims["sub"].as_str().unwrap().len(), 36);
    assert_eq!(claims.get("email"), None, "only userinfo has it");
}

#[test]
fn no_id_token_without_openid_and_no_openid_without_nonce() {
    let mut client = Client::new();
    let answered = authorize(&mut client, &[("scope", "spark:people_read")]);
    let tokens = exchange(&mut client, &answered[0].1, &[]).json();
    assert_eq!(tokens.get("id_token"), None);
    for changes in [
        [("nonce", ""), ("response_type", "code")],
        [("nonce", ""), ("response_type", "id_token")],
        [
            ("scope", "spark:people_read"),
            ("response_type", "id_token"),
        ],
    ] {
        let answered = authorize(&mut client, &changes);
        assert_eq!(answered[0].0, "error", "{changes:?}");
    }
}

#[test]
fn implicit_flow_returns_an_id_token_if_requested() {
    let mut client = Client::new();
    for (response_type, names) in [
        ("id_token", &["id_token"][..]),
        (
            "id_token token",
            &["access_token", "token_type", "expires_in", "id_token"],
        ),
        ("token", &["access_token", "token_type", "expires_in"]),
    ] {
        let answered = authorize(&mut client, &[("response_type", response_type)]);
        let found: Vec<_> = answered.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(found, names, "{response_type}");
        if let Some((_, token)) = answered.iter().find(|(name, _)| name == "id_token") {
            assert_eq!(claims(token)["nonce"], "n-1");
        }
    }
}

#[test]
fn sends_iss_if_switched_on_even_with_errors() {
    let mut client = Client::new();
    let sent = |pairs: Vec<(String, String)>| {
        let iss = pairs.into_iter().find(|(name, _)| name == "iss");
        iss.map(|(_, value)| value)
    };
    assert_eq!(sent(authorize(&mut client, &[])), None);
    client.control("switches", json!({ "send_iss": true, "issuer": ISSUER }));
    for changes in [
        ("response_type", "code"),
        ("response_type", "token"),
        ("decision", "deny"),
    ] {
        let iss = sent(authorize(&mut client, &[changes]));
        assert_eq!(iss.as_deref(), Some(ISSUER), "{changes:?}");
    }
}

#[test]
fn access_tokens_can_be_jwts_with_a_realm() {
    let mut client = Client::switched(|switches| switches.jwt_tokens = true);
    let answered = authorize(&mut client, &[]);
    let tokens = exchange(&mut client, &answered[0].1, &[]).json();
    let token = tokens["access_token"].as_str().unwrap().to_owned();
    let org = client.token.split('_').nth(2).unwrap().to_owned();
    assert_eq!(claims(&token)["realm"], org);
    client.token = token;
    assert_eq!(client.good("/v1/people/me")["emails"][0], USER);
}
