//! The implicit grant: only where the settings allow it, and with nothing to refresh.

use super::*;

fn implicit() -> Integration {
    Integration {
        response_type: ResponseType::Token,
        ..integration()
    }
}

fn fragment(transaction: &Transaction) -> String {
    format!(
        "access_token=ACCESS-CANARY-1&token_type=bearer&expires_in=100&refresh_token=REFRESH-CANARY-1&state={}",
        transaction.state
    )
}

#[test]
fn where_it_is_allowed_the_fragment_signs_in_without_a_request() {
    let (mut opening, transaction) = Opening::begun(&implicit(), "/people");
    opening.settings.implicit_allowed = true;
    let (session, effects) = opening
        .answer("/", "", &fragment(&transaction))
        .step_at(START);
    assert_eq!(
        names(&effects),
        ["clear transaction", "store tokens", "tick", "replace url"]
    );
    let signed_in = session.signed_in().unwrap();
    assert_eq!(signed_in.method, SignInMethod::Implicit);
    assert_eq!(signed_in.tokens.refresh_token, None);
    assert!(!signed_in.can_refresh());
    let (session, _) = session.step_at(Event::Tick, after(100));
    assert_eq!(why(&session), Some(&SignOutReason::Expired));
}

#[test]
fn elsewhere_neither_the_answer_nor_the_tokens_are_taken() {
    let (opening, transaction) = Opening::begun(&implicit(), "/");
    let (session, effects) = opening
        .answer("/", "", &fragment(&transaction))
        .step_at(START);
    assert_eq!(
        why(&session),
        Some(&SignOutReason::CallbackRefused(CallbackError::Fragment))
    );
    assert_eq!(names(&effects), ["clear transaction"]);

    let kept = SignedIn {
        method: SignInMethod::Implicit,
        ..signed_in(false)
    };
    assert_eq!(
        why(&Opening::kept(&kept).step_at(after(1)).0),
        Some(&SignOutReason::SettingsChanged)
    );
    let mut opening = Opening::kept(&kept);
    opening.settings.implicit_allowed = true;
    assert!(opening.step_at(after(1)).0.signed_in().is_some());
}

#[test]
fn a_token_is_never_taken_for_a_code_nor_without_its_state() {
    for (with, fragment_of) in [
        (integration(), fragment as fn(&Transaction) -> String),
        (implicit(), |_| {
            "access_token=ACCESS-CANARY-1&token_type=bearer&state=forged".into()
        }),
        (implicit(), |_| {
            "access_token=ACCESS-CANARY-1&token_type=bearer".into()
        }),
    ] {
        let (mut opening, transaction) = Opening::begun(&with, "/");
        opening.settings.implicit_allowed = true;
        let (session, effects) = opening
            .answer("/", "", &fragment_of(&transaction))
            .step_at(START);
        assert!(matches!(
            why(&session),
            Some(SignOutReason::CallbackRefused(_))
        ));
        assert_eq!(names(&effects), ["clear transaction"]);
    }
}
