//! What can be changed: how to read it, how to write it, and how to tell two values apart.

use super::DiffLine;
use std::fmt;
use std::future::Future;
use webex_api::{ApiError, Client, DecodeError, Endpoint, GetPerson, Person, Reply};

/// Something of Webex's that can be read, written and read back.
pub trait Target {
    /// The whole of what is changed, for instance all licences of a person.
    type Value: Clone + PartialEq + fmt::Debug;
    /// One part of it, for instance one licence.
    type Field: Clone + PartialEq + fmt::Debug + fmt::Display;

    /// Reads the present value.
    fn read(&self, client: &Client) -> impl Future<Output = Result<Reply<Self::Value>, ApiError>>;

    /// Sends the write, once. A reply says only that Webex answered 2xx, not what it did.
    fn write(
        &self,
        client: &Client,
        before: &Self::Value,
        after: &Self::Value,
    ) -> impl Future<Output = Result<WriteReply, ApiError>>;

    /// The difference between two values, kept parts too. Two values are equal exactly when all lines are kept.
    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<Self::Field>>;

    /// What the wish to go from `before` to `after` makes of `now`, where somebody else has changed parts: their parts stay.
    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value;

    /// The write as a command line with the token as `$WEBEX_TOKEN`; byte for byte the request that [`Target::write`] sends.
    /// `None` if the values come from a record that does not hold enough to tell.
    fn curl(&self, client: &Client, before: &Self::Value, after: &Self::Value) -> Option<String>;

    /// Whether Webex makes this difference as part of the write, besides the requested lines. Then it is not reported as someone else's change.
    fn brings(&self, _line: &DiffLine<Self::Field>, _asked: &[DiffLine<Self::Field>]) -> bool {
        false
    }
}

/// What a 2xx answer to a write said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteReply {
    /// Webex's tracking id of the write.
    pub tracking_id: Option<String>,
    /// HTTP status: 200, 204, or 206 where Webex itself admits that it did only a part.
    pub status: u16,
}

impl<T> From<Reply<T>> for WriteReply {
    fn from(reply: Reply<T>) -> Self {
        Self {
            tracking_id: reply.head.tracking_id,
            status: reply.head.status,
        }
    }
}

/// The same reply with another value.
pub(super) fn map_reply<T, U>(reply: Reply<T>, map: impl FnOnce(T) -> U) -> Reply<U> {
    Reply {
        value: map(reply.value),
        head: reply.head,
    }
}

/// The error for an answer that lacks data a change depends on.
pub(super) fn not_told(reply: &Reply<Person>, message: &str) -> ApiError {
    let fault = DecodeError {
        path: None,
        message: message.to_owned(),
    };
    ApiError::of_answer(GetPerson::NAME, fault).about(&reply.head)
}
