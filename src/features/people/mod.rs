//! Everyone in the organisation: a list that fills as pages arrive, searchable from the first.

mod account_state;
mod banner;
mod columns;
mod count;
mod empty;
mod found;
mod row;

use leptos::prelude::*;
use rollcall_core::people::Directory;
use rollcall_core::route::Route;

use self::banner::Banner;
use self::columns::{COLUMNS, cells};
use self::count::count_words;
use self::empty::Nobody;
use self::found::{Found, use_found};
use crate::data::use_directory;
use crate::navigator::use_navigator;
use crate::ui::page_head::PageHead;
use crate::ui::search_field::SearchField;
use crate::ui::table::WindowedTable;
use crate::ui::toast::use_notices;

/// The table of everyone in the organisation. The query is in the address; the list outlives the page.
#[component]
pub fn PeoplePage(
    /// The search.
    query: Signal<String>,
) -> impl IntoView {
    let directory = use_directory();
    directory.ensure();
    let navigator = use_navigator();
    Effect::new(move || directory.searched.set(query.get()));
    let search = move |query: String| {
        let query = query.trim_start().to_owned();
        navigator.replace(&Route::People { query });
    };
    let found = use_found(directory.rows, query);
    let count = Signal::derive(move || {
        let everyone = directory.rows.with(Directory::len);
        directory.state.with(|state| {
            count_words(
                found.with(Found::len),
                everyone,
                query.with(String::is_empty),
                state,
            )
        })
    });
    let notices = use_notices();
    Effect::new(move |before: Option<String>| {
        let now = query.get();
        if before.is_some_and(|before| before != now) {
            notices.announce(&count.get_untracked());
        }
        now
    });
    let any = Memo::new(move |_| found.with(|found| found.len() > 0));
    view! {
        <div class="people">
            <PageHead title="People" />
            <div class="people-bar">
                <SearchField label="Search people by name or email" value=query on_search=search />
                <p class="people-count">{count}</p>
            </div>
            <Banner directory />
            <Show when=move || any.get() fallback=move || view! { <Nobody directory query on_clear=move || search(String::new()) /> }>
                <WindowedTable
                    caption="People"
                    columns=COLUMNS
                    len=Signal::derive(move || found.with(Found::len))
                    remember_as=Signal::derive(move || format!("people {}", query.get()))
                    cells=cells(directory.rows, found, navigator)
                />
            </Show>
        </div>
    }
}
