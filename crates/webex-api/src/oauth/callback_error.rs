//! [`CallbackError`]: why a callback is refused.

/// Why a callback is refused. No token request follows any of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallbackError {
    /// Longer than any callback.
    #[error("the callback is too long")]
    TooLong,
    /// The answer is in the fragment, which was not requested.
    #[error("the answer came in the wrong part of the address")]
    Fragment,
    /// `response`: a JARM answer, which was not requested.
    #[error("the answer came in a form that was not requested")]
    Jarm,
    /// `access_token` or `id_token`: an implicit or hybrid answer, which was not requested.
    #[error("the answer contains a token where only a code is expected")]
    TokenInCallback,
    /// The parameter appears more than once.
    #[error("{0} appears more than once")]
    Repeated(&'static str),
    /// The parameter is absent or empty.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// The parameter is malformed.
    #[error("{0} is malformed")]
    Malformed(&'static str),
    /// A token when a code was requested, or a code when a token was requested.
    #[error("the answer is not of the kind that was requested")]
    Unasked,
    /// `state` is not the one that was sent, so the callback belongs to another sign-in.
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
    /// The app's configuration changed since the sign-in started; names what changed.
    #[error("the {0} changed while signing in")]
    Changed(&'static str),
    /// The server's own refusal, such as `access_denied`.
    #[error("sign-in was refused: {error}")]
    Refused {
        /// The OAuth error code.
        error: String,
        /// The server's description. Omitted unless `state` proves that it answers our request.
        description: Option<String>,
    },
}
