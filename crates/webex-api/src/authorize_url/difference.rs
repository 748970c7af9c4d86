//! Compares an authorize URL with the registration of its integration.

use std::fmt;

use crate::absolute_url::AbsoluteUrl;
use crate::authorize_url::AuthorizeUrl;

/// What is known about an integration's registration. Empty fields are unknown and not compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Registered<'a> {
    /// Authorize endpoints besides Webex's own, such as a simulator's.
    pub endpoints: &'a [String],
    /// The client id.
    pub client_id: Option<&'a str>,
    /// The registered redirect URIs.
    pub redirect_uris: &'a [String],
    /// The registered scopes.
    pub scopes: &'a [String],
}

/// One difference from the registration, or a warning. `Display` writes a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The address is not one of the authorize endpoints.
    Endpoint {
        /// The endpoint in the address.
        found: String,
        /// The most similar known authorize endpoint.
        expected: String,
        /// Where they differ.
        fault: RedirectFault,
    },
    /// A required parameter is missing or empty.
    Missing(&'static str),
    /// The client id is not the registered one.
    Client,
    /// The redirect URI is not registered.
    Redirect {
        /// The most similar registered URI.
        registered: String,
        /// Where they differ.
        fault: RedirectFault,
    },
    /// Scopes that are requested but not registered. Webex refuses the whole sign-in.
    NotRegistered(Vec<String>),
    /// Scopes that are registered but not requested. The token will lack them.
    NotAsked(Vec<String>),
    /// Scopes that are requested more than once.
    Twice(Vec<String>),
    /// `response_type=token`.
    Implicit,
    /// A response type that Webex does not document.
    ResponseType(String),
    /// `code_challenge_method=plain`, or a challenge without a method.
    Plain,
    /// `state` is missing.
    NoState,
}

/// Where an address differs from a known one. Webex compares redirect URIs byte by byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RedirectFault {
    /// Only in a trailing slash.
    TrailingSlash,
    /// Only in upper and lower case.
    Case,
    /// In upper and lower case, and in a trailing slash.
    CaseAndSlash,
    /// Only in the percent-encoding.
    Encoding,
    /// In the query.
    Query,
    /// In the fragment.
    Fragment,
    /// In the scheme: `http` or `https`.
    Scheme,
    /// In the port.
    Port,
    /// In the path.
    Path,
    /// In the host.
    Host,
    /// It is not an absolute address.
    NotAnAddress,
}

/// Webex's authorize endpoints: commercial, its older name, and Webex for Government.
pub const WEBEX: [&str; 3] = [
    "https://webexapis.com/v1/authorize",
    "https://api.ciscospark.com/v1/authorize",
    "https://api-usgov.webex.com/v1/authorize",
];

/// The OpenID Connect scopes, which need not be registered.
const OPENID: [&str; 5] = ["openid", "email", "profile", "phone", "address"];

impl AuthorizeUrl {
    /// Compares the URL with a registration. Differences that make Webex refuse come before warnings.
    pub fn differences(&self, registered: &Registered<'_>) -> Vec<Difference> {
        let mut found = Vec::new();
        self.compare_endpoint(registered, &mut found);
        self.compare_client(registered, &mut found);
        self.compare_redirect(registered, &mut found);
        self.compare_scopes(registered, &mut found);
        match self.response_type.as_deref() {
            None | Some("") => found.push(Difference::Missing("response_type")),
            Some("code") => {}
            Some(kind)
                if kind
                    .split(' ')
                    .all(|part| part == "token" || part == "id_token") =>
            {
                found.push(Difference::Implicit);
            }
            Some(other) => found.push(Difference::ResponseType(other.to_owned())),
        }
        if self
            .challenge_method
            .as_deref()
            .is_some_and(|method| method != "S256")
        {
            found.push(Difference::Plain);
        }
        if !self.state {
            found.push(Difference::NoState);
        }
        found
    }

    fn compare_endpoint(&self, registered: &Registered<'_>, found: &mut Vec<Difference>) {
        let Ok(own) = AbsoluteUrl::parse(&self.endpoint) else {
            return;
        };
        // Compare scheme, host and port in normalised form.
        let own = [&own.origin(), own.path].concat();
        let known = registered.endpoints.iter().map(String::as_str).chain(WEBEX);
        if let Some((fault, other)) = nearest(&own, known) {
            found.push(Difference::Endpoint {
                found: self.endpoint.clone(),
                expected: other.to_owned(),
                fault,
            });
        }
    }

    fn compare_client(&self, registered: &Registered<'_>, found: &mut Vec<Difference>) {
        match (self.client_id.as_deref(), registered.client_id) {
            (None | Some(""), _) => found.push(Difference::Missing("client_id")),
            (Some(own), Some(other)) if own != other => found.push(Difference::Client),
            _ => {}
        }
    }

    fn compare_redirect(&self, registered: &Registered<'_>, found: &mut Vec<Difference>) {
        let own = match self.redirect_uri.as_deref() {
            // Optional if exactly one is registered.
            None if registered.redirect_uris.len() == 1 => return,
            None | Some("") => return found.push(Difference::Missing("redirect_uri")),
            Some(own) => own,
        };
        let known = registered.redirect_uris.iter().map(String::as_str);
        if let Some((fault, other)) = nearest(own, known) {
            found.push(Difference::Redirect {
                registered: other.to_owned(),
                fault,
            });
        }
    }

