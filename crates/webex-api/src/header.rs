//! Answer headers, each read as one value.
//!
//! A header can be repeated, and `fetch` then joins the values with `, ` (Fetch standard, "get, decode, and split"). No
//! other module reads headers by name, except `Link`, which [`link_header`](crate::link_header) parses.

use std::time::Duration;

use http::header::{CONTENT_TYPE, LINK, RETRY_AFTER};
use http::{HeaderMap, HeaderName};
use time::OffsetDateTime;

use crate::http_date;

/// The answer headers that the client reads. A transport may leave out all others.
pub const ANSWER_HEADERS: [HeaderName; 4] = [CONTENT_TYPE, LINK, RETRY_AFTER, TRACKING_ID];

const TRACKING_ID: HeaderName = HeaderName::from_static("trackingid");

/// Returns `TrackingID`, which Webex support asks for. Repeated ids are listed once each, in order.
pub(crate) fn tracking_id(headers: &HeaderMap) -> Option<String> {
    each_once(parts(headers, &TRACKING_ID))
}

/// Joins the distinct, non-empty parts with `, `; `None` if there are none.
pub(crate) fn each_once<'a>(parts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut distinct: Vec<&str> = Vec::new();
    for part in parts {
        if !part.is_empty() && !distinct.contains(&part) {
            distinct.push(part);
        }
    }
    (!distinct.is_empty()).then(|| distinct.join(", "))
}

/// Returns `Retry-After` (RFC 9110 §10.2.3), given in seconds or as a date, capped at `longest` seconds.
///
/// A date in the past is ignored, as are parts that are neither form. The longest of several waits applies. `None` if
/// nothing is left, so that the caller applies its own back-off.
pub fn retry_after(headers: &HeaderMap, now: OffsetDateTime, longest: u64) -> Option<Duration> {
    // A date also contains a comma, but the part after the day name is a valid date.
    let seconds = parts(headers, &RETRY_AFTER).filter_map(|part| seconds_of(part, now));
    let seconds = seconds.reduce(f64::max)?;
    // The cast saturates: negative becomes 0, too large becomes the maximum.
    Some(Duration::from_secs((seconds.ceil() as u64).min(longest)))
}

fn seconds_of(part: &str, now: OffsetDateTime) -> Option<f64> {
    if part
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return decimal(part);
    }
    http_date::parse(part).map(|date| (date - now).as_seconds_f64())
}

/// Reads digits with at most one point, rounded up. The standard library's float parser weighs 14 kB of the first load.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.contains('.') || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    // So many seconds that they do not fit are capped by the caller.
    let whole = match whole {
        "" => 0,
        digits => digits.parse::<u64>().unwrap_or(u64::MAX),
    };
    let more = fraction.bytes().any(|digit| digit != b'0');
    Some(whole as f64 + f64::from(u8::from(more)))
}

/// Whether the content type is JSON. Repeated values must agree.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let mut any = false;
    for part in parts(headers, &CONTENT_TYPE) {
        let essence = part.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return false;
        }
        any = true;
    }
    any
}

/// Iterates over a header's values, split at commas and trimmed. A non-ASCII value counts as absent.
fn parts<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn headers(name: &HeaderName, values: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    #[test]
    fn lists_a_repeated_tracking_id_once() {
        let rows: [(&[&str], Option<&str>); 7] = [
            (&["A"], Some("A")),
            (&["A, A"], Some("A")),
            (&["A,A , A"], Some("A")),
            (&["A", "A"], Some("A")),
            (&["A, B, A"], Some("A, B")),
            (&["", " , "], None),
            (&[], None),
        ];
        for (values, expected) in rows {
            let read = tracking_id(&headers(&TRACKING_ID, values));
            assert_eq!(read.as_deref(), expected, "{values:?}");
        }
    }

    #[test]
    fn uses_the_longest_of_repeated_waits() {
        let now = OffsetDateTime::from_unix_timestamp(784_111_777).unwrap();
        let rows: [(&[&str], Option<u64>); 14] = [
            (&["30"], Some(30)),
            (&["30, 30"], Some(30)),
            (&["30", "60"], Some(60)),
            (&["60, 30"], Some(60)),
            (&["1.2"], Some(2)),
            (&["Sun, 06 Nov 1994 08:49:47 GMT"], Some(10)),
            (
                &["Sun, 06 Nov 1994 08:49:47 GMT, Sun, 06 Nov 1994 08:49:47 GMT"],
                Some(10),
            ),
            (&["Sunday, 06-Nov-94 08:49:47 GMT, 5"], Some(10)),
            (&["Sun Nov  6 08:49:47 1994, 50"], Some(50)),
            (&["Sun, 06 Nov 1994 08:49:00 GMT"], Some(0)),
            (&["soon, 7"], Some(7)),
            (&["99999999999999999999999999"], Some(1000)),
            (&["-5", "soon", "", "."], None),
            (&[], None),
        ];
        for (values, expected) in rows {
            let read = retry_after(&headers(&RETRY_AFTER, values), now, 1000);
            assert_eq!(read, expected.map(Duration::from_secs), "{values:?}");
        }
    }

    #[test]
    fn repeated_content_types_must_agree() {
        let rows: [(&[&str], bool); 8] = [
            (&["application/json"], true),
            (&["Application/JSON;charset=utf-8"], true),
            (&["application/json, application/json"], true),
            (
                &["application/json; charset=utf-8", "application/json"],
                true,
            ),
            (&["application/json, text/html"], false),
            (&["text/html"], false),
            (&[""], false),
            (&[], false),
        ];
        for (values, expected) in rows {
            assert_eq!(
                is_json(&headers(&CONTENT_TYPE, values)),
                expected,
                "{values:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn never_panics(value in "[A-Za-z0-9:,;. /-]{0,60}") {
            let now = OffsetDateTime::UNIX_EPOCH;
            let _ = retry_after(&headers(&RETRY_AFTER, &[&value]), now, u64::MAX);
            let _ = (tracking_id(&headers(&TRACKING_ID, &[&value])), is_json(&headers(&CONTENT_TYPE, &[&value])));
        }
    }
}
