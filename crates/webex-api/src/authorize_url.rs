//! Authorize URLs (RFC 6749 §4.1.1): read as people paste them, and written as Webex wants them.

mod difference;

#[cfg(test)]
mod tests;

pub use difference::{Difference, RedirectFault, Registered};
use percent_encoding::utf8_percent_encode;

use crate::absolute_url::{AbsoluteUrl, UrlFault};
use crate::request_path::ENCODED;

/// The longest authorize URL that is read.
const LONGEST: usize = 8 << 10;

/// An authorize URL, taken apart. It holds nothing of a single sign-in: the values of `state`, `nonce` and `code_challenge` are
/// left behind when reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorizeUrl {
    /// What stands before the `?`.
    pub endpoint: String,
    /// `client_id`.
    pub client_id: Option<String>,
    /// `redirect_uri`.
    pub redirect_uri: Option<String>,
    /// `scope`, split at blanks, in its order.
    pub scopes: Vec<String>,
    /// `response_type`.
    pub response_type: Option<String>,
    /// Whether there is a `state`.
    pub state: bool,
    /// `code_challenge_method`; `plain` where there is a challenge without a method (RFC 7636 §4.3).
    pub challenge_method: Option<String>,
    /// Every other parameter, in its order.
    pub others: Vec<(String, String)>,
}

/// Why a text is no authorize URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthorizeUrlError {
    /// Nothing was pasted.
    #[error("there is nothing in the field")]
    Empty,
    /// Not an absolute address.
    #[error(transparent)]
    Url(UrlFault),
    /// An address without `client_id`, `response_type` and `scope`.
    #[error("this address asks for no sign-in: it has no client_id, response_type or scope")]
    NotAuthorize,
    /// The address after signing in.
    #[error("this is the address after signing in, not the one before")]
    Answer,
    /// Something that must never be in an address.
    #[error("this address holds a {0}, which belongs in no address: treat it as known to others")]
    Holds(&'static str),
    /// A parameter that is there more than once, so that its meaning is unknown.
    #[error("{0} is there more than once")]
    Repeated(&'static str),
}

impl AuthorizeUrl {
    /// Reads an authorize URL. Blanks and quotes around it are no part of it, line breaks are left out as browsers leave them
    /// out, and blanks between scopes are tolerated, because documents print them so.
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

    /// The address, percent-encoded. State, nonce and challenge belong to one sign-in and are not written.
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

/// `base` with a query. A space becomes `%20`, which is read as a space everywhere; `+` only where the query is taken for a form.
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
