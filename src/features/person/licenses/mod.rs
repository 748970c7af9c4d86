//! The licences of one person, and changing them.

mod card;
mod form;
mod known;
mod loss;
mod pools;
mod seats;
mod words;

pub use card::LicensesCard;
pub use form::ChangeLicensesPage;
pub use known::{Pools, WithPools};
pub use seats::{seats_in_words, seats_note};
pub use words::{warnings, words_of_licenses};
