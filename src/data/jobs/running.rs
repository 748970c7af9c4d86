//! Runs a job, new or taken up again.

use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, LocalBoxFuture, select};
use leptos::task::spawn_local;
use rollcall_core::change::Operation;
use rollcall_core::jobs::driver::{Job, Ports};
use rollcall_core::jobs::journal::Entry;
use rollcall_core::meetings::says_mapped;
use rollcall_core::session::runtime::ports::TabLock;

use super::draft::{Begin, JobStage, JobTrouble};
use super::ports::{LOOK, clock, journal, looking, store};
use super::{Current, Jobs};
use crate::browser::entropy::BrowserEntropy;
use crate::browser::job_store;
use crate::session::ports::WebLocks;

impl Jobs {
    pub(super) fn run(self, begin: Begin) {
        let (stop, stopped) = oneshot::channel();
        let run = self.begin(begin, Rc::new(stop));
        spawn_local(async move {
            select(run, stopped).await;
        });
    }

    /// Runs a job until it is over, or until the future is dropped.
    fn begin(self, begin: Begin, stop: Rc<oneshot::Sender<()>>) -> LocalBoxFuture<'static, ()> {
        Box::pin(async move {
            let (Begin::New { plan, .. } | Begin::Again { plan }) = &begin;
            let (plan, id) = (Rc::clone(plan), plan.hash().to_string());
            let clock = clock();
            // Before its lines are read: another tab may be writing them.
            let name = ["rollcall.jobs.", &id].concat();
            let locks = WebLocks;
            let _lock = match select(locks.hold(&name), clock.sleep(LOOK)).await {
                Either::Left((lock, _)) => lock,
                Either::Right(_) => return self.fail(JobTrouble::Elsewhere),
            };
            let (Some(client), Some(me)) = (self.session.client(), self.tenant.me.peek()) else {
                return;
            };
            let resumed = matches!(begin, Begin::Again { .. });
            let (job, lines) = if resumed {
                let lines = job_store::lines(&id).await.unwrap_or_default();
                let entries = lines.iter().map_while(|line| Entry::from_line(line));
                let entries: Vec<Entry> = entries.collect();
                (
                    Job::resume(Rc::clone(&plan), &entries),
                    Some(lines.len() as u32),
                )
            } else {
                // In place of a former one with the same plan.
                let stored = plan.has_texts()
                    || job_store::delete(&id).await.is_ok() && store(&me.id, &plan, false).await;
                (Some(Job::new(Rc::clone(&plan))), stored.then_some(0))
            };
            let Some(job) = job else {
                return self.fail(JobTrouble::Unreadable);
            };
            let ports = Ports {
                client,
                clock,
                entropy: Rc::new(BrowserEntropy),
                journal: journal(&plan, lines),
                lock: Rc::new(WebLocks),
                found: Rc::new(move |operation, found, error| {
                    if error.is_some_and(says_mapped)
                        && let Operation::TrackingCodes { site, .. } = &operation
                    {
                        self.tenant.codes_are_mapped(site);
                    }
                    self.take_in(operation, found);
                }),
                changed: looking(move || self.refresh()),
            };
            match begin {
                Begin::New {
                    first: Some(rows), ..
                } => job.go_on_with_first(rows),
                Begin::New { first: None, .. } => job.go_on(),
                // The administrator looks first.
                Begin::Again { .. } => {}
            }
            self.began(job.clone(), stop);
            // It begins with the next poll; a page that is left before that must ask.
            self.writes.set_job(!resumed);
            if job.drive(ports).await.is_err() {
                self.fail(JobTrouble::Elsewhere);
            }
        })
    }

    pub(super) fn began(self, job: Job, stop: Rc<oneshot::Sender<()>>) {
        let id = job.progress().plan().hash().to_string();
        self.offers
            .try_update_value(|offers| offers.retain(|offer| offer.id != id));
        let _ = self.offered.try_update(|times| *times += 1);
        let current = Current { job, _stop: stop };
        self.current.try_set_value(Some(current));
        self.refresh();
        let _ = self.stage.try_set(JobStage::Job);
    }

    fn fail(self, trouble: JobTrouble) {
        let _ = self.trouble.try_set(Some(trouble));
    }
}
