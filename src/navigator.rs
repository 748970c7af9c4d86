//! Moves about in the app without loading it again.
//!
//! The address bar is the state, and [`Navigator`] keeps one signal equal to it. What an address says is read and written in
//! [`rollcall_core::route`]. Decision 0007 says why this is no router from a library.

use leptos::prelude::*;
use rollcall_core::route::{Base, Route};

use crate::browser::address;

/// The address bar as a signal, and the way to change it. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct Navigator {
    base: Base<'static>,
    route: RwSignal<Option<Route>>,
    /// Asked before Back or Forward leaves the page.
    may_leave: StoredValue<Option<Callback<(), bool>>>,
}

impl Navigator {
    /// Follows the address bar from here on: Back and Forward, and links to pages below `base`, the folder of the app. Start only one.
    pub fn start(base: &'static str) -> Self {
        let base = Base::new(base);
        let navigator = Self {
            base,
            route: RwSignal::new(base.route(&address::path_and_query())),
            may_leave: StoredValue::new(None),
        };
        address::on_moved(move || navigator.moved());
        address::on_link(&base.href(&Route::Home), move |link| {
            address::push(link);
            navigator.show();
        });
        navigator
    }

    /// The route that the address names, or `None` for an address that no page has.
    pub fn route(self) -> ReadSignal<Option<Route>> {
        self.route.read_only()
    }

    /// The address of a route, for a link.
    pub fn href(self, route: &Route) -> String {
        self.base.href(route)
    }

    /// Goes to a page. Back returns to the present one.
    pub fn navigate(self, route: &Route) {
        address::push(&self.href(route));
        self.show();
    }

    /// Goes to a page in place of the present one in the history: for a search while it is typed, or a form that closes.
    pub fn replace(self, route: &Route) {
        address::replace(&self.href(route));
        self.show();
    }

    /// Takes over what the address bar says.
    fn show(self) {
        let now = self.base.route(&address::path_and_query());
        // The listeners outlive the app in a test.
        if self.route.try_with_untracked(|shown| *shown != now) == Some(true) {
            let _ = self.route.try_set(now);
        }
    }

    /// Back or Forward has changed the address already. A form that must not be left gets its address back.
    fn moved(self) {
        let shown = self.route.try_get_untracked().flatten();
        if self.base.route(&address::path_and_query()) == shown {
            return;
        }
        let guard = self.may_leave.try_get_value().flatten();
        // The guard belongs to the form that is open. Once the form is gone it gives no answer, and nothing holds the page.
        let may_leave = guard.and_then(|may_leave| may_leave.try_run(()));
        match shown {
            Some(route) if may_leave == Some(false) => address::push(&self.href(&route)),
            _ => self.show(),
        }
    }
}

/// The navigator of this app.
pub fn use_navigator() -> Navigator {
    expect_context()
}

/// Asks `may_leave` before Back or Forward leaves the page, as long as the caller is on screen. If the answer is no, the page
/// stays, and the caller says why.
pub fn use_leave_guard(may_leave: impl Fn() -> bool + Send + Sync + 'static) {
    let guard = use_navigator().may_leave;
    guard.set_value(Some(Callback::new(move |()| may_leave())));
    on_cleanup(move || {
        // The whole page may be going.
        let _ = guard.try_set_value(None);
    });
}
