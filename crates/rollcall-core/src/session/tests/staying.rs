//! Refreshing by the clock and by a 401, and ending.

use super::*;

fn rejected(n: u32) -> Event {
    Event::Unauthorized {
        rejected: tokens(n, START, false).access_token,
    }
}

fn done(replaces: u32, result: Result<TokenSet, OAuthError>) -> Event {
    Event::RefreshDone {
        replaces: tokens(replaces, START, false).access_token,
        result,
    }
}

#[test]
fn a_token_is_replaced_at_80_percent_of_its_life() {
    let session = signed_in_as(signed_in(true));
    let (session, effects) = session.step_at(Event::Tick, after(79));
    assert!(matches!(&effects[..], [Effect::ScheduleTick { at }] if *at == after(80)));
    let (session, effects) = session.step_at(Event::Tick, after(80));
    assert!(
        matches!(&effects[..], [Effect::Refresh { token_url, client_id, client_secret: None, tokens, sign_in_id }, Effect::ScheduleTick { .. }]
        if *token_url == integration().endpoints.token && client_id == "C1" && *tokens == signed_in(true).tokens && *sign_in_id == id())
    );

    let (session, effects) = session.step_at(done(1, Ok(tokens(2, after(81), true))), after(81));
    assert_eq!(
        names(&effects),
        ["store tokens", "tick"],
        "stored before anybody uses them"
    );
    assert_eq!(
        session.signed_in().unwrap().tokens,
        tokens(2, after(81), true)
    );
    assert_eq!(
        session.signed_in().unwrap().refresh_at(),
        Some(after(81 + 80))
    );
}

#[test]
fn a_401_refreshes_once_however_many_there_are() {
    let (mut session, effects) = signed_in_as(signed_in(true)).step_at(rejected(1), after(5));
    assert_eq!(names(&effects), ["refresh", "tick"]);
    for event in [
        rejected(1),
        Event::Tick,
        Event::RefreshRequested,
        rejected(1),
    ] {
        let (next, effects) = session.step_at(event, after(90));
        assert!(!names(&effects).contains(&"refresh"), "{effects:?}");
        session = next;
    }
    let (session, _) = session.step_at(done(1, Ok(tokens(2, after(91), true))), after(91));
    // A request that was under way with the old token comes back late.
    let (session, effects) = session.step_at(rejected(1), after(92));
    assert!(effects.is_empty());
    assert_eq!(
        session.signed_in().unwrap().tokens,
        tokens(2, after(91), true)
    );
}

#[test]
fn a_failing_network_signs_nobody_out() {
    let mut session = signed_in_as(signed_in(true));
    let mut now = after(80);
    for (attempt, wait) in [5, 10, 20, 40, 80, 160, 300, 300].into_iter().enumerate() {
        let (next, effects) = session.step_at(Event::Tick, now);
        assert_eq!(names(&effects), ["refresh", "tick"], "attempt {attempt}");
        let error = if attempt % 2 == 0 {
            offline()
        } else {
            refused("temporarily_unavailable", 503)
        };
        let (next, effects) = next.step_at(done(1, Err(error)), now);
        let until = now + Duration::seconds(wait);
        assert!(
            matches!(&effects[..], [Effect::ScheduleTick { at }] if *at == until),
            "{attempt}: {effects:?}"
        );
        assert_eq!(next.signed_in().unwrap().tokens, signed_in(true).tokens);
        // A 401 meanwhile does not hurry it.
        let (next, effects) = next.step_at(rejected(1), until - Duration::SECOND);
        assert!(effects.is_empty());
        (session, now) = (next, until);
    }
    let (session, _) = session.step_at(Event::Tick, now);
    let (session, _) = session.step_at(done(1, Ok(tokens(2, now, true))), now);
    assert_eq!(session.signed_in().unwrap().refresh, RefreshState::Idle);
}

#[test]
fn only_a_final_answer_ends_the_session() {
    for error in [
        refused("invalid_grant", 400),
        refused("status 401", 401),
        refused("invalid_grant", 403),
    ] {
        let (session, _) = signed_in_as(signed_in(true)).step_at(Event::Tick, after(80));
        let (session, effects) = session.step_at(done(1, Err(error.clone())), after(81));
        assert_eq!(why(&session), Some(&SignOutReason::RefreshRefused(error)));
        assert_eq!(names(&effects), ["wipe", "drop shared"]);
    }
}

