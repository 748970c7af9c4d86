//! Runs a job with what this browser offers.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, LocalBoxFuture, select};
use leptos::prelude::set_timeout;
use rollcall_core::jobs::driver::{Job, Journal, NotStored, Ports};
use rollcall_core::jobs::journal::Entry;
use rollcall_core::jobs::plan::Plan;
use rollcall_core::session::runtime::ports::TabLock;
use rollcall_core::steady_clock::SteadyClock;
use webex_api::Clock;

use super::{JobTrouble, Jobs, LOOK};
use crate::browser::clock::{self, BrowserClock};
use crate::browser::entropy::BrowserEntropy;
use crate::browser::job_store::{self, StoredJob};
use crate::session::ports::WebLocks;

/// What is to be run.
pub(super) enum Begin {
    /// A plan.
    New {
        plan: Rc<Plan>,
        /// How many rows, if it is to pause then.
        first: Option<u32>,
    },
    /// A stored job.
    Again { plan: Rc<Plan> },
}

/// The journal of one job.
struct StoredJournal {
    id: String,
    /// How many lines there are; `None` if the job itself is not stored.
    lines: Cell<Option<u32>>,
}

impl Journal for StoredJournal {
    fn append(&self, lines: Vec<String>) -> LocalBoxFuture<'static, Result<(), NotStored>> {
        let Some(place) = self.lines.get() else {
            return Box::pin(async { Err(NotStored) });
        };
        // A write that failed is written again at another place.
        self.lines.set(Some(place + lines.len() as u32));
        let stored = job_store::append(&self.id, place, &lines);
        Box::pin(async { stored.await.map_err(|_| NotStored) })
    }
}

/// The journal of a job that contains texts about people: none, because those are not stored.
struct NoJournal;

impl Journal for NoJournal {
    fn append(&self, _: Vec<String>) -> LocalBoxFuture<'static, Result<(), NotStored>> {
        Box::pin(async { Ok(()) })
    }
}

/// Runs a job until it is over, or until the future is dropped.
pub(super) fn run(
    jobs: Jobs,
    begin: Begin,
    stop: Rc<oneshot::Sender<()>>,
) -> LocalBoxFuture<'static, ()> {
    Box::pin(async move {
        let (Begin::New { plan, .. } | Begin::Again { plan }) = &begin;
        let (plan, id) = (Rc::clone(plan), plan.hash().to_string());
        let clock: Rc<dyn Clock> =
            Rc::new(SteadyClock::new(Rc::new(BrowserClock), clock::monotonic));
        // Before its lines are read: another tab may be writing them.
        let name = ["rollcall.jobs.", &id].concat();
        let locks = WebLocks;
        let _lock = match select(locks.hold(&name), clock.sleep(LOOK)).await {
            Either::Left((lock, _)) => lock,
            Either::Right(_) => return fail(jobs, JobTrouble::Elsewhere),
        };
        let Some(client) = jobs.session.client() else {
            return;
        };
        let resumed = matches!(begin, Begin::Again { .. });
        let (job, lines) = match &begin {
            Begin::New { .. } => {
                let stored = plan.has_texts() || store(jobs, &id, &plan).await;
                (Some(Job::new(plan)), stored.then_some(0))
            }
            Begin::Again { .. } => {
                let lines = job_store::lines(&id).await.unwrap_or_default();
                let entries = lines.iter().map_while(|line| Entry::from_line(line));
                let entries: Vec<Entry> = entries.collect();
                (Job::resume(plan, &entries), Some(lines.len() as u32))
            }
        };
        let Some(job) = job else {
            return fail(jobs, JobTrouble::Unreadable);
        };
        let journal: Rc<dyn Journal> = match job.progress().plan().has_texts() {
            true => Rc::new(NoJournal),
            false => Rc::new(StoredJournal {
                id,
                lines: Cell::new(lines),
            }),
        };
        let due = Rc::new(Cell::new(false));
        let ports = Ports {
            client,
            clock,
            entropy: Rc::new(BrowserEntropy),
            journal,
            lock: Rc::new(WebLocks),
            changed: Rc::new(move || {
                if !due.replace(true) {
                    let due = Rc::clone(&due);
                    let look = move || {
                        due.set(false);
                        jobs.refresh();
                    };
                    set_timeout(look, LOOK);
                }
            }),
        };
        match begin {
            Begin::New {
                first: Some(rows), ..
            } => job.go_on_with_first(rows),
            Begin::New { first: None, .. } => job.go_on(),
            // The administrator looks first.
            Begin::Again { .. } => {}
        }
        jobs.began(job.clone(), stop);
        // It begins with the next poll; a page that is left before that must ask.
        jobs.writes.set_job(!resumed);
        if job.drive(ports).await.is_err() {
            fail(jobs, JobTrouble::Elsewhere);
        }
    })
}

fn fail(jobs: Jobs, trouble: JobTrouble) {
    let _ = jobs.trouble.try_set(Some(trouble));
}

/// Stores a new job in place of a former one with the same plan. Returns whether that was possible.
async fn store(jobs: Jobs, id: &str, plan: &Plan) -> bool {
    let Some(me) = jobs.tenant.me.peek() else {
        return false;
    };
    let job = StoredJob {
        id: id.to_owned(),
        owner: me.id.to_string(),
        kept: false,
        plan: plan.to_text(),
    };
    job_store::delete(id).await.is_ok() && job_store::put(&job).await.is_ok()
}
