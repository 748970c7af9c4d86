//! [`Unreadable`]: the members of an object that were present and could not be read.

use super::fault::at;
use crate::decode_error::DecodeError;

/// The members of an object that Webex sent in an unreadable form, or said it could not read itself.
///
/// The model treats them as absent; only this type distinguishes the two. Check it before writing an object back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unreadable(Vec<DecodeError>);

impl Unreadable {
    /// Whether a member, by its JSON name, could not be read, wholly or in part.
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

    /// Returns what is wrong, each with its position in the object.
    pub fn faults(&self) -> &[DecodeError] {
        &self.0
    }

    pub(super) fn note(&mut self, fault: DecodeError) {
        self.0.push(fault);
    }

    pub(super) fn take_in(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Prefixes every position with `place`, the member that contains it.
    pub(super) fn below(self, place: &str) -> Self {
        Self(self.0.into_iter().map(|fault| at(place, fault)).collect())
    }
}
