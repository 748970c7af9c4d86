//! Signing out and having Webex end the tokens.

use super::*;
use webex_api::{ApiError, ErrorKind};

fn with_scopes(scopes: Option<&[&str]>) -> SignedIn {
    let mut signed_in = signed_in(true);
    signed_in.tokens.scopes =
        scopes.map(|scopes| scopes.iter().map(|scope| (*scope).to_owned()).collect());
    signed_in
}

const BOTH: &[&str] = &[
    "spark:people_read",
    "identity:tokens_write",
    "identity:tokens_read",
];

fn failure() -> ApiError {
    ApiError::new(ErrorKind::TimedOut, "DELETE", "late")
}

#[test]
fn it_is_possible_with_both_scopes_and_a_known_integration() {
    assert!(with_scopes(Some(BOTH)).can_revoke());
    for scopes in [None, Some(&BOTH[..2]), Some(&[BOTH[0], BOTH[2]][..])] {
        assert!(!with_scopes(scopes).can_revoke(), "{scopes:?}");
    }
    let pasted = SignedIn {
        client_id: None,
        ..with_scopes(Some(BOTH))
    };
    assert!(!pasted.can_revoke());
}

#[test]
fn everything_is_wiped_before_webex_is_asked() {
    let (session, effects) =
        signed_in_as(with_scopes(Some(BOTH))).step_at(Event::SignOutAndRevokeRequested, after(1));
    assert_eq!(why(&session), Some(&SignOutReason::Revoking));
    assert_eq!(
        names(&effects),
        [
            "wipe",
            "forget shared",
            "remember end",
            "broadcast",
            "revoke"
        ]
    );
    let Some(Effect::Revoke {
        environment,
        client_id,
        access_token,
    }) = effects.last()
    else {
        panic!("{effects:?}")
    };
    assert_eq!(
        (*environment, &**client_id),
        (Environment::Commercial, "C1")
    );
    assert_eq!(*access_token, tokens(1, START, true).access_token);
}

#[test]
fn where_it_cannot_be_done_it_is_a_plain_sign_out() {
    for session in [
        signed_in_as(with_scopes(Some(&BOTH[..2]))),
        signed_in_as(with_scopes(None)),
        exchanging(&integration()).0,
        Session::Redirecting,
        Session::default(),
    ] {
        let shared = session.signed_in().map(|_| "forget shared");
        let (session, effects) = session.step_at(Event::SignOutAndRevokeRequested, after(1));
        assert_eq!(why(&session), Some(&SignOutReason::Requested));
        let expected = ["wipe"].into_iter().chain(shared);
        let expected = expected
            .chain(["remember end", "broadcast"])
            .collect::<Vec<_>>();
        assert_eq!(names(&effects), expected);
    }
}

#[test]
fn what_came_of_it_is_told_and_changes_nothing_else() {
    let left = || {
        signed_in_as(with_scopes(Some(BOTH)))
            .step_at(Event::SignOutAndRevokeRequested, after(1))
            .0
    };
    for (result, reason) in [
        (Ok(()), SignOutReason::Revoked),
        (Err(failure()), SignOutReason::NotRevoked(failure())),
    ] {
        let (session, effects) = left().step_at(
            Event::RevokeDone {
                result: result.clone(),
            },
            after(6),
        );
        assert_eq!((why(&session), effects.len()), (Some(&reason), 0));
        // A second answer changes nothing, nor does one that arrives after a new sign-in.
        for other in [
            session,
            signed_in_as(signed_in(true)),
            Session::Redirecting,
            Session::default(),
        ] {
            let (same, effects) = other.clone().step_at(
                Event::RevokeDone {
                    result: result.clone(),
                },
                after(7),
            );
            assert_eq!((same, effects.len()), (other, 0));
        }
    }
}
