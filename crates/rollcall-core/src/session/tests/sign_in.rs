//! To Webex and back, and everything that comes back and is no answer.

use super::*;

fn start(stored: Stored, query: Option<&str>, now: OffsetDateTime) -> (Session, Vec<Effect>) {
    let callback = query.map(|query| Callback {
        query: Secret::new(query),
        fragment: Secret::new(""),
    });
    Session::default().step(
        Event::Start {
            stored,
            callback,
            client: Some(client()),
        },
        now,
    )
}

fn stored_transaction(return_to: &str) -> (Stored, String) {
    let (transaction, _) = transaction(return_to);
    let query = format!("code=CODE-CANARY&state={}", transaction.state);
    (
        Stored {
            tokens: None,
            transaction: Some(Secret::new(transaction.to_json())),
        },
        query,
    )
}

#[test]
fn a_request_prepares_stores_and_leaves() {
    let (session, effects) = Session::default().step(
        Event::SignInRequested {
            return_to: "/people?q=a".into(),
        },
        START,
    );
    assert!(
        matches!(&effects[..], [Effect::PrepareTransaction { return_to }] if return_to == "/people?q=a")
    );
    let (session, effects) = session.step(
        Event::TransactionReady(Ok(transaction("/people?q=a"))),
        START,
    );
    assert_eq!(names(&effects), ["store transaction", "navigate"]);
    assert_eq!(session, Session::Redirecting);
}

#[test]
fn without_entropy_nothing_is_begun() {
    let failed = Event::TransactionReady(Err(TransactionError::Entropy(EntropyUnavailable)));
    let (session, effects) = Session::Redirecting.step(failed, START);
    assert!(matches!(why(&session), Some(SignOutReason::CannotBegin(_))));
    assert!(effects.is_empty());
}

#[test]
fn an_answer_removes_the_transaction_before_the_code_is_exchanged() {
    let (stored, query) = stored_transaction("/people/abc");
    let (session, effects) = start(stored, Some(&query), after(30));
    assert_eq!(names(&effects), ["clear transaction", "exchange"]);
    assert_eq!(
        session,
        Session::Exchanging {
            return_to: "/people/abc".into()
        }
    );

    let OAuthClient {
        client_id,
        endpoints,
        ..
    } = client();
    let done = Event::ExchangeDone {
        client_id,
        token_url: endpoints.token,
        result: Ok(tokens(1, after(31), true)),
    };
    let (session, effects) = session.step(done, after(31));
    assert_eq!(names(&effects), ["store tokens", "tick", "replace url"]);
    assert!(matches!(effects.last(), Some(Effect::ReplaceUrl { path }) if path == "/people/abc"));
    assert_eq!(
        session.signed_in().unwrap().refresh_at(),
        Some(after(31 + 80))
    );
}

#[test]
fn a_second_or_forged_answer_makes_no_request() {
    let (stored, query) = stored_transaction("/");
    let (session, effects) = start(Stored::default(), Some(&query), START);
    assert_eq!(why(&session), Some(&SignOutReason::NoOpenSignIn));
    assert!(effects.is_empty());

    for forged in [
        "code=x&state=wrong",
        "code=x",
        "",
        "error=access_denied&state=wrong",
        &format!("{query}&code=y"),
    ] {
        let (session, effects) = start(stored.clone(), Some(forged), START);
        assert!(
            matches!(why(&session), Some(SignOutReason::CallbackRefused(_))),
            "{forged}"
        );
        assert_eq!(names(&effects), ["clear transaction"], "{forged}");
    }
    let (session, effects) = start(stored, Some(&query), after(601));
    assert_eq!(
        why(&session),
        Some(&SignOutReason::CallbackRefused(CallbackError::Expired))
    );
    assert_eq!(names(&effects), ["clear transaction"]);
}

#[test]
fn what_the_transaction_was_bound_to_must_still_hold() {
    let (stored, query) = stored_transaction("/");
    let others = [
        OAuthClient {
            client_id: "C2".into(),
            ..client()
        },
        OAuthClient {
            redirect_uri: "https://app.example/other".into(),
            ..client()
        },
        OAuthClient {
            endpoints: OAuthEndpoints {
                token: "https://other.webex.com/token".into(),
                ..client().endpoints
            },
            ..client()
        },
    ];
    for other in others {
        let callback = Some(Callback {
            query: Secret::new(query.as_str()),
            fragment: Secret::new(""),
        });
        let event = Event::Start {
            stored: stored.clone(),
            callback,
            client: Some(other),
        };
        let (session, effects) = Session::default().step(event, START);
        assert!(matches!(
            why(&session),
            Some(SignOutReason::CallbackRefused(CallbackError::Changed(_)))
        ));
        assert_eq!(names(&effects), ["clear transaction"]);
    }
}

