//! The gate on virtual time, alone and against a server with a limit.

use proptest::prelude::*;

use super::*;

const START: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

/// Asks for one request, and sends it if it may be sent.
fn ask(gate: &mut Gate, now: OffsetDateTime) -> Permit {
    let permit = gate.permit(now);
    if permit == Permit::Granted {
        gate.sent(now);
    }
    permit
}

fn at(milliseconds: u64) -> OffsetDateTime {
    START + Duration::from_millis(milliseconds)
}

fn asked(seconds: u64) -> Answer {
    Answer::TooMany {
        retry_after: Some(Duration::from_secs(seconds)),
    }
}

#[test]
fn five_are_sent_at_first_and_six_at_most() {
    let mut gate = Gate::default();
    for _ in 0..5 {
        assert_eq!(ask(&mut gate, START), Permit::Granted);
    }
    assert_eq!(ask(&mut gate, START), Permit::AfterAnother);
    for _ in 0..100 {
        gate.answered(Answer::Answered, at(20), 0.0);
        assert_eq!(ask(&mut gate, at(20)), Permit::Granted);
    }
    assert_eq!(gate.room(), 6);
    assert_eq!(ask(&mut gate, at(20)), Permit::Granted);
    assert_eq!(ask(&mut gate, at(20)), Permit::AfterAnother);
}

#[test]
fn a_missing_answer_makes_room_but_is_no_success() {
    let mut gate = Gate::default();
    for _ in 0..50 {
        assert_eq!(ask(&mut gate, START), Permit::Granted);
        gate.answered(Answer::Missing, at(1), 0.0);
    }
    assert_eq!(gate.room(), 5);
}

#[test]
fn nothing_is_sent_before_the_wait_that_was_asked_for_is_over() {
    let mut gate = Gate::default();
    for _ in 0..3 {
        ask(&mut gate, START);
    }
    gate.answered(asked(60), at(0), 0.5);
    let until = START + Duration::from_millis(61_500);
    assert_eq!(ask(&mut gate, at(59_999)), Permit::NotBefore(until));
    assert_eq!(gate.closed_until(at(59_999)), Some(until));
    // A shorter wait does not shorten it, a longer one lengthens it.
    gate.answered(asked(1), at(10), 0.0);
    assert_eq!(ask(&mut gate, at(2_000)), Permit::NotBefore(until));
    gate.answered(asked(90), at(20), 0.0);
    assert_eq!(ask(&mut gate, until), Permit::NotBefore(at(90_020)));
    assert_eq!(ask(&mut gate, at(90_020)), Permit::Granted);
    assert_eq!(gate.closed_until(at(90_020)), None);
}

#[test]
fn without_a_readable_wait_the_pause_is_short() {
    for retry_after in [None, Some(Duration::ZERO)] {
        for (unit, pause) in [(0.0, 200), (0.5, 300)] {
            let mut gate = Gate::default();
            ask(&mut gate, START);
            gate.answered(Answer::TooMany { retry_after }, START, unit);
            assert_eq!(ask(&mut gate, START), Permit::NotBefore(at(pause)));
        }
    }
}

#[test]
fn requests_that_are_refused_together_slow_down_once() {
    let mut once = Gate::default();
    let mut often = Gate::default();
    for gate in [&mut once, &mut often] {
        (0..5).for_each(|_| assert_eq!(ask(gate, START), Permit::Granted));
        gate.answered(asked(1), at(20), 0.0);
    }
    for _ in 0..4 {
        often.answered(asked(1), at(21), 0.0);
    }
    assert_eq!((once.room(), once.rate), (often.room(), often.rate));
    assert_eq!(once.room(), 2);
}

/// A server that accepts so many requests per second and has a reserve of 20, as a token bucket. It answers after 20 ms.
struct Server {
    /// The limit from each moment on, in milliseconds.
    limits: &'static [(u64, f64)],
    tokens: f64,
    filled: u64,
    waits: Option<u64>,
}

impl Server {
    fn accepts(&mut self, now: u64) -> bool {
        let limit = |at: u64| {
            let known = self.limits.iter().rev().find(|(from, _)| *from <= at);
            known.map_or(0.0, |(_, limit)| *limit)
        };
        let gained: f64 = (self.filled..now).map(|at| limit(at) / 1000.0).sum();
        self.tokens = (self.tokens + gained).min(20.0);
        self.filled = now;
        let accepts = self.tokens >= 1.0;
        self.tokens -= f64::from(u8::from(accepts));
        accepts
    }
}

/// Sends until `count` were accepted. Returns the time in seconds, and the share of requests that were refused.
fn run(count: u32, waits: Option<u64>, limits: &'static [(u64, f64)]) -> (f64, f64) {
    let mut server = Server {
        limits,
        tokens: 20.0,
        filled: 0,
        waits,
    };
    let mut gate = Gate::default();
    let (mut left, mut accepted, mut refused) = (count, 0, 0);
    let mut on_the_way: VecDeque<(u64, bool)> = VecDeque::new();
    let mut jitter = (0..10_u32).cycle().map(|step| f64::from(step) / 10.0);
    for now in 0.. {
        while on_the_way.front().is_some_and(|(due, _)| *due <= now) {
            let (_, accepts) = on_the_way.pop_front().unwrap();
            let retry_after = server.waits.map(Duration::from_secs);
            let answer = match accepts {
                true => Answer::Answered,
                false => Answer::TooMany { retry_after },
            };
            accepted += u32::from(accepts);
            refused += u32::from(!accepts);
            left += u32::from(!accepts);
            gate.answered(answer, at(now), jitter.next().unwrap());
        }
        if accepted == count {
            return (
                now as f64 / 1000.0,
                f64::from(refused) / f64::from(count + refused),
            );
        }
        while left > 0 && ask(&mut gate, at(now)) == Permit::Granted {
            left -= 1;
            on_the_way.push_back((now + 20, server.accepts(now)));
        }
    }
    unreachable!("time does not end")
}

