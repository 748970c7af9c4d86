//! Moving about in the app without loading it anew.
//!
//! The address bar is the state; this keeps one signal equal to it. See `docs/decisions` for why it is not a router of a library.

use leptos::prelude::*;

use super::{Paths, Place, use_paths};
use crate::browser::address;

/// The address of the page, base and query included, as the browser shows it.
#[derive(Clone, Copy)]
struct Address {
    shown: RwSignal<String>,
    /// Asked before Back or Forward leaves the page.
    may_leave: StoredValue<Option<Callback<(), bool>>>,
}

/// How [`use_go`] moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// A new entry in the history: the person can come back.
    Push,
    /// In place of the present entry: typing into a search box, closing a form.
    Replace,
}

/// Follows the address bar from here on: Back and Forward, links to pages below the base, and [`use_go`]. Call once, at the root.
pub fn provide_address(paths: &Paths) {
    let address = Address {
        shown: RwSignal::new(address::path_and_query()),
        may_leave: StoredValue::new(None),
    };
    provide_context(address);
    address::on_moved(move || address.moved());
    address::on_link(&paths.home(), move |link| address.go(link, Go::Push));
}

impl Address {
    fn show(self) {
        let now = address::path_and_query();
        if self.shown.try_with_untracked(|shown| *shown != now) == Some(true) {
            let _ = self.shown.try_set(now);
        }
    }

    /// The browser has moved already; whoever may not leave is taken to where they were.
    fn moved(self) {
        let guard = self.may_leave.try_get_value().flatten();
        let Some(shown) = self.shown.try_get_untracked() else {
            return;
        };
        let moved = address::path_and_query() != shown;
        // The guard is the form's that is open; without an answer nobody minds.
        let may_leave = guard.and_then(|may_leave| may_leave.try_run(()));
        if moved && may_leave == Some(false) {
            address::push(&shown);
        } else {
            self.show();
        }
    }

    fn go(self, to: &str, how: Go) {
        match how {
            Go::Push => address::push(to),
            Go::Replace => address::replace(to),
        }
        self.show();
    }
}

/// The place that the address names.
pub fn use_place() -> Memo<Place> {
    let (paths, Address { shown, .. }) = (use_paths(), expect_context());
    Memo::new(move |_| shown.with(|address| Place::parse(&paths.strip_base(address))))
}

/// The in-app path of the address, without its query.
pub fn use_path() -> Memo<String> {
    let (paths, Address { shown, .. }) = (use_paths(), expect_context());
    Memo::new(move |_| {
        let path = shown.with(|address| paths.strip_base(address));
        path.split('?').next().unwrap_or_default().to_owned()
    })
}

/// A function that goes to a full address of [`Paths`].
pub fn use_go() -> impl Fn(&str, Go) + Clone + 'static {
    let address = expect_context::<Address>();
    move |to: &str, how| address.go(to, how)
}

/// Asks `may_leave` before Back or Forward leaves the page, for as long as the caller is on screen. Where the answer is no, the page
/// stays, and the caller says why.
pub fn use_leave_guard(may_leave: impl Fn() -> bool + Send + Sync + 'static) {
    let Address {
        may_leave: guard, ..
    } = expect_context();
    guard.set_value(Some(Callback::new(move |()| may_leave())));
    on_cleanup(move || {
        // The whole page may be going.
        let _ = guard.try_set_value(None);
    });
}
