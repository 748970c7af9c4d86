//! The changes of this session, each with its outcome and proof.

mod change;
mod export;
mod page;

pub use page::ActivityPage;
