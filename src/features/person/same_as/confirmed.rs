//! What was confirmed, as the steps that carry it out.

use rollcall_core::change::{
    AnyField, AnyTarget, Change, DiffLine, LicensesOf, Operation, SessionTypesOf,
};

use crate::data::Step;

/// The session types of one site.
#[derive(Clone, Debug, PartialEq)]
pub struct OnSite {
    /// The change.
    pub change: Change<SessionTypesOf>,
    /// Whether the licences may change the present session types first.
    pub after_licenses: bool,
}

/// What was confirmed. Licences come first: a licence of a site brings its session types.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirmed {
    /// The licences, if any differ.
    pub licenses: Option<Change<LicensesOf>>,
    /// The session types, site by site.
    pub sites: Vec<OnSite>,
    /// The names of the licences in which the two still differ afterwards.
    pub left_out: Vec<String>,
}

/// What earlier attempts sent and may still take effect ([`Change::apply_after`]), by operation.
#[derive(Clone, Debug, Default)]
pub struct Earlier(Vec<(Operation, Vec<DiffLine<AnyField>>)>);

impl Earlier {
    /// Adds what an attempt may still do.
    pub fn note(&mut self, operation: Operation, may_arrive: &[DiffLine<AnyField>]) {
        self.0.push((operation, may_arrive.to_vec()));
    }

    fn of(&self, operation: &Operation) -> Vec<DiffLine<AnyField>> {
        let noted = self.0.iter().filter(|(of, _)| of == operation);
        noted.flat_map(|(_, lines)| lines.clone()).collect()
    }
}

impl Confirmed {
    /// How many steps there are.
    pub fn len(&self) -> usize {
        usize::from(self.licenses.is_some()) + self.sites.len()
    }

    /// Returns the steps in their order. `name` is the name of the person.
    pub fn steps(&self, earlier: &Earlier, name: &str) -> Vec<Step> {
        let step = |change: Change<AnyTarget>, subject, read_first| Step {
            earlier: earlier.of(&change.target.operation()),
            change,
            subject,
            read_first,
        };
        let licenses = self.licenses.iter().map(|change| {
            let subject = format!("Change licences for {name}");
            step(change.clone().into_any(), subject, false)
        });
        let sites = self.sites.iter().map(|on_site| {
            let change = on_site.change.clone();
            let subject = format!("Change session types for {name} on {}", change.target.site);
            step(change.into_any(), subject, on_site.after_licenses)
        });
        licenses.chain(sites).collect()
    }
}
