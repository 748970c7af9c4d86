//! People who hold a licence and show no activity, with the evidence for each.

mod choices;
mod exclude;
mod export;
mod groups;
mod page;
mod remarks;
mod row;
mod words;

pub use page::IdleSeatsPage;
