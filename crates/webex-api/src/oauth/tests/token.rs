//! The token endpoint: what is sent, and which answers are accepted.

use std::collections::BTreeMap;
use std::time::Duration;

use pollster::block_on;
use proptest::prelude::*;

use super::{CLIENT, REDIRECT, begin, begin_with, endpoints, request};
use crate::oauth::{AuthorizationCode, OAuthError, SignInRequest, TokenSet, exchange, refresh};
use crate::scripted::{Answer, START, Scripted, VirtualClock, reply};
use crate::{Secret, TransportError};

pub(super) const JSON: (&str, &str) = ("content-type", "application/json;charset=UTF-8");

fn exchanged(transport: &Scripted) -> Result<TokenSet, OAuthError> {
    let endpoints = endpoints();
    let (transaction, _) = begin_with(&endpoints);
    let query = format!("code=CODE&state={}", transaction.state);
    let code = transaction
        .accept(&query, "", START, &endpoints, CLIENT, REDIRECT)
        .unwrap();
    block_on(exchange(
        transport,
        &VirtualClock::default(),
        &transaction,
        code,
    ))
}

pub(super) fn of_answer(answer: Answer) -> Result<TokenSet, OAuthError> {
    exchanged(&Scripted::in_turn([answer]))
}

pub(super) fn of_body(body: &str) -> Result<TokenSet, OAuthError> {
    of_answer(reply(200, &[JSON], body))
}

fn old() -> TokenSet {
    TokenSet {
        access_token: Secret::new("old-access"),
        expires_at: Some(START),
        refresh_token: Some(Secret::new("old-refresh")),
        refresh_expires_at: Some(START + Duration::from_secs(500)),
        scopes: Some(vec!["spark:kms".into()]),
    }
}

fn refreshed(transport: &Scripted, tokens: &TokenSet) -> Result<TokenSet, OAuthError> {
    block_on(refresh(
        transport,
        &VirtualClock::default(),
        "https://webexapis.com/v1/access_token",
        CLIENT,
        None,
        tokens,
    ))
}

