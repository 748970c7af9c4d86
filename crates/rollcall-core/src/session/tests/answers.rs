//! Answers of Webex's redirect that are none: forged, second, late, or to another sign-in. None of them leads to a request.

use super::*;
use webex_api::OAuthEndpoints;

fn answered(opening: Opening, path: &str, query: &str, now: OffsetDateTime) -> CallbackError {
    let (session, effects) = opening.answer(path, query, "").step_at(now);
    assert_eq!(names(&effects), ["clear transaction"], "{query}");
    match session {
        Session::SignedOut {
            why: Some(SignOutReason::CallbackRefused(error)),
        } => error,
        other => panic!("{query}: {other:?}"),
    }
}

#[test]
fn a_second_or_forged_answer_makes_no_request() {
    let (_, transaction) = Opening::begun(&integration(), "/");
    let query = format!("code=CODE-CANARY&state={}", transaction.state);
    let (session, effects) = Opening::of(Stored::default())
        .answer("/", &query, "")
        .step_at(START);
    assert_eq!(why(&session), Some(&SignOutReason::NoOpenSignIn));
    assert!(effects.is_empty());

    for forged in [
        "code=x&state=wrong",
        "code=x",
        "",
        &format!("{query}&code=y"),
        &format!("{query}&state=y"),
        &format!("{query}&iss=https://evil.example"),
        &format!("{query}&access_token=y"),
    ] {
        let (opening, _) = Opening::begun(&integration(), "/");
        answered(opening, "/", forged, START);
    }
    let (opening, _) = Opening::begun(&integration(), "/");
    assert_eq!(
        answered(opening, "/", &query, after(601)),
        CallbackError::Expired
    );
}

/// Anybody can make a link with an error. It is told, and ends neither the open sign-in nor a session.
#[test]
fn an_error_without_the_state_ends_nothing() {
    let refused = |error: &str| CallbackError::Refused {
        error: error.into(),
        description: None,
    };
    for (forged, told) in [
        (
            "error=invalid_scope&error_description=x&state=",
            refused("invalid_scope"),
        ),
        ("error=Call+this+number", refused("unknown")),
        ("error=access_denied&state=wrong", CallbackError::StateWrong),
    ] {
        let (opening, _) = Opening::begun(&integration(), "/");
        let (session, effects) = opening.answer("/", forged, "").step_at(START);
        assert_eq!(
            why(&session),
            Some(&SignOutReason::CallbackRefused(told)),
            "{forged}"
        );
        assert!(effects.is_empty(), "{forged}");

        let mut opening = Opening::kept(&signed_in(true));
        opening.stored.transaction = Some(begin(&integration(), "/").to_stored());
        let (session, effects) = opening.answer("/", forged, "").step_at(after(10));
        assert_eq!(session, signed_in_as(signed_in(true)), "{forged}");
        assert_eq!(names(&effects), ["tick"], "{forged}");
    }
    let (opening, transaction) = Opening::begun(&integration(), "/");
    let query = format!("error=access_denied&state={}", transaction.state);
    assert!(matches!(
        answered(opening, "/", &query, START),
        CallbackError::Refused { .. }
    ));
}

#[test]
fn what_the_transaction_was_bound_to_must_still_hold() {
    let others = [
        Integration {
            client_id: "C2".into(),
            ..integration()
        },
        Integration {
            redirect_uri: "https://app.example/other".into(),
            ..integration()
        },
        Integration {
            endpoints: OAuthEndpoints {
                token: "https://other.webex.com/token".into(),
                ..integration().endpoints
            },
            ..integration()
        },
        Integration {
            endpoints: OAuthEndpoints {
                issuer: Some("https://idbroker.webex.com".into()),
                ..integration().endpoints
            },
            ..integration()
        },
        Integration {
            environment: Environment::Configured,
            ..integration()
        },
    ];
    for other in others {
        let (mut opening, transaction) = Opening::begun(&integration(), "/");
        opening.settings.integration = Some(other);
        let query = format!("code=CODE-CANARY&state={}", transaction.state);
        let error = answered(opening, "/", &query, START);
        assert!(matches!(error, CallbackError::Changed(_)), "{error:?}");
    }
}

/// Each environment has a path of its own: an answer at another one comes from another server (RFC 9700 section 4.4.2).
#[test]
fn an_answer_at_the_path_of_another_environment_is_refused() {
    for (with, path, right) in [
        (integration(), "/gov", "/"),
        (own(), "/", "/gov"),
        (own(), "/gov/x", "/gov/"),
    ] {
        let (opening, transaction) = Opening::begun(&with, "/");
        let query = format!("code=CODE-CANARY&state={}", transaction.state);
        assert_eq!(
            answered(opening, path, &query, START),
            CallbackError::IssuerWrong,
            "{path}"
        );
        let (opening, _) = Opening::begun(&with, "/");
        let (session, _) = opening.answer(right, &query, "").step_at(START);
        assert!(matches!(session, Session::Exchanging(_)), "{right}");
    }
}

#[test]
fn tokens_of_another_integration_or_server_are_forgotten() {
    let other_id = Integration {
        client_id: "C2".into(),
        ..integration()
    };
    let other_server = Integration {
        endpoints: OAuthEndpoints {
            token: "http://127.0.0.1:1/token".into(),
            ..integration().endpoints
        },
        ..integration()
    };
    for other in [Some(other_id), Some(other_server), None] {
        let mut opening = Opening::kept(&signed_in(true));
        opening.settings.integration = other;
        let (session, effects) = opening.step_at(START);
        assert_eq!(why(&session), Some(&SignOutReason::SettingsChanged));
        assert_eq!(names(&effects), ["wipe"]);
    }
}
