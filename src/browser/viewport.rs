//! Sizes and scroll positions: what a table that draws only its visible rows must ask the browser.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// The inner height of a scrolling frame and the height of one table row in it, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The frame.
    pub viewport: f64,
    /// One row.
    pub row: f64,
}

impl Default for Measures {
    /// A guess until something is drawn: a usual window and the style sheet's row.
    fn default() -> Self {
        Self {
            viewport: 600.0,
            row: 44.0,
        }
    }
}

/// Measures `frame` and the first body row in it; without a row, the usual height stands in.
pub fn measure(frame: &Element) -> Measures {
    let row = frame
        .query_selector("tbody:not([aria-hidden]) > tr")
        .ok()
        .flatten();
    let row = row
        .map(|row| row.get_bounding_client_rect().height())
        .filter(|height| *height > 0.0);
    Measures {
        viewport: f64::from(frame.client_height()),
        row: row.unwrap_or(Measures::default().row),
    }
}

/// How far `frame` is scrolled down.
pub fn scroll_top(frame: &Element) -> f64 {
    f64::from(frame.scroll_top())
}

/// Scrolls `frame` to `position`.
pub fn scroll_to(frame: &Element, position: f64) {
    // The browser clamps what is out of range.
    frame.set_scroll_top(position as i32);
}

/// Moves the first `steps` rows of a table body to its end, or, for negative `steps`, the last ones to its front.
pub fn turn_rows(body: &Element, steps: isize) {
    for _ in 0..steps.unsigned_abs() {
        let (Some(first), Some(last)) = (body.first_element_child(), body.last_element_child())
        else {
            return;
        };
        // Refused only when the row is not in the body, which it is.
        let _ = if steps > 0 {
            last.after_with_node_1(&first)
        } else {
            first.before_with_node_1(&last)
        };
    }
}

/// Watches the size of an element until dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _changed: Closure<dyn Fn()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` when the size of `element` changes. Browsers without the observer give `None`: the first measure stays.
pub fn on_resize(element: &HtmlElement, changed: impl Fn() + 'static) -> Option<SizeWatch> {
    let changed = Closure::<dyn Fn()>::new(changed);
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SizeWatch {
        observer,
        _changed: changed,
    })
}

/// A length as a style value. The browser writes the number: Rust's own way took 9.6 kB of the module, before compression, for this one use.
pub fn pixels(length: f64) -> String {
    let number = js_sys::Number::from(length).to_string_with_radix(10);
    number.map_or_else(|_| "0".to_owned(), String::from) + "px"
}
