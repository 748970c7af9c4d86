//! [`Unreadable`]: the members of an object that came and could not be read.

use super::fault::at;
use crate::decode_error::DecodeError;

/// The members of an object that Webex sent in a form that cannot be read, or said that it cannot read itself.
///
/// The model holds nothing for them, as if they had been left out; only here can the two be told apart. Whoever writes an object
/// back must look here first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unreadable(Vec<DecodeError>);

impl Unreadable {
    /// Whether a member, by its name on the wire, could not be read, as a whole or in part.
    pub fn has(&self, member: &str) -> bool {
        self.0.iter().any(|fault| {
            let rest = fault
                .path
                .as_deref()
                .and_then(|path| path.strip_prefix(member));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    /// Whether everything could be read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong, each with its place in the object.
    pub fn faults(&self) -> &[DecodeError] {
        &self.0
    }

    pub(super) fn note(&mut self, fault: DecodeError) {
        self.0.push(fault);
    }

    pub(super) fn take_in(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The same faults, seen from the object that holds `place`.
    pub(super) fn below(self, place: &str) -> Self {
        Self(self.0.into_iter().map(|fault| at(place, fault)).collect())
    }
}
