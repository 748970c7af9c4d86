//! A strict parser of absolute http(s) URLs (RFC 3986), for addresses that decide where a token is sent.
//!
//! It refuses anything that a lenient parser and a browser could read differently, instead of repairing it.

use crate::limits::URL_BYTES;

/// The parts of an absolute URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsoluteUrl<'a> {
    /// Whether the scheme is `https`; else it is `http`.
    pub https: bool,
    /// In lower case. An IPv6 address keeps its brackets.
    pub host: String,
    /// The scheme's default if the URL has none.
    pub port: u16,
    /// Empty, or starts with `/`.
    pub path: &'a str,
    /// Without the leading `?`.
    pub query: Option<&'a str>,
}

/// Why a text is not accepted as an absolute URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlFault {
    /// Longer than 8 kB.
    #[error("the address is too long")]
    TooLong,
    /// A byte that RFC 3986 does not allow, such as a non-ASCII letter, or a broken percent escape.
    #[error("the address has a character that is not allowed")]
    Character,
    /// Not `http://` or `https://`: another scheme, or a relative reference.
    #[error("the address does not begin with https://")]
    Scheme,
    /// User information, as in `user@host`.
    #[error("the address has a user name in it")]
    UserInfo,
    /// No host, or a malformed one.
    #[error("the address has no valid host")]
    Host,
    /// An invalid port number.
    #[error("the address has no valid port")]
    Port,
    /// A fragment (`#…`).
    #[error("the address has a fragment")]
    Fragment,
    /// A `.` or `..` segment, an encoded slash or an encoded control character in the path.
    #[error("the path of the address is not normalised")]
    Path,
}

impl<'a> AbsoluteUrl<'a> {
    /// Parses an absolute URL of at most 8 kB.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &'a str) -> Result<Self, UrlFault> {
        if text.len() > URL_BYTES {
            return Err(UrlFault::TooLong);
        }
        let (scheme, rest) = text.split_once("://").ok_or(UrlFault::Scheme)?;
        let https = if scheme.eq_ignore_ascii_case("https") {
            true
        } else if scheme.eq_ignore_ascii_case("http") {
            false
        } else {
            return Err(UrlFault::Scheme);
        };
        if rest.contains('#') {
            return Err(UrlFault::Fragment);
        }
        check_characters(rest)?;
        let (authority, after) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (path, query) = match after.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (after, None),
        };
        if after.contains(['[', ']']) {
            return Err(UrlFault::Character);
        }
        if authority.contains('@') {
            return Err(UrlFault::UserInfo);
        }
        let (host, port) = split_port(authority)?;
        let port = match port {
            None => {
                if https {
                    443
                } else {
                    80
                }
            }
            Some(digits) => parse_port(digits)?,
        };
        check_path(path)?;
        Ok(Self {
            https,
            host: host.to_ascii_lowercase(),
            port,
            path,
            query,
        })
    }

    /// Whether scheme, host and port are equal.
    pub fn same_origin(&self, other: &AbsoluteUrl<'_>) -> bool {
        self.https == other.https && self.host == other.host && self.port == other.port
    }

    /// Returns `scheme://host[:port]`, without a default port.
    pub fn origin(&self) -> String {
        let scheme = if self.https { "https" } else { "http" };
        let default = if self.https { 443 } else { 80 };
        if self.port == default {
            format!("{scheme}://{}", self.host)
        } else {
            format!("{scheme}://{}:{}", self.host, self.port)
        }
    }

    /// Whether the host is this machine, the only one for which plain http is allowed.
    pub fn is_loopback(&self) -> bool {
        let mut octets = self.host.split('.');
        let is_ipv4 = octets.next() == Some("127")
            && octets.clone().count() == 3
            && octets.all(|octet| octet.parse::<u8>().is_ok());
        is_ipv4 || self.host == "localhost" || self.host == "[::1]"
    }
}

/// Checks that RFC 3986 allows every byte, and that every `%` starts an escape.
fn check_characters(text: &str) -> Result<(), UrlFault> {
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let fine = match byte {
            b'%' => bytes
                .get(at + 1..at + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => false,
            byte => byte.is_ascii_graphic(),
        };
        if !fine {
            return Err(UrlFault::Character);
        }
    }
    Ok(())
}