const STEADY: &[(u64, f64)] = &[(0, 20.0)];

/// Lists of many lengths, because a single one may end just before a pause or just after it.
#[test]
fn a_limit_costs_little_and_seldom_refuses() {
    let limits: [(f64, &'static [(u64, f64)]); 4] = [
        (7.0, &[(0, 7.0)]),
        (10.0, &[(0, 10.0)]),
        (14.0, &[(0, 14.0)]),
        (20.0, STEADY),
    ];
    for (limit, limits) in limits {
        for waits in [Some(1), None] {
            let lengths = (200..1_000).step_by(37);
            let runs = f64::from(lengths.clone().count() as u32);
            let (mut time, mut share) = (0.0, 0.0);
            for count in lengths {
                let (seconds, refused) = run(count, waits, limits);
                // 20 are in reserve.
                time += seconds / (f64::from(count - 20) / limit) / runs;
                share += refused / runs;
            }
            assert!(time <= 1.06, "{limit}, {waits:?}: {time}");
            assert!(share <= 0.03, "{limit}, {waits:?}: {share}");
        }
    }
}

/// 400 writes against 20 per second: 20 are in reserve, so 19 s is ideal.
#[test]
fn a_limit_without_a_readable_wait_costs_little() {
    let (seconds, refused) = run(400, None, STEADY);
    assert!(seconds / 19.0 <= 1.05, "{seconds}");
    assert!(refused <= 0.04, "{refused}");
}

#[test]
fn a_long_run_settles_just_below_the_limit() {
    let (seconds, refused) = run(2000, None, STEADY);
    assert!(seconds / 99.0 <= 1.03, "{seconds}");
    assert!(refused <= 0.02, "{refused}");
}

#[test]
fn a_limit_that_halves_and_doubles_again_is_followed() {
    // 190 in the first 12 s, the rest at 20 per second.
    let (seconds, refused) = run(400, None, &[(0, 20.0), (5_000, 10.0), (12_000, 20.0)]);
    assert!(seconds / 22.5 <= 1.15, "{seconds}");
    assert!(refused <= 0.05, "{refused}");
}

/// At most three in a hundred requests are refused at any steady limit, and the limit is used, whether the wait can be read or not.
#[test]
fn a_low_limit_is_held_as_well() {
    let limits: [(f64, &'static [(u64, f64)]); 4] = [
        (1.0, &[(0, 1.0)]),
        (2.0, &[(0, 2.0)]),
        (3.0, &[(0, 3.0)]),
        (5.0, &[(0, 5.0)]),
    ];
    for (limit, limits) in limits {
        for waits in [Some(1), None] {
            let (seconds, refused) = run(400, waits, limits);
            let used = 380.0 / limit / seconds;
            assert!(refused <= 0.03, "{limit}, {waits:?}: {refused}");
            assert!(used >= 0.95, "{limit}, {waits:?}: {used}");
        }
    }
}

#[test]
fn a_low_limit_that_halves_and_doubles_again_is_followed() {
    // 300 in the first 90 s, the rest at 4 per second.
    let (seconds, refused) = run(400, None, &[(0, 4.0), (30_000, 2.0), (90_000, 4.0)]);
    assert!(seconds / 125.0 <= 1.3, "{seconds}");
    assert!(refused <= 0.03, "{refused}");
}

#[test]
fn each_refusal_in_a_row_doubles_the_short_pause() {
    let (mut gate, mut now) = (Gate::default(), START);
    let mut pauses = Vec::new();
    for _ in 0..7 {
        assert_eq!(ask(&mut gate, now), Permit::Granted);
        gate.answered(Answer::TooMany { retry_after: None }, now, 0.0);
        let Permit::NotBefore(until) = gate.permit(now) else {
            panic!("open");
        };
        pauses.push((until - now).whole_milliseconds());
        now = until;
    }
    assert_eq!(pauses[0], 200);
    assert!(pauses.is_sorted() && pauses[6] <= 3_200, "{pauses:?}");
    assert!(pauses[6] >= 2_000, "{pauses:?}");
}

proptest! {
    #[test]
    fn no_request_leaves_during_a_pause_and_never_too_many_at_once(
        steps in proptest::collection::vec((0..4_u8, 0..3_000_u64, 0.0..1.0), 0..200),
    ) {
        let mut gate = Gate::default();
        let (mut now, mut in_flight, mut closed) = (0, 0, 0);
        for (step, time, unit) in steps {
            now += time;
            let answer = match step {
                0 => Answer::Answered,
                1 => asked(time % 90),
                2 => Answer::Missing,
                _ => {
                    match ask(&mut gate, at(now)) {
                        Permit::Granted => {
                            prop_assert!(now >= closed);
                            in_flight += 1;
                        }
                        Permit::NotBefore(until) => prop_assert!(until > at(now)),
                        Permit::AfterAnother => prop_assert!(in_flight > 0),
                    }
                    prop_assert!(in_flight <= 6);
                    continue;
                }
            };
            if in_flight > 0 {
                in_flight -= 1;
                gate.answered(answer, at(now), unit);
                if step == 1 {
                    closed = closed.max(now + time % 90 * 1000);
                }
            }
            prop_assert!((1..=6).contains(&gate.room()));
        }
    }
}
