//! The columns of the list, and the cells of a row.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use rollcall_core::people::{Account, Directory, PeopleView, SortKey};
use rollcall_core::route::Route;
use webex_api::PersonId;

use super::account_words;
use super::found::Found;
use super::row::use_row;
use super::selecting::Selecting;
use crate::navigator::Navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::table::{Column, ColumnWidth};
use crate::ui::untrusted_text::{UntrustedText, visible};

/// The name has a column on every screen. On narrow screens, the address is below the name and the status beside it.
pub const COLUMNS: &[Column] = &[
    Column {
        heading: "Select",
        width: ColumnWidth::Check,
        priority: 1,
        number: false,
    },
    Column {
        heading: "Name",
        width: ColumnWidth::Rest,
        priority: 1,
        number: false,
    },
    Column {
        heading: "Email",
        width: ColumnWidth::Rest,
        priority: 2,
        number: false,
    },
    Column {
        heading: "Status",
        width: ColumnWidth::Status,
        priority: 2,
        number: false,
    },
    Column {
        heading: "Department",
        width: ColumnWidth::Medium,
        priority: 4,
        number: false,
    },
    Column {
        heading: "Licences",
        width: ColumnWidth::Narrow,
        priority: 3,
        number: true,
    },
];

/// What each column sorts by.
const SORTS: [Option<SortKey>; COLUMNS.len()] = [
    None,
    Some(SortKey::Name),
    Some(SortKey::Email),
    Some(SortKey::Account),
    Some(SortKey::Department),
    Some(SortKey::Licenses),
];

/// The column that decides the order, and whether it is descending.
pub fn sorted_column(view: &PeopleView) -> Option<(usize, bool)> {
    let sort = view.sort?;
    let place = SORTS.iter().position(|by| *by == Some(sort.by))?;
    Some((place, sort.descending))
}

/// The headings: a box that selects all, and a button for each column that sorts.
pub fn heading(
    selecting: Selecting,
    view: Signal<PeopleView>,
    on_view: Callback<PeopleView>,
    count: Signal<usize>,
) -> Callback<usize, Option<AnyView>> {
    Callback::new(move |place: usize| {
        let column = COLUMNS.get(place)?;
        if column.width == ColumnWidth::Check {
            let selected = Memo::new(move |_| selecting.count_shown());
            let all = move || 0 < count.get() && selected.get() == count.get();
            let some = move || 0 < selected.get() && selected.get() < count.get();
            return Some(
                view! {
                    <input
                        type="checkbox"
                        aria-label="Select everyone shown"
                        prop:checked=all
                        prop:indeterminate=some
                        on:change=move |event| selecting.set_all(event_target_checked(&event))
                    />
                }
                .into_any(),
            );
        }
        let by = (*SORTS.get(place)?)?;
        let sort = move |_| on_view.run(view.get_untracked().sorted_by(by));
        let icon = move || {
            view.with(|view| match sorted_column(view) {
                Some((sorted, descending)) if sorted == place => {
                    Some(if descending { Icon::Down } else { Icon::Up })
                }
                _ => None,
            })
        };
        Some(
            view! {
                <button type="button" class="sort" on:click=sort>
                    {column.heading}
                    {move || icon().map(|icon| view! { <Glyph icon /> })}
                </button>
            }
            .into_any(),
        )
    })
}

/// The cells of one row, made once and following the person that the row shows.
pub fn cells(
    directory: RwSignal<Directory>,
    found: Memo<Found>,
    selecting: Selecting,
    navigator: Navigator,
) -> impl Fn(Signal<usize>) -> Vec<AnyView> + Copy + Send + Sync + 'static {
    move |shown| {
        let row = use_row(directory, found, shown);
        let account = Memo::new(move |_| row.with(|row| row.account));
        let person = move || row.with(|row| Route::person(PersonId::new(&*row.id)));
        let name = Signal::derive(move || row.with(|row| row.name.clone()));
        let email = Signal::derive(move || row.with(|row| row.email.clone()));
        let department = Signal::derive(move || row.with(|row| row.department.clone()));
        let selected = Memo::new(move |_| selecting.has(shown.get()));
        let label = move || format!("Select {}", visible(&name.get()));
        let click = move |event: MouseEvent| selecting.clicked(shown.get_untracked(), &event);
        vec![
            view! { <input type="checkbox" aria-label=label prop:checked=selected on:click=click /> }.into_any(),
            view! {
                <span class="cell-line person-name"><a class="person-link" href=move || navigator.href(&person())><UntrustedText text=name /></a><State account /></span>
                <span class="cell-line cell-second"><UntrustedText text=email /></span>
            }.into_any(),
            view! { <UntrustedText text=email /> }.into_any(),
            view! { <State account /> }.into_any(),
            view! { <UntrustedText text=department /> }.into_any(),
            view! { {move || row.with(|row| row.licenses.clone())} }.into_any(),
        ]
    }
}

/// The state of an account. "Active" is visually hidden, because it is the usual state.
#[component]
fn State(account: Memo<Account>) -> impl IntoView {
    view! {
        <StatusBadge
            tone=Signal::derive(move || account_words::tone(account.get()))
            icon=Signal::derive(move || account_words::icon(account.get()))
            word=Signal::derive(move || account_words::word(account.get()).to_owned())
            usual=Signal::derive(move || account.get() == Account::Active)
        />
    }
}
