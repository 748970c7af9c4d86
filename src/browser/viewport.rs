//! Sizes and scroll positions: what a table that draws only its visible rows must ask the browser.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, FocusOptions, HtmlElement, PointerEvent, ResizeObserver};

/// The inner height of a scrolling frame, and the heights of a row and of the head of the table in it, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The frame.
    pub viewport: f64,
    /// One row.
    pub row: f64,
    /// The head, which stays in sight and covers the top of the frame.
    pub head: f64,
    /// Whether the frame has room for few columns, as the style sheet decides.
    pub is_narrow: bool,
}

impl Default for Measures {
    /// A guess until something is drawn: a usual window and the style sheet's row.
    fn default() -> Self {
        Self {
            viewport: 600.0,
            row: 44.0,
            head: 36.0,
            is_narrow: false,
        }
    }
}

/// Measures `frame`, and the first body row and the head in it; without them, the usual heights stand in.
pub fn measure(frame: &Element) -> Measures {
    let height = |selector| {
        let found = frame.query_selector(selector).ok().flatten();
        let height = found.map(|found| found.get_bounding_client_rect().height());
        height.filter(|height| *height > 0.0)
    };
    let usual = Measures::default();
    Measures {
        viewport: f64::from(frame.client_height()),
        row: height("tbody:not([aria-hidden]) > tr").unwrap_or(usual.row),
        head: height("thead").unwrap_or(usual.head),
        is_narrow: f64::from(frame.client_width()) < NARROW * root_font_size(),
    }
}

/// The width of a narrow frame ends here, in root font sizes; the container queries of the style sheet have the same number.
const NARROW: f64 = 42.0;

fn root_font_size() -> f64 {
    let root = window()
        .document()
        .and_then(|document| document.document_element());
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // Always in pixels. The browser reads the number: Rust's own way takes 14 kB of the module.
    let size = size.map_or(f64::NAN, |size| js_sys::parse_float(&size));
    if size > 0.0 { size } else { 16.0 }
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

/// Scrolls `frame` sideways until the cell that the keys act on is in sight, beside the first column, which stays.
pub fn reveal_active(frame: &Element) {
    let rect = |selector| {
        let found = frame.query_selector(selector).ok().flatten();
        found.map(|found| found.get_bounding_client_rect())
    };
    if let (Some(cell), Some(names)) = (rect("td.active"), rect("thead th")) {
        let before = (names.right() - cell.left()).max(0.0);
        let after = (cell.right() - frame.get_bounding_client_rect().right()).max(0.0);
        frame.set_scroll_left(frame.scroll_left() + (after - before) as i32);
    }
}

/// Gives the focus to the table in `frame`, without scrolling.
pub fn focus_table(frame: &Element) {
    let table = frame.query_selector("table").ok().flatten();
    if let Some(table) = table.and_then(|table| table.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Refused only for an element that is not in the page.
        let _ = table.focus_with_options(&options);
    }
}

/// Lets an element follow the pointer that was pressed on it, wherever it goes. Returns where the pointer is, and how wide the heading is
/// that the element belongs to, in CSS pixels.
pub fn capture(event: &PointerEvent) -> Option<(i32, f64)> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    // Refused only for a pointer that is gone by now.
    let _ = element.set_pointer_capture(event.pointer_id());
    let heading = element.closest("th").ok().flatten()?;
    Some((event.client_x(), heading.get_bounding_client_rect().width()))
}

/// The least distance of a menu from the edge of the window, in CSS pixels.
const MARGIN: f64 = 8.0;

/// Places a menu below the element that a selector finds, or above it where there is no room, within the window. Without such an element,
/// the menu stays where the style sheet puts it.
pub fn place_beside(menu: &HtmlElement, anchor: &str) {
    let Some(document) = menu.owner_document() else {
        return;
    };
    let anchor = document.query_selector(anchor).ok().flatten();
    let (Some(anchor), Some(root)) = (anchor, document.document_element()) else {
        return;
    };
    let (anchor, size) = (
        anchor.get_bounding_client_rect(),
        menu.get_bounding_client_rect(),
    );
    let within = |wanted: f64, size: f64, room: i32| {
        let farthest = f64::from(room) - size - MARGIN;
        wanted.min(farthest).max(MARGIN)
    };
    let below = anchor.bottom() + size.height() + MARGIN <= f64::from(root.client_height());
    let top = if below {
        anchor.bottom()
    } else {
        anchor.top() - size.height()
    };
    let style = menu.style();
    let left = within(
        anchor.right() - size.width(),
        size.width(),
        root.client_width(),
    );
    let top = within(top, size.height(), root.client_height());
    // Refused only for a name that is no property.
    let _ = style.set_property("left", &pixels(left));
    let _ = style.set_property("top", &pixels(top));
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
