//! Faults in response headers. They are applied last, once all headers are set.

use http::{HeaderName, HeaderValue, Response};
use serde_json::{Map, Value};

use crate::cors;

/// Changes to apply to an answer's headers at the end.
#[derive(Clone, Debug, Default)]
pub(crate) struct LastHeaders {
    /// Omit the cross-origin headers.
    pub(crate) not_shared: bool,
    /// Send `Retry-After`, but do not expose it to scripts.
    pub(crate) without_retry_after: bool,
    /// Headers to send twice.
    pub(crate) twice: Vec<String>,
    /// Headers to set. A list sends the header several times.
    pub(crate) set: Map<String, Value>,
    /// Headers to remove.
    pub(crate) remove: Vec<String>,
}

/// Applies the header changes that a fault left on the response.
pub(crate) fn finish(response: &mut Response<Vec<u8>>) {
    let Some(last) = response.extensions_mut().remove::<LastHeaders>() else {
        return;
    };
    if last.not_shared {
        response.headers_mut().remove("Access-Control-Allow-Origin");
        response
            .headers_mut()
            .remove("Access-Control-Expose-Headers");
    }
    if last.without_retry_after {
        cors::set(
            response,
            "Access-Control-Expose-Headers",
            "Link, TrackingID",
        );
    }
    for (name, value) in &last.set {
        lines(response, name, value);
    }
    for name in &last.remove {
        response.headers_mut().remove(name);
    }
    for name in last
        .twice
        .iter()
        .filter_map(|name| HeaderName::from_bytes(name.as_bytes()).ok())
    {
        if let Some(value) = response.headers().get(&name).cloned() {
            response.headers_mut().append(name, value);
        }
    }
}

/// Sets a header, several times for a list. Values that are not valid header values are dropped.
pub(crate) fn lines(response: &mut Response<Vec<u8>>, name: &str, value: &Value) {
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return;
    };
    response.headers_mut().remove(&name);
    let all = match value {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    for value in all {
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if let Ok(value) = HeaderValue::from_bytes(text.as_bytes()) {
            response.headers_mut().append(&name, value);
        }
    }
}
