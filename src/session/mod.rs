//! Runs the effects of the pure session machine, which decides everything ([`rollcall_core::session`]).
//!
//! The driver lives as long as the page: a refresh or an exchange outlasts whatever is on screen.

mod driver;
mod life;
mod timer;
mod tokens;

use std::rc::Rc;

use leptos::prelude::*;
use rollcall_core::session::{Event, Session};

pub use driver::{Driver, Platform};
pub use life::use_life_left;
pub use tokens::SessionTokens;

/// A copyable handle to the session, for screens.
#[derive(Clone, Copy)]
pub struct SessionHandle {
    /// Where the person stands.
    pub session: Signal<Session>,
    driver: StoredValue<Rc<Driver>, LocalStorage>,
}

impl SessionHandle {
    /// Keeps the driver under the present owner, which must be the app's root.
    pub fn new(driver: Rc<Driver>) -> Self {
        Self {
            session: driver.session(),
            driver: StoredValue::new_local(driver),
        }
    }

    /// Leaves for Webex's sign-in. `return_to` is the in-app path to come back to; anything else becomes the start page.
    pub fn sign_in(self, return_to: &str) {
        self.tell(Event::SignInRequested {
            return_to: return_to.to_owned(),
        });
    }

    /// Forgets the tokens and everything that was read with them, here and in the other tabs. Needs no network.
    pub fn sign_out(self) {
        self.tell(Event::SignOutRequested);
    }

    /// Whether anybody can sign in at all: the settings name an integration.
    pub fn can_sign_in(self) -> bool {
        self.driver.with_value(|driver| driver.has_client())
    }

    fn tell(self, event: Event) {
        // The page may be going away, and the session with it.
        if let Some(driver) = self.driver.try_get_value() {
            driver.tell(event);
        }
    }
}

/// The session of this tab.
pub fn use_session() -> SessionHandle {
    expect_context::<SessionHandle>()
}
