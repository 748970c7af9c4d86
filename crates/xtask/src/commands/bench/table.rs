//! The table of the figures.

use serde_json::Value;

/// Shows the rows of a measurement: `{"rows": [{"name", "unit", "ours", "baseline", "ratio", "limit" or "least"}]}`. A ratio is at most
/// `limit` or at least `least`.
pub(super) fn table(rows: &Value) -> String {
    let mut text = format!(
        "{:<56} {:>10} {:>10} {:>8} {:>8}\n",
        "figure", "ours", "baseline", "ratio", "limit"
    );
    for row in rows
        .get("rows")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let number = |name: &str, places: usize| {
            row.get(name)
                .and_then(Value::as_f64)
                .map_or_else(|| "-".to_owned(), |number| format!("{number:.places$}"))
        };
        let unit = row.get("unit").and_then(Value::as_str).unwrap_or_default();
        let small = row
            .get("ours")
            .and_then(Value::as_f64)
            .is_some_and(|ours| ours < 1.0);
        let places = if small { 3 } else { 1 };
        let name = format!(
            "{}, {unit}",
            row.get("name").and_then(Value::as_str).unwrap_or_default()
        );
        text.push_str(&format!(
            "{name:<56} {:>10} {:>10} {:>8} {:>8}{}\n",
            number("ours", places),
            number("baseline", places),
            number("ratio", 2),
            bound(row),
            verdict(row)
        ));
    }
    text
}

/// What a row's ratio must be: at most a number, or at least one.
fn bound(row: &Value) -> String {
    let number = |name: &str| row.get(name).and_then(Value::as_f64);
    match (number("limit"), number("least")) {
        (Some(limit), _) => format!("<= {limit:.2}"),
        (None, Some(least)) => format!(">= {least:.2}"),
        (None, None) => "-".to_owned(),
    }
}

/// Whether a row's ratio misses its limit, and on which side.
fn verdict(row: &Value) -> &'static str {
    let number = |name: &str| row.get(name).and_then(Value::as_f64);
    match (number("ratio"), number("limit"), number("least")) {
        (Some(ratio), Some(limit), _) if ratio > limit => "  over",
        (Some(ratio), None, Some(least)) if ratio < least => "  under",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn shows_a_row_without_a_baseline() {
        let text = table(&json!({ "rows": [
            { "name": "largest paint", "unit": "ms", "ours": 1650.04, "baseline": 1500, "ratio": 1.1, "limit": 1.15 },
            { "name": "nodes", "unit": "count", "ours": 900 },
            { "name": "row", "unit": "ms", "ours": 0.0123, "baseline": 0.005, "ratio": 2.46, "limit": 1.5 },
            { "name": "rate", "unit": "1/s", "ours": 90.0, "baseline": 100.0, "ratio": 0.9, "least": 0.92 },
            { "name": "speed", "unit": "1/s", "ours": 95.0, "baseline": 100.0, "ratio": 0.95, "least": 0.92 },
        ]}));
        let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap();
        let cells = |start| {
            line(start)
                .split_whitespace()
                .skip(2)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(cells("largest"), "ms 1650.0 1500.0 1.10 <= 1.15");
        assert_eq!(cells("nodes"), "900.0 - - -");
        assert_eq!(cells("rate"), "90.0 100.0 0.90 >= 0.92 under");
        assert_eq!(cells("speed"), "95.0 100.0 0.95 >= 0.92");
        assert_eq!(cells("row"), "0.012 0.005 2.46 <= 1.50 over");
    }
}
