//! The ID token: an invalid one means no tokens at all, whatever else the answer contains.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pollster::block_on;
use serde_json::{Value, json};

use super::{CLIENT, REDIRECT, begin, begin_with, endpoints, request};
use crate::oauth::{IdTokenFault, OAuthEndpoints, OAuthError, TokenSet, Transaction, exchange};
use crate::scripted::{START, Scripted, VirtualClock, reply};

const JSON: (&str, &str) = ("content-type", "application/json");
const ISSUER: &str = "https://idbroker-b-us.webex.com/idb";

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn token(header: &Value, claims: &Value) -> String {
    format!("{}.{}.c2lnbmF0dXJl", part(header), part(claims))
}

fn header() -> Value {
    json!({"alg": "RS256", "kid": "k"})
}

/// The claims of a valid token.
fn claims(transaction: &Transaction) -> Value {
    json!({
        "iss": ISSUER, "aud": CLIENT, "sub": "f5b36187", "nonce": transaction.nonce,
        "exp": START.unix_timestamp() + 3600, "iat": START.unix_timestamp() - 1,
    })
}

fn openid(endpoints: &OAuthEndpoints) -> (Transaction, String) {
    let scopes = ["openid".to_owned(), "spark:kms".to_owned()];
    begin(&request(endpoints, &scopes))
}

/// Returns the result of an exchange whose answer has this `id_token`; `null` means none.
fn exchanged(transaction: &Transaction, id_token: &Value) -> Result<TokenSet, OAuthError> {
    let body = json!({"access_token": "CANARY", "refresh_token": "CANARY", "id_token": id_token});
    let transport = Scripted::in_turn([reply(200, &[JSON], &body.to_string())]);
    let endpoints = &transaction.endpoints;
    let mut query = format!("code=CODE&state={}", transaction.state);
    if let Some(issuer) = &endpoints.issuer {
        query = format!("{query}&iss={issuer}");
    }
    let code = transaction
        .accept(&query, "", START, endpoints, CLIENT, REDIRECT)
        .unwrap();
    let clock = VirtualClock::default();
    block_on(exchange(&transport, &clock, transaction, code))
}

#[test]
fn sends_a_nonce_only_with_openid() {
    let (transaction, url) = openid(&endpoints());
    let nonce = transaction.nonce.unwrap();
    assert_eq!(nonce.len(), 43);
    assert!(nonce != transaction.state && url.contains(&format!("&nonce={nonce}")));
    let (transaction, url) = begin_with(&endpoints());
    assert_eq!(transaction.nonce, None);
    assert!(!url.contains("nonce"), "{url}");
}

