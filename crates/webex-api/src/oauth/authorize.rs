//! The authorize URL (RFC 6749 §4.1.1 and §4.2.1, with RFC 7636 §4.3).

use crate::authorize_url::with_query;
use crate::oauth::transaction::{ResponseType, Transaction};

impl Transaction {
    /// Returns the URL to send the browser to. It contains the challenge and the state, never the verifier or the secret.
    pub(super) fn authorize_url(&self) -> String {
        let scope = self.scopes.join(" ");
        let mut pairs = vec![
            ("response_type", self.response_type.as_str()),
            ("client_id", &self.client_id),
            ("redirect_uri", &self.redirect_uri),
            ("scope", &scope),
            ("state", &self.state),
        ];
        if self.response_type == ResponseType::Code {
            pairs.push(("code_challenge", &self.challenge));
            pairs.push(("code_challenge_method", "S256"));
        }
        if let Some(nonce) = &self.nonce {
            pairs.push(("nonce", nonce));
        }
        with_query(&self.endpoints.authorize, &pairs)
    }
}
