//! Widths of columns that the reader chose, and the handle that changes one with the mouse or a finger. For the keyboard, a page offers the
//! same widths elsewhere.

use crate::prelude::*;
use leptos::ev::PointerEvent;

use super::column::{Column, ColumnWidth};
use crate::browser::viewport;

/// Widths by the places of columns.
#[derive(Clone, Copy)]
pub struct ColumnSizes {
    /// The width that was chosen for a column, in CSS pixels; tracked.
    pub width: Callback<usize, Option<u16>>,
    /// Called with a column and its new width.
    pub on_resize: Callback<(usize, u16)>,
    /// Whether columns are kept, so that the table scrolls sideways rather than give up some, except on phones; tracked.
    pub keep: Signal<bool>,
}

impl ColumnSizes {
    /// The edge of a heading, to drag.
    pub(super) fn handle(self, place: usize) -> View {
        // Where the pointer was and how wide the column was when dragging began.
        let from = StoredValue::new(None::<(i32, f64)>);
        let begin = move |event: PointerEvent| {
            event.prevent_default();
            from.set_value(viewport::capture(&event));
        };
        let drag = move |event: PointerEvent| {
            if let Some((x, width)) = from.get_value() {
                let width = width + f64::from(event.client_x() - x);
                self.on_resize.run((place, width.max(0.0) as u16));
            }
        };
        let end = move |_| from.set_value(None);
        view! { <span class="column-edge" aria-hidden="true" on:pointerdown=begin on:pointermove=drag on:pointerup=end on:pointercancel=end></span> }
    }

    /// The least width of the table if columns are kept; tracked.
    pub(super) fn least_width(self, columns: &[Column]) -> Option<String> {
        if !self.keep.get() {
            return None;
        }
        let (mut chosen, mut quarters) = (0, 0);
        for (place, column) in columns.iter().enumerate() {
            match self.width.run(place) {
                Some(width) => chosen += u32::from(width),
                None => quarters += quarters_of_rem(column.width),
            }
        }
        Some(format!("calc({quarters} * 0.25rem + {chosen}px)"))
    }
}

/// The width of a column as the style sheet has it, in quarters of the root font size; for one that takes the rest, the least that is of
/// use.
const fn quarters_of_rem(width: ColumnWidth) -> u32 {
    match width {
        ColumnWidth::Check => 11,
        ColumnWidth::Narrow => 26,
        ColumnWidth::Status => 36,
        ColumnWidth::Medium => 52,
        ColumnWidth::Wide => 80,
        ColumnWidth::Rest => 48,
    }
}

/// A width as a style value.
pub(super) fn pixels(width: u16) -> String {
    format!("{width}px")
}
