//! First stage: builds the request with its headers. No other code writes an Authorization header.

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Request};
use zeroize::Zeroizing;

use super::connection::ClientConfig;
use super::request::{Protocol, RequestParts};
use crate::error::{ApiError, ErrorKind};
use crate::secret::Secret;
use crate::xml::writer::escape;

/// Returns the headers other than the token.
pub(crate) fn plain_headers(
    parts: &RequestParts,
) -> impl Iterator<Item = (HeaderName, &'static str)> {
    let kind = match parts.protocol {
        Protocol::Rest => "application/json",
        Protocol::Xml { .. } => "application/xml",
    };
    let accept = (ACCEPT, kind);
    let content = parts.body.is_some().then_some((CONTENT_TYPE, kind));
    [accept].into_iter().chain(content)
}

/// Builds the request with its credential.
///
/// The bearer token is only a header of a request to the API base and to the identity service beside it. A request of
/// the XML API has its credential in the body, and no Authorization header at all.
pub(crate) fn authorize(
    config: &ClientConfig,
    parts: &RequestParts,
    token: &Secret,
) -> Result<Request<Vec<u8>>, ApiError> {
    match parts.protocol {
        Protocol::Rest => with_bearer(config, parts, token),
        Protocol::Xml { credential, .. } => with_credential(parts, credential, token),
    }
}

fn with_credential(
    parts: &RequestParts,
    credential: Option<usize>,
    token: &Secret,
) -> Result<Request<Vec<u8>>, ApiError> {
    let body = parts.body.as_deref().unwrap_or_default();
    let (before, after) = body.split_at(credential.unwrap_or(body.len()).min(body.len()));
    let mut secret = Zeroizing::new(String::new());
    if credential.is_some() {
        // Nothing in a ticket can end its element.
        escape(&mut secret, token.expose());
    }
    let body = [before, secret.as_bytes(), after].concat();
    plain_request(parts, body)
}

/// Builds a request without a credential in its headers.
fn plain_request(parts: &RequestParts, body: Vec<u8>) -> Result<Request<Vec<u8>>, ApiError> {
    let mut request = Request::new(body);
    *request.method_mut() = parts.method.clone();
    *request.uri_mut() = parts
        .url
        .parse()
        .map_err(|_| refuse(parts, "the address is malformed".into()))?;
    for (name, value) in plain_headers(parts) {
        request
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    Ok(request)
}

fn refuse(parts: &RequestParts, why: String) -> ApiError {
    ApiError::new(ErrorKind::UntrustedOrigin, parts.endpoint, why)
}

/// Refuses every address outside the API base and the identity service beside it.
fn with_bearer(
    config: &ClientConfig,
    parts: &RequestParts,
    token: &Secret,
) -> Result<Request<Vec<u8>>, ApiError> {
    config
        .api_base
        .check_request(&parts.url)
        .map_err(|refused| refuse(parts, refused.to_string()))?;
    let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose())).map_err(|_| {
        ApiError::new(
            ErrorKind::Unauthorized,
            parts.endpoint,
            "the token has characters that tokens do not have",
        )
    })?;
    bearer.set_sensitive(true);
    let mut request = plain_request(parts, parts.body.clone().unwrap_or_default())?;
    request.headers_mut().insert(AUTHORIZATION, bearer);
    Ok(request)
}
