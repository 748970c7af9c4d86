//! The columns of the list, and one person as a row shows them.

use crate::prelude::*;
use rollcall_core::licenses::{Activities, IdleView};
use rollcall_core::people::UnreadableParts;
use rollcall_core::route::Route;
use time::OffsetDateTime;
use webex_api::PersonId;

use super::words;
use crate::components::people_list::{Found, SelectedPerson, Selecting, shown_email, shown_name};
use crate::memo::Memo;
use crate::navigator::Navigator;
use crate::ui::table::{Cell, Column, ColumnWidth, Name, RowContent};

/// On narrow screens, the evidence is below the name.
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
        priority: 3,
        number: false,
    },
    Column {
        heading: "Activity",
        width: ColumnWidth::Rest,
        priority: 2,
        number: false,
    },
];

/// The place of the column that selects.
pub const SELECT: usize = 0;

/// Returns the people in these rows, for the bar of the selection.
pub fn selected_people(
    activities: &Activities,
    rows: impl Iterator<Item = u32>,
) -> Vec<SelectedPerson> {
    let people = rows.filter_map(|row| activities.people().row(row));
    let people = people.map(|person| SelectedPerson {
        id: person.id.to_owned(),
        email: person.email.to_owned(),
        has_page: true,
    });
    people.collect()
}

/// Returns what a shown row has; tracked.
pub fn content(
    activities: RwSignal<Activities>,
    found: Memo<Found>,
    view: Signal<IdleView>,
    selecting: Selecting,
    navigator: Navigator,
    shown: usize,
) -> RowContent {
    let days = view.with(|view| view.days);
    let cells = activities.with(|activities| {
        let row = found.with(|found| found.row(shown))?;
        cells(activities, row, days, navigator)
    });
    RowContent {
        selected: Some(selecting.has(shown)),
        cells: cells.unwrap_or_default(),
    }
}

fn cells(activities: &Activities, row: u32, days: u16, navigator: Navigator) -> Option<Vec<Cell>> {
    let person = activities.people().row(row)?;
    let name = shown_name(person.name, person.unreadable.has(UnreadableParts::NAME));
    let email = shown_email(person.email, person.unreadable.has(UnreadableParts::EMAIL));
    let now = OffsetDateTime::now_utc();
    let evidence = words::evidence(activities.evidence(row, days, now), now);
    Some(vec![
        Cell::Select,
        Cell::Name(Name {
            text: name.to_owned(),
            href: Some(navigator.href(&Route::person(PersonId::new(person.id)))),
            beside: None,
            below: evidence.clone(),
        }),
        Cell::Text(email.to_owned()),
        Cell::Text(evidence),
    ])
}