    fn compare_scopes(&self, registered: &Registered<'_>, found: &mut Vec<Difference>) {
        if self.scopes.is_empty() {
            return found.push(Difference::Missing("scope"));
        }
        let known = registered.scopes;
        let (mut unknown, mut twice, mut unasked) = (Vec::new(), Vec::new(), Vec::new());
        for (at, scope) in self.scopes.iter().enumerate() {
            if self.scopes[..at].contains(scope) {
                if !twice.contains(scope) {
                    twice.push(scope.clone());
                }
            } else if !known.is_empty() && !known.contains(scope) && !OPENID.contains(&&**scope) {
                unknown.push(scope.clone());
            }
        }
        for scope in known {
            if !self.scopes.contains(scope) && !unasked.contains(scope) {
                unasked.push(scope.clone());
            }
        }
        if !unknown.is_empty() {
            found.push(Difference::NotRegistered(unknown));
        }
        if !unasked.is_empty() {
            found.push(Difference::NotAsked(unasked));
        }
        if !twice.is_empty() {
            found.push(Difference::Twice(twice));
        }
    }
}

/// Returns the known address most similar to `own` and where they differ. `None` if `own` is known, or if none is.
fn nearest<'a>(
    own: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<(RedirectFault, &'a str)> {
    let mut nearest: Option<(RedirectFault, &str)> = None;
    for other in known {
        if own == other {
            return None;
        }
        let fault = redirect_fault(own, other);
        if nearest.is_none_or(|(least, _)| fault < least) {
            nearest = Some((fault, other));
        }
    }
    nearest
}

/// Returns how two different redirect URIs differ: the smallest difference that explains everything, otherwise the
/// largest.
fn redirect_fault(own: &str, other: &str) -> RedirectFault {
    if own.trim_end_matches('/') == other.trim_end_matches('/') {
        return RedirectFault::TrailingSlash;
    }
    if own.eq_ignore_ascii_case(other) {
        return RedirectFault::Case;
    }
    let bare = |text: &str| text.trim_end_matches('/').to_ascii_lowercase();
    if bare(own) == bare(other) {
        return RedirectFault::CaseAndSlash;
    }
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).collect::<Vec<u8>>();
    if decoded(own) == decoded(other) {
        return RedirectFault::Encoding;
    }
    let (own, own_fragment) = own.split_once('#').unwrap_or((own, ""));
    let (other, other_fragment) = other.split_once('#').unwrap_or((other, ""));
    let (Ok(own), Ok(other)) = (AbsoluteUrl::parse(own), AbsoluteUrl::parse(other)) else {
        return RedirectFault::NotAnAddress;
    };
    if own.host != other.host {
        RedirectFault::Host
    } else if own.path.trim_end_matches('/') != other.path.trim_end_matches('/') {
        RedirectFault::Path
    } else if own.https != other.https {
        RedirectFault::Scheme
    } else if own.port != other.port {
        RedirectFault::Port
    } else if own_fragment != other_fragment {
        RedirectFault::Fragment
    } else {
        RedirectFault::Query
    }
}

impl RedirectFault {
    fn words(self) -> &'static str {
        match self {
            Self::TrailingSlash => "only in a trailing slash",
            Self::Case => "only in upper and lower case",
            Self::CaseAndSlash => "in upper and lower case and in a trailing slash",
            Self::Encoding => "only in how characters are encoded",
            Self::Query => "in the part after the question mark",
            Self::Fragment => "in the part after the hash sign",
            Self::Scheme => "in http and https",
            Self::Port => "in the port",
            Self::Path => "in the path",
            Self::Host => "in the host",
            Self::NotAnAddress => "as a whole",
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endpoint { found, expected, fault } => {
                f.write_str("The address goes to ")?;
                f.write_str(found)?;
                f.write_str(", not to the authorize endpoint ")?;
                f.write_str(expected)?;
                f.write_str(": they differ ")?;
                f.write_str(fault.words())?;
                f.write_str(".")
            }
            Self::Missing(name) => {
                f.write_str(name)?;
                f.write_str(" is missing.")
            }
            Self::Client => {
                f.write_str("The client ID is not the registered one.")
            }
            Self::Redirect { registered, fault } => {
                f.write_str("The redirect URI differs from the registered ")?;
                f.write_str(registered)?;
                f.write_str(" ")?;
                f.write_str(fault.words())?;
                f.write_str(". Webex compares them character by character and refuses.")
            }
            Self::NotRegistered(scopes) => {
                f.write_str("Requested but not registered, so Webex will refuse the sign-in: ")?;
                list(f, scopes)
            }
            Self::NotAsked(scopes) => {
                f.write_str("Registered but not requested, so the token will lack them: ")?;
                list(f, scopes)
            }
            Self::Twice(scopes) => {
                f.write_str("Requested more than once: ")?;
                list(f, scopes)
            }
            Self::Implicit => f.write_str(
                "response_type=token puts the token into the address, where history and extensions see it. Use code.",
            ),
            Self::ResponseType(kind) => {
                f.write_str("Webex does not document the response type ")?;
                f.write_str(kind)?;
                f.write_str(".")
            }
            Self::Plain => f.write_str(
                "The code challenge is plain, so anyone who sees the address can redeem the code. Use S256.",
            ),
            Self::NoState => f.write_str(
                "There is no state, so an answer cannot be matched to this sign-in. Rollcall adds one when it starts a sign-in itself.",
            ),
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, scopes: &[String]) -> fmt::Result {
    f.write_str(&scopes.join(", "))?;
    f.write_str(".")
}
