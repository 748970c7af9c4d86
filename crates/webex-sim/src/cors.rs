//! Cross-origin rules. What Webex's preflight allows beyond the headers confirmed below is unknown; see
//! [`crate::Switches`].

use http::{HeaderMap, Method, Response};

use crate::switches::Switches;
use crate::xml;

/// Request headers that are known to pass Webex's preflight, because the JavaScript SDK sends them.
const ALLOWED: [&str; 5] = [
    "authorization",
    "content-type",
    "trackingid",
    "spark-user-agent",
    "accept",
];
/// Response headers that a client needs to read.
const EXPOSED: [&str; 3] = ["Link", "Retry-After", "TrackingID"];

/// Answers a preflight with 204 and the allowed methods and headers. Anything not allowed is left out, so the browser
/// stops there.
pub(crate) fn preflight(path: &str, headers: &HeaderMap, switches: &Switches) -> Response<Vec<u8>> {
    if xml::address::is_service(path) && !switches.xml_cors {
        let mut response = Response::default();
        *response.status_mut() = http::StatusCode::NO_CONTENT;
        return response;
    }
    let text = |name| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let token_endpoint = path == "/v1/access_token";
    let mut methods = vec!["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"];
    if switches.patch_preflight {
        methods.push("PATCH");
    }
    let allowed: Vec<String> = text("access-control-request-headers")
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase())
        .filter(|name| match name.as_str() {
            "email" => switches.email_header_preflight,
            "authorization" if token_endpoint => switches.token_basic_preflight,
            name => ALLOWED.contains(&name),
        })
        .collect();
    let mut response = Response::new(Vec::new());
    *response.status_mut() = http::StatusCode::NO_CONTENT;
    set(
        &mut response,
        "Access-Control-Allow-Methods",
        &methods.join(", "),
    );
    set(
        &mut response,
        "Access-Control-Allow-Headers",
        &allowed.join(", "),
    );
    set(&mut response, "Access-Control-Max-Age", "0");
    set(
        &mut response,
        "Vary",
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    );
    response
}

/// Adds the cross-origin headers to an answer. The authorize page has none, because browsers navigate to it instead of
/// fetching it. Whether the XML service has them is unknown.
pub(crate) fn expose(
    path: &str,
    method: &Method,
    switches: &Switches,
    response: &mut Response<Vec<u8>>,
) {
    if path == "/v1/authorize" || (xml::address::is_service(path) && !switches.xml_cors) {
        return;
    }
    set(response, "Access-Control-Allow-Origin", "*");
    if method == Method::OPTIONS {
        return;
    }
    let hidden = |name: &str| {
        switches
            .hidden_headers
            .iter()
            .any(|hidden| hidden.eq_ignore_ascii_case(name))
    };
    let exposed: Vec<_> = EXPOSED.into_iter().filter(|name| !hidden(name)).collect();
    if !exposed.is_empty() {
        set(
            response,
            "Access-Control-Expose-Headers",
            &exposed.join(", "),
        );
    }
}

/// Sets a header. An invalid value is dropped.
pub(crate) fn set(response: &mut Response<Vec<u8>>, name: &'static str, value: &str) {
    if let (Ok(name), Ok(value)) = (
        http::HeaderName::from_bytes(name.as_bytes()),
        http::HeaderValue::from_bytes(value.as_bytes()),
    ) {
        response.headers_mut().insert(name, value);
    }
}
