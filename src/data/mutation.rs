//! The one way from a screen to a write: run a change, once, and keep its report.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::change::{Change, Report, Target};
use webex_api::Client;

/// How far a write is.
pub enum Run<T: Target> {
    /// Not started.
    Idle,
    /// On its way; no second one starts.
    Running,
    /// Over, with what was found afterwards.
    Done(Rc<Report<T>>),
}

impl<T: Target> Clone for Run<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Idle => Self::Idle,
            Self::Running => Self::Running,
            Self::Done(report) => Self::Done(Rc::clone(report)),
        }
    }
}

/// A write of one form.
pub struct Mutation<T: Target + 'static> {
    run: RwSignal<Run<T>, LocalStorage>,
}

impl<T: Target + 'static> Clone for Mutation<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Target + 'static> Copy for Mutation<T> {}

impl<T: Target + 'static> Default for Mutation<T> {
    fn default() -> Self {
        Self {
            run: RwSignal::new_local(Run::Idle),
        }
    }
}

impl<T: Target + 'static> Mutation<T> {
    /// How far the write is; tracked.
    pub fn state(self) -> Run<T> {
        self.run.get()
    }

    /// Whether the write is on its way; tracked.
    pub fn is_running(self) -> bool {
        self.run.with(|run| matches!(run, Run::Running))
    }

    /// Starts the change unless one is on its way already. A change that has left is never called back: closing the form does
    /// not stop the reading back. `settled` runs with the report and with whether the form is still there to show it.
    pub fn start(
        self,
        client: Client,
        change: Change<T>,
        settled: impl FnOnce(&Report<T>, FormIs) + 'static,
    ) {
        if self.run.with_untracked(|run| matches!(run, Run::Running)) {
            return;
        }
        self.run.set(Run::Running);
        spawn_local(async move {
            let report = Rc::new(change.apply(&client).await);
            let form = match self.run.try_set(Run::Done(Rc::clone(&report))) {
                None => FormIs::Open,
                Some(_) => FormIs::Gone,
            };
            settled(&report, form);
        });
    }

    /// Forgets the last report: the form starts again.
    pub fn reset(self) {
        self.run.set(Run::Idle);
    }
}

/// Whether the form that started a write still shows when the write is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormIs {
    /// It shows the report itself.
    Open,
    /// The person went elsewhere: the report needs another place.
    Gone,
}
