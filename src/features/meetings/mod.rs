//! Meeting sites: their session types and tracking codes.

mod code_fields;
mod code_forms;
mod codes;
mod grid;
mod page;
mod session_types;
mod sites;
mod whom;

pub use grid::GridPage;
pub use page::MeetingsPage;
