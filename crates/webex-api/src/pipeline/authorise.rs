//! First stage: the request with its headers. The only code that writes an Authorization header.

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Request};

use crate::api_base::ApiBase;
use crate::client::RequestParts;
use crate::error::{ApiError, ErrorKind};
use crate::secret::Secret;
use crate::transport::BodyLimit;

/// The headers besides the token.
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

/// Builds the request, refusing every address that is not below the API base.
pub(crate) fn authorise(
    base: &ApiBase,
    parts: &RequestParts,
    token: &Secret,
) -> Result<Request<Vec<u8>>, ApiError> {
    let refuse = |why: String| ApiError::new(ErrorKind::UntrustedOrigin, parts.endpoint, why);
    base.check_next(&parts.url)
        .map_err(|refused| refuse(refused.to_string()))?;
    let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose())).map_err(|_| {
        ApiError::new(
            ErrorKind::Unauthorised,
            parts.endpoint,
            "the token has characters that no token has",
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
    request.extensions_mut().insert(BodyLimit(parts.cap));
    Ok(request)
}

/// Takes the token out of an error's text, should a server or proxy have echoed our request.
pub(crate) fn redact(error: &mut ApiError, token: &Secret) {
    let token = token.expose();
    if token.is_empty() {
        return;
    }
    let texts = std::iter::once(&mut error.message)
        .chain(
            error
                .details
                .iter_mut()
                .map(|detail| &mut detail.description),
        )
        .chain(error.tracking_id.iter_mut());
    for text in texts {
        if text.contains(token) {
            *text = text.replace(token, "[token]");
        }
    }
}
