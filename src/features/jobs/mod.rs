//! Changes for many people at once: choose, preview, run, report.

mod chip;
mod choice;
mod choose;
mod lines;
mod offers;
mod page;
mod preview;
mod run;
mod save;
mod table;
mod words;

pub use chip::JobChip;
pub use page::JobsPage;
