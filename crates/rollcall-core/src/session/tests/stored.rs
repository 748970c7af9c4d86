//! What a tab keeps comes back after a reload, and nothing else does.

use super::*;

#[test]
fn what_is_stored_comes_back_without_the_secret() {
    let pasted = SignedIn {
        client_id: None,
        token_url: None,
        method: SignInMethod::Token,
        ..signed_in(false)
    };
    let writing = SignedIn {
        may_write: true,
        ..signed_in(true)
    };
    for kept in [signed_in(true), signed_in_own(), pasted, writing] {
        let text = kept.to_stored();
        assert!(!text.expose().contains("SECRET-CANARY"));
        let expected = SignedIn {
            client_secret: None,
            ..kept
        };
        assert_eq!(SignedIn::from_stored(&text, LIMITS).unwrap(), expected);
    }
}

#[test]
fn whatever_else_stands_there_is_wiped() {
    let text = signed_in(true).to_stored();
    let edited = |from: &str, to: &str| Secret::new(text.expose().replace(from, to));
    for broken in [
        Secret::new(""),
        Secret::new("[]"),
        Secret::new("{}"),
        Secret::new(format!(
            "{{\"version\":3,\"x\":\"{}\"}}",
            "a".repeat(70_000)
        )),
        edited("\"version\":3", "\"version\":2"),
        edited("ACCESS-CANARY-1", "two words"),
        edited("ACCESS-CANARY-1", "a\\\\r\\\\nX: y"),
        edited("REFRESH-CANARY-1", "\u{e9}"),
        edited("clientId", "client"),
        edited("\"C1\"", "\"\""),
        edited("\"C1\"", "7"),
        edited("obtainedAt\":", "obtainedAt\":9999999999999"),
        edited("startedAt", "begunAt"),
        edited("activeAt\":", "activeAt\":9999999999999"),
        edited("\"commercial\"", "\"evil\""),
        edited("\"webex\"", "\"magic\""),
        edited("sign-in-1", ""),
        edited("sign-in-1", "../../etc/passwd"),
        edited("\"ended\":null", "\"ended\":7"),
        edited("seenAt", "seen"),
        edited("needsSecret\":false", "needsSecret\":\"no\""),
    ] {
        let opening = Opening::of(Stored {
            tokens: Some(broken),
            transaction: None,
        });
        let (session, effects) = opening.step_at(START);
        assert!(matches!(why(&session), Some(SignOutReason::Unreadable(_))));
        assert_eq!(names(&effects), ["wipe"]);
    }
}

#[test]
fn an_open_sign_in_comes_back_as_it_was() {
    let implicit = Integration {
        response_type: ResponseType::Token,
        ..own()
    };
    for (with, method) in [
        (integration(), SignInMethod::Webex),
        (own(), SignInMethod::Integration),
        (implicit, SignInMethod::Implicit),
    ] {
        let open = begin(&with, "/people?q=ada");
        assert_eq!(open.method, method);
        assert_eq!(open.transaction.client_secret, with.client_secret);
        assert!(!format!("{open:?}").contains("CANARY"));
        assert_eq!(OpenSignIn::from_stored(&open.to_stored()), Ok(open));
    }
}

#[test]
fn an_open_sign_in_that_was_changed_is_not_read() {
    let text = begin(&own(), "/people").to_stored();
    for (from, to, member) in [
        ("\"government\"", "\"other\"", "environment"),
        ("\"integration\"", "\"magic\"", "method"),
        // Neither of them begins a sign-in by code.
        ("\"integration\"", "\"token\"", "method"),
        ("\"integration\"", "\"implicit\"", "method"),
        ("\"/people\"", "7", "returnTo"),
        ("verifier", "verified", "transaction"),
        ("\"transaction\"", "\"other\"", "transaction"),
    ] {
        assert!(text.expose().contains(from), "{from}");
        let changed = Secret::new(text.expose().replace(from, to));
        assert_eq!(
            OpenSignIn::from_stored(&changed),
            Err(StoredFault::Member(member)),
            "{from} {to}"
        );
    }
    for other in ["", "[]", "{}"] {
        assert_eq!(
            OpenSignIn::from_stored(&Secret::new(other)),
            Err(StoredFault::Unknown)
        );
    }
}

#[test]
fn what_an_earlier_version_stored_may_only_read() {
    let text = signed_in(true).to_stored();
    let without = text.expose().replace(",\"mayWrite\":false", "");
    let other = text
        .expose()
        .replace("\"mayWrite\":false", "\"mayWrite\":1");
    for stored in [without, other] {
        assert_ne!(stored, text.expose());
        let read = SignedIn::from_stored(&Secret::new(stored), LIMITS).unwrap();
        assert!(!read.may_write);
    }
}
