//! Test counts.

use std::ops::AddAssign;

/// Test counts by result. A layer prints why it skipped a test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ran and passed.
    pub passed: usize,
    /// Ran and failed, or could not run.
    pub failed: usize,
    /// Did not run, because this machine lacks something it needs.
    pub skipped: usize,
}

impl Tally {
    /// Counts one check.
    pub fn one(held: bool) -> Self {
        Self {
            passed: usize::from(held),
            failed: usize::from(!held),
            skipped: 0,
        }
    }

    /// Combines a program's counts with its exit status. A program that failed without counting a failure, for example
    /// because it did not compile, counts as one failure.
    pub fn of_program(succeeded: bool, counted: Self) -> Self {
        let silent = !succeeded && counted.failed == 0;
        Self {
            failed: counted.failed + usize::from(silent),
            ..counted
        }
    }

    /// Returns the total number of tests.
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
    fn counts_a_crashed_program_as_a_failure() {
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
    fn sums_add_all_counts() {
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
