//! [`ApiBase`]: the only place a bearer token may be sent, and the check on every address a server returns.

use std::fmt;

use crate::absolute_url::AbsoluteUrl;
pub use crate::absolute_url::UrlFault;
use crate::link_header::{self, LinkFault};
use crate::request_path::RequestPath;

/// Where the identity service is, beside the version of the REST API.
const IDENTITY: &str = "/identity";

/// Origin and path prefix of the Webex REST API, such as `https://webexapis.com/v1`.
///
/// The identity service (SCIM) is beside it: the prefix without its `/v1`, followed by `/identity`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiBase {
    origin: String,
    prefix: String,
}

/// Why an API base is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiBaseError {
    /// Not an acceptable absolute URL.
    #[error(transparent)]
    Url(UrlFault),
    /// `http://` to another machine, which would send the token unencrypted.
    #[error("plain http is allowed only on this machine: use https")]
    NotHttps,
    /// The address has a query.
    #[error("the address has a query")]
    Query,
}

/// A `Link: rel="next"` that was checked to stay on the API base. Only [`ApiBase`] creates one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NextLink(String);

/// Why a `Link` header is not followed. The list is then incomplete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NextRefused {
    /// Not an acceptable absolute URL.
    #[error(transparent)]
    Url(UrlFault),
    /// Another scheme, host or port.
    #[error("the next page is on another server")]
    ForeignOrigin,
    /// The same server, but outside the API's path.
    #[error("the next page is outside the API")]
    OutsidePrefix,
    /// More than one `next`, so it is ambiguous.
    #[error("the server gave more than one next page")]
    Several,
    /// The header does not parse.
    #[error("the server's Link header is malformed")]
    Malformed,
}

impl ApiBase {
    /// Parses a base: https, or http on loopback, without user, query, fragment or `..` in the path.
    ///
    /// # Errors
    /// See [`ApiBaseError`].
    pub fn parse(text: &str) -> Result<Self, ApiBaseError> {
        let url = AbsoluteUrl::parse(text).map_err(ApiBaseError::Url)?;
        if !url.https && !url.is_loopback() {
            return Err(ApiBaseError::NotHttps);
        }
        if url.query.is_some() {
            return Err(ApiBaseError::Query);
        }
        let prefix = url.path.trim_end_matches('/').to_owned();
        Ok(Self {
            origin: url.origin(),
            prefix,
        })
    }

    /// Returns `scheme://host[:port]`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the full URL of `route`.
    pub fn url(&self, route: &RequestPath) -> String {
        let (prefix, service) = if route.is_of_identity() {
            (self.root(), IDENTITY)
        } else {
            (self.prefix.as_str(), "")
        };
        [&self.origin, prefix, service, route.as_str()].concat()
    }

    /// The part of the prefix that both services share.
    fn root(&self) -> &str {
        self.prefix.strip_suffix("/v1").unwrap_or(&self.prefix)
    }

    /// Checks whether a request with our token may go to `url`: below this base, or to the identity service beside it.
    ///
    /// # Errors
    /// As [`check_next`](Self::check_next).
    pub(crate) fn check_request(&self, url: &str) -> Result<(), NextRefused> {
        let identity = [self.root(), IDENTITY].concat();
        self.check_below(url, &identity)
            .or_else(|_| self.check_below(url, &self.prefix))
            .map(drop)
    }

    /// Checks whether the next page of a list may be `url`.
    ///
    /// # Errors
    /// Unless `url` is absolute and on this base's origin and below its prefix.
    pub fn check_next(&self, url: &str) -> Result<NextLink, NextRefused> {
        self.check_below(url, &self.prefix)
    }

    fn check_below(&self, url: &str, prefix: &str) -> Result<NextLink, NextRefused> {
        let parsed = AbsoluteUrl::parse(url).map_err(NextRefused::Url)?;
        let own = AbsoluteUrl::parse(&self.origin).map_err(NextRefused::Url)?;
        if !parsed.same_origin(&own) {
            return Err(NextRefused::ForeignOrigin);
        }
        let below = parsed
            .path
            .strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with('/'));
        if !below {
            return Err(NextRefused::OutsidePrefix);
        }
        // Rebuilt from the checked parts, so that the URL sent is the URL that was checked.
        let query = parsed
            .query
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        Ok(NextLink(format!("{}{}{query}", self.origin, parsed.path)))
    }

    /// Returns the checked next page from an answer's `Link` headers; `Ok(None)` on the last page.
    pub(crate) fn next_of<'a>(
        &self,
        headers: impl Iterator<Item = &'a [u8]>,
    ) -> Result<Option<NextLink>, NextRefused> {
        match link_header::next_target(headers) {
            Ok(None) => Ok(None),
            Ok(Some(target)) => self.check_next(&target).map(Some),
            Err(LinkFault::Several) => Err(NextRefused::Several),
            Err(LinkFault::Malformed) => Err(NextRefused::Malformed),
            Err(LinkFault::TooLong) => Err(NextRefused::Url(UrlFault::TooLong)),
        }
    }
}

