//! Third stage: turns status, headers and body into a reply or a typed error.

use http::header::LINK;
use http::{HeaderMap, Response};
use time::OffsetDateTime;

use super::connection::Connection;
use super::reply::RawReply;
use super::request::{Protocol, RequestParts};
use crate::error::{ApiError, ErrorKind};
use crate::error_body::ErrorBody;
use crate::header::{retry_after, tracking_id};
use crate::reply::ReplyHead;
use crate::transport::TransportError;
use crate::xml::answer::Head;

/// Classifies an answer.
pub(crate) fn classify(
    client: &Connection,
    parts: &RequestParts,
    answer: Result<Response<Vec<u8>>, TransportError>,
    now: OffsetDateTime,
) -> Result<RawReply, ApiError> {
    let answer = answer.map_err(|error| ApiError::from_transport(parts.endpoint, &error))?;
    let (head, body) = answer.into_parts();
    let status = head.status.as_u16();
    if !head.status.is_success() {
        return Err(refusal(
            parts.endpoint,
            status,
            &head.headers,
            &body,
            client,
            now,
        ));
    }
    let tracking_id = tracking_id(&head.headers);
    let xml = match parts.protocol {
        Protocol::Rest | Protocol::Xml { read: None, .. } => Head::default(),
        Protocol::Xml {
            read: Some(head), ..
        } => (head.read)(parts.endpoint, &body, head.may_find_nothing).map_err(|mut error| {
            error.status = Some(status);
            error.tracking_id.clone_from(&tracking_id);
            error
        })?,
    };
    let links = head
        .headers
        .get_all(LINK)
        .into_iter()
        .map(http::HeaderValue::as_bytes);
    let (next, next_refused) = match client.config.api_base.next_of(links) {
        Ok(next) => (next, None),
        Err(refused) => (None, Some(refused)),
    };
    let head = Box::new(ReplyHead {
        status,
        tracking_id,
        next,
        next_refused,
    });
    Ok(RawReply { head, body, xml })
}

fn refusal(
    endpoint: &'static str,
    status: u16,
    headers: &HeaderMap,
    body: &[u8],
    client: &Connection,
    now: OffsetDateTime,
) -> ApiError {
    let body = ErrorBody::read(body);
    let message = body
        .message
        .unwrap_or_else(|| format!("status {status} without an explanation"));
    let mut error = ApiError::new(kind(status), endpoint, message).with_status(status);
    error.details = body.details;
    error.tracking_id = body.tracking_id.or_else(|| tracking_id(headers));
    error.retry_after = retry_after(headers, now, client.config.limits.waits_seconds);
    error
}

/// Returns the error class of a status other than 2xx.
pub(crate) fn kind(status: u16) -> ErrorKind {
    match status {
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        423 => ErrorKind::Locked,
        429 => ErrorKind::RateLimited,
        // Redirects are never followed, because they could lead the token elsewhere.
        300..=399 => ErrorKind::UntrustedOrigin,
        500..=599 => ErrorKind::Server,
        _ => ErrorKind::Invalid,
    }
}
