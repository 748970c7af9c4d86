//! Jobs of this tab: planned, run, and taken up again after a reload. One at a time.
//!
//! A job is run by a task of the sign-in, whatever page is shown. When the sign-in ends, the task is dropped and the journal says where
//! to go on.

mod begun;
mod draft;
mod facts;
mod kept;
mod planning;
mod ports;
mod running;
mod stored;
mod undo;

use draft::Begin;
pub use draft::{JobDraft, JobStage, JobTrouble, LeftOut};

use std::rc::Rc;
use std::time::Duration;

use crate::prelude::*;
use futures_channel::oneshot;
use leptos::task::spawn_local;
use rollcall_core::change::{AnyValue, Operation};
use rollcall_core::jobs::driver::{Job, Snapshot};
use rollcall_core::jobs::journal::Standing;

use super::tenant::{Tenant, use_tenant};
use super::writes::{Writes, use_writes};
use crate::browser::{job_store, ticker};
use crate::effect::effect;
use crate::session::{SessionHandle, use_session};
use stored::Offer;

/// How often a job that runs counts as activity, in looks at the clock of one second.
const ACTIVE_EVERY: u32 = 30;

/// How many rows a running job collects before it updates the rest of the app.
const UPDATED_AT_ONCE: usize = 256;

/// A job that was started in this tab, or taken up again.
#[derive(Clone)]
struct Current {
    job: Job,
    /// Dropped to stop its task.
    _stop: Rc<oneshot::Sender<()>>,
}

/// A copyable handle to the jobs of this sign-in.
#[derive(Clone, Copy)]
pub struct Jobs {
    tenant: Tenant,
    session: SessionHandle,
    writes: Writes,
    /// Where the page is.
    pub stage: RwSignal<JobStage>,
    /// How far the job is.
    pub snapshot: RwSignal<Option<Snapshot>>,
    /// Why the last one could not begin.
    pub trouble: RwSignal<Option<JobTrouble>>,
    /// Whether the job outlives a sign-out.
    pub kept: RwSignal<bool>,
    /// Stored jobs that could go on; how often they changed.
    pub offered: RwSignal<u32>,
    offers: StoredValue<Vec<Offer>>,
    draft: StoredValue<Option<Rc<JobDraft>>>,
    current: StoredValue<Option<Current>>,
    /// Jobs of this sign-in that were put away.
    past: StoredValue<Vec<Job>>,
    /// What the job read back since it last updated the rest of the app. Each update sorts lists again, so it covers many rows.
    found: StoredValue<Vec<(Operation, Option<AnyValue>)>>,
}

impl Jobs {
    /// None yet, under the present owner. Looks for stored jobs of the administrator who is signed in.
    fn new() -> Self {
        let tenant = use_tenant();
        let jobs = Self {
            tenant,
            session: use_session(),
            writes: use_writes(),
            stage: RwSignal::default(),
            snapshot: RwSignal::new(None),
            trouble: RwSignal::new(None),
            kept: RwSignal::new(false),
            offered: RwSignal::new(0),
            offers: StoredValue::default(),
            draft: StoredValue::default(),
            current: StoredValue::default(),
            past: StoredValue::default(),
            found: StoredValue::default(),
        };
        let me = tenant.me.ensure();
        effect(move || {
            if let Some(me) = me.ready() {
                spawn_local(async move {
                    let offers = stored::look(me.id.clone()).await;
                    jobs.offer(offers);
                });
            }
        });
        let session = jobs.session;
        effect(move || {
            if let (false, Some(job)) = (session.may_write(), jobs.job()) {
                job.pause();
            }
        });
        effect(move || jobs.writes.set_rows_left(jobs.rows_left()));
        let seconds = StoredValue::new(0);
        ticker::every(Duration::from_secs(1), move || jobs.second(seconds));
        on_cleanup(move || {
            jobs.writes.set_job(false);
            jobs.writes.set_rows_left(0);
        });
        jobs
    }

    /// The plan to preview; not tracked.
    pub fn draft(self) -> Option<Rc<JobDraft>> {
        self.draft.try_get_value().flatten()
    }

    /// Goes back from the preview.
    pub fn drop_draft(self) {
        self.draft.set_value(None);
        self.show_rest();
    }

    fn show_rest(self) {
        let any = self.job().is_some();
        self.stage.set(match any {
            true => JobStage::Job,
            false => JobStage::Choose,
        });
    }

    /// The job that was started; not tracked.
    pub fn job(self) -> Option<Job> {
        let current = self.current.try_get_value().flatten();
        current.map(|current| current.job)
    }

    /// Runs the plan that is previewed, once changes are allowed; `first` rows, if it is to pause then.
    pub fn start(self, first: Option<u32>) {
        let Some(draft) = self.draft() else {
            return;
        };
        self.writes.when_allowed(Box::new(move || {
            self.close();
            self.draft.set_value(None);
            self.run(Begin::New {
                plan: Rc::clone(&draft.plan),
                first,
            });
        }));
    }

