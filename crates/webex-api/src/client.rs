//! [`Client`]: takes endpoint values and returns decoded replies.

use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use crate::curl;
use crate::decode_error::DecodeError;
use crate::endpoint::Endpoint;
use crate::error::ApiError;
use crate::limits::Limits;
use crate::pipeline;
use crate::pipeline::connection::Connection;
pub use crate::pipeline::connection::{ClientConfig, TokenSource};
use crate::pipeline::hold::Observer;
use crate::pipeline::reply::RawReply;
use crate::pipeline::request::{Protocol, RequestParts};
use crate::reply::{Reply, ReplyHead};
use crate::transport::{Clock, Entropy, LocalBoxFuture, Transport};

/// The Webex REST API for one session. Clones share all state.
#[derive(Clone)]
pub struct Client(Rc<Connection>);

impl Client {
    /// Creates a client on top of the given traits.
    pub fn new(
        config: ClientConfig,
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
        entropy: Rc<dyn Entropy>,
        tokens: Rc<dyn TokenSource>,
    ) -> Self {
        Self(Rc::new(Connection {
            config,
            transport,
            clock,
            entropy,
            tokens,
            may_write: None,
            observer: None,
            calls: Rc::default(),
        }))
    }

    /// Returns a client that reports to `observer` why its calls and those of its clones are waiting; see
    /// [`Hold`](crate::Hold). An existing observer is still informed, so that a page can watch all calls and a form its
    /// own.
    #[must_use]
    pub fn observed_by(&self, observer: Observer) -> Self {
        let observer: Observer = match self.0.observer.clone() {
            Some(before) => Rc::new(move |progress| {
                before(progress);
                observer(progress);
            }),
            None => observer,
        };
        self.with(Rc::clone(&self.0.transport), Some(observer))
    }

    /// Returns a client that sends nothing that may change something while `may_write` returns `false`. It is asked before each
    /// request leaves, also before one that is sent again, and also for calls with another credential, such as a ticket.
    #[must_use]
    pub fn writing_if(&self, may_write: Rc<dyn Fn() -> bool>) -> Self {
        Self(Rc::new(Connection {
            may_write: Some(may_write),
            ..self.0.as_ref().clone()
        }))
    }

    /// Returns the connection for calls with another credential, or with the bearer token.
    pub(crate) fn connection(&self, tokens: Option<Rc<dyn TokenSource>>) -> Rc<Connection> {
        match tokens {
            Some(tokens) => Rc::new(Connection {
                tokens,
                ..self.0.as_ref().clone()
            }),
            None => Rc::clone(&self.0),
        }
    }

    /// Returns a client whose requests leave through what `wrap` makes of the transport.
    #[must_use]
    pub fn through(&self, wrap: impl FnOnce(Rc<dyn Transport>) -> Rc<dyn Transport>) -> Self {
        let transport = wrap(Rc::clone(&self.0.transport));
        self.with(transport, self.0.observer.clone())
    }

    fn with(&self, transport: Rc<dyn Transport>, observer: Option<Observer>) -> Self {
        Self(Rc::new(Connection {
            transport,
            observer,
            ..self.0.as_ref().clone()
        }))
    }

    /// Makes one call: sends it, refreshes the token once on a 401, waits and retries if that is harmless, and decodes
    /// the answer.
    ///
    /// # Errors
    /// See [`ApiError`]. [`pipeline`] has the table of what is retried first.
    pub fn call<'a, E: Endpoint>(
        &self,
        endpoint: &'a E,
    ) -> LocalBoxFuture<'a, Result<Reply<E::Output>, ApiError>> {
        self.fetch(endpoint, self.url(endpoint))
    }

    /// As [`Client::call`], for an answer that keeps its endpoint. Its errors are the same.
    pub fn call_shared<E: Endpoint + 'static>(
        &self,
        endpoint: Rc<E>,
    ) -> LocalBoxFuture<'static, Result<Reply<E::Output>, ApiError>> {
        let url = self.url(&*endpoint);
        Box::pin(self.decoded(endpoint, url))
    }

    /// Fetches `endpoint`'s answer at another address, such as that of a further page of its list.
    ///
    /// Boxed, because otherwise it is compiled again into each future that awaits it.
    pub(crate) fn fetch<'a, E: Endpoint>(
        &self,
        endpoint: &'a E,
        url: String,
    ) -> LocalBoxFuture<'a, Result<Reply<E::Output>, ApiError>> {
        Box::pin(self.decoded(endpoint, url))
    }

    fn decoded<E: Deref<Target: Endpoint + Sized>>(&self, endpoint: E, url: String) -> Decoded<E> {
        let request = parts(&*endpoint, url);
        let answer = pipeline::dispatch(Rc::clone(&self.0), request);
        Decoded { answer, endpoint }
    }

    /// Returns the exact request as a POSIX shell command, with `$WEBEX_TOKEN` for the token.
    pub fn curl<E: Endpoint>(&self, endpoint: &E) -> String {
        let url = self.url(endpoint);
        curl::command(&parts(endpoint, url))
    }

    /// Returns the URL of a call.
    pub(crate) fn url<E: Endpoint>(&self, endpoint: &E) -> String {
        self.0.config.api_base.url(&endpoint.path())
    }

    /// Returns the client's clock.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// Returns the client's limits.
    pub fn limits(&self) -> &Limits {
        &self.0.config.limits
    }
}

/// The answer to a call. It is compiled once per endpoint, and an `async` block would be a larger state machine.
struct Decoded<E> {
    answer: LocalBoxFuture<'static, Result<RawReply, ApiError>>,
    endpoint: E,
}

impl<E: Deref<Target: Endpoint> + Unpin> Future for Decoded<E> {
    type Output = Result<Reply<<E::Target as Endpoint>::Output>, ApiError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let RawReply { head, body, .. } = ready!(self.answer.as_mut().poll(context))?;
        Poll::Ready(match self.endpoint.decode(&body) {
            Ok(value) => Ok(Reply { value, head }),
            Err(fault) => Err(undecodable(E::Target::NAME, fault, &head)),
        })
    }
}

/// The error for an answer that could not be decoded.
#[cold]
fn undecodable(endpoint: &'static str, fault: DecodeError, head: &ReplyHead) -> ApiError {
    ApiError::of_answer(endpoint, fault).about(head)
}

/// Erases the type of an endpoint.
fn parts<E: Endpoint>(endpoint: &E, url: String) -> RequestParts {
    RequestParts {
        endpoint: E::NAME,
        method: E::METHOD,
        url,
        body: endpoint.body(),
        idempotency: E::IDEMPOTENCY,
        answer: E::ANSWER,
        protocol: Protocol::Rest,
    }
}
