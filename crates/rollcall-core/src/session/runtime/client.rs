//! Creates the clients that pages use.

use super::{Ports, Runtime, SessionTokens};
use crate::config::Environment;
#[cfg(doc)]
use crate::session::SignedIn;
use std::rc::Rc;
use webex_api::{ApiBase, Client, ClientConfig, Limits, TokenSource};

impl Runtime {
    /// Returns a client for the current sign-in. Its calls fail once that sign-in has ended, and it changes nothing before
    /// [`SignedIn::may_write`]. `None` if signed out.
    pub fn client(self: &Rc<Self>, limits: impl FnOnce(Limits) -> Limits) -> Option<Client> {
        let runtime = Rc::clone(self);
        let may_write =
            move || runtime.read(|session| session.signed_in().is_some_and(|it| it.may_write));
        let client = self.client_for_own_tokens(limits)?;
        Some(client.writing_if(Rc::new(may_write)))
    }

    /// As [`Self::client`], but it may always write. Only for ending the tokens of this sign-in, which changes nothing of the
    /// organisation.
    pub fn client_for_own_tokens(
        self: &Rc<Self>,
        limits: impl FnOnce(Limits) -> Limits,
    ) -> Option<Client> {
        let (environment, sign_in_id) = self.read(|session| {
            let signed_in = session.signed_in()?;
            Some((signed_in.environment, signed_in.sign_in_id.clone()))
        })?;
        let tokens = Rc::new(SessionTokens::new(Rc::clone(self), sign_in_id));
        self.client_of(environment, tokens, limits)
    }

    /// Returns a client for an environment, with tokens from another source. `limits` derives its limits from those of the settings.
    /// `None` if the settings exclude the environment.
    pub fn client_of(
        &self,
        environment: Environment,
        tokens: Rc<dyn TokenSource>,
        limits: impl FnOnce(Limits) -> Limits,
    ) -> Option<Client> {
        let mut services = self.settings.services.iter();
        let service = services.find(|service| service.environment == environment)?;
        let config = ClientConfig {
            api_base: ApiBase::parse(&service.api).ok()?,
            limits: limits(self.settings.requests.clone()),
        };
        let Ports {
            transport,
            clock,
            entropy,
            ..
        } = self.ports.clone();
        Some(Client::new(
            config,
            transport,
            Rc::new(clock),
            entropy,
            tokens,
        ))
    }
}
