//! Drives a job: carries out the effects of its machine ([`run`](super::run)), several rows at once.
//!
//! ```text
//! commands, answers, time ─► machine ─► entries ─► stored ─► rows sent, through the gates, by the one path of writes
//! ```
//!
//! A [`Job`] is the handle that screens keep: it takes commands and tells how far the job is. [`Job::drive`] is the task that works. It
//! reaches the world through [`Ports`] only. If the task is dropped, the journal says where to go on.

mod job;
mod pace;
mod ports;
mod row;
mod shared;
mod snapshot;
mod work;

pub use job::{Job, RunsElsewhere};
pub use ports::{Found, Journal, NotStored, Ports};
pub use shared::Storage;
pub use snapshot::Snapshot;
