//! The table of any length: few elements, true counts.

use rollcall::prelude::*;
use rollcall::ui::scroll_memory::ScrollMemory;
use rollcall::ui::table::{Cell, Column, ColumnWidth, RowContent, WindowedTable};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{all, find, settle, show, text, until};

static COLUMNS: [Column; 2] = [
    Column {
        heading: "Name",
        width: ColumnWidth::Rest,
        priority: 1,
        number: false,
    },
    Column {
        heading: "Number",
        width: ColumnWidth::Narrow,
        priority: 2,
        number: true,
    },
];

#[wasm_bindgen_test]
async fn a_long_list_says_how_long_it_is_and_draws_little() {
    let page = show(|| {
        ScrollMemory::provide();
        let rows = |index: usize| RowContent {
            selected: None,
            cells: vec![Cell::Text(index.to_string()); 2],
        };
        view! { <WindowedTable caption="Things" columns=&COLUMNS[..] len=Signal::stored(100_000) remember_as="things".to_owned() rows /> }
    });
    let frame = find(&page.root, ".table-frame").unwrap();
    frame.style().set_property("height", "400px").unwrap();
    frame.style().set_property("overflow", "auto").unwrap();
    settle().await;
    until("rows are drawn", || {
        all(&page.root, "tbody:not([aria-hidden]) tr").length() > 0
    })
    .await;
    let table = find(&page.root, "table").unwrap();
    assert_eq!(
        table.get_attribute("aria-rowcount").as_deref(),
        Some("100001")
    );
    assert_eq!(text(&find(&page.root, "caption").unwrap()), "Things");
    let first = find(&page.root, "tbody:not([aria-hidden]) tr").unwrap();
    assert_eq!(first.get_attribute("aria-rowindex").as_deref(), Some("2"));
    assert!(
        all(&page.root, "tr").length() < 100,
        "{} rows are drawn",
        all(&page.root, "tr").length()
    );

    // The list comes back to where it was left, here the top, one frame after it is drawn.
    gloo_timers::future::TimeoutFuture::new(100).await;
    frame.set_scroll_top(1_000_000);
    let far = || {
        let first = find(&page.root, "tbody:not([aria-hidden]) tr")?;
        first.get_attribute("aria-rowindex")?.parse::<u32>().ok()
    };
    until("the rows follow the scroll", || {
        far().is_some_and(|index| index > 10_000)
    })
    .await;
    assert!(all(&page.root, "tr").length() < 100);
}
