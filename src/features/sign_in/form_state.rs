//! What the sign-in methods have in common: what was typed, which of them are open, and what the person did last.

use crate::prelude::*;
use rollcall_core::config::{Config, Environment, SignInMethod};
use rollcall_core::route::Route;
use rollcall_core::session::Session;

use super::integration_fields::IntegrationFields;
use super::stage::Stage;
use crate::browser::dom;
use crate::session::use_settings;

/// A copyable handle, given to the methods by the page. It holds what was typed, so it outlives what is on screen.
#[derive(Clone, Copy)]
pub struct SignInFormState {
    /// The integration as typed.
    pub draft: IntegrationFields,
    /// Whether the other ways to sign in are shown.
    pub others: RwSignal<bool>,
    return_to: Signal<Option<Route>>,
    open: [RwSignal<bool>; SignInMethod::ALL.len()],
    acted: StoredValue<bool>,
    exchanged: StoredValue<Option<Exchanged>>,
    secret_first: StoredValue<bool>,
}

/// The integration whose code was exchanged last.
#[derive(Clone)]
pub struct Exchanged {
    client_id: String,
    environment: Environment,
}

impl SignInFormState {
    /// Provides a new form state to the page. All methods start closed, because their forms are lazy pages.
    pub fn provide(config: &Config, return_to: Signal<Option<Route>>) -> Self {
        let form = Self {
            draft: IntegrationFields::new(config),
            return_to,
            others: RwSignal::new(false),
            open: SignInMethod::ALL.map(|_| RwSignal::new(false)),
            acted: StoredValue::new(false),
            exchanged: StoredValue::new(None),
            secret_first: StoredValue::new(false),
        };
        provide_context(form);
        form
    }

    /// The page to return to after signing in.
    pub fn return_to(self) -> Route {
        self.return_to.get_untracked().unwrap_or(Route::Home)
    }

    /// Whether a method is open.
    pub fn open(self, method: SignInMethod) -> RwSignal<bool> {
        let place = SignInMethod::ALL
            .iter()
            .position(|listed| *listed == method);
        self.open[place.unwrap_or_default()]
    }

    /// Notes that the person has used a way to sign in, so its result gets the focus.
    pub fn act(self) {
        self.acted.set_value(true);
    }

    /// Whether a method was used since this was last asked.
    pub fn has_acted(self) -> bool {
        self.acted.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// The stage of a session. What is being exchanged is remembered, because a failed session no longer knows.
    pub fn stage_of(self, session: &Session) -> Stage {
        if let Session::Exchanging(exchange) = session {
            self.exchanged.set_value(Some(Exchanged {
                client_id: exchange.client_id().to_owned(),
                environment: exchange.environment(),
            }));
        }
        Stage::of(session)
    }

    /// The integration to ask the secret of, where the settings let people type one in.
    pub fn wanting_secret(self) -> Option<Exchanged> {
        let settings = use_settings();
        if !settings.offers(SignInMethod::Integration) {
            return None;
        }
        let exchanged = self.exchanged.try_get_value().flatten();
        exchanged.or_else(|| {
            Some(Exchanged {
                client_id: settings.config.client_id.clone()?,
                environment: settings.config.home().environment,
            })
        })
    }

    /// Opens the form of an own integration with this one filled in, at the secret.
    pub fn ask_secret(self, of: &Exchanged) {
        self.draft.client_id.typed(of.client_id.clone());
        self.draft.environment.set(of.environment.key());
        self.others.set(true);
        self.open(SignInMethod::Integration).set(true);
        self.secret_first.set_value(true);
        self.begin_at_secret();
    }

    /// Moves the focus to the secret if that was asked for and the form is there by now; the form calls it when it comes.
    pub fn begin_at_secret(self) {
        request_animation_frame(move || {
            let asked = self.secret_first.try_get_value().unwrap_or(false);
            if asked && dom::focus_first("#own-integration .secret input") {
                self.secret_first.try_set_value(false);
            }
        });
    }
}

/// The form of this page.
pub fn use_form_state() -> SignInFormState {
    expect_context()
}
