//! What a job needs of this browser.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::set_timeout;
use rollcall_core::jobs::driver::{Journal, NotStored};
use rollcall_core::jobs::plan::Plan;
use rollcall_core::steady_clock::SteadyClock;
use webex_api::{Clock, PersonId};

use crate::browser::clock::{self, BrowserClock};
use crate::browser::job_store::{self, StoredJob};

/// How often the screen looks at a job that runs.
pub(super) const LOOK: Duration = Duration::from_millis(200);

/// The journal of one job.
struct StoredJournal {
    id: String,
    /// How many lines there are; `None` if the job itself is not stored.
    lines: Rc<Cell<Option<u32>>>,
}

impl Journal for StoredJournal {
    fn append(&self, lines: Vec<String>) -> LocalBoxFuture<'static, Result<(), NotStored>> {
        let Some(place) = self.lines.get() else {
            return Box::pin(async { Err(NotStored) });
        };
        let stored = job_store::append(&self.id, place, &lines);
        let (count, after) = (Rc::clone(&self.lines), place + lines.len() as u32);
        Box::pin(async move {
            stored.await.map_err(|_| NotStored)?;
            count.replace(Some(after));
            Ok(())
        })
    }
}

/// The journal of a job that contains texts about people: none, because those are not stored.
struct NoJournal;

impl Journal for NoJournal {
    fn append(&self, _: Vec<String>) -> LocalBoxFuture<'static, Result<(), NotStored>> {
        Box::pin(async { Ok(()) })
    }
}

/// The clock of a job.
pub(super) fn clock() -> Rc<dyn Clock> {
    let wall = Rc::new(BrowserClock);
    Rc::new(SteadyClock::new(wall, clock::monotonic))
}

/// The journal of a job with this plan, after so many lines; `None` if the job itself could not be stored. Texts about people are not
/// stored.
pub(super) fn journal(plan: &Plan, lines: Option<u32>) -> Rc<dyn Journal> {
    match plan.has_texts() {
        true => Rc::new(NoJournal),
        false => Rc::new(StoredJournal {
            id: plan.hash().to_string(),
            lines: Rc::new(Cell::new(lines)),
        }),
    }
}

/// Calls `look` a little later, and not again before that.
pub(super) fn looking(look: impl Fn() + Clone + 'static) -> Rc<dyn Fn()> {
    let due = Rc::new(Cell::new(false));
    Rc::new(move || {
        if !due.replace(true) {
            let (due, look) = (Rc::clone(&due), look.clone());
            let later = move || {
                due.replace(false);
                look();
            };
            set_timeout(later, LOOK);
        }
    })
}

/// Stores a job, apart from its lines. Resolves to whether that was possible.
pub(super) fn store(me: &PersonId, plan: &Plan, kept: bool) -> LocalBoxFuture<'static, bool> {
    let stored = job_store::put(&StoredJob {
        id: plan.hash().to_string(),
        owner: me.to_string(),
        kept,
        plan: plan.to_text(),
    });
    Box::pin(async { stored.await.is_ok() })
}
