//! The cells of a row, made once and following the person that the row shows.

use crate::prelude::*;
use leptos::ev::MouseEvent;
use rollcall_core::number::grouped;
use rollcall_core::people::{Account, Activity, Directory, RowView, UnreadableParts, day};
use rollcall_core::route::Route;
use webex_api::{PersonId, Role};

use super::account_words;
use super::row::{Row, use_row};
use super::this_list::ListDialog;
use crate::components::people_list::{Found, Selecting};
use crate::data::Tenant;
use crate::memo::{Memo, memo};
use crate::navigator::Navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::unique_id::unique_id;
use crate::ui::unread::{NOT_READABLE, NOT_TOLD};
use crate::ui::untrusted_text::UntrustedText;

/// The id of the word "Select", with which the accessible name of each row's box begins.
pub const SELECT: &str = "people-select";

/// The same for the button of their menu.
pub const ACTIONS: &str = "people-actions";

/// What all rows have in common.
#[derive(Clone, Copy)]
pub struct ForRows {
    /// The organisation.
    pub tenant: Tenant,
    /// The rows shown.
    pub found: Memo<Found>,
    /// The selection among them.
    pub selecting: Selecting,
    /// The dialog or menu that is open.
    pub dialog: RwSignal<Option<ListDialog>>,
    /// The way to other pages.
    pub navigator: Navigator,
}

/// One row.
#[derive(Clone, Copy)]
pub struct RowSignals {
    list: ForRows,
    shown: Signal<usize>,
    row: Memo<Row>,
    account: Memo<Account>,
    /// The id of the name, for controls that are named after the person.
    name_id: StoredValue<String>,
}

impl RowSignals {
    /// The row shown at this place.
    pub fn new(list: ForRows, shown: Signal<usize>) -> Self {
        let row = use_row(list.tenant.directory.rows, list.found, shown);
        Self {
            list,
            shown,
            row,
            account: memo(move || row.with(|row| row.account)),
            name_id: StoredValue::new(unique_id("name")),
        }
    }

    /// Names a control by a word and the person's name, without a text of its own that would have to follow the row.
    fn named(self, word: &str) -> String {
        self.name_id.with_value(|name| format!("{word} {name}"))
    }

    /// A text of the row.
    fn text(self, text: fn(&Row) -> &String) -> AnyView {
        let row = self.row;
        let text = Signal::derive(move || row.with(|row| text(row).clone()));
        view! { <UntrustedText text /> }.into_any()
    }

    /// Shows words that only one column needs, and so are not part of [`Row`].
    fn words(self, words: fn(&Directory, &RowView<'_>, Tenant) -> String) -> AnyView {
        let ForRows { tenant, found, .. } = self.list;
        let text = Signal::derive(move || {
            let row = found.with(|found| found.row(self.shown.get()));
            let text = row.and_then(|row| {
                tenant.directory.rows.with(|directory| {
                    let row = directory.row(row)?;
                    Some(words(directory, &row, tenant))
                })
            });
            text.unwrap_or_default()
        });
        view! { <UntrustedText text /> }.into_any()
    }
}

pub fn select(row: RowSignals) -> AnyView {
    let (shown, selecting) = (row.shown, row.list.selecting);
    let selected = memo(move || selecting.has(shown.get()));
    let click = move |event: MouseEvent| selecting.clicked(shown.get_untracked(), &event);
    view! { <input type="checkbox" tabindex="-1" aria-labelledby=row.named(SELECT) prop:checked=move || selected.get() on:click=click /> }
        .into_any()
}

pub fn actions(row: RowSignals) -> AnyView {
    let (shown, dialog) = (row.shown, row.list.dialog);
    let click = move |_| dialog.set(Some(ListDialog::Menu(shown.get_untracked())));
    view! {
        <button
            type="button"
            class="button ghost icon-only small"
            tabindex="-1"
            aria-haspopup="menu"
            aria-labelledby=row.named(ACTIONS)
            on:click=click
        >
            <Glyph icon=Icon::More />
        </button>
    }
    .into_any()
}

pub fn name(row: RowSignals) -> AnyView {
    let navigator = row.list.navigator;
    let address = move || {
        let id = row.row.with(|row| PersonId::new(&*row.id));
        navigator.href(&Route::person(id))
    };
    view! {
        <span class="cell-line row-name">
            <a class="row-link" tabindex="-1" id=row.name_id.get_value() href=address>
                {row.text(|row| &row.name)}
            </a>
            <State account=row.account />
        </span>
        <span class="cell-line cell-second">{email(row)}</span>
    }
    .into_any()
}

pub fn email(row: RowSignals) -> AnyView {
    row.text(|row| &row.email)
}

pub fn status(row: RowSignals) -> AnyView {
    view! { <State account=row.account /> }.into_any()
}

pub fn department(row: RowSignals) -> AnyView {
    row.text(|row| &row.department)
}

pub fn licenses(row: RowSignals) -> AnyView {
    row.text(|row| &row.licenses)
}

pub fn activity(row: RowSignals) -> AnyView {
    row.words(|_, row, _| match Activity::of(row) {
        Activity::At(at) => day(at),
        Activity::Never => "Never".to_owned(),
        Activity::Unknown => untold(row, UnreadableParts::ACTIVITY),
    })
}

pub fn created(row: RowSignals) -> AnyView {
    row.words(|_, row, _| {
        let created = row.created.map(day);
        created.unwrap_or_else(|| untold(row, UnreadableParts::CREATED))
    })
}

fn untold(row: &RowView<'_>, part: UnreadableParts) -> String {
    let words = if row.unreadable.has(part) {
        NOT_READABLE
    } else {
        NOT_TOLD
    };
    words.to_owned()
}

pub fn location(row: RowSignals) -> AnyView {
    row.words(|directory, row, _| {
        let id = row.location.unwrap_or_default();
        directory.location_name(id).to_owned()
    })
}

/// Returns the names of the roles, or their number until the names have loaded or if they can't be read.
pub fn roles(row: RowSignals) -> AnyView {
    row.words(|_, row, tenant| match row.roles {
        None => NOT_TOLD.to_owned(),
        Some([]) => String::new(),
        Some(held) => {
            let names = tenant.roles.with(|roles| {
                let roles: &[Role] = roles.ready()?;
                let names: Option<Vec<&str>> = held
                    .iter()
                    .map(|id| Some(&*roles.iter().find(|role| role.id == *id)?.name))
                    .collect();
                Some(names?.join(", "))
            });
            names.unwrap_or_else(|| grouped(held.len()))
        }
    })
}

pub fn sites(row: RowSignals) -> AnyView {
    row.words(|_, row, _| grouped(row.sites.len()))
}

/// The state of an account. "Active" is the usual one.
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
