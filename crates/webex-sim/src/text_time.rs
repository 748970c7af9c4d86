//! Times in Webex's format.

use time::OffsetDateTime;

/// Formats seconds since 1970 as `2015-10-18T14:26:16.000Z`. Writes digit by digit, because long lists of people need
/// it.
pub(crate) fn stamp(seconds: i64) -> String {
    let at = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let mut text = *b"0000-00-00T00:00:00.000Z";
    let mut put = |start: usize, digits: usize, number: u32| {
        let mut rest = number;
        for place in text[start..start + digits].iter_mut().rev() {
            *place = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
    };
    put(0, 4, at.year().unsigned_abs());
    put(5, 2, u8::from(at.month()).into());
    put(8, 2, at.day().into());
    put(11, 2, at.hour().into());
    put(14, 2, at.minute().into());
    put(17, 2, at.second().into());
    String::from_utf8_lossy(&text).into_owned()
}

/// Formats seconds since 1970 as `10/18/2015 14:26:16`, the form of the XML service.
pub(crate) fn slashes(seconds: i64) -> String {
    let stamp = stamp(seconds);
    let part = |range: std::ops::Range<usize>| stamp.get(range).unwrap_or_default();
    format!(
        "{}/{}/{} {}",
        part(5..7),
        part(8..10),
        part(0..4),
        part(11..19)
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn writes_the_documented_form() {
        assert_eq!(super::stamp(1_445_178_376), "2015-10-18T14:26:16.000Z");
        assert_eq!(super::stamp(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(super::slashes(1_445_178_376), "10/18/2015 14:26:16");
    }
}
