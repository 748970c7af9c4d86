//! The table itself: a frame that scrolls, a head that stays, two spacers, and the drawn rows between them.

use std::sync::Arc;

use crate::prelude::*;
use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use rollcall_core::window::visible_range;

use super::actions::RowActions;
use super::body::RingBody;
use super::cell::RowContent;
use super::column::{Column, ColumnWidth};
use super::drawn::{MENU_WORD, SELECT_WORD};
use super::grid::Grid;
use super::memory::follow_memory;
use super::sizes::{ColumnSizes, pixels};
use crate::browser::viewport::{self, Measures};
use crate::effect::effect;
use crate::memo::{Memo, memo};
use crate::ui::collect_views::CollectViews;
use crate::ui::unique_id::unique_id;

/// Rows drawn above and below those on screen, so that a fast scroll shows no gap and the keyboard finds the next link.
const OVERSCAN: usize = 6;

/// A table of `len` rows in a frame of its own height. The page gives the frame that height.
#[component]
pub fn WindowedTable(
    /// The name of the table, heard only: the page's heading shows it.
    caption: &'static str,
    /// The columns.
    #[prop(into)]
    columns: Arc<[Column]>,
    /// How many rows the list has now.
    #[prop(into)]
    len: Signal<usize>,
    /// What the list is, such as its address: its scroll position is kept under this name.
    #[prop(into)]
    remember_as: Signal<String>,
    /// Returns what a row of the list shows; tracked.
    #[prop(into)]
    rows: Callback<usize, RowContent>,
    /// Returns the content of a column's heading, by its index, instead of its words.
    #[prop(optional, into)]
    heading: Option<Callback<usize, Option<View>>>,
    /// The order of the rows: the place of the column that decides it, and whether it is descending.
    #[prop(optional, into)]
    sorted: Signal<Option<(usize, bool)>>,
    /// Makes the table a grid whose rows are selected and opened, by the keyboard as well.
    #[prop(optional)]
    actions: Option<RowActions>,
    /// Lets the reader choose the widths of the columns.
    #[prop(optional)]
    sizes: Option<ColumnSizes>,
) -> View {
    let frame = NodeRef::<html::Div>::new();
    let top = RwSignal::new(0.0);
    let measures = RwSignal::new(Measures::default());
    let slots = memo(move || {
        let Measures { viewport, row, .. } = measures.get();
        len.get()
            .min(visible_range(0.0, viewport, row, usize::MAX, 0).len() + 2 * OVERSCAN)
    });
    let start = memo(move || {
        let (len, Measures { viewport, row, .. }) = (len.get(), measures.get());
        visible_range(top.get(), viewport, row, len, OVERSCAN)
            .start
            .min(len - slots.get().min(len))
    });
    let above = move || start.get() as f64 * measures.get().row;
    let below =
        move || (len.get().saturating_sub(start.get() + slots.get())) as f64 * measures.get().row;

    follow_size(frame, measures, slots);
    let filled = memo(move || len.get() > 0);
    let kept = follow_memory(frame, filled, remember_as, move |position| {
        let _ = top.try_update(|top| *top = position);
    });
    let scrolled = move |_| {
        if let Some(Some(frame)) = frame.try_get_untracked() {
            let _ = top.try_set(viewport::scroll_top(&frame));
            kept(viewport::scroll_top(&frame));
        }
    };
    let grid = actions.map(|actions| Grid {
        actions,
        frame,
        top,
        measures,
        len,
    });
    let active = RwSignal::new(None);
    let narrow = memo(move || measures.get().is_narrow);
    let pressed = move |event: KeyboardEvent| {
        if let Some(grid) = grid {
            grid.press(&event);
        }
    };
    let pointed = move |event: &Event| {
        if let Some(grid) = grid {
            grid.point(event);
        }
    };
    let tab_stop = |is_grid: bool| (grid.is_some() == is_grid).then_some("0");
    let caption_id = unique_id("caption");
    let labelled_by = caption_id.clone();
    let named_by = caption_id.clone();
    let headings = columns.iter().enumerate().map(|(place, column)| {
        let own = heading.and_then(|heading| heading.run(place));
        let order = move || match sorted.get() {
            Some((by, descending)) if by == place => Some(if descending {
                "descending"
            } else {
                "ascending"
            }),
            _ => None,
        };
        let width = move || sizes.and_then(|sizes| Some(pixels(sizes.width.run(place)?)));
        let handle = sizes
            .filter(|_| column.width != ColumnWidth::Check)
            .map(|sizes| sizes.handle(place));
        view! {
            <th scope="col" class=column.heading_class() aria-sort=order style:inline-size=width>
                {own.unwrap_or_else(|| column.heading.into_child())}
                {handle}
            </th>
        }
    });
    let headings = headings.collect_views();
    let least = {
        let columns = Arc::clone(&columns);
        move || sizes.and_then(|sizes| sizes.least_width(&columns))
    };
    view! {
        <span hidden id=SELECT_WORD>
            "Select"
        </span>
        <span hidden id=MENU_WORD>
            "Actions for"
        </span>
        <div class="table-frame" node_ref=frame tabindex=tab_stop(false) role="region" aria-labelledby=labelled_by on:scroll=scrolled>
            <table
                class="table"
                role=grid.map(|_| "grid")
                aria-labelledby=grid.map(|_| named_by)
                tabindex=tab_stop(true)
                aria-multiselectable=grid.map(|_| "true")
                aria-activedescendant=move || active.get()
                aria-rowcount=move || len.get() + 1
                class:cells=grid.is_some_and(|grid| grid.actions.cells.is_some())
                class:keep=move || sizes.is_some_and(|sizes| sizes.keep.get())
                style:min-inline-size=least
                on:keydown=pressed
                on:mousedown=move |event| pointed(&event)
                on:focusin=move |event| pointed(&event)
            >
                <caption class="visually-hidden" id=caption_id>
                    {caption}
                </caption>
                <thead>
                    <tr aria-rowindex="1">{headings}</tr>
                </thead>
                <tbody aria-hidden="true">
                    <tr class="table-space">
                        <td style:height=move || viewport::pixels(above())></td>
                    </tr>
                </tbody>
                <RingBody slots narrow start active actions columns=Arc::clone(&columns) rows />
                <tbody aria-hidden="true">
                    <tr class="table-space">
                        <td style:height=move || viewport::pixels(below())></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

/// Measures the frame and a row when they are first drawn and whenever the frame changes size. Rows are as high as the style sheet
/// says, which differs between phones and desks and grows with the reader's font size.
fn follow_size(frame: NodeRef<html::Div>, measures: RwSignal<Measures>, slots: Memo<usize>) {
    let watch = StoredValue::new(None);
    let measure = move || {
        let seen = frame
            .try_get_untracked()
            .flatten()
            .map(|frame| viewport::measure(&frame));
        if let Some(seen) = seen
            && measures.try_get_untracked() != Some(seen)
        {
            let _ = measures.try_set(seen);
        }
    };
    effect(move || {
        let _ = slots.get();
        if let Some(frame) = frame.get() {
            // By then the browser has laid out the rows. To ask now would make it do so in the middle of drawing.
            request_animation_frame(measure);
            watch.update_value(|watch| {
                watch.get_or_insert_with(|| viewport::on_resize(&frame, measure));
            });
        }
    });
}
