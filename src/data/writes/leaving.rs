//! What would be lost if the page were closed or the session ended.

use super::{WriteEntry, Writes};

impl Writes {
    /// Whether a form has wishes that were not sent.
    pub fn set_unsent(self, unsent: bool) {
        self.unsent.try_update_value(|kept| *kept = unsent);
    }

    /// Notes whether a job is under way.
    pub fn set_job(self, under_way: bool) {
        self.job.try_set_value(under_way);
    }

    /// Notes how many rows of jobs are not over.
    pub fn set_rows_left(self, rows: u32) {
        self.rows_left.try_set_value(rows);
    }

    /// Whether any job has rows that are not over, so that signing out asks about it. Not tracked.
    pub fn any_rows_left(self) -> bool {
        self.rows_left.try_get_value() > Some(0)
    }

    /// Returns whether closing the page would lose something: a write under way, or edits that were not sent. Not tracked.
    pub fn any_unsettled(self) -> bool {
        let (unsent, job) = (self.unsent.try_get_value(), self.job.try_get_value());
        self.any_running() || unsent.unwrap_or_default() || job.unwrap_or_default()
    }

    /// Returns whether a write of this session is under way. Not tracked.
    pub fn any_running(self) -> bool {
        let running = |list: &Vec<WriteEntry>| list.iter().any(WriteEntry::is_running);
        self.list.try_with_untracked(running).unwrap_or_default()
    }
}
