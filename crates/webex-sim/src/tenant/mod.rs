//! The simulated organisation. Every change goes through [`Tenant`], which keeps the licence counters and the ledger's
//! `changed` correct and can undo faulty requests.

pub(crate) mod believable;
pub(crate) mod crowd;
pub(crate) mod extras;
pub(crate) mod generate;
pub(crate) mod group;
pub(crate) mod hostile;
pub(crate) mod hostile_payloads;
pub(crate) mod license;
pub(crate) mod license_table;
pub(crate) mod location;
pub(crate) mod names;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod places;
mod roll_back;
pub(crate) mod session_type;
pub(crate) mod site;
pub(crate) mod site_table;
pub(crate) mod tracking_code;
pub(crate) mod undo;
pub(crate) mod variety;

use crate::ids::{Kind, Uuid};
use crate::tenant::group::Group;
use crate::tenant::license::License;
use crate::tenant::location::Location;
use crate::tenant::people::People;
use crate::tenant::person::Person;
use crate::tenant::site::Site;
use crate::tenant::undo::Undo;

pub(crate) struct Org {
    pub(crate) uuid: Uuid,
    pub(crate) id: String,
    pub(crate) name: String,
    /// Seconds since 1970.
    pub(crate) created: i64,
}

/// An assignable role.
pub(crate) struct Role {
    pub(crate) uuid: Uuid,
    /// The key in the recorded form of its id.
    pub(crate) key: &'static str,
    pub(crate) id: String,
    pub(crate) name: String,
}

/// All data of the organisation.
pub(crate) struct Tenant {
    pub(crate) org: Org,
    pub(crate) people: People,
    pub(crate) licenses: Vec<License>,
    pub(crate) sites: Vec<Site>,
    pub(crate) roles: Vec<Role>,
    pub(crate) locations: Vec<Location>,
    pub(crate) groups: Vec<Group>,
    /// Increases with every change.
    pub(crate) revision: u64,
    undo: Option<Vec<Undo>>,
}

impl Tenant {
    /// Stores a person in a directory slot, or empties the slot, and updates the licence counters.
    pub(crate) fn put(&mut self, slot: usize, person: Option<Person>) {
        let after = person.as_ref().map_or(0, |person| person.licenses.0);
        let old = self.people.replace(slot, person);
        let before = old.as_ref().map_or(0, |person| person.licenses.0);
        self.count(before, after);
        self.revision += 1;
        if let Some(undo) = &mut self.undo {
            undo.push(Undo::Person(slot, old.map(Box::new)));
        }
    }

    /// Adds a person at the end of the directory. Returns the slot.
    pub(crate) fn add(&mut self, person: Person) -> usize {
        let slot = self.people.reserve();
        self.put(slot, Some(person));
        slot
    }

    /// Writes the ids of licences and roles in the recorded form or as bare UUIDs.
    pub(crate) fn set_id_form(&mut self, bare: bool) {
        let (org, sites) = (self.org.uuid, &self.sites);
        for license in &mut self.licenses {
            license.id = if bare {
                Kind::License.id(license.uuid)
            } else {
                let site = license.site.and_then(|site| sites.get(site));
                let site = site.map_or_else(String::new, |site| format!("_{}", site.url));
                let (prefix, uuid) = (license.prefix, license.uuid);
                Kind::License.named(&format!("{org}:{prefix}_{uuid}{site}"))
            };
        }
        for role in &mut self.roles {
            role.id = if bare {
                Kind::Role.id(role.uuid)
            } else {
                Kind::Role.named(role.key)
            };
        }
    }

    /// Finds a role by id.
    pub(crate) fn role(&self, id: &str) -> Option<usize> {
        let id = id.trim_end_matches('=');
        self.roles.iter().position(|role| role.id == id)
    }

    /// Finds a site by URL.
    pub(crate) fn site(&self, url: &str) -> Option<usize> {
        self.sites
            .iter()
            .position(|site| site.url.eq_ignore_ascii_case(url))
    }

    /// Finds a licence by id.
    pub(crate) fn license(&self, id: &str) -> Option<usize> {
        self.licenses.iter().position(|license| license.id == id)
    }

    /// Returns the sites that a person hosts on, one bit each.
    pub(crate) fn hosted_sites(&self, person: &Person) -> u8 {
        person
            .licenses
            .indices()
            .filter_map(|index| self.licenses.get(index)?.site)
            .fold(0, |sites, site| sites | 1 << site)
    }

    fn count(&mut self, before: u64, after: u64) {
        let mut rest = before ^ after;
        while rest != 0 {
            let index = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if let Some(license) = self.licenses.get_mut(index) {
                if after & (1 << index) != 0 {
                    license.users += 1;
                } else {
                    license.users -= 1;
                }
            }
        }
    }
}
