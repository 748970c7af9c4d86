//! [`RequestParts`]: the input of the stages.

use http::Method;

use crate::endpoint::{AnswerSize, Idempotency};
use crate::error::ApiError;
use crate::limits::Limits;
use crate::xml::answer::Head;
use crate::xml::reader::BYTES;

/// Reads how it went from the body of an answer. The flag says whether the exception “nothing found” is an empty answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReadHead {
    pub(crate) read: fn(&'static str, &[u8], bool) -> Result<Head, ApiError>,
    pub(crate) may_find_nothing: bool,
}

/// How a request carries its credential, and how its answer is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Protocol {
    /// A bearer token in the header; the status says how it went.
    Rest,
    /// The credential in the body; the answer's header says how it went.
    Xml {
        /// Where in the body the credential goes.
        credential: Option<usize>,
        /// Looks for a failure in the answer; `None` if nothing does. Passed along, so that a program that never uses the XML API does not
        /// contain its reader.
        read: Option<ReadHead>,
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

impl RequestParts {
    /// Returns how many bytes of the answer's body are read at most.
    pub(crate) fn body_limit(&self, limits: &Limits) -> usize {
        match (self.protocol, self.answer) {
            (Protocol::Xml { .. }, _) => BYTES,
            (Protocol::Rest, AnswerSize::Object) => limits.object_bytes,
            (Protocol::Rest, AnswerSize::List) => limits.list_bytes,
        }
    }
}
