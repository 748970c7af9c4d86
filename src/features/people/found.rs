//! Which rows of the directory are shown: everyone, or those that match the query.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::people::{Directory, Search};

/// The rows shown, by their index in the directory.
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

    /// The directory's row that is shown as row `shown`.
    pub fn row(&self, shown: usize) -> Option<u32> {
        match self {
            Self::Everyone(count) => (shown < *count).then_some(shown as u32),
            Self::Matches(rows) => rows.get(shown).copied(),
        }
    }
}

/// Follows the query and the arriving people. The search remembers what it has seen, so that neither a further letter nor a
/// further page looks at everyone again.
pub fn use_found(directory: RwSignal<Directory>, query: Signal<String>) -> Memo<Found> {
    let search = StoredValue::new(Search::default());
    Memo::new(move |_| {
        let query = query.get();
        directory.with(|directory| {
            if query.trim().is_empty() {
                return Found::Everyone(directory.len());
            }
            let hits =
                search.try_update_value(|search| Arc::from(search.update(directory, &query)));
            Found::Matches(hits.unwrap_or_default())
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
    }
}
