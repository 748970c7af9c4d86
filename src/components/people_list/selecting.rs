//! Selecting people: one by one, a range with Shift, or all that are shown with Ctrl+A.

use crate::prelude::*;
use leptos::ev::KeyboardEvent;
use rollcall_core::people::{Anchor, Selection};

use super::found::Found;
use crate::browser::rows;
use crate::memo::{Memo, memo};

/// What the list does with the selection.
#[derive(Clone, Copy)]
pub struct Selecting {
    selection: RwSignal<Selection>,
    found: Memo<Found>,
    /// The person who was clicked or reached last: the other end of a range.
    last: StoredValue<Option<Anchor>>,
}

impl Selecting {
    /// Selects among the rows shown.
    pub fn new(selection: RwSignal<Selection>, found: Memo<Found>) -> Self {
        Self {
            selection,
            found,
            last: StoredValue::new(None),
        }
    }

    /// Whether the shown row is selected; tracked.
    pub fn has(self, shown: usize) -> bool {
        let row = self.found.with(|found| found.row(shown));
        row.is_some_and(|row| self.selection.with(|selection| selection.contains(row)))
    }

    /// Takes a click on the box of a shown row. With `range`, all rows since the last click get the same state.
    pub fn tick(self, shown: usize, selected: bool, range: bool) {
        let from = self.last().filter(|_| range);
        let range = self.range(from.unwrap_or(shown), shown);
        self.selection
            .update(|selection| selection.set_all(range, selected));
        self.reach(shown);
    }

    /// Where the person is shown who was clicked or reached last, if they are.
    fn last(self) -> Option<usize> {
        let last = self.last.get_value()?;
        let row = self
            .selection
            .with_untracked(|selection| selection.anchored(last))?;
        self.found.with_untracked(|found| found.shown(row))
    }

    /// The rows from one shown row to another, both included, in either direction.
    fn range(self, from: usize, to: usize) -> Vec<u32> {
        self.found.with_untracked(|found| {
            let range = from.min(to)..=from.max(to);
            range.filter_map(|shown| found.row(shown)).collect()
        })
    }

    /// Begins ranges at the person in this shown row, wherever they are shown later.
    pub fn reach(self, shown: usize) {
        let row = self.found.with_untracked(|found| found.row(shown));
        let anchor = row.map(|row| self.selection.with_untracked(|it| it.anchor(row)));
        self.last.set_value(anchor);
    }

    /// Selects a shown row, or takes it out.
    pub fn toggle(self, shown: usize) {
        let selected = !untrack(|| self.has(shown));
        let rows = self.range(shown, shown);
        self.selection
            .update(|selection| selection.set_all(rows, selected));
        self.reach(shown);
    }

    /// Moves the end of the selected range from one shown row to another. The range begins where it was reached without Shift.
    pub fn extend(self, from: usize, to: usize) {
        let begin = self.last().unwrap_or(from);
        let (before, now) = (self.range(begin, from), self.range(begin, to));
        self.selection.update(|selection| {
            selection.set_all(before, false);
            selection.set_all(now, true);
        });
        self.reach(begin);
    }

    /// Takes everyone out.
    pub fn clear(self) {
        if !self.selection.with_untracked(Selection::is_empty) {
            self.selection.update(Selection::clear);
        }
    }

    /// Selects all rows shown, or takes them out.
    pub fn set_all(self, selected: bool) {
        let rows = self.found.with_untracked(Found::rows);
        self.selection
            .update(|selection| selection.set_all(rows, selected));
    }

    /// How many of the rows shown are selected; tracked.
    pub fn count_shown(self) -> usize {
        self.found.with(|found| {
            self.selection.with(|selection| match found {
                _ if selection.is_empty() => 0,
                Found::Everyone(_) => selection.len(),
                Found::Matches(rows) => selection.count_of(rows.iter().copied()),
            })
        })
    }

    /// Takes Ctrl+A, or Cmd+A, anywhere in the list but in a text field.
    pub fn key(self, event: &KeyboardEvent) {
        let all =
            event.key() == "a" && (event.ctrl_key() || event.meta_key()) && !event.shift_key();
        // In a field, Ctrl+A selects its text.
        if all && !rows::is_in_text(event) {
            event.prevent_default();
            self.set_all(true);
        }
    }
}

/// The box in the heading, which selects all rows shown. `count` is how many there are.
pub fn select_all_box(selecting: Selecting, count: Signal<usize>) -> View {
    let selected = memo(move || selecting.count_shown());
    let all = move || 0 < count.get() && selected.get() == count.get();
    let some = move || 0 < selected.get() && selected.get() < count.get();
    view! {
        <input
            type="checkbox"
            aria-label="Select everyone shown"
            prop:checked=all
            prop:indeterminate=some
            on:change=move |event| selecting.set_all(event_target_checked(&event))
        />
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn selected(rows: &[u32], shown: &[u32]) -> (Selecting, RwSignal<Found>, RwSignal<Selection>) {
        let found = RwSignal::new(Found::Matches(Arc::from(shown)));
        let mut selection = Selection::default();
        selection.set_all(rows.iter().copied(), true);
        let selection = RwSignal::new(selection);
        let selecting = Selecting::new(selection, memo(move || found.get()));
        (selecting, found, selection)
    }

    fn rows(selection: RwSignal<Selection>) -> Vec<u32> {
        selection.with_untracked(|selection| selection.rows().collect())
    }

    /// A range by place would also select people who were not between the two clicks on screen.
    #[test]
    fn a_range_begins_at_a_person_and_not_at_a_place() {
        Owner::new().with(|| {
            let (selecting, found, selection) = selected(&[], &[0, 1, 2, 3, 4]);
            selecting.tick(1, true, false);
            // Another order.
            found.set(Found::Matches([4, 3, 2, 1, 0].into()));
            selecting.tick(4, true, true);
            assert_eq!(rows(selection), [0, 1]);
            selecting.reach(1);
            found.set(Found::Matches([0, 2, 3].into()));
            selecting.extend(2, 1);
            assert_eq!(rows(selection), [0, 1, 2, 3]);
        });
    }

    #[test]
    fn a_range_begins_at_nobody_who_is_hidden_or_has_moved() {
        Owner::new().with(|| {
            let (selecting, found, selection) = selected(&[], &[0, 1, 2, 3]);
            selecting.tick(0, true, false);
            found.set(Found::Matches([1, 2, 3].into()));
            selecting.tick(2, true, true);
            assert_eq!(rows(selection), [0, 3]);
            selection.update(|selection| *selection = selection.without(0));
            selecting.tick(0, true, true);
            assert_eq!(rows(selection), [1, 2]);
        });
    }

    #[test]
    fn a_range_shrinks_to_where_it_began() {
        Owner::new().with(|| {
            let (selecting, _, selection) = selected(&[9], &[0, 1, 2, 3, 4]);
            selecting.toggle(2);
            selecting.extend(2, 4);
            selecting.extend(4, 1);
            assert_eq!(rows(selection), [1, 2, 9]);
            selecting.clear();
            selecting.set_all(true);
            assert_eq!(rows(selection), [0, 1, 2, 3, 4]);
        });
    }
}
