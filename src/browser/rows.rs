//! A click anywhere in a table row does what a click on the row's link does.
//!
//! The row is a larger target for a pointer and nothing else: the keyboard and screen readers use the link in it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MouseEvent, MouseEventInit};

use super::window;

/// What in a row takes clicks itself.
const CONTROLS: &str = "a, button, input, label, select, summary, textarea";

const MIDDLE: i16 = 1;

/// Passes a click in a row on to the row's first link, and one in the cell of a box or button to that, with its button and keys, so that the browser opens a new tab where it would on
/// the link. A click on a control, and one that ends a selection of text, stay what they are. For `click` and `auxclick`.
pub fn follow(event: &MouseEvent) {
    if event.default_prevented() || event.button() > MIDDLE || is_on_control(event) {
        return;
    }
    if event.button() != MIDDLE && selects_text() {
        return;
    }
    // A click beside a box is meant for the box.
    let (around, inner) = match closest(event, ".check") {
        Some(cell) => (Some(cell), "input, button"),
        None => (closest(event, "tr"), "a[href]"),
    };
    let link = around.and_then(|around| around.query_selector(inner).ok().flatten());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let click = MouseEventInit::new();
    click.set_bubbles(true);
    click.set_cancelable(true);
    click.set_composed(true);
    click.set_button(event.button());
    click.set_ctrl_key(event.ctrl_key());
    click.set_meta_key(event.meta_key());
    click.set_shift_key(event.shift_key());
    click.set_alt_key(event.alt_key());
    // Also for the middle button: Chromium opens no tab for an `auxclick` that a script made, and one for a `click` of that button.
    if let Ok(click) = MouseEvent::new_with_mouse_event_init_dict("click", &click) {
        // It passes through this row's own listener, which must have returned by then.
        spawn_local(async move {
            // Whether somebody prevented it is theirs to know.
            let _ = link.dispatch_event(&click);
        });
    }
}

/// Keeps the middle button from scrolling where it opens a tab. For `mousedown`.
pub fn keep_middle_button(event: &MouseEvent) {
    if event.button() == MIDDLE && !is_on_control(event) {
        event.prevent_default();
    }
}

/// Whether an event comes from a field that takes text.
pub fn is_in_text(event: &Event) -> bool {
    closest(
        event,
        "input:not([type=checkbox]), select, textarea, [contenteditable]",
    )
    .is_some()
}

/// The row of the list that an event comes from; `None` outside its rows.
pub fn row_of(event: &Event) -> Option<usize> {
    let row = closest(event, "[aria-rowindex]")?;
    let index: usize = row.get_attribute("aria-rowindex")?.parse().ok()?;
    // The head is the first row, and rows are counted from 1.
    index.checked_sub(2)
}

/// The column of the cell that is pressed, which ends its id, and whether Shift is held; `None` for other events and other cells.
pub fn pressed_cell(event: &Event) -> Option<(usize, bool)> {
    let press = event.dyn_ref::<MouseEvent>()?;
    let id = closest(event, "[role=gridcell]")?.id();
    let (_, column) = id.rsplit_once('-')?;
    Some((column.parse().ok()?, press.shift_key()))
}

/// Whether an event is a press of any button of the mouse but the main one.
pub fn is_other_button(event: &Event) -> bool {
    let press = event.dyn_ref::<MouseEvent>();
    press.is_some_and(|press| press.button() != 0)
}

/// Whether an event comes from a button that opens a menu.
pub fn is_on_menu(event: &Event) -> bool {
    closest(event, "[aria-haspopup=menu]").is_some()
}

/// The state of the box that an event comes from; `None` if it comes from something else.
pub fn ticked(event: &Event) -> Option<bool> {
    let input = target(event)?.dyn_into::<HtmlInputElement>().ok()?;
    Some(input.checked())
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    target(event)?.closest(selector).ok().flatten()
}

/// Whether an event comes from a button, a link or a field.
pub fn is_on_control(event: &Event) -> bool {
    closest(event, CONTROLS).is_some()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn selects_text() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}
