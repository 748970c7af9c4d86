//! What the parts of the page share: which rows are shown, and which cells are selected.

use std::ops::Range;

use crate::prelude::*;
use rollcall_core::fold::fold;
use rollcall_core::grid::{Grid, Kind, Offered, Pasted};
use webex_api::{PersonId, SiteUrl};

use super::super::codes::is_mapped;
use super::keys::Action;
use crate::components::people_list::shown_name;
use crate::data::{GridHandle, Tenant};
use crate::memo::{Memo, memo};

/// The cell that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) person: PersonId,
    /// The key of the column.
    pub(super) key: String,
}

/// The page's view of the grid. Rows are those that are shown, columns those of the grid.
#[derive(Clone, Copy)]
pub(super) struct GridView {
    pub(super) tenant: Tenant,
    pub(super) handle: GridHandle,
    /// What the columns are.
    pub(super) kind: Kind,
    /// The columns that the site offers.
    pub(super) offered: Memo<Offered>,
    /// What is searched for in names and addresses.
    pub(super) query: RwSignal<String>,
    /// Whether only rows with staged changes are shown.
    pub(super) only_staged: RwSignal<bool>,
    /// The rows of the grid that are shown.
    pub(super) shown: Memo<Vec<usize>>,
    /// The active cell: its row, and the column of the table, which begins with names.
    pub(super) row: RwSignal<Option<usize>>,
    pub(super) place: RwSignal<usize>,
    /// The other corner of the selection, and the active cell that it belongs to.
    anchor: RwSignal<((usize, usize), (usize, usize))>,
    /// What became of the last paste.
    pub(super) pasted: RwSignal<Option<Pasted>>,
    /// The cell that is open, and what is typed in it.
    pub(super) open: RwSignal<Option<Open>>,
    pub(super) typed: StoredValue<String>,
    /// Why what was typed last is not accepted.
    pub(super) refused: RwSignal<Option<String>>,
    /// Whether the tracking codes are mapped, so that nothing can be edited.
    mapped: Memo<bool>,
}

impl GridView {
    pub(super) fn new(
        tenant: Tenant,
        site: StoredValue<SiteUrl>,
        kind: Kind,
        offered: Memo<Offered>,
    ) -> Self {
        let handle = tenant.grid();
        let (query, only_staged) = (RwSignal::new(String::new()), RwSignal::new(false));
        let shown = memo(move || {
            let (query, only_staged) = (fold(&query.get()), only_staged.get());
            with(handle, |grid| {
                let rows = (0..grid.len()).filter(|row| {
                    (!only_staged || grid.is_staged(*row))
                        && (query.is_empty() || matches(tenant, grid.person(*row), &query))
                });
                rows.collect::<Vec<_>>()
            })
        });
        Self {
            tenant,
            handle,
            kind,
            offered,
            query,
            only_staged,
            shown,
            row: RwSignal::new(None),
            place: RwSignal::new(1),
            anchor: RwSignal::default(),
            pasted: RwSignal::new(None),
            open: RwSignal::new(None),
            typed: StoredValue::new(String::new()),
            refused: RwSignal::new(None),
            mapped: memo(move || kind == Kind::Codes && is_mapped(tenant, site)),
        }
    }

    /// Reads the grid; tracked.
    pub(super) fn with<T: Default>(self, read: impl FnOnce(&Grid) -> T) -> T {
        with(self.handle, read)
    }

    /// The active cell; tracked.
    pub(super) fn active(self) -> (usize, usize) {
        (
            self.row.get().unwrap_or_default(),
            self.place.get().saturating_sub(1),
        )
    }

    /// The other corner of the selection; tracked. If anything but [`GridView::go`] has moved the active cell, such as the focus, this is the
    /// active cell itself, so that the next key edits that cell alone.
    pub(super) fn corner(self) -> (usize, usize) {
        let (corner, of) = self.anchor.get();
        let active = self.active();
        if of == active { corner } else { active }
    }

    /// The selected rows as they are shown, and the selected columns; tracked.
    pub(super) fn selected(self) -> (Range<usize>, Range<usize>) {
        let ((row, column), (from, start)) = (self.active(), self.corner());
        let range = |one: usize, other: usize| one.min(other)..one.max(other) + 1;
        (range(row, from), range(column, start))
    }

    /// The rows of the grid that are selected, and the selected columns; tracked.
    pub(super) fn chosen(self) -> (Vec<usize>, Range<usize>) {
        let (rows, columns) = self.selected();
        let rows = self.shown.with(|shown| {
            let end = rows.end.min(shown.len());
            shown
                .get(rows.start.min(end)..end)
                .unwrap_or_default()
                .to_vec()
        });
        (rows, columns)
    }

