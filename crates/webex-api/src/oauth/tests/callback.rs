//! Callbacks: every reason for a refusal has its own error.

use std::time::Duration;

use super::{CLIENT, REDIRECT, begin, begin_with, endpoints, request};
use crate::Secret;
use crate::oauth::{CallbackError, OAuthEndpoints, ResponseType, SignInRequest};
use crate::scripted::START;

type Outcome = Result<(), CallbackError>;

/// Checks a callback whose `STATE` is correct, with or without a pinned issuer.
fn judge(query: &str, fragment: &str, issuer: Option<&str>) -> Outcome {
    let endpoints = OAuthEndpoints {
        issuer: issuer.map(str::to_owned),
        ..endpoints()
    };
    let (transaction, _) = begin_with(&endpoints);
    let query = query.replace("STATE", &transaction.state);
    transaction
        .accept(&query, fragment, START, &endpoints, CLIENT, REDIRECT)
        .map(|code| {
            assert_eq!(code.secret().expose(), "CODE");
            assert!(!format!("{code:?}").contains("CODE"));
        })
}

fn refused(error: &str, description: Option<&str>) -> Outcome {
    Err(CallbackError::Refused {
        error: error.into(),
        description: description.map(str::to_owned),
    })
}

#[test]
fn strict_parsing() {
    use CallbackError::*;
    let rows: [(&str, &str, Outcome); 34] = [
        ("?code=CODE&state=STATE", "", Ok(())),
        ("code=CODE&state=STATE&session_state=x", "#/", Ok(())),
        ("code=%43ODE&state=STATE", "", Ok(())),
        ("code=CODE", "", Err(Missing("state"))),
        ("code=CODE&state=", "", Err(Missing("state"))),
        ("code=CODE&state=wrong", "", Err(StateWrong)),
        ("code=CODE&state=STATEx", "", Err(StateWrong)),
        (
            "code=CODE&state=STATE&state=STATE",
            "",
            Err(Repeated("state")),
        ),
        (
            "code=CODE&state=wrong&state=STATE",
            "",
            Err(Repeated("state")),
        ),
        ("code=CODE&code=CODE&state=STATE", "", Err(Repeated("code"))),
        ("code=&code=CODE&state=STATE", "", Err(Repeated("code"))),
        ("state=STATE", "", Err(Missing("code"))),
        ("code=&state=STATE", "", Err(Missing("code"))),
        ("", "", Err(Missing("state"))),
        (
            "code=CODE&state=STATE&iss=a&iss=a",
            "",
            Err(Repeated("iss")),
        ),
        ("response=eyJ&state=STATE", "", Err(Jarm)),
        ("code=CODE&state=STATE&response=x", "", Err(Jarm)),
        ("code=CODE&state=STATE&id_token=x", "", Err(TokenInCallback)),
        ("access_token=x&state=STATE", "", Err(TokenInCallback)),
        ("code=CODE&state=STATE&token=x", "", Err(TokenInCallback)),
        (
            "error=access_denied&code=CODE&state=STATE",
            "",
            Err(ErrorWithCode),
        ),
        (
            "error=access_denied&error=x&state=STATE",
            "",
            Err(Repeated("error")),
        ),
        (
            "error=access_denied&error_description=No+way&state=STATE",
            "",
            refused("access_denied", Some("No way")),
        ),
        // Without the state, the source of the description is unknown.
        (
            "error=invalid_scope&error_description=Call+me",
            "",
            refused("invalid_scope", None),
        ),
        (
            "error=Call+me&error_description=now",
            "",
            refused("unknown", None),
        ),
        // Seen at Webex: the state is returned empty.
        (
            "?error=invalid_scope&error_description=x&state=",
            "",
            refused("invalid_scope", None),
        ),
        ("error=Call+me&state=", "", refused("unknown", None)),
        (
            "error=access_denied&code=CODE&state=",
            "",
            Err(Missing("state")),
        ),
        ("error=access_denied&state=wrong", "", Err(StateWrong)),
        ("error=access_denied&code=CODE", "", Err(Missing("state"))),
        ("", "#code=CODE&state=STATE", Err(Fragment)),
        ("code=CODE&state=STATE", "access_token=x", Err(Fragment)),
        ("", "#error=access_denied", Err(Fragment)),
        ("", "#state=x", Err(Fragment)),
    ];
    for (query, fragment, expected) in rows {
        assert_eq!(judge(query, fragment, None), expected, "{query} {fragment}");
    }
    let long = format!("code=CODE&state=STATE&x={}", "a".repeat(64 << 10));
    assert_eq!(judge(&long, "", None), Err(TooLong));
}

/// Anyone can forge a link with an error. Only one that has the state may end the sign-in.
#[test]
fn only_errors_with_the_state_end_a_sign_in() {
    let (transaction, _) = begin_with(&endpoints());
    let state = &transaction.state;
    for (query, unproven) in [
        ("error=access_denied".to_owned(), true),
        ("error=access_denied&state=".to_owned(), true),
        ("error=access_denied&state=wrong".to_owned(), true),
        (format!("error=access_denied&state={state}"), false),
        (format!("code=CODE&state={state}"), false),
        ("code=CODE&state=wrong".to_owned(), false),
        ("error=access_denied&code=CODE".to_owned(), false),
        ("error=access_denied&error=x".to_owned(), false),
        (String::new(), false),
    ] {
        assert_eq!(
            transaction.is_unproven_error(&query, ""),
            unproven,
            "{query}"
        );
    }
}

