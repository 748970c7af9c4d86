//! Meeting sites: their session types and tracking codes.

mod code_fields;
mod code_forms;
mod codes;
mod page;
mod session_types;
mod sites;

pub use page::MeetingsPage;
