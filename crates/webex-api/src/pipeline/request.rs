//! [`RequestParts`]: the input of the stages.

use http::Method;

use crate::endpoint::{AnswerSize, Idempotency};

/// How a request carries its credential, and how its answer is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Protocol {
    /// A bearer token in the header; the status says how it went.
    Rest,
    /// The credential in the body; the answer's header says how it went.
    Xml {
        /// Where in the body the credential goes.
        credential: Option<usize>,
        /// Whether the exception “nothing found” is an empty answer; `None` if failures are not looked for.
        may_find_nothing: Option<bool>,
    },
}

/// A request before it gets its token: an endpoint value with its type erased.
#[derive(Clone, Debug)]
pub(crate) struct RequestParts {
    pub(crate) endpoint: &'static str,
    pub(crate) method: Method,
    pub(crate) url: String,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) idempotency: Idempotency,
    pub(crate) answer: AnswerSize,
    pub(crate) protocol: Protocol,
}