/// RFC 9207: the defence against mix-up attacks.
#[test]
fn issuer_must_be_the_server_asked() {
    let own = Some("https://idbroker.webex.com/idb");
    let judge = |iss: &str| judge(&format!("code=CODE&state=STATE{iss}"), "", own);
    assert_eq!(judge("&iss=https%3A%2F%2Fidbroker.webex.com%2Fidb"), Ok(()));
    assert_eq!(judge(""), Err(CallbackError::Missing("iss")));
    assert_eq!(
        judge("&iss=https%3A%2F%2Fevil.example"),
        Err(CallbackError::IssuerWrong)
    );
    assert_eq!(
        judge("&iss=https%3A%2F%2Fidbroker.webex.com%2Fidb%2F"),
        Err(CallbackError::IssuerWrong)
    );
    assert_eq!(judge("&iss="), Err(CallbackError::IssuerWrong));
    assert_eq!(judge("&iss=a&iss=b"), Err(CallbackError::Repeated("iss")));
}

/// Without a configured issuer, a server need not send one, but if it does, it must be Webex's.
#[test]
fn unpinned_issuer_must_be_webex() {
    let judge = |iss: &str| judge(&format!("code=CODE&state=STATE{iss}"), "", None);
    assert_eq!(judge(""), Ok(()));
    assert_eq!(
        judge("&iss=https%3A%2F%2Fidbroker-b-us.webex.com%2Fidb"),
        Ok(())
    );
    for foreign in [
        "anyone",
        "",
        "https%3A%2F%2Fidbroker.webex.com.evil.example",
    ] {
        assert_eq!(
            judge(&format!("&iss={foreign}")),
            Err(CallbackError::IssuerWrong),
            "{foreign}"
        );
    }
}

/// A token was requested, so no code is accepted, from any server.
#[test]
fn refuses_a_code_for_an_implicit_sign_in() {
    let endpoints = endpoints();
    let scopes = ["spark:kms".to_owned()];
    let (transaction, _) = begin(&SignInRequest {
        response_type: ResponseType::Token,
        ..request(&endpoints, &scopes)
    });
    let query = format!("code=CODE&state={}", transaction.state);
    assert_eq!(
        transaction.accept(&query, "", START, &endpoints, CLIENT, REDIRECT),
        Err(CallbackError::Unasked)
    );
}

/// Any change between leaving and returning ends the sign-in.
#[test]
fn transactions_are_bound_to_the_whole_configuration() {
    let own = OAuthEndpoints {
        issuer: Some("I".into()),
        ..endpoints()
    };
    let (transaction, _) = begin_with(&own);
    let query = format!("code=CODE&iss=I&state={}", transaction.state);
    let accept = |endpoints: &OAuthEndpoints, client: &str, redirect: &str| {
        transaction
            .accept(&query, "", START, endpoints, client, redirect)
            .map(|_| ())
    };
    assert_eq!(accept(&own, CLIENT, REDIRECT), Ok(()));
    let changed = |what| Err(CallbackError::Changed(what));
    let other = |change: fn(&mut OAuthEndpoints)| {
        let mut endpoints = own.clone();
        change(&mut endpoints);
        accept(&endpoints, CLIENT, REDIRECT)
    };
    assert_eq!(other(|e| e.issuer = None), changed("issuer"));
    assert_eq!(other(|e| e.issuer = Some("J".into())), changed("issuer"));
    assert_eq!(
        other(|e| e.authorize.push('x')),
        changed("authorize address")
    );
    assert_eq!(other(|e| e.token.push('x')), changed("token address"));
    assert_eq!(accept(&own, "other", REDIRECT), changed("client id"));
    // Even an equivalent spelling is refused, because servers compare bytes.
    for redirect in [
        "http://localhost:8080/x?a=b",
        "http://localhost:8080/x/?a=b#",
        "http://localhost:8080/y/../x/?a=b",
    ] {
        assert_eq!(
            accept(&own, CLIENT, redirect),
            changed("redirect URI"),
            "{redirect}"
        );
    }
    let mut swapped = transaction.clone();
    swapped.verifier = Secret::new("a".repeat(43));
    assert_eq!(
        swapped.accept(&query, "", START, &own, CLIENT, REDIRECT),
        Err(CallbackError::Changed("verifier"))
    );
}

#[test]
fn sign_ins_last_ten_minutes() {
    let endpoints = endpoints();
    let (transaction, _) = begin_with(&endpoints);
    let query = format!("code=CODE&state={}", transaction.state);
    let at = |seconds: i64| {
        let now = START + time::Duration::seconds(seconds);
        transaction
            .accept(&query, "", now, &endpoints, CLIENT, REDIRECT)
            .map(|_| ())
    };
    assert_eq!(at(0), Ok(()));
    assert_eq!(at(600), Ok(()));
    assert_eq!(at(601), Err(CallbackError::Expired));
    assert_eq!(at(-60), Ok(()));
    assert_eq!(at(-61), Err(CallbackError::Expired));
    assert!(transaction.is_stale(START + Duration::from_secs(601)));
}

#[test]
fn refusals_do_not_repeat_the_state() {
    let answer = judge("error=x&error_description=no%20STATE&state=STATE", "", None);
    assert_eq!(answer, refused("x", Some("no [token]")));
}
