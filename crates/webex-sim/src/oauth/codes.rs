//! Authorization codes: valid once, for sixty seconds.

use std::collections::HashMap;
use std::sync::Arc;

use crate::ids::Uuid;
use crate::oauth::pkce::Challenge;

/// How long a code is valid. Webex only documents that it is short-lived.
pub(crate) const LIFETIME: i64 = 60;

/// What a code was issued for.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// The client id.
    pub(crate) client: Arc<str>,
    pub(crate) person: Uuid,
    pub(crate) scopes: Arc<[String]>,
    /// Byte for byte as requested.
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<Challenge>,
    /// Copied into the `id_token`.
    pub(crate) nonce: Option<String>,
    /// Seconds since 1970.
    pub(crate) expires: i64,
}

/// The unspent codes.
#[derive(Default)]
pub(crate) struct Codes(HashMap<String, Code>);

impl Codes {
    pub(crate) fn insert(&mut self, text: String, code: Code) {
        self.0
            .retain(|_, old| old.expires > code.expires - 2 * LIFETIME);
        self.0.insert(text, code);
    }

    /// Returns a code that is valid at this time.
    pub(crate) fn get(&self, text: &str, now: i64) -> Option<&Code> {
        self.0.get(text).filter(|code| code.expires > now)
    }

    /// Spends a code.
    pub(crate) fn spend(&mut self, text: &str) {
        self.0.remove(text);
    }
}
