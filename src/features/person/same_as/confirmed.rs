//! What was confirmed, as the steps that carry it out.

use std::collections::BTreeMap;

use rollcall_core::change::{Change, DiffLine, LicensesOf, SessionTypesOf};
use webex_api::{LicenseId, SessionTypeId, SiteUrl};

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
}

/// What earlier attempts sent and may still do late ([`Change::apply_after`]).
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// Of the licences.
    pub licenses: Vec<DiffLine<LicenseId>>,
    /// Of the session types of each site.
    pub sites: BTreeMap<SiteUrl, Vec<DiffLine<SessionTypeId>>>,
}

impl Confirmed {
    /// How many steps there are.
    pub fn len(&self) -> usize {
        usize::from(self.licenses.is_some()) + self.sites.len()
    }

    /// Returns the steps in their order. `name` is the name of the person.
    pub fn steps(&self, earlier: &Earlier, name: &str) -> Vec<Step> {
        let licenses = self.licenses.iter().map(|change| {
            let subject = format!("Change licences for {name}");
            Step::new(change.clone(), earlier.licenses.clone(), subject, false)
        });
        let sites = self.sites.iter().map(|on_site| {
            let site = &on_site.change.target.site;
            let subject = format!("Change session types for {name} on {site}");
            let earlier = earlier.sites.get(site).cloned().unwrap_or_default();
            let after_licenses = on_site.after_licenses;
            Step::new(on_site.change.clone(), earlier, subject, after_licenses)
        });
        licenses.chain(sites).collect()
    }
}
