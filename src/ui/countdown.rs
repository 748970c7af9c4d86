//! How long something still lasts, in words that change as time goes.

use std::time::Duration;

use crate::prelude::*;

use crate::memo::memo;
use rollcall_core::number::counted;

/// The two largest units of a time span: `13 days 23 hours`, `59 minutes`, `less than a minute`. A hundred days and more have no hours.
pub fn words(left: Duration) -> String {
    let minutes = left.as_secs() / 60;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let parts = match (days, hours, minutes) {
        (0, 0, 0) => return "less than a minute".to_owned(),
        (0, 0, minutes) => [unit(minutes, "minute"), None],
        (0, hours, minutes) => [unit(hours, "hour"), unit(minutes, "minute")],
        (100.., ..) => [unit(days, "day"), None],
        (days, hours, _) => [unit(days, "day"), unit(hours, "hour")],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// How long a wait still takes, for "Resuming in …": whole seconds up to a minute and a half, then the nearest minute, and no unit
/// that adds nothing. A wait that is over takes one second more.
pub fn wait_words(left: Duration) -> String {
    let seconds = left.as_millis().div_ceil(1000).max(1);
    let seconds = u64::try_from(seconds).unwrap_or(u64::MAX);
    if seconds < 90 {
        return counted(seconds as usize, "second", "seconds");
    }
    let minutes = seconds.saturating_add(30) / 60;
    words(Duration::from_secs(minutes.saturating_mul(60)))
}

fn unit(number: u64, one: &str) -> Option<String> {
    (number > 0).then(|| counted(number as usize, one, &format!("{one}s")))
}

/// The words of a time span that runs out; they change by the minute and are not announced.
#[component]
pub fn Countdown(
    /// What is left; `None` when nobody knows.
    #[prop(into)]
    left: Signal<Option<Duration>>,
) -> View {
    let shown = memo(move || {
        left.get()
            .map_or_else(|| super::text::LIFE_UNKNOWN.to_owned(), words)
    });
    view! { <span class="countdown">{shown.signal()}</span> }
}

#[cfg(test)]
mod tests {
    use super::{wait_words, words};
    use std::time::Duration;

    #[test]
    fn waits_of_every_length() {
        let rows = [
            (0.0, "1 second"),
            (0.2, "1 second"),
            (15.1, "16 seconds"),
            (89.0, "89 seconds"),
            (90.0, "2 minutes"),
            (126.0, "2 minutes"),
            (3_599.0, "1 hour"),
            (3_600.0, "1 hour"),
            (3_780.0, "1 hour 3 minutes"),
            (10_800.0, "3 hours"),
            (86_400.0, "1 day"),
            (366.0 * 86_400.0, "366 days"),
        ];
        for (seconds, expected) in rows {
            assert_eq!(
                wait_words(Duration::from_secs_f64(seconds)),
                expected,
                "{seconds} s"
            );
        }
    }

    #[test]
    fn the_two_largest_units() {
        const DAY: u64 = 86_400;
        let rows = [
            (0, "less than a minute"),
            (59, "less than a minute"),
            (60, "1 minute"),
            (59 * 60 + 59, "59 minutes"),
            (3_600, "1 hour"),
            (2 * 3_600 + 60, "2 hours 1 minute"),
            (DAY, "1 day"),
            (14 * DAY - 1, "13 days 23 hours"),
            (90 * DAY + 120, "90 days"),
            (1_000 * DAY + 7_200, "1,000 days"),
        ];
        for (seconds, expected) in rows {
            assert_eq!(words(Duration::from_secs(seconds)), expected, "{seconds} s");
        }
    }
}
