//! The drawn rows of a windowed table: a fixed number of them, reused while the list moves under the window.

use std::sync::Arc;

use crate::prelude::*;
use leptos::ev::MouseEvent;
use leptos::html;

use super::actions::{RowAction, RowActions};
use super::cell::RowContent;
use super::column::Column;
use super::paint::Painter;
use crate::browser::nodes::Node;
use crate::browser::rows;
use crate::effect::effect;

/// Draws rows that show the list from row `start` on.
///
/// Three effects keep all of them up to date. Effects of their own for each text of each row took most of the time of a scroll.
#[component]
pub fn RingBody(
    /// How many rows.
    #[prop(into)]
    slots: Signal<usize>,
    /// Whether the table has room for few columns.
    #[prop(into)]
    narrow: Signal<bool>,
    /// The first list row drawn.
    #[prop(into)]
    start: Signal<usize>,
    /// Takes the id of the active row, if it is drawn.
    active: RwSignal<Option<String>>,
    /// The actions of rows, if the table is a grid.
    actions: Option<RowActions>,
    /// The columns.
    columns: Arc<[Column]>,
    /// What a row of the list shows; tracked.
    rows: Callback<usize, RowContent>,
) -> View {
    let body = NodeRef::<html::Tbody>::new();
    let painter = StoredValue::new(None);
    let paint = move |work: &dyn Fn(&mut Painter)| {
        let id = painter.try_update_value(|painter: &mut Option<Painter>| {
            let painter = painter.as_mut()?;
            work(painter);
            let actions = actions?;
            let column = actions.cells.map(|cells| cells.column.get_untracked());
            painter.activate(actions.active.get_untracked(), column)
        });
        let id = id.flatten();
        if active.with_untracked(|before| *before != id) {
            active.set(id);
        }
    };
    effect(move || {
        let (Some(body), slots, narrow) = (body.get(), slots.get(), narrow.get()) else {
            return;
        };
        painter.update_value(|painter| {
            painter.get_or_insert_with(|| {
                let has_cells = actions.is_some_and(|actions| actions.cells.is_some());
                let columns = Arc::clone(&columns);
                Painter::new(Node::of(&body), columns, actions.is_some(), has_cells)
            });
        });
        paint(&|painter| {
            painter.resize(slots, narrow);
            painter.show(start.get_untracked(), true, &|row| rows.run(row));
        });
    });
    // Rows that scroll into sight follow the same signals as those that the first effect has read.
    effect(move || {
        let start = start.get();
        paint(&|painter| painter.show(start, false, &|row| untrack(|| rows.run(row))));
    });
    effect(move || {
        if let Some(actions) = actions {
            if let Some(cells) = actions.cells {
                cells.column.track();
            }
            if actions.active.get().is_some() {
                paint(&|_| ());
            }
        }
    });
    let click = move |event: MouseEvent| {
        rows::follow(&event);
        if let (Some(actions), Some(action)) = (actions, clicked(&event)) {
            actions.on_action.run(action);
        }
    };
    view! {
        <tbody
            node_ref=body
            on:click=click
            on:auxclick=move |event| rows::follow(&event)
            on:mousedown=move |event| rows::keep_middle_button(&event)
        ></tbody>
    }
}

/// The action of a click on a control of a row.
fn clicked(event: &MouseEvent) -> Option<RowAction> {
    let at = rows::row_of(event)?;
    if rows::is_on_menu(event) {
        return Some(RowAction::Menu(at));
    }
    let selected = rows::ticked(event)?;
    Some(RowAction::Tick {
        at,
        selected,
        range: event.shift_key(),
    })
}
