//! Adding a person to the organisation.

mod close;
mod form;
mod page;
mod search;

pub use page::AddPersonPage;
