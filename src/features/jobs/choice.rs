//! What the administrator has chosen: who, and what is to be done. It outlives the preview, so that going back loses nothing.

use std::sync::Arc;

use rollcall_core::sets::Set;

use crate::prelude::*;
use rollcall_core::change::profile::Part;
use rollcall_core::jobs::from_file::FromFile;
use rollcall_core::people::PastedEmails;
use webex_api::{LicenseId, PersonId, SessionTypeId, SiteUrl};

use super::opened::{FILE, Opened, read_now};
use crate::components::person_finder::FoundPerson;
use crate::data::Tenant;
use crate::memo::{Memo, memo};
use crate::ui::entry::Entry;

/// The key of the selection in the list of people.
pub const SELECTION: &str = "selection";
/// The key of a pasted list.
pub const EMAILS: &str = "emails";
/// The key of what a file itself asks for.
pub const AS_FILE: &str = "asFile";

const LICENSES: &str = "PATCH /licenses/users";
const TYPES: &str = "PUT /admin/meeting/userconfig/sessionTypes";
const CODES: &str = "PUT /admin/meeting/userconfig/trackingCodes";
const PERSON: &str = "PUT /people/{personId}";
const SESSIONS: &str = "DELETE /authorizations/{authorizationId}";

/// What can be done: its key, its words, and the call that does it. `wanted` makes rows of it, and `fields` has its fields.
pub const KINDS: [(&str, &str, &str); 16] = [
    ("licenses", "Add, remove or swap licences", LICENSES),
    ("exactly", "Make licences exact", LICENSES),
    (
        "licensesAs",
        "Give the licences of a model person",
        LICENSES,
    ),
    ("move", "Move to another subscription's licence", LICENSES),
    ("host", "Make hosts of a site", LICENSES),
    ("attendee", "Make attendees of a site", LICENSES),
    ("sessionTypes", "Add or remove session types", TYPES),
    ("typesExactly", "Make session types exact", TYPES),
    ("typesAs", "Give the session types of a model person", TYPES),
    ("trackingCodes", "Set a tracking code", CODES),
    ("field", "Change a field of the profile", PERSON),
    (
        "addresses",
        "Remove alternate addresses of a domain",
        PERSON,
    ),
    ("deactivate", "Deactivate accounts", PERSON),
    ("reactivate", "Reactivate accounts", PERSON),
    ("sessions", "End all sessions", SESSIONS),
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
    /// The names of the tracking codes that the file numbers from 1; empty for one that is not used.
    pub codes: RwSignal<Vec<String>>,
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
    /// The licence that people get: hosts, or those who move.
    pub license: RwSignal<String>,
    /// The licence that people move from.
    pub from: RwSignal<String>,
    /// The person whom others become like.
    pub model: RwSignal<Option<FoundPerson>>,
    /// Session types to add.
    pub add_types: RwSignal<Set<SessionTypeId>>,
    /// Session types to remove.
    pub remove_types: RwSignal<Set<SessionTypeId>>,
    /// The name of a tracking code.
    pub code: Entry,
    /// The key of a part of the profile.
    pub part: RwSignal<String>,
    /// Whether it is to be empty.
    pub clear: RwSignal<bool>,
    /// The value of a tracking code or of a part of the profile, or a domain.
    pub value: Entry,
}

impl Choice {
    /// Nothing is chosen.
    pub fn new(source: &'static str, tenant: Tenant) -> Self {
        let (source, site) = (RwSignal::new(source.to_owned()), RwSignal::default());
        let (file, codes) = (RwSignal::new(None), RwSignal::default());
        Self {
            source,
            emails: Entry::new(""),
            file,
            pasted: Entry::new(""),
            codes,
            read: memo(move || read_now(source, file, (site, codes), tenant)),
            kind: RwSignal::new(KINDS[0].0),
            add: RwSignal::default(),
            remove: RwSignal::default(),
            site,
            license: RwSignal::default(),
            from: RwSignal::default(),
            model: RwSignal::new(None),
            add_types: RwSignal::default(),
            remove_types: RwSignal::default(),
            code: Entry::new(""),
            part: RwSignal::new(Part::Department.key().to_owned()),
            clear: RwSignal::new(false),
            value: Entry::new(""),
        }
    }

    /// Whether the file itself says what is to be done; tracked.
    pub fn file_asks(self) -> bool {
        self.read.get().is_some_and(|read| read.asks)
    }

    /// Forgets what is to be done, for a new job. Who it is done to stays.
    pub fn reset(self) {
        if self.kind.get_untracked() != AS_FILE {
            self.kind.set(KINDS[0].0);
        }
        self.add.set(Set::new());
        self.remove.set(Set::new());
        self.add_types.set(Set::new());
        self.remove_types.set(Set::new());
        self.model.set(None);
        self.clear.set(false);
        for text in [self.license, self.from, self.code.text, self.value.text] {
            text.set(String::new());
        }
    }

    /// Fills in a site, and a session type to add.
    pub fn begin_with(self, site: SiteUrl, id: Option<SessionTypeId>) {
        self.kind.set("sessionTypes");
        self.site.set(site.to_string());
        self.add_types.set(id.into_iter().collect());
    }

    /// Whom it is done to, with their lines in the source; tracked.
    pub fn people(self, tenant: Tenant) -> Vec<(u32, PersonId)> {
        let directory = tenant.directory;
        directory.rows.with(|people| {
            let rows: Vec<u32> = match &*self.source.get() {
                FILE => {
                    return self
                        .read
                        .get()
                        .map_or_else(Vec::new, |read| read.people.clone());
                }
                SELECTION => directory.selection.with(|rows| rows.rows().collect()),
                _ => {
                    let pasted = self.emails.text.with(|text| PastedEmails::read(text));
                    people.who_has(&pasted).rows
                }
            };
            let rows = rows.into_iter().filter_map(|row| people.row(row));
            (1..).zip(rows.map(|row| row.id.into())).collect()
        })
    }
}
