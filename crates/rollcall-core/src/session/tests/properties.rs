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

fn any_event() -> impl Strategy<Value = Event> {
    let secret = (1..4_u32).prop_map(|n| tokens(n, START, false).access_token);
    let path = prop_oneof![Just("/people"), Just("//evil.example")];
    let started = (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(with_tokens, with_transaction, answered)| {
            let (transaction, _) = transaction("/people");
            let query = Secret::new(format!("code=CODE-CANARY&state={}", transaction.state));
            Event::Start {
                stored: Stored {
                    tokens: with_tokens.then(|| signed_in(true).to_stored()),
                    transaction: with_transaction.then(|| Secret::new(transaction.to_json())),
                },
                callback: answered.then(|| Callback {
                    query,
                    fragment: Secret::new(""),
                }),
                client: Some(client()),
            }
        },
    );
    prop_oneof![
        1 => started,
        1 => path.prop_map(|path| Event::SignInRequested { return_to: path.into() }),
        1 => Just(()).prop_map(|()| Event::TransactionReady(Ok(transaction("/people")))),
        1 => any_result().prop_map(|result| Event::ExchangeDone {
            client_id: "C1".into(),
            token_url: client().endpoints.token,
            result
        }),
        3 => Just(Event::Tick),
        3 => secret.clone().prop_map(|rejected| Event::Unauthorised { rejected }),
        3 => (secret, any_result()).prop_map(|(replaces, result)| Event::RefreshDone { replaces, result }),
        1 => Just(Event::SignOutRequested),
        1 => Just(Event::SignedOutElsewhere),
    ]
}

/// What an observer of the effects can know without looking into the machine.
#[derive(Default)]
struct Observer {
    in_flight: Option<Secret>,
    stored: bool,
}

impl Observer {
    fn check(&mut self, event: &Event, before: &Session, now_is: &Session, effects: &[Effect]) {
        if let (Event::RefreshDone { replaces, .. }, Some(open)) = (event, &self.in_flight)
            && replaces == open
        {
            self.in_flight = None;
        }
        for effect in effects {
            match effect {
                Effect::Refresh { tokens, .. } => {
                    assert!(self.in_flight.is_none(), "two refreshes in flight");
                    self.in_flight = Some(tokens.access_token.clone());
                }
                Effect::StoreTokens(_) => self.stored = true,
                Effect::WipeEverything => *self = Self::default(),
                Effect::ReplaceUrl { path } => assert_eq!(path, "/people"),
                _ => {}
            }
        }
        let wiped = names(effects).contains(&"wipe");
        if before.signed_in().is_some() && now_is.signed_in().is_none() {
            assert!(wiped, "a session ended and left something behind");
        }
        if matches!(event, Event::SignOutRequested) {
            assert!(wiped && now_is.signed_in().is_none());
        }
        if let Event::RefreshDone {
            result: Err(error), ..
        } = event
            && !error.is_final()
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
    fn no_sequence_breaks_the_rules(events in proptest::collection::vec((any_event(), 0..200_i64), 0..60)) {
        let (mut session, mut observer, mut now) = (Session::default(), Observer::default(), START);
        for (event, seconds) in events {
            now += Duration::seconds(seconds);
            let (next, effects) = session.clone().step(event.clone(), now);
            observer.check(&event, &session, &next, &effects);
            session = next;
        }
    }

    /// Whatever session storage holds, reading it ends in a session or a named fault.
    #[test]
    fn any_stored_text_is_survived(text in "\\PC{0,200}", version in 0..3_i64) {
        let _ = SignedIn::from_stored(&Secret::new(text.as_str()));
        let dressed = serde_json::json!({ "version": version, "tokens": text, "clientId": "c", "tokenUrl": "t", "obtainedAt": 1 });
        let _ = SignedIn::from_stored(&Secret::new(dressed.to_string()));
    }
}
