//! The sign-in methods that an installation offers.

use super::entry::Entry;
use super::error::ConfigError;

/// A way to become signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInMethod {
    /// With the integration of `config.json`: authorization code with PKCE.
    Webex,
    /// With an integration that the admin types in, with or without its secret.
    Integration,
    /// With a token that the admin pastes.
    Token,
    /// With a code, or a whole redirect address, that the admin pastes.
    Code,
    /// By the implicit grant (RFC 6749 section 4.2). Outdated (RFC 9700 section 2.1.2), so only where `config.json` asks for it.
    Implicit,
}

impl SignInMethod {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Webex,
        Self::Integration,
        Self::Token,
        Self::Code,
        Self::Implicit,
    ];

    /// The word for `config.json` and for what a tab keeps.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Webex => "webex",
            Self::Integration => "integration",
            Self::Token => "token",
            Self::Code => "code",
            Self::Implicit => "implicit",
        }
    }

    /// The method of a word of [`SignInMethod::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.key() == key)
    }
}

/// What is offered when `signInMethods` says nothing: everything but the implicit grant.
pub(super) fn default_methods() -> Vec<SignInMethod> {
    SignInMethod::ALL
        .into_iter()
        .filter(|method| *method != SignInMethod::Implicit)
        .collect()
}

impl Entry {
    pub(super) fn sign_in_methods(&self) -> Result<Vec<SignInMethod>, ConfigError> {
        self.words(
            SignInMethod::from_key,
            "must be a list of “webex”, “integration”, “token”, “code” and “implicit”, each at most once",
        )
    }
}
