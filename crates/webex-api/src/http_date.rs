//! HTTP dates (RFC 9110 §5.6.7) in all three formats, for `Retry-After`.

use time::{Date, Month, OffsetDateTime, Time};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Parses `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
///
/// In all three, the first bare number is the day and the second the year, so one parser handles them.
pub(crate) fn parse(text: &str) -> Option<OffsetDateTime> {
    let (mut day, mut month, mut year, mut clock) = (None, None, None, None);
    for word in text.split([' ', ',', '-']).filter(|word| !word.is_empty()) {
        if word.contains(':') {
            clock = Some(parse_clock(word)?);
        } else if let Ok(number) = word.parse::<u16>() {
            if day.is_none() {
                day = Some(u8::try_from(number).ok()?);
            } else {
                year = Some(if word.len() == 2 {
                    full_year(number)
                } else {
                    number
                });
            }
        } else if let Some(at) = MONTHS
            .iter()
            .position(|name| name.eq_ignore_ascii_case(word))
        {
            month = Month::try_from(u8::try_from(at + 1).ok()?).ok();
        }
    }
    let date = Date::from_calendar_date(i32::from(year?), month?, day?).ok()?;
    Some(OffsetDateTime::new_utc(date, clock?))
}

fn parse_clock(word: &str) -> Option<Time> {
    let mut parts = word.splitn(3, ':').map(|part| part.parse::<u8>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    // Treat a leap second as the last second of its minute.
    Time::from_hms(hour, minute, second.min(59)).ok()
}

/// Expands a two-digit year: up to 69 means this century, as in POSIX.
fn full_year(number: u16) -> u16 {
    if number < 70 {
        2000 + number
    } else {
        1900 + number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parses_all_three_formats() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(parse(text).unwrap().unix_timestamp(), 784_111_777, "{text}");
        }
    }

    #[test]
    fn refuses_other_text() {
        for text in [
            "",
            "soon",
            "120",
            "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "06 Nov 1994",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "[A-Za-z0-9:, -]{0,40}") {
            let _ = parse(&text);
        }
    }
}