impl NextLink {
    /// Returns the full URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NextLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NextLink({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webex() -> ApiBase {
        ApiBase::parse("https://webexapis.com/v1").unwrap()
    }

    #[test]
    fn bases() {
        assert_eq!(ApiBase::parse("https://webexapis.com/v1/"), Ok(webex()));
        assert_eq!(ApiBase::parse("https://WEBEXAPIS.com:443/v1"), Ok(webex()));
        assert!(ApiBase::parse("http://127.0.0.1:8081/v1").is_ok());
        assert!(ApiBase::parse("http://localhost:8081").is_ok());
        assert_eq!(
            ApiBase::parse("http://webexapis.com/v1"),
            Err(ApiBaseError::NotHttps)
        );
        assert_eq!(
            ApiBase::parse("https://webexapis.com/v1?a=b"),
            Err(ApiBaseError::Query)
        );
        assert_eq!(
            ApiBase::parse("webexapis.com"),
            Err(ApiBaseError::Url(UrlFault::Scheme))
        );
        assert_eq!(
            webex().url(&RequestPath::new("/people").segment("a b")),
            "https://webexapis.com/v1/people/a%20b"
        );
    }

    /// Requests may go to the two services and nowhere else; next pages only to the first.
    #[test]
    fn the_identity_service_is_beside_the_base() {
        let path = RequestPath::of_identity("/scim")
            .segment("org")
            .then("/v2/Users");
        for (base, url) in [
            ("https://webexapis.com/v1", "https://webexapis.com/identity"),
            ("http://127.0.0.1:8081/v1", "http://127.0.0.1:8081/identity"),
            (
                "https://host.webex.com/relay/v1",
                "https://host.webex.com/relay/identity",
            ),
            ("https://webexapis.com", "https://webexapis.com/identity"),
        ] {
            let base = ApiBase::parse(base).unwrap();
            let whole = base.url(&path);
            assert_eq!(whole, format!("{url}/scim/org/v2/Users"));
            assert_eq!(base.check_request(&whole), Ok(()));
        }
        let webex = webex();
        assert_eq!(
            webex.check_request("https://webexapis.com/v1/people"),
            Ok(())
        );
        for url in [
            "https://webexapis.com/identityx/scim",
            "https://webexapis.com/identity",
            "https://webexapis.com/v2/people",
            "https://webexapis.com/identity/../admin",
            "https://evil.example/identity/scim",
        ] {
            assert!(webex.check_request(url).is_err(), "{url}");
        }
        assert_eq!(
            webex.check_next("https://webexapis.com/identity/scim"),
            Err(NextRefused::OutsidePrefix)
        );
    }

    #[test]
    fn accepts_next_links_on_the_base() {
        let link = "https://webexapis.com/v1/people?max=100&cursor=bGltaXQ9MTAw%3D..%2F";
        assert_eq!(webex().check_next(link).unwrap().as_str(), link);
        assert!(
            webex()
                .check_next("https://webexapis.com:443/v1/people")
                .is_ok()
        );
        assert!(
            webex()
                .check_next("https://WEBEXAPIS.COM/v1/people")
                .is_ok()
        );
    }

    /// Hostile links that concern a single address. `list` tests loops and repeats.
    #[test]
    fn refuses_hostile_next_links() {
        let long = format!(
            "https://webexapis.com/v1/people?cursor={}",
            "a".repeat(64 << 10)
        );
        let rows = [
            ("https://evil.example/v1/people", NextRefused::ForeignOrigin),
            (
                "https://webexapis.com:8443/v1/people",
                NextRefused::ForeignOrigin,
            ),
            ("http://webexapis.com/v1/people", NextRefused::ForeignOrigin),
            (
                "http://webexapis.com:443/v1/people",
                NextRefused::ForeignOrigin,
            ),
            (
                "//evil.example/v1/people",
                NextRefused::Url(UrlFault::Scheme),
            ),
            (
                "https://webexapis.com@evil.example/v1/people",
                NextRefused::Url(UrlFault::UserInfo),
            ),
            (
                "https://webexapis.com.evil.example/v1/people",
                NextRefused::ForeignOrigin,
            ),
            (
                "https://webexapis.com/v1/../admin",
                NextRefused::Url(UrlFault::Path),
            ),
            (
                "https://webexapis.com/v1/%2e%2e/admin",
                NextRefused::Url(UrlFault::Path),
            ),
            (
                "https://webexаpis.com/v1/people",
                NextRefused::Url(UrlFault::Character),
            ),
            (
                "https://xn--webexpis-4ve.com/v1/people",
                NextRefused::ForeignOrigin,
            ),
            (
                "data:application/json,{}",
                NextRefused::Url(UrlFault::Scheme),
            ),
            (long.as_str(), NextRefused::Url(UrlFault::TooLong)),
            (
                "https://webexapis.com/v10/people",
                NextRefused::OutsidePrefix,
            ),
            ("https://webexapis.com/v1", NextRefused::OutsidePrefix),
            (
                "https://webexapis.com/V1/people",
                NextRefused::OutsidePrefix,
            ),
            (
                "https://evil-webexapis.com/v1/people",
                NextRefused::ForeignOrigin,
            ),
        ];
        for (link, refused) in rows {
            assert_eq!(webex().check_next(link), Err(refused), "{link:.80}");
        }
    }

    #[test]
    fn link_headers() {
        let next = |value: &str| webex().next_of([value.as_bytes()].into_iter());
        let page = "https://webexapis.com/v1/people?cursor=2";
        assert_eq!(
            next(&format!("<{page}>; rel=\"next\"")),
            webex().check_next(page).map(Some)
        );
        assert_eq!(next(""), Ok(None));
        assert_eq!(
            next(&format!("<{page}>; rel=next, <{page}>; rel=next")),
            webex().check_next(page).map(Some),
            "fetch joins repeated headers"
        );
        assert_eq!(
            next(&format!("<{page}>; rel=next, <{page}3>; rel=next")),
            Err(NextRefused::Several)
        );
        assert_eq!(
            next(&"x".repeat(64 << 10)),
            Err(NextRefused::Url(UrlFault::TooLong))
        );
    }
}
