//! What a layer counted.

use std::ops::AddAssign;

/// Test counts by result. A layer prints why it skipped a test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ran and held.
    pub passed: usize,
    /// Ran and did not hold, or could not run.
    pub failed: usize,
    /// Did not run: something that it needs is not on this machine.
    pub skipped: usize,
}

impl Tally {
    /// One check that holds or does not.
    pub fn one(held: bool) -> Self {
        Self {
            passed: usize::from(held),
            failed: usize::from(!held),
            skipped: 0,
        }
    }

    /// A program's own counts. A program that failed without counting one (it did not compile, say) is one failure.
    pub fn of_program(succeeded: bool, counted: Self) -> Self {
        let silent = !succeeded && counted.failed == 0;
        Self {
            failed: counted.failed + usize::from(silent),
            ..counted
        }
    }

    /// How many tests there were.
    pub fn all(self) -> usize {
        self.passed + self.failed + self.skipped
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_died_is_a_failure_even_when_it_counted_none() {
        let counted = |failed| Tally {
            passed: 3,
            failed,
            skipped: 1,
        };
        assert_eq!(Tally::of_program(true, counted(0)), counted(0));
        assert_eq!(Tally::of_program(false, counted(0)), counted(1));
        assert_eq!(Tally::of_program(false, counted(2)), counted(2));
    }

    #[test]
    fn nothing_is_lost_in_a_sum() {
        let mut sum = Tally::one(true);
        sum += Tally::one(false);
        sum += Tally {
            passed: 2,
            failed: 0,
            skipped: 4,
        };
        assert_eq!(
            sum,
            Tally {
                passed: 3,
                failed: 1,
                skipped: 4
            }
        );
        assert_eq!(sum.all(), 8);
    }
}
