//! What holds for every sequence of events, sensible or not.

use super::*;

fn any_error() -> impl Strategy<Value = OAuthError> {
    prop_oneof![
        Just(offline()),
        Just(refused("server_error", 503)),
        Just(refused("invalid_grant", 400))
    ]
}

fn any_result() -> impl Strategy<Value = Result<TokenSet, OAuthError>> {
    let granted =
        (1..4_u32, any::<bool>()).prop_map(|(n, refreshable)| Ok(tokens(n, START, refreshable)));
    prop_oneof![granted, any_error().prop_map(Err)]
}

fn any_integration() -> impl Strategy<Value = Integration> {
    prop_oneof![Just(integration()), Just(own())]
}

fn any_tokens() -> impl Strategy<Value = Option<SignedIn>> {
    prop_oneof![
        Just(None),
        Just(Some(signed_in(true))),
        Just(Some(signed_in(false))),
        Just(Some(signed_in_own())),
    ]
}

fn any_start() -> impl Strategy<Value = Event> {
    let callback = prop_oneof![
        Just(None),
        Just(Some("/")),
        Just(Some("/gov")),
        Just(Some("/elsewhere"))
    ];
    let begun = prop_oneof![Just(None), any_integration().prop_map(Some),];
    (any_tokens(), begun, callback).prop_map(|(kept, begun, callback)| {
        let open = begun.map(|with| begin(&with, "/people"));
        let state = open.as_ref().map(|open| open.transaction.state.clone());
        let mut opening = Opening::of(Stored {
            tokens: kept.map(|kept| kept.to_stored()),
            transaction: open.map(|open| open.to_stored()),
        });
        if let Some(path) = callback {
            let query = format!("code=CODE-CANARY&state={}", state.unwrap_or_default());
            opening = opening.answer(path, &query, "");
        }
        opening.event()
    })
}

fn any_paste() -> impl Strategy<Value = Event> {
    let texts = prop_oneof![
        Just("CODE-CANARY-1".to_owned()),
        Just("https://app.example/?code=CODE-CANARY-1&state=x".to_owned()),
        Just(format!(
            "https://app.example/gov?code=CODE-CANARY-1&state={}",
            begin(&own(), "/").transaction.state
        )),
    ];
    (texts, any_integration(), any::<bool>()).prop_map(|(text, with, open)| Event::AnswerPasted {
        answer: PastedAnswer::read(&text).unwrap(),
        transaction: open.then(|| begin(&with, "/").to_stored()),
        integration: Box::new(with),
    })
}

fn any_event() -> impl Strategy<Value = Event> {
    let secret = || (1..4_u32).prop_map(|n| tokens(n, START, false).access_token);
    let asked = prop_oneof![
        Just(None),
        any_integration().prop_map(|with| Some(Box::new(with)))
    ];
    let codes = prop_oneof![Just("CODE-CANARY"), Just("CODE-CANARY-1")];
    prop_oneof![
        2 => any_start(),
        1 => asked.prop_map(|integration| Event::SignInRequested { integration, return_to: Route::everyone() }),
        1 => any_integration().prop_map(|with| Event::LinkRequested { integration: Box::new(with) }),
        2 => any_paste(),
        1 => any::<bool>().prop_map(token_pasted),
        2 => (codes, any_result()).prop_map(|(text, result)| exchange_done(code(text), result)),
        3 => Just(Event::Tick),
        2 => Just(Event::Active),
        1 => any::<bool>().prop_map(|tokens_stored| Event::ShownAgain { tokens_stored }),
        3 => secret().prop_map(|rejected| Event::Unauthorized { rejected }),
        2 => Just(Event::RefreshRequested),
        1 => Just(Event::SecretGiven { secret: Secret::new("SECRET-CANARY") }),
        3 => (secret(), any_result()).prop_map(|(replaces, result)| Event::RefreshDone { replaces, result }),
        1 => Just(Event::SignOutRequested),
        1 => Just(Event::SignOutAndRevokeRequested),
        1 => any::<bool>().prop_map(|worked| Event::RevokeDone { result: worked.then_some(()).ok_or_else(ApiError::signed_out) }),
        1 => Just(Event::ClearRequested),
        1 => Just(Event::Revoked),
        1 => Just(Event::SignedOutElsewhere),
    ]
}

/// What an observer of the effects can know without looking into the machine.
#[derive(Default)]
struct Observer {
    in_flight: Option<Secret>,
}

