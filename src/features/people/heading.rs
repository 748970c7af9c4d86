//! The headings of the list: a box that selects all, and a button for each column that sorts.

use crate::prelude::*;
use rollcall_core::people::PeopleView;

use super::columns::{PeopleColumn, sorted};
use crate::components::people_list::{Selecting, select_all_box};
use crate::ui::icon::{Glyph, Icon};

/// Makes the heading of a column by its place.
pub fn headings(
    columns: StoredValue<Vec<PeopleColumn>>,
    selecting: Selecting,
    view: Signal<PeopleView>,
    on_view: Callback<PeopleView>,
    count: Signal<usize>,
) -> Callback<usize, Option<View>> {
    Callback::new(move |place: usize| {
        let column = columns.with_value(|columns| columns.get(place).copied())?;
        if place == 0 {
            return Some(select_all_box(selecting, count));
        }
        let heading = column.column.heading;
        let Some(by) = column.sort else {
            return Some(view! { <span class="visually-hidden">{heading}</span> });
        };
        let sort = move |_| on_view.run(view.get_untracked().sorted_by(by));
        let icon = move || {
            let order = view.with(|view| columns.with_value(|columns| sorted(columns, view)));
            match order {
                Some((sorted, descending)) if sorted == place => {
                    Some(if descending { Icon::Down } else { Icon::Up })
                }
                _ => None,
            }
        };
        Some(view! {
            <button type="button" class="sort" on:click=sort>
                {heading}
                {move || icon().map(|icon| view! { <Glyph icon /> })}
            </button>
        })
    })
}
