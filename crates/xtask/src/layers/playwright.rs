//! Runs tests by Playwright and counts the results in its JSON report.

use super::tally::Tally;
use crate::failure::Failure;
use crate::process;
use crate::workspace::read;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Runs the tests, which write `report`.
pub fn run(tests: &mut Command, report: &Path) -> Result<Tally, Failure> {
    // A report of an earlier run must not be counted.
    let _ = std::fs::remove_file(report);
    let succeeded = process::status(tests)?.success();
    let counted = count(&read(report).unwrap_or_default());
    Ok(Tally::of_program(
        succeeded && counted.is_some(),
        counted.unwrap_or_default(),
    ))
}

/// Counts a report. A flaky test counts as failed.
fn count(report: &str) -> Option<Tally> {
    let report: Value = serde_json::from_str(report).ok()?;
    let stats = report.get("stats")?;
    let number = |name: &str| {
        stats
            .get(name)
            .and_then(Value::as_u64)
            .and_then(|number| usize::try_from(number).ok())
    };
    let errors = report
        .get("errors")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    Some(Tally {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")? + errors,
        skipped: number("skipped")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_flaky_tests_and_errors_outside_tests_as_failures() {
        let report = r#"{"errors": [{}], "stats": {"expected": 40, "skipped": 1, "unexpected": 2, "flaky": 3}}"#;
        assert_eq!(
            count(report),
            Some(Tally {
                passed: 40,
                failed: 6,
                skipped: 1
            })
        );
        assert_eq!(count("{}"), None);
        assert_eq!(count(""), None);
    }
}
