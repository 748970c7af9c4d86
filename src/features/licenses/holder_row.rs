//! The columns of the holders' list, and one holder as a row shows them.

use crate::prelude::*;
use rollcall_core::licenses::{Holder, Holders, Membership};
use rollcall_core::route::Route;
use webex_api::PersonId;

use crate::components::people_list::{
    Found, SelectedPerson, Selecting, select_box, shown_email, shown_name,
};
use crate::memo::{Memo, memo};
use crate::navigator::Navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::icon::Icon;
use crate::ui::table::{Column, ColumnWidth};
use crate::ui::tone::Tone;
use crate::ui::unread::NOT_TOLD;
use crate::ui::untrusted_text::UntrustedText;

/// The name has a column on every screen. On narrow screens, the address is below the name and the organisation beside it.
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
        heading: "Type",
        width: ColumnWidth::Status,
        priority: 2,
        number: false,
    },
];

/// The place of the column that selects.
pub const SELECT: usize = 0;

/// What a row shows, copied from the list. Only the rows on screen exist, however long the list is.
#[derive(Clone, Debug, PartialEq, Default)]
struct Row {
    id: String,
    /// Never empty, because it is a link.
    name: String,
    email: String,
    membership: Membership,
}

impl From<Holder<'_>> for Row {
    fn from(holder: Holder<'_>) -> Self {
        let name = shown_name(holder.name, holder.name_unreadable);
        let email = shown_email(holder.email, holder.email_unreadable);
        Self {
            id: holder.id.to_owned(),
            name: name.to_owned(),
            email: email.to_owned(),
            membership: holder.membership,
        }
    }
}

/// Returns a selected holder, for the bar of the selection.
pub fn selected_person(holder: Holder<'_>) -> SelectedPerson {
    SelectedPerson {
        id: holder.id.to_owned(),
        email: holder.email.to_owned(),
        has_page: has_page(holder.membership),
    }
}

/// Returns whether the holder has a page. Webex shows nothing more about people of other organisations, so theirs would be an error.
fn has_page(membership: Membership) -> bool {
    membership != Membership::External
}

/// The word for where a holder belongs.
pub const fn membership_word(membership: Membership) -> &'static str {
    match membership {
        Membership::Internal => "Internal",
        Membership::External => "External",
        Membership::Unknown => NOT_TOLD,
    }
}

/// The cells of one row, made once and following the holder that the row shows. Blank in the moment in which the list has become
/// shorter and the row is about to go.
pub fn cells(
    holders: RwSignal<Holders>,
    found: Memo<Found>,
    selecting: Selecting,
    navigator: Navigator,
) -> impl Fn(Signal<usize>) -> Vec<AnyView> + Copy + Send + Sync + 'static {
    move |shown| {
        let row = memo(move || {
            let index = found.with(|found| found.row(shown.get()));
            let row = index
                .and_then(|index| holders.with(|holders| holders.holder(index).map(Row::from)));
            row.unwrap_or_default()
        });
        let name = Signal::derive(move || row.with(|row| row.name.clone()));
        let email = Signal::derive(move || row.with(|row| row.email.clone()));
        let membership = memo(move || row.with(|row| row.membership));
        let has_page = memo(move || has_page(membership.get()));
        let address = move || {
            let person = row.with(|row| PersonId::new(&*row.id));
            navigator.href(&Route::person(person))
        };
        let named = move || {
            if has_page.get() {
                view! {
                    <a class="row-link" href=address>
                        <UntrustedText text=name />
                    </a>
                }
                .into_any()
            } else {
                view! {
                    <span>
                        <UntrustedText text=name />
                    </span>
                }
                .into_any()
            }
        };
        vec![
            select_box(selecting, shown, name),
            view! {
                <span class="cell-line row-name">{named} <Belongs membership /></span>
                <span class="cell-line cell-second"><UntrustedText text=email /></span>
            }
            .into_any(),
            view! { <UntrustedText text=email /> }.into_any(),
            view! { <Belongs membership /> }.into_any(),
        ]
    }
}

/// Where a holder belongs. "Internal" is the usual case.
#[component]
fn Belongs(membership: Memo<Membership>) -> impl IntoView {
    let looks = move || match membership.get() {
        Membership::Internal => (Tone::Neutral, Icon::Person),
        Membership::External => (Tone::Info, Icon::Person),
        Membership::Unknown => (Tone::Neutral, Icon::Unknown),
    };
    view! {
        <StatusBadge
            tone=Signal::derive(move || looks().0)
            icon=Signal::derive(move || looks().1)
            word=Signal::derive(move || membership_word(membership.get()).to_owned())
            usual=Signal::derive(move || membership.get() == Membership::Internal)
        />
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::licenses::{Holders, Membership};

    use super::Row;

    /// Missing, empty and unreadable values are shown differently.
    #[test]
    fn what_could_not_be_read_is_shown_as_such() {
        let rows = [
            (
                serde_json::json!({"id": "1", "displayName": 7, "email": {}}),
                ("Name not readable", "Not readable"),
            ),
            (serde_json::json!({"id": "2"}), ("No name", "")),
            (
                serde_json::json!({"id": "3", "displayName": 7, "email": "a@x.example"}),
                ("a@x.example", "a@x.example"),
            ),
            (
                serde_json::json!({"id": "4", "displayName": "Ana", "email": ""}),
                ("Ana", ""),
            ),
        ];
        for (user, (name, email)) in rows {
            let mut holders = Holders::default();
            holders.push_page(vec![serde_json::from_value(user).unwrap()]);
            let row = Row::from(holders.holder(0).unwrap());
            assert_eq!((&*row.name, &*row.email), (name, email));
            assert_eq!(row.membership, Membership::Unknown);
        }
    }
}
