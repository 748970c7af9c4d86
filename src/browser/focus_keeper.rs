//! Moves the focus to the nearest element when the element that has it is removed, such as a Retry button after it was pressed. Otherwise
//! the focus is lost, and keyboards and screen readers start at the top of the page again.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, FocusOptions, HtmlElement, MutationObserver, MutationObserverInit, MutationRecord,
};

use super::{dom, focus, window};

/// Selects the elements that Tab stops at.
const STOPS: &str = "a[href]:not([tabindex='-1']), button:not([tabindex='-1']), input:not([tabindex='-1']), select, textarea, [tabindex='0']";

/// The element that had the focus last.
struct Last {
    element: Element,
    /// Its ancestors, the nearest first.
    around: Vec<Element>,
}

/// Starts watching. If no part of the page is left, the element with the id `heading` gets the focus. Call once.
pub fn keep(heading: &'static str) {
    let Some(body) = window().document().and_then(|document| document.body()) else {
        return;
    };
    let last: Rc<RefCell<Option<Last>>> = Rc::default();
    let seen = Rc::clone(&last);
    dom::listen_forever(&body, "focusin", move |event| {
        let element = event.target().and_then(|target| target.dyn_into().ok());
        *seen.borrow_mut() = element.filter(is_kept).map(|element| Last {
            around: around(&element),
            element,
        });
    });
    let changed = Closure::<dyn Fn(Array)>::new(move |records: Array| {
        let lost = |last: &Option<Last>| {
            let last = last.as_ref();
            last.is_some_and(|last| !last.element.is_connected() || last.was_moved(&records))
        };
        if !focus::is_nowhere() || !lost(&last.borrow()) {
            return;
        }
        let Some(last) = last.borrow_mut().take() else {
            return;
        };
        // Code that moves the focus on purpose does so before the next frame.
        request_animation_frame(move || {
            if focus::is_nowhere() && !last.hand_over(&records) {
                dom::focus(heading);
            }
        });
    });
    let children = MutationObserverInit::new();
    children.set_child_list(true);
    children.set_subtree(true);
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        // Refused only for options that ask for nothing.
        let _ = observer.observe_with_options(&body, &children);
    }
    changed.forget();
}

/// Whether the focus is kept for this element. People who use a pointer don't need it to find their place, except where controls come and
/// go while something runs: there, a screen reader may have pressed the control, which looks like a pointer.
fn is_kept(element: &Element) -> bool {
    element
        .matches(":focus-visible, [data-keeps-focus] *")
        .unwrap_or_default()
}

/// Focuses an element without scrolling. Returns whether that was possible.
fn focus_without_scrolling(element: &Element) -> bool {
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    let element = element.dyn_ref::<HtmlElement>();
    element.is_some_and(|element| element.focus_with_options(&quietly).is_ok())
}

fn around(element: &Element) -> Vec<Element> {
    std::iter::successors(element.parent_element(), |around| around.parent_element()).collect()
}

impl Last {
    /// Whether the element was removed and inserted again, which takes its focus away.
    fn was_moved(&self, records: &Array) -> bool {
        let took_out = |record: MutationRecord| {
            let removed = record.removed_nodes();
            let mut nodes = (0..removed.length()).filter_map(|at| removed.get(at));
            nodes.any(|node| node.contains(Some(&self.element)))
        };
        mutations(records).any(took_out)
    }

    /// Focuses the nearest element. Returns whether there was one.
    fn hand_over(&self, records: &Array) -> bool {
        if self.element.is_connected() {
            return focus_without_scrolling(&self.element);
        }
        let mut left = self.around.iter().filter(|around| around.is_connected());
        let Some(around) = left
            .next()
            .filter(|around| around.closest("main").ok().flatten().is_some())
        else {
            return false;
        };
        let found = self
            .again_in(around)
            .or_else(|| first_stop(added_to(around, records)))
            .or_else(|| first_stop(before_removed(around, records)));
        let found = found.unwrap_or_else(|| {
            if !around.has_attribute("tabindex") {
                // Refused only for names that are no attributes.
                let _ = around.set_attribute("tabindex", "-1");
            }
            around.clone()
        });
        focus_without_scrolling(&found)
    }

    /// Finds the same control, if it was built again.
    fn again_in(&self, around: &Element) -> Option<Element> {
        let named = name_of(&self.element);
        let all = around.query_selector_all(&self.element.tag_name()).ok()?;
        let mut alike = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<Element>().ok());
        alike.find(|other| !named.is_empty() && name_of(other) == named)
    }
}

/// Returns the label and text of a control, which distinguish it from its neighbours.
fn name_of(element: &Element) -> String {
    let label = element.closest("label").ok().flatten();
    let words = label.as_ref().unwrap_or(element).text_content();
    let spoken = element.get_attribute("aria-label");
    [spoken.unwrap_or_default(), words.unwrap_or_default()].concat()
}

/// The records that the observer was called with.
fn mutations(records: &Array) -> impl Iterator<Item = MutationRecord> {
    let records = records.iter();
    records.filter_map(|record| record.dyn_into().ok())
}

fn records_of(around: &Element, records: &Array) -> Vec<MutationRecord> {
    let of = |record: &MutationRecord| record.target().is_some_and(|target| target == **around);
    mutations(records).filter(of).collect()
}

/// Returns the elements that were added to `around`.
fn added_to(around: &Element, records: &Array) -> Vec<Element> {
    let mut came = Vec::new();
    for record in records_of(around, records) {
        let added = record.added_nodes();
        let added = (0..added.length()).filter_map(|at| added.get(at)?.dyn_into().ok());
        came.extend(added);
    }
    came
}

/// Returns the elements before what was removed from `around`, the nearest first.
fn before_removed(around: &Element, records: &Array) -> Vec<Element> {
    let mut before = Vec::new();
    for record in records_of(around, records) {
        let node = record.previous_sibling();
        let nodes = std::iter::successors(node, web_sys::Node::previous_sibling);
        before.extend(nodes.filter_map(|node| node.dyn_into::<Element>().ok()));
    }
    before
}

/// Returns the first element, in or among `places`, that Tab stops at.
fn first_stop(places: Vec<Element>) -> Option<Element> {
    places
        .into_iter()
        .filter(|place| place.is_connected())
        .find_map(|place| {
            if place.matches(STOPS).unwrap_or_default() {
                return Some(place);
            }
            place.query_selector(STOPS).ok().flatten()
        })
}