    /// Goes on with the job, once changes are allowed.
    pub fn go_on(self, how: fn(&Job)) {
        if let Some(job) = self.job() {
            self.writes.when_allowed(Box::new(move || how(&job)));
        }
    }

    /// Takes a stored job up again.
    pub fn take_up(self, id: &str) {
        let offer = self.offers.with_value(|offers| {
            let offer = offers.iter().find(|offer| offer.id == id);
            offer.map(|offer| (offer.plan(), offer.kept))
        });
        if let Some((plan, kept)) = offer {
            self.close();
            self.kept.set(kept);
            self.run(Begin::Again { plan });
        }
    }

    /// Puts the job away, and what is stored of it. One that is not over cannot be taken up again.
    pub fn close(self) {
        let former = self.current.try_update_value(Option::take).flatten();
        if let Some(former) = former {
            if former.job.progress().ended() > 0 {
                let job = former.job.clone();
                self.past.update_value(|past| past.insert(0, job));
            }
            let id = former.job.progress().plan().hash().to_string();
            spawn_local(async move {
                let _ = job_store::delete(&id).await;
            });
        }
        self.writes.set_job(false);
        self.settled();
        let _ = self.kept.try_set(false);
        let _ = self.snapshot.try_set(None);
        self.show_rest();
    }

    /// Deletes a stored job.
    pub fn discard(self, id: String) {
        self.offers
            .update_value(|offers| offers.retain(|offer| offer.id != id));
        self.offered.update(|times| *times += 1);
        spawn_local(async move {
            let _ = job_store::delete(&id).await;
        });
    }

    fn offer(self, mut offers: Vec<Offer>) {
        let here = self
            .job()
            .map(|job| job.progress().plan().hash().to_string());
        offers.retain(|offer| Some(&offer.id) != here.as_ref());
        if here.is_none() {
            let kept = !offers.is_empty() && offers.iter().all(|offer| offer.kept);
            let _ = self.kept.try_set(kept);
        }
        self.offers.try_set_value(offers);
        let _ = self.offered.try_update(|times| *times += 1);
    }

    /// The stored jobs: their ids and how far they are; not tracked.
    pub fn offers(self) -> Vec<(String, Job)> {
        let list = |offers: &Vec<Offer>| {
            let offers = offers.iter();
            offers
                .map(|offer| (offer.id.clone(), offer.job.clone()))
                .collect()
        };
        self.offers.try_with_value(list).unwrap_or_default()
    }

    /// Shows how far the job is.
    fn refresh(self) {
        let Some(job) = self.job() else {
            return;
        };
        let now = job.snapshot(self.session.now());
        let busy = now.standing == Standing::Running || now.under_way > 0;
        self.writes.set_job(busy);
        if !busy {
            self.settled();
        }
        let _ = self.snapshot.try_set(Some(now));
    }

    fn second(self, seconds: StoredValue<u32>) {
        let running = |snapshot: &Option<Snapshot>| {
            let standing = snapshot.as_ref().map(|snapshot| snapshot.standing);
            standing == Some(Standing::Running)
        };
        if self.snapshot.try_with_untracked(running) != Some(true) {
            return;
        }
        self.refresh();
        let second = seconds.try_update_value(|second| {
            *second += 1;
            *second
        });
        if second.is_some_and(|second| second.is_multiple_of(ACTIVE_EVERY)) {
            self.session.stay();
        }
    }

    /// Keeps what a row read back for the next update of the rest of the app.
    fn take_in(self, operation: Operation, found: Option<AnyValue>) {
        let kept = self.found.try_update_value(|kept| {
            kept.push((operation, found));
            kept.len()
        });
        if kept >= Some(UPDATED_AT_ONCE) {
            self.settled();
        }
    }

    /// Brings up to date what the job has changed.
    fn settled(self) {
        let found = self.found.try_update_value(std::mem::take);
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            self.tenant.changed(found);
        }
    }
}

/// Deletes what is stored of jobs, apart from those that are to be kept: the administrator signed out.
pub fn forget_jobs() {
    spawn_local(async {
        let _ = job_store::forget_all().await;
    });
}

/// The jobs of a sign-in, once a page needs them: they are in the second file.
#[derive(Clone, Copy)]
struct Late {
    owner: StoredValue<Owner>,
    jobs: StoredValue<Option<Jobs>>,
}

/// Gives the pages below a place for jobs.
pub fn provide_jobs() {
    provide_context(Late {
        owner: StoredValue::new(Owner::current().unwrap_or_default()),
        jobs: StoredValue::new(None),
    });
}

/// Returns the jobs of this sign-in. Call it only below [`provide_jobs`].
pub fn use_jobs() -> Jobs {
    jobs_of(expect_context::<Late>())
}

/// Returns the jobs of this sign-in; `None` where there is none.
pub fn use_any_jobs() -> Option<Jobs> {
    use_context::<Late>().map(jobs_of)
}

fn jobs_of(late: Late) -> Jobs {
    late.jobs.get_value().unwrap_or_else(|| {
        let jobs = late.owner.with_value(|owner| owner.with(Jobs::new));
        late.jobs.set_value(Some(jobs));
        jobs
    })
}
