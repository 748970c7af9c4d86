//! What a layer counted.

use std::ops::AddAssign;

/// Tests that passed and failed. What was skipped is neither; a layer says why it skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ran and held.
    pub passed: usize,
    /// Ran and did not hold, or could not run.
    pub failed: usize,
}

impl Tally {
    /// One check that holds or does not.
    pub fn one(held: bool) -> Self {
        Self {
            passed: usize::from(held),
            failed: usize::from(!held),
        }
    }

    /// A program's own counts. A program that failed without counting one (it did not compile, say) is one failure.
    pub fn of_program(succeeded: bool, counted: Self) -> Self {
        let silent = !succeeded && counted.failed == 0;
        Self {
            passed: counted.passed,
            failed: counted.failed + usize::from(silent),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_died_is_a_failure_even_when_it_counted_none() {
        let counted = Tally {
            passed: 3,
            failed: 0,
        };
        assert_eq!(Tally::of_program(true, counted), counted);
        assert_eq!(
            Tally::of_program(false, counted),
            Tally {
                passed: 3,
                failed: 1
            }
        );
        assert_eq!(
            Tally::of_program(
                false,
                Tally {
                    passed: 3,
                    failed: 2
                }
            ),
            Tally {
                passed: 3,
                failed: 2
            }
        );
    }
}
