//! OAuth 2.0 sign-in as messages: what to send and what to make of what comes back. The session machine elsewhere decides when.
//!
//! [`Transaction::begin`] makes the authorize URL of an authorization code with PKCE (RFC 6749, RFC 7636);
//! [`Transaction::accept`] judges the callback (RFC 9207); [`exchange`] and [`refresh`] talk to the token endpoint.
//! [`PastedAnswer`] and [`exchange_code`] are for answers that a person carries over by hand. A client secret takes part only
//! where a person has typed one in.

mod authorize;
mod callback;
mod callback_error;
mod code;
mod error;
mod id_token;
mod issuer;
mod parameters;
mod pasted;
mod pkce;
mod stored;
mod token;
mod transaction;

#[cfg(test)]
mod tests;

pub use callback_error::CallbackError;
pub use code::AuthorizationCode;
pub use error::OAuthError;
pub use id_token::IdTokenFault;
pub use pasted::{PastedAnswer, PastedCodeError};
pub use pkce::Pkce;
pub use stored::StoredError;
pub use token::{CodeExchange, TokenSet, exchange, exchange_code, refresh};
pub use transaction::{OAuthEndpoints, ResponseType, SignInRequest, Transaction, TransactionError};
