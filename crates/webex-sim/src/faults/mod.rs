//! Injects faults by route, by call number or by seeded probability.

mod afterwards;
mod body;
mod error_body;
mod headers;
mod hold;
mod instead;
pub(crate) mod kind;
mod paging;
mod readonly;
mod response;
mod row;
pub(crate) mod rule;

pub(crate) use headers::finish;

use crate::faults::kind::Kind;
use crate::faults::rule::Rule;

#[derive(Default)]
pub(crate) struct Faults {
    pub(crate) rules: Vec<Rule>,
}

/// A fault to apply to the current call.
#[derive(Clone, Debug)]
pub(crate) struct Fault(pub(crate) Kind);

impl Faults {
    /// Counts a call against every rule that matches its route. The first rule that fires decides.
    pub(crate) fn due(&mut self, method: &str, path: &str) -> Option<Fault> {
        let mut due = None;
        for rule in self
            .rules
            .iter_mut()
            .filter(|rule| rule.names(method, path))
        {
            if rule.fires(due.is_none()) {
                due = Some(Fault(rule.kind.clone()));
            }
        }
        due
    }
}
