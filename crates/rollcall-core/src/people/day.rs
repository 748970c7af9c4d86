//! [`Day`]: a day in two bytes, for tables of many rows.

use std::fmt;
use std::num::NonZeroU16;

use time::{Date, Month, OffsetDateTime, UtcOffset};

/// A day, from 1970-01-01 to 2149-06-05. An `Option<Day>` takes two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroU16);

/// The day before the first one, as a Julian day number.
const BEFORE_FIRST: i32 = 2_440_587;

impl Day {
    /// The day of a moment, in UTC.
    pub fn of(moment: OffsetDateTime) -> Option<Self> {
        Self::at(moment.to_offset(UtcOffset::UTC).date())
    }

    /// The day of a time in seconds since 1970, in UTC.
    pub(super) fn of_seconds(seconds: u32) -> Self {
        let days = u16::try_from(seconds / crate::moment::DAY).unwrap_or(u16::MAX);
        Self(NonZeroU16::MIN.saturating_add(days))
    }

    /// Reads the date at the start of a text, such as an RFC 3339 time. Webex writes times in UTC; an offset is not looked at.
    pub fn read(text: &str) -> Option<Self> {
        let date = text.get(..10)?;
        let mut parts = date.split('-');
        let mut number = |digits| {
            let part = parts.next()?;
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        Self::at(Date::from_calendar_date(year.into(), month, u8::try_from(day).ok()?).ok()?)
    }

    /// Returns the day this many days earlier, or the first representable day.
    #[must_use]
    pub fn minus(self, days: u16) -> Self {
        Self(NonZeroU16::new(self.0.get().saturating_sub(days)).unwrap_or(NonZeroU16::MIN))
    }

    /// Its first moment in UTC.
    pub fn start(self) -> OffsetDateTime {
        let date = Date::from_julian_day(BEFORE_FIRST + i32::from(self.0.get()));
        date.map_or(OffsetDateTime::UNIX_EPOCH, |date| {
            date.midnight().assume_utc()
        })
    }

    fn at(date: Date) -> Option<Self> {
        let number = date.to_julian_day().checked_sub(BEFORE_FIRST)?;
        NonZeroU16::new(u16::try_from(number).ok()?).map(Self)
    }
}

/// `2026-05-04`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.start().date();
        let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_the_rest_is_not() {
        for (text, day) in [
            ("2026-05-04T10:00:00.000Z", Some("2026-05-04")),
            ("2026-05-04", Some("2026-05-04")),
            ("1970-01-01T00:00:00Z", Some("1970-01-01")),
            ("2149-06-05", Some("2149-06-05")),
            ("2149-06-06", None),
            ("1969-12-31", None),
            ("2025-02-29", None),
            ("2024-02-29", Some("2024-02-29")),
            ("2026-5-04Tx", None),
            ("+026-05-04", None),
            ("4 May 2026", None),
            ("éééééé", None),
            ("", None),
        ] {
            let read = Day::read(text).map(|day| day.to_string());
            assert_eq!(read.as_deref(), day, "{text}");
        }
    }

    #[test]
    fn days_count_back_and_stop_at_the_first() {
        let day = Day::read("2026-03-01").unwrap();
        assert_eq!(day.minus(1).to_string(), "2026-02-28");
        assert_eq!(day.minus(365).to_string(), "2025-03-01");
        assert_eq!(day.minus(u16::MAX).to_string(), "1970-01-01");
        assert_eq!(Day::of(day.start()), Some(day));
        let seconds = u32::try_from(day.start().unix_timestamp()).unwrap();
        assert_eq!(Day::of_seconds(seconds + 86_399), day);
        assert_eq!(Day::of_seconds(0).to_string(), "1970-01-01");
        assert_eq!(Day::of_seconds(u32::MAX).to_string(), "2106-02-07");
        assert_eq!(size_of::<Option<Day>>(), 2);
    }
}
