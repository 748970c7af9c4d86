//! [`AuthorizationCode`]: the code that a sign-in exchanges for tokens.

use crate::secret::Secret;

/// A code that can be redeemed once, from [`Transaction::accept`](super::Transaction::accept) or [pasted](Self::pasted)
/// by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationCode(Secret);

impl AuthorizationCode {
    pub(super) fn new(code: impl Into<String>) -> Self {
        Self(Secret::new(code))
    }

    pub(super) fn secret(&self) -> &Secret {
        &self.0
    }
}
