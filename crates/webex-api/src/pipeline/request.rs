//! [`RequestParts`]: the input of the stages.

use http::Method;

use crate::endpoint::{AnswerSize, Idempotency};

/// A request before it gets its token: an endpoint value with its type erased.
#[derive(Clone, Debug)]
pub(crate) struct RequestParts {
    pub(crate) endpoint: &'static str,
    pub(crate) method: Method,
    pub(crate) url: String,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) idempotency: Idempotency,
    pub(crate) answer: AnswerSize,
}
