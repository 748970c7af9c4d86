//! What the calls of one client share: where they go, how they are sent, and whose token they use.

use std::cell::Cell;
use std::rc::Rc;

use super::hold::Observer;
use crate::api_base::ApiBase;
use crate::error::ApiError;
use crate::limits::Limits;
use crate::secret::Secret;
use crate::transport::{Clock, Entropy, LocalBoxFuture, Transport};

/// Supplies the client's bearer token. [`SingleFlight`](crate::SingleFlight) implements it.
pub trait TokenSource {
    /// Returns the token to send now.
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>>;
    /// Returns a token to retry with after a 401 on `rejected`. Concurrent callers share one refresh.
    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>>;
}

/// The configuration of a client.
#[derive(Clone, Debug)]
pub struct ClientConfig {
    /// The only place the token is sent to.
    pub api_base: ApiBase,
    /// Time-outs, retries and size limits.
    pub limits: Limits,
}

/// The shared part of a [`Client`](crate::Client).
#[derive(Clone)]
pub(crate) struct Connection {
    pub(crate) config: ClientConfig,
    pub(crate) transport: Rc<dyn Transport>,
    pub(crate) clock: Rc<dyn Clock>,
    pub(crate) entropy: Rc<dyn Entropy>,
    pub(crate) tokens: Rc<dyn TokenSource>,
    /// Whether requests that may change something may leave; `None`: always.
    pub(crate) may_write: Option<Rc<dyn Fn() -> bool>>,
    pub(crate) observer: Option<Observer>,
    /// The number of calls so far, used to number the next one.
    pub(crate) calls: Rc<Cell<u64>>,
}
