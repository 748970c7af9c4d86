//! What is retried, when, and what is not.

use std::time::Duration;

use pollster::block_on;

use super::{ME, patch, put};
use crate::scripted::{Answer, Jitter, Scripted, World, reply, world, world_with};
use crate::{ApiError, ErrorKind, GetMe, Limits, TransportError};

/// Returns the error and the number of sends of one call of each idempotency: Safe, Idempotent, Unsafe.
fn of_each(answer: &Answer) -> [(ApiError, usize); 3] {
    let scripted = || world(Scripted::in_turn([answer.clone()]));
    let sends = |world: &World| world.transport.sent.borrow().len();
    let (get, replace, change) = (scripted(), scripted(), scripted());
    [
        (block_on(get.client.call(&GetMe)).unwrap_err(), sends(&get)),
        (
            block_on(replace.client.call(&put())).unwrap_err(),
            sends(&replace),
        ),
        (
            block_on(change.client.call(&patch())).unwrap_err(),
            sends(&change),
        ),
    ]
}

/// The table of the module's page, row by row: sends of Safe, Idempotent and Unsafe calls.
#[test]
fn follows_the_retry_table() {
    use ErrorKind::*;
    let unreachable = Answer::Fault(TransportError::Unreachable("offline".into()));
    let rows = [
        (reply(401, &[], ""), Unauthorized, [2, 2, 2]),
        (
            reply(429, &[("retry-after", "7")], ""),
            RateLimited,
            [8, 8, 8],
        ),
        (reply(429, &[], "<html>"), RateLimited, [8, 8, 8]),
        (reply(423, &[("retry-after", "7")], ""), Locked, [8, 8, 8]),
        (reply(423, &[], ""), Locked, [8, 8, 8]),
        (reply(500, &[], ""), Server, [8, 8, 1]),
        (reply(502, &[], ""), Server, [8, 8, 1]),
        (reply(503, &[], ""), Server, [8, 8, 1]),
        (reply(504, &[], ""), Server, [8, 8, 1]),
        (unreachable, Unreachable, [8, 8, 1]),
        (Answer::Fault(TransportError::TimedOut), TimedOut, [3, 3, 1]),
        (Answer::Silence, TimedOut, [3, 3, 1]),
        (reply(501, &[], ""), Server, [1, 1, 1]),
        (reply(400, &[], ""), Invalid, [1, 1, 1]),
        (reply(403, &[], ""), Forbidden, [1, 1, 1]),
        (reply(404, &[], ""), NotFound, [1, 1, 1]),
        (reply(405, &[], ""), Invalid, [1, 1, 1]),
        (reply(409, &[], ""), Conflict, [1, 1, 1]),
        (reply(410, &[], ""), NotFound, [1, 1, 1]),
        (reply(415, &[], ""), Invalid, [1, 1, 1]),
        (reply(428, &[], ""), Invalid, [1, 1, 1]),
        (
            reply(302, &[("location", "https://evil.example")], ""),
            UntrustedOrigin,
            [1, 1, 1],
        ),
        (
            Answer::Fault(TransportError::TooLarge { limit: 1 }),
            TooLarge,
            [1, 1, 1],
        ),
    ];
    for (at, (answer, kind, sends)) in rows.into_iter().enumerate() {
        for ((error, sent), expected) in of_each(&answer).into_iter().zip(sends) {
            assert_eq!((error.kind, sent), (kind, expected), "row {at}: {error:?}");
        }
    }
}

/// A read with an unreadable answer is not repeated. A write does not need a readable answer.
#[test]
fn unreadable_answers_fail_only_reads() {
    let strange = || world(Scripted::in_turn([reply(200, &[], "<html>")]));
    let get = strange();
    let error = block_on(get.client.call(&GetMe)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Undecodable);
    assert_eq!(get.transport.sent.borrow().len(), 1);
    assert_eq!(block_on(strange().client.call(&put())).unwrap().value, None);
    assert_eq!(
        block_on(strange().client.call(&patch())).unwrap().value,
        None
    );
}

#[test]
fn marks_unknown_outcomes() {
    for (answer, unknown) in [
        (reply(500, &[], ""), true),
        (Answer::Silence, true),
        (reply(400, &[], ""), false),
        (reply(429, &[], ""), false),
    ] {
        let [.., (error, _)] = of_each(&answer);
        assert_eq!(error.outcome_unknown(), unknown, "{error:?}");
    }
}

