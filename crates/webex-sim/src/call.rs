//! A request as handlers see it.

use http::{HeaderMap, Method};
use serde::de::DeserializeOwned;
use serde_json::Value;
use time::OffsetDateTime;

use crate::answer::Refusal;
use crate::auth::caller::Caller;

/// Method, path, decoded query, headers and body, plus the caller once it is known.
pub(crate) struct Call<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
    /// The scheme and authority that the client used to reach the simulator. `Link` headers are built from it.
    pub(crate) origin: String,
    pub(crate) now: OffsetDateTime,
    pub(crate) caller: Option<Caller>,
    /// The values of the `{…}` parts of the route.
    pub(crate) params: Vec<String>,
}

impl<'a> Call<'a> {
    /// Parses a request. The origin comes from the request's URI if it has one, otherwise from `http://` and the `Host`
    /// header.
    pub(crate) fn new(request: &'a http::Request<Vec<u8>>, now: OffsetDateTime) -> Self {
        let uri = request.uri();
        let header = |name| {
            request
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let origin = match (uri.scheme_str(), uri.authority()) {
            (Some(scheme), Some(authority)) => format!("{scheme}://{authority}"),
            _ => format!("http://{}", header("host").unwrap_or("localhost")),
        };
        Self {
            method: request.method(),
            path: uri.path(),
            query: form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
                .into_owned()
                .collect(),
            headers: request.headers(),
            body: request.body(),
            origin,
            now,
            caller: None,
            params: Vec::new(),
        }
    }

    /// Returns the first value of a query parameter. An empty value counts as absent.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// Whether a query parameter is `true`.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.query(name) == Some("true")
    }

    /// Reads a query parameter as a whole number of at least 1.
    pub(crate) fn count(&self, name: &str) -> Result<Option<usize>, Refusal> {
        match self.query(name).map(str::parse) {
            None => Ok(None),
            Some(Ok(number)) if number >= 1 => Ok(Some(number)),
            Some(_) => Err(Refusal::bad_request(format!(
                "'{name}' must be a positive number"
            ))),
        }
    }

    /// Returns a header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Parses the body as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        serde_json::from_slice(self.body).map_err(|error| {
            Refusal::bad_request(format!("The request body could not be read: {error}"))
        })
    }

    /// Parses the body as a JSON object.
    pub(crate) fn object(&self) -> Result<serde_json::Map<String, Value>, Refusal> {
        match self.json()? {
            Value::Object(members) => Ok(members),
            _ => Err(Refusal::bad_request(
                "The request body must be a JSON object",
            )),
        }
    }

    /// Returns the path parameter at this index.
    pub(crate) fn param(&self, index: usize) -> &str {
        self.params.get(index).map_or("", String::as_str)
    }

    /// Returns the caller. Routes that require a token never run without one.
    pub(crate) fn caller(&self) -> Result<&Caller, Refusal> {
        self.caller.as_ref().ok_or_else(Refusal::unauthorized)
    }

    /// Builds the absolute URL of this call with one query parameter changed, for `Link`.
    pub(crate) fn url_with(&self, name: &str, value: &str) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for (key, old) in self.query.iter().filter(|(key, _)| key != name) {
            pairs.append_pair(key, old);
        }
        pairs.append_pair(name, value);
        format!("{}{}?{}", self.origin, self.path, pairs.finish())
    }
}
