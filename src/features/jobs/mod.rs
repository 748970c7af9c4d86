//! Changes for many people at once.

mod page;

pub use page::JobsPage;
