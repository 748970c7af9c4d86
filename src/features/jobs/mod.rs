//! Changes for many people at once: choose, preview, run, report.

mod chip;
mod choice;
mod choose;
mod codes;
mod fields;
mod file;
mod lines;
mod offers;
mod opened;
mod page;
mod past;
mod preview;
mod run;
mod save;
mod site;
mod table;
mod wanted;
mod words;

pub use chip::JobChip;
pub use page::JobsPage;
pub use past::PastJobs;
