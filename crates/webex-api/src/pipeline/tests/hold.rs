//! What a client's observer is told while calls are waiting.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::FutureExt as _;
use pollster::block_on;
use time::OffsetDateTime;

use super::{ME, patch};
use crate::scripted::{Answer, Jitter, START, Scripted, World, reply, world_with, yield_once};
use crate::{Client, ErrorKind, GetMe, Hold, Holds, Limits, Progress, TransportError};

type Seen = Rc<RefCell<Vec<Progress>>>;

/// Returns a client over `transport`, without jitter, and what its observer was told.
fn observed(transport: Scripted) -> (World, Client, Seen) {
    let seen = Seen::default();
    let notes = Rc::clone(&seen);
    let world = world_with(transport, Jitter(1.0), Limits::default());
    let client = world
        .client
        .observed_by(Rc::new(move |progress| notes.borrow_mut().push(progress)));
    (world, client, seen)
}

fn holds(seen: &Seen) -> Vec<Option<Hold>> {
    seen.borrow().iter().map(|progress| progress.hold).collect()
}

fn after(seconds: f64) -> OffsetDateTime {
    START + Duration::from_secs_f64(seconds)
}

fn unreachable() -> Answer {
    Answer::Fault(TransportError::Unreachable("failed to fetch".into()))
}

#[test]
fn reports_when_a_pause_ends() {
    for status in [429, 423] {
        let busy = reply(status, &[("retry-after", "3600")], "");
        let (_, client, seen) = observed(Scripted::in_turn([busy, reply(200, &[], ME)]));
        block_on(client.call(&GetMe)).unwrap();
        let until = after(3600.0 * 1.05);
        let hold = match status {
            429 => Hold::RateLimited { until },
            _ => Hold::Locked { until },
        };
        assert_eq!(holds(&seen), [Some(hold), None]);
        assert_eq!(seen.borrow()[0].endpoint, "GET /people/me");
    }
}

#[test]
fn reports_number_and_reason_of_a_retry() {
    let fault = || reply(503, &[], "");
    let script = [fault(), fault(), reply(200, &[], ME)];
    let (_, client, seen) = observed(Scripted::in_turn(script));
    block_on(client.call(&GetMe)).unwrap();
    let retrying = |attempt, seconds| {
        Some(Hold::Retrying {
            attempt,
            attempts: 8,
            after: ErrorKind::Server,
            until: after(seconds),
        })
    };
    assert_eq!(
        holds(&seen),
        [retrying(2, 0.5), retrying(3, 0.5 + 1.0), None]
    );
}

#[test]
fn reports_fewer_attempts_after_a_time_out() {
    let (_, client, seen) = observed(Scripted::in_turn([Answer::Silence]));
    block_on(client.call(&GetMe)).unwrap_err();
    let attempts: Vec<_> = holds(&seen)
        .into_iter()
        .flatten()
        .map(|hold| match hold {
            Hold::Retrying {
                attempt, attempts, ..
            } => (attempt, attempts),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(attempts, [(2, 3), (3, 3)]);
    assert_eq!(holds(&seen).last(), Some(&None));
}

#[test]
fn reports_nothing_for_calls_that_do_not_wait() {
    for answer in [reply(200, &[], ME), reply(403, &[], "")] {
        let (_, client, seen) = observed(Scripted::in_turn([answer]));
        let _ = block_on(client.call(&GetMe));
        assert_eq!(holds(&seen), []);
    }
}

#[test]
fn dropping_a_call_reports_that_it_stopped_waiting() {
    let (_, client, seen) = observed(Scripted::in_turn([reply(503, &[], "")]));
    let mut call = client.call(&GetMe).boxed_local();
    let mut context = Context::from_waker(Waker::noop());
    while seen.borrow().is_empty() {
        assert!(matches!(call.as_mut().poll(&mut context), Poll::Pending));
    }
    drop(call);
    assert_eq!(holds(&seen).len(), 2);
    assert_eq!(holds(&seen)[1], None);
}

#[test]
fn reads_wait_for_the_network_without_using_attempts() {
    let down = Rc::new(Cell::new(20_u32));
    let left = Rc::clone(&down);
    let script = Scripted::new(move |_| match left.get() {
        0 => reply(200, &[], ME),
        _ => unreachable(),
    });
    let transport = script.with_network(move || {
        let back = down.get().checked_sub(1)?;
        down.set(back);
        // The last time, the network's return is reported; before that, it is noticed by checking again.
        Some(match back {
            0 => yield_once().boxed_local(),
            _ => std::future::pending().boxed_local(),
        })
    });
    let (world, client, seen) = observed(transport);
    block_on(client.call(&GetMe)).unwrap();
    assert_eq!(holds(&seen), [Some(Hold::Offline), None]);
    assert_eq!(world.transport.sent.borrow().len(), 21);
    assert_eq!(
        *world.clock.sleeps.borrow(),
        vec![Duration::from_secs(15); 19]
    );
}

#[test]
fn writes_without_a_network_are_sent_once() {
    let transport = Scripted::in_turn([unreachable()])
        .with_network(|| Some(std::future::ready(()).boxed_local()));
    let (world, client, seen) = observed(transport);
    let error = block_on(client.call(&patch())).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unreachable);
    assert_eq!(world.transport.sent.borrow().len(), 1);
    assert_eq!(holds(&seen), []);
}

#[test]
fn reports_to_both_observers_with_call_numbers() {
    let (_, client, all) = observed(Scripted::in_turn([reply(429, &[], "")]));
    let own = Seen::default();
    let notes = Rc::clone(&own);
    let form = client.observed_by(Rc::new(move |progress| notes.borrow_mut().push(progress)));
    let _ = block_on(client.call(&GetMe));
    assert!(own.borrow().is_empty());
    let before = all.borrow().len();
    let _ = block_on(form.call(&GetMe));
    assert_eq!(all.borrow()[before..], own.borrow()[..]);
    assert_ne!(all.borrow()[0].call, own.borrow()[0].call);
}

#[test]
fn selects_the_most_important_hold() {
    let limited = |seconds| Hold::RateLimited {
        until: after(seconds),
    };
    let retrying = |attempt| Hold::Retrying {
        attempt,
        attempts: 8,
        after: ErrorKind::Server,
        until: START,
    };
    let mut all = Holds::default();
    assert_eq!(all.worst(), None);
    let mut note = |call, hold| {
        all.note(Progress {
            call,
            endpoint: "GET /x",
            hold,
        });
        all.worst()
    };
    assert_eq!(note(0, Some(retrying(3))), Some(retrying(3)));
    assert_eq!(note(1, Some(retrying(2))), Some(retrying(3)));
    assert_eq!(note(2, Some(limited(9.0))), Some(limited(9.0)));
    assert_eq!(note(3, Some(limited(5.0))), Some(limited(9.0)));
    assert_eq!(note(4, Some(Hold::Offline)), Some(Hold::Offline));
    assert_eq!(note(4, None), Some(limited(9.0)));
    assert_eq!(note(2, None), Some(limited(5.0)));
    assert_eq!(note(3, None), Some(retrying(3)));
    assert_eq!(note(0, None), Some(retrying(2)));
    assert_eq!(note(1, None), None);
}
