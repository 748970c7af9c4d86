//! What needs attention: the first page after a sign-in.

mod fact;
mod page;
mod people;
mod session;
mod sites;

pub use page::OverviewPage;
