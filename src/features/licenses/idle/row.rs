//! The columns of the list, and one person as a row shows them.

use crate::prelude::*;
use rollcall_core::licenses::{Activities, Evidence, IdleView};
use rollcall_core::people::UnreadableParts;
use rollcall_core::route::Route;
use time::OffsetDateTime;
use webex_api::PersonId;

use super::words;
use crate::components::people_list::{
    Found, SelectedPerson, Selecting, select_box, shown_email, shown_name,
};
use crate::memo::{Memo, memo};
use crate::navigator::Navigator;
use crate::ui::table::{Column, ColumnWidth};
use crate::ui::untrusted_text::UntrustedText;

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

/// What a row shows, copied from the list. Only the rows on screen exist, however long the list is.
#[derive(Clone, Debug, PartialEq, Default)]
struct Row {
    id: String,
    /// Never empty, because it is a link.
    name: String,
    email: String,
    evidence: Option<Evidence>,
}

impl Row {
    fn of(activities: &Activities, row: u32, days: u16, now: OffsetDateTime) -> Option<Self> {
        let person = activities.people().row(row)?;
        let name = shown_name(person.name, person.unreadable.has(UnreadableParts::NAME));
        let email = shown_email(person.email, person.unreadable.has(UnreadableParts::EMAIL));
        Some(Self {
            id: person.id.to_owned(),
            name: name.to_owned(),
            email: email.to_owned(),
            evidence: Some(activities.evidence(row, days, now)),
        })
    }
}

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

/// Creates the cells of one row. They follow the person that the row shows.
pub fn cells(
    activities: RwSignal<Activities>,
    found: Memo<Found>,
    view: Signal<IdleView>,
    selecting: Selecting,
    navigator: Navigator,
) -> impl Fn(Signal<usize>) -> Vec<AnyView> + Copy + Send + Sync + 'static {
    move |shown| {
        let row = memo(move || {
            let index = found.with(|found| found.row(shown.get()));
            let days = view.with(|view| view.days);
            let now = OffsetDateTime::now_utc();
            let row = index.and_then(|index| {
                activities.with(|activities| Row::of(activities, index, days, now))
            });
            row.unwrap_or_default()
        });
        let name = Signal::derive(move || row.with(|row| row.name.clone()));
        let email = Signal::derive(move || row.with(|row| row.email.clone()));
        let evidence = memo(move || {
            let evidence = row.with(|row| row.evidence);
            evidence.map(|found| words::evidence(found, OffsetDateTime::now_utc()))
        })
        .signal();
        let address = move || {
            let person = row.with(|row| PersonId::new(&*row.id));
            navigator.href(&Route::person(person))
        };
        vec![
            select_box(selecting, shown, name),
            view! {
                <span class="cell-line row-name">
                    <a class="row-link" href=address>
                        <UntrustedText text=name />
                    </a>
                </span>
                <span class="cell-line cell-second">{evidence}</span>
            }
            .into_any(),
            view! { <UntrustedText text=email /> }.into_any(),
            view! { {evidence} }.into_any(),
        ]
    }
}
