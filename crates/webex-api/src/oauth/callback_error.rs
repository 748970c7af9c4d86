//! [`CallbackError`]: why a callback is refused.

/// Why a callback is refused. No token request follows any of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallbackError {
    /// Longer than any callback is.
    #[error("the callback is too long")]
    TooLong,
    /// The answer came in the fragment: a mode that was not asked for.
    #[error("the answer came in the wrong part of the address")]
    Fragment,
    /// `response`: a JARM answer, which was not asked for.
    #[error("the answer came in a form that was not asked for")]
    Jarm,
    /// `access_token` or `id_token` in the callback: an implicit or hybrid answer, which was not asked for.
    #[error("the answer holds a token where only a code belongs")]
    TokenInCallback,
    /// The parameter is there more than once.
    #[error("{0} is there more than once")]
    Repeated(&'static str),
    /// The parameter is absent or empty.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// The parameter is not of the form that it must have.
    #[error("{0} is not of the expected form")]
    Malformed(&'static str),
    /// An answer of another kind than this sign-in asked for: a code for a token, or a token for a code.
    #[error("the answer is of another kind than was asked for")]
    Unasked,
    /// `state` is not the one that was sent: this callback belongs to another sign-in.
    #[error("the callback belongs to another sign-in")]
    StateWrong,
    /// `iss` is not the server that was asked.
    #[error("the answer comes from another sign-in server")]
    IssuerWrong,
    /// Both `error` and `code`, or `error` and `access_token`.
    #[error("the answer is both an error and a success")]
    ErrorWithCode,
    /// More than ten minutes have passed, or the clock was set back.
    #[error("the sign-in took too long")]
    Expired,
    /// The app's configuration is not what it was when the sign-in began; names what changed.
    #[error("the {0} changed while signing in")]
    Changed(&'static str),
    /// The server's own refusal, such as `access_denied`.
    #[error("sign-in was refused: {error}")]
    Refused {
        /// The OAuth error code.
        error: String,
        /// The server's words; left out unless `state` proves that the answer is to our request.
        description: Option<String>,
    },
}
