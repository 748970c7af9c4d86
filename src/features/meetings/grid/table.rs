//! The table of the grid.

use std::sync::Arc;

use crate::prelude::*;
use leptos::ev::{ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent};
use rollcall_core::grid::{Column as GridColumn, Kind};

use super::editor::options;
use super::keys::{Place, meaning};
use super::marks::mark;
use super::view::{GridView, title};
use crate::browser::{clipboard, rows};
use crate::memo::memo;
use crate::ui::live::live;
use crate::ui::table::{
    Cell, CellActions, Column, ColumnWidth, RowActions, RowContent, WindowedTable,
};
use crate::ui::untrusted_text::UntrustedText;

/// The table, and what keys, presses and the clipboard do in it.
pub(super) fn table(view: GridView) -> View {
    let columns = memo(move || view.with(|grid| grid.columns().to_vec()));
    let copy = move |event: ClipboardEvent| {
        // The field of an open cell has a clipboard of its own.
        if !view.is_open() {
            clipboard::put(&event, &view.copied());
        }
    };
    let paste = move |event: ClipboardEvent| {
        if !view.is_open()
            && let Some(text) = clipboard::pasted(&event)
        {
            event.prevent_default();
            view.paste(&text);
        }
    };
    let open = move |event: MouseEvent| {
        if rows::pressed_cell(&event).is_some() {
            view.open_cell(None);
        }
    };
    let leave = move |event: FocusEvent| {
        if rows::is_in_text(&event) {
            view.leave();
        }
    };
    let options = (view.kind == Kind::Codes).then(|| options(view));
    // The columns of a grid stay; another grid has others.
    let table = live(move || of_columns(view, columns.get()));
    view! {
        <div
            class="staged-grid"
            on:copy=copy
            on:paste=paste
            on:dblclick=open
            on:input=move |event| view.typed.set_value(event_target_value(&event))
            on:focusout=leave
        >
            {table}
            {options}
        </div>
    }
}

fn of_columns(view: GridView, of: Vec<GridColumn>) -> View {
    let width = match view.kind {
        Kind::Types => ColumnWidth::Narrow,
        Kind::Codes => ColumnWidth::Medium,
    };
    let mut columns = vec![Column::new("Name", ColumnWidth::Medium, 1)];
    columns.resize(of.len() + 1, Column::new("", width, 1));
    let heading = move |place: usize| {
        let GridColumn { name, short, .. } = of.get(place.checked_sub(1)?)?.clone();
        Some(match short {
            Some(short) => view! {
                <UntrustedText text=short />
                <span class="visually-hidden">" "<UntrustedText text=name /></span>
            },
            None => view! { <UntrustedText text=name /> },
        })
    };
    let content = move |shown: usize| {
        let row = view.shown.with(|rows| rows.get(shown).copied());
        let active = view.active();
        let mapped = view.is_mapped();
        let has_active = view.row.with(Option::is_some);
        let (rows, columns) = view.selected();
        let cells = row.map(|row| {
            view.with(|grid| {
                let name = grid.person(row).map(|person| view.name(person));
                let mut cells = vec![Cell::Text(name.unwrap_or_default())];
                for column in 0..grid.columns().len() {
                    let mut mark = mark(grid, grid.cell(row, column));
                    mark.selected =
                        has_active && rows.contains(&shown) && columns.contains(&column);
                    mark.active = has_active && active == (shown, column);
                    mark.fixed |= mapped;
                    mark.editor = view.editor(grid, row, column);
                    if mark.editor.is_some() {
                        mark.words = "".into();
                    }
                    cells.push(Cell::Mark(mark));
                }
                cells
            })
        });
        RowContent {
            selected: None,
            cells: cells.unwrap_or_default(),
        }
    };
    let on_key = move |(event, page): (KeyboardEvent, usize)| {
        if view.is_open() {
            return view.press(&event);
        }
        let (row, column) = untrack(|| view.active());
        let place = Place {
            row,
            column,
            rows: view.shown.with_untracked(Vec::len),
            columns: untrack(|| view.with(|grid| grid.columns().len())),
            page,
            texts: view.kind == Kind::Codes,
        };
        let action = meaning(&event, place);
        if let Some(action) = action {
            view.act(action);
        }
        action.is_some()
    };
    let on_press = move |(row, place, shift): (usize, usize, bool)| {
        // Within the field, a press moves its cursor.
        if view.is_open() && untrack(|| view.active()) == (row, place.saturating_sub(1)) {
            return;
        }
        // A press only selects: what is pressed to look at it must not change.
        view.go(row, place.saturating_sub(1), shift);
    };
    let actions = RowActions {
        active: view.row,
        on_action: Callback::new(|_| ()),
        cells: Some(CellActions {
            column: view.place,
            on_key: Callback::new(on_key),
            on_press: Callback::new(on_press),
        }),
    };
    let len = Signal::derive(move || view.shown.with(Vec::len));
    let columns: Arc<[Column]> = columns.into();
    view! { <WindowedTable caption=title(view.kind) columns len remember_as=Signal::stored(String::new()) rows=content heading=heading actions /> }
}
