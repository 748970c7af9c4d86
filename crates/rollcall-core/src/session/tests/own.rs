//! An integration that the admin typed in: its secret lives from the form to the exchange in session storage, then in memory only.

use super::*;

fn answer_of(transaction: &Transaction) -> String {
    format!("code=CODE-CANARY&state={}", transaction.state)
}

#[test]
fn it_goes_to_its_own_environment_and_comes_back() {
    let event = Event::SignInRequested {
        integration: Some(Box::new(own())),
        return_to: Route::everyone(),
    };
    let (_, effects) = Session::default().step_at(event, START);
    assert_eq!(stored_sign_in(&effects), begin(&own(), "/people"));
    assert!(
        matches!(&effects[..], [Effect::StoreTransaction(_), Effect::Navigate { url }]
        if url.starts_with("https://api-usgov.webex.com/v1/authorize?") && !url.contains("SECRET"))
    );

    let (session, code) = exchanging(&own());
    let (session, effects) =
        session.step_at(exchange_done(code, Ok(tokens(1, START, true))), START);
    assert_eq!(names(&effects), ["store tokens", "tick", "replace url"]);
    let signed_in = session.signed_in().unwrap();
    assert_eq!(
        (signed_in.method, signed_in.environment),
        (SignInMethod::Integration, Environment::Government)
    );
    assert_eq!(
        signed_in.client_secret,
        own().client_secret,
        "a refresh needs it"
    );
    let (_, effects) = session.step_at(Event::Tick, after(80));
    assert!(
        matches!(&effects[0], Effect::Refresh { client_secret: Some(secret), client_id, token_url, .. }
        if Some(secret) == own().client_secret.as_ref() && client_id == "C-OWN" && *token_url == own().endpoints.token)
    );
}

#[test]
fn nothing_of_the_settings_is_needed_but_its_environment() {
    let (mut opening, transaction) = Opening::begun(&own(), "/");
    opening.settings.integration = None;
    let (session, effects) = opening
        .answer("/gov", &answer_of(&transaction), "")
        .step_at(START);
    assert!(matches!(session, Session::Exchanging(_)));
    assert_eq!(names(&effects), ["clear transaction", "exchange"]);

    let (mut opening, transaction) = Opening::begun(&own(), "/");
    opening
        .settings
        .services
        .retain(|service| service.environment != Environment::Government);
    let (session, effects) = opening
        .answer("/gov", &answer_of(&transaction), "")
        .step_at(START);
    assert_eq!(
        why(&session),
        Some(&SignOutReason::CallbackRefused(CallbackError::Changed(
            "environment"
        )))
    );
    assert_eq!(names(&effects), ["clear transaction"]);
}

/// Somebody who can write into session storage cannot have the code and the secret sent elsewhere.
#[test]
fn a_transaction_with_addresses_of_its_own_is_refused() {
    for (from, to) in [
        (
            "https://api-usgov.webex.com/v1/access_token",
            "https://evil.example/token",
        ),
        (
            "https://api-usgov.webex.com/v1/access_token",
            "https://webexapis.com/v1/access_token",
        ),
        ("\"government\"", "\"commercial\""),
        ("\"government\"", "\"other\""),
    ] {
        let (mut opening, transaction) = Opening::begun(&own(), "/");
        let text = begin(&own(), "/").to_stored();
        assert!(text.expose().contains(from));
        opening.stored.transaction = Some(Secret::new(text.expose().replace(from, to)));
        let (session, effects) = opening
            .answer("/gov", &answer_of(&transaction), "")
            .step_at(START);
        assert!(
            matches!(
                why(&session),
                Some(SignOutReason::CallbackRefused(CallbackError::Changed(_)))
            ),
            "{session:?}"
        );
        assert_eq!(names(&effects), ["clear transaction"], "{to}");
    }
}

#[test]
fn after_a_reload_the_secret_is_asked_for_and_nothing_is_refreshed_without_it() {
    let (session, effects) = Opening::kept(&signed_in_own()).step_at(after(90));
    let signed_in = session.signed_in().unwrap();
    assert!(signed_in.lacks_secret() && !signed_in.can_refresh());
    assert!(matches!(&effects[..], [Effect::ScheduleTick { at }] if *at == after(100)));
    let (_, effects) = session.clone().step_at(Event::RefreshRequested, after(91));
    assert_eq!(names(&effects), ["tick"]);

    let given = Event::SecretGiven {
        secret: Secret::new("SECRET-CANARY"),
    };
    let (given, effects) = session.clone().step_at(given, after(91));
    assert_eq!(
        names(&effects),
        ["refresh", "tick"],
        "it was due since {:?}",
        after(80)
    );
    assert!(!given.signed_in().unwrap().lacks_secret());

    let (ended, effects) = session.clone().step_at(Event::Tick, after(100));
    assert_eq!(
        (why(&ended), names(&effects)),
        (Some(&SignOutReason::Expired), vec!["wipe", "drop shared"])
    );
    let rejected = Event::Unauthorized {
        rejected: tokens(1, START, false).access_token,
    };
    let (ended, _) = session.step_at(rejected, after(91));
    assert_eq!(why(&ended), Some(&SignOutReason::Rejected));
}

#[test]
fn a_secret_that_nobody_asked_for_changes_nothing() {
    for signed_in in [signed_in(true), signed_in_own()] {
        let given = Event::SecretGiven {
            secret: Secret::new("OTHER-CANARY"),
        };
        let (session, _) = signed_in_as(signed_in.clone()).step_at(given, after(1));
        assert_eq!(session, signed_in_as(signed_in));
    }
}

#[test]
fn kept_tokens_go_on_only_where_the_settings_still_have_their_environment() {
    let mut opening = Opening::kept(&signed_in_own());
    opening.settings.integration = None;
    assert!(opening.step_at(after(1)).0.signed_in().is_some());

    let mut opening = Opening::kept(&signed_in_own());
    opening
        .settings
        .services
        .retain(|service| service.environment != Environment::Government);
    assert_eq!(
        why(&opening.step_at(after(1)).0),
        Some(&SignOutReason::SettingsChanged)
    );
    let elsewhere = SignedIn {
        token_url: Some("https://evil.example/token".into()),
        ..signed_in_own()
    };
    assert_eq!(
        why(&Opening::kept(&elsewhere).step_at(after(1)).0),
        Some(&SignOutReason::SettingsChanged)
    );
}
