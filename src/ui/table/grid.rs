//! The active row of a windowed table: which one it is, and that it is in sight.

use crate::prelude::*;
use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use rollcall_core::window::reveal;

use super::body::row_id;
use super::keys::{Place, RowKey, RowKeys, meaning};
use crate::browser::viewport::{self, Measures};
use crate::browser::{dom, rows};
use crate::effect::effect_after;
use crate::memo::Memo;

/// The class of the active row.
const ACTIVE: &str = "active";

/// A table with an active row.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub(super) keys: RowKeys,
    /// The beginning of the ids of the rows.
    pub(super) id: StoredValue<String>,
    pub(super) frame: NodeRef<html::Div>,
    pub(super) top: RwSignal<f64>,
    pub(super) measures: RwSignal<Measures>,
    pub(super) len: Signal<usize>,
    pub(super) start: Memo<usize>,
    pub(super) slots: Memo<usize>,
}

impl Grid {
    /// The id of the active row while it is drawn; tracked.
    pub(super) fn active_id(self) -> Option<String> {
        let (at, start, slots) = (self.keys.active.get()?, self.start.get(), self.slots.get());
        let is_drawn = (start..start + slots).contains(&at);
        is_drawn.then(|| row_id(self.id, at % slots))
    }

    /// Keeps the class on the row that is active, whichever slot draws it.
    pub(super) fn mark_active(self) {
        effect_after(move |before: Option<Option<String>>| {
            let now = self.active_id();
            if let Some(before) = before.flatten() {
                dom::set_class(&before, ACTIVE, false);
            }
            if let Some(now) = &now {
                dom::set_class(now, ACTIVE, true);
            }
            now
        });
    }

    /// Takes a key that was pressed in the table.
    pub(super) fn press(self, event: &KeyboardEvent) {
        let Measures { row, .. } = self.measures.get_untracked();
        let place = Place {
            at: self.at(),
            len: self.len.get_untracked(),
            page: (self.visible() / row.max(1.0)) as usize,
        };
        let Some(key) = meaning(event, place) else {
            return;
        };
        // Escape has other uses, which go on.
        if key != RowKey::Clear {
            event.prevent_default();
        }
        match key {
            RowKey::Move { to } | RowKey::Extend { to, .. } => self.activate(to),
            RowKey::Toggle(at) | RowKey::Open(at) | RowKey::Menu(at) => self.activate(at),
            RowKey::Clear => {}
        }
        self.keys.on_key.run(key);
    }

    /// Takes the focus of the table, or of a control in one of its rows, or a press of the mouse: its row becomes the active one.
    pub(super) fn point(self, event: &Event) {
        if let Some(index) = rows::row_index(event).and_then(|index| index.checked_sub(2)) {
            self.keys.active.set(Some(index));
        } else if self.keys.active.get_untracked().is_none() {
            self.keys.active.set(Some(self.at()));
        }
    }

    /// The active row, or the first visible row if none is active.
    fn at(self) -> usize {
        let row = self.measures.get_untracked().row.max(1.0);
        let first = || (self.top.get_untracked() / row).ceil() as usize;
        self.keys.active.get_untracked().unwrap_or_else(first)
    }

    /// The height of the part of the frame that shows rows.
    fn visible(self) -> f64 {
        let Measures { viewport, head, .. } = self.measures.get_untracked();
        viewport - head
    }

    /// Makes a row the active one, scrolls it into sight, and takes the focus from a control in a row.
    fn activate(self, to: usize) {
        self.keys.active.set(Some(to));
        if let Some(frame) = self.frame.get_untracked() {
            let before = viewport::scroll_top(&frame);
            let row = self.measures.get_untracked().row;
            let after = reveal(to, row, before, self.visible());
            if after != before {
                viewport::scroll_to(&frame, after);
                self.top.set(after);
            }
            viewport::focus_table(&frame);
        }
    }
}