/// Returns how long a call waits if it gets `answer` once and then succeeds.
fn waited(answer: Answer, jitter: f64) -> Duration {
    let transport = Scripted::in_turn([answer, reply(200, &[], ME)]);
    let world = world_with(transport, Jitter(jitter), Limits::default());
    block_on(world.client.call(&GetMe)).unwrap();
    world.clock.passed()
}

#[test]
fn reads_retry_after_in_every_form() {
    let seconds = Duration::from_secs;
    let year = 366 * 24 * 60 * 60;
    let rows = [
        ("120", seconds(120)),
        ("3600", seconds(3600)),
        // More than one browser timer supports (2^31 ms).
        ("3000000", seconds(3_000_000)),
        ("Tue, 01 Sep 2026 12:02:00 GMT", seconds(120)),
        ("Tuesday, 01-Sep-26 12:02:00 GMT", seconds(120)),
        ("99999999999999999999999", seconds(year)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", seconds(year)),
        // A date in the past, zero, and invalid text: the first back-off window.
        ("Tue, 01 Sep 2026 11:00:00 GMT", Duration::from_millis(500)),
        ("0", Duration::from_millis(500)),
        ("-5", Duration::from_millis(500)),
        ("soon", Duration::from_millis(500)),
        ("", Duration::from_millis(500)),
    ];
    for (header, expected) in rows {
        for status in [429, 423, 503] {
            let answer = reply(status, &[("retry-after", header)], "");
            let exact = waited(answer.clone(), 0.0);
            let asked = expected >= seconds(1);
            assert_eq!(
                exact,
                if asked { expected } else { Duration::ZERO },
                "{status} {header}"
            );
            let longest = waited(answer, 1.0);
            assert_eq!(
                longest,
                if asked {
                    expected.mul_f64(1.05)
                } else {
                    expected
                },
                "{status} {header}"
            );
        }
    }
    assert_eq!(waited(reply(429, &[], ""), 1.0), Duration::from_millis(500));
}

#[test]
fn back_off_is_full_jitter_in_doubling_windows() {
    let limits = || Limits {
        tries: 11,
        ..Limits::default()
    };
    let run = |jitter| {
        let world = world_with(
            Scripted::in_turn([reply(500, &[], "")]),
            Jitter(jitter),
            limits(),
        );
        block_on(world.client.call(&GetMe)).unwrap_err();
        let sleeps: Vec<f64> = world
            .clock
            .sleeps
            .borrow()
            .iter()
            .map(Duration::as_secs_f64)
            .collect();
        sleeps
    };
    assert_eq!(
        run(1.0),
        [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
    );
    assert_eq!(
        run(0.25),
        [0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0]
    );
    assert_eq!(run(0.0).iter().sum::<f64>(), 0.0);
}

#[test]
fn times_out_after_thirty_seconds() {
    let world = world(Scripted::in_turn([Answer::Silence]));
    let error = block_on(world.client.call(&patch())).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TimedOut);
    assert_eq!(world.clock.passed(), Duration::from_secs(30));
    assert_eq!(world.transport.aborted.get(), 1);
}

/// A drip keeps its connection busy forever, so only the time-out for the whole answer ends it.
#[test]
fn gives_up_an_endless_answer_after_three_time_outs() {
    let world = world_with(
        Scripted::in_turn([Answer::Silence]),
        Jitter(0.0),
        Limits::default(),
    );
    let error = block_on(world.client.call(&GetMe)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TimedOut);
    assert_eq!(world.clock.passed(), Duration::from_secs(90));
    assert_eq!(world.transport.aborted.get(), 3);
}

/// Time-outs and other failures have separate limits.
#[test]
fn counts_time_outs_and_faults_separately() {
    let fault = || reply(500, &[], "");
    let world = world(Scripted::in_turn([
        Answer::Silence,
        fault(),
        fault(),
        Answer::Silence,
        fault(),
        reply(200, &[], ME),
    ]));
    block_on(world.client.call(&GetMe)).unwrap();
    assert_eq!(world.transport.sent.borrow().len(), 6);
}
