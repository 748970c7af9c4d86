//! What a simulator is started with.

use crate::registration::Registration;
use crate::switches::Switches;

/// The text that every token, code and secret of the simulator contains, so that a sweep over storage, logs and URLs can find a leak.
pub(crate) const CANARY: &str = "CANARY";

/// Which invented organisation is generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TenantKind {
    /// People with names of many scripts, licences that are nearly full, several sites.
    #[default]
    Believable,
    /// The same organisation with an attack or a torment in every string that a client could show.
    Hostile,
}

/// A token bucket for each user.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateLimit {
    /// Requests a second that are given back.
    pub per_second: f64,
    /// Requests that may be sent at once.
    pub burst: u32,
}

/// Everything that decides how a [`crate::Simulator`] begins. Two simulators with equal settings answer equal requests equally.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How many people the organisation has, at least 3 (full admin, read-only admin, ordinary user).
    pub people: usize,
    /// Seed of the organisation, the tokens and the tracking ids.
    pub seed: u64,
    /// Believable or hostile.
    pub tenant: TenantKind,
    /// No limit when absent.
    pub rate: Option<RateLimit>,
    /// The silent cap of `max` on `GET /people`; the true value at Webex is not documented.
    pub max_page: usize,
    /// Registered redirect URIs, besides every http loopback URI.
    pub redirect_uris: Vec<String>,
    /// The integration that is always registered.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// Other integrations.
    pub registrations: Vec<Registration>,
    /// Life of an access token in seconds.
    pub access_lifetime: i64,
    /// Life of a refresh token in seconds.
    pub refresh_lifetime: i64,
    /// What is not known about Webex.
    pub switches: Switches,
    /// Whether `/_sim/*` answers.
    pub control: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            people: 2000,
            seed: 1,
            tenant: TenantKind::Believable,
            rate: None,
            max_page: 1000,
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
    /// The defaults with another number of people; what most tests want.
    #[must_use]
    pub fn with_people(people: usize) -> Self {
        Self {
            people,
            ..Self::default()
        }
    }

    /// Registers an integration; of one that is there already the secret and the name are replaced and the lists grow.
    pub fn register(&mut self, registration: Registration) {
        registration.add_to(&mut self.registrations);
    }
}
