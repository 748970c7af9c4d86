//! The authorize URL (RFC 6749 §4.1.1 with RFC 7636 §4.3).

use crate::oauth::transaction::Transaction;

/// The URL that a browser is sent to. It holds the challenge and the state, never the verifier.
pub(super) fn authorize_url(transaction: &Transaction) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", &transaction.client_id)
        .append_pair("redirect_uri", &transaction.redirect_uri)
        .append_pair("scope", &transaction.scopes.join(" "))
        .append_pair("state", &transaction.state)
        .append_pair("code_challenge", &transaction.challenge)
        .append_pair("code_challenge_method", "S256");
    // `%20` is read as a space everywhere; `+` only where the query is taken for a form.
    let query = query.finish().replace('+', "%20");
    let joint = if transaction.endpoints.authorize.contains('?') {
        '&'
    } else {
        '?'
    };
    format!("{}{joint}{query}", transaction.endpoints.authorize)
}
