//! Jobs that an earlier page or session left.

use std::rc::Rc;

use rollcall_core::jobs::driver::Job;
use rollcall_core::jobs::journal::Entry;
use rollcall_core::jobs::plan::Plan;
use webex_api::PersonId;

use crate::browser::job_store;

/// A stored job. What is stored is read again when it is taken up, because another tab may run it.
pub(super) struct Offer {
    pub(super) id: String,
    pub(super) job: Job,
    pub(super) kept: bool,
    plan: Rc<Plan>,
}

impl Offer {
    pub(super) fn plan(&self) -> Rc<Plan> {
        Rc::clone(&self.plan)
    }
}

/// Looks for jobs of this administrator.
pub(super) async fn look(me: PersonId) -> Vec<Offer> {
    let mut offers = Vec::new();
    for stored in job_store::all().await.unwrap_or_default() {
        if !PersonId::new(stored.owner).is_same(&me) {
            continue;
        }
        let Some(plan) = Plan::from_text(&stored.plan).map(Rc::new) else {
            continue;
        };
        let lines = job_store::lines(&stored.id).await.unwrap_or_default();
        let entries = lines.iter().map_while(|line| Entry::from_line(line));
        let entries: Vec<Entry> = entries.collect();
        if let Some(job) = Job::resume(Rc::clone(&plan), &entries) {
            offers.push(Offer {
                id: stored.id,
                job,
                kept: stored.kept,
                plan,
            });
        }
    }
    offers
}
