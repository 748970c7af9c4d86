//! Digests of built files, for `integrity` attributes and, shortened, for file names.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// Returns the value of an `integrity` attribute (W3C Subresource Integrity).
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Returns sixteen hexadecimal digits that change with the content.
pub fn short(content: &[u8]) -> String {
    Sha384::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vector in section 3.3 of the W3C recommendation.
    #[test]
    fn matches_the_digest_that_browsers_compute() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn flipping_one_bit_changes_both() {
        assert_ne!(integrity(b"a"), integrity(b"c"));
        assert_ne!(short(b"a"), short(b"c"));
        assert_eq!(short(b"a").len(), 16);
    }
}
