//! The address bar and the history: reading, moving, and being told of moves.
//!
//! A new query, such as that of a search being typed, is written in a later task, because `history.replaceState` takes 2.7 ms in
//! Chromium: a third of a search of 100,000 people. Until then it waits here, and whatever reads, adds or leaves an address finds it.
//! Another path is written at once: a reload opens the path that is written, and would open a form again that was just closed.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::dom::listen_forever;
use super::window;

thread_local! {
    /// The address that is to replace the one in the history.
    static WAITING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Path and query of the page, without the fragment.
pub fn path_and_query() -> String {
    if let Some(waiting) = WAITING.with_borrow(Clone::clone) {
        return waiting;
    }
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Adds an entry to the history.
pub fn push(address: &str) {
    write_waiting();
    if let Ok(history) = window().history() {
        // Fails only for addresses of another origin. These come from a route or from a checked link.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Puts an address in the place of the present one: path and query, without a fragment. Of several queries in one task, only the last
/// is written.
pub fn replace(address: &str) {
    let same_path = path_of(address) == path_of(&path_and_query());
    let waiting = WAITING.replace(Some(address.to_owned()));
    if !same_path {
        write_waiting();
    } else if waiting.is_none() {
        set_timeout(write_waiting, Duration::ZERO);
    }
}

fn path_of(address: &str) -> &str {
    address.split_once('?').map_or(address, |(path, _)| path)
}

/// Writes the address that waits, if one does. Call before the browser itself reads or leaves the address.
pub(super) fn write_waiting() {
    let waiting = WAITING.take();
    if let (Some(address), Ok(history)) = (waiting, window().history()) {
        // As in `push`.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Calls `moved` after Back and Forward, and writes an address that waits before the page is left or hidden. Call once.
pub fn on_moved(moved: impl Fn() + 'static) {
    listen_forever(&window(), "popstate", move |_| {
        // It was meant for the entry that has been left.
        WAITING.take();
        moved();
    });
    for leaving in ["pagehide", "visibilitychange"] {
        listen_forever(&window(), leaving, |_| write_waiting());
    }
}

/// Calls `follow` with path and query of a plain click on a link to a page below `home`. Whatever else a click can mean (a new
/// tab, a download, a place on the same page, another site) stays the browser's.
pub fn on_link(home: &str, follow: impl Fn(&str) + 'static) {
    let home = home.to_owned();
    listen_forever(&window(), "click", move |event| {
        if let Some(address) = plain_click(&event).and_then(|link| below(&link, &home)) {
            event.prevent_default();
            follow(&address);
        }
    });
}

fn plain_click(event: &Event) -> Option<HtmlAnchorElement> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let changed = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if event.default_prevented() || click.button() != 0 || changed {
        return None;
    }
    let inside = event.target()?.dyn_into::<Element>().ok()?;
    inside.closest("a[href]").ok().flatten()?.dyn_into().ok()
}

fn below(link: &HtmlAnchorElement, home: &str) -> Option<String> {
    // The browser follows all other links from the address that it knows.
    write_waiting();
    let here = window().location();
    let ours = link.origin() == here.origin().ok()? && link.pathname().starts_with(home);
    let elsewhere = !link.target().is_empty() || link.has_attribute("download");
    let address = link.pathname() + &link.search();
    let same_page = !link.hash().is_empty() && address == path_and_query();
    (ours && !elsewhere && !same_page).then_some(address)
}
