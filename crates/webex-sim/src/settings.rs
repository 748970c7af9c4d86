//! The settings of a simulator.

use crate::registration::Registration;
use crate::switches::Switches;

/// The usual marker in every token, code and secret that the simulator issues. Tests search storage, logs and URLs for it
/// to find leaks.
pub(crate) const CANARY: &str = "CANARY";

/// The kind of organisation to generate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TenantKind {
    /// People with names in many scripts, nearly full licence pools, several sites.
    #[default]
    Believable,
    /// The same organisation with hostile text in every string that a client might show.
    Hostile,
}

/// The token bucket of each user.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateLimit {
    /// Requests regained per second.
    pub per_second: f64,
    /// Requests that can be sent at once.
    pub burst: u32,
}

/// Everything that determines how a [`crate::Simulator`] starts. Simulators with equal settings give equal answers to
/// equal requests.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Number of people in the organisation, at least 3 (full administrator, read-only administrator, ordinary user).
    pub people: usize,
    /// Seed of the organisation, the tokens and the tracking ids.
    pub seed: u64,
    /// Seed of the tokens, codes and tickets, if they must differ although the organisation does not.
    pub token_seed: Option<u64>,
    /// The marker in every opaque token, code and ticket. Letters and digits only. The signature of a JWT keeps `CANARY`.
    pub token_mark: &'static str,
    /// The organisation to generate.
    pub tenant: TenantKind,
    /// The rate limit, if any.
    pub rate: Option<RateLimit>,
    /// The silent cap on `max` in `GET /people`. Webex does not document its own.
    pub max_page: usize,
    /// Custom session types of the first site, besides its five: at most 10.
    pub custom_types: usize,
    /// Registered redirect URIs, in addition to every loopback URI.
    pub redirect_uris: Vec<String>,
    /// The client id of the built-in integration.
    pub client_id: String,
    /// The client secret of the built-in integration.
    pub client_secret: String,
    /// Further integrations.
    pub registrations: Vec<Registration>,
    /// Lifetime of an access token, in seconds.
    pub access_lifetime: i64,
    /// Lifetime of a refresh token, in seconds.
    pub refresh_lifetime: i64,
    /// How to answer the open questions about Webex.
    pub switches: Switches,
    /// Whether `/_sim/*` answers.
    pub control: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            people: 2000,
            seed: 1,
            token_seed: None,
            token_mark: CANARY,
            tenant: TenantKind::Believable,
            rate: None,
            max_page: 1000,
            custom_types: 0,
            redirect_uris: Vec::new(),
            client_id: "C0ffee5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed".into(),
            client_secret: format!("5ec2e7{CANARY}5ec2e75ec2e75ec2e75ec2e75ec2e75ec2e7"),
            registrations: Vec::new(),
            access_lifetime: 1_209_599,
            refresh_lifetime: 7_775_999,
            switches: Switches::default(),
            control: true,
        }
    }
}

impl Settings {
    /// Returns the defaults with this number of people, as most tests need.
    #[must_use]
    pub fn with_people(people: usize) -> Self {
        Self {
            people,
            ..Self::default()
        }
    }

    /// Registers an integration. If its id is already registered, replaces the secret and name and extends the lists.
    pub fn register(&mut self, registration: Registration) {
        registration.add_to(&mut self.registrations);
    }
}