#[test]
fn without_a_refresh_token_the_end_is_the_end() {
    let (session, effects) = signed_in_as(signed_in(false)).step_at(Event::Tick, after(99));
    assert!(matches!(&effects[..], [Effect::ScheduleTick { at }] if *at == after(100)));
    let (session, effects) = session.step_at(Event::Tick, after(100));
    assert_eq!(
        (why(&session), names(&effects)),
        (Some(&SignOutReason::Expired), vec!["wipe", "drop shared"])
    );
    let (session, effects) = signed_in_as(signed_in(false)).step_at(rejected(1), after(5));
    assert_eq!(
        (why(&session), names(&effects)),
        (Some(&SignOutReason::Rejected), vec!["wipe", "drop shared"])
    );
}

#[test]
fn a_server_that_grants_no_life_causes_no_storm() {
    let mut tokens = tokens(1, START, true);
    tokens.expires_at = Some(START);
    let session = signed_in_as(SignedIn {
        tokens,
        ..signed_in(true)
    });
    let (_, effects) = session.step_at(Event::Tick, START);
    assert!(
        matches!(&effects[..], [Effect::ScheduleTick { at }] if *at == after(2)),
        "{effects:?}"
    );
}

/// The moments at which tokens are fetched within `hours`, when each refresh brings tokens with this life and `meanwhile` is told
/// each second.
fn refreshes(hours: i64, life: Duration, meanwhile: fn(&TokenSet) -> Option<Event>) -> Vec<i64> {
    let given = |n, now: OffsetDateTime| TokenSet {
        expires_at: Some(now + life),
        ..tokens(n, now, true)
    };
    let mut session = signed_in_as(SignedIn {
        tokens: given(1, START),
        limits: SessionLimits {
            idle: Duration::DAY,
            absolute: Duration::DAY,
        },
        ..signed_in(true)
    });
    let mut fetched = Vec::new();
    for second in 0..hours * 3_600 {
        let present = session.signed_in().unwrap().tokens.clone();
        let mut effects = Vec::new();
        for event in [Event::Tick].into_iter().chain(meanwhile(&present)) {
            let (next, more) = session.step_at(event, after(second));
            (session, effects) = (next, [effects, more].concat());
        }
        if names(&effects).contains(&"refresh") {
            fetched.push(second);
            let number = u32::try_from(fetched.len()).unwrap() + 1;
            let answer = Event::RefreshDone {
                replaces: present.access_token,
                result: Ok(given(number, after(second))),
            };
            session = session.step_at(answer, after(second)).0;
        }
        assert!(session.signed_in().is_some(), "{second}");
    }
    fetched
}

#[test]
fn tokens_without_a_life_are_fetched_ever_less_often_and_the_session_stays() {
    let expected = [2, 7, 17, 37, 77, 157, 317, 617, 917, 1_217];
    for life in [Duration::ZERO, Duration::SECOND, Duration::milliseconds(1)] {
        let fetched = refreshes(1, life, |_| None);
        assert_eq!(fetched[..10], expected, "{life}");
        assert!(fetched.len() < 20, "{fetched:?}");
        // Requests that meet a 401 all the while do not hurry it.
        let asked = refreshes(1, life, |present| {
            Some(Event::Unauthorized {
                rejected: present.access_token.clone(),
            })
        });
        assert!(asked.len() < 20, "{asked:?}");
    }
}

/// The tokens live, but the API takes none of them.
#[test]
fn tokens_that_are_rejected_at_once_are_fetched_ever_less_often() {
    let fetched = refreshes(1, Duration::days(14), |present| {
        Some(Event::Unauthorized {
            rejected: present.access_token.clone(),
        })
    });
    assert_eq!(fetched[..4], [0, 5, 15, 35], "{fetched:?}");
    assert!(fetched.len() < 20, "{fetched:?}");
}

