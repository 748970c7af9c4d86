//! What follows when an attempt at a row is over.

use time::OffsetDateTime;

use super::limits::ATTEMPTS;
use super::open::Task;
use super::{Context, Effect, Run};
use crate::change::Verdict;
use crate::jobs::edit::Edit;
use crate::jobs::ending::{Attempted, Ending, Next};
use crate::jobs::journal::{Entry, Standing, Why};

impl Run {
    pub(super) fn attempted(
        &mut self,
        row: u32,
        attempted: Attempted,
        context: &Context,
        effects: &mut Vec<Effect>,
    ) {
        let Attempted {
            ending,
            next,
            no_token,
        } = attempted;
        let Some(open) = self.open.get(row) else {
            return;
        };
        let (was_read, looked_back) = (open.task == Task::Reading, open.task == Task::LookingBack);
        // Looking back was possible, and nothing of the row is there.
        let nothing_there = looked_back && ending.verdict == Verdict::NoAnswer;
        let cancelled = self.progress.standing() == Standing::Cancelling;
        let repeats = self.plan.edit(row).is_some_and(Edit::repeats);
        let task: fn(Option<OffsetDateTime>) -> Task = match next {
            Next::Nothing => return self.end(row, ending, effects),
            Next::Again if cancelled => return self.end(row, ending, effects),
            Next::ReadBack if nothing_there && (cancelled || !repeats) => {
                return self.end(row, ending, effects);
            }
            Next::ReadBack if !nothing_there => Task::LookBack,
            Next::Again | Next::ReadBack => Task::Send,
        };
        let Some(open) = self.open.get_mut(row) else {
            return;
        };
        open.interrupted &= !nothing_there;
        open.sent |= next == Next::ReadBack;
        if no_token {
            open.task = task(None);
        } else {
            open.failed += 1;
            if open.failed >= ATTEMPTS {
                return self.end(row, ending, effects);
            }
            let window = webex_api::Limits::default().backoff(open.failed - 1);
            open.task = task(Some(context.now + window.mul_f64(context.unit)));
            open.last = Some(ending);
        }
        if !was_read && self.is_to_be_sent(row) {
            self.record(Entry::NotDone { row }, effects);
        }
        if no_token {
            self.pause(Why::SignInEnded, effects);
        } else if !self.budget.take() {
            self.pause(Why::Outage, effects);
        }
    }

    pub(super) fn end(&mut self, row: u32, ending: Ending, effects: &mut Vec<Effect>) {
        self.open.remove(row);
        self.budget.row();
        let (asks, status) = (self.streak.note(&ending), ending.status);
        self.record(Entry::Ended { row, ending }, effects);
        if asks {
            self.pause(Why::SameRefusals { status }, effects);
        }
    }

    fn is_to_be_sent(&self, row: u32) -> bool {
        let open = self.open.get(row);
        open.is_some_and(|open| open.task.waits_to_be_sent())
    }
}
