//! The one way to write: every write is a [`Change`] taken through the same path, whatever it changes.
//!
//! ```text
//! re-read ─ differs from `before`? ─► ChangedByOthers, nothing sent; what an earlier attempt did late is no difference
//!    └─► send once ─► read back ─► compare with `before` and `after` ─► Outcome
//! ```
//!
//! A status code is never believed by itself. Webex answers 206 for licence changes that were made in part, 200 for some that
//! were made in part or not at all, and its errors may come after the change was made (its own documentation of
//! `PUT /people` says so). What counts is what is there afterwards.
//!
//! Adding something that can be changed means one more [`Target`], with a variant in [`AnyTarget`] (and in [`AnyValue`] and
//! [`AnyField`], if its values are new) and in [`Operation`]; the path itself stays as it is. The app makes every change as a
//! `Change<AnyTarget>`, so that the path and the form around it are compiled once.

mod amended;
mod any;
mod apply;
mod attempt;
pub mod calling_license;
pub mod clashes;
pub mod creation;
pub mod deletion;
mod diff;
pub mod journal;
pub mod licenses;
mod look_back;
mod once;
mod operation;
mod outcome;
pub mod profile;
mod receipt;
pub mod same_as;
pub mod seats;
pub mod session_types;
pub mod sessions;
pub mod site_code;
pub mod site_role;
mod target;
pub mod tracking_codes;
mod trail;
mod verdict;

use diff::changes_of;

pub use amended::amended;
pub use any::{AnyField, AnyTarget, AnyValue, any_lines};
pub use apply::Stage;
pub use calling_license::CallingLicenseOf;
pub use creation::CreationOf;
pub use deletion::DeletionOf;
pub use diff::{DiffKind, DiffLine, set_diff, set_rebased};
pub use licenses::LicensesOf;
pub use operation::Operation;
pub use outcome::{Doubt, Outcome, Refusal, Report};
pub use profile::ProfileOf;
pub use receipt::{LineState, Receipt, ReceiptLine};
pub use session_types::SessionTypesOf;
pub use sessions::SessionsOf;
pub use site_code::{CodeKey, SiteCodeOf};
pub use site_role::SiteRoleOf;
pub use target::{Target, WriteReply};
pub use tracking_codes::TrackingCodesOf;
pub use verdict::Verdict;

/// One intended write: what it is about, what the person saw, and what they want instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<T: Target> {
    /// What is changed, of whom.
    pub target: T,
    /// The value that the decision was made on; the write does not happen when it is no longer true.
    pub before: T::Value,
    /// The whole value wanted.
    pub after: T::Value,
}

impl<T: Target> Change<T> {
    /// What the change would do, line by line, kept parts too: this *is* what is sent, not a picture of it.
    pub fn diff(&self) -> Vec<DiffLine<T::Field>> {
        T::diff(&self.before, &self.after)
    }

    /// What is asked for: the lines that change something.
    pub fn asked(&self) -> Vec<DiffLine<T::Field>> {
        changes_of(&self.diff())
    }

    /// Rebases the change on the value `now`. Changes that others made in between are kept.
    #[must_use]
    pub fn rebased(self, now: T::Value) -> Self {
        Self {
            after: T::rebased(&self.before, &self.after, &now),
            before: now,
            target: self.target,
        }
    }

    /// Whether anything would change at all.
    pub fn is_empty(&self) -> bool {
        self.asked().is_empty()
    }
}

#[cfg(test)]
mod tests;
