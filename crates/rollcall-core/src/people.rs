//! The people of an organisation as the app holds them: all of them, compactly, searchable, filtered and sorted while they arrive.

pub mod account;
pub mod activity;
mod byte_sort;
pub mod completeness;
pub mod day;
pub mod directory;
pub mod emails;
pub mod filter;
pub mod finder;
pub mod layout;
pub mod listing;
mod locations;
mod matcher;
pub mod needs;
mod row_store;
pub(crate) mod search;
pub mod selection;
mod unreadable_parts;
pub mod view;

pub use crate::moment::day;
pub use account::Account;
pub use activity::Activity;
pub use completeness::{Completeness, DirectoryCount, Pages, Standing, completeness};
pub use day::Day;
pub use directory::{Amended, Directory, RowView};
pub use emails::{EmailMatches, PastedEmails};
pub use filter::{Days, Field, Filter};
pub use finder::Finder;
pub use layout::Layout;
pub use listing::Listing;
pub use needs::Needs;
pub use selection::{Anchor, Selection};
pub use unreadable_parts::UnreadableParts;
pub use view::{PeopleView, Sort, SortKey};
