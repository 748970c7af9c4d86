//! A series of writes after one confirmation. Each starts when the one before it was applied. Closing the form does not stop it.

use leptos::task::spawn_local;
use rollcall_core::change::journal::Record;
use rollcall_core::change::{AnyField, AnyTarget, Change, DiffLine, Target, Verdict};
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
#[derive(Clone, Debug)]
pub struct Step {
    /// What it changes.
    pub change: Change<AnyTarget>,
    /// As in [`Writes::start`].
    pub earlier: Vec<DiffLine<AnyField>>,
    /// As in [`Writes::start`].
    pub subject: String,
    /// Whether earlier steps may change the present value. If so, it is read again when the step starts.
    pub read_first: bool,
}

/// How a step ended.
enum StepEnd {
    Over(Verdict),
    NothingToDo,
    Busy,
}

/// Returns the change from the present value to the wanted one. If the value cannot be read, returns the change as it is; its own read then reports
/// the error.
async fn from_now(change: Change<AnyTarget>, client: &Client) -> Change<AnyTarget> {
    match change.target.read(client).await {
        Ok(now) => Change {
            before: now.value,
            ..change
        },
        Err(_) => change,
    }
}

impl Writes {
    /// Carries out the steps in order, until one is not applied or the sign-in ends. Calls `told` with the index of a step whenever its state changes.
    pub fn start_series(
        self,
        client: &Client,
        steps: Vec<Step>,
        told: impl Fn(usize, StepState) + 'static,
    ) {
        let client = client.clone();
        let sign_in = self.sign_in();
        let confirmed: Vec<Record> = steps.iter().map(|step| Record::of(&step.change)).collect();
        self.waiting
            .try_update_value(|waiting| waiting.extend(confirmed));
        spawn_local(async move {
            let mut goes_on = true;
            for (place, step) in steps.into_iter().enumerate() {
                let record = Record::of(&step.change);
                // Another sign-in must not carry out, nor see, what was confirmed in this one.
                if !goes_on || self.sign_in() != sign_in {
                    goes_on = false;
                    told(place, StepState::NotStarted);
                    self.waits_no_more(&record);
                    continue;
                }
                told(place, StepState::Started);
                goes_on = match self.take(step, &client).await {
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

    /// Forgets that a step waits.
    fn waits_no_more(self, record: &Record) {
        self.waiting.try_update_value(|waiting| {
            waiting.retain(|waits| waits.operation != record.operation);
        });
        self.keep();
    }

    async fn take(self, step: Step, client: &Client) -> StepEnd {
        let record = Record::of(&step.change);
        let change = if step.read_first {
            from_now(step.change, client).await
        } else {
            step.change
        };
        let begun = (!change.is_empty())
            .then(|| self.begin_change(client, change, step.earlier, step.subject));
        // Not before: until now, only this record tells of the step after a reload.
        self.waits_no_more(&record);
        match begun {
            None => StepEnd::NothingToDo,
            Some(Some(write)) => StepEnd::Over(write.await),
            Some(None) => StepEnd::Busy,
        }
    }

    fn sign_in(self) -> Option<rollcall_core::session::SignInId> {
        let id = self
            .session
            .try_with_untracked(|session| session.signed_in().map(|it| it.sign_in_id.clone()));
        id.flatten()
    }
}
