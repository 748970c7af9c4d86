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
mod xml;

pub(crate) use headers::finish;

use crate::faults::kind::Kind;
use crate::faults::rule::Rule;
use crate::xml::address;

#[derive(Default)]
pub(crate) struct Faults {
    pub(crate) rules: Vec<Rule>,
}

/// A fault to apply to the current call.
#[derive(Clone, Debug)]
pub(crate) struct Fault(pub(crate) Kind);

impl Faults {
    /// Counts a call against every rule that matches its route. The first rule that fires decides.
    ///
    /// A rule can name an operation of the XML service behind its path, as in `POST */XMLService#user.SetUser`.
    pub(crate) fn due(&mut self, method: &str, path: &str, body: &[u8]) -> Option<Fault> {
        let mut due = None;
        let operation = address::is_service(path)
            .then(|| address::operation_of(body))
            .flatten()
            .map(|operation| format!("{path}#{operation}"));
        for rule in self.rules.iter_mut().filter(|rule| {
            let named = |path: &String| rule.names(method, path);
            rule.names(method, path) || operation.as_ref().is_some_and(named)
        }) {
            if rule.fires(due.is_none()) {
                due = Some(Fault(rule.kind.clone()));
            }
        }
        due
    }
}
