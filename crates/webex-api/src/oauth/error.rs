//! [`OAuthError`]: why a token request failed.

use crate::oauth::id_token::IdTokenFault;
use crate::redact::redact;
use crate::transport::TransportError;

/// A token request that gave no token.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OAuthError {
    /// The server refused, or failed with a 5xx.
    #[error("the sign-in server {}: {error}", if *status >= 500 { "failed" } else { "refused" })]
    Refused {
        /// `error` from RFC 6749 §5.2, or for example `status 401` if the answer has none.
        error: String,
        /// The server's description.
        description: Option<String>,
        /// The HTTP status.
        status: u16,
        /// The tracking id, for Webex support.
        tracking_id: Option<String>,
    },
    /// A 200 that is not a valid token answer; says what is wrong with it.
    #[error("the sign-in server's answer has {0}")]
    Malformed(&'static str),
    /// The answer's ID token is not accepted, so none of its tokens are used.
    #[error("the sign-in server's proof of who signed in is not accepted: {0}")]
    IdToken(IdTokenFault),
    /// There was no answer.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The request could not be made, because the configured address is not a URL.
    #[error("the token address is not a URL")]
    Address,
}

impl OAuthError {
    /// Removes the request's secrets, which a server or browser may have echoed, wholly or in part.
    pub(super) fn without(mut self, secrets: &[&str]) -> Self {
        match &mut self {
            Self::Refused {
                error,
                description,
                tracking_id,
                ..
            } => {
                for text in [error].into_iter().chain(description).chain(tracking_id) {
                    redact(text, secrets);
                }
            }
            Self::Transport(TransportError::Unreachable(words)) => redact(words, secrets),
            Self::Malformed(_) | Self::IdToken(_) | Self::Transport(_) | Self::Address => {}
        }
        self
    }

    /// Whether the session is over. A network failure or a 5xx does not sign anyone out.
    ///
    /// True for `invalid_grant` and for the statuses 400 and 401, which Webex returns for spent and expired tokens and
    /// for a wrong client.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Refused { error, status, .. } => {
                error == "invalid_grant" || matches!(status, 400 | 401)
            }
            Self::Malformed(_) | Self::IdToken(_) | Self::Transport(_) | Self::Address => false,
        }
    }

    /// Whether the server may have refused because it requires the integration's secret, or the correct one.
    ///
    /// True for `invalid_client` (RFC 6749 §5.2), and for a 401 without a code, which Webex returns for a wrong client.
    pub fn wants_secret(&self) -> bool {
        match self {
            Self::Refused { error, status, .. } => {
                error == "invalid_client" || (*status == 401 && error == "status 401")
            }
            _ => false,
        }
    }
}
