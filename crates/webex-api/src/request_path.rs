//! [`RequestPath`]: the path and query of a request, percent-encoded as it is built.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is percent-encoded in a path segment or a query value: everything but the unreserved characters (RFC 3986 section 2.3).
pub const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Path and query below the API base, such as `/people/ID?callingData=true`, or below the identity service beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestPath {
    text: String,
    has_query: bool,
    identity: bool,
}

impl RequestPath {
    /// Starts with a literal path such as `/people`.
    pub fn new(path: &'static str) -> Self {
        Self {
            text: path.to_owned(),
            has_query: false,
            identity: false,
        }
    }

    /// Starts with a literal path of the identity service, such as `/scim`. See [`ApiBase`](crate::ApiBase) for where
    /// that service is.
    pub fn of_identity(path: &'static str) -> Self {
        Self {
            identity: true,
            ..Self::new(path)
        }
    }

    /// Adds one path segment. An id that is empty, climbs (`..`) or hides a slash names nothing that Webex has;
    /// the authorize stage refuses the escapes that it becomes here, so that it never leaves the browser.
    #[must_use]
    pub fn segment(mut self, segment: &str) -> Self {
        self.text.push('/');
        if segment.is_empty() || segment.bytes().all(|b| b == b'.') {
            // Browsers treat `%2e%2e` as `..`, so encoding the dots would not help.
            self.text.push_str("%00");
        }
        self.text.extend(utf8_percent_encode(segment, ENCODED));
        self
    }

    /// Adds `name=value`. `name` must need no encoding.
    #[must_use]
    pub fn query(mut self, name: &'static str, value: &str) -> Self {
        self.text.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.text.push_str(name);
        self.text.push('=');
        self.text.extend(utf8_percent_encode(value, ENCODED));
        self
    }

    /// Adds `name=value` if there is a value.
    #[must_use]
    pub fn query_some(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// Adds `name=true` if `holds` is true.
    #[must_use]
    pub fn query_if(self, name: &'static str, holds: bool) -> Self {
        self.query_some(name, holds.then_some("true"))
    }

    /// Adds literal text, such as `/v2/Users`.
    #[must_use]
    pub(crate) fn then(mut self, path: &'static str) -> Self {
        self.text.push_str(path);
        self
    }

    /// Whether this is a path of the identity service.
    pub fn is_of_identity(&self) -> bool {
        self.identity
    }

    /// Returns the path and query below their service, starting with `/`.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_reserved_is_encoded() {
        let path = RequestPath::new("/people")
            .segment("a/b?c#d")
            .query("email", "a+b@example.com&x=y")
            .query_some("orgId", None)
            .query_if("callingData", true)
            .query_if("excludeStatus", false);
        assert_eq!(
            path.as_str(),
            "/people/a%2Fb%3Fc%23d?email=a%2Bb%40example.com%26x%3Dy&callingData=true"
        );
    }

    #[test]
    fn segments_cannot_climb() {
        assert_eq!(
            RequestPath::new("/people").segment("..").as_str(),
            "/people/%00.."
        );
        assert_eq!(
            RequestPath::new("/people").segment("").as_str(),
            "/people/%00"
        );
    }
}
