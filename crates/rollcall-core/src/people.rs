//! The people of an organisation as the app holds them: all of them, compactly, searchable, filtered and sorted while they arrive.

pub mod account;
pub mod completeness;
pub mod day;
pub mod directory;
pub mod emails;
pub mod filter;
pub mod finder;
pub mod fold;
mod interner;
pub mod listing;
mod matcher;
mod row_store;
pub(crate) mod search;
pub mod selection;
pub mod view;

pub use account::Account;
pub use completeness::{Completeness, DirectoryCount, Pages, Standing, completeness};
pub use day::Day;
pub use directory::{Directory, RowView, UnreadableParts};
pub use emails::{EmailMatches, PastedEmails};
pub use filter::{Field, Filter};
pub use finder::Finder;
pub use listing::Listing;
pub use selection::Selection;
pub use view::{PeopleView, Sort, SortKey};
