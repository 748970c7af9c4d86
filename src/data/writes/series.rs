//! A series of writes of one confirmation: each starts when the one before it was applied. It goes on when its form closes.

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::change::{Change, DiffLine, Recorded, Target, Verdict};
use webex_api::Client;

use super::Writes;

/// How far one step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// The step before it is under way.
    Waiting,
    /// It was started: it is a write like any other, with its own outcome.
    Started,
    /// There was nothing to do: the steps before it did it all.
    NothingToDo,
    /// It was not started, because the step before it was not applied.
    NotStarted,
    /// It was not started, because the same is being changed already.
    Busy,
}

/// One write of a series.
pub struct Step {
    run: Box<dyn FnOnce(Writes, Client) -> LocalBoxFuture<'static, StepEnd>>,
}

/// How a step ended.
enum StepEnd {
    Over(Verdict),
    NothingToDo,
    Busy,
}

impl Step {
    /// Creates a step; `earlier` and `subject` are as in [`Writes::start`]. With `read_first`, the steps before it may change the present
    /// value: the value then is what the change starts from.
    pub fn new<T>(
        change: Change<T>,
        earlier: Vec<DiffLine<T::Field>>,
        subject: String,
        read_first: bool,
    ) -> Self
    where
        T: Recorded + 'static,
    {
        let run = move |writes: Writes, client: Client| -> LocalBoxFuture<'static, StepEnd> {
            Box::pin(async move {
                let change = if read_first {
                    from_now(change, &client).await
                } else {
                    change
                };
                if change.is_empty() {
                    return StepEnd::NothingToDo;
                }
                match writes.begin_change(&client, change, earlier, subject) {
                    Some(write) => StepEnd::Over(write.await),
                    None => StepEnd::Busy,
                }
            })
        };
        Self { run: Box::new(run) }
    }
}

/// The change from the present value to the one wanted. If the value cannot be read, the change stays: its own reading fails then, and says so.
async fn from_now<T: Target>(change: Change<T>, client: &Client) -> Change<T> {
    match change.target.read(client).await {
        Ok(now) => Change {
            before: now.value,
            ..change
        },
        Err(_) => change,
    }
}

impl Writes {
    /// Carries out the steps in their order, until one is not applied or the sign-in ends. `told` hears of each change of a step's state, by
    /// its place.
    pub fn start_series(
        self,
        client: &Client,
        steps: Vec<Step>,
        told: impl Fn(usize, StepState) + 'static,
    ) {
        let client = client.clone();
        let sign_in = self.sign_in();
        spawn_local(async move {
            let mut goes_on = true;
            for (place, Step { run }) in steps.into_iter().enumerate() {
                // Another sign-in must not carry out, nor see, what was confirmed in this one.
                if !goes_on || self.sign_in() != sign_in {
                    goes_on = false;
                    told(place, StepState::NotStarted);
                    continue;
                }
                told(place, StepState::Started);
                goes_on = match run(self, client.clone()).await {
                    StepEnd::Over(verdict) => verdict.is_applied(),
                    StepEnd::NothingToDo => {
                        told(place, StepState::NothingToDo);
                        true
                    }
                    StepEnd::Busy => {
                        told(place, StepState::Busy);
                        false
                    }
                };
            }
        });
    }

    fn sign_in(self) -> Option<rollcall_core::session::SignInId> {
        let id = self
            .session
            .try_with_untracked(|session| session.signed_in().map(|it| it.sign_in_id.clone()));
        id.flatten()
    }
}
