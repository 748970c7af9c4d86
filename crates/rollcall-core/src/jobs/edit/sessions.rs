//! Ending the sessions of people, for example after their passwords were changed.

use crate::sets::Set;

use serde_json::Value;
use webex_api::PersonId;

use super::Step;
use super::kind::{Area, Kind};
use crate::change::{AnyTarget, AnyValue, SessionsOf};

/// Ends all sessions that a person has when the row runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sessions;

impl Kind for Sessions {
    const KEY: &'static str = "sessions";
    /// Sessions come and go.
    const KEEPS_BEFORE: bool = false;

    fn target(&self, person: PersonId) -> AnyTarget {
        SessionsOf { person }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        matches!(before, AnyValue::Sessions(_)).then(|| AnyValue::Sessions(Set::new()))
    }

    fn area(&self) -> Area<'_> {
        Area::Sessions
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::Sessions
    }

    /// The own session carries the job.
    fn spares_oneself(&self) -> bool {
        true
    }

    fn from_json(_: &Value) -> Option<Self> {
        Some(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::ids;
    use super::super::Edit;
    use super::*;

    #[test]
    fn all_sessions_end_and_none_comes_back() {
        let edit = Edit::from(Sessions);
        let before = AnyValue::Sessions(ids(&["S", "T"]));
        let change = edit.change("P".into(), before.clone()).unwrap();
        assert_eq!(change.diff().len(), 2);
        assert_eq!(edit.opposite(&before, &Set::new()), None);
        assert!(edit.spares_oneself() && !edit.locks_out());
    }
}
