//! Proof Key for Code Exchange (RFC 7636), method S256 only.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::secret::Secret;
use crate::transport::{Entropy, EntropyUnavailable};

/// A verifier and its challenge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pkce {
    /// 43 characters, sent to the token endpoint.
    pub verifier: Secret,
    /// `BASE64URL(SHA256(verifier))`, sent to the authorize endpoint.
    pub challenge: String,
}

impl Pkce {
    /// Creates a new pair from 32 random bytes (§4.1).
    ///
    /// # Errors
    /// If there is no secure random source. Sign-in is then impossible.
    pub fn from_entropy(entropy: &dyn Entropy) -> Result<Self, EntropyUnavailable> {
        Ok(Self::from_verifier(Secret::new(random_text(entropy)?)))
    }

    /// Creates the pair of a known verifier (§4.2).
    pub fn from_verifier(verifier: Secret) -> Self {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose().as_bytes()));
        Self {
            verifier,
            challenge,
        }
    }
}

/// Returns 256 random bits as 43 characters of base64url.
pub(super) fn random_text(entropy: &dyn Entropy) -> Result<String, EntropyUnavailable> {
    let mut bytes = zeroize::Zeroizing::new([0; 32]);
    entropy.fill(&mut *bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(*bytes))
}
