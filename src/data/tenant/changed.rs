//! What finished writes changed, brought into what was loaded before.

use std::sync::Arc;

use rollcall_core::change::{AnyValue, Operation, amended, site_role};
use rollcall_core::people::Amended;
use webex_api::{Person, PersonId, SiteUrl};

use super::Tenant;
use crate::data::remote::Remote;

impl Tenant {
    /// Brings up to date what finished writes may have changed, where it has loaded before: by what was read back, or by a new request
    /// if nothing was.
    pub fn changed(self, changes: Vec<(Operation, Option<AnyValue>)>) {
        let (mut pools, mut on_sites, mut gone) = (false, Vec::new(), Vec::new());
        for (operation, found) in &changes {
            let found = found.as_ref();
            match operation {
                Operation::Licenses { person } | Operation::SiteRole { person, .. } => {
                    pools = true;
                    on_sites.push(person.clone());
                    self.licenses_changed(person, found);
                }
                // What was read back is one licence of several.
                Operation::CallingLicense { person, .. } => {
                    pools = true;
                    on_sites.push(person.clone());
                    self.licenses_changed(person, None);
                }
                Operation::SessionTypes { person, site } => {
                    self.counting.stop();
                    on_sites.push(person.clone());
                    self.session_types_changed(person, site, found);
                }
                Operation::Deletion { person } => {
                    pools = true;
                    if found == Some(&AnyValue::Account(None)) {
                        gone.push(person);
                    }
                }
                Operation::Creation { .. } => {
                    pools = true;
                    self.created(found);
                }
                // Only the grid shows them.
                Operation::TrackingCodes { person, .. } => on_sites.push(person.clone()),
                // No page shows them.
                Operation::Sessions { .. } => {}
                Operation::SiteCode { site, .. } => {
                    let known = self.codes.known(|of| of == site).into_iter();
                    known.for_each(Remote::revalidate);
                }
                Operation::Profile { person } | Operation::SignIn { person } => {
                    self.person_changed(person, found);
                }
            }
        }
        // The session's activity still knows the names.
        if !gone.is_empty() {
            self.directory.forget(&gone);
            let ids = gone.into_iter().cloned();
            let _ = self.gone.try_update(|all| {
                ids.for_each(|id| {
                    all.insert(id);
                });
            });
        }
        if let (false, Some(grid)) = (on_sites.is_empty(), self.grid.try_get_value().flatten()) {
            grid.forget(&on_sites);
        }
        let mut listed: Vec<Amended> = Vec::new();
        for (operation, found) in &changes {
            listed.extend(found.as_ref().and_then(|found| amended(operation, found)));
        }
        if !listed.is_empty() {
            let licenses = self.licenses.peek();
            let licenses = licenses.as_ref().map_or(&[][..], |pools| &pools.items);
            let rows = self.directory.rows;
            let _ = rows.try_update(|rows| rows.amend(listed, licenses));
        }
        if pools {
            let _ = self.license_changes.try_update(|changes| *changes += 1);
            self.licenses.revalidate();
        }
    }

    /// Remembers that the tracking codes of a site cannot be changed, because they are mapped: Webex has refused a change.
    pub fn codes_are_mapped(self, site: &SiteUrl) {
        let is_known = |mapped: &Vec<SiteUrl>| mapped.iter().any(|of| of.is_same(site));
        if self.mapped.try_with_untracked(is_known) == Some(false) {
            let _ = self.mapped.try_update(|mapped| mapped.push(site.clone()));
        }
    }

    fn licenses_changed(self, person: &PersonId, found: Option<&AnyValue>) {
        for known in self.people.known(|id| id == person) {
            match found {
                Some(AnyValue::Licenses(held)) => known.amend(|person| {
                    let mut person = Person::clone(person);
                    person.licenses = Some(held.iter().cloned().collect());
                    Arc::new(person)
                }),
                Some(AnyValue::SiteRights(rights)) => {
                    known.amend(|person| Arc::new(site_role::with_rights(person, rights)));
                }
                _ => known.revalidate(),
            }
        }
        // A licence of a site brings its session types, and takes them away.
        let held = self.held.known(|(id, _)| id == person);
        held.into_iter().for_each(Remote::revalidate);
    }

    fn created(self, found: Option<&AnyValue>) {
        if let Some(AnyValue::Profile(found)) = found
            && found.exists()
        {
            self.directory.welcome(found.person().clone());
        }
    }

    /// Whether this session has deleted the person; tracked.
    pub fn is_gone(self, id: &PersonId) -> bool {
        self.gone
            .with(|gone| gone.iter().any(|gone| gone.is_same(id)))
    }

    fn person_changed(self, person: &PersonId, found: Option<&AnyValue>) {
        for known in self.people.known(|id| id == person) {
            match found {
                Some(AnyValue::Profile(found)) => known.amend(|_| Arc::new(found.person().clone())),
                _ => known.revalidate(),
            }
        }
    }

    fn session_types_changed(self, person: &PersonId, site: &SiteUrl, found: Option<&AnyValue>) {
        let offered = self.offered.known(|of| of == site);
        let offered = offered
            .into_iter()
            .find_map(Remote::peek)
            .unwrap_or_default();
        for known in self.held.known(|(id, on)| id == person && on == site) {
            match found {
                Some(AnyValue::SessionTypes(held)) => {
                    known.amend(|before| Arc::new(before.holding(&mut held.iter(), &offered)));
                }
                _ => known.revalidate(),
            }
        }
    }
}
