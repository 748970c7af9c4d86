//! [`OAuthError`]: what the token endpoint's answer was not.

use crate::oauth::id_token::IdTokenFault;
use crate::redact::redact;
use crate::transport::TransportError;

/// A token request that gave no token.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OAuthError {
    /// The server said no.
    #[error("the sign-in server refused: {error}")]
    Refused {
        /// `error` of RFC 6749 §5.2, or `status 401` and the like where the answer has none.
        error: String,
        /// The server's words.
        description: Option<String>,
        /// HTTP status.
        status: u16,
        /// For Webex support.
        tracking_id: Option<String>,
    },
    /// A 200 that is not a token answer; names what is wrong with it.
    #[error("the sign-in server's answer has {0}")]
    Malformed(&'static str),
    /// The ID token of the answer is not to be believed, so that no token of the answer is used.
    #[error("the sign-in server's proof of who signed in is not accepted: {0}")]
    IdToken(IdTokenFault),
    /// There is no answer.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// Our own request cannot be made: the configured address is no URL.
    #[error("the token address is not a URL")]
    Address,
}

impl OAuthError {
    /// The same without the secrets of its request: a server or a browser may have echoed them, whole or in part.
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

    /// Whether the session is over. A network fault or a 5xx is no reason to sign anyone out.
    ///
    /// True for `invalid_grant` and for the statuses 400 and 401, that Webex gives for spent and expired
    /// tokens and for a wrong client.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Refused { error, status, .. } => {
                error == "invalid_grant" || matches!(status, 400 | 401)
            }
            Self::Malformed(_) | Self::IdToken(_) | Self::Transport(_) | Self::Address => false,
        }
    }

    /// Whether the server may have refused because it wants the integration's secret, or a right one.
    ///
    /// True for `invalid_client` (RFC 6749 §5.2), and for a 401 without a code, which is what Webex gives for a wrong client.
    pub fn wants_secret(&self) -> bool {
        match self {
            Self::Refused { error, status, .. } => {
                error == "invalid_client" || (*status == 401 && error == "status 401")
            }
            _ => false,
        }
    }
}
