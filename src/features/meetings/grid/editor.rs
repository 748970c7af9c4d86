//! The field in a cell with a text: what opens it, and what becomes of what is typed.
//!
//! What is typed belongs to a person and a tracking code and not to a place, so that it cannot get to somebody else when the cells move.

use crate::prelude::*;
use leptos::ev::KeyboardEvent;
use rollcall_core::grid::{Grid, Kind};

use super::view::{GridView, Open};
use crate::memo::memo;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::table::Editor;

/// The id of the list of values to choose from.
const OPTIONS: &str = "grid-options";

impl GridView {
    /// Opens the active cell, with what it holds or with what is typed.
    pub(super) fn open_cell(self, typed: Option<char>) {
        if untrack(|| self.is_mapped()) || self.is_open() {
            return;
        }
        let open = untrack(|| {
            let (row, column) = self.active();
            let row = self.shown.with(|rows| rows.get(row).copied())?;
            self.with(|grid| {
                let value = grid.cell(row, column).wanted()?;
                let person = grid.person(row)?.clone();
                let key = grid.columns().get(column)?.key.clone();
                let text = typed.map_or_else(|| grid.text(value).to_owned(), String::from);
                (grid.kind() == Kind::Codes).then_some((Open { person, key }, text))
            })
        });
        if let Some((open, text)) = open {
            self.typed.set_value(text);
            self.open.set(Some(open));
        }
    }

    /// Whether a cell is open; not tracked.
    pub(super) fn is_open(self) -> bool {
        self.open.try_with_untracked(Option::is_some) == Some(true)
    }

    /// Stages what was typed. Returns whether the tracking code accepts it.
    fn commit(self) -> bool {
        let Some(Open { person, key }) = self.open.get_untracked() else {
            return true;
        };
        let text = self.typed.get_value();
        let entered = self.handle.edit(|grid| grid.enter(&person, &key, &text));
        let entered = entered.unwrap_or(Ok(()));
        let accepted = entered.is_ok();
        self.refused.set(entered.err());
        if accepted {
            self.open.set(None);
        }
        accepted
    }

    /// Closes the cell, because something else is to be done. What is not accepted is said, and dropped.
    pub(super) fn leave(self) {
        if self.is_open() && !self.commit() {
            self.open.set(None);
        }
    }

    /// Takes a key that is pressed in the field. Returns whether the table is to have the focus.
    pub(super) fn press(self, event: &KeyboardEvent) -> bool {
        let back = event.shift_key();
        let by = |place: usize, len: usize| match back {
            true => place.saturating_sub(1),
            false => (place + 1).min(len.saturating_sub(1)),
        };
        let (row, column) = untrack(|| self.active());
        match &*event.key() {
            _ if event.is_composing() => return false,
            "Escape" => {
                self.open.set(None);
                self.refused.set(None);
                return true;
            }
            key @ ("Enter" | "Tab") => {
                event.prevent_default();
                if !self.commit() {
                    return false;
                }
                if key == "Enter" {
                    let rows = self.shown.with_untracked(Vec::len);
                    self.go(by(row, rows), column, false);
                } else {
                    let columns = untrack(|| self.with(|grid| grid.columns().len()));
                    self.go(row, by(column, columns), false);
                }
            }
            _ => return false,
        }
        true
    }

    /// The field of a cell, if it is open; tracked.
    pub(super) fn editor(self, grid: &Grid, row: usize, column: usize) -> Option<Editor> {
        self.open.with(|open| {
            let open = open.as_ref()?;
            let column = grid.columns().get(column)?;
            if column.key != open.key || grid.person(row) != Some(&open.person) {
                return None;
            }
            Some(Editor {
                name: [&*column.name, ", ", &self.name(&open.person)].concat(),
                text: self.typed.get_value(),
                options: OPTIONS,
            })
        })
    }
}

/// The values to choose from in the cell that is open.
pub(super) fn options(view: GridView) -> View {
    let options = memo(move || {
        let key = view
            .open
            .with(|open| open.as_ref().map(|of| of.key.clone()));
        view.with(|grid| {
            let column = grid
                .columns()
                .iter()
                .find(|it| Some(&it.key) == key.as_ref());
            column.map(|column| column.options.clone())
        })
    });
    let options = live(move || {
        let options = options.get().unwrap_or_default().into_iter();
        let options = options.map(|value| view! { <option value=value></option> });
        options.collect_views()
    });
    view! { <datalist id=OPTIONS>{options}</datalist> }
}
