//! Tabs that were away while the person signed out: restored, duplicated, asleep, or filled by hand.

use super::*;

fn rejected() -> Event {
    Event::Unauthorized {
        rejected: tokens(1, START, false).access_token,
    }
}

/// What local storage holds after this sign-out.
fn remembered(effects: &[Effect]) -> EndedSignIns {
    let marks = effects.iter().filter_map(|effect| match effect {
        Effect::RememberEnd(ended) => Some(ended.clone()),
        _ => None,
    });
    match &marks.collect::<Vec<_>>()[..] {
        [one] => one.clone(),
        other => panic!("{other:?}"),
    }
}

fn sign_out(session: Session, ended: &EndedSignIns) -> EndedSignIns {
    let context = Context {
        ended: ended.clone(),
        ..at(after(5))
    };
    let (_, effects) = session.step(Event::SignOutRequested, &context);
    remembered(&effects)
}

/// A session that began after `ended`.
fn begun_after(ended: &EndedSignIns) -> SignedIn {
    SignedIn {
        ended: ended.clone(),
        ..signed_in(true)
    }
}

#[test]
fn whatever_a_tab_does_after_a_sign_out_elsewhere_it_is_over_and_asks_webex_for_nothing() {
    let ended = sign_out(signed_in_as(signed_in(true)), &EndedSignIns::default());
    let context = Context {
        ended,
        ..at(after(80))
    };
    let (in_flight, _) = signed_in_as(signed_in(true)).step_at(Event::RefreshRequested, after(1));
    for event in [
        Event::Tick,
        Event::ShownAgain {
            tokens_stored: true,
        },
        Event::ShownAgain {
            tokens_stored: false,
        },
        Event::Active,
        Event::RefreshRequested,
        rejected(),
        Event::SecretGiven {
            secret: Secret::new("SECRET-CANARY"),
        },
        Event::RefreshDone {
            replaces: tokens(1, START, false).access_token,
            result: Ok(tokens(2, START, true)),
        },
    ] {
        for session in [signed_in_as(signed_in(true)), in_flight.clone()] {
            let (session, effects) = session.step(event.clone(), &context);
            assert_eq!(
                (why(&session), names(&effects)),
                (
                    Some(&SignOutReason::Elsewhere),
                    vec!["wipe", "forget shared"]
                ),
                "{event:?}"
            );
        }
    }
}

#[test]
fn tokens_that_were_put_back_after_a_sign_out_are_wiped_at_the_start() {
    let mut ended = EndedSignIns::default();
    for _ in 0..3 {
        let session = begun_after(&ended);
        let start = || Opening::kept(&session).event();
        let world = |ended: &EndedSignIns| Context {
            ended: ended.clone(),
            ..at(after(10))
        };
        let (before, _) = Session::default().step(start(), &world(&ended));
        assert!(before.signed_in().is_some());
        ended = sign_out(signed_in_as(session.clone()), &ended);
        let (put_back, effects) = Session::default().step(start(), &world(&ended));
        assert_eq!(
            (why(&put_back), names(&effects)),
            (Some(&SignOutReason::Elsewhere), vec!["wipe"])
        );
    }
}

/// A sign-out ends every sign-in of the browser, also one that has another id, as the word between the tabs does.
#[test]
fn a_sign_out_reaches_the_other_sign_ins_of_the_browser() {
    let other = SignedIn {
        sign_in_id: SignInId::parse("sign-in-2").unwrap(),
        ..signed_in(true)
    };
    let ended = sign_out(signed_in_as(signed_in(true)), &EndedSignIns::default());
    let context = Context {
        ended,
        ..at(after(10))
    };
    let (session, _) = signed_in_as(other).step(Event::Tick, &context);
    assert_eq!(why(&session), Some(&SignOutReason::Elsewhere));
}

