//! The jobs of this sign-in that did anything: their counts, and their reports.

use std::rc::Rc;

use crate::prelude::*;
use futures_channel::oneshot;
use rollcall_core::jobs::driver::Job;

use super::{JobStage, Jobs};

impl Jobs {
    /// The jobs of this sign-in that have done anything, the newest first; tracked.
    pub fn begun(self) -> Vec<Job> {
        self.snapshot.with(|_| ());
        let current = self.job().filter(|job| job.progress().ended() > 0);
        let past = self.past.try_get_value().unwrap_or_default();
        current.into_iter().chain(past).collect()
    }

    /// How many rows of these jobs were applied, and how many were not, or only in part; tracked.
    pub fn counted(self) -> (usize, usize) {
        let (mut applied, mut not) = (0, 0);
        for job in self.begun() {
            let rows = job.progress().applied_and_not();
            applied += rows.0 as usize;
            not += rows.1 as usize;
        }
        (applied, not)
    }

    /// Makes room for the form of a new job: leaves a preview that was not run, and the report of a job that is over, which stays under
    /// Activity. A job that is not over stays on the page.
    pub fn show_form(self) {
        if self.stage.get_untracked() == JobStage::Preview {
            self.drop_draft();
        }
        let job = self.job();
        if job.is_some_and(|job| job.progress().standing().is_over()) {
            self.close();
        }
    }

    /// Whether the report of a job can be shown: it is the present one, or it is over and no other one would go; tracked.
    pub fn can_show(self, job: &Job) -> bool {
        self.snapshot.track();
        let over = |job: &Job| job.progress().standing().is_over();
        match self.job() {
            Some(now) if now.is(job) => true,
            Some(now) => over(&now) && over(job),
            None => over(job),
        }
    }

    /// Shows the report of a job, if it can be shown.
    pub fn show(self, job: &Job) {
        if self.job().is_some_and(|now| now.is(job)) {
            self.drop_draft();
        } else if untrack(|| self.can_show(job)) {
            self.close();
            self.past.update_value(|past| past.retain(|of| !of.is(job)));
            let (stop, _) = oneshot::channel();
            self.began(job.clone(), Rc::new(stop));
        }
    }
}
