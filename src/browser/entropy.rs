//! Randomness for secrets.

use rand::TryRng;
use rand::rngs::SysRng;
use webex_api::{Entropy, EntropyUnavailable};

/// The platform's generator by `rand`: `crypto.getRandomValues`, and nothing in its place: where it fails, the sign-in refuses.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserEntropy;

impl Entropy for BrowserEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
        SysRng.try_fill_bytes(bytes).map_err(|_| EntropyUnavailable)
    }
}
