//! The columns of the list, and the cells of a row.

use leptos::prelude::*;
use rollcall_core::people::{Account, Directory, PeopleView, SortKey};
use rollcall_core::route::Route;
use webex_api::PersonId;

use super::account_words;
use super::row::use_row;
use crate::components::people_list::{Found, Selecting, select_all_box, select_box};
use crate::memo::memo;
use crate::navigator::Navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::table::{Column, ColumnWidth};
use crate::ui::untrusted_text::UntrustedText;

/// A column: its heading, what it sorts by, and its cell.
struct PeopleColumn {
    column: Column,
    sort: Option<SortKey>,
    cell: fn(RowSignals) -> AnyView,
}

/// The name has a column on every screen. On narrow screens, the address is below the name and the status beside it.
const PEOPLE: [PeopleColumn; 6] = [
    PeopleColumn {
        column: Column {
            heading: "Select",
            width: ColumnWidth::Check,
            priority: 1,
            number: false,
        },
        sort: None,
        cell: select_cell,
    },
    PeopleColumn {
        column: Column {
            heading: "Name",
            width: ColumnWidth::Rest,
            priority: 1,
            number: false,
        },
        sort: Some(SortKey::Name),
        cell: name_cell,
    },
    PeopleColumn {
        column: Column {
            heading: "Email",
            width: ColumnWidth::Rest,
            priority: 2,
            number: false,
        },
        sort: Some(SortKey::Email),
        cell: |row| view! { <UntrustedText text=row.email /> }.into_any(),
    },
    PeopleColumn {
        column: Column {
            heading: "Status",
            width: ColumnWidth::Status,
            priority: 2,
            number: false,
        },
        sort: Some(SortKey::Account),
        cell: |row| view! { <State account=row.account /> }.into_any(),
    },
    PeopleColumn {
        column: Column {
            heading: "Department",
            width: ColumnWidth::Medium,
            priority: 4,
            number: false,
        },
        sort: Some(SortKey::Department),
        cell: |row| view! { <UntrustedText text=row.department /> }.into_any(),
    },
    PeopleColumn {
        column: Column {
            heading: "Licences",
            width: ColumnWidth::Narrow,
            priority: 3,
            number: true,
        },
        sort: Some(SortKey::Licenses),
        cell: |row| view! { {row.licenses} }.into_any(),
    },
];

/// The columns as the table knows them.
pub const COLUMNS: &[Column] = &[
    PEOPLE[0].column,
    PEOPLE[1].column,
    PEOPLE[2].column,
    PEOPLE[3].column,
    PEOPLE[4].column,
    PEOPLE[5].column,
];

/// What the cells of a row show, following the person that the row shows.
#[derive(Clone, Copy)]
struct RowSignals {
    shown: Signal<usize>,
    name: Signal<String>,
    email: Signal<String>,
    department: Signal<String>,
    licenses: Signal<String>,
    account: Memo<Account>,
    address: Signal<String>,
    selecting: Selecting,
}

/// The column that decides the order, and whether it is descending.
pub fn sorted_column(view: &PeopleView) -> Option<(usize, bool)> {
    let sort = view.sort?;
    let place = PEOPLE
        .iter()
        .position(|column| column.sort == Some(sort.by))?;
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
            return Some(select_all_box(selecting, count));
        }
        let by = PEOPLE.get(place)?.sort?;
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
                    {move || icon().map(|icon| view! { <Glyph icon /> }.into_any())}
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
        let person = move || row.with(|row| Route::person(PersonId::new(&*row.id)));
        let signals = RowSignals {
            shown,
            name: Signal::derive(move || row.with(|row| row.name.clone())),
            email: Signal::derive(move || row.with(|row| row.email.clone())),
            department: Signal::derive(move || row.with(|row| row.department.clone())),
            licenses: Signal::derive(move || row.with(|row| row.licenses.clone())),
            account: memo(move || row.with(|row| row.account)),
            address: Signal::derive(move || navigator.href(&person())),
            selecting,
        };
        PEOPLE.iter().map(|column| (column.cell)(signals)).collect()
    }
}

fn select_cell(row: RowSignals) -> AnyView {
    select_box(row.selecting, row.shown, row.name)
}

fn name_cell(row: RowSignals) -> AnyView {
    view! {
        <span class="cell-line row-name">
            <a class="row-link" href=row.address>
                <UntrustedText text=row.name />
            </a>
            <State account=row.account />
        </span>
        <span class="cell-line cell-second">
            <UntrustedText text=row.email />
        </span>
    }
    .into_any()
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
