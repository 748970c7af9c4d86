//! The people who hold a licence: a list that fills as pages arrive, searchable from the first.

use crate::prelude::*;
use rollcall_core::licenses::Holders;
use rollcall_core::people::PeopleView;
use rollcall_core::route::Route;
use webex_api::{LicenseId, PersonId};

use super::check::Check;
use super::holder_row::{COLUMNS, SELECT, content, has_page, selected_person};
use crate::components::explanation::explain;
use crate::components::people_list::{
    Banner, Found, ListWords, Nobody, SelectedBar, Selecting, count_words, row_actions,
    select_all_box, use_found,
};
use crate::components::refresh_list::RefreshList;
use crate::data::{ListControl, use_tenant};
use crate::effect::effect_after;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::search_field::SearchField;
use crate::ui::show::Show;
use crate::ui::table::WindowedTable;
use crate::ui::toast::use_notices;

/// The words of the list.
const WORDS: ListWords = ListWords {
    loading: "Loading who holds this licence",
    not_loaded: "Couldn't load who holds this licence",
    cancelled: "You cancelled loading who holds this licence.",
    missing: "People are missing from this list.",
    nobody: "No one holds this licence",
    nobody_why: "Webex lists no one for it. Seats that workspaces use aren't listed here.",
    no_match_why: "Rollcall looks for every word in names and email addresses, in any order.",
    explain: |what, error| explain(what, error),
};

/// The list.
#[component]
pub fn HoldersOf(
    /// The licence.
    id: LicenseId,
    /// The search.
    query: Signal<String>,
) -> View {
    let tenant = use_tenant();
    let (list, selection) = (tenant.holders().list, tenant.holders().selection);
    let navigator = use_navigator();
    let route = StoredValue::new(id.clone());
    let search = move |query: String| {
        let query = query.trim_start().to_owned();
        let id = route.get_value();
        navigator.replace(&Route::License { id, query });
    };
    let view = Signal::derive(move || PeopleView::search(query.get()));
    let found = use_found(list.rows, Holders::people, view);
    let count = Signal::derive(move || {
        let all = list.rows.with(Holders::len);
        let unfiltered = view.with(PeopleView::is_everyone);
        let found = found.with(Found::len);
        list.state
            .with(|state| count_words(found, all, unfiltered, state))
    });
    let notices = use_notices();
    effect_after(move |before: Option<String>| {
        let now = query.get();
        if before.is_some_and(|before| before != now) {
            notices.announce(&count.get_untracked());
        }
        now
    });
    let selecting = Selecting::new(selection, found);
    let len = Signal::derive(move || found.with(Found::len));
    let selected = Callback::new(move |()| {
        list.rows.with_untracked(|holders| {
            let rows = selection.get_untracked();
            let people = rows.rows().filter_map(|row| holders.holder(row));
            people.map(selected_person).collect::<Vec<_>>()
        })
    });
    let person = Callback::new(move |shown| {
        let row = found.with_untracked(|found| found.row(shown))?;
        list.rows.with_untracked(|holders| {
            let holder = holders.holder(row)?;
            has_page(holder.membership).then(|| PersonId::new(holder.id))
        })
    });
    let actions = row_actions(selecting, navigator, person, None);
    let heading = Callback::new(move |place| {
        let select = place == SELECT;
        select.then(|| select_all_box(selecting, len))
    });
    let any = memo(move || found.with(|found| !found.is_empty()));
    let none = memo(move || list.rows.with(Holders::is_empty));
    // Its numbers are compared with the list, so both are read.
    let refresh = Callback::new(move |()| {
        tenant.licenses.revalidate();
        list.refresh();
    });
    let control = ListControl {
        refresh,
        ..list.control()
    };
    let remembered = move || route.with_value(|id| format!("holders {id} {}", query.get()));
    view! {
        <div class="list-body" on:keydown=move |event| selecting.key(&event)>
            <div class="list-bar">
                <SearchField label="Search holders by name or email" value=query on_search=search />
                <div class="cluster">
                    <p class="list-count">{count}</p>
                    <RefreshList list=control />
                </div>
            </div>
            <Banner list=control none words=WORDS />
            <Check id />
            <SelectedBar selection selecting people=selected />
            <Show
                when=move || any.get()
                fallback=move || view! { <Nobody state=list.state none columns=COLUMNS words=WORDS view on_clear=move || search(String::new()) /> }
            >
                <WindowedTable
                    caption="Holders"
                    columns=COLUMNS
                    len
                    remember_as=Signal::derive(remembered)
                    rows=move |shown| content(list.rows, found, selecting, navigator, shown)
                    heading
                    actions
                />
            </Show>
        </div>
    }
}
