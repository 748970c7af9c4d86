//! The few things that a page of our own markup cannot say declaratively.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Document, Event, EventTarget, HtmlDialogElement, HtmlElement, PageTransitionEvent,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::window;

fn document() -> Option<Document> {
    window().document()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The element that the app is mounted into, emptied of the static shell that stood there while the app loaded.
pub fn emptied_app_root() -> Option<HtmlElement> {
    let root = element("app")?;
    root.replace_children_with_node_0();
    Some(root)
}

/// What the build wrote into the page under this name, such as `version`: an attribute of the first script. `None` in a page that the
/// build has not finished.
pub fn note_of_build(name: &str) -> Option<String> {
    let attribute = ["data-", name].concat();
    let selector = ["script[", &attribute, "]"].concat();
    let script = document()?.query_selector(&selector).ok().flatten()?;
    script.get_attribute(&attribute)
}

/// The title of the page, in the tab and for a screen reader.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves focus to the element with this id; it must be focusable (`tabindex="-1"` is enough).
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        // Focus is refused only for detached elements, which have no reader either.
        let _ = element.focus();
    }
}

/// Moves focus to the first element that the selector finds, and says whether there was one.
pub fn focus_first(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    found
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Shows a popover; the browser gives focus back to what has it now when it closes.
pub fn show_popover(element: &HtmlElement) {
    if !is_popover_open(element) {
        // Refused only for an element that is no popover or not in the page.
        let _ = element.show_popover();
    }
}

/// Whether a popover is shown.
pub fn is_popover_open(element: &HtmlElement) -> bool {
    element.matches(":popover-open").unwrap_or_default()
}

/// Closes a popover, if it is open. The browser gives focus back to its button, unless it is elsewhere by then.
pub fn close_popover(id: &str) {
    if let Some(element) = element(id) {
        // Refused only for an element that is no popover.
        let _ = element.hide_popover();
    }
}

/// Shows a dialog above the page and makes the rest inert; the browser moves focus in and gives it back on close.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Refused only when the dialog is detached.
        let _ = dialog.show_modal();
    }
}

/// Whether a dialog is open above the page.
pub fn has_open_dialog() -> bool {
    let found = document().and_then(|document| document.query_selector("dialog[open]").ok());
    found.flatten().is_some()
}

/// Scrolls the element with this id into sight, if it is not.
pub fn reveal(id: &str) {
    if let Some(element) = element(id) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Calls `handler` for every such event, for as long as the page lives.
pub fn listen_forever(target: &EventTarget, event: &str, handler: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(handler);
    // Refused only for a null callback.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Calls `restored` when the browser shows this page again from its back/forward cache, with all its old memory.
pub fn on_restored(restored: impl Fn() + 'static) {
    listen_forever(&window(), "pageshow", move |event| {
        if event
            .dyn_ref::<PageTransitionEvent>()
            .is_some_and(PageTransitionEvent::persisted)
        {
            restored();
        }
    });
}

/// Calls `shown` when the tab comes back to the front: timers slept while it was hidden.
pub fn on_shown(shown: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    listen_forever(&document.clone(), "visibilitychange", move |_| {
        if document.visibility_state() == web_sys::VisibilityState::Visible {
            shown();
        }
    });
}

/// Calls `leaving` when the page goes away for good or into the back/forward cache.
pub fn on_leaving(leaving: impl Fn() + 'static) {
    listen_forever(&window(), "pagehide", move |_| leaving());
}