#[test]
fn short_lives_that_are_long_enough_are_not_held_up() {
    for seconds in [5, 15, 60, 100] {
        let fetched = refreshes(1, Duration::seconds(seconds), |_| None);
        let expected = 3_600 / (seconds * 4 / 5) - 1;
        assert_eq!(i64::try_from(fetched.len()).unwrap(), expected, "{seconds}");
    }
}

#[test]
fn after_tokens_that_last_again_a_401_refreshes_at_once_again() {
    let useless = SignedIn {
        hasty: 7,
        ..signed_in(true)
    };
    let (session, effects) = signed_in_as(useless.clone()).step_at(rejected(1), after(299));
    assert!(effects.is_empty(), "{effects:?}");
    assert!(session.signed_in().is_some());
    let (session, effects) = signed_in_as(useless).step_at(rejected(1), after(601));
    assert_eq!(names(&effects), ["refresh", "tick"]);
    let (session, _) = session.step_at(done(1, Ok(tokens(2, after(601), true))), after(601));
    let (_, effects) = session.step_at(rejected(2), after(602));
    assert_eq!(names(&effects), ["refresh", "tick"]);
}

#[test]
fn signing_out_wipes_from_every_state_and_a_late_answer_brings_nothing_back() {
    let (in_flight, _) = signed_in_as(signed_in(true)).step_at(Event::Tick, after(80));
    for session in [
        Session::default(),
        Session::Redirecting,
        exchanging(&integration()).0,
        signed_in_as(signed_in(true)),
        in_flight,
    ] {
        let shared = session.signed_in().map(|_| "forget shared");
        let (session, effects) = session.step_at(Event::SignOutRequested, after(81));
        let expected = ["wipe"].into_iter().chain(shared);
        let expected = expected
            .chain(["remember end", "broadcast"])
            .collect::<Vec<_>>();
        assert_eq!(names(&effects), expected);
        for late in [
            done(1, Ok(tokens(2, START, true))),
            exchange_done(exchanging(&integration()).1, Ok(tokens(2, START, true))),
            Event::ShownAgain {
                tokens_stored: false,
            },
            Event::Active,
            Event::RefreshRequested,
            Event::SecretGiven {
                secret: Secret::new("SECRET-CANARY"),
            },
            rejected(1),
            Event::Tick,
            Event::SignedOutElsewhere,
        ] {
            let (same, effects) = session.clone().step_at(late, after(82));
            assert_eq!(same, session);
            assert!(effects.is_empty(), "{effects:?}");
        }
    }
    let (session, effects) =
        signed_in_as(signed_in(true)).step_at(Event::SignedOutElsewhere, START);
    assert_eq!(
        (why(&session), names(&effects)),
        (
            Some(&SignOutReason::Elsewhere),
            vec!["wipe", "forget shared"]
        )
    );
}

#[test]
fn a_refresh_of_a_former_session_does_not_touch_this_one() {
    let other = SignedIn {
        tokens: tokens(7, START, true),
        ..signed_in(true)
    };
    let (session, _) = signed_in_as(other.clone()).step_at(Event::Tick, after(80));
    let (same, effects) = session
        .clone()
        .step_at(done(1, Err(refused("invalid_grant", 400))), after(81));
    assert_eq!(same, session);
    assert!(effects.is_empty());
}

#[test]
fn refresh_now_does_not_wait_for_a_backoff_and_never_doubles() {
    let session = signed_in_as(signed_in(true));
    let (session, effects) = session.step_at(Event::RefreshRequested, after(1));
    assert_eq!(names(&effects), ["refresh", "tick"]);
    let (session, _) = session.step_at(done(1, Err(offline())), after(2));
    let (session, effects) = session.step_at(Event::RefreshRequested, after(3));
    assert_eq!(names(&effects), ["refresh", "tick"]);
    let (_, effects) = session.step_at(Event::RefreshRequested, after(4));
    assert!(effects.is_empty());

    let (_, effects) = signed_in_as(signed_in(false)).step_at(Event::RefreshRequested, after(1));
    assert_eq!(
        names(&effects),
        ["tick"],
        "there is nothing to refresh with"
    );
}