#[test]
fn a_sign_in_after_a_sign_out_is_a_new_one_in_every_way() {
    let ended = sign_out(signed_in_as(signed_in(true)), &EndedSignIns::default());
    let context = Context { ended, ..at(START) };
    let (exchanged, code) = exchanging(&integration());
    let done = exchange_done(code, Ok(tokens(1, START, true)));
    for (session, event) in [(exchanged, done), (Session::default(), token_pasted(true))] {
        let (session, _) = session.step(event, &context);
        let begun = session.signed_in().unwrap();
        assert_eq!(begun.ended, context.ended);
        let later = Context {
            now: after(10),
            ..context.clone()
        };
        assert!(session.step(Event::Tick, &later).0.signed_in().is_some());
    }
}

/// Two tabs that sign out one after the other, two sign-outs of one sign-in, sign-outs by somebody who was not signed in: no mark
/// comes twice, or a tab could find the one that it remembers.
#[test]
fn no_mark_comes_twice() {
    let mut marks = vec![EndedSignIns::default()];
    for round in 0..50 {
        let before = marks.last().unwrap().clone();
        let session = if round % 3 == 0 {
            Session::default()
        } else {
            signed_in_as(begun_after(&before))
        };
        let mark = sign_out(session, &before);
        assert!(!marks.contains(&mark), "{round}");
        marks.push(mark);
    }
}

#[test]
fn the_mark_says_nothing_about_the_sign_in_and_does_not_grow() {
    let mut ended = EndedSignIns::default();
    for _ in 0..200 {
        ended = sign_out(signed_in_as(begun_after(&ended)), &ended);
        let text = ended.text().unwrap();
        assert_eq!(text.len(), 43);
        assert!(!text.contains(id().expose()));
        assert_eq!(EndedSignIns::read(Some(text)), ended);
    }
}

#[test]
fn what_is_no_digest_counts_as_none() {
    let long = "a".repeat(1_000_000);
    for text in [
        None,
        Some(""),
        Some("null"),
        Some(&*long),
        Some(&long[..42]),
    ] {
        assert_eq!(EndedSignIns::read(text), EndedSignIns::default());
    }
    let dotted = ["a.".repeat(21), "a".to_owned()].concat();
    assert_eq!(EndedSignIns::read(Some(&dotted)), EndedSignIns::default());
}

/// Each tab judges its own limits, and clearing concerns one tab: none of these ends leaves a mark for the others.
#[test]
fn only_a_sign_out_and_a_revocation_leave_a_mark() {
    for (event, now, leaves) in [
        (Event::SignOutRequested, after(1), true),
        (Event::SignOutAndRevokeRequested, after(1), true),
        (Event::Revoked, after(1), true),
        (Event::ClearRequested, after(1), false),
        (Event::SignedOutElsewhere, after(1), false),
        (Event::Tick, START + Duration::DAY, false),
    ] {
        let (_, effects) = signed_in_as(signed_in(true)).step_at(event.clone(), now);
        assert_eq!(
            names(&effects).contains(&"remember end"),
            leaves,
            "{event:?}"
        );
    }
}

/// The tab went on from another page and was cleared there; this page comes back with the tokens in its memory. The other tabs of the
/// sign-in go on, so what they share stays.
#[test]
fn a_page_that_comes_back_to_a_cleared_tab_forgets_its_tokens_too() {
    let shown = |tokens_stored| Event::ShownAgain { tokens_stored };
    let (same, effects) = signed_in_as(signed_in(true)).step_at(shown(true), after(1));
    assert_eq!(same, signed_in_as(signed_in(true)));
    assert_eq!(names(&effects), ["tick"]);

    let (session, effects) = signed_in_as(signed_in(true)).step_at(shown(false), after(1));
    assert_eq!(
        (why(&session), names(&effects)),
        (Some(&SignOutReason::Cleared), vec!["wipe"])
    );

    // A pasted token that was not to be kept is never in storage.
    let in_memory = SignedIn {
        keep: false,
        ..signed_in(false)
    };
    let (session, _) = signed_in_as(in_memory).step_at(shown(false), after(1));
    assert!(session.signed_in().is_some());
}
