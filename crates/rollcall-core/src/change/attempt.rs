//! One attempt at a change: what was asked for, what is there, and how the two compare.

use super::diff::{changes_missing_from, changes_of};
use super::trail::Trail;
use super::{Change, DiffLine, Outcome, Report, Target, WriteReply};
use webex_api::{ApiError, Client};

/// A change under way.
pub(super) struct Attempt<'a, T: Target> {
    change: &'a Change<T>,
    earlier: &'a [DiffLine<T::Field>],
    asked: Vec<DiffLine<T::Field>>,
    others: Vec<DiffLine<T::Field>>,
    found: Option<T::Value>,
}

impl<'a, T: Target> Attempt<'a, T> {
    pub(super) fn new(change: &'a Change<T>, earlier: &'a [DiffLine<T::Field>]) -> Self {
        Self {
            change,
            earlier,
            asked: change.asked(),
            others: Vec::new(),
            found: None,
        }
    }

    /// How many lines were asked for.
    pub(super) fn asked(&self) -> usize {
        self.asked.len()
    }

    /// The last value read, or `before` if nothing was read yet.
    fn now(&self) -> &T::Value {
        self.found.as_ref().unwrap_or(&self.change.before)
    }

    /// Reads the value and keeps it as the last one found.
    pub(super) async fn read(
        &mut self,
        trail: &mut Trail,
        client: &Client,
    ) -> Result<(), ApiError> {
        match self.change.target.read(client).await {
            Ok(reply) => {
                self.found = Some(reply.value);
                trail.read(reply.head.tracking_id);
                Ok(())
            }
            Err(error) => {
                trail.read(error.tracking_id.clone());
                Err(error)
            }
        }
    }

    /// Returns the outcome if nothing may be sent because the value has changed since the decision.
    pub(super) fn in_the_way(&mut self) -> Option<Outcome<T>> {
        let now = self.now();
        if *now == self.change.before {
            return None;
        }
        let applied = *now == self.change.after;
        let now = now.clone();
        let made = T::diff(&self.change.before, &now);
        let ours = |line: &DiffLine<T::Field>| self.earlier.contains(line);
        let changes = changes_of(&made);
        if !changes.iter().all(ours) {
            self.others = changes.into_iter().filter(|line| !ours(line)).collect();
            return Some(Outcome::ChangedByOthers { now });
        }
        // An earlier attempt took effect late and did all of it.
        self.others = changes_missing_from(&made, &self.asked);
        match (self.others.is_empty(), applied) {
            (false, _) => Some(Outcome::Superseded { now }),
            (true, true) => Some(Outcome::Applied),
            (true, false) => None,
        }
    }

    /// Sends the write, made for the value found.
    pub(super) async fn write(&self, client: &Client) -> Result<WriteReply, ApiError> {
        let Change { target, after, .. } = self.change;
        target.write(client, self.now(), after).await
    }

    /// The write as a command line; see [`Target::curl`].
    pub(super) fn curl(&self, client: &Client) -> Option<String> {
        let Change { target, after, .. } = self.change;
        target.curl(client, self.now(), after)
    }

    /// The lines that were asked for and are not in the value found.
    pub(super) fn missing(&self) -> Vec<DiffLine<T::Field>> {
        let made = T::diff(&self.change.before, self.now());
        changes_missing_from(&self.asked, &made)
    }

    /// Notes what is in the value found and was not asked for.
    pub(super) fn note_others(&mut self) {
        let made = T::diff(&self.change.before, self.now());
        let mut others = changes_missing_from(&made, &self.asked);
        others.retain(|line| !self.change.target.brings(line, &self.asked));
        self.others = others;
    }

    pub(super) fn report(self, trail: Trail, outcome: Outcome<T>, client: &Client) -> Report<T> {
        Report {
            outcome,
            asked: self.asked,
            others: self.others,
            write_tracking_id: trail.write_tracking_id,
            tracking_ids: trail.tracking_ids,
            status: trail.status,
            error: trail.error,
            sent: trail.sent,
            curl: trail.curl,
            found: self.found,
            ended: client.clock().now(),
        }
    }
}
