//! The limits of a run, in one table.
//!
//! | limit | value | why |
//! |---|---|---|
//! | attempts at a row that fail for a passing reason | 8 | with 5 % of faults, 1 row in 10⁸ is left over |
//! | wait before the next attempt | `rand(0, min(60 s, 0.5 s · 2ⁿ))` | [`webex_api::Limits::backoff`] |
//! | further attempts | 20 % of the rows, and 10 | an outage pauses the job instead of being hammered |
//! | equal refusals in a row | 20 | the job pauses and asks |
//! | rows that have begun and are not over | 64 | those that wait for another attempt included |

use crate::change::Verdict;
use crate::jobs::ending::Ending;

/// Attempts at a row that may fail for a passing reason.
pub const ATTEMPTS: u32 = 8;
/// Refusals of the same kind in a row that pause the job.
pub const EQUAL_REFUSALS: u32 = 20;
/// Rows that have begun and are not over.
pub const OPEN: usize = 64;
/// One further attempt for so many rows.
const ROWS_FOR_ONE: u32 = 5;
/// Further attempts that are always allowed.
const ALWAYS: u32 = 10;

/// Counts further attempts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Budget {
    rows: u32,
    further: u32,
}

impl Budget {
    /// Counts a row that is over.
    pub(super) fn row(&mut self) {
        self.rows += 1;
    }

    /// Takes one further attempt. Returns whether it was there.
    pub(super) fn take(&mut self) -> bool {
        let there = self.further < self.rows / ROWS_FOR_ONE + ALWAYS;
        self.further += u32::from(there);
        there
    }
}

/// Counts refusals of the same kind in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Streak {
    kind: Option<(Option<u16>, Option<String>)>,
    length: u32,
}

impl Streak {
    /// Notes how a row ended. Returns whether the job should pause.
    pub(super) fn note(&mut self, ending: &Ending) -> bool {
        if ending.verdict != Verdict::Refused {
            *self = Self::default();
            return false;
        }
        let kind = Some((ending.status, ending.code.clone()));
        if self.kind != kind {
            *self = Self { kind, length: 0 };
        }
        self.length += 1;
        self.length >= EQUAL_REFUSALS
    }
}

#[cfg(test)]
mod tests {
    use crate::sets::Set;

    use time::OffsetDateTime;

    use super::*;

    #[test]
    fn one_further_attempt_in_five_rows_is_allowed_after_the_first_ten() {
        let mut budget = Budget::default();
        let taken = (0..100).filter(|_| budget.take()).count();
        assert_eq!(taken, 10);
        (0..9).for_each(|_| budget.row());
        assert!(budget.take());
        assert!(!budget.take());
        budget.row();
        assert!(budget.take());
    }

    #[test]
    fn only_equal_refusals_in_a_row_pause() {
        let ending = |verdict, status, code: Option<&str>| Ending {
            verdict,
            status: Some(status),
            code: code.map(str::to_owned),
            tracking_id: None,
            missing: Set::new(),
            at: OffsetDateTime::UNIX_EPOCH,
        };
        let forbidden = || ending(Verdict::Refused, 403, None);
        for between in [
            ending(Verdict::Applied, 200, None),
            ending(Verdict::Refused, 400, None),
            ending(Verdict::Refused, 403, Some("400118")),
        ] {
            let mut streak = Streak::default();
            assert!((0..19).all(|_| !streak.note(&forbidden())));
            assert!(!streak.note(&between));
            assert!((0..19).all(|_| !streak.note(&forbidden())));
            assert!(streak.note(&forbidden()));
        }
    }
}
