//! Everyone in the organisation: a list that fills as pages arrive, usable from the first.

mod account_words;
mod actions;
mod cells;
mod columns;
mod columns_dialog;
mod commands;
mod dialogs;
mod emails;
mod export;
mod filters;
mod foot;
mod further;
mod heading;
mod row_menu;
mod selection_bar;
mod this_list;
mod words;

use crate::prelude::*;
use leptos::ev::MouseEvent;
use rollcall_core::people::{Directory, PeopleView};
use rollcall_core::route::Route;

use self::actions::actions;
use self::cells::{ForRows, Person};
use self::commands::ListCommands;
use self::dialogs::OpenDialog;
use self::filters::{FILTERS, FilterChips};
use self::foot::ListFoot;
use self::further::FurtherData;
use self::heading::headings;
use self::selection_bar::SelectionBar;
use self::this_list::{ListDialog, ThisList};
use self::words::WORDS;
use crate::browser::{idle, preference};
use crate::components::lazy_page::{LazyPage, SecondFile, lazy_page};
use crate::components::people_list::{Banner, Found, Nobody, Selecting, count_words, use_found};
use crate::components::refresh_list::RefreshList;
use crate::data::{use_directory, use_tenant};
use crate::effect::{effect, effect_after};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::search_field::SearchField;
use crate::ui::show::Show;
use crate::ui::table::WindowedTable;
use crate::ui::toast::use_notices;
use rollcall_core::people::Layout;

lazy_page!(open_dialog, OpenDialog);
lazy_page!(filter_chips, FilterChips);
lazy_page!(list_foot, ListFoot);
lazy_page!(list_commands, ListCommands);
lazy_page!(further_data, FurtherData);
lazy_page!(selection_bar, SelectionBar);

