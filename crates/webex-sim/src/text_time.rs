//! Times as Webex writes them.

use time::OffsetDateTime;
use time::macros::format_description;

/// `2015-10-18T14:26:16.000Z` from seconds since 1970.
pub(crate) fn stamp(seconds: i64) -> String {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].000Z");
    OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|at| at.format(&format).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_documented_form() {
        assert_eq!(super::stamp(1_445_178_376), "2015-10-18T14:26:16.000Z");
    }
}
