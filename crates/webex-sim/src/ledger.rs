//! The record of requests, against which tests check reports and retries.

use serde::Serialize;

use crate::xml;

const TOKEN_ENDPOINT: &str = "/v1/access_token";

/// How a request authenticated. Never holds the token itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authorization {
    /// No `Authorization` header.
    None,
    /// A valid bearer token.
    Bearer,
    /// An unknown, expired or revoked bearer token.
    BadBearer,
    /// Client credentials.
    Basic,
    /// Anything else.
    Other,
}

/// One request, recorded in order of arrival.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The HTTP method.
    pub method: String,
    /// The path without the query.
    pub path: String,
    /// The query, with secrets blanked.
    pub query: String,
    /// The status of the answer; 0 if the connection was dropped, hangs or is held.
    pub status: u16,
    /// Whether the request changed the organisation's data.
    pub changed: bool,
    /// How the request authenticated.
    pub authorization: Authorization,
    /// The grant type of a token request, or the operation of an XML request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The OAuth error or XML exception in the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Seconds since 1970, by the simulator's clock.
    pub at: i64,
    /// The `TrackingID` of the answer.
    #[serde(rename = "trackingId")]
    pub tracking_id: String,
    /// The ticket, for a held request.
    #[serde(skip)]
    pub(crate) ticket: Option<u64>,
}

const SECRET: [&str; 8] = [
    "code",
    "code_verifier",
    "client_secret",
    "access_token",
    "refresh_token",
    "id_token",
    "token",
    "state",
];

/// Blanks the secrets in a query string.
pub(crate) fn without_secrets(query: &str) -> String {
    if query.is_empty() {
        return String::new();
    }
    let blank = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if SECRET.contains(&name) => format!("{name}=-"),
        _ => pair.to_owned(),
    };
    query.split('&').map(blank).collect::<Vec<_>>().join("&")
}

/// Returns the kind of request, for paths that serve several.
pub(crate) fn kind(path: &str, body: &[u8]) -> Option<String> {
    match path {
        TOKEN_ENDPOINT => form_urlencoded::parse(body)
            .find(|(name, _)| name == "grant_type")
            .map(|(_, value)| value.into_owned()),
        path if xml::address::is_service(path) => xml::address::operation_of(body),
        _ => None,
    }
}

/// Returns the error in an answer, for paths whose status does not show it.
pub(crate) fn error(path: &str, answer: &[u8]) -> Option<String> {
    match path {
        TOKEN_ENDPOINT => {
            let answer: serde_json::Value = serde_json::from_slice(answer).ok()?;
            answer.get("error")?.as_str().map(str::to_owned)
        }
        path if xml::address::is_service(path) => xml::address::exception_in(answer),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn blanks_secrets() {
        let query = "code=abc&max=5&client_secret=x&access_token=y&flag";
        assert_eq!(
            super::without_secrets(query),
            "code=-&max=5&client_secret=-&access_token=-&flag"
        );
    }
}
