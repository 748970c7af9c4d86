//! Second stage: the transport raced against the clock.

use std::time::Duration;

use futures_util::future::{Either, select};
use http::{Request, Response};

use super::connection::Connection;
use crate::transport::{BodyLimit, Clock, Transport, TransportError};

/// Sends `request`; past `timeout` the transport's future is dropped, which aborts the request.
pub(crate) async fn send(
    client: &Connection,
    request: Request<Vec<u8>>,
    timeout: Duration,
) -> Result<Response<Vec<u8>>, TransportError> {
    send_over(&*client.transport, &*client.clock, request, timeout).await
}

/// The same for callers without a client: the OAuth messages.
pub(crate) async fn send_over(
    transport: &dyn Transport,
    clock: &dyn Clock,
    request: Request<Vec<u8>>,
    timeout: Duration,
) -> Result<Response<Vec<u8>>, TransportError> {
    let limit = request
        .extensions()
        .get::<BodyLimit>()
        .map_or(usize::MAX, |limit| limit.0);
    let answer = match select(transport.send(request), clock.sleep(timeout)).await {
        Either::Left((answer, _)) => answer?,
        Either::Right(((), _)) => return Err(TransportError::TimedOut),
    };
    // The transport stops reading past the limit; one that does not is no way round it.
    if answer.body().len() > limit {
        return Err(TransportError::TooLarge { limit });
    }
    Ok(answer)
}
