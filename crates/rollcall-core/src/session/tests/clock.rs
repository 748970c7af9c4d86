//! A clock that was set back, across a reload. Within a page [`crate::steady_clock`] sees to it.

use super::*;

fn limits_left(session: &Session, now: OffsetDateTime) -> Duration {
    session.signed_in().unwrap().ends_at(now).0 - now
}

/// The session as it is stored at `now`, after somebody did something.
fn stored_at(session: Session, now: OffsetDateTime) -> SignedIn {
    let (session, _) = session.step_at(Event::Active, now);
    session.signed_in().unwrap().clone()
}

#[test]
fn setting_the_clock_back_and_loading_again_does_not_begin_the_limits_anew() {
    let mut kept = signed_in(true);
    kept.tokens.expires_at = Some(START + Duration::days(14));
    kept.tokens.refresh_expires_at = Some(START + Duration::days(90));
    let mut session = signed_in_as(kept);
    let mut now = START;
    // Twenty minutes of work, then the clock is set back by as much and the page loaded again.
    for round in 1..36_i32 {
        let kept = stored_at(session, now + Duration::minutes(20));
        session = Opening::kept(&kept).step_at(now).0;
        let begun = session.signed_in().unwrap().started_at;
        assert_eq!(now - begun, Duration::minutes(20) * round, "{round}");
        // Half an hour before the end the clock is right again.
        now = START;
    }
    let expiry = session.signed_in().unwrap().tokens.expires_at.unwrap();
    assert_eq!(
        now - expiry,
        Duration::minutes(20 * 35) - Duration::days(14),
        "the token's end moves as well"
    );
    let kept = stored_at(session, now + Duration::minutes(19));
    let (ended, _) = Opening::kept(&kept).step_at(now - Duration::HOUR);
    assert_eq!(limits_left(&ended, now - Duration::HOUR), Duration::MINUTE);
    let (ended, effects) = ended.step_at(Event::Active, now - Duration::minutes(59));
    assert_eq!(
        (why(&ended), names(&effects)),
        (
            Some(&SignOutReason::SessionLimit),
            vec!["wipe", "drop shared"]
        )
    );
}

#[test]
fn the_idle_time_goes_on_as_well() {
    let mut kept = signed_in(true);
    kept.seen_at = START + Duration::minutes(20);
    let yesterday = START - Duration::DAY;
    let (session, _) = Opening::kept(&kept).step_at(yesterday);
    assert_eq!(limits_left(&session, yesterday), Duration::minutes(10));
}

#[test]
fn a_clock_that_is_right_moves_nothing() {
    let kept = signed_in(true);
    let (session, _) = Opening::kept(&kept).step_at(after(60));
    let restored = session.signed_in().unwrap();
    assert_eq!(
        (restored.started_at, restored.tokens.expires_at),
        (START, kept.tokens.expires_at)
    );
}
