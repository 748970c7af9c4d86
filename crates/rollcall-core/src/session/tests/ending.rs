//! Idle and absolute ends by the wall clock, and the other ways out.

use super::*;

/// A session whose token outlives every limit.
fn long() -> SignedIn {
    let mut tokens = tokens(1, START, true);
    tokens.expires_at = Some(START + Duration::days(14));
    SignedIn {
        tokens,
        ..signed_in(true)
    }
}

fn minutes(minutes: i64) -> OffsetDateTime {
    START + Duration::minutes(minutes)
}

#[test]
fn half_an_hour_of_nothing_is_the_end() {
    let session = signed_in_as(long());
    let (session, effects) = session.step_at(Event::Tick, minutes(29));
    assert!(matches!(&effects[..], [Effect::ScheduleTick { at }] if *at == minutes(30)));
    assert_eq!(
        session.signed_in().unwrap().ends_at(minutes(29)),
        (minutes(30), EndKind::Idle)
    );
    let (session, effects) = session.step_at(Event::Tick, minutes(30));
    assert_eq!(
        (why(&session), names(&effects)),
        (Some(&SignOutReason::Idle), vec!["wipe", "drop shared"])
    );
}

#[test]
fn a_session_lasts_until_its_limit_or_its_last_token() {
    let refreshable = long();
    assert_eq!(refreshable.lasts_until(), minutes(12 * 60));
    let mut pasted = long();
    pasted.tokens.refresh_token = None;
    assert_eq!(pasted.lasts_until(), minutes(12 * 60));
    pasted.tokens.expires_at = Some(minutes(5));
    assert_eq!(pasted.lasts_until(), minutes(5));
    pasted.tokens.expires_at = None;
    assert_eq!(pasted.lasts_until(), minutes(12 * 60));
}

#[test]
fn doing_something_moves_the_idle_end_and_is_remembered_for_the_tab() {
    let (session, effects) = signed_in_as(long()).step_at(Event::Active, minutes(29));
    assert_eq!(names(&effects), ["store tokens", "tick"]);
    assert!(matches!(&effects[1], Effect::ScheduleTick { at } if *at == minutes(59)));
    let Effect::StoreTokens(text) = &effects[0] else {
        panic!()
    };
    let restored = |now| {
        Opening::of(Stored {
            tokens: Some(text.clone()),
            transaction: None,
        })
        .step_at(now)
    };
    assert!(restored(minutes(58)).0.signed_in().is_some());
    assert_eq!(why(&restored(minutes(59)).0), Some(&SignOutReason::Idle));
    assert!(session.signed_in().is_some());
}

/// A laptop that slept: the first thing that happens is a click, or an answer, and not the timer.
#[test]
fn nothing_brings_a_session_back_to_life_after_its_end() {
    let token = tokens(1, START, false).access_token;
    let in_flight = signed_in_as(long())
        .step_at(Event::RefreshRequested, minutes(1))
        .0;
    for event in [
        Event::Active,
        Event::RefreshRequested,
        Event::Unauthorized {
            rejected: token.clone(),
        },
        Event::RefreshDone {
            replaces: token,
            result: Ok(tokens(2, minutes(120), true)),
        },
        Event::SecretGiven {
            secret: Secret::new("SECRET-CANARY"),
        },
    ] {
        for session in [signed_in_as(long()), in_flight.clone()] {
            let (session, effects) = session.step_at(event.clone(), minutes(120));
            assert_eq!(
                (why(&session), names(&effects)),
                (Some(&SignOutReason::Idle), vec!["wipe", "drop shared"]),
                "{event:?}"
            );
        }
    }
}

#[test]
fn twelve_hours_are_the_end_however_busy() {
    let mut session = signed_in_as(long());
    for tens in 1..72 {
        session = session.step_at(Event::Active, minutes(10 * tens)).0;
        assert!(session.signed_in().is_some(), "{tens}");
    }
    assert_eq!(
        session.signed_in().unwrap().ends_at(minutes(710)),
        (minutes(720), EndKind::Absolute)
    );
    let kept = session.signed_in().unwrap().clone();
    let (ended, effects) = session.step_at(Event::Active, minutes(720));
    assert_eq!(
        (why(&ended), names(&effects)),
        (
            Some(&SignOutReason::SessionLimit),
            vec!["wipe", "drop shared"]
        )
    );
    let (restored, effects) = Opening::kept(&kept).step_at(minutes(720));
    assert_eq!(
        (why(&restored), names(&effects)),
        (Some(&SignOutReason::SessionLimit), vec!["wipe"]),
        "a restored tab is judged by when the session began, not by when the page did"
    );
}

#[test]
fn a_refresh_lengthens_no_session() {
    let (session, _) = signed_in_as(long()).step_at(Event::RefreshRequested, minutes(10));
    let done = Event::RefreshDone {
        replaces: tokens(1, START, false).access_token,
        result: Ok(tokens(2, minutes(10), true)),
    };
    let (session, _) = session.step_at(done, minutes(10));
    let signed_in = session.signed_in().unwrap();
    assert_eq!((signed_in.started_at, signed_in.active_at), (START, START));
    assert_eq!(signed_in.ends_at(minutes(10)), (minutes(30), EndKind::Idle));
}

/// While a refresh is under way nothing else may wake the session.
#[test]
fn the_end_is_watched_also_during_a_refresh() {
    let (_, effects) = signed_in_as(long()).step_at(Event::RefreshRequested, minutes(10));
    assert!(matches!(effects[1], Effect::ScheduleTick { at } if at == minutes(30)));
}

/// A clock that was set back by a day gives no session that lasts a day longer.
#[test]
fn a_clock_that_was_set_back_lengthens_nothing_by_much() {
    let yesterday = START - Duration::DAY;
    let (end, _) = long().ends_at(yesterday);
    assert_eq!(end, yesterday + LIMITS.idle);
    let (session, _) = signed_in_as(long()).step_at(Event::Active, yesterday);
    assert_eq!(session.signed_in().unwrap().started_at, yesterday);
}

#[test]
fn the_limits_are_those_of_the_settings_also_for_a_kept_session() {
    let settings = r#"{"idleMinutes": 5, "sessionHours": 1}"#;
    let limits = SessionLimits::of(&Config::parse(settings, ORIGIN).unwrap());
    assert_eq!(
        limits,
        SessionLimits {
            idle: Duration::minutes(5),
            absolute: Duration::hours(1)
        }
    );
    let kept = SignedIn::from_stored(&long().to_stored(), limits).unwrap();
    assert_eq!(kept.ends_at(minutes(1)), (minutes(5), EndKind::Idle));
}

#[test]
fn each_way_out_wipes_and_only_those_that_concern_the_others_are_told() {
    let everybody = vec!["wipe", "forget shared", "remember end", "broadcast"];
    for (event, reason, expected) in [
        (
            Event::SignOutRequested,
            SignOutReason::Requested,
            everybody.clone(),
        ),
        (Event::Revoked, SignOutReason::Revoked, everybody),
        (Event::ClearRequested, SignOutReason::Cleared, vec!["wipe"]),
        (
            Event::SignedOutElsewhere,
            SignOutReason::Elsewhere,
            vec!["wipe", "forget shared"],
        ),
    ] {
        let (session, effects) = signed_in_as(signed_in_own()).step_at(event, after(1));
        assert_eq!(why(&session), Some(&reason));
        assert_eq!(names(&effects), expected, "{reason:?}");
    }
}