/// The table of everyone in the organisation. The view is in the address; the list and the selection outlive the page.
#[component]
pub fn PeoplePage(
    /// Who is shown, and in which order.
    view: Signal<PeopleView>,
) -> View {
    let directory = use_directory();
    let layout = RwSignal::new(remembered_layout());
    remember_layout(layout);
    let needs = memo(move || view.with(PeopleView::needs).or(layout.with(columns::needs)));
    untrack(|| directory.want(needs.get()));
    directory.ensure();
    let navigator = use_navigator();
    effect(move || directory.viewed.set(view.get()));
    let on_view = Callback::new(move |view| navigator.replace(&Route::People { view }));
    let search = move |query: String| {
        let query = query.trim_start().to_owned();
        on_view.run(PeopleView {
            query,
            ..view.get_untracked()
        });
    };
    let found = use_found(directory.rows, |rows| rows, view);
    let len = Signal::derive(move || found.with(Found::len));
    let selecting = Selecting::new(directory.selection, found);
    let dialog = RwSignal::new(None);
    let actions = actions(directory.rows, found, selecting, navigator, dialog);
    let count = Signal::derive(move || {
        let everyone = directory.rows.with(Directory::len);
        directory.state.with(|state| {
            count_words(
                len.get(),
                everyone,
                view.with(PeopleView::is_everyone),
                state,
            )
        })
    });
    let notices = use_notices();
    effect_after(move |before: Option<PeopleView>| {
        let now = view.get();
        if before.is_some_and(|before| before != now) {
            notices.announce(&count.get_untracked());
            actions.active.set(None);
        }
        now
    });
    let any = memo(move || len.get() > 0);
    let none = memo(move || directory.rows.with(Directory::is_empty));
    provide_context(ThisList {
        view,
        on_view,
        needs,
        selecting,
        found,
        layout,
        dialog,
    });
    let tenant = use_tenant();
    effect(move || {
        if layout.with(|layout| layout.has("roles")) {
            tenant.roles.ensure();
        }
    });
    let rows = ForRows {
        tenant,
        found,
        selecting,
        navigator,
    };
    // Made again for other columns, and not for other widths.
    let shown = memo(move || {
        layout.with(|layout| {
            columns::shown(layout)
                .iter()
                .map(|column| column.key)
                .collect::<Vec<_>>()
        })
    });
    let table = move || {
        // Read, not only tracked: a memo that has never been read tracks no signals.
        let columns = shown.with(|_| layout.with_untracked(columns::shown));
        let as_table = columns::as_table(&columns);
        let columns = StoredValue::new(columns);
        let cells = move |person: &Person<'_>| {
            columns
                .with_value(|columns| columns.iter().map(|column| (column.cell)(person)).collect())
        };
        let rows = move |shown| rows.content(shown, &cells);
        view! {
            <WindowedTable
                caption="People"
                columns=as_table
                len
                remember_as=Signal::derive(move || navigator.href(&Route::People { view: view.get() }))
                rows
                heading=headings(columns, selecting, view, on_view, len)
                sorted=Signal::derive(move || view.with(|view| columns.with_value(|columns| columns::sorted(columns, view))))
                actions
                sizes=columns::sizes(layout)
            />
        }
    };

    let any_filter = memo(move || view.with(|view| !view.filters.is_empty()));
    let any_selected = memo(move || directory.selection.with(|selection| !selection.is_empty()));
    let any_dialog = memo(move || dialog.with(Option::is_some));
    let export = move || dialog.set(Some(ListDialog::export(found)));
    // The foot is in the second file. With Save-Data, that is fetched only on request.
    let second = expect_context::<SecondFile>();
    let checking = RwSignal::new(false);
    let foot = memo(move || checking.get() || second.is_here());
    let unchecked = memo(move || idle::saves_data() && any.get() && !foot.get());
    // The key that opens the menu of a row asks for the browser's menu as well.
    let one_menu = move |event: MouseEvent| {
        if dialog.with_untracked(|dialog| matches!(dialog, Some(ListDialog::Menu(_)))) {
            event.prevent_default();
        }
    };
    let show_everyone = move || on_view.run(PeopleView::default());
    view! {
        <div class="list-page people" on:keydown=move |event| selecting.key(&event) on:contextmenu=one_menu>
            <PageHead
                title="People"
                actions=move || {
                    view! {
                        <Button on_click=move || dialog.set(Some(ListDialog::Emails))>"Select by email"</Button>
                        <span class="columns-button">
                            <Button on_click=move || dialog.set(Some(ListDialog::Columns))>"Columns"</Button>
                        </span>
                        <Show when=move || any.get()>
                            <Button on_click=export>"Export"</Button>
                        </Show>
                        <Button icon=Icon::Plus on_click=move || navigator.navigate(&Route::NewPerson)>
                            "Add person"
                        </Button>
                    }
                }
            />
            <div class="list-bar">
                <SearchField
                    label="Search people by name or email"
                    value=Signal::derive(move || view.with(|view| view.query.clone()))
                    on_search=search
                />
                <div class="list-age cluster">
                    <p class="list-count">{count}</p>
                    <RefreshList list=directory.control() />
                </div>
            </div>
            <div class="filters cluster" id=FILTERS tabindex="-1">
                <Button size=ButtonSize::Small icon=Icon::Plus on_click=move || dialog.set(Some(ListDialog::Filter))>
                    "Add filter"
                </Button>
                <Show when=move || any_filter.get()>
                    <LazyPage page=filter_chips part=true quiet=true />
                </Show>
            </div>
            <Banner list=directory.control() none words=WORDS />
            <Show when=move || !needs.get().is_none()>
                <LazyPage page=further_data part=true quiet=true />
            </Show>
            <Show
                when=move || any.get()
                fallback=move || view! { <Nobody state=directory.state none columns=columns::USUAL words=WORDS view on_clear=show_everyone /> }
            >
                {live(table)}
            </Show>
            <Show when=move || any_selected.get()>
                <LazyPage page=selection_bar part=true quiet=true />
            </Show>
            <Show when=move || second.is_here()>
                <LazyPage page=list_commands part=true quiet=true />
            </Show>
            <div class="people-below">
                <Show when=move || foot.get()>
                    <LazyPage page=list_foot part=true quiet=true />
                </Show>
                <Show when=move || unchecked.get()>
                    <p>
                        <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move || checking.set(true)>
                            "Is the list complete?"
                        </Button>
                    </p>
                </Show>
            </div>
            <Show when=move || any_dialog.get()>
                <LazyPage page=open_dialog part=true />
            </Show>
        </div>
    }
}

/// The key in local storage of what [`Layout`] writes.
const COLUMNS: &str = "rollcall.columns";

fn remembered_layout() -> Layout {
    preference::get(COLUMNS).map_or_else(Layout::default, |text| Layout::parse(&text))
}

/// Remembers each choice. The usual layout needs no memory.
fn remember_layout(layout: RwSignal<Layout>) {
    effect_after(move |before: Option<()>| {
        let text = layout.with(|layout| (!layout.is_usual()).then(|| layout.to_string()));
        if before.is_some() {
            preference::set(COLUMNS, text.as_deref());
        }
    });
}
