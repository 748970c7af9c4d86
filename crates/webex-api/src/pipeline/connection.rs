//! What the calls of one client share: where they go, how they travel, and whose they are.

use std::cell::Cell;
use std::rc::Rc;

use super::hold::Observer;
use crate::api_base::ApiBase;
use crate::error::ApiError;
use crate::limits::Limits;
use crate::secret::Secret;
use crate::transport::{Clock, Entropy, LocalBoxFuture, Transport};

/// Where the client gets its bearer token. [`SingleFlight`](crate::SingleFlight) implements it.
pub trait TokenSource {
    /// The token to send now.
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>>;
    /// A token to replay with after a 401 on `rejected`; many callers at once cause one refresh.
    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>>;
}

/// What a client needs to know.
#[derive(Clone, Debug)]
pub struct ClientConfig {
    /// The only place the token goes.
    pub api_base: ApiBase,
    /// Time-outs, tries and size caps.
    pub limits: Limits,
}

/// The shared part of a [`Client`](crate::Client).
pub(crate) struct Connection {
    pub(crate) config: ClientConfig,
    pub(crate) transport: Rc<dyn Transport>,
    pub(crate) clock: Rc<dyn Clock>,
    pub(crate) entropy: Rc<dyn Entropy>,
    pub(crate) tokens: Rc<dyn TokenSource>,
    pub(crate) observer: Option<Observer>,
    /// How many calls were begun: the next one's number.
    pub(crate) calls: Rc<Cell<u64>>,
}
