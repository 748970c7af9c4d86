//! The columns of the list: their headings, what they sort by, and their cells.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::people::{Needs, PeopleView, SortKey};

use super::cells::{self, Person};
use crate::ui::table::{Cell, Column, ColumnSizes, ColumnWidth};
use rollcall_core::people::Layout;

/// A column: its heading, what it sorts by, and its cell.
#[derive(Clone, Copy)]
pub struct PeopleColumn {
    /// The name by which it is remembered; empty for a column that is always there.
    pub key: &'static str,
    /// How the table shows it.
    pub column: Column,
    /// What a click on its heading sorts by.
    pub sort: Option<SortKey>,
    /// Returns what it shows of a person; tracked.
    pub cell: fn(&Person<'_>) -> Cell,
}

const fn column(
    key: &'static str,
    heading: &'static str,
    width: ColumnWidth,
    priority: u8,
    sort: Option<SortKey>,
    cell: fn(&Person<'_>) -> Cell,
) -> PeopleColumn {
    let number = matches!(sort, Some(SortKey::Licenses | SortKey::Sites));
    let column = Column {
        heading,
        width,
        priority,
        number,
    };
    PeopleColumn {
        key,
        column,
        sort,
        cell,
    }
}

/// The name has a column on every screen. On narrow screens, the address is below the name and the status beside it.
const ALL: [PeopleColumn; 10] = {
    use ColumnWidth::{Medium, Narrow, Rest, Status};
    [
        column("name", "Name", Rest, 1, Some(SortKey::Name), cells::name),
        column(
            "email",
            "Email",
            Rest,
            2,
            Some(SortKey::Email),
            cells::email,
        ),
        column(
            "status",
            "Status",
            Status,
            2,
            Some(SortKey::Account),
            cells::account,
        ),
        column(
            "department",
            "Department",
            Medium,
            4,
            Some(SortKey::Department),
            cells::department,
        ),
        column(
            "licenses",
            "Licences",
            Narrow,
            3,
            Some(SortKey::Licenses),
            cells::licenses,
        ),
        column(
            "activity",
            "Last activity",
            Status,
            3,
            Some(SortKey::Activity),
            cells::activity,
        ),
        column(
            "created",
            "Created",
            Status,
            4,
            Some(SortKey::Created),
            cells::created,
        ),
        column(
            "location",
            "Location",
            Medium,
            4,
            Some(SortKey::Location),
            cells::location,
        ),
        column(
            "roles",
            "Administrator roles",
            Medium,
            4,
            Some(SortKey::Roles),
            cells::roles,
        ),
        column(
            "sites",
            "Meeting sites",
            Status,
            4,
            Some(SortKey::Sites),
            cells::sites,
        ),
    ]
};

const SELECT: PeopleColumn = column("", "Select", ColumnWidth::Check, 1, None, |_| Cell::Select);
const ACTIONS: PeopleColumn = column("", "Actions", ColumnWidth::Check, 1, None, |_| Cell::Menu);

/// The default columns, shown above an empty list.
pub const USUAL: &[Column] = &[
    SELECT.column,
    ALL[0].column,
    ALL[1].column,
    ALL[2].column,
    ALL[3].column,
    ALL[4].column,
    ACTIONS.column,
];

/// The heading of a column.
pub fn heading(key: &str) -> &'static str {
    let found = ALL.iter().find(|column| column.key == key);
    found.map_or("", |column| column.column.heading)
}

/// What the columns of a layout need to know of everyone.
pub fn needs(layout: &Layout) -> Needs {
    let sorts = shown(layout).into_iter().filter_map(|column| column.sort);
    sorts.map(SortKey::needs).fold(Needs::NONE, Needs::or)
}

/// The columns of a layout.
pub fn shown(layout: &Layout) -> Vec<PeopleColumn> {
    let chosen = layout.shown().iter().filter_map(|shown| {
        let column = ALL.iter().find(|column| column.key == shown.key);
        column.copied()
    });
    std::iter::once(SELECT)
        .chain(chosen)
        .chain([ACTIONS])
        .collect()
}

/// The columns as the table knows them.
pub fn as_table(columns: &[PeopleColumn]) -> Arc<[Column]> {
    columns.iter().map(|column| column.column).collect()
}

/// The column that decides the order, and whether it is descending.
pub fn sorted(columns: &[PeopleColumn], view: &PeopleView) -> Option<(usize, bool)> {
    let sort = view.sort?;
    let place = columns
        .iter()
        .position(|column| column.sort == Some(sort.by))?;
    Some((place, sort.descending))
}

/// The widths of a layout's columns.
pub fn sizes(layout: RwSignal<Layout>) -> ColumnSizes {
    // The first column of the table is the box that selects.
    let key = move |layout: &Layout, place: usize| {
        let shown = layout.shown().get(place.checked_sub(1)?)?;
        Some(shown.key)
    };
    ColumnSizes {
        width: Callback::new(move |place| {
            layout.with(|layout| key(layout, place).and_then(|key| layout.width(key)))
        }),
        on_resize: Callback::new(move |(place, width)| {
            layout.update(|layout| {
                if let Some(key) = key(layout, place) {
                    layout.resize(key, Some(width));
                }
            });
        }),
        keep: Signal::derive(move || layout.with(|layout| !layout.is_usual())),
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::sets::Set;

    use super::{ALL, USUAL, needs, shown};
    use rollcall_core::people::SortKey;
    use rollcall_core::people::layout::{KEYS, Layout};

    #[test]
    fn every_column_can_be_remembered_and_sorts_by_something_else() {
        assert_eq!(ALL.map(|column| column.key), KEYS);
        let sorts: Set<_> = ALL
            .iter()
            .map(|column| format!("{:?}", column.sort))
            .collect();
        assert_eq!(sorts.len(), ALL.len());
        assert_eq!(ALL.len(), SortKey::ALL.len());
        let usual: Vec<_> = shown(&Layout::default())
            .iter()
            .map(|column| column.column)
            .collect();
        assert_eq!(usual, USUAL);
    }

    #[test]
    fn a_column_of_activity_or_location_needs_more_than_the_plain_list() {
        assert!(needs(&Layout::default()).is_none());
        assert!(needs(&Layout::parse("name activity")).activity);
        assert!(needs(&Layout::parse("name location")).locations);
    }
}
