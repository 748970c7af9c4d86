//! First stage: builds the request with its headers. No other code writes an Authorization header.

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Request};

use super::connection::ClientConfig;
use super::request::RequestParts;
use crate::endpoint::AnswerSize;
use crate::error::{ApiError, ErrorKind};
use crate::secret::Secret;
use crate::transport::BodyLimit;

/// Returns the headers other than the token.
pub(crate) fn plain_headers(
    parts: &RequestParts,
) -> impl Iterator<Item = (HeaderName, &'static str)> {
    let accept = (ACCEPT, "application/json");
    let content = parts
        .body
        .is_some()
        .then_some((CONTENT_TYPE, "application/json"));
    [accept].into_iter().chain(content)
}

/// Builds the request. Refuses every address outside the API base and the identity service beside it.
pub(crate) fn authorize(
    config: &ClientConfig,
    parts: &RequestParts,
    token: &Secret,
) -> Result<Request<Vec<u8>>, ApiError> {
    let refuse = |why: String| ApiError::new(ErrorKind::UntrustedOrigin, parts.endpoint, why);
    config
        .api_base
        .check_request(&parts.url)
        .map_err(|refused| refuse(refused.to_string()))?;
    let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose())).map_err(|_| {
        ApiError::new(
            ErrorKind::Unauthorized,
            parts.endpoint,
            "the token has characters that tokens do not have",
        )
    })?;
    bearer.set_sensitive(true);
    let mut request = Request::new(parts.body.clone().unwrap_or_default());
    *request.method_mut() = parts.method.clone();
    *request.uri_mut() = parts
        .url
        .parse()
        .map_err(|_| refuse("the address is malformed".into()))?;
    request.headers_mut().insert(AUTHORIZATION, bearer);
    for (name, value) in plain_headers(parts) {
        request
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    let limit = match parts.answer {
        AnswerSize::Object => config.limits.object_bytes,
        AnswerSize::List => config.limits.list_bytes,
    };
    request.extensions_mut().insert(BodyLimit(limit));
    Ok(request)
}
