//! Everyone in the organisation: a list that fills as pages arrive, usable from the first.

mod account_words;
mod columns;
mod dialogs;
mod emails;
mod export;
mod filters;
mod foot;
mod row;
mod selection_bar;
mod this_list;
mod words;

use leptos::prelude::*;
use rollcall_core::people::{Directory, PeopleView};
use rollcall_core::route::Route;

use self::columns::{COLUMNS, cells, heading, sorted_column};
use self::dialogs::OpenDialog;
use self::filters::FilterChips;
use self::foot::ListFoot;
use self::selection_bar::SelectionBar;
use self::this_list::{ListDialog, ThisList};
use self::words::WORDS;
use crate::browser::idle;
use crate::components::commands::{Command, offer_commands};
use crate::components::lazy_page::{LazyPage, SecondFile, lazy_page};
use crate::components::people_list::{Banner, Found, Nobody, Selecting, count_words, use_found};
use crate::components::refresh_list::RefreshList;
use crate::data::use_directory;
use crate::effect::effect;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::search_field::SearchField;
use crate::ui::show::Show;
use crate::ui::table::WindowedTable;
use crate::ui::toast::use_notices;

lazy_page!(open_dialog, OpenDialog);
lazy_page!(filter_chips, FilterChips);
lazy_page!(list_foot, ListFoot);
lazy_page!(selection_bar, SelectionBar);

/// The table of everyone in the organisation. The view is in the address; the list and the selection outlive the page.
#[component]
pub fn PeoplePage(
    /// Who is shown, and in which order.
    view: Signal<PeopleView>,
) -> impl IntoView {
    let directory = use_directory();
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
    Effect::new(move |before: Option<PeopleView>| {
        let now = view.get();
        if before.is_some_and(|before| before != now) {
            notices.announce(&count.get_untracked());
        }
        now
    });
    let any = memo(move || len.get() > 0);
    let none = memo(move || directory.rows.with(Directory::is_empty));
    let dialog = RwSignal::new(None);
    provide_context(ThisList {
        view,
        on_view,
        selecting,
        dialog,
    });
    let any_filter = memo(move || view.with(|view| !view.filters.is_empty()));
    let any_selected = memo(move || directory.selection.with(|selection| !selection.is_empty()));
    let any_dialog = memo(move || dialog.with(Option::is_some));
    let export = move || {
        dialog.set(Some(ListDialog::Export(
            found.with_untracked(Found::rows).into(),
        )));
    };
    // The foot is in the second file. With Save-Data, that is fetched only on request.
    let second = expect_context::<SecondFile>();
    let checking = RwSignal::new(false);
    let foot = memo(move || checking.get() || second.is_here());
    let unchecked = memo(move || idle::saves_data() && any.get() && !foot.get());
    offer_commands(move || {
        let filter = move || dialog.set(Some(ListDialog::Filter));
        let emails = move || dialog.set(Some(ListDialog::Emails));
        let mut commands = vec![
            Command::new(Icon::Plus, "Add filter", filter),
            Command::new(Icon::Envelope, "Select people by email", emails),
        ];
        if any.get() {
            commands.push(Command::new(Icon::Down, "Export people", export));
            let select = move || selecting.set_all(true);
            commands.push(Command::new(Icon::Check, "Select everyone shown", select));
        }
        commands
    });
    let show_everyone = move || on_view.run(PeopleView::default());
    view! {
        <div class="list-page people" on:keydown=move |event| selecting.key(&event)>
            <PageHead
                title="People"
                actions=move || {
                    view! {
                        <Button on_click=move || dialog.set(Some(ListDialog::Emails))>"Select by email"</Button>
                        <Show when=move || any.get()>
                            <Button on_click=export>"Export"</Button>
                        </Show>
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
            <div class="filters cluster">
                <Button size=ButtonSize::Small icon=Icon::Plus on_click=move || dialog.set(Some(ListDialog::Filter))>
                    "Add filter"
                </Button>
                <Show when=move || any_filter.get()>
                    <LazyPage page=filter_chips part=true quiet=true />
                </Show>
            </div>
            <Show when=move || any_selected.get()>
                <LazyPage page=selection_bar part=true quiet=true />
            </Show>
            <Banner list=directory.control() none words=WORDS />
            <Show
                when=move || any.get()
                fallback=move || view! { <Nobody state=directory.state none columns=COLUMNS words=WORDS view on_clear=show_everyone /> }
            >
                <WindowedTable
                    caption="People"
                    columns=COLUMNS
                    len
                    remember_as=Signal::derive(move || navigator.href(&Route::People { view: view.get() }))
                    cells=cells(directory.rows, found, selecting, navigator)
                    heading=heading(selecting, view, on_view, len)
                    sorted=Signal::derive(move || view.with(sorted_column))
                />
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
