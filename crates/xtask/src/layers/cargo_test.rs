//! `cargo test`, shown as it goes and counted.

use super::tally::Tally;
use crate::failure::Failure;
use crate::process;
use std::process::Command;

/// Runs a `cargo test` command. All its targets run even when one fails.
pub fn run(command: &mut Command) -> Result<Tally, Failure> {
    let (succeeded, text) = process::tee(command)?;
    Ok(Tally::of_program(succeeded, count(&text)))
}

/// Sums the `test result:` lines, which the test harness and the wasm runner both write.
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
        };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_targets_are_summed() {
        let text = "test a ... ok\n\ntest result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\n\
                    test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s\n\
                    test result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out\n";
        assert_eq!(
            count(text),
            Tally {
                passed: 20,
                failed: 2
            }
        );
        assert_eq!(count("nothing here"), Tally::default());
    }
}
