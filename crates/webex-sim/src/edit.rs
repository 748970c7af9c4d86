//! [`Edit`]: a change that another administrator makes to a person or a pool.

use serde::Deserialize;
use time::OffsetDateTime;

use crate::rest::people::update::host_types;
use crate::tenant::Tenant;
use crate::tenant::license::Family;
use crate::tenant::person::Person;

/// Session types to set on one site.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct SessionTypesEdit {
    site_url: String,
    session_type_ids: Vec<String>,
}

/// The changes to make. Licences are identified by id or by name.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Edit {
    person_id: Option<String>,
    email: Option<String>,
    add_licenses: Vec<String>,
    remove_licenses: Vec<String>,
    display_name: Option<String>,
    department: Option<String>,
    title: Option<String>,
    login_enabled: Option<bool>,
    /// Whether a directory provides the person.
    synced: Option<bool>,
    session_types: Option<SessionTypesEdit>,
    /// Whether to delete the person.
    delete: bool,
    /// Resizes a pool so that it has this many free units.
    free_units: Option<(String, u32)>,
}

impl Edit {
    /// Finds the directory slot of the person the edit identifies.
    pub(crate) fn slot(&self, tenant: &Tenant) -> Option<usize> {
        let by_id = self
            .person_id
            .as_ref()
            .and_then(|id| tenant.people.slot_of_id(id));
        by_id.or_else(|| tenant.people.slot_of_email(self.email.as_ref()?))
    }

    /// Whether the edit changes the size of a pool.
    pub(crate) fn resizes(&self) -> bool {
        self.free_units.is_some()
    }

    /// Whether the edit changes nothing.
    pub(crate) fn is_empty(&self) -> bool {
        let whom = Self {
            person_id: self.person_id.clone(),
            email: self.email.clone(),
            ..Self::default()
        };
        *self == whom
    }

    /// Creates an edit of the same kind as the call: a session type if a site is known, otherwise the messaging
    /// licence.
    pub(crate) fn toggle(tenant: &Tenant, slot: usize, site: Option<usize>) -> Self {
        let mut edit = Self::default();
        let Some(person) = tenant.people.at(slot) else {
            return edit;
        };
        if let Some(site) = site {
            let types = tenant.sites[site].session_types.iter().enumerate();
            let wanted = person.session_types[site] ^ 1;
            edit.session_types = Some(SessionTypesEdit {
                site_url: tenant.sites[site].url.clone(),
                session_type_ids: types
                    .filter(|(at, _)| wanted & (1 << at) != 0)
                    .map(|(_, kind)| kind.id.clone())
                    .collect(),
            });
        } else if let Some(index) = tenant
            .licenses
            .iter()
            .position(|license| license.family == Family::Messaging)
        {
            let id = tenant.licenses[index].id.clone();
            if person.licenses.has(index) {
                edit.remove_licenses.push(id);
            } else {
                edit.add_licenses.push(id);
            }
        }
        edit
    }

    /// Applies the edit to a person.
    pub(crate) fn apply(
        &self,
        tenant: &mut Tenant,
        slot: usize,
        now: OffsetDateTime,
    ) -> Result<(), String> {
        self.resize(tenant)?;
        if self.delete {
            tenant.put(slot, None);
            return Ok(());
        }
        let before = tenant.people.at(slot).ok_or("no such person")?;
        let mut person = before.clone();
        for (names, add) in [(&self.add_licenses, true), (&self.remove_licenses, false)] {
            for name in names {
                let index = license(tenant, name)?;
                match add {
                    true if !tenant.licenses[index].has_free() => {
                        return Err(format!("no unit of {name} is free"));
                    }
                    true => person.licenses.insert(index),
                    false => person.licenses.remove(index),
                }
            }
        }
        host_types(tenant, &mut person, before.licenses);
        self.write(tenant, &mut person)?;
        person.modified = now.unix_timestamp();
        tenant.put(slot, Some(person));
        Ok(())
    }

    fn write(&self, tenant: &Tenant, person: &mut Person) -> Result<(), String> {
        if let Some(name) = &self.display_name {
            person.display_name = name.as_str().into();
        }
        if let Some(department) = &self.department {
            person.department = Some(department.as_str().into());
        }
        if let Some(title) = &self.title {
            person.title = Some(title.as_str().into());
        }
        if let Some(enabled) = self.login_enabled {
            person.login_enabled = enabled;
        }
        if let Some(synced) = self.synced {
            person.synced = synced;
        }
        if let Some(edit) = &self.session_types {
            let site = tenant.site(&edit.site_url).ok_or("no such site")?;
            let types = tenant.sites[site].session_types.iter().enumerate();
            let named = types.filter(|(_, kind)| edit.session_type_ids.contains(&kind.id));
            person.session_types[site] = named.fold(0, |set, (at, _)| set | 1 << at);
        }
        Ok(())
    }

    pub(crate) fn resize(&self, tenant: &mut Tenant) -> Result<(), String> {
        if let Some((name, free)) = &self.free_units {
            let index = license(tenant, name)?;
            let pool = &mut tenant.licenses[index];
            pool.total = Some(pool.consumed() + free);
            pool.grows = false;
        }
        Ok(())
    }
}

fn license(tenant: &Tenant, name: &str) -> Result<usize, String> {
    let by_name = || {
        tenant
            .licenses
            .iter()
            .position(|license| license.name == name)
    };
    tenant
        .license(name)
        .or_else(by_name)
        .ok_or_else(|| format!("no license {name}"))
}
