//! Locations for Webex Calling.

/// A Calling location; only its id matters here.
pub(crate) struct Location {
    pub(crate) id: String,
}
