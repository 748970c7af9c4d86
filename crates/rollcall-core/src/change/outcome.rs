//! What became of a change: exactly six possibilities, and the proof.

use super::{DiffLine, Target};
use webex_api::ApiError;

/// What became of a change, judged by what was read back.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<T: Target> {
    /// What was asked for is there.
    Applied,
    /// Some of it is there, or more changed than was asked for.
    Partly {
        /// Changes that were asked for and did not take place: a licence still missing, or one still there that was to go.
        missing: Vec<DiffLine<T::Field>>,
        /// Changes that took place and were not asked for.
        unexpected: Vec<DiffLine<T::Field>>,
    },
    /// Nothing changed, and it is known why.
    Refused(Refusal),
    /// Webex reported an error, and what was asked for is there all the same.
    AppliedDespiteError(ApiError),
    /// It cannot be told whether the change was made, or still will be.
    Unknown(ApiError),
    /// The value was no longer the one that the decision was made on. Nothing was sent.
    ChangedByOthers {
        /// What is there now.
        now: T::Value,
    },
}

/// Why nothing changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// Webex answered with an error, and nothing changed.
    Server(ApiError),
    /// Webex answered 2xx, and nothing changed.
    Ignored,
    /// The value could not be read first, so nothing was sent.
    NothingSent(ApiError),
    /// Nothing was asked for: before and after are the same. Nothing was sent.
    NothingAsked,
}

/// The outcome with what proves it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<T: Target> {
    /// What became of the change.
    pub outcome: Outcome<T>,
    /// Webex's tracking id of the write itself: what its support asks for first. None when nothing was sent or answered.
    pub write_tracking_id: Option<String>,
    /// Tracking ids of all requests in their order, reads too.
    pub tracking_ids: Vec<String>,
    /// HTTP status of the write, when an answer came.
    pub status: Option<u16>,
    /// The error of the write, if it had one; also with [`Outcome::Partly`].
    pub error: Option<ApiError>,
    /// The write as a command line, token as `$WEBEX_TOKEN`.
    pub curl: String,
    /// What was there when it was last read.
    pub found: Option<T::Value>,
}
