//! Parses authorize URLs as people paste them, and writes them as Webex expects them (RFC 6749 §4.1.1).

mod difference;

#[cfg(test)]
mod tests;

pub use difference::{Difference, RedirectFault, Registered};
use percent_encoding::utf8_percent_encode;

use crate::absolute_url::{AbsoluteUrl, UrlFault};
use crate::request_path::ENCODED;

/// The maximum length of an authorize URL, in bytes.
const LONGEST: usize = 8 << 10;

/// The parts of an authorize URL. It holds nothing specific to one sign-in: the values of `state`, `nonce` and
/// `code_challenge` are dropped when parsing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorizeUrl {
    /// The part before the `?`.
    pub endpoint: String,
    /// `client_id`.
    pub client_id: Option<String>,
    /// `redirect_uri`.
    pub redirect_uri: Option<String>,
    /// `scope`, split at spaces, in order.
    pub scopes: Vec<String>,
    /// `response_type`.
    pub response_type: Option<String>,
    /// Whether there is a `state`.
    pub state: bool,
    /// `code_challenge_method`; `plain` if there is a challenge without a method (RFC 7636 §4.3).
    pub challenge_method: Option<String>,
    /// All other parameters, in order.
    pub others: Vec<(String, String)>,
}

/// Why a text is not an authorize URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthorizeUrlError {
    /// The text is empty.
    #[error("the field is empty")]
    Empty,
    /// Not an absolute URL.
    #[error(transparent)]
    Url(UrlFault),
    /// A URL without `client_id`, `response_type` and `scope`.
    #[error("this is not a sign-in address: it has no client_id, response_type or scope")]
    NotAuthorize,
    /// The address that the browser returned to after signing in.
    #[error("this is the address after signing in, not the one before")]
    Answer,
    /// A secret that must never be in an address.
    #[error("this address contains a {0}, which must never be in an address: treat it as leaked")]
    Holds(&'static str),
    /// A parameter that appears more than once, which makes it ambiguous.
    #[error("{0} appears more than once")]
    Repeated(&'static str),
}

impl AuthorizeUrl {
    /// Parses an authorize URL. Ignores surrounding spaces and quotes, drops line breaks as browsers do, and accepts
    /// literal spaces between scopes, because documentation prints them.
    ///
    /// # Errors
    /// See [`AuthorizeUrlError`].
    pub fn read(text: &str) -> Result<Self, AuthorizeUrlError> {
        let text = text
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>'));
        if text.is_empty() {
            return Err(AuthorizeUrlError::Empty);
        }
        if text.len() > LONGEST {
            return Err(AuthorizeUrlError::Url(UrlFault::TooLong));
        }
        let text = text.replace(['\r', '\n', '\t'], "");
        let text = text.split('#').next().unwrap_or_default();
        let (endpoint, query) = text.split_once('?').unwrap_or((text, ""));
        AbsoluteUrl::parse(endpoint).map_err(AuthorizeUrlError::Url)?;
        let mut url = Self {
            endpoint: endpoint.to_owned(),
            ..Self::default()
        };
        let (mut scope, mut challenge, mut nonce, mut state) = (None, None, None, None);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let (slot, name) = match &*name {
                "client_id" => (&mut url.client_id, "client_id"),
                "redirect_uri" => (&mut url.redirect_uri, "redirect_uri"),
                "scope" => (&mut scope, "scope"),
                "response_type" => (&mut url.response_type, "response_type"),
                "state" => (&mut state, "state"),
                "nonce" => (&mut nonce, "nonce"),
                "code_challenge" => (&mut challenge, "code_challenge"),
                "code_challenge_method" => (&mut url.challenge_method, "code_challenge_method"),
                "code" => return Err(AuthorizeUrlError::Answer),
                "client_secret" => return Err(AuthorizeUrlError::Holds("client secret")),
                "code_verifier" => return Err(AuthorizeUrlError::Holds("code verifier")),
                "access_token" | "refresh_token" | "id_token" | "token" => {
                    return Err(AuthorizeUrlError::Holds("token"));
                }
                _ => {
                    url.others.push((name.into_owned(), value.into_owned()));
                    continue;
                }
            };
            if slot.replace(value.into_owned()).is_some() {
                return Err(AuthorizeUrlError::Repeated(name));
            }
        }
        if url.client_id.is_none() && url.response_type.is_none() && scope.is_none() {
            return Err(AuthorizeUrlError::NotAuthorize);
        }
        url.state = state.is_some();
        if url.challenge_method.is_none() && challenge.is_some() {
            url.challenge_method = Some("plain".to_owned());
        }
        if let Some(scope) = scope {
            url.scopes = scope.split_whitespace().map(str::to_owned).collect();
        }
        Ok(url)
    }

    /// Returns the percent-encoded URL, without state, nonce and challenge, which belong to one sign-in.
    pub fn write(&self) -> String {
        let scope = self.scopes.join(" ");
        let mut pairs = Vec::new();
        for (name, value) in [
            ("response_type", self.response_type.as_deref()),
            ("client_id", self.client_id.as_deref()),
            ("redirect_uri", self.redirect_uri.as_deref()),
            ("scope", (!scope.is_empty()).then_some(&*scope)),
        ] {
            if let Some(value) = value {
                pairs.push((name, value));
            }
        }
        for (name, value) in &self.others {
            pairs.push((name, value));
        }
        with_query(&self.endpoint, &pairs)
    }
}

/// Appends a query to `base`. A space becomes `%20`, which every server decodes; `+` only works for servers that parse
/// the query as a form.
pub(crate) fn with_query(base: &str, pairs: &[(&str, &str)]) -> String {
    let mut url = base.to_owned();
    let mut joint = if base.contains('?') { '&' } else { '?' };
    for (name, value) in pairs {
        url.push(joint);
        url.extend(utf8_percent_encode(name, ENCODED));
        url.push('=');
        url.extend(utf8_percent_encode(value, ENCODED));
        joint = '&';
    }
    url
}