/// Splits `host[:port]` and checks the host.
fn split_port(authority: &str) -> Result<(&str, Option<&str>), UrlFault> {
    let (host, port) = match authority.rfind(']') {
        Some(end) => {
            let (host, rest) = authority.split_at(end + 1);
            let port = match rest {
                "" => None,
                rest => Some(rest.strip_prefix(':').ok_or(UrlFault::Host)?),
            };
            (host, port)
        }
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    };
    let inside = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let fine = match inside {
        // Browsers refuse what is no address, so the standard library's parser is not worth its size.
        Some(address) => {
            let of_an_address = |b| matches!(b, b':' | b'.') || u8::is_ascii_hexdigit(&b);
            address.contains(':') && address.bytes().all(of_an_address)
        }
        None => host.split('.').all(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        }),
    };
    if fine {
        Ok((host, port))
    } else {
        Err(UrlFault::Host)
    }
}

fn parse_port(digits: &str) -> Result<u16, UrlFault> {
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let port = digits.parse().ok().filter(|port| plain && *port != 0);
    port.ok_or(UrlFault::Port)
}

/// Refuses `..` segments, even encoded ones, and escapes that hide a slash or a control character.
fn check_path(path: &str) -> Result<(), UrlFault> {
    let lower = path.to_ascii_lowercase();
    let hidden = ["%2f", "%5c", "%7f"]
        .iter()
        .any(|escape| lower.contains(escape))
        || lower
            .match_indices('%')
            .any(|(at, _)| matches!(lower.as_bytes().get(at + 1), Some(b'0' | b'1')));
    let climbs = lower.split('/').any(|segment| {
        let segment = segment.replace("%2e", ".");
        segment == "." || segment == ".."
    });
    if hidden || climbs {
        Err(UrlFault::Path)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_urls() {
        let url = AbsoluteUrl::parse("HTTPS://WebexAPIs.com:443/v1/people?max=2&x=%2e").unwrap();
        assert_eq!(url.origin(), "https://webexapis.com");
        assert_eq!((url.path, url.query), ("/v1/people", Some("max=2&x=%2e")));
        let url = AbsoluteUrl::parse("http://[::1]:8081").unwrap();
        assert_eq!(
            (url.origin().as_str(), url.is_loopback()),
            ("http://[::1]:8081", true)
        );
        assert!(
            !AbsoluteUrl::parse("http://127.0.0.1.evil.com/")
                .unwrap()
                .is_loopback()
        );
    }

    #[test]
    fn refuses_other_texts() {
        let rows = [
            ("", UrlFault::Scheme),
            ("/v1/people", UrlFault::Scheme),
            ("//webexapis.com/v1", UrlFault::Scheme),
            ("data:text/html,x", UrlFault::Scheme),
            ("javascript://webexapis.com/%0aalert(1)", UrlFault::Scheme),
            ("https://", UrlFault::Host),
            ("https:///v1", UrlFault::Host),
            ("https://a..b/", UrlFault::Host),
            ("https://webexapis.com./", UrlFault::Host),
            ("https://web%65xapis.com/", UrlFault::Host),
            ("https://[::1/", UrlFault::Host),
            ("https://[::1]x/", UrlFault::Host),
            ("https://u:p@webexapis.com/", UrlFault::UserInfo),
            ("https://webexapis.com:/", UrlFault::Port),
            ("https://webexapis.com:0/", UrlFault::Port),
            ("https://webexapis.com:+443/", UrlFault::Port),
            ("https://webexapis.com:65536/", UrlFault::Port),
            ("https://webexapis.com/#x", UrlFault::Fragment),
            ("https://webexapis.com\\@evil/", UrlFault::Character),
            ("https://webexapis.com/a b", UrlFault::Character),
            ("https://webexapis.com/a\nb", UrlFault::Character),
            ("https://webexapıs.com/", UrlFault::Character),
            ("https://webexapis.com/%", UrlFault::Character),
            ("https://webexapis.com/%2", UrlFault::Character),
            ("https://webexapis.com/a/../b", UrlFault::Path),
            ("https://webexapis.com/a/%2E%2e/b", UrlFault::Path),
            ("https://webexapis.com/a/.%2e", UrlFault::Path),
            ("https://webexapis.com/./b", UrlFault::Path),
            ("https://webexapis.com/a%2fb", UrlFault::Path),
            ("https://webexapis.com/a%5c..", UrlFault::Path),
            ("https://webexapis.com/a%00", UrlFault::Path),
        ];
        for (text, fault) in rows {
            assert_eq!(AbsoluteUrl::parse(text).err(), Some(fault), "{text}");
        }
        let long = format!("https://webexapis.com/{}", "a".repeat(64 << 10));
        assert_eq!(AbsoluteUrl::parse(&long), Err(UrlFault::TooLong));
    }
}
