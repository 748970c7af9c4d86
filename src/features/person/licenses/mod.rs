//! The licences of one person, and changing them.

mod card;
mod clash;
mod form;
mod loss;
mod pools;
mod seats;

pub use card::LicensesCard;
pub use form::ChangeLicensesPage;
pub use pools::is_calling;
pub use seats::{note as seats_note, seats_in_words};
