//! The random id of a sign-in, and what may be shown of it to other pages of the origin.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use std::fmt::{self, Debug, Formatter};
use webex_api::{Entropy, EntropyUnavailable};

/// The id that a sign-in and its cloned tabs share: 128 random bits, or the spent state of an implicit sign-in.
///
/// The token broker gives a sign-in's tokens to anyone who knows its id. So only the token broker and the tab's own storage get the id; names
/// that other pages of the origin can read contain a digest of it. `Debug` does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInId(String);

impl SignInId {
    /// Draws a new id.
    ///
    /// # Errors
    /// Without a secure random source there is no sign-in: two of them could share an id.
    pub fn draw(entropy: &dyn Entropy) -> Result<Self, EntropyUnavailable> {
        let mut bytes = [0; 16];
        entropy.fill(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Reads an id that was stored: 8 to 128 letters, digits, `-` and `_`, as `public/token-broker.js` wants it.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        ((8..=128).contains(&text.len()) && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// The id itself, for the token broker and for the tab's own storage.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The name of the Web Lock under which the tabs of this sign-in refresh. Every page of the origin can list lock names.
    pub fn lock_name(&self) -> String {
        ["rollcall.refresh.", &digest("rollcall.lock:1", &[&self.0])].concat()
    }
}

impl Debug for SignInId {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("SignInId(…)")
    }
}

/// 43 characters of base64url: the SHA-256 of the parts, each ended by a zero byte. `purpose` keeps the digests of different uses apart.
pub(crate) fn digest(purpose: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in [purpose].iter().chain(parts) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}
