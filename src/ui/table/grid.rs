//! The active row of a windowed table: which one it is, and that it is in sight.

use crate::prelude::*;
use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use rollcall_core::window::reveal;

use super::actions::{RowAction, RowActions};
use super::keys::{Place, meaning};
use crate::browser::rows;
use crate::browser::viewport::{self, Measures};

/// A table with an active row.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub(super) actions: RowActions,
    pub(super) frame: NodeRef<html::Div>,
    pub(super) top: RwSignal<f64>,
    pub(super) measures: RwSignal<Measures>,
    pub(super) len: Signal<usize>,
}

impl Grid {
    /// Takes a key that was pressed in the table.
    pub(super) fn press(self, event: &KeyboardEvent) {
        let Measures { row, .. } = self.measures.get_untracked();
        let page = (self.visible() / row.max(1.0)) as usize;
        if let Some(cells) = self.actions.cells {
            if cells.on_key.run((event.clone(), page)) {
                event.prevent_default();
                self.activate(self.at());
                // By then the cell is marked.
                request_animation_frame(move || {
                    if let Some(Some(frame)) = self.frame.try_get_untracked() {
                        viewport::reveal_active(&frame);
                    }
                });
            }
            return;
        }
        let place = Place {
            at: self.at(),
            len: self.len.get_untracked(),
            page,
        };
        let Some(action) = meaning(event, place) else {
            return;
        };
        // Escape has other uses, which go on.
        if action != RowAction::Clear {
            event.prevent_default();
        }
        match action {
            RowAction::Move { to } | RowAction::Extend { to, .. } => self.activate(to),
            RowAction::Toggle(at) | RowAction::Open(at) | RowAction::Menu(at) => self.activate(at),
            RowAction::Tick { .. } | RowAction::Clear => {}
        }
        self.actions.on_action.run(action);
    }

    /// Takes the focus of the table, or of a control in one of its rows, or a press of the mouse: its row becomes the active one.
    pub(super) fn point(self, event: &Event) {
        // Other buttons open menus. They leave the cells that are selected as they are.
        if self.actions.cells.is_some() && rows::is_other_button(event) {
            return;
        }
        let cell = self.actions.cells.zip(rows::pressed_cell(event));
        if let Some((cells, (column, shift))) = cell
            && let Some(row) = rows::row_of(event)
        {
            cells.on_press.run((row, column, shift));
        } else if let Some(index) = rows::row_of(event) {
            self.actions.active.set(Some(index));
        } else if self.actions.active.get_untracked().is_none() {
            self.actions.active.set(Some(self.at()));
        }
    }

    /// The active row, or the first visible row if none is active.
    fn at(self) -> usize {
        let row = self.measures.get_untracked().row.max(1.0);
        let first = || (self.top.get_untracked() / row).ceil() as usize;
        self.actions.active.get_untracked().unwrap_or_else(first)
    }

    /// The height of the part of the frame that shows rows.
    fn visible(self) -> f64 {
        let Measures { viewport, head, .. } = self.measures.get_untracked();
        viewport - head
    }

    /// Makes a row the active one, scrolls it into sight, and takes the focus from a control in a row.
    fn activate(self, to: usize) {
        self.actions.active.set(Some(to));
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
