//! The addresses that a configuration may name: a small, strict reading of `https://host[:port]/path`.
//!
//! Strict on purpose: no userinfo, no query, no fragment, no dot segments, no percent-escapes, ASCII only. Where two URL readers
//! could disagree about the host, the address is refused. (Look-alike names and `webexapis.com@evil` fall out here.)

use std::fmt;

use webex_api::{AbsoluteUrl, UrlFault};

/// A checked absolute address.
pub(super) struct Address {
    origin: String,
    host: String,
    path: String,
    pub(super) https: bool,
    default_port: bool,
    loopback: bool,
}

/// What a service address may point at besides loopback: Webex's REST host and every host below `webex.com`, which has
/// the identity broker and Webex for Government (`api-usgov.webex.com`).
const HOSTS: [&str; 1] = ["webexapis.com"];
const PARENT: &str = ".webex.com";

const NOT_ABSOLUTE: &str = "must be an absolute https address";
const NOT_A_HOST: &str = "must name a plain host in lower case";
const NOT_A_PATH: &str = "must have a plain path without query, fragment or escapes";

impl Address {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let url = AbsoluteUrl::parse(text).map_err(|fault| match fault {
            UrlFault::Scheme => NOT_ABSOLUTE,
            UrlFault::UserInfo | UrlFault::Host | UrlFault::Port => NOT_A_HOST,
            UrlFault::TooLong | UrlFault::Fragment | UrlFault::Path => NOT_A_PATH,
            UrlFault::Character if authority(text).is_ascii() => NOT_A_PATH,
            UrlFault::Character => NOT_A_HOST,
        })?;
        if authority(text)
            .bytes()
            .any(|byte| byte.is_ascii_uppercase())
        {
            return Err(NOT_A_HOST);
        }
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if text.len() > 2048
            || url.query.is_some()
            || !url.path.bytes().all(plain)
            || url.path.contains("//")
        {
            return Err(NOT_A_PATH);
        }
        Ok(Self {
            origin: url.origin(),
            path: url.path.trim_end_matches('/').to_owned(),
            https: url.https,
            default_port: url.port == 443,
            loopback: url.is_loopback(),
            host: url.host,
        })
    }

    /// Whether tokens may be sent here.
    pub(super) fn check_service(&self, loopback_allowed: bool) -> Result<(), &'static str> {
        if self.loopback {
            return if loopback_allowed {
                Ok(())
            } else {
                Err("may name this computer only when the page itself comes from it")
            };
        }
        if !self.https {
            return Err(
                "must begin with https://; plain http is only for this computer (127.0.0.1, localhost)",
            );
        }
        let known = HOSTS.contains(&self.host.as_str())
            || self
                .host
                .strip_suffix(PARENT)
                .is_some_and(|label| !label.is_empty());
        if !known || !self.default_port {
            return Err("must be webexapis.com or a host under webex.com");
        }
        Ok(())
    }

    /// Scheme, host and port as the Fetch standard serialises an origin: default ports left out.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}

/// Whether `origin` (for instance `http://127.0.0.1:8080`) is this computer.
pub(super) fn is_loopback_page(origin: &str) -> bool {
    Address::parse(origin).is_ok_and(|address| address.loopback)
}

/// The part of a URL between `://` and the path.
fn authority(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
