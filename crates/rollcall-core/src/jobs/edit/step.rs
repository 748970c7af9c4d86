//! [`Step`]: the order in which the rows of a job run.

use webex_api::LicenseId;

use crate::change::{DiffKind, DiffLine};

/// When a row runs. A step begins when every row of the one before has an outcome.
///
/// Seats become free before others take them. Session types follow licences, because a licence of a site brings its session types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Only takes licences away.
    Frees,
    /// Takes licences away and gives others.
    Swaps,
    /// Only gives licences.
    Takes,
    /// Changes session types.
    SessionTypes,
    /// Sets tracking codes.
    TrackingCodes,
    /// Changes texts of a profile, or creates a person.
    Profile,
    /// Changes whether a person may sign in.
    SignIn,
    /// Ends sessions: last, so that people who were deactivated can't sign in again.
    Sessions,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Frees,
        Self::Swaps,
        Self::Takes,
        Self::SessionTypes,
        Self::TrackingCodes,
        Self::Profile,
        Self::SignIn,
        Self::Sessions,
    ];

    pub(super) fn of_licenses(lines: &[DiffLine<LicenseId>]) -> Self {
        let any = |kind| lines.iter().any(|line| line.kind == kind);
        match (any(DiffKind::Removed), any(DiffKind::Added)) {
            (true, true) => Self::Swaps,
            (false, true) => Self::Takes,
            (_, false) => Self::Frees,
        }
    }
}
