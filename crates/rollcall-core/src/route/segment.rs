//! One segment of a path, written so that a browser leaves it as it is.
//!
//! Browsers resolve the segments `.` and `..`, also as `%2e`, and an empty segment is lost with the slash beside it (URL Standard,
//! "path state"). Such a value, and one that begins with `~`, gets a `~` in front. No id that Webex makes is of that kind.

use std::fmt;

use percent_encoding::{percent_decode_str, utf8_percent_encode};
use webex_api::ENCODED;

const MARK: char = '~';

/// Writes a text as one segment.
pub(super) fn write_segment(f: &mut fmt::Formatter<'_>, value: &str) -> fmt::Result {
    if value.starts_with(MARK) || value.chars().all(|letter| letter == '.') {
        write!(f, "{MARK}")?;
    }
    write!(f, "{}", utf8_percent_encode(value, ENCODED))
}

/// Reads what [`write_segment`] writes. Returns `None` for an empty segment and for one that is not UTF-8.
pub(super) fn read_segment(segment: &str) -> Option<String> {
    let text = percent_decode_str(segment).decode_utf8().ok()?;
    if text.is_empty() {
        return None;
    }
    Some(text.strip_prefix(MARK).unwrap_or(&text).to_owned())
}
