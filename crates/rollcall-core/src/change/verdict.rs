//! [`Verdict`]: the outcome of a write as a plain enum, without errors or values.

use super::{Doubt, Outcome, Refusal, Report, Target};

/// What a write led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Read back, and as asked for.
    Applied,
    /// As asked for, though no answer to the request arrived.
    AppliedUnanswered,
    /// As asked for by an earlier request of the same form; nothing was sent now.
    AppliedEarlier,
    /// As asked for, though Webex answered with an error.
    AppliedDespiteError,
    /// Only some of it is as asked for.
    Partly,
    /// Webex answered with an error, and nothing that was requested was applied.
    Refused,
    /// Webex accepted the request, and nothing that was requested was applied.
    Ignored,
    /// The request did not get as far as to be looked at.
    TurnedAway,
    /// Nothing was sent, because the present values could not be read.
    NothingSent,
    /// Nothing was sent, because nothing was to change.
    NothingAsked,
    /// Webex did not answer, and nothing that was requested has been applied so far.
    NoAnswer,
    /// Webex said yes, and the result could not be read.
    AcceptedNotReadBack,
    /// Webex did not say yes, and the result could not be read.
    NotReadBack,
    /// Someone else made a conflicting change first, so nothing was sent.
    ChangedByOthers,
    /// An earlier request of the same form arrived late, so nothing was sent.
    Superseded,
    /// The page was closed or the session ended before anything was sent.
    NeverSent,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Applied,
        Self::AppliedUnanswered,
        Self::AppliedEarlier,
        Self::AppliedDespiteError,
        Self::Partly,
        Self::Refused,
        Self::Ignored,
        Self::TurnedAway,
        Self::NothingSent,
        Self::NothingAsked,
        Self::NoAnswer,
        Self::AcceptedNotReadBack,
        Self::NotReadBack,
        Self::ChangedByOthers,
        Self::Superseded,
        Self::NeverSent,
    ];

    /// Whether everything that was requested was applied.
    pub const fn is_applied(self) -> bool {
        matches!(
            self,
            Self::Applied
                | Self::AppliedUnanswered
                | Self::AppliedEarlier
                | Self::AppliedDespiteError
        )
    }

    /// Its name in a record.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::AppliedUnanswered => "appliedUnanswered",
            Self::AppliedEarlier => "appliedEarlier",
            Self::AppliedDespiteError => "appliedDespiteError",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::Ignored => "ignored",
            Self::TurnedAway => "turnedAway",
            Self::NothingSent => "nothingSent",
            Self::NothingAsked => "nothingAsked",
            Self::NoAnswer => "noAnswer",
            Self::AcceptedNotReadBack => "acceptedNotReadBack",
            Self::NotReadBack => "notReadBack",
            Self::ChangedByOthers => "changedByOthers",
            Self::Superseded => "superseded",
            Self::NeverSent => "neverSent",
        }
    }

    /// The verdict with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.key() == key)
    }
}

impl<T: Target> Report<T> {
    /// Returns the outcome in one word.
    pub fn verdict(&self) -> Verdict {
        match &self.outcome {
            Outcome::Applied if !self.sent => Verdict::AppliedEarlier,
            Outcome::Applied if self.status.is_none() => Verdict::AppliedUnanswered,
            Outcome::Applied => Verdict::Applied,
            Outcome::AppliedDespiteError(_) => Verdict::AppliedDespiteError,
            Outcome::Partly { .. } => Verdict::Partly,
            Outcome::Refused(Refusal::Server(_)) => Verdict::Refused,
            Outcome::Refused(Refusal::Ignored) => Verdict::Ignored,
            Outcome::Refused(Refusal::TurnedAway(_)) => Verdict::TurnedAway,
            Outcome::Refused(Refusal::NothingSent(_)) => Verdict::NothingSent,
            Outcome::Refused(Refusal::NothingAsked) => Verdict::NothingAsked,
            Outcome::Unknown(Doubt::NoAnswer(_)) => Verdict::NoAnswer,
            Outcome::Unknown(Doubt::NotReadBack { write: None, .. }) => {
                Verdict::AcceptedNotReadBack
            }
            Outcome::Unknown(Doubt::NotReadBack { .. }) => Verdict::NotReadBack,
            Outcome::ChangedByOthers { .. } => Verdict::ChangedByOthers,
            Outcome::Superseded { .. } => Verdict::Superseded,
        }
    }
}
