//! [`Pace`]: how fast rows are done, and how long the rest will take.

use std::collections::VecDeque;
use std::time::Duration;

use time::OffsetDateTime;

/// How many rows are remembered at most: enough for several times that the gate slows down and speeds up again.
const REMEMBERED: usize = 256;

/// When the last rows ended.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// The beginning of the measurement, then a moment for each row.
    moments: VecDeque<OffsetDateTime>,
    /// Whether the server has refused a request since the measurement began.
    limited: bool,
}

impl Pace {
    /// Starts a new measurement, because a job that pauses has no pace.
    pub(super) fn restart(&mut self, now: OffsetDateTime) {
        self.moments.clear();
        self.moments.push_back(now);
        self.limited = false;
    }

    /// Notes that the server refused a request because there were too many, and when the pause ends that it asked for. The first time, what
    /// came before does not count: a server lets the first requests pass faster than it goes on. Nor does the pause, after which it has more
    /// in reserve.
    pub(super) fn note_limit(&mut self, until: OffsetDateTime) {
        if !self.limited {
            self.restart(until);
            self.limited = true;
        }
    }

    /// Notes that so many rows ended now.
    pub(super) fn note(&mut self, rows: u32, now: OffsetDateTime) {
        for _ in 0..rows {
            if self.moments.len() > REMEMBERED {
                self.moments.pop_front();
            }
            self.moments.push_back(now);
        }
    }

    /// Returns the rows per second.
    pub(super) fn per_second(&self) -> Option<f64> {
        let (first, last) = (self.moments.front()?, self.moments.back()?);
        let seconds = (*last - *first).as_seconds_f64();
        let rows = self.moments.len() - 1;
        (seconds > 0.0).then(|| rows as f64 / seconds)
    }

    /// Returns the time that so many further rows will take.
    pub(super) fn left(&self, rows: u32) -> Option<Duration> {
        let seconds = f64::from(rows) / self.per_second()?;
        Duration::try_from_secs_f64(seconds).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_before_the_limit_does_not_count() {
        let at = |seconds| OffsetDateTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let mut pace = Pace::default();
        assert_eq!(pace.left(1), None);
        pace.restart(at(0));
        pace.note(10, at(1));
        assert_eq!(pace.per_second(), Some(10.0));
        pace.note_limit(at(2));
        assert_eq!(pace.per_second(), None);
        for second in 2..=20 {
            pace.note(1, at(2 * second));
            pace.note_limit(at(2 * second));
        }
        assert_eq!(pace.per_second(), Some(0.5));
        assert_eq!(pace.left(100), Some(Duration::from_secs(200)));
    }
}
