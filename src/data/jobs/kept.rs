//! Which jobs outlive a sign-out.

use leptos::task::spawn_local;

use super::{Jobs, ports};

impl Jobs {
    /// Whether the job outlives a sign-out.
    pub fn keep(self, kept: bool) {
        if let (Some(job), Some(me)) = (self.job(), self.tenant.me.peek()) {
            self.kept.set(kept);
            let stored = ports::store(&me.id, job.progress().plan(), kept);
            spawn_local(async {
                stored.await;
            });
        }
    }
}
