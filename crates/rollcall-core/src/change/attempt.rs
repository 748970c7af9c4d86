//! One attempt at a change: its values and lines, behind [`Steps`], which hides their types.

use super::diff::{changes_missing_from, changes_of};
use super::trail::Trail;
use super::{Change, DiffLine, Doubt, Outcome, Refusal, Report, Target, WriteReply};
use std::pin::Pin;
use webex_api::{ApiError, Client};

/// A future that is not moved to another thread.
type Step<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What the path of a write asks of an attempt. The path itself knows no values, so it exists once.
pub(super) trait Steps {
    /// How many lines were asked for.
    fn asked(&self) -> usize;

    /// Reads the value, keeps it as the last one found, and returns the tracking id.
    fn read<'a>(&'a mut self, client: &'a Client) -> Step<'a, Result<Option<String>, ApiError>>;

    /// Compares the value found with the one that the decision was made on, and notes what others changed.
    fn standing(&mut self) -> Standing;

    /// Sends the write, made for the value found.
    fn write<'a>(&'a self, client: &'a Client) -> Step<'a, Result<WriteReply, ApiError>>;

    /// The write as a command line; see [`Target::curl`].
    fn curl(&self, client: &Client) -> Option<String>;

    /// How many of the lines that were asked for are not in the value found.
    fn missing(&mut self) -> usize;

    /// Notes what is in the value found and was not asked for.
    fn note_others(&mut self);
}

/// How the value found compares with the one that the decision was made on.
pub(super) enum Standing {
    /// Nothing is in the way of the write.
    AsBefore,
    /// Another administrator changed the value.
    ChangedByOthers,
    /// An earlier attempt took effect late, and the change no longer fits.
    Superseded,
    /// An earlier attempt took effect late, and was the same.
    Applied,
}

/// An [`Outcome`] without the values and lines, which the attempt has.
pub(super) enum Ending {
    Applied,
    Partly,
    Refused(Refusal),
    AppliedDespiteError(ApiError),
    Unknown(Doubt),
    ChangedByOthers,
    Superseded,
}

/// A change under way.
pub(super) struct Attempt<'a, T: Target> {
    change: &'a Change<T>,
    earlier: &'a [DiffLine<T::Field>],
    asked: Vec<DiffLine<T::Field>>,
    missing: Vec<DiffLine<T::Field>>,
    others: Vec<DiffLine<T::Field>>,
    found: Option<T::Value>,
}

impl<'a, T: Target> Attempt<'a, T> {
    pub(super) fn new(change: &'a Change<T>, earlier: &'a [DiffLine<T::Field>]) -> Self {
        Self {
            change,
            earlier,
            asked: changes_of(&change.diff()),
            missing: Vec::new(),
            others: Vec::new(),
            found: None,
        }
    }

    /// The last value read, or `before` if nothing was read yet.
    fn now(&self) -> &T::Value {
        self.found.as_ref().unwrap_or(&self.change.before)
    }

    pub(super) fn report(self, trail: Trail, ending: Ending, client: &Client) -> Report<T> {
        let outcome = match ending {
            Ending::Applied => Outcome::Applied,
            Ending::Partly => Outcome::Partly {
                missing: self.missing,
            },
            Ending::Refused(refusal) => Outcome::Refused(refusal),
            Ending::AppliedDespiteError(error) => Outcome::AppliedDespiteError(error),
            Ending::Unknown(doubt) => Outcome::Unknown(doubt),
            Ending::ChangedByOthers => Outcome::ChangedByOthers {
                now: self.now().clone(),
            },
            Ending::Superseded => Outcome::Superseded {
                now: self.now().clone(),
            },
        };
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

impl<T: Target> Steps for Attempt<'_, T> {
    fn asked(&self) -> usize {
        self.asked.len()
    }

    fn read<'a>(&'a mut self, client: &'a Client) -> Step<'a, Result<Option<String>, ApiError>> {
        Box::pin(async {
            let reply = self.change.target.read(client).await?;
            self.found = Some(reply.value);
            Ok(reply.tracking_id)
        })
    }

    fn standing(&mut self) -> Standing {
        let now = self.now();
        if *now == self.change.before {
            return Standing::AsBefore;
        }
        let applied = *now == self.change.after;
        let made = T::diff(&self.change.before, now);
        let ours = |line: &DiffLine<T::Field>| self.earlier.contains(line);
        let changes = changes_of(&made);
        if !changes.iter().all(ours) {
            self.others = changes.into_iter().filter(|line| !ours(line)).collect();
            return Standing::ChangedByOthers;
        }
        self.others = changes_missing_from(&made, &self.asked);
        match (self.others.is_empty(), applied) {
            (false, _) => Standing::Superseded,
            (true, true) => Standing::Applied,
            (true, false) => Standing::AsBefore,
        }
    }

    fn write<'a>(&'a self, client: &'a Client) -> Step<'a, Result<WriteReply, ApiError>> {
        let change = self.change;
        Box::pin(change.target.write(client, self.now(), &change.after))
    }

    fn curl(&self, client: &Client) -> Option<String> {
        self.change
            .target
            .curl(client, self.now(), &self.change.after)
    }

    fn missing(&mut self) -> usize {
        let made = T::diff(&self.change.before, self.now());
        self.missing = changes_missing_from(&self.asked, &made);
        self.missing.len()
    }

    fn note_others(&mut self) {
        let made = T::diff(&self.change.before, self.now());
        self.others = changes_missing_from(&made, &self.asked);
    }
}
