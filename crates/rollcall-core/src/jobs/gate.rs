//! The gate of requests: how many are sent at once and how fast, for each host and group of its API.
//!
//! | limit | value | why |
//! |---|---|---|
//! | in flight at first | 5 | a server that was not asked yet gets a moderate number |
//! | in flight at most | 6 | a browser opens six connections to a host (HTTP/1.1) |
//! | pause after a 429 with `Retry-After` | that long, + 0–5 % | tabs that were given the same second do not return in the same moment |
//! | pause after a 429 without | 200–400 ms, twice as long after each one in a row, at most 16 times | a browser shows the header only if the server allows it |
//! | rate after a 429 | 0.9 × that of the last 3 s | the server accepted so many |
//! | the same below 6 requests per second | 0.95 × that since the 429 before; 0.8 × with fewer than 5 answers | 3 s are too short for an average |
//! | growth of the rate | 0.05 requests per second with each answer | probes for more, without meeting the limit often |
//! | growth up to 1.1 × a limit below 6 requests per second | 0.1 % with each answer | there, the same step would meet the limit every few requests |
//! | lowest rate | 0.5 requests per second | |
//!
//! All requests of a group wait for a pause; those in flight finish. Waits are computed from the clock, so a hidden tab whose
//! timers fire late catches up.

mod gated;
mod groups;

#[cfg(test)]
mod tests;

pub use gated::Gated;
pub use groups::Gates;

use std::collections::VecDeque;
use std::time::Duration;

use time::OffsetDateTime;

/// In flight at first.
const FIRST: f64 = 5.0;
/// In flight at most.
const MOST: f64 = 6.0;
/// The pause after a 429 without a readable wait: at least this long, at most twice as long.
const SHORT_PAUSE: Duration = Duration::from_millis(200);
/// How much of an asked wait is added at most.
const JITTER: f64 = 0.05;
/// The time over which the rate is measured, in seconds.
const MEASURED: f64 = 3.0;
/// What a 429 leaves of the rate that the server accepts.
const CUT: f64 = 0.95;
/// By how much the rate grows with each answer, in requests per second: by a tenth in each second.
const PROBE: f64 = 0.1;
/// A limit below so many requests per second is low.
const LOW: f64 = 12.0;
/// By how much the rate grows with each answer near a low limit, as a share of it.
const LOW_PROBE: f64 = 0.002;
/// From where on a rate is no longer near a low limit, as a multiple of it.
const BEYOND: f64 = 1.1;
/// Fewer answers between two 429s say only what the limit is at most.
const FEW: u32 = 5;
/// What is left of such a bound.
const FEW_CUT: f64 = 0.8;
/// The shortest time between two 429s that is reckoned with, in seconds.
const LEAST: f64 = 0.05;
/// How often the short pause doubles at most.
const DOUBLED: u32 = 4;
/// The lowest rate, in requests per second.
const SLOWEST: f64 = 0.5;

/// Whether a request may be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permit {
    /// Yes.
    Granted,
    /// Not before this moment.
    NotBefore(OffsetDateTime),
    /// Not before another request has its answer.
    AfterAnother,
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Any answer but 429.
    Answered,
    /// No answer came.
    Missing,
    /// 429: too many requests.
    TooMany {
        /// How long the server asked to wait, as read from `Retry-After`. `None` or zero if it did not say.
        retry_after: Option<Duration>,
    },
}

/// The gate of one group.
#[derive(Clone, Debug)]
pub struct Gate {
    in_flight: u32,
    /// How many may be in flight. Its whole part counts.
    window: f64,
    /// Requests per second. `None` until the first 429: no limit is known.
    rate: Option<f64>,
    /// Not before this moment, because the server asked for a pause.
    closed_until: Option<OffsetDateTime>,
    /// Not before this moment, because of the rate.
    next: Option<OffsetDateTime>,
    /// When the first request was sent.
    began: Option<OffsetDateTime>,
    /// When the answers of the last seconds came.
    answers: VecDeque<OffsetDateTime>,
    /// When the rate was last reduced, because a request was refused.
    refused: Option<OffsetDateTime>,
    /// How many requests were answered since.
    accepted: u32,
    /// How often the rate was reduced in a row, with no answer in between.
    in_a_row: u32,
    /// The server's limit in requests per second, if it is known and low.
    limit: Option<f64>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            in_flight: 0,
            window: FIRST,
            rate: None,
            closed_until: None,
            next: None,
            began: None,
            answers: VecDeque::new(),
            refused: None,
            accepted: 0,
            in_a_row: 0,
            limit: None,
        }
    }
}

