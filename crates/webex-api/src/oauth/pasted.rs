//! What a person pastes from the sign-in page: a bare code, or the address the browser ended at.

use crate::oauth::code::AuthorizationCode;
use crate::oauth::parameters;
use crate::secret::Secret;

/// The maximum length of a pasted text, in bytes.
const LONGEST: usize = 16 << 10;

/// The accepted lengths of a code. Webex's codes have about a hundred characters.
const CODE_LENGTH: std::ops::RangeInclusive<usize> = 8..=4096;

/// A pasted answer. `Debug` shows no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastedAnswer {
    /// Only a code, which does not say which sign-in it belongs to.
    Code(AuthorizationCode),
    /// A whole address, for [`Transaction::accept`](crate::Transaction::accept) to check.
    Redirect {
        /// The part before `?` and `#`. Empty if only the rest was pasted.
        address_without_query: String,
        /// Without the leading `?`.
        query: Secret,
        /// Without the leading `#`.
        fragment: Secret,
    },
}

/// Why a pasted text is not an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PastedCodeError {
    /// The text is empty.
    #[error("the field is empty")]
    Empty,
    /// A token, which needs no exchange.
    #[error("this is a token, not a code")]
    Token,
    /// The address that leads to the sign-in page.
    #[error("this is the address before signing in, not the one after")]
    AuthorizeUrl,
    /// An address with neither a code nor an error.
    #[error("this address contains no answer")]
    NoAnswer,
    /// Longer than any answer.
    #[error("this is too long for a code or an address")]
    TooLong,
    /// Contains spaces or characters that codes do not have, or is too short.
    #[error("this is neither a code nor an address")]
    Malformed,
}

impl AuthorizationCode {
    /// Accepts a pasted code: 8 to 4096 printable ASCII characters without spaces.
    ///
    /// # Errors
    /// See [`PastedCodeError`].
    pub fn pasted(text: &str) -> Result<Self, PastedCodeError> {
        let text = stripped(text);
        if text.is_empty() {
            Err(PastedCodeError::Empty)
        } else if looks_like_token(text) {
            Err(PastedCodeError::Token)
        } else if text.len() > *CODE_LENGTH.end() {
            Err(PastedCodeError::TooLong)
        } else if text.len() < *CODE_LENGTH.start() || !text.bytes().all(|b| b.is_ascii_graphic()) {
            Err(PastedCodeError::Malformed)
        } else {
            Ok(Self::new(text))
        }
    }
}

impl PastedAnswer {
    /// Reads a pasted text. Ignores surrounding spaces and quotes.
    ///
    /// # Errors
    /// See [`PastedCodeError`].
    pub fn read(text: &str) -> Result<Self, PastedCodeError> {
        let text = stripped(text);
        if text.len() > LONGEST {
            return Err(PastedCodeError::TooLong);
        }
        if looks_like_token(text) {
            return Err(PastedCodeError::Token);
        }
        let is_address = text.contains("://");
        let is_query = ["?", "#", "code=", "state=", "error="]
            .iter()
            .any(|start| text.starts_with(start));
        if !is_address && !is_query {
            return AuthorizationCode::pasted(text).map(Self::Code);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(PastedCodeError::Malformed);
        }
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (address, query) = match rest.split_once('?') {
            Some(parts) => parts,
            None if is_address => (rest, ""),
            None => ("", rest),
        };
        if let Some(code) = only_code(address, query, fragment) {
            return AuthorizationCode::pasted(&code).map(Self::Code);
        }
        let names =
            |wanted: &str| form_urlencoded::parse(query.as_bytes()).any(|(name, _)| name == wanted);
        let answered = ["code", "error", "response", "access_token", "id_token"];
        if names("response_type") && names("client_id") {
            Err(PastedCodeError::AuthorizeUrl)
        } else if answered.iter().any(|name| names(name)) || parameters::holds_answer(fragment) {
            Ok(Self::Redirect {
                address_without_query: address.to_owned(),
                query: Secret::new(query),
                fragment: Secret::new(fragment),
            })
        } else {
            Err(PastedCodeError::NoAnswer)
        }
    }

    /// Whether the answer could have come to `redirect_uri`. A code or a bare query always could; an address must
    /// match. A missing slash after a bare host is ignored, because browsers add it.
    pub fn came_to(&self, redirect_uri: &str) -> bool {
        let Self::Redirect {
            address_without_query: address,
            ..
        } = self
        else {
            return true;
        };
        let registered = redirect_uri.split(['?', '#']).next().unwrap_or_default();
        let bare_host = registered.matches('/').count() == 2;
        address.is_empty()
            || address == registered
            || (bare_host && address.strip_suffix('/') == Some(registered))
    }
}

/// Returns the code from a `code=…` copied on its own from the address bar.
fn only_code(address: &str, query: &str, fragment: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (name, value) = pairs.next()?;
    let alone = address.is_empty() && fragment.is_empty() && pairs.next().is_none();
    (alone && name == "code").then(|| value.into_owned())
}

/// Removes surrounding spaces and quotes.
fn stripped(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>'))
}

/// Whether the text is certainly a token. An opaque token and a code both look like `…_CLUSTER_uuid`.
fn looks_like_token(text: &str) -> bool {
    let lower = text.get(..15).unwrap_or(text).to_ascii_lowercase();
    lower.starts_with("bearer ")
        || lower.starts_with("authorization:")
        || text.contains("access_token\"")
        || crate::jwt::open(text).is_some()
}
