//! [`Receipt`]: a record of a finished change. It contains ids, and the texts that the change itself was about.

use time::OffsetDateTime;

use super::{DiffKind, DiffLine, Doubt, Operation, Outcome, Report, Target, Verdict};

/// How one line of a change ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineState {
    /// Applied as requested.
    Done,
    /// It is not there, and no pending request can change that.
    NotDone,
    /// It is not there yet, and the request may still arrive.
    NotYet,
    /// Unknown, because the result could not be read.
    NotKnown,
}

/// What was asked for of one licence, session type or other part, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptLine {
    /// What was asked for: never [`DiffKind::Kept`].
    pub kind: DiffKind,
    /// The id, as Webex writes it; of a profile, a [`profile::Field`](super::profile::Field) as text.
    pub id: String,
    /// How it ended.
    pub state: LineState,
}

/// One change that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What was changed, of whom.
    pub operation: Operation,
    /// The outcome in one word.
    pub verdict: Verdict,
    /// What was asked for, line by line.
    pub lines: Vec<ReceiptLine>,
    /// What else changed meanwhile, each line [`LineState::Done`].
    pub others: Vec<ReceiptLine>,
    /// When it ended, by the client's clock.
    pub ended: OffsetDateTime,
    /// Webex's tracking id of the write. `None` when nothing was sent or answered.
    pub write_tracking_id: Option<String>,
    /// The tracking ids of all requests in their order.
    pub tracking_ids: Vec<String>,
    /// The write as a command line, token as `$WEBEX_TOKEN`. `None` when nothing was sent, or it is not known any more.
    pub curl: Option<String>,
}

impl<T: Target> Report<T> {
    /// Returns the state of a line that was asked for.
    pub fn state_of(&self, line: &DiffLine<T::Field>) -> LineState {
        match &self.outcome {
            Outcome::Applied | Outcome::AppliedDespiteError(_) => LineState::Done,
            Outcome::Partly { missing } if !missing.contains(line) => LineState::Done,
            Outcome::Unknown(Doubt::NoAnswer(_)) => LineState::NotYet,
            Outcome::Unknown(Doubt::NotReadBack { .. }) => LineState::NotKnown,
            Outcome::Partly { .. }
            | Outcome::Refused(_)
            | Outcome::ChangedByOthers { .. }
            | Outcome::Superseded { .. } => LineState::NotDone,
        }
    }

    /// Returns the receipt of the change of this operation.
    pub fn receipt(&self, operation: Operation) -> Receipt {
        let line = |line: &DiffLine<T::Field>, state| ReceiptLine {
            kind: line.kind,
            id: line.field.to_string(),
            state,
        };
        let asked = self.asked.iter();
        Receipt {
            operation,
            verdict: self.verdict(),
            lines: asked
                .map(|asked| line(asked, self.state_of(asked)))
                .collect(),
            others: self
                .others
                .iter()
                .map(|other| line(other, LineState::Done))
                .collect(),
            ended: self.ended,
            write_tracking_id: self.write_tracking_id.clone(),
            tracking_ids: self.tracking_ids.clone(),
            curl: self.curl.clone(),
        }
    }
}
