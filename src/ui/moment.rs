//! Points in time, as a person reads them.

use time::OffsetDateTime;
use time::UtcOffset;
use time::format_description::well_known::Rfc3339;

/// `2025-12-26T19:05:17.000Z` as `26 Dec 2025, 19:05 UTC`. What is no such time (RFC 3339) stays as it came.
///
/// Always UTC, and said so: administrators compare these times with logs and with colleagues elsewhere.
pub fn words(time: &str) -> String {
    let Ok(time) = OffsetDateTime::parse(time, &Rfc3339) else {
        return time.to_owned();
    };
    let (day, minute) = parts(time);
    format!("{day}, {minute} UTC")
}

/// The same with seconds, for a time that is looked up in logs: `26 Dec 2025, 19:05:17 UTC`.
pub fn to_the_second(time: OffsetDateTime) -> String {
    let (day, minute) = parts(time);
    format!("{day}, {minute}:{:02} UTC", time.second())
}

/// `26 Dec 2025` and `19:05`, in UTC.
fn parts(time: OffsetDateTime) -> (String, String) {
    let time = time.to_offset(UtcOffset::UTC);
    let month = time.month().to_string();
    let month = month.get(..3).unwrap_or(&month);
    (
        format!("{} {month} {}", time.day(), time.year()),
        format!("{:02}:{:02}", time.hour(), time.minute()),
    )
}

#[cfg(test)]
mod tests {
    use super::{to_the_second, words};

    #[test]
    fn seconds_are_shown_where_they_count() {
        let time = time::macros::datetime!(2025-01-01 00:30:07 +02:00);
        assert_eq!(to_the_second(time), "31 Dec 2024, 22:30:07 UTC");
    }

    #[test]
    fn times_are_read_and_the_rest_stays() {
        let rows = [
            ("2025-12-26T19:05:17.000Z", "26 Dec 2025, 19:05 UTC"),
            ("2025-01-01T00:30:00+02:00", "31 Dec 2024, 22:30 UTC"),
            ("yesterday", "yesterday"),
            ("", ""),
        ];
        for (time, expected) in rows {
            assert_eq!(words(time), expected);
        }
    }
}
