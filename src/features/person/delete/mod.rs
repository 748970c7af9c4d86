//! Deleting a person.

mod form;
mod guard;

pub use form::DeletePersonPage;
