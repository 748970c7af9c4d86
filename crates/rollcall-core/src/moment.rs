//! Points in time as numbers: the directory keeps two for each of 100,000 people.

use time::{OffsetDateTime, UtcOffset};

/// Seconds in a day.
pub(crate) const DAY: u32 = 86_400;

/// Seconds from 1970 to a time in RFC 3339. `None` for any other text and for times that 32 bits cannot hold: before 1970, after 2106.
pub(crate) fn seconds(text: &str) -> Option<u32> {
    u32::try_from(seconds_from_1970(text)?).ok()
}

/// Reads a time in RFC 3339, without its fraction. The parser of the `time` crate does the same and weighs four times as much.
pub fn moment(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(seconds_from_1970(text)?).ok()
}

/// Writes a time in UTC to the second, as RFC 3339 has it: `2025-12-26T19:05:17Z`. Empty for a year that it cannot write.
pub fn rfc3339(time: OffsetDateTime) -> String {
    let time = time.to_offset(UtcOffset::UTC);
    if !(0..10_000).contains(&time.year()) {
        return String::new();
    }
    let (month, day) = (u8::from(time.month()), time.day());
    let (hour, minute, second) = time.to_hms();
    let year = time.year();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Seconds from 1970 to a time in RFC 3339, such as `2026-01-31T08:15:30.000Z`; a fraction is dropped. `None` for any other text.
fn seconds_from_1970(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let number = |from: usize, len: usize| -> Option<i64> {
        let digits = bytes.get(from..from + len)?;
        digits.iter().try_fold(0, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + i64::from(digit - b'0'))
        })
    };
    let mark = |at: usize, marks: &[u8]| bytes.get(at).is_some_and(|byte| marks.contains(byte));
    let is_shaped =
        mark(4, b"-") && mark(7, b"-") && mark(10, b"Tt ") && mark(13, b":") && mark(16, b":");
    let (year, month, day) = (number(0, 4)?, number(5, 2)?, number(8, 2)?);
    let (hour, minute, second) = (number(11, 2)?, number(14, 2)?, number(17, 2)?);
    let mut at = 19;
    if mark(at, b".") {
        at += 1;
        let digits = bytes
            .get(at..)?
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if digits == 0 {
            return None;
        }
        at += digits;
    }
    let offset = if mark(at, b"Zz") && bytes.len() == at + 1 {
        0
    } else if mark(at, b"+-") && mark(at + 3, b":") && bytes.len() == at + 6 {
        let (hours, minutes) = (number(at + 1, 2)?, number(at + 4, 2)?);
        if hours > 23 || minutes > 59 {
            return None;
        }
        let seconds = hours * 3600 + minutes * 60;
        if mark(at, b"-") { -seconds } else { seconds }
    } else {
        return None;
    };
    if !is_shaped
        || hour > 23
        || minute > 59
        || second > 59
        || day < 1
        || day > days_of(year, month)?
    {
        return None;
    }
    let days = days_since_1970(year, month, day);
    Some(days * i64::from(DAY) + hour * 3600 + minute * 60 + second - offset)
}

/// The length of a month of the Gregorian calendar.
fn days_of(year: i64, month: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if is_leap { 29 } else { 28 }),
        _ => None,
    }
}

/// Days from 1 January 1970 to a day of the Gregorian calendar, by years that begin in March, so that a leap day is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + day_of_year - 719_468
}

/// The day of a time in seconds since 1970, in UTC: `26 Dec 2025`.
pub fn day(seconds: u32) -> String {
    const MONTHS: &str = "MarAprMayJunJulAugSepOctNovDecJanFeb";
    // The inverse of `days_since_1970`, in the same years that begin in March. 146,097 days are 400 years.
    let days = i64::from(seconds / DAY) + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year_of_era + i64::from(month >= 10);
    let from = month as usize * 3;
    let name = MONTHS.get(from..from + 3).unwrap_or_default();
    format!("{day} {name} {year}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::OffsetDateTime;
    use time::format_description::well_known::Rfc3339;

    use super::{day, moment, rfc3339, seconds};

    #[test]
    fn times_are_read_and_other_texts_are_not() {
        let rows = [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2026-01-31T08:15:30.000Z", Some(1_769_847_330)),
            ("2026-01-31T08:15:30+02:00", Some(1_769_840_130)),
            ("2026-01-31T08:15:30.1234567-02:30", Some(1_769_856_330)),
            ("2024-02-29T00:00:00Z", Some(1_709_164_800)),
            ("2023-02-29T00:00:00Z", None),
            ("1969-12-31T23:59:59Z", None),
            ("2200-01-01T00:00:00Z", None),
            ("2026-01-31", None),
            ("2026-01-31T08:15:30", None),
            ("2026-01-31T08:15:30.Z", None),
            ("2026-13-01T00:00:00Z", None),
            ("2026-01-31T24:00:00Z", None),
            ("2026-01-31T08:15:30Z and more", None),
            ("yesterday", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }

    #[test]
    fn days_are_told_in_words() {
        for (at, expected) in [
            (0, "1 Jan 1970"),
            (1_709_251_199, "29 Feb 2024"),
            (1_766_775_917, "26 Dec 2025"),
            (u32::MAX, "7 Feb 2106"),
        ] {
            assert_eq!(day(at), expected);
        }
    }

    proptest! {
        /// The same as the parser of the `time` crate, which weighs too much for the first load.
        #[test]
        fn agrees_with_another_parser(at in 0..u32::MAX, minutes in -800..800_i32, fraction in proptest::option::of("[0-9]{1,7}")) {
            let offset = time::UtcOffset::from_whole_seconds(minutes * 60).unwrap();
            let time = OffsetDateTime::from_unix_timestamp(at.into()).unwrap().to_offset(offset);
            let mut text = time.format(&Rfc3339).unwrap();
            if let Some(fraction) = fraction {
                text.insert_str(19, &format!(".{fraction}"));
            }
            prop_assert_eq!(seconds(&text), Some(at), "{}", text);
        }

        #[test]
        fn times_are_written_as_the_other_crate_does(at in -62_167_219_200..253_402_300_800_i64) {
            let time = OffsetDateTime::from_unix_timestamp(at).unwrap();
            let text = rfc3339(time);
            prop_assert_eq!(&text, &time.format(&Rfc3339).unwrap());
            prop_assert_eq!(moment(&text), Some(time));
        }

        #[test]
        fn a_day_is_that_of_another_calendar(at: u32) {
            let time = OffsetDateTime::from_unix_timestamp(at.into()).unwrap();
            let month = time.month().to_string();
            prop_assert_eq!(day(at), format!("{} {} {}", time.day(), &month[..3], time.year()));
        }

        #[test]
        fn reads_nothing_that_the_other_parser_refuses(text in "[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-5][0-9](Z|[+-][0-2][0-9]:[0-5][0-9])|\\PC{0,30}") {
            if let Some(at) = seconds(&text) {
                let time = OffsetDateTime::parse(&text, &Rfc3339).unwrap();
                prop_assert_eq!(time.unix_timestamp(), i64::from(at));
            }
        }
    }
}
