//! A table of a few rows, all of them drawn.

use crate::prelude::*;

use super::collect_views::CollectViews;
use super::table::Column;
use super::unique_id::unique_id;

/// The columns of a table.
pub type Columns = [Column];

/// The table. The first cell of each row is its heading; columns give way on narrow screens by their priority.
pub fn plain_table(caption: &'static str, columns: &Columns, rows: Vec<Vec<View>>) -> View {
    let id = unique_id("caption");
    let labelled_by = id.clone();
    let headings = columns.iter().map(|column| {
        view! {
            <th scope="col" class=column.heading_class()>
                {column.heading}
            </th>
        }
    });
    let rows = rows.into_iter().map(|cells| {
        let cells = columns.iter().zip(cells).enumerate();
        let cells = cells.map(|(place, (column, cell))| {
            if place == 0 {
                return view! { <th scope="row">{cell}</th> };
            }
            view! { <td class=column.class()>{cell}</td> }
        });
        view! { <tr>{cells.collect_views()}</tr> }
    });
    view! {
        <div class="table-frame plain" tabindex="0" role="region" aria-labelledby=labelled_by>
            <table class="table">
                <caption class="visually-hidden" id=id>
                    {caption}
                </caption>
                <thead>
                    <tr>{headings.collect_views()}</tr>
                </thead>
                <tbody>{rows.collect_views()}</tbody>
            </table>
        </div>
    }
}