#[test]
fn a_hostile_return_path_in_the_store_leads_home() {
    let (stored, query) = stored_transaction("//evil.example");
    assert_eq!(
        start(stored, Some(&query), START).0,
        Session::Exchanging {
            return_to: "/".into()
        }
    );
    let (_, effects) = Session::default().step(
        Event::SignInRequested {
            return_to: "https://evil.example".into(),
        },
        START,
    );
    assert!(matches!(&effects[..], [Effect::PrepareTransaction { return_to }] if return_to == "/"));
}

#[test]
fn a_failed_exchange_signs_nobody_in() {
    let exchanging = Session::Exchanging {
        return_to: "/".into(),
    };
    for error in [
        offline(),
        refused("invalid_client", 401),
        refused("invalid_grant", 400),
    ] {
        let done = Event::ExchangeDone {
            client_id: "C1".into(),
            token_url: "t".into(),
            result: Err(error.clone()),
        };
        let (session, effects) = exchanging.clone().step(done, START);
        assert_eq!(why(&session), Some(&SignOutReason::ExchangeFailed(error)));
        assert_eq!(names(&effects), ["wipe"]);
    }
}

#[test]
fn a_tab_with_tokens_goes_on_and_a_forged_link_changes_nothing() {
    let stored = Stored {
        tokens: Some(signed_in(true).to_stored()),
        transaction: None,
    };
    for query in [None, Some("code=x&state=forged")] {
        let (session, effects) = start(stored.clone(), query, after(10));
        assert_eq!(session, Session::SignedIn(signed_in(true)));
        assert_eq!(names(&effects), ["tick"]);
    }
    let (session, effects) = start(stored.clone(), None, after(90));
    assert_eq!(names(&effects), ["refresh"]);
    assert!(matches!(
        session.signed_in().unwrap().refresh,
        RefreshState::InFlight { .. }
    ));

    let ended = Stored {
        tokens: Some(signed_in(false).to_stored()),
        transaction: None,
    };
    let (session, effects) = start(ended, None, after(100));
    assert_eq!(why(&session), Some(&SignOutReason::Expired));
    assert_eq!(names(&effects), ["wipe"]);
}

#[test]
fn tokens_of_another_integration_or_server_are_forgotten() {
    let stored = Stored {
        tokens: Some(signed_in(true).to_stored()),
        transaction: None,
    };
    let other_id = OAuthClient {
        client_id: "C2".into(),
        ..client()
    };
    let endpoints = OAuthEndpoints {
        token: "http://127.0.0.1:1/token".into(),
        ..client().endpoints
    };
    for client in [
        Some(other_id),
        Some(OAuthClient {
            endpoints,
            ..client()
        }),
        None,
    ] {
        let event = Event::Start {
            stored: stored.clone(),
            callback: None,
            client,
        };
        let (session, effects) = Session::default().step(event, START);
        assert_eq!(why(&session), Some(&SignOutReason::SettingsChanged));
        assert_eq!(names(&effects), ["wipe"]);
    }
}

#[test]
fn what_is_stored_comes_back_and_nothing_else_does() {
    let signed_in = signed_in(true);
    let text = signed_in.to_stored();
    assert_eq!(SignedIn::from_stored(&text).unwrap(), signed_in);

    let edited = |from: &str, to: &str| Secret::new(text.expose().replace(from, to));
    for broken in [
        Secret::new(""),
        Secret::new("[]"),
        Secret::new("{}"),
        Secret::new(format!(
            "{{\"version\":1,\"x\":\"{}\"}}",
            "a".repeat(70_000)
        )),
        edited("\"version\":1", "\"version\":2"),
        edited("ACCESS-CANARY-1", "two words"),
        edited("ACCESS-CANARY-1", "a\\\\r\\\\nX: y"),
        edited("REFRESH-CANARY-1", "\u{e9}"),
        edited("clientId", "client"),
        edited("\"C1\"", "\"\""),
        edited("\"C1\"", "7"),
        edited("obtainedAt\":", "obtainedAt\":9999999999999"),
    ] {
        let stored = Stored {
            tokens: Some(broken),
            transaction: None,
        };
        let (session, effects) = start(stored, None, START);
        assert!(matches!(why(&session), Some(SignOutReason::Unreadable(_))));
        assert_eq!(names(&effects), ["wipe"]);
    }
}
