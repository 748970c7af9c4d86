//! Points in time, as a person reads them.

use std::time::Duration;

use crate::prelude::*;
use time::OffsetDateTime;
use time::UtcOffset;

use rollcall_core::moment::moment;
pub use rollcall_core::moment::rfc3339;
use rollcall_core::number::counted;

use crate::browser::ticker;
use crate::memo::memo;

/// `2025-12-26T19:05:17.000Z` as `26 Dec 2025, 19:05 UTC`. What is no such time (RFC 3339) stays as it came.
///
/// Always UTC, and said so: administrators compare these times with logs and with colleagues elsewhere.
pub fn words(time: &str) -> String {
    let Some(time) = moment(time) else {
        return time.to_owned();
    };
    let (day, minute) = parts(time);
    format!("{day}, {minute} UTC")
}

/// Shows a time from Webex relative to now: "3 hours ago", "in 2 days". The exact time is the tooltip and is read by screen
/// readers. A text that is not an RFC 3339 time is shown unchanged.
#[component]
pub fn Moment(
    /// The time as Webex gave it.
    at: String,
) -> View {
    let Some(time) = moment(&at) else {
        return view! { <super::untrusted_text::UntrustedText text=at /> };
    };
    let now = RwSignal::new(OffsetDateTime::now_utc());
    ticker::every(EACH_MINUTE, move || {
        let _ = now.try_set(OffsetDateTime::now_utc());
    });
    let relative = memo(move || relative(time, now.get()));
    let exact = words(&at);
    let heard = format!(", {exact}");
    view! {
        <time datetime=at title=exact>
            <span>{relative.signal()}</span>
            <span class="visually-hidden">{heard}</span>
        </time>
    }
}

/// How often a relative time is updated.
const EACH_MINUTE: Duration = Duration::from_secs(60);

/// Words the distance in the largest whole unit: `3 hours ago`, `in 2 days`, `just now`.
fn relative(time: OffsetDateTime, now: OffsetDateTime) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    // The mean month and year of the Gregorian calendar.
    const YEAR: u64 = 31_556_952;
    const MONTH: u64 = YEAR / 12;
    let away = (time - now).whole_seconds();
    let seconds = away.unsigned_abs();
    let (unit, name) = match seconds {
        0..MINUTE => return "just now".to_owned(),
        MINUTE..HOUR => (MINUTE, "minute"),
        HOUR..DAY => (HOUR, "hour"),
        DAY..MONTH => (DAY, "day"),
        MONTH..YEAR => (MONTH, "month"),
        YEAR.. => (YEAR, "year"),
    };
    let number = usize::try_from(seconds / unit).unwrap_or(usize::MAX);
    let span = counted(number, name, &format!("{name}s"));
    if away < 0 {
        format!("{span} ago")
    } else {
        format!("in {span}")
    }
}

/// The same with seconds, for a time that is looked up in logs: `26 Dec 2025, 19:05:17 UTC`.
pub fn to_the_second(time: OffsetDateTime) -> String {
    let (day, minute) = parts(time);
    format!("{day}, {minute}:{:02} UTC", time.second())
}

/// The day alone: `26 Dec 2025`, in UTC.
pub fn day(time: OffsetDateTime) -> String {
    parts(time).0
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
    use super::{relative, to_the_second, words};
    use time::{Duration, OffsetDateTime};

    #[test]
    fn seconds_are_shown_where_they_count() {
        let time = time::macros::datetime!(2025-01-01 00:30:07 +02:00);
        assert_eq!(to_the_second(time), "31 Dec 2024, 22:30:07 UTC");
    }

    #[test]
    fn a_time_is_told_by_its_largest_unit() {
        let rows = [
            (-59, "just now"),
            (59, "just now"),
            (-60, "1 minute ago"),
            (-3_599, "59 minutes ago"),
            (-3 * 3_600 - 1_800, "3 hours ago"),
            (2 * 86_400, "in 2 days"),
            (-29 * 86_400, "29 days ago"),
            (-31 * 86_400, "1 month ago"),
            (-364 * 86_400, "11 months ago"),
            (-366 * 86_400, "1 year ago"),
            (-10 * 365 * 86_400, "9 years ago"),
        ];
        let now = OffsetDateTime::UNIX_EPOCH + Duration::days(20_000);
        for (seconds, expected) in rows {
            assert_eq!(relative(now + Duration::seconds(seconds), now), expected);
        }
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
