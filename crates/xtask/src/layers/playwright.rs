//! Counts the results in Playwright's JSON report.

use super::tally::Tally;
use serde_json::Value;

/// Counts a report. A flaky test counts as failed.
pub fn count(report: &str) -> Option<Tally> {
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
