//! The drawn rows of a windowed table: a fixed number of them, reused while the list moves under the window.

use std::sync::Arc;

use crate::prelude::*;
use leptos::html;

use super::column::{Column, ColumnWidth};
use super::ring::{row_of, turn};
use crate::browser::{rows, viewport};
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::collect_any::CollectAny;

/// `slots` rows that show the list from row `start` on.
#[component]
pub fn RingBody(
    /// How many rows.
    slots: usize,
    /// The first list row drawn.
    #[prop(into)]
    start: Signal<usize>,
    /// The beginning of the ids of the rows.
    id: StoredValue<String>,
    /// Whether a row is selected, if rows can be.
    is_selected: Option<Callback<usize, bool>>,
    /// The columns.
    columns: Arc<[Column]>,
    /// The contents of one row's cells, made once a slot and following the row that the slot shows.
    cells: Callback<Signal<usize>, Vec<AnyView>>,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let first = StoredValue::new(0);
    effect(move || {
        let want = start.get() % slots.max(1);
        if let Some(body) = body.get() {
            viewport::turn_rows(&body, turn(first.get_value(), want, slots));
            first.set_value(want);
        }
    });
    let drawn = (0..slots).map(|slot| {
        let row = memo(move || row_of(slot, start.get(), slots));
        let selected = is_selected.map(|is_selected| {
            move || {
                if is_selected.run(row.get()) {
                    "true"
                } else {
                    "false"
                }
            }
        });
        view! {
            <tr id=row_id(id, slot) aria-rowindex=move || row.get() + 2 aria-selected=selected>
                {one_row(&columns, cells.run(row.into()))}
            </tr>
        }
    });
    view! {
        <tbody
            node_ref=body
            on:click=move |event| rows::follow(&event)
            on:auxclick=move |event| rows::follow(&event)
            on:mousedown=move |event| rows::keep_middle_button(&event)
        >
            {drawn.collect_any()}
        </tbody>
    }
}

/// The id of the row in a slot.
pub(super) fn row_id(id: StoredValue<String>, slot: usize) -> String {
    id.with_value(|id| format!("{id}-{slot}"))
}

/// The cells of one row; the first one that is no checkbox names it.
fn one_row(columns: &[Column], cells: Vec<AnyView>) -> Vec<AnyView> {
    let naming = columns
        .iter()
        .position(|column| column.width != ColumnWidth::Check);
    columns
        .iter()
        .zip(cells)
        .enumerate()
        .map(move |(place, (column, cell))| {
            if Some(place) == naming {
                view! {
                    <th scope="row" class=column.class()>
                        {cell}
                    </th>
                }
                .into_any()
            } else {
                view! { <td class=column.class()>{cell}</td> }.into_any()
            }
        })
        .collect()
}