fn form(transport: &Scripted) -> BTreeMap<String, String> {
    let sent = transport.sent.borrow();
    let request = &sent[0];
    assert_eq!((sent.len(), request.method().as_str()), (1, "POST"));
    assert_eq!(
        request.uri().to_string(),
        "https://webexapis.com/v1/access_token"
    );
    assert_eq!(
        request.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    assert!(!request.headers().contains_key("authorization"));
    form_urlencoded::parse(request.body())
        .into_owned()
        .collect()
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn exchange_sends_the_code_and_the_same_redirect_uri() {
    let transport = Scripted::in_turn([reply(200, &[JSON], r#"{"access_token":"a"}"#)]);
    exchanged(&transport).unwrap();
    let (transaction, url) = begin_with(&endpoints());
    assert_eq!(
        form(&transport),
        pairs([
            ("grant_type", "authorization_code"),
            ("client_id", CLIENT),
            ("code", "CODE"),
            ("redirect_uri", REDIRECT),
            ("code_verifier", transaction.verifier.expose()),
        ])
    );
    let mut authorize = form_urlencoded::parse(url.split_once('?').unwrap().1.as_bytes());
    assert_eq!(
        authorize
            .find(|(name, _)| name == "redirect_uri")
            .unwrap()
            .1,
        REDIRECT
    );
}

#[test]
fn refresh_keeps_what_the_answer_omits() {
    let transport = Scripted::in_turn([reply(
        200,
        &[JSON],
        r#"{"access_token":"a","expires_in":60}"#,
    )]);
    let fresh = refreshed(&transport, &old()).unwrap();
    assert_eq!(
        form(&transport),
        pairs([
            ("grant_type", "refresh_token"),
            ("client_id", CLIENT),
            ("refresh_token", "old-refresh")
        ])
    );
    let expected = TokenSet {
        access_token: Secret::new("a"),
        expires_at: Some(START + Duration::from_secs(60)),
        ..old()
    };
    assert_eq!(fresh, expected);
    for kept in [r#""refresh_token":null"#, r#""refresh_token":"""#] {
        let body = format!(r#"{{"access_token":"a",{kept}}}"#);
        let fresh = refreshed(&Scripted::in_turn([reply(200, &[JSON], &body)]), &old()).unwrap();
        assert_eq!(fresh.refresh_token, old().refresh_token, "{kept}");
    }
    let body = r#"{"access_token":"a","refresh_token":"new","scope":"x y"}"#;
    let fresh = refreshed(&Scripted::in_turn([reply(200, &[JSON], body)]), &old()).unwrap();
    assert_eq!(fresh.refresh_token, Some(Secret::new("new")));
    assert_eq!(
        fresh.refresh_expires_at, None,
        "the old expiry does not apply to the new token"
    );
    assert_eq!(fresh.scopes, Some(vec!["x".into(), "y".into()]));
    let none = TokenSet {
        refresh_token: None,
        ..old()
    };
    let transport = Scripted::in_turn([reply(200, &[JSON], body)]);
    assert!(refreshed(&transport, &none).is_err());
    assert!(transport.sent.borrow().is_empty());
}

/// The secret is sent in the body, never in a URL or a header, and only if there is one.
#[test]
fn sends_the_secret_if_there_is_one() {
    let secret = Secret::new("CANARY");
    let answer = || Scripted::in_turn([reply(200, &[JSON], r#"{"access_token":"a"}"#)]);
    let transport = answer();
    block_on(refresh(
        &transport,
        &VirtualClock::default(),
        "https://webexapis.com/v1/access_token",
        CLIENT,
        Some(&secret),
        &old(),
    ))
    .unwrap();
    assert_eq!(
        form(&transport).get("client_secret").map(String::as_str),
        Some("CANARY")
    );
    let endpoints = endpoints();
    let scopes = ["spark:kms".to_owned()];
    let (transaction, url) = begin(&SignInRequest {
        client_secret: Some(&secret),
        ..request(&endpoints, &scopes)
    });
    assert!(!url.contains("CANARY"));
    let transport = answer();
    let code = AuthorizationCode::pasted("12345678").unwrap();
    block_on(exchange(
        &transport,
        &VirtualClock::default(),
        &transaction,
        code,
    ))
    .unwrap();
    let sent = form(&transport);
    assert_eq!(sent["client_secret"], "CANARY");
    assert_eq!(sent["code_verifier"], transaction.verifier.expose());
}

/// The page uses this to say that the integration requires its secret.
#[test]
fn invalid_client_means_the_secret_is_required() {
    let refusal = |status, body: &str| of_answer(reply(status, &[JSON], body)).unwrap_err();
    for (error, wants) in [
        (refusal(401, r#"{"error":"invalid_client"}"#), true),
        (refusal(400, r#"{"error":"invalid_client"}"#), true),
        (refusal(401, r#"{"message":"no"}"#), true),
        (refusal(401, ""), true),
        (refusal(401, r#"{"error":"invalid_grant"}"#), false),
        (refusal(400, r#"{"error":"invalid_grant"}"#), false),
        (refusal(400, ""), false),
        (refusal(503, ""), false),
        (of_answer(Answer::Silence).unwrap_err(), false),
    ] {
        assert_eq!(error.wants_secret(), wants, "{error:?}");
    }
}

#[test]
fn reads_a_whole_answer() {
    let tokens = of_body(
        r#"{"access_token":"a","token_type":"bEaReR","expires_in":1209599,"refresh_token":"r",
            "refresh_token_expires_in":7775999.0,"scope":" x  y ","id_token":"ignored"}"#,
    );
    let after = |seconds| Some(START + Duration::from_secs(seconds));
    let expected = TokenSet {
        access_token: Secret::new("a"),
        expires_at: after(1_209_599),
        refresh_token: Some(Secret::new("r")),
        refresh_expires_at: after(7_775_999),
        scopes: Some(vec!["x".into(), "y".into()]),
    };
    assert_eq!(tokens, Ok(expected));
}

#[test]
fn accepts_absent_members() {
    let tokens = of_body(r#"{"access_token":"a"}"#).unwrap();
    assert_eq!(
        (tokens.expires_at, tokens.refresh_token, tokens.scopes),
        (None, None, None)
    );
    assert_eq!(
        of_body(r#"{"access_token":"a","expires_in":0}"#)
            .unwrap()
            .expires_at,
        Some(START)
    );
    assert_eq!(
        of_body(r#"{"access_token":"a","refresh_token":null}"#)
            .unwrap()
            .refresh_token,
        None
    );
}

#[test]
fn refuses_malformed_answers() {
    let rows = [
        ("", "no JSON object"),
        ("[]", "no JSON object"),
        (r#"[{"access_token":"a"}]"#, "no JSON object"),
        ("null", "no JSON object"),
        (r#"{"access_token":"a"}{}"#, "no JSON object"),
        (r#"{"access_token":"a","expires_in":NaN}"#, "no JSON object"),
        ("{}", "no valid access_token"),
        (r#"{"access_token":""}"#, "no valid access_token"),
        (r#"{"access_token":null}"#, "no valid access_token"),
        (r#"{"access_token":7}"#, "no valid access_token"),
        (r#"{"access_token":"a\r\nX: y"}"#, "no valid access_token"),
        (r#"{"access_token":"a b"}"#, "no valid access_token"),
        (
            r#"{"access_token":"a","token_type":"mac"}"#,
            "a token_type other than Bearer",
        ),
        (
            r#"{"access_token":"a","token_type":7}"#,
            "a token_type other than Bearer",
        ),
        (
            r#"{"access_token":"a","refresh_token":7}"#,
            "no valid refresh_token",
        ),
        (
            r#"{"access_token":"a","refresh_token":{}}"#,
            "no valid refresh_token",
        ),
        (
            r#"{"access_token":"a","scope":["x"]}"#,
            "a scope that is not a string",
        ),
    ];
    for (body, fault) in rows {
        assert_eq!(of_body(body), Err(OAuthError::Malformed(fault)), "{body}");
    }
    for lifetime in [
        "-1",
        "\"-1\"",
        "\"soon\"",
        "\"inf\"",
        "1e300",
        "true",
        "[]",
        "99999999999999",
    ] {
        for name in ["expires_in", "refresh_token_expires_in"] {
            let body = format!(r#"{{"access_token":"a","{name}":{lifetime}}}"#);
            let fault = OAuthError::Malformed("a lifetime that is not a number of seconds");
            assert_eq!(of_body(&body), Err(fault), "{body}");
        }
    }
}

#[test]
fn refuses_answers_of_other_kinds() {
    let good = r#"{"access_token":"CANARY"}"#;
    for kind in ["text/html", "text/plain", "application/jsonp", ""] {
        let answer = of_answer(reply(200, &[("content-type", kind)], good));
        assert_eq!(
            answer,
            Err(OAuthError::Malformed("a content type other than JSON")),
            "{kind}"
        );
    }
    assert!(of_answer(reply(200, &[], good)).is_err());
    for status in [201, 204, 206, 302, 400, 401, 500] {
        let Err(OAuthError::Refused { status: seen, .. }) = of_answer(reply(status, &[JSON], good))
        else {
            panic!("{status} was taken");
        };
        assert_eq!(seen, status);
    }
    let long = format!(r#"{{"access_token":"a","x":"{}"}}"#, "a".repeat(64 << 10));
    let limit = TransportError::TooLarge { limit: 64 << 10 };
    assert_eq!(of_body(&long), Err(OAuthError::Transport(limit)));
}

#[test]
fn only_the_servers_refusal_is_final() {
    let refusal = |status, body: &str| {
        of_answer(reply(status, &[JSON, ("trackingid", "T")], body)).unwrap_err()
    };
    let spent = refusal(
        400,
        r#"{"error":"invalid_grant","error_description":"spent"}"#,
    );
    let expected = OAuthError::Refused {
        error: "invalid_grant".into(),
        description: Some("spent".into()),
        status: 400,
        tracking_id: Some("T".into()),
    };
    assert_eq!(spent, expected);
    let gateway = refusal(
        400,
        r#"{"message":"bad","errors":[{"description":"bad"}],"trackingId":"R"}"#,
    );
    assert!(matches!(&gateway, OAuthError::Refused { tracking_id: Some(id), .. } if id == "R"));
    let finals = [
        (spent, true),
        (gateway, true),
        (refusal(401, "<html>"), true),
        (refusal(403, r#"{"error":"invalid_grant"}"#), true),
        (refusal(403, ""), false),
        (refusal(429, ""), false),
        (refusal(500, ""), false),
        (refusal(503, "<html>"), false),
        (of_body("<html>").unwrap_err(), false),
        (of_answer(Answer::Silence).unwrap_err(), false),
        (
            of_answer(Answer::Fault(TransportError::Unreachable("x".into()))).unwrap_err(),
            false,
        ),
    ];
    for (error, is_final) in finals {
        assert_eq!(error.is_final(), is_final, "{error:?}");
    }
}

#[test]
fn tries_a_code_once() {
    for answer in [
        reply(503, &[], ""),
        Answer::Silence,
        reply(429, &[("retry-after", "1")], ""),
    ] {
        let transport = Scripted::in_turn([answer]);
        exchanged(&transport).unwrap_err();
        assert_eq!(transport.sent.borrow().len(), 1);
    }
}

#[test]
fn debug_shows_no_token() {
    let tokens = of_body(r#"{"access_token":"CANARY-a","refresh_token":"CANARY-r"}"#);
    assert!(!format!("{tokens:?}").contains("CANARY"));
}

proptest! {
    #[test]
    fn any_answer_gives_tokens_or_an_error(body in "[\\[\\]{}\":,a-z_0-9e.-]{0,80}", status in 200_u16..600) {
        let _ = of_answer(reply(status, &[JSON], &body));
        let _ = of_body(&format!(r#"{{"access_token":"a",{body}}}"#));
    }
}
