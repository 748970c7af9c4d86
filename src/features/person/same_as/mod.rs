//! "Same as …": gives a person the licences of a model person, and after those the session types of each site.

mod button;
mod choose;
mod confirmed;
mod differences;
mod licenses;
mod on_site;
mod page;
mod steps;

pub use button::SameAsButton;
pub use page::SameAsPage;
