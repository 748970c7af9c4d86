//! The session of this page: [`rollcall_core::session::runtime`] with ports for this browser, and a handle for screens.

mod life;
mod page;
pub mod ports;
mod settings;

use std::rc::Rc;

use crate::prelude::*;
use rollcall_core::config::Environment;
use rollcall_core::route::Route;
use rollcall_core::session::runtime::Runtime;
use rollcall_core::session::{Event, Integration, Session};
use time::OffsetDateTime;
use webex_api::{Client, Limits, PastedAnswer, Secret, TokenSet, TokenSource};

pub use life::{EndWarning, Token, use_end_warning, use_life_of, use_session_left};
pub use page::PageSession;
pub use settings::Settings;

/// A copyable handle to the session, for screens.
#[derive(Clone, Copy)]
pub struct SessionHandle {
    /// Where the person stands.
    pub session: Signal<Session>,
    /// The address to sign in at in another tab or on another device, once [`Self::begin_link`] has made one.
    pub link: Signal<Option<String>>,
    settings: &'static Settings,
    runtime: StoredValue<Rc<Runtime>>,
}

impl SessionHandle {
    /// Stores the runtime in the current reactive owner, which must be the app's root.
    pub fn new(page: PageSession) -> Self {
        Self {
            session: page.signals.session.into(),
            link: page.signals.link.into(),
            settings: page.settings,
            runtime: StoredValue::new(page.runtime),
        }
    }

    /// The settings of this copy of the app.
    pub const fn settings(self) -> &'static Settings {
        self.settings
    }

    /// Leaves for Webex's sign-in with the integration of the settings. `return_to` is the page to come back to.
    pub fn sign_in(self, return_to: Route) {
        self.tell(Event::SignInRequested {
            integration: None,
            return_to,
        });
    }

    /// As [`Self::sign_in`], with an integration that the admin typed in.
    pub fn sign_in_with(self, integration: Integration, return_to: Route) {
        self.tell(Event::SignInRequested {
            integration: Some(Box::new(integration)),
            return_to,
        });
    }

    /// Draws up a sign-in whose answer will be pasted; its address comes as [`Self::link`].
    pub fn begin_link(self, integration: Integration) {
        self.tell(Event::LinkRequested {
            integration: Box::new(integration),
        });
    }

    /// Exchanges what the admin pasted: a code or the whole redirect address.
    pub fn paste_answer(self, answer: PastedAnswer, integration: Integration) {
        if let Some(runtime) = self.runtime.try_get_value() {
            runtime.paste_answer(answer, integration);
        }
    }

    /// Uses a token that the admin pasted, which the page has tried out. `keep_for_tab`: it survives a reload of this tab.
    pub fn token_pasted(self, tokens: TokenSet, environment: Environment, keep_for_tab: bool) {
        self.tell(Event::TokenPasted {
            tokens,
            environment,
            keep_for_tab,
        });
    }

    /// Fetches new tokens now.
    pub fn refresh_now(self) {
        self.tell(Event::RefreshRequested);
    }

    /// The secret of an own integration, which a reload has forgotten; it stays in memory.
    pub fn give_secret(self, secret: Secret) {
        self.tell(Event::SecretGiven { secret });
    }

    /// Notes that the person is active, which restarts the idle time in all tabs.
    pub fn stay(self) {
        if let Some(runtime) = self.runtime.try_get_value() {
            runtime.active();
        }
    }

    /// Forgets the tokens and everything that was read with them, here and in the other tabs. Needs no network.
    pub fn sign_out(self) {
        self.tell(Event::SignOutRequested);
    }

    /// As [`Self::sign_out`], and asks Webex to end the tokens of this integration, which may take a few seconds more.
    pub fn sign_out_and_revoke(self) {
        self.tell(Event::SignOutAndRevokeRequested);
    }

    /// Returns the current time by the session's clock.
    pub fn now(self) -> OffsetDateTime {
        self.runtime
            .try_get_value()
            .map_or_else(OffsetDateTime::now_utc, |runtime| runtime.now())
    }

    /// Forgets the tokens and everything that was read with them in this tab; other tabs go on.
    pub fn clear(self) {
        self.tell(Event::ClearRequested);
    }

    /// The person revoked the tokens at Webex: the session is over.
    pub fn revoked(self) {
        self.tell(Event::Revoked);
    }

    /// A client for the present sign-in: to its environment, with its tokens, and useless after it.
    pub fn client(self) -> Option<Client> {
        self.client_within(|limits| limits)
    }

    /// As [`Self::client`], with limits made of those of the settings.
    pub fn client_within(self, limits: fn(Limits) -> Limits) -> Option<Client> {
        self.runtime.try_get_value()?.client(limits)
    }

    /// A client that only ends the tokens of the present sign-in, also while changes of the organisation are not allowed.
    pub fn client_for_own_tokens(self) -> Option<Client> {
        let runtime = self.runtime.try_get_value()?;
        runtime.client_for_own_tokens(|limits| limits)
    }

    /// Allows changes in this session, or forbids them again. They stay forbidden if the settings forbid them.
    pub fn allow_writes(self, allowed: bool) {
        self.tell(Event::WritesAllowed(allowed));
    }

    /// Whether changes are allowed now; tracked.
    pub fn may_write(self) -> bool {
        self.session
            .with(|session| session.signed_in().is_some_and(|it| it.may_write))
    }

    /// A client of an environment with tokens of another source: a pasted one that is tried out.
    pub fn client_with(
        self,
        environment: Environment,
        tokens: Rc<dyn TokenSource>,
        limits: fn(Limits) -> Limits,
    ) -> Option<Client> {
        let runtime = self.runtime.try_get_value()?;
        runtime.client_of(environment, tokens, limits)
    }

    fn tell(self, event: Event) {
        // The page may be going away, and the session with it.
        if let Some(runtime) = self.runtime.try_get_value() {
            runtime.tell(event);
        }
    }
}

/// The session of this tab.
pub fn use_session() -> SessionHandle {
    expect_context::<SessionHandle>()
}

/// The settings of this copy of the app.
pub fn use_settings() -> &'static Settings {
    use_session().settings()
}
