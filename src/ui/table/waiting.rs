//! The skeleton of a table that has no rows yet.

use crate::prelude::*;

use super::column::{Column, ColumnWidth};
use crate::ui::collect_views::CollectViews;
use crate::ui::skeleton::Bar;

/// The number of rows, enough to fill the frame, which clips the rest.
const ROWS: usize = 24;

/// The head of the table, and a bar for each cell.
#[component]
pub fn WaitingTable(
    /// The table's columns.
    columns: &'static [Column],
    /// What is loading, for screen readers.
    words: &'static str,
) -> View {
    let headings = columns
        .iter()
        .map(|column| {
            // A column of boxes has a box in its heading, not words.
            let words = (column.width != ColumnWidth::Check).then_some(column.heading);
            view! { <th class=column.heading_class()>{words}</th> }
        })
        .collect_views();
    let rows = (0..ROWS).map(|row| {
        let cells = columns.iter().enumerate().map(move |(place, column)| {
            view! {
                <td class=column.class()>
                    <Bar line=row + place />
                </td>
            }
        });
        view! { <tr>{cells.collect_views()}</tr> }
    });
    view! {
        <p class="visually-hidden" role="status">
            {words}
        </p>
        <div class="table-frame table-waiting" aria-hidden="true">
            <table class="table">
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>{rows.collect_views()}</tbody>
            </table>
        </div>
    }
}
