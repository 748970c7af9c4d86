//! [`Secret`]: a string that never prints itself and is overwritten when dropped.

use std::fmt;

use zeroize::Zeroizing;

/// A token, code or verifier.
///
/// It has no `Display` and no `Serialize`, and its `Debug` shows nothing of the text. To store or send it, call
/// [`expose`](Self::expose) explicitly, which is easy to search for.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Returns the text: only for the Authorization header, a form body or the session vault.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl PartialEq for Secret {
    /// Compares in constant time.
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.0.as_bytes(), other.0.as_bytes());
        a.len() == b.len() && a.iter().zip(b).fold(0, |seen, (x, y)| seen | (x ^ y)) == 0
    }
}

impl Eq for Secret {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        let shown = format!(
            "{:?} {:#?}",
            Secret::new("CANARY"),
            Some(Secret::new("CANARY"))
        );
        assert!(!shown.contains("CANARY"), "{shown}");
    }

    #[test]
    fn equality_compares_the_text() {
        assert_eq!(Secret::new("ab"), Secret::new("ab"));
        assert_ne!(Secret::new("ab"), Secret::new("ac"));
        assert_ne!(Secret::new("ab"), Secret::new("abc"));
    }
}
