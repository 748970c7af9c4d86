//! The columns of the holders' list, and one holder as a row shows them.

use crate::prelude::*;
use rollcall_core::licenses::{Holder, Holders, Membership};
use rollcall_core::route::Route;
use webex_api::PersonId;

use crate::components::people_list::{Found, SelectedPerson, Selecting, shown_email, shown_name};
use crate::memo::Memo;
use crate::navigator::Navigator;
use crate::ui::badge::Status;
use crate::ui::icon::Icon;
use crate::ui::table::{Cell, Column, ColumnWidth, Name, RowContent};
use crate::ui::tone::Tone;
use crate::ui::unread::NOT_TOLD;

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

/// Returns a selected holder, for the bar of the selection.
pub fn selected_person(holder: Holder<'_>) -> SelectedPerson {
    SelectedPerson {
        id: holder.id.to_owned(),
        email: holder.email.to_owned(),
        has_page: has_page(holder.membership),
    }
}

/// Returns whether the holder has a page. Webex shows nothing more about people of other organisations, so theirs would be an error.
pub fn has_page(membership: Membership) -> bool {
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

/// Returns what a shown row has; tracked.
pub fn content(
    holders: RwSignal<Holders>,
    found: Memo<Found>,
    selecting: Selecting,
    navigator: Navigator,
    shown: usize,
) -> RowContent {
    let cells = holders.with(|holders| {
        let holder = holders.holder(found.with(|found| found.row(shown))?)?;
        Some(cells(&holder, navigator))
    });
    RowContent {
        selected: Some(selecting.has(shown)),
        cells: cells.unwrap_or_default(),
    }
}

fn cells(holder: &Holder<'_>, navigator: Navigator) -> Vec<Cell> {
    let (name, email) = texts(holder);
    let page = has_page(holder.membership)
        .then(|| navigator.href(&Route::person(PersonId::new(holder.id))));
    let belongs = belongs(holder.membership);
    vec![
        Cell::Select,
        Cell::Name(Name {
            text: name.to_owned(),
            href: page,
            beside: Some(belongs),
            below: email.to_owned(),
        }),
        Cell::Text(email.to_owned()),
        Cell::Status(belongs),
    ]
}

/// The name, which is never empty, and the address.
fn texts<'a>(holder: &Holder<'a>) -> (&'a str, &'a str) {
    (
        shown_name(holder.name, holder.name_unreadable),
        shown_email(holder.email, holder.email_unreadable),
    )
}

/// Where a holder belongs. "Internal" is the usual case.
fn belongs(membership: Membership) -> Status {
    let (tone, icon) = match membership {
        Membership::Internal => (Tone::Neutral, Icon::Person),
        Membership::External => (Tone::Info, Icon::Person),
        Membership::Unknown => (Tone::Neutral, Icon::Unknown),
    };
    Status {
        tone,
        icon,
        word: membership_word(membership),
        usual: membership == Membership::Internal,
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::licenses::{Holders, Membership};

    use super::texts;

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
            let holder = holders.holder(0).unwrap();
            assert_eq!(texts(&holder), (name, email));
            assert_eq!(holder.membership, Membership::Unknown);
        }
    }
}
