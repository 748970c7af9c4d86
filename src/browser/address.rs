//! The address bar and the history: reading, moving, and being told of moves.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::dom::listen_forever;
use super::window;

/// Path and query of the page, without the fragment.
pub fn path_and_query() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Adds an entry to the history.
pub fn push(address: &str) {
    if let Ok(history) = window().history() {
        // Fails only for addresses of another origin. These come from a route or from a checked link.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Puts an address in the place of the present one.
pub fn replace(address: &str) {
    if let Ok(history) = window().history() {
        // As in `push`.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Calls `moved` after Back and Forward.
pub fn on_moved(moved: impl Fn() + 'static) {
    listen_forever(&window(), "popstate", move |_| moved());
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
    let here = window().location();
    let ours = link.origin() == here.origin().ok()? && link.pathname().starts_with(home);
    let elsewhere = !link.target().is_empty() || link.has_attribute("download");
    let address = link.pathname() + &link.search();
    let same_page = !link.hash().is_empty() && address == path_and_query();
    (ours && !elsewhere && !same_page).then_some(address)
}
