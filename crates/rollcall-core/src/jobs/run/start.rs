//! Which rows begin now.

use crate::sets::Set;

use super::limits::OPEN;
use super::open::{Open, Task};
use super::{Context, Effect, Run};
use crate::change::{AnyValue, Verdict};
use crate::jobs::ending::Ending;
use crate::jobs::journal::{Entry, RowState, Standing};

impl Run {
    /// Starts what can be started: first what was begun already, then further rows.
    pub(super) fn start(&mut self, context: &Context, effects: &mut Vec<Effect>) {
        let is_over = |row| !matches!(self.progress.state(row), Some(RowState::Waiting));
        while self.next < self.plan.len()
            && (is_over(self.next) || self.open.get(self.next).is_some())
        {
            self.next += 1;
        }
        let standing = self.progress.standing();
        if !matches!(standing, Standing::Running | Standing::Cancelling) {
            return;
        }
        let rows: Vec<u32> = self.open.iter().map(|(row, _)| *row).collect();
        for row in rows {
            if self.under_way() >= context.room {
                break;
            }
            if self.is_due(row, context) {
                self.perform(row, context, effects);
            }
        }
        while self.under_way() < context.room && self.may_open() {
            let row = self.next;
            self.next += 1;
            if self.progress.state(row) == Some(RowState::Waiting) {
                self.open.add(row, Open::new());
                self.perform(row, context, effects);
            }
        }
        let later = self.open.iter().filter_map(|(_, open)| open.task.due());
        let wake = later.filter(|due| *due > context.now).min();
        if wake.is_some() && wake != self.wake {
            effects.extend(wake.map(Effect::Wake));
        }
        self.wake = wake;
    }

    /// Whether what is to be done next with an open row can be done now.
    fn is_due(&self, row: u32, context: &Context) -> bool {
        let Some(open) = self.open.get(row) else {
            return false;
        };
        let in_time = open.task.due().is_none_or(|due| due <= context.now);
        let allowed = match open.task {
            Task::Send(_) => self.may_send() && !self.reads_back_first(),
            Task::LookBack(_) => !self.reads_back_first() || open.interrupted,
            Task::Reading | Task::Sending | Task::LookingBack => false,
        };
        in_time && allowed
    }

    /// Whether the next row may begin.
    fn may_open(&self) -> bool {
        let first_open = self.open.iter().next().map_or(self.next, |(row, _)| *row);
        self.may_send()
            && !self.reads_back_first()
            && self.open.len() < OPEN
            && self.pause_at.is_none_or(|end| self.next < end)
            && self.next < self.plan.end_of_step(first_open.min(self.next))
    }

    /// Whether rows that were under way when the page was closed are not read back yet.
    fn reads_back_first(&self) -> bool {
        self.open.iter().any(|(_, open)| open.interrupted)
    }

    fn perform(&mut self, row: u32, context: &Context, effects: &mut Vec<Effect>) {
        let Some(open) = self.open.get_mut(row) else {
            return;
        };
        if let Task::LookBack(_) = open.task {
            open.task = Task::LookingBack;
            match self.progress.started_change(row) {
                Some(change) => effects.push(Effect::LookBack {
                    row,
                    change: Box::new(change),
                }),
                None => self.end_without_sending(row, Verdict::NotReadBack, context, effects),
            }
            return;
        }
        match (self.plan.before(row), self.plan.target(row)) {
            (Some(before), _) => self.send(row, before, false, context, effects),
            (None, Some(target)) => {
                open.task = Task::Reading;
                effects.push(Effect::Read { row, target });
            }
            (None, None) => {
                self.end_without_sending(row, Verdict::NothingAsked, context, effects);
            }
        }
    }

    /// Sends a row, going out from the value before. `was_read` says that it was read just now, and is not in the plan.
    pub(super) fn send(
        &mut self,
        row: u32,
        before: AnyValue,
        was_read: bool,
        context: &Context,
        effects: &mut Vec<Effect>,
    ) {
        let again = self.open.get(row).is_some_and(|open| open.sent);
        let edit = self.plan.edit(row);
        if edit.is_some_and(|edit| !edit.fits(&before)) {
            return self.end_without_sending(row, Verdict::ChangedByOthers, context, effects);
        }
        let members = edit.filter(|_| was_read).map(|edit| edit.recorded(&before));
        let change = self.plan.change(row, before);
        let Some(change) = change.filter(|change| !change.is_empty()) else {
            let verdict = match again {
                true => Verdict::AppliedEarlier,
                false => Verdict::NothingAsked,
            };
            return self.end_without_sending(row, verdict, context, effects);
        };
        if let Some(open) = self.open.get_mut(row) {
            open.task = Task::Sending;
        }
        let before = members;
        self.record(Entry::Started { row, before }, effects);
        let change = Box::new(change);
        effects.push(Effect::Apply { row, change, again });
    }

    fn end_without_sending(
        &mut self,
        row: u32,
        verdict: Verdict,
        context: &Context,
        effects: &mut Vec<Effect>,
    ) {
        let ending = Ending {
            verdict,
            status: None,
            code: None,
            tracking_id: None,
            missing: Set::new(),
            at: context.now,
        };
        self.end(row, ending, effects);
    }
}
