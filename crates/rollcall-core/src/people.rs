//! The people of an organisation as the app holds them: all of them, compactly, searchable while they arrive.

pub mod directory;
pub mod fold;
mod interner;
mod row_store;
pub mod search;

pub use directory::{Directory, RowView, UnreadableParts};
pub use search::Search;
