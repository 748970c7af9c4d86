//! What the session and the clients need of the world.

use std::rc::Rc;

use rollcall_core::steady_clock::SteadyClock;
use webex_api::{ApiBase, Client, ClientConfig, Entropy, Limits, TokenSource, Transport};

/// What the session and the clients need of the world.
#[derive(Clone)]
pub struct Platform {
    /// The way to the network.
    pub transport: Rc<dyn Transport>,
    /// Time, which nobody can set back while somebody is signed in.
    pub clock: SteadyClock,
    /// Randomness for a new sign-in.
    pub entropy: Rc<dyn Entropy>,
}

impl Platform {
    /// A client of the REST API at `api`, which the settings have checked.
    pub fn client(&self, api: &str, limits: Limits, tokens: Rc<dyn TokenSource>) -> Option<Client> {
        let config = ClientConfig {
            api_base: ApiBase::parse(api).ok()?,
            limits,
        };
        let Self {
            transport,
            clock,
            entropy,
        } = self.clone();
        let clock = Rc::new(clock);
        Some(Client::new(config, transport, clock, entropy, tokens))
    }
}
