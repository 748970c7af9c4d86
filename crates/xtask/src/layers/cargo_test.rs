//! Runs `cargo test`, shows its output and counts the results.

use super::tally::Tally;
use crate::failure::Failure;
use crate::process;
use std::process::Command;

/// Runs a `cargo test` command, with the words that select tests. Runs all its targets even if one fails.
pub fn run(command: &mut Command, filter: &[String]) -> Result<Tally, Failure> {
    if !filter.is_empty() {
        command.arg("--").args(filter);
    }
    let (succeeded, text) = process::tee(command)?;
    Ok(Tally::of_program(succeeded, count(&text)))
}

/// Printed by a test that cannot run here, followed by the reason. Visible only with `--nocapture`. The harness counts
/// such a test as passed.
const SKIPPED: &str = "skipped: ";

/// Sums the `test result:` lines of the test harness and the wasm runner.
fn count(text: &str) -> Tally {
    let mut sum = Tally::default();
    for line in text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("test result: "))
    {
        let number = |word: &str| -> usize {
            let before = line
                .split([';', '.'])
                .find_map(|part| part.trim().strip_suffix(word));
            before
                .and_then(|number| number.trim().parse().ok())
                .unwrap_or(0)
        };
        sum += Tally {
            passed: number(" passed"),
            failed: number(" failed"),
            skipped: number(" ignored"),
        };
    }
    // The harness may have started the line with the test's name.
    let said = text.matches(SKIPPED).count().min(sum.passed);
    sum.passed -= said;
    sum.skipped += said;
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_the_results_of_all_targets() {
        let text = "test a ... ok\n\ntest result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\n\
                    test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s\n\
                    test result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out\n";
        assert_eq!(
            count(text),
            Tally {
                passed: 20,
                failed: 2,
                skipped: 1
            }
        );
        assert_eq!(count("nothing here"), Tally::default());
    }

    #[test]
    fn counts_skipped_tests_as_skipped() {
        let text = "test one ... skipped: no documents here\nok\nskipped: no documents here\ntest two ... ok\ntest three ... ok\n\
                    test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(
            count(text),
            Tally {
                passed: 1,
                failed: 0,
                skipped: 2
            }
        );
    }
}
