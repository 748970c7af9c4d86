//! Codes, redirect addresses and tokens that a person carries over by hand.

use super::*;

fn pasted(text: &str, with: Integration, open: Option<&OpenSignIn>) -> Event {
    Event::AnswerPasted {
        answer: PastedAnswer::read(text).unwrap(),
        integration: Box::new(with),
        transaction: open.map(OpenSignIn::to_stored),
    }
}

fn without_secret() -> Integration {
    Integration {
        client_secret: None,
        ..own()
    }
}

fn redirect(open: &OpenSignIn) -> String {
    format!(
        "https://app.example/gov?code=CODE-CANARY&state={}",
        open.transaction.state
    )
}

#[test]
fn a_link_is_offered_and_the_page_stays() {
    let requested = Event::LinkRequested {
        integration: Box::new(own()),
    };
    let (session, effects) = Session::default().step_at(requested, START);
    assert_eq!(names(&effects), ["store transaction", "offer link"]);
    assert_eq!(stored_sign_in(&effects), begin(&own(), "/"));
    assert_eq!(session, Session::default());
}

#[test]
fn an_answer_to_the_sign_in_of_this_tab_needs_no_secret() {
    let open = begin(&without_secret(), "/");
    for text in [redirect(&open).as_str(), "CODE-CANARY"] {
        let event = pasted(text, without_secret(), Some(&open));
        let (session, effects) = Session::default().step_at(event, after(60));
        assert_eq!(names(&effects), ["clear transaction", "exchange"], "{text}");
        let Some(Effect::Exchange { transaction, code }) = effects.into_iter().next_back() else {
            panic!()
        };
        assert!(!transaction.verifier.expose().is_empty());
        let (session, effects) =
            session.step_at(exchange_done(code, Ok(tokens(1, START, true))), after(61));
        assert_eq!(
            names(&effects),
            ["store tokens", "tick"],
            "the page stays where it is"
        );
        assert_eq!(session.signed_in().unwrap().method, SignInMethod::Code);
    }
}

#[test]
fn a_secret_that_was_typed_after_the_link_goes_along() {
    let open = begin(&without_secret(), "/");
    let event = pasted("CODE-CANARY", own(), Some(&open));
    let (_, effects) = Session::default().step_at(event, START);
    assert!(
        matches!(effects.last(), Some(Effect::Exchange { transaction, .. })
        if transaction.client_secret == own().client_secret)
    );
}

#[test]
fn wrong_answers_to_the_sign_in_of_this_tab_are_refused_and_may_be_followed_by_the_right_one() {
    let open = begin(&own(), "/");
    let state = &open.transaction.state;
    for (text, error) in [
        (
            "https://app.example/gov?code=CODE-CANARY&state=forged".to_owned(),
            CallbackError::StateWrong,
        ),
        (
            "https://app.example/gov?code=CODE-CANARY".to_owned(),
            CallbackError::Missing("state"),
        ),
        (
            format!("https://evil.example/gov?code=CODE-CANARY&state={state}"),
            CallbackError::Changed("redirect URI"),
        ),
        (
            format!("https://app.example/?code=CODE-CANARY&state={state}"),
            CallbackError::Changed("redirect URI"),
        ),
        (
            format!("{}&iss=https://evil.example", redirect(&open)),
            CallbackError::IssuerWrong,
        ),
        (
            format!("https://app.example/gov#access_token=ACCESS-CANARY&state={state}"),
            CallbackError::Fragment,
        ),
    ] {
        let (session, effects) =
            Session::default().step_at(pasted(&text, own(), Some(&open)), START);
        assert_eq!(why(&session), Some(&SignOutReason::CallbackRefused(error)));
        assert!(effects.is_empty(), "{effects:?}");
        let (session, _) = session.step_at(pasted(&redirect(&open), own(), Some(&open)), START);
        assert!(matches!(session, Session::Exchanging(_)));
    }
}

#[test]
fn an_answer_that_says_no_or_comes_too_late_spends_the_transaction() {
    let open = begin(&own(), "/");
    let denied = format!(
        "https://app.example/gov?error=access_denied&state={}",
        open.transaction.state
    );
    for (text, now) in [
        (denied.as_str(), START),
        (&redirect(&open), after(601)),
        ("CODE-CANARY", after(601)),
    ] {
        let (session, effects) = Session::default().step_at(pasted(text, own(), Some(&open)), now);
        assert!(
            matches!(
                why(&session),
                Some(SignOutReason::CallbackRefused(
                    CallbackError::Refused { .. } | CallbackError::Expired
                ))
            ),
            "{session:?}"
        );
        assert_eq!(names(&effects), ["clear transaction"]);
    }
}

