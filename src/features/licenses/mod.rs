//! Changing the licences of one person.

mod page;
mod pools;
mod seats;

pub use page::ChangeLicensesPage;
pub use pools::{grouped_by_site, item_of};
pub use seats::seats_in_words;
