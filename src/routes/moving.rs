//! Moving about in the app without loading it anew.
//!
//! The address bar is the state; this keeps one signal equal to it. See `docs/decisions` for why it is not a router of a library.

use leptos::prelude::*;

use super::{Paths, Place, use_paths};
use crate::browser::address;

/// The address of the page, base and query included, as the browser shows it.
#[derive(Clone, Copy)]
struct Address(RwSignal<String>);

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
    let address = Address(RwSignal::new(address::path_and_query()));
    provide_context(address);
    address::on_moved(move || address.show());
    address::on_link(&paths.home(), move |link| address.go(link, Go::Push));
}

impl Address {
    fn show(self) {
        let now = address::path_and_query();
        if self.0.with_untracked(|shown| *shown != now) {
            self.0.set(now);
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
    let (paths, Address(address)) = (use_paths(), expect_context());
    Memo::new(move |_| address.with(|address| Place::parse(&paths.strip_base(address))))
}

/// The in-app path of the address, without its query.
pub fn use_path() -> Memo<String> {
    let (paths, Address(address)) = (use_paths(), expect_context());
    Memo::new(move |_| {
        let path = address.with(|address| paths.strip_base(address));
        path.split('?').next().unwrap_or_default().to_owned()
    })
}

/// A function that goes to a full address of [`Paths`].
pub fn use_go() -> impl Fn(&str, Go) + Clone + 'static {
    let address = expect_context::<Address>();
    move |to: &str, how| address.go(to, how)
}
