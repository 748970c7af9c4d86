//! What became of a change: exactly seven possibilities, and the proof.

use super::{DiffLine, Target};
use time::OffsetDateTime;
use webex_api::ApiError;

/// What became of a change, judged by what was read back.
///
/// Only what was asked for decides. What else changed stands in [`Report::others`].
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<T: Target> {
    /// Everything that was asked for is there, and Webex reported no error.
    Applied,
    /// Some of what was asked for is there.
    Partly {
        /// Changes that were asked for and did not take place: a licence still missing, or one still there that was to go.
        missing: Vec<DiffLine<T::Field>>,
    },
    /// Nothing that was asked for is there, and it is known why.
    Refused(Refusal),
    /// Webex answered with an error, and everything that was asked for is there all the same.
    AppliedDespiteError(ApiError),
    /// It cannot be told whether the change was made, or still will be.
    Unknown(Doubt),
    /// Somebody else changed the value after the decision was made. Nothing was sent.
    ChangedByOthers {
        /// What is there now.
        now: T::Value,
    },
    /// An earlier attempt from the same form took effect late, and this change no longer fits it. Nothing was sent.
    Superseded {
        /// What is there now.
        now: T::Value,
    },
}

/// Why nothing changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// Webex answered with an error, and nothing that was asked for is there.
    Server(ApiError),
    /// Webex answered 2xx, and nothing that was asked for is there.
    Ignored,
    /// The write did not reach Webex, or was turned away unseen, as with an expired sign-in. There is nothing to read back.
    TurnedAway(ApiError),
    /// The value could not be read first, so nothing was sent.
    NothingSent(ApiError),
    /// Nothing was asked for: before and after are the same. Nothing was sent.
    NothingAsked,
}

/// Why the outcome of a write is unknown.
#[derive(Debug, Clone, PartialEq)]
pub enum Doubt {
    /// No answer came. Reading back worked and shows nothing of it yet; it may still arrive.
    NoAnswer(ApiError),
    /// Reading back failed.
    NotReadBack {
        /// The error of the write; none when Webex accepted it.
        write: Option<ApiError>,
        /// Why the value could not be read.
        read: ApiError,
    },
}

/// The outcome with what proves it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<T: Target> {
    /// What became of the change.
    pub outcome: Outcome<T>,
    /// What was asked for, line by line, kept parts left out.
    pub asked: Vec<DiffLine<T::Field>>,
    /// What else changed since the decision was made, and was not asked for.
    pub others: Vec<DiffLine<T::Field>>,
    /// Webex's tracking id of the write itself: what its support asks for first. None when nothing was sent or answered.
    pub write_tracking_id: Option<String>,
    /// Tracking ids of all requests in their order, reads too.
    pub tracking_ids: Vec<String>,
    /// HTTP status of the write, when an answer came.
    pub status: Option<u16>,
    /// The error of the write, if it had one; also with [`Outcome::Partly`]. A 2xx that cannot be read is none.
    pub error: Option<ApiError>,
    /// Whether the write was sent.
    pub sent: bool,
    /// The write as a command line, token as `$WEBEX_TOKEN`. None when no write was sent, or it is not known any more.
    pub curl: Option<String>,
    /// What was there when it was last read.
    pub found: Option<T::Value>,
    /// When the attempt ended, by the client's clock.
    pub ended: OffsetDateTime,
}

impl<T: Target> Report<T> {
    /// The lines that were asked for and are there.
    pub fn done(&self) -> Vec<DiffLine<T::Field>> {
        match &self.outcome {
            Outcome::Applied | Outcome::AppliedDespiteError(_) => self.asked.clone(),
            Outcome::Partly { missing } => {
                let done = self.asked.iter().filter(|line| !missing.contains(line));
                done.cloned().collect()
            }
            Outcome::Refused(_)
            | Outcome::Unknown(_)
            | Outcome::ChangedByOthers { .. }
            | Outcome::Superseded { .. } => Vec::new(),
        }
    }

    /// The lines that may take effect late: what a later attempt must not take for somebody else's work.
    ///
    /// Empty when no write was sent, and when Webex turned it down for good.
    pub fn may_arrive(&self) -> &[DiffLine<T::Field>] {
        let settled = match &self.outcome {
            Outcome::Refused(Refusal::Server(error)) => !error.outcome_unknown(),
            Outcome::Refused(Refusal::TurnedAway(_)) => true,
            _ => !self.sent,
        };
        if settled { &[] } else { &self.asked }
    }
}
