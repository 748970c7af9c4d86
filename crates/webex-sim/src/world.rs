//! Everything a handler may read and change.

use crate::auth::tokens::Tokens;
use crate::dice::Dice;
use crate::oauth::codes::Codes;
use crate::rate_limit::RateLimiter;
use crate::settings::Settings;
use crate::tenant::{Tenant, generate};
use crate::xml::tickets::Tickets;

/// The organisation, the credentials that are valid in it, and the random generator.
pub(crate) struct World {
    pub(crate) settings: Settings,
    pub(crate) tenant: Tenant,
    pub(crate) tokens: Tokens,
    pub(crate) codes: Codes,
    pub(crate) tickets: Tickets,
    /// Counts the requests of the XML service.
    pub(crate) xml_limiter: RateLimiter,
    pub(crate) dice: Dice,
    /// Number of requests so far.
    pub(crate) requests: u64,
}

impl World {
    pub(crate) fn new(settings: Settings) -> Self {
        let tenant = generate::tenant(&settings);
        let seed = settings.token_seed.unwrap_or(settings.seed);
        let mut dice = Dice::new(seed ^ 0x70_6b_65_6e);
        let tokens = Tokens::new(&tenant, settings.token_mark, &mut dice);
        Self {
            settings,
            tenant,
            tokens,
            codes: Codes::default(),
            tickets: Tickets::default(),
            xml_limiter: RateLimiter::default(),
            dice,
            requests: 0,
        }
    }
}
