//! By the integration of the settings: to Webex and back.

use super::*;

#[test]
fn a_request_prepares_stores_and_leaves() {
    let (session, effects) = Session::default().step_at(request("/people?q=a"), START);
    assert_eq!(names(&effects), ["store transaction", "navigate"]);
    assert_eq!(session, Session::Redirecting);
    let open = stored_sign_in(&effects);
    assert_eq!(open, begin(&integration(), "/people?q=a"));
    assert_eq!(
        (open.method, open.environment, &*open.return_to.to_string()),
        (SignInMethod::Webex, Environment::Commercial, "/people?q=a")
    );
    // The Back button, or a browser that never left: signing in starts again.
    let (again, effects) = session.step_at(request("/"), after(1));
    assert_eq!(again, Session::Redirecting);
    assert_eq!(names(&effects), ["store transaction", "navigate"]);
}

#[test]
fn without_an_integration_nothing_is_begun() {
    let context = in_a_world_of(
        SessionSettings {
            integration: None,
            ..settings()
        },
        START,
    );
    let (session, effects) = Session::default().step(request("/"), &context);
    assert!(matches!(why(&session), Some(SignOutReason::CannotBegin(_))));
    assert!(effects.is_empty());
}

#[test]
fn without_entropy_nothing_is_begun() {
    let link = Event::LinkRequested {
        integration: Box::new(own()),
    };
    for (state, event) in [
        (Session::Redirecting, request("/")),
        (Session::default(), request("/")),
        (Session::default(), link),
    ] {
        let (session, effects) = state.step(event, &without_entropy(START));
        assert!(matches!(why(&session), Some(SignOutReason::CannotBegin(_))));
        assert!(effects.is_empty());
    }
}

#[test]
fn an_answer_removes_the_transaction_before_the_code_is_exchanged() {
    let (opening, transaction) = Opening::begun(&integration(), "/people/abc");
    let query = format!("code=CODE-CANARY&state={}", transaction.state);
    let (session, effects) = opening.answer("/", &query, "").step_at(after(30));
    assert_eq!(names(&effects), ["clear transaction", "exchange"]);
    let Some(Effect::Exchange { code, .. }) = effects.into_iter().next_back() else {
        panic!("{session:?}")
    };

    let (session, effects) = session.step_at(
        exchange_done(code, Ok(tokens(1, after(31), true))),
        after(31),
    );
    assert_eq!(names(&effects), ["store tokens", "tick", "replace url"]);
    assert!(
        matches!(effects.last(), Some(Effect::ReplaceUrl { route }) if route.to_string() == "/people/abc")
    );
    let signed_in = session.signed_in().unwrap();
    assert_eq!(signed_in.refresh_at(), Some(after(31 + 80)));
    assert_eq!(
        (signed_in.method, signed_in.environment),
        (SignInMethod::Webex, Environment::Commercial)
    );
    assert_eq!(
        signed_in.tokens.scopes.as_deref(),
        Some(&["spark:people_read".to_owned()][..]),
        "what the answer does not say was asked for"
    );
}

#[test]
fn the_answer_to_another_code_is_no_answer() {
    let (session, _) = exchanging(&integration());
    let (same, effects) = session.clone().step_at(
        exchange_done(code("ANOTHER-CODE"), Ok(tokens(1, START, true))),
        START,
    );
    assert_eq!(same, session);
    assert!(effects.is_empty());
}

#[test]
fn a_failed_exchange_signs_nobody_in() {
    for error in [
        offline(),
        refused("invalid_client", 401),
        refused("invalid_grant", 400),
    ] {
        let (session, code) = exchanging(&integration());
        let (session, effects) = session.step_at(exchange_done(code, Err(error.clone())), START);
        assert_eq!(why(&session), Some(&SignOutReason::ExchangeFailed(error)));
        assert_eq!(names(&effects), ["wipe"]);
    }
}

#[test]
fn a_tab_with_tokens_goes_on_and_a_forged_link_changes_nothing() {
    for query in [None, Some("code=x&state=forged")] {
        let mut opening = Opening::kept(&signed_in(true));
        if let Some(query) = query {
            opening = opening.answer("/", query, "");
        }
        let (session, effects) = opening.step_at(after(10));
        assert_eq!(session, signed_in_as(signed_in(true)));
        assert_eq!(names(&effects), ["tick"]);
    }
    let (session, effects) = Opening::kept(&signed_in(true)).step_at(after(90));
    assert_eq!(names(&effects), ["refresh", "tick"]);
    assert!(matches!(
        session.signed_in().unwrap().refresh,
        RefreshState::InFlight { .. }
    ));

    let (session, effects) = Opening::kept(&signed_in(false)).step_at(after(100));
    assert_eq!(why(&session), Some(&SignOutReason::Expired));
    assert_eq!(names(&effects), ["wipe", "drop shared"]);
}

#[test]
fn a_hostile_return_path_in_the_store_leads_home() {
    let (mut opening, transaction) = Opening::begun(&integration(), "/people/abc");
    let text = opening.stored.transaction.unwrap();
    let hostile = text.expose().replace("/people/abc", "//evil.example");
    assert_ne!(text.expose(), hostile);
    opening.stored.transaction = Some(Secret::new(hostile));
    let query = format!("code=CODE-CANARY&state={}", transaction.state);
    let (session, effects) = opening.answer("/", &query, "").step_at(START);
    let Some(Effect::Exchange { code, .. }) = effects.into_iter().next_back() else {
        panic!("{session:?}")
    };
    let (_, effects) = session.step_at(exchange_done(code, Ok(tokens(1, START, true))), START);
    assert!(matches!(
        effects.last(),
        Some(Effect::ReplaceUrl { route: Route::Home })
    ));
}

#[test]
fn an_address_too_long_to_remember_leads_home() {
    let long = format!("/people?q={}", "a".repeat(8 * 1024));
    let (_, effects) = Session::default().step_at(request(&long), START);
    assert_eq!(stored_sign_in(&effects).return_to, Route::Home);
}

#[test]
fn a_sign_in_comes_back_to_a_person_whose_id_is_padded() {
    let person = Route::person("Y2lzY29zcGFyazovL3VzL1BFT1BMRS8x==".into());
    let (_, effects) = Session::default().step_at(request(&person.to_string()), START);
    let open = stored_sign_in(&effects);
    let query = format!("code=CODE-CANARY&state={}", open.transaction.state);
    let opening = Opening::of(Stored {
        tokens: None,
        transaction: Some(open.to_stored()),
    });
    let (session, effects) = opening.answer("/", &query, "").step_at(START);
    let Some(Effect::Exchange { code, .. }) = effects.into_iter().next_back() else {
        panic!("{session:?}")
    };
    let (_, effects) = session.step_at(exchange_done(code, Ok(tokens(1, START, true))), START);
    assert!(matches!(effects.last(), Some(Effect::ReplaceUrl { route }) if *route == person));
}
