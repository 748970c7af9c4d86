//! Digests of built files: for `integrity` attributes, and short ones for file names.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The value of an `integrity` attribute (Subresource Integrity, W3C).
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Sixteen hexadecimal digits that change with the content.
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

    /// The vector of the W3C recommendation, section 3.3.
    #[test]
    fn the_digest_is_the_one_that_browsers_compute() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn one_flipped_bit_changes_both() {
        assert_ne!(integrity(b"a"), integrity(b"c"));
        assert_ne!(short(b"a"), short(b"c"));
        assert_eq!(short(b"a").len(), 16);
    }
}
