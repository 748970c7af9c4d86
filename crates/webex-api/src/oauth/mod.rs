//! OAuth 2.0 authorization code with PKCE (RFC 6749, RFC 7636, RFC 9207), as messages: what to send and what to
//! make of what comes back. The session machine elsewhere decides when.
//!
//! [`Transaction::begin`] makes the authorize URL; [`Transaction::accept`] judges the callback; [`exchange`] and
//! [`refresh`] talk to the token endpoint. No client secret takes part.

mod authorize;
mod callback;
mod error;
mod pkce;
mod stored;
mod token;
mod transaction;

#[cfg(test)]
mod tests;

pub use callback::{AuthorizationCode, CallbackError};
pub use error::OAuthError;
pub use pkce::Pkce;
pub use stored::StoredError;
pub use token::{TokenSet, exchange, refresh};
pub use transaction::{OAuthEndpoints, SignInRequest, Transaction, TransactionError};
