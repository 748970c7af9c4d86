//! [`Digest`]: SHA-256, to compare plans and results, and files of a copy with those of a release.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// SHA-256, 32 bytes. `Display` writes 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Returns the digest of a text in UTF-8.
    pub fn of_text(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// Returns the digest of a file.
    pub fn of_bytes(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }

    /// Returns the digest of a text that is written in parts.
    pub(super) fn of_parts(write: impl FnOnce(&mut dyn FnMut(&str))) -> Self {
        let mut digest = Sha256::new();
        write(&mut |part| digest.update(part.as_bytes()));
        Self(digest.finalize().into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of FIPS 180-2.
    #[test]
    fn it_is_sha_256() {
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of_text("abc").to_string(), hex);
        let parts = Digest::of_parts(|part| ["a", "", "bc"].into_iter().for_each(part));
        assert_eq!(parts.to_string(), hex);
    }
}
