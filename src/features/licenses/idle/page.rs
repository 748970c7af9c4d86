//! The page of idle seats.

use crate::prelude::*;
use rollcall_core::licenses::{IdleGroup, IdleSeats, IdleView};
use rollcall_core::number::counted;
use rollcall_core::route::Route;
use time::OffsetDateTime;
use webex_api::PersonId;

use super::choices::Choices;
use super::exclude::ExcludeButton;
use super::export::Exports;
use super::groups::Groups;
use super::remarks::Remarks;
use super::row::{COLUMNS, SELECT, content, selected_people};
use super::words::{WORDS, nobody_in};
use crate::components::load::Load;
use crate::components::people_list::{
    Banner, Found, SelectedBar, Selecting, row_actions, select_all_box,
};
use crate::components::refresh_list::ListAge;
use crate::data::{ListState, use_tenant};
use crate::effect::effect_after;
use crate::features::licenses::back::Back;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::search_field::SearchField;
use crate::ui::show::Show;
use crate::ui::table::{WaitingTable, WindowedTable};
use crate::ui::toast::use_notices;
use crate::ui::unread::Unread;

/// People who hold a licence and show no activity. The view is in the address; the list, the selection and those excluded outlive the
/// page.
#[component]
pub fn IdleSeatsPage(
    /// What is shown.
    view: Signal<IdleView>,
) -> View {
    let tenant = use_tenant();
    let (licenses, idle) = (tenant.licenses.ensure(), tenant.idle());
    idle.ensure();
    let navigator = use_navigator();
    let on_view = Callback::new(move |view| navigator.replace(&Route::IdleSeats { view }));
    let (list, selection) = (idle.list, idle.selection);
    // Another group is the same answer.
    let question = memo(move || IdleView {
        group: IdleGroup::default(),
        ..view.get()
    });
    let seats = memo(move || {
        let question = question.get();
        licenses.with(|licenses| {
            let Some(pools) = licenses.ready() else {
                // Without them, it is not known which licences cost.
                return IdleSeats::default();
            };
            let now = OffsetDateTime::now_utc();
            idle.excluded.with(|excluded| {
                list.rows
                    .with(|activities| activities.sort(pools, &question, excluded, now))
            })
        })
    });
    let found = memo(move || {
        let group = view.with(|view| view.group);
        Found::Matches(seats.with(|seats| seats.rows(group).into()))
    });
    let len = Signal::derive(move || found.with(Found::len));
    let selecting = Selecting::new(selection, found);
    let selected = Callback::new(move |()| {
        let rows = selection.get_untracked();
        list.rows
            .with_untracked(|activities| selected_people(activities, rows.rows()))
    });
    let person = Callback::new(move |shown| {
        let row = found.with_untracked(|found| found.row(shown))?;
        list.rows
            .with_untracked(|activities| Some(PersonId::new(activities.people().row(row)?.id)))
    });
    let actions = row_actions(selecting, navigator, person, None);
    let heading = Callback::new(move |place| {
        let select = place == SELECT;
        select.then(|| select_all_box(selecting, len))
    });
    let query = Signal::derive(move || view.with(|view| view.query.clone()));
    let search = move |query: String| {
        let query = query.trim_start().to_owned();
        on_view.run(IdleView {
            query,
            ..view.get_untracked()
        });
    };
    let loading = memo(move || list.state.with(ListState::is_loading) && !list.refreshing.get());
    let count = Signal::derive(move || {
        let people = counted(len.get(), "person", "people");
        if loading.get() {
            format!("{people} so far, loading…")
        } else {
            people
        }
    });
    let notices = use_notices();
    effect_after(move |before: Option<IdleView>| {
        let now = view.get();
        if before.is_some_and(|before| before != now) {
            notices.announce(&count.get_untracked());
        }
        now
    });
    let any = memo(move || len.get() > 0);
    let none = memo(move || list.rows.with(|rows| rows.people().is_empty()));
    let failed = memo(move || {
        let failed =
            |state: &ListState| matches!(state, ListState::Failed(_) | ListState::Cancelled);
        list.state.with(failed)
    });
    let known = memo(move || licenses.with(|licenses| licenses.ready().is_some()));
    let missing = move || !known.get() || (failed.get() && none.get());
    let empty = move || match (loading.get(), missing()) {
        (true, _) => view! { <WaitingTable columns=COLUMNS words=WORDS.loading /> },
        // Said above.
        (_, true) => ().into_child(),
        _ => {
            let (title, why) = view.with(|view| {
                let (title, why) = nobody_in(view.group);
                match view.query.trim() {
                    "" => (title, why),
                    _ => ("No one matches", WORDS.no_match_why),
                }
            });
            view! { <EmptyState icon=Icon::People title why /> }
        }
    };
    let exports = move || view! { <Exports idle found view /> };
    view! {
        <div class="list-page idle" on:keydown=move |event| selecting.key(&event)>
            <Back />
            <PageHead title="Idle seats" actions=exports />
            <Choices view on_view />
            <Groups seats view />
            <div class="list-bar">
                <SearchField label="Search by name or email" value=query on_search=search />
                <div class="cluster">
                    <p class="list-count">{count}</p>
                    <ListAge list=idle.control() />
                </div>
            </div>
            <Load remote=licenses what="licences" lines=1 let:pools>
                <Unread count=Signal::derive(move || pools.with(|pools| pools.unreadable.len())) one="licence" many="licences" />
            </Load>
            <Banner list=idle.control() none words=WORDS />
            <Remarks idle seats view />
            <SelectedBar selection selecting people=selected actions=move || view! { <ExcludeButton idle view /> } />
            <Show when=move || any.get() fallback=empty>
                <WindowedTable
                    caption="Idle seats"
                    columns=COLUMNS
                    len
                    remember_as=Signal::derive(move || {
                        navigator
                            .href(
                                &Route::IdleSeats {
                                    view: view.get(),
                                },
                            )
                    })
                    rows=move |shown| content(list.rows, found, view, selecting, navigator, shown)
                    heading
                    actions
                />
            </Show>
        </div>
    }
}