/// S3. Each row breaks one thing in a valid token.
#[test]
fn refuses_all_invalid_id_tokens() {
    let (transaction, _) = openid(&endpoints());
    let now = START.unix_timestamp();
    let good = claims(&transaction);
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        Value::from(token(&header(), &claims))
    };
    let without = |name: &str| {
        let mut claims = good.clone();
        claims.as_object_mut().unwrap().remove(name);
        Value::from(token(&header(), &claims))
    };
    let headed = |header: Value| Value::from(token(&header, &good));
    let whole = token(&header(), &good);
    let (unsigned, _) = whole.rsplit_once('.').unwrap();
    assert!(exchanged(&transaction, &Value::from(&*whole)).is_ok());
    use IdTokenFault::*;
    let rows = [
        ("none at all", Value::Null, Missing),
        ("no text", json!(7), Missing),
        ("empty", json!(""), Malformed),
        ("no token", json!("id"), Malformed),
        ("two parts", json!(unsigned), Malformed),
        ("no signature", json!(format!("{unsigned}.")), Malformed),
        ("five parts", json!(format!("{whole}.a.b")), Malformed),
        ("no base64", json!("e30.!!!.c2ln"), Malformed),
        (
            "claims that are a list",
            Value::from(token(&header(), &json!([]))),
            Malformed,
        ),
        ("alg none", headed(json!({"alg": "none"})), Malformed),
        ("alg None", headed(json!({"alg": "None"})), Malformed),
        ("no alg", headed(json!({})), Malformed),
        (
            "crit",
            headed(json!({"alg": "RS256", "crit": ["x"]})),
            Malformed,
        ),
        ("no iss", without("iss"), Issuer),
        (
            "foreign iss",
            with("iss", json!("https://evil.example")),
            Issuer,
        ),
        (
            "iss that looks like Webex",
            with("iss", json!("https://idbroker.webex.com.evil.example/idb")),
            Issuer,
        ),
        ("iss that is no text", with("iss", json!([ISSUER])), Issuer),
        ("no aud", without("aud"), Audience),
        ("foreign aud", with("aud", json!("other")), Audience),
        (
            "foreign auds",
            with("aud", json!(["other", "another"])),
            Audience,
        ),
        (
            "several auds without azp",
            with("aud", json!([CLIENT, "other"])),
            Audience,
        ),
        ("foreign azp", with("azp", json!("other")), Audience),
        ("no exp", without("exp"), Malformed),
        (
            "exp as text",
            with("exp", json!((now + 60).to_string())),
            Malformed,
        ),
        ("expired", with("exp", json!(now - 300)), Expired),
        ("no iat", without("iat"), Malformed),
        ("issued later", with("iat", json!(now + 301)), NotYet),
        ("good from later", with("nbf", json!(now + 301)), NotYet),
        ("no sub", without("sub"), Subject),
        ("empty sub", with("sub", json!("")), Subject),
        ("long sub", with("sub", json!("a".repeat(256))), Subject),
        ("no nonce", without("nonce"), Nonce),
        ("foreign nonce", with("nonce", json!("n")), Nonce),
        (
            "the state for a nonce",
            with("nonce", json!(transaction.state)),
            Nonce,
        ),
    ];
    for (what, id_token, fault) in rows {
        let error = exchanged(&transaction, &id_token).expect_err(what);
        assert_eq!(error, OAuthError::IdToken(fault), "{what}");
        assert!(!error.is_final() && !format!("{error} {error:?}").contains("CANARY"));
    }
}

#[test]
fn accepts_variants_of_a_valid_token() {
    let (transaction, _) = openid(&endpoints());
    let now = START.unix_timestamp();
    for (name, value) in [
        ("aud", json!([CLIENT])),
        ("azp", json!(CLIENT)),
        ("exp", json!(now - 299)),
        ("exp", json!(now as f64 + 0.5)),
        ("iat", json!(now + 300)),
        ("nbf", json!(now)),
        ("iss", json!("https://idbroker.webex.com/idb")),
        ("email", json!("ada@example.com")),
    ] {
        let mut claims = claims(&transaction);
        claims[name] = value;
        let tokens = exchanged(&transaction, &Value::from(token(&header(), &claims)));
        assert!(tokens.is_ok(), "{name}: {tokens:?}");
    }
    let mut several = claims(&transaction);
    several["aud"] = json!([CLIENT, "other"]);
    several["azp"] = json!(CLIENT);
    assert!(exchanged(&transaction, &Value::from(token(&header(), &several))).is_ok());
}

#[test]
fn accepts_only_the_pinned_issuer() {
    let (transaction, _) = openid(&OAuthEndpoints {
        issuer: Some("https://idbroker.webex.com/idb".into()),
        ..endpoints()
    });
    let of = |issuer: &str| {
        let mut claims = claims(&transaction);
        claims["iss"] = json!(issuer);
        exchanged(&transaction, &Value::from(token(&header(), &claims))).err()
    };
    assert_eq!(of("https://idbroker.webex.com/idb"), None);
    // Also Webex's, but not the pinned one.
    assert_eq!(of(ISSUER), Some(OAuthError::IdToken(IdTokenFault::Issuer)));
}

#[test]
fn ignores_the_id_token_without_openid() {
    let (transaction, _) = begin_with(&endpoints());
    assert!(exchanged(&transaction, &Value::Null).is_ok());
    assert!(exchanged(&transaction, &json!("nonsense")).is_ok());
}
