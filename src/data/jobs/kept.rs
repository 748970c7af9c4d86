//! What a sign-out would lose, and which jobs outlive it.

use leptos::task::spawn_local;
use rollcall_core::jobs::plan::Plan;

use super::{Jobs, ports};

impl Jobs {
    /// How many rows of the present job and of stored ones are not over; tracked.
    pub fn rows_left(self) -> u32 {
        self.offered.track();
        self.snapshot.track();
        let offers = self.offers().into_iter().map(|(_, job)| job);
        let jobs = offers.chain(self.job()).map(|job| {
            let progress = job.progress();
            match progress.standing().is_over() {
                true => 0,
                false => progress.plan().len() - progress.ended(),
            }
        });
        jobs.sum()
    }

    /// Whether these jobs can outlive a sign-out: what contains texts about people is not stored; tracked.
    pub fn can_keep(self) -> bool {
        self.snapshot.track();
        self.job()
            .is_none_or(|job| !job.progress().plan().has_texts())
    }

    /// Whether the job outlives a sign-out.
    pub fn keep(self, kept: bool) {
        if let Some(job) = self.job() {
            self.kept.set(kept);
            self.store(job.progress().plan(), kept);
        }
    }

    /// Whether the job, and those that an earlier page or session left, outlive a sign-out.
    pub fn keep_all(self, kept: bool) {
        self.kept.set(kept);
        self.keep(kept);
        self.offers.update_value(|offers| {
            for offer in offers {
                offer.kept = kept;
                self.store(&offer.plan(), kept);
            }
        });
    }

    fn store(self, plan: &Plan, kept: bool) {
        if let Some(me) = self.tenant.me.peek().filter(|_| !plan.has_texts()) {
            let stored = ports::store(&me.id, plan, kept);
            spawn_local(async {
                stored.await;
            });
        }
    }
}
