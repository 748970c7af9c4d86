//! Jobs that an earlier page or session left.

use std::rc::Rc;

use rollcall_core::jobs::driver::Job;
use rollcall_core::jobs::journal::Entry;
use rollcall_core::jobs::plan::Plan;
use webex_api::PersonId;

use super::Jobs;
use crate::browser::job_store;

/// A stored job. What is stored is read again when it is taken up, because another tab may run it.
pub(super) struct Offer {
    pub(super) id: String,
    pub(super) job: Job,
    plan: Rc<Plan>,
}

impl Offer {
    pub(super) fn plan(&self) -> Rc<Plan> {
        Rc::clone(&self.plan)
    }
}

/// Looks for jobs of this administrator, except the one that runs here.
pub(super) async fn look(jobs: Jobs, me: PersonId) {
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
            let id = stored.id;
            offers.push(Offer { id, job, plan });
        }
    }
    let here = jobs
        .job()
        .map(|job| job.progress().plan().hash().to_string());
    offers.retain(|offer| Some(&offer.id) != here.as_ref());
    jobs.offers.try_set_value(offers);
    let _ = jobs.offered.try_update(|times| *times += 1);
}
