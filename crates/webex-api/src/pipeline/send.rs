//! Second stage: sends the request under a time-out.

use std::time::Duration;

use futures_util::future::{Either, select};
use http::{Request, Response};

use super::connection::Connection;
use crate::transport::{Clock, Transport, TransportError};

/// Sends `request`. After `timeout`, drops the transport's future, which aborts the request.
pub(crate) async fn send(
    client: &Connection,
    request: Request<Vec<u8>>,
    limit: usize,
    timeout: Duration,
) -> Result<Response<Vec<u8>>, TransportError> {
    send_over(&*client.transport, &*client.clock, request, limit, timeout).await
}

/// Like [`send`], for callers without a client: the OAuth messages.
pub(crate) async fn send_over(
    transport: &dyn Transport,
    clock: &dyn Clock,
    request: Request<Vec<u8>>,
    limit: usize,
    timeout: Duration,
) -> Result<Response<Vec<u8>>, TransportError> {
    let answer = match select(transport.send(request, limit), clock.sleep(timeout)).await {
        Either::Left((answer, _)) => answer?,
        Either::Right(((), _)) => return Err(TransportError::TimedOut),
    };
    // The transport stops reading at the limit. Check again, in case one does not.
    if answer.body().len() > limit {
        return Err(TransportError::TooLarge { limit });
    }
    Ok(answer)
}
