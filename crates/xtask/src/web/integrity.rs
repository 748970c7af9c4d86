//! Digests of built files, for `integrity` attributes and, shortened, for file names.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Returns the value of an `integrity` attribute (W3C Subresource Integrity), with the digest that `SHA256SUMS` has too.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Returns sixteen hexadecimal digits that change with the content.
pub fn short(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the W3C recommendation, computed with `openssl dgst -sha256`.
    #[test]
    fn matches_the_digest_that_browsers_compute() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn flipping_one_bit_changes_both() {
        assert_ne!(integrity(b"a"), integrity(b"c"));
        assert_ne!(short(b"a"), short(b"c"));
        assert_eq!(short(b"a").len(), 16);
    }
}
