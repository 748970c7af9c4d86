//! Navigates within the app without reloading it.
//!
//! The address bar is the state, and [`Navigator`] mirrors it in one signal. Addresses are parsed and printed by
//! [`rollcall_core::route`]. Decision 0007 says why no router library is used.

use crate::prelude::*;
use rollcall_core::route::{Base, Route};

use crate::browser::address;

/// Reads and changes the address bar. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Navigator {
    base: Base<'static>,
    route: RwSignal<Option<Route>>,
    /// Asked before Back or Forward leaves the page.
    may_leave: StoredValue<Option<Callback<(), bool>>>,
}

impl Navigator {
    /// Starts following the address bar: Back and Forward, and links to pages below `base`, the folder of the app. Call once.
    pub fn start(base: &'static str) -> Self {
        let base = Base::new(base);
        let navigator = Self {
            base,
            route: RwSignal::new(base.route(&address::path_and_query())),
            may_leave: StoredValue::new(None),
        };
        address::on_moved(move || navigator.moved());
        address::on_link(&base.href(&Route::Home), move |link| {
            navigator.go(link);
        });
        navigator
    }

    /// Returns the current route; `None` if the address names no page.
    pub fn route(self) -> Signal<Option<Route>> {
        self.route.into()
    }

    /// Returns the address of a route, for a link.
    pub fn href(self, route: &Route) -> String {
        self.base.href(route)
    }

    /// Goes to a page. Back returns to the current one.
    pub fn navigate(self, route: &Route) {
        self.go(&self.href(route));
    }

    /// Starts at the top, as a loaded page would. A form that opens over its page leaves the page where it is.
    fn go(self, address: &str) {
        let page = || {
            let route = self.route.try_get_untracked().flatten();
            route.map(|route| route.page())
        };
        let before = page();
        address::push(address);
        self.show();
        if page() != before {
            address::scroll_to_top();
        }
    }

    /// Goes to a page and replaces the current one in the history, for a search being typed or a form that closes.
    pub fn replace(self, route: &Route) {
        address::replace(&self.href(route));
        self.show();
    }

    /// Replaces one form by another, also in the history, unless the form asks to stay.
    pub fn replace_if_left(self, route: &Route) {
        if self.may_leave() {
            self.replace(route);
        }
    }

    /// Asks the open form, if there is one, whether it may be left. Once the form is gone, its guard does not answer, and the page may
    /// be left.
    fn may_leave(self) -> bool {
        let guard = self.may_leave.try_get_value().flatten();
        guard.and_then(|may_leave| may_leave.try_run(())) != Some(false)
    }

    /// Updates the route from the address bar.
    fn show(self) {
        let now = self.base.route(&address::path_and_query());
        // In tests, the listeners outlive the app.
        if self.route.try_with_untracked(|shown| *shown != now) == Some(true) {
            let _ = self.route.try_set(now);
        }
    }

    /// Handles Back and Forward, which have already changed the address. A form that must not be left gets its address back.
    fn moved(self) {
        let shown = self.route.try_get_untracked().flatten();
        if self.base.route(&address::path_and_query()) == shown {
            return;
        }
        let may_leave = self.may_leave();
        match shown {
            Some(route) if !may_leave => address::push(&self.href(&route)),
            _ => self.show(),
        }
    }
}

/// Returns the app's navigator.
pub fn use_navigator() -> Navigator {
    expect_context()
}

/// Asks `may_leave` before Back or Forward leaves the page, as long as the caller is on screen. If the answer is no, the page
/// stays, and the caller says why.
pub fn use_leave_guard(may_leave: impl Fn() -> bool + Send + Sync + 'static) {
    let guard = use_navigator().may_leave;
    guard.set_value(Some(Callback::new(move |()| may_leave())));
    on_cleanup(move || {
        // The whole page may be closing.
        guard.try_set_value(None);
    });
}