impl Observer {
    fn check(
        &mut self,
        event: &Event,
        (before, now_is): (&Session, &Session),
        effects: &[Effect],
        now: OffsetDateTime,
    ) {
        if let (Event::RefreshDone { replaces, .. }, Some(open)) = (event, &self.in_flight)
            && replaces == open
        {
            self.in_flight = None;
        }
        let mut transaction_gone = false;
        for effect in effects {
            match effect {
                Effect::Refresh { tokens, .. } => {
                    assert!(self.in_flight.is_none(), "two refreshes in flight");
                    self.in_flight = Some(tokens.access_token.clone());
                }
                Effect::ClearTransaction => transaction_gone = true,
                Effect::Exchange { .. } => {
                    assert!(
                        transaction_gone,
                        "a code was used while its transaction stood"
                    );
                }
                Effect::ExchangeForeign { integration, .. } => {
                    assert!(
                        integration.client_secret.is_some(),
                        "a code that nothing vouches for"
                    );
                }
                Effect::StoreTokens(text) => {
                    let text = text.expose();
                    assert!(
                        !text.contains("SECRET-CANARY"),
                        "the secret was kept: {text}"
                    );
                    let keep = now_is.signed_in().is_some_and(|signed_in| signed_in.keep);
                    assert!(keep, "tokens were kept that must not be");
                }
                Effect::WipeEverything => *self = Self::default(),
                Effect::ReplaceUrl { route } => assert_eq!(*route, Route::everyone()),
                _ => {}
            }
        }
        if let Some(signed_in) = now_is.signed_in() {
            let (end, kind) = signed_in.ends_at(now);
            assert!(end > now, "a session lives on after its {kind:?} end");
            let looks_before = effects.iter().rev().find_map(|effect| match effect {
                Effect::ScheduleTick { at } => Some(*at <= end),
                _ => None,
            });
            assert_ne!(looks_before, Some(false), "nobody would notice the end");
        }
        let wiped = names(effects).contains(&"wipe");
        if before.signed_in().is_some() && now_is.signed_in().is_none() {
            assert!(wiped, "a session ended and left something behind");
        }
        if matches!(
            event,
            Event::SignOutRequested | Event::SignOutAndRevokeRequested
        ) {
            assert!(wiped && now_is.signed_in().is_none());
        }
        if let Event::RefreshDone {
            result: Err(error), ..
        } = event
            && !error.is_final()
            && !wiped
        {
            let tokens = |session: &Session| {
                session
                    .signed_in()
                    .map(|signed_in| signed_in.tokens.clone())
            };
            assert_eq!(
                tokens(before),
                tokens(now_is),
                "a network failure changed the tokens"
            );
        }
        let shown = format!("{event:?} {now_is:?} {effects:?}");
        assert!(!shown.contains("CANARY"), "a secret was printed: {shown}");
    }
}

proptest! {
    #[test]
    fn no_sequence_breaks_the_rules(events in proptest::collection::vec((any_event(), prop_oneof![9 => 0..200_i64, 1 => 0..90_000_i64], 0..20_u8, any::<bool>()), 0..60)) {
        let entropy = Counter(Cell::new(0));
        let (mut session, mut observer, mut now, mut ended) = (Session::default(), Observer::default(), START, EndedSignIns::default());
        for (event, seconds, elsewhere, implicit_allowed) in events {
            now += Duration::seconds(seconds);
            if elsewhere == 0 {
                // Another tab signs out, and this one does not hear it.
                ended = ended.and(None);
            }
            let settings = SessionSettings { implicit_allowed, ..settings() };
            let context = Context { now, ended: ended.clone(), settings: &settings, entropy: &entropy };
            let (next, effects) = session.clone().step(event.clone(), &context);
            if let Some(signed_in) = next.signed_in() {
                prop_assert_eq!(&signed_in.ended, &ended, "a session outlived a sign-out");
            }
            for effect in &effects {
                if let Effect::RememberEnd(mark) = effect {
                    prop_assert_ne!(mark, &ended);
                    ended = mark.clone();
                }
            }
            observer.check(&event, (&session, &next), &effects, now);
            session = next;
        }
    }

    /// Whatever session storage holds, reading it ends in a session or a named fault.
    #[test]
    fn any_stored_text_is_survived(text in "\\PC{0,200}", version in 0..5_i64, when in any::<i64>()) {
        let _ = SignedIn::from_stored(&Secret::new(text.as_str()), LIMITS);
        let dressed = serde_json::json!({
            "version": version, "tokens": text, "clientId": "c", "needsSecret": false, "tokenUrl": "t", "environment": "commercial",
            "method": "webex", "signInId": "sign-in-1", "ended": null, "obtainedAt": when, "startedAt": when, "activeAt": when, "seenAt": when,
        });
        let _ = SignedIn::from_stored(&Secret::new(dressed.to_string()), LIMITS);
        let kept = Secret::new(signed_in(true).to_stored().expose().replace(&START.unix_timestamp().to_string(), &when.to_string()));
        let opening = Opening::of(Stored { tokens: Some(kept), transaction: None });
        let (session, _) = opening.step_at(START);
        if let Some(signed_in) = session.signed_in() {
            prop_assert!(signed_in.ends_at(START).0 > START);
        }
    }
}
