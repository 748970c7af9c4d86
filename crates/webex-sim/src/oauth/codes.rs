//! Authorization codes: one use, sixty seconds.

use std::collections::HashMap;
use std::sync::Arc;

use crate::ids::Uuid;
use crate::oauth::pkce::Challenge;

/// How long a code is good. Webex says only that it is short-lived.
pub(crate) const LIFETIME: i64 = 60;

/// What a code was given for.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// The client id.
    pub(crate) client: Arc<str>,
    pub(crate) person: Uuid,
    pub(crate) scopes: Arc<[String]>,
    /// Byte for byte as it was asked.
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<Challenge>,
    /// Goes into the `id_token`.
    pub(crate) nonce: Option<String>,
    /// Seconds since 1970.
    pub(crate) expires: i64,
}

/// The codes that were not spent yet.
#[derive(Default)]
pub(crate) struct Codes(HashMap<String, Code>);

impl Codes {
    pub(crate) fn insert(&mut self, text: String, code: Code) {
        self.0
            .retain(|_, old| old.expires > code.expires - 2 * LIFETIME);
        self.0.insert(text, code);
    }

    /// A code that is good at this time.
    pub(crate) fn get(&self, text: &str, now: i64) -> Option<&Code> {
        self.0.get(text).filter(|code| code.expires > now)
    }

    /// Spends a code.
    pub(crate) fn spend(&mut self, text: &str) {
        self.0.remove(text);
    }
}
