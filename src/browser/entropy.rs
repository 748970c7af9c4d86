//! Randomness for secrets.

use webex_api::{Entropy, EntropyUnavailable};

/// `crypto.getRandomValues`, and nothing in its place: where it fails, the sign-in refuses.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserEntropy;

impl Entropy for BrowserEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
        getrandom::fill(bytes).map_err(|_| EntropyUnavailable)
    }
}
