//! The authorize URL (RFC 6749 §4.1.1 and §4.2.1, with RFC 7636 §4.3).

use crate::authorize_url::with_query;
use crate::oauth::transaction::{ResponseType, Transaction};

/// The URL that a browser is sent to. It holds the challenge and the state, never the verifier or the secret.
pub(super) fn authorize_url(transaction: &Transaction) -> String {
    let scope = transaction.scopes.join(" ");
    let mut pairs = vec![
        ("response_type", transaction.response_type.as_str()),
        ("client_id", &transaction.client_id),
        ("redirect_uri", &transaction.redirect_uri),
        ("scope", &scope),
        ("state", &transaction.state),
    ];
    if transaction.response_type == ResponseType::Code {
        pairs.push(("code_challenge", &transaction.challenge));
        pairs.push(("code_challenge_method", "S256"));
    }
    if let Some(nonce) = &transaction.nonce {
        pairs.push(("nonce", nonce));
    }
    with_query(&transaction.endpoints.authorize, &pairs)
}
