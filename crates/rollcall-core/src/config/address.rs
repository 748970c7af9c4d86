//! The addresses that a configuration may name: a small, strict reading of `https://host[:port]/path`.
//!
//! Strict on purpose: no userinfo, no query, no fragment, no dot segments, no percent-escapes, ASCII only. Where two URL readers
//! could disagree about the host, the address is refused. (Look-alike names and `webexapis.com@evil` fall out here.)

use std::fmt;

/// A checked absolute address.
pub(super) struct Address {
    pub(super) https: bool,
    host: String,
    port: Option<u16>,
    path: String,
}

/// What a service address may point at besides loopback: Webex's REST host and every host below `webex.com`, which has
/// the identity broker and Webex for Government (`api-usgov.webex.com`).
const HOSTS: [&str; 1] = ["webexapis.com"];
const PARENT: &str = ".webex.com";

impl Address {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let (https, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Err("must be an absolute https address"),
        };
        let (authority, path) = rest
            .find('/')
            .map_or((rest, ""), |slash| rest.split_at(slash));
        let (host, port) = split_port(authority)?;
        let plain_path = path.split('/').all(|segment| {
            segment != "."
                && segment != ".."
                && segment
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        });
        if text.len() > 2048 || !plain_path || path.contains("//") {
            return Err("must have a plain path without query, fragment or escapes");
        }
        Ok(Self {
            https,
            host: host.to_owned(),
            port,
            path: path.trim_end_matches('/').to_owned(),
        })
    }

    /// Whether tokens may be sent here.
    pub(super) fn check_service(&self, loopback_allowed: bool) -> Result<(), &'static str> {
        if is_loopback(&self.host) {
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
        if !known || self.port.is_some_and(|port| port != 443) {
            return Err("must be webexapis.com or a host under webex.com");
        }
        Ok(())
    }

    /// Scheme, host and port as the Fetch standard serialises an origin: default ports left out.
    pub(super) fn origin(&self) -> String {
        let (scheme, default) = if self.https {
            ("https", 443)
        } else {
            ("http", 80)
        };
        match self.port {
            Some(port) if port != default => format!("{scheme}://{}:{port}", self.host),
            _ => format!("{scheme}://{}", self.host),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin(), self.path)
    }
}

/// Whether `origin` (for instance `http://127.0.0.1:8080`) is this computer.
pub(super) fn is_loopback_page(origin: &str) -> bool {
    Address::parse(origin).is_ok_and(|address| is_loopback(&address.host))
}

/// The names of this computer; `[::1]` keeps its brackets as in a URL.
fn is_loopback(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

fn split_port(authority: &str) -> Result<(&str, Option<u16>), &'static str> {
    let message = "must name a plain host in lower case";
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            (
                host,
                Some(port.parse().ok().filter(|_| digits).ok_or(message)?),
            )
        }
        _ => (authority, None),
    };
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    if host == "[::1]" || host.split('.').all(label) {
        Ok((host, port))
    } else {
        Err(message)
    }
}
