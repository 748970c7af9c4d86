//! What the administrator has chosen: who, and what is to be done. It outlives the preview, so that going back loses nothing.

use rollcall_core::sets::Set;

use crate::prelude::*;
use rollcall_core::jobs::edit::{
    CodeEdit, Deletion, Edit, Members, NewRole, SessionTypes, SignIn, SiteRole, TrackingCodes,
};
use rollcall_core::people::PastedEmails;
use webex_api::{LicenseId, PersonId, SessionTypeId, SiteUrl};

use super::lines::pools;
use crate::data::Tenant;
use crate::ui::entry::Entry;

/// The key of the selection in the list of people.
pub const SELECTION: &str = "selection";
/// The key of a pasted list.
pub const EMAILS: &str = "emails";

/// What can be done: its key, its words, and the call that does it.
pub const KINDS: [(&str, &str, &str); 8] = [
    (
        "licenses",
        "Add, remove or swap licences",
        "PATCH /licenses/users",
    ),
    ("host", "Make hosts of a site", "PATCH /licenses/users"),
    (
        "attendee",
        "Make attendees of a site",
        "PATCH /licenses/users",
    ),
    (
        "sessionTypes",
        "Add or remove session types",
        "PUT /admin/meeting/userconfig/sessionTypes",
    ),
    (
        "trackingCodes",
        "Set a tracking code",
        "PUT /admin/meeting/userconfig/trackingCodes",
    ),
    (
        "deactivate",
        "Deactivate accounts",
        "PUT /people/{personId}",
    ),
    (
        "reactivate",
        "Reactivate accounts",
        "PUT /people/{personId}",
    ),
    ("delete", "Delete people", "DELETE /people/{personId}"),
];

/// The choices.
#[derive(Clone, Copy)]
pub struct Choice {
    /// [`SELECTION`] or [`EMAILS`].
    pub source: RwSignal<String>,
    /// The pasted list.
    pub emails: Entry,
    /// A key of [`KINDS`].
    pub kind: RwSignal<&'static str>,
    /// Licences to add.
    pub add: RwSignal<Set<LicenseId>>,
    /// Licences to remove.
    pub remove: RwSignal<Set<LicenseId>>,
    /// The meeting site.
    pub site: RwSignal<String>,
    /// The licence of hosts.
    pub host: RwSignal<String>,
    /// Session types to add.
    pub add_types: RwSignal<Set<SessionTypeId>>,
    /// Session types to remove.
    pub remove_types: RwSignal<Set<SessionTypeId>>,
    /// The name of a tracking code.
    pub code: Entry,
    /// Its value.
    pub value: Entry,
}

impl Choice {
    /// Nothing is chosen.
    pub fn new(source: &'static str) -> Self {
        Self {
            source: RwSignal::new(source.to_owned()),
            emails: Entry::new(""),
            kind: RwSignal::new(KINDS[0].0),
            add: RwSignal::default(),
            remove: RwSignal::default(),
            site: RwSignal::default(),
            host: RwSignal::default(),
            add_types: RwSignal::default(),
            remove_types: RwSignal::default(),
            code: Entry::new(""),
            value: Entry::new(""),
        }
    }

    /// Whom it is done to, and how many pasted addresses match no one; tracked.
    pub fn people(self, tenant: Tenant) -> Vec<PersonId> {
        let directory = tenant.directory;
        directory.rows.with(|people| {
            let rows: Vec<u32> = match &*self.source.get() {
                SELECTION => directory.selection.with(|rows| rows.rows().collect()),
                _ => {
                    let pasted = self.emails.text.with(|text| PastedEmails::read(text));
                    people.who_has(&pasted).rows
                }
            };
            let rows = rows.into_iter().filter_map(|row| people.row(row));
            rows.map(|row| row.id.into()).collect()
        })
    }

    /// The sites of the organisation; tracked.
    pub fn sites(tenant: Tenant) -> Vec<String> {
        pools(tenant, &|pools| {
            let mut sites: Vec<String> = Vec::new();
            for site in pools.iter().filter_map(|pool| pool.site_url.as_deref()) {
                if sites.iter().all(|known| known != site) {
                    sites.push(site.to_owned());
                }
            }
            sites
        })
    }

    /// The edit, or what is missing for it; not tracked.
    pub fn edit(self, tenant: Tenant) -> Result<Edit, &'static str> {
        untrack(|| self.edit_now(tenant))
    }

    fn edit_now(self, tenant: Tenant) -> Result<Edit, &'static str> {
        let site = || match self.site.get() {
            site if site.is_empty() => Err("Choose a meeting site."),
            site => Ok(SiteUrl::from(site.as_str())),
        };
        Ok(match self.kind.get() {
            "licenses" => {
                let (remove, add) = (self.remove.get(), self.add.get());
                if remove.is_empty() && add.is_empty() {
                    return Err("Choose licences to add or to remove.");
                }
                Members::Change { remove, add }.into()
            }
            kind @ ("host" | "attendee") => {
                let site = site()?;
                let is_here = |of: &&webex_api::License| {
                    of.site_url
                        .as_deref()
                        .is_some_and(|of| site.is_same(&of.into()))
                };
                let licenses = pools(tenant, &|pools| {
                    let here = pools.iter().filter(is_here);
                    here.map(|pool| pool.id.clone()).collect::<Vec<_>>()
                });
                let host = LicenseId::from(self.host.get().as_str());
                let role = match kind {
                    "host" if !licenses.contains(&host) => {
                        return Err("Choose the licence that hosts get.");
                    }
                    "host" => NewRole::Host(host),
                    _ => NewRole::Attendee,
                };
                let role = SiteRole {
                    site,
                    licenses,
                    role,
                };
                role.into()
            }
            "sessionTypes" => {
                let (remove, add) = (self.remove_types.get(), self.add_types.get());
                if remove.is_empty() && add.is_empty() {
                    return Err("Choose session types to add or to remove.");
                }
                let types = Members::Change { remove, add };
                SessionTypes {
                    site: site()?,
                    types,
                }
                .into()
            }
            "trackingCodes" => {
                let (name, to) = (self.code.trimmed(), self.value.trimmed());
                if name.is_empty() || to.is_empty() {
                    return Err("Enter the name of the tracking code and its new value.");
                }
                let code = CodeEdit {
                    name,
                    from: None,
                    to,
                };
                let codes = vec![code];
                TrackingCodes {
                    site: site()?,
                    codes,
                }
                .into()
            }
            "delete" => Deletion.into(),
            kind => SignIn {
                enabled: kind == "reactivate",
            }
            .into(),
        })
    }
}