impl Gate {
    /// Returns whether a request may be sent now.
    pub fn permit(&self, now: OffsetDateTime) -> Permit {
        if let Some(until) = self
            .closed_until
            .max(self.next)
            .filter(|until| now < *until)
        {
            return Permit::NotBefore(until);
        }
        if self.in_flight >= self.room() {
            return Permit::AfterAnother;
        }
        Permit::Granted
    }

    /// Notes that a request is sent. It is in flight until [`Gate::answered`].
    pub fn sent(&mut self, now: OffsetDateTime) {
        self.next = self
            .rate
            .map(|rate| now + Duration::from_secs_f64(1.0 / rate));
        self.began.get_or_insert(now);
        self.in_flight += 1;
    }

    /// Notes how a request ended. `unit` is a random number in `[0, 1)`.
    pub fn answered(&mut self, answer: Answer, now: OffsetDateTime, unit: f64) {
        self.in_flight = self.in_flight.saturating_sub(1);
        match answer {
            Answer::Answered => self.grow(now),
            Answer::Missing => {}
            Answer::TooMany { retry_after } => self.close(retry_after, now, unit),
        }
    }

    /// Returns how many requests may be in flight.
    pub fn room(&self) -> u32 {
        // Never below 1 or above `MOST`.
        self.window as u32
    }

    /// Returns the end of a pause that the server asked for, if one is going on.
    pub fn closed_until(&self, now: OffsetDateTime) -> Option<OffsetDateTime> {
        self.closed_until.filter(|until| now < *until)
    }

    fn grow(&mut self, now: OffsetDateTime) {
        self.answers.push_back(now);
        self.forget_before(now);
        self.window = (self.window + 1.0 / self.window).min(MOST);
        self.accepted += 1;
        self.in_a_row = 0;
        let near = |rate: f64| self.limit.is_some_and(|limit| rate < limit * BEYOND);
        self.rate = self.rate.map(|rate| match near(rate) {
            true => rate + rate * LOW_PROBE,
            false => rate + PROBE,
        });
    }

    fn close(&mut self, retry_after: Option<Duration>, now: OffsetDateTime, unit: f64) {
        let pause = match retry_after {
            Some(asked) if !asked.is_zero() => asked.mul_f64(1.0 + JITTER * unit),
            // At a low rate, long enough for one more request to be allowed.
            _ => {
                let one = self.rate.map_or(0.0, |rate| 1.0 / rate);
                let short = SHORT_PAUSE * 2_u32.pow(self.in_a_row.min(DOUBLED));
                short.max(Duration::from_secs_f64(one)).mul_f64(1.0 + unit)
            }
        };
        // Requests that were in flight together are refused together, and count once.
        if self.closed_until(now).is_none() {
            self.slow_down(now, pause);
        }
        self.closed_until = self.closed_until.max(Some(now + pause));
    }

    /// A pause counts as time during which the server accepted requests.
    fn slow_down(&mut self, now: OffsetDateTime, pause: Duration) {
        self.forget_before(now);
        let since = self
            .began
            .map_or(0.0, |began| (now - began).as_seconds_f64());
        let measured_over = since.clamp(0.0, MEASURED) + pause.as_secs_f64();
        let measured = self.answers.len() as f64 / measured_over;
        let former = self.rate.unwrap_or(f64::INFINITY);
        let rate = match self.accepted_since(now) {
            Some((most, true)) if most.min(former) < LOW => most.min(former) * FEW_CUT,
            Some((limit, false)) if limit < LOW => {
                self.limit = Some(limit);
                limit.min(former) * CUT
            }
            _ => measured.min(former) * CUT,
        };
        self.rate = Some(rate.max(SLOWEST));
        self.window = (self.window / 2.0).max(1.0);
        self.in_a_row += 1;
    }

    /// Starts a new count. Returns how many requests per second the server accepted since it last refused one, and whether these were
    /// too few for more than a bound. Whatever a server holds in reserve is used up when it refuses, so between two refusals it accepts
    /// what its limit is. `None` the first time.
    fn accepted_since(&mut self, now: OffsetDateTime) -> Option<(f64, bool)> {
        self.limit = None;
        let accepted = std::mem::take(&mut self.accepted);
        let since = now - self.refused.replace(now)?;
        let few = accepted < FEW;
        let requests = f64::from(accepted + u32::from(few));
        Some((requests / since.as_seconds_f64().max(LEAST), few))
    }

    fn forget_before(&mut self, now: OffsetDateTime) {
        let oldest = now - Duration::from_secs_f64(MEASURED);
        while self.answers.front().is_some_and(|at| *at <= oldest) {
            self.answers.pop_front();
        }
    }
}