    /// Whether the tracking codes are mapped; tracked.
    pub(super) fn is_mapped(self) -> bool {
        self.mapped.get()
    }

    /// Edits the selected cells.
    pub(super) fn edit(self, edit: impl FnOnce(&mut Grid, &[usize], Range<usize>)) {
        if untrack(|| self.is_mapped()) {
            return;
        }
        let (rows, columns) = untrack(|| self.chosen());
        self.handle.edit(|grid| edit(grid, &rows, columns));
    }

    /// Makes a cell active.
    pub(super) fn go(self, row: usize, column: usize, extend: bool) {
        let corner = match extend {
            true => untrack(|| self.corner()),
            false => (row, column),
        };
        self.select(corner, (row, column));
    }

    /// Makes another cell active. What is typed in the former one is staged.
    fn select(self, corner: (usize, usize), (row, column): (usize, usize)) {
        self.leave();
        self.row.set(Some(row));
        self.place.set(column + 1);
        self.anchor.set((corner, (row, column)));
    }

    /// Does what a key means.
    pub(super) fn act(self, action: Action) {
        let len = self.shown.with_untracked(Vec::len);
        let last = untrack(|| self.with(|grid| grid.columns().len())).saturating_sub(1);
        let (row, column) = untrack(|| self.active());
        let (from, start) = untrack(|| self.corner());
        match action {
            Action::Go {
                row,
                column,
                extend,
            } => self.go(row, column, extend),
            Action::Rows => self.select((from, 0), (row, last)),
            Action::Columns => self.select((0, start), (len.saturating_sub(1), column)),
            Action::All => self.select((0, 0), (len.saturating_sub(1), last)),
            Action::Toggle if self.kind == Kind::Codes => self.open_cell(None),
            Action::Toggle => self.edit(Grid::toggle),
            Action::Type(typed) => self.open_cell(Some(typed)),
            Action::Clear => self.edit(|grid, rows, columns| grid.set(rows, columns, None)),
            Action::FillDown => self.edit(Grid::fill_down),
            Action::Undo => drop(self.handle.edit(Grid::undo)),
            Action::Redo => drop(self.handle.edit(Grid::redo)),
        }
    }

    /// The selected cells as text for a spreadsheet.
    pub(super) fn copied(self) -> String {
        let (rows, columns) = untrack(|| self.chosen());
        untrack(|| self.with(|grid| grid.copy(&rows, columns)))
    }

    /// Pastes text of a spreadsheet at the selection.
    pub(super) fn paste(self, text: &str) {
        if untrack(|| self.is_mapped()) {
            return;
        }
        let (rows, columns) = untrack(|| self.selected());
        let below = self.shown.with_untracked(|shown| {
            let start = rows.start.min(shown.len());
            shown.get(start..).unwrap_or_default().to_vec()
        });
        let pasted = self
            .handle
            .edit(|grid| grid.paste(&below, rows.len(), columns, text));
        self.pasted.set(pasted);
    }

    /// The name of a person; tracked.
    pub(super) fn name(self, person: &PersonId) -> String {
        self.tenant.directory.rows.with(|people| {
            let row = people.position(person.as_str());
            match row.and_then(|row| people.row(row)) {
                Some(row) => shown_name(row.name, false).to_owned(),
                None => ["Not in the list of people: ", person.as_str()].concat(),
            }
        })
    }

    /// The site of the grid; tracked.
    pub(super) fn site(self) -> Option<SiteUrl> {
        self.handle
            .open
            .with(|open| open.as_ref().map(|(site, _)| site.clone()))
    }
}

/// What the page shows.
pub(super) const fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Types => "Session types of people",
        Kind::Codes => "Tracking codes of people",
    }
}

fn with<T: Default>(handle: GridHandle, read: impl FnOnce(&Grid) -> T) -> T {
    let read = |open: &Option<(SiteUrl, Grid)>| open.as_ref().map(|(_, grid)| read(grid));
    handle.open.with(read).unwrap_or_default()
}

/// Whether a person's name or address contains the query, which is folded; tracked.
fn matches(tenant: Tenant, person: Option<&PersonId>, query: &str) -> bool {
    tenant.directory.rows.with(|people| {
        let row = person.and_then(|person| people.row(people.position(person.as_str())?));
        row.is_some_and(|row| {
            [row.name, row.email]
                .iter()
                .any(|text| fold(text).contains(query))
        })
    })
}
