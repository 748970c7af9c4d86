//! Which rows of a list of people are shown, and in which order.

use std::sync::Arc;

use crate::memo::{Memo, memo};
use crate::prelude::*;
use rollcall_core::people::{Directory, Listing, PeopleView};

/// The rows shown, by their index in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// All of them; no list of 100,000 numbers is needed for that.
    Everyone(usize),
    /// Those that match.
    Matches(Arc<[u32]>),
}

impl Found {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Everyone(count) => *count,
            Self::Matches(rows) => rows.len(),
        }
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list's rows in the order shown.
    pub fn rows(&self) -> Vec<u32> {
        match self {
            Self::Everyone(count) => (0..*count as u32).collect(),
            Self::Matches(rows) => rows.to_vec(),
        }
    }

    /// Where a row of the list is shown.
    pub fn shown(&self, row: u32) -> Option<usize> {
        match self {
            Self::Everyone(count) => Some(row as usize).filter(|shown| shown < count),
            Self::Matches(rows) => rows.iter().position(|of| *of == row),
        }
    }

    /// The list's row that is shown as row `shown`.
    pub fn row(&self, shown: usize) -> Option<u32> {
        match self {
            Self::Everyone(count) => (shown < *count).then_some(shown as u32),
            Self::Matches(rows) => rows.get(shown).copied(),
        }
    }
}

/// Follows the view and the arriving people, who are the `people` of a table. A list that begins again needs another call of this.
pub fn use_found<T: Send + Sync + 'static>(
    rows: RwSignal<T>,
    people: fn(&T) -> &Directory,
    view: Signal<PeopleView>,
) -> Memo<Found> {
    let listing = StoredValue::new(Listing::default());
    memo(move || {
        let view = view.get();
        rows.with(|rows| {
            let directory = people(rows);
            if view.is_everyone() && view.sort.is_none() {
                return Found::Everyone(directory.len());
            }
            let rows =
                listing.try_update_value(|listing| Arc::from(listing.update(directory, &view)));
            Found::Matches(rows.unwrap_or_default())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::Found;

    #[test]
    fn rows_beyond_the_end_are_none() {
        assert_eq!(Found::Everyone(2).row(1), Some(1));
        assert_eq!(Found::Everyone(2).row(2), None);
        assert_eq!(Found::Matches([7, 9].into()).row(1), Some(9));
        assert_eq!(Found::Matches([7, 9].into()).row(2), None);
        assert_eq!(Found::Everyone(2).shown(1), Some(1));
        assert_eq!(Found::Everyone(2).shown(2), None);
        assert_eq!(Found::Matches([7, 9].into()).shown(9), Some(1));
        assert_eq!(Found::Matches([7, 9].into()).shown(1), None);
    }
}
