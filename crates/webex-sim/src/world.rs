//! Everything a handler may read and change.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::auth::tokens::Tokens;
use crate::ids::Uuid;
use crate::oauth::codes::Codes;
use crate::settings::Settings;
use crate::tenant::{Tenant, generate};

/// The organisation, the credentials that are valid in it, and the random generator.
pub(crate) struct World {
    pub(crate) settings: Settings,
    pub(crate) tenant: Tenant,
    pub(crate) tokens: Tokens,
    pub(crate) codes: Codes,
    pub(crate) dice: Dice,
    /// Number of requests so far.
    pub(crate) requests: u64,
}

impl World {
    pub(crate) fn new(settings: Settings) -> Self {
        let tenant = generate::tenant(&settings);
        let mut dice = Dice::new(settings.seed ^ 0x70_6b_65_6e);
        let tokens = Tokens::new(&tenant, &mut dice);
        Self {
            settings,
            tenant,
            tokens,
            codes: Codes::default(),
            dice,
            requests: 0,
        }
    }
}

/// Seeded randomness.
pub(crate) struct Dice(StdRng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(StdRng::seed_from_u64(seed))
    }

    /// Returns a number below `end`, which must be at least 1.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.0.next_u64() % end.max(1) as u64) as usize
    }

    /// Returns true with a probability of `share` in a thousand.
    pub(crate) fn per_mille(&mut self, share: usize) -> bool {
        self.below(1000) < share
    }

    /// Returns a number from 0 to 1, excluding 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn uuid(&mut self) -> Uuid {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        Uuid::from_random(bytes)
    }

    /// Returns this many hexadecimal digits.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        (0..digits)
            .map(|_| char::from(b"0123456789abcdef"[self.below(16)]))
            .collect()
    }
}