#[test]
fn an_answer_from_elsewhere_needs_the_secret() {
    let verint = Integration {
        redirect_uri: "https://oauth.pstmn.io/v1/callback".into(),
        ..own()
    };
    let other = begin(&integration(), "/");
    for text in [
        "CODE-CANARY",
        "https://oauth.pstmn.io/v1/callback?code=CODE-CANARY&state=x",
    ] {
        for open in [None, Some(&other)] {
            let (session, effects) =
                Session::default().step_at(pasted(text, verint.clone(), open), START);
            let mut expected = vec!["exchange foreign"];
            if open.is_some() {
                expected.insert(0, "clear transaction");
            }
            assert_eq!(names(&effects), expected);
            let Some(Effect::ExchangeForeign { integration, code }) =
                effects.into_iter().next_back()
            else {
                panic!()
            };
            assert_eq!(*integration, verint);
            let (session, _) =
                session.step_at(exchange_done(code, Ok(tokens(1, START, true))), START);
            assert!(session.signed_in().unwrap().can_refresh());

            let secretless = Integration {
                client_secret: None,
                ..verint.clone()
            };
            let (session, effects) =
                Session::default().step_at(pasted(text, secretless, open), START);
            assert_eq!(why(&session), Some(&SignOutReason::NoOpenSignIn));
            assert!(effects.is_empty());
        }
    }
    for text in [
        "https://oauth.pstmn.io/v1/callback?code=CODE-CANARY&code=CODE-CANARY",
        "https://oauth.pstmn.io/v1/callback?code=CODE-CANARY&error=access_denied",
        "https://oauth.pstmn.io/v1/callback?error=access_denied",
        "https://oauth.pstmn.io/v1/callback?code=",
        "https://oauth.pstmn.io/v1/callback?code=short",
        "https://evil.example/v1/callback?code=CODE-CANARY",
    ] {
        let (session, effects) =
            Session::default().step_at(pasted(text, verint.clone(), None), START);
        assert!(
            matches!(why(&session), Some(SignOutReason::CallbackRefused(_))),
            "{text}"
        );
        assert!(effects.is_empty());
    }
}

#[test]
fn a_refusal_from_elsewhere_is_told_as_one_but_without_its_unproven_words() {
    let verint = Integration {
        redirect_uri: "https://oauth.pstmn.io/v1/callback".into(),
        ..own()
    };
    let denied = CallbackError::Refused {
        error: "access_denied".into(),
        description: None,
    };
    for (answer, error) in [
        ("error=access_denied", &denied),
        (
            "error_description=Call+this+number&error=access_denied&state=x",
            &denied,
        ),
        (
            "error=access_denied&code=CODE-CANARY",
            &CallbackError::ErrorWithCode,
        ),
    ] {
        let text = format!("{}?{answer}", verint.redirect_uri);
        let other = begin(&integration(), "/");
        for open in [None, Some(&other)] {
            let (session, effects) =
                Session::default().step_at(pasted(&text, verint.clone(), open), START);
            assert_eq!(
                why(&session),
                Some(&SignOutReason::CallbackRefused(error.clone())),
                "{text}"
            );
            // Anybody can make such an address: it ends no sign-in that waits.
            assert!(effects.is_empty());
        }
    }
}

#[test]
fn a_pasted_token_is_kept_only_when_that_was_asked_for_and_is_never_refreshed() {
    for keep in [true, false] {
        let (session, effects) = Session::default().step_at(token_pasted(keep), START);
        let stores = names(&effects).contains(&"store tokens");
        assert_eq!(stores, keep);
        let (session, effects) = session.step_at(Event::Active, after(1));
        assert_eq!(names(&effects).contains(&"store tokens"), keep);
        let signed_in = session.signed_in().unwrap();
        assert_eq!(signed_in.tokens.refresh_token, None);
        assert!(!signed_in.can_refresh());
        let rejected = Event::Unauthorized {
            rejected: signed_in.tokens.access_token.clone(),
        };
        let (ended, effects) = session.clone().step_at(rejected, after(2));
        assert_eq!(
            (why(&ended), names(&effects)),
            (Some(&SignOutReason::Rejected), vec!["wipe", "drop shared"])
        );
        if keep {
            let (again, _) = Opening::kept(session.signed_in().unwrap()).step_at(after(3));
            assert_eq!(again, session);
        }
    }
}
