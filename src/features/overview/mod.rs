//! The first page after a sign-in: what needs attention.

mod fact;
mod idle;
mod licenses;
mod page;
mod people;
mod report;
mod session;
mod sites;

pub use page::OverviewPage;
