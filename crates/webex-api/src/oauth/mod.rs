//! OAuth 2.0 sign-in as messages: what to send and how to check what comes back. The session machine elsewhere decides
//! when.
//!
//! [`Transaction::begin`] creates the authorize URL for an authorization code with PKCE (RFC 6749, RFC 7636).
//! [`Transaction::accept`] checks the callback (RFC 9207). [`exchange`] and [`refresh`] call the token endpoint.
//! [`PastedAnswer`] and [`exchange_code`] handle answers that a person pastes. A client secret is only used if a person
//! has typed one in.

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
