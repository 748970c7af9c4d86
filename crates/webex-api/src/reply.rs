//! [`Reply`]: a decoded answer, and what came with it.

use crate::api_base::{NextLink, NextRefused};

/// A decoded 2xx answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply<T> {
    /// The decoded body.
    pub value: T,
    /// What came with it.
    pub head: Box<ReplyHead>,
}

/// What a 2xx answer says besides its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyHead {
    /// The status. A 206 to a licence change means that only part of it was done.
    pub status: u16,
    /// The `TrackingID` header, if the server lets scripts read it.
    pub tracking_id: Option<String>,
    /// The next page of a list.
    pub next: Option<NextLink>,
    /// Why the server's next page is not followed. The list is then incomplete.
    pub next_refused: Option<NextRefused>,
}
