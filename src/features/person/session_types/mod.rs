//! The session types that a person may use on each site, and changing them.

mod card;
mod form;
mod names;

pub use card::SessionTypesCard;
pub use form::ChangeSessionTypesPage;
pub use names::words_on;
