//! The columns of the list, and the cells of a row.

use leptos::prelude::*;
use rollcall_core::people::Directory;
use rollcall_core::route::Route;
use webex_api::PersonId;

use super::account_state::Account;
use super::found::Found;
use super::row::use_row;
use crate::navigator::Navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::table::{Column, ColumnWidth};
use crate::ui::untrusted_text::UntrustedText;

/// The name has a column on every screen. On narrow screens, the address is below the name and the status beside it.
pub const COLUMNS: &[Column] = &[
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
        heading: "Licences",
        width: ColumnWidth::Narrow,
        priority: 3,
        number: true,
    },
];

/// The cells of one row, made once and following the person that the row shows.
pub fn cells(
    directory: RwSignal<Directory>,
    found: Memo<Found>,
    navigator: Navigator,
) -> impl Fn(Signal<usize>) -> Vec<AnyView> + Copy + Send + Sync + 'static {
    move |shown| {
        let row = use_row(directory, found, shown);
        let account = Memo::new(move |_| row.with(|row| row.account));
        let person = move || row.with(|row| Route::person(PersonId::new(&*row.id)));
        let name = Signal::derive(move || row.with(|row| row.name.clone()));
        let email = Signal::derive(move || row.with(|row| row.email.clone()));
        vec![
            view! {
                <span class="cell-line person-name"><a class="person-link" href=move || navigator.href(&person())><UntrustedText text=name /></a><State account /></span>
                <span class="cell-line cell-second"><UntrustedText text=email /></span>
            }.into_any(),
            view! { <UntrustedText text=email /> }.into_any(),
            view! { <State account /> }.into_any(),
            view! { {move || row.with(|row| row.licenses.clone())} }.into_any(),
        ]
    }
}

/// The state of an account. "Active" is visually hidden, because it is the usual state.
#[component]
fn State(account: Memo<Account>) -> impl IntoView {
    view! {
        <StatusBadge
            tone=Signal::derive(move || account.get().tone())
            icon=Signal::derive(move || account.get().icon())
            word=Signal::derive(move || account.get().word().to_owned())
            usual=Signal::derive(move || account.get() == Account::Active)
        />
    }
}
