//! The table of the grid.

use std::sync::Arc;

use crate::prelude::*;
use leptos::ev::{ClipboardEvent, KeyboardEvent};
use rollcall_core::naming;
use webex_api::{Page, SessionTypeId, SiteSessionType};

use super::keys::{Place, meaning};
use super::marks::mark;
use super::view::GridView;
use crate::browser::clipboard;
use crate::memo::memo;
use crate::ui::live::live;
use crate::ui::table::{
    Cell, CellActions, Column, ColumnWidth, RowActions, RowContent, WindowedTable,
};
use crate::ui::untrusted_text::UntrustedText;

/// The table, and what keys, presses and the clipboard do in it.
pub(super) fn table(view: GridView, offered: Signal<Arc<Page<SiteSessionType>>>) -> View {
    let types = memo(move || view.with(|grid| grid.types().to_vec()));
    let copy = move |event: ClipboardEvent| clipboard::put(&event, &view.copied());
    let paste = move |event: ClipboardEvent| {
        if let Some(text) = clipboard::pasted(&event) {
            event.prevent_default();
            view.paste(&text);
        }
    };
    // The columns of a grid stay; another grid has others.
    let table = live(move || of_types(view, types.get(), offered));
    view! {
        <div class="type-grid" on:copy=copy on:paste=paste>
            {table}
        </div>
    }
}

fn of_types(
    view: GridView,
    types: Vec<SessionTypeId>,
    offered: Signal<Arc<Page<SiteSessionType>>>,
) -> View {
    let mut columns = vec![Column::new("Name", ColumnWidth::Medium, 1)];
    columns.resize(types.len() + 1, Column::new("", ColumnWidth::Narrow, 1));
    let heading = move |place: usize| {
        let id = types.get(place.checked_sub(1)?)?;
        let offered = offered.get_untracked();
        let name = naming::session_type(&offered, id);
        let known = offered.iter().find(|it| it.id == *id);
        let short = known.and_then(|known| known.short_name.clone());
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
        let has_active = view.row.with(Option::is_some);
        let (rows, columns) = view.selected();
        let cells = row.map(|row| {
            view.with(|grid| {
                let name = grid.person(row).map(|person| view.name(person));
                let mut cells = vec![Cell::Text(name.unwrap_or_default())];
                for column in 0..grid.types().len() {
                    let selected = has_active && rows.contains(&shown) && columns.contains(&column);
                    let is_active = has_active && active == (shown, column);
                    cells.push(Cell::Mark(mark(
                        grid.cell(row, column),
                        selected,
                        is_active,
                    )));
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
        let (row, column) = untrack(|| view.active());
        let place = Place {
            row,
            column,
            rows: view.shown.with_untracked(Vec::len),
            columns: untrack(|| view.with(|grid| grid.types().len())),
            page,
        };
        let action = meaning(&event, place);
        if let Some(action) = action {
            view.act(action);
        }
        action.is_some()
    };
    let on_press = move |(row, place, shift): (usize, usize, bool)| {
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
    view! {
        <WindowedTable caption="Session types of people" columns len remember_as=Signal::stored(String::new()) rows=content heading=heading actions />
    }
}
