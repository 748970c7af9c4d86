//! What the administrator has chosen: who, and what is to be done. It outlives the preview, so that going back loses nothing.

use std::sync::Arc;

use rollcall_core::sets::Set;

use crate::prelude::*;
use rollcall_core::jobs::edit::{
    CodeEdit, Deletion, Edit, Members, NewRole, SessionTypes, SignIn, SiteRole, TrackingCodes,
};
use rollcall_core::jobs::from_file::FromFile;
use rollcall_core::jobs::plan::Wish;
use rollcall_core::jobs::recipes::for_each;
use rollcall_core::people::PastedEmails;
use webex_api::{LicenseId, PersonId, SessionTypeId, SiteUrl};

use super::lines::pools;
use super::opened::{FILE, Opened, read_now};
use crate::data::Tenant;
use crate::memo::{Memo, memo};
use crate::ui::entry::Entry;

/// The key of the selection in the list of people.
pub const SELECTION: &str = "selection";
/// The key of a pasted list.
pub const EMAILS: &str = "emails";
/// The key of what a file itself asks for.
pub const AS_FILE: &str = "asFile";

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
    /// What was opened as a file.
    pub file: RwSignal<Option<Opened>>,
    /// The text that was pasted in place of a file.
    pub pasted: Entry,
    /// What the file asks for.
    pub read: Memo<Option<Arc<FromFile>>>,
    /// A key of [`KINDS`], or [`AS_FILE`].
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
    pub fn new(source: &'static str, tenant: Tenant) -> Self {
        let (source, site) = (RwSignal::new(source.to_owned()), RwSignal::default());
        let file = RwSignal::new(None);
        Self {
            source,
            emails: Entry::new(""),
            file,
            pasted: Entry::new(""),
            read: memo(move || read_now(source, file, site, tenant)),
            kind: RwSignal::new(KINDS[0].0),
            add: RwSignal::default(),
            remove: RwSignal::default(),
            site,
            host: RwSignal::default(),
            add_types: RwSignal::default(),
            remove_types: RwSignal::default(),
            code: Entry::new(""),
            value: Entry::new(""),
        }
    }

    /// Whether the file itself says what is to be done; tracked.
    pub fn file_asks(self) -> bool {
        self.read.get().is_some_and(|read| read.asks)
    }

    /// The source rows; not tracked.
    pub fn wishes(self, tenant: Tenant) -> Result<Vec<Wish>, &'static str> {
        untrack(|| {
            let read = self
                .read
                .get()
                .filter(|_| self.source.with(|it| it == FILE));
            if self.kind.get() == AS_FILE {
                return Ok(read.map_or_else(Vec::new, |read| read.wishes.clone()));
            }
            let edit = self.edit_now(tenant)?;
            let Some(read) = read else {
                return Ok(for_each(&edit, self.people(tenant)));
            };
            let mut wishes = Vec::new();
            for (line, person) in &read.people {
                wishes.push(Wish {
                    line: *line,
                    person: Some(person.clone()),
                    edit: edit.clone(),
                });
            }
            Ok(wishes)
        })
    }

    /// Fills in a site, and a session type to add.
    pub fn begin_with(self, site: SiteUrl, id: Option<SessionTypeId>) {
        self.kind.set("sessionTypes");
        self.site.set(site.to_string());
        self.add_types.set(id.into_iter().collect());
    }

    /// Whom it is done to, and how many pasted addresses match no one; tracked.
    pub fn people(self, tenant: Tenant) -> Vec<PersonId> {
        let directory = tenant.directory;
        directory.rows.with(|people| {
            let rows: Vec<u32> = match &*self.source.get() {
                FILE => {
                    let read = self.read.get();
                    let people = read.iter().flat_map(|read| &read.people);
                    return people.map(|(_, person)| person.clone()).collect();
                }
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

    /// The edit, or what is missing for it.
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
