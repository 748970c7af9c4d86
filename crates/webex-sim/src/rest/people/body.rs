//! The body of POST and PUT `/people`, and how it is applied to a person.

use serde::Deserialize;
use serde_json::Value;

use crate::answer::Refusal;
use crate::auth::caller::Caller;
use crate::auth::roles::RoleSet;
use crate::rest::own_org;
use crate::tenant::Tenant;
use crate::tenant::extras::{Address, Extras, PhoneNumber};
use crate::tenant::license::LicenseSet;
use crate::tenant::person::Person;

/// The writable members. Read-only members from a GET are ignored, as Webex does.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
pub(crate) struct PersonBody {
    pub(crate) emails: Option<Vec<String>>,
    pub(crate) display_name: Option<String>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) avatar: Option<String>,
    pub(crate) org_id: Option<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) licenses: Vec<String>,
    pub(crate) phone_numbers: Vec<PhoneNumber>,
    pub(crate) extension: Option<String>,
    pub(crate) location_id: Option<String>,
    pub(crate) department: Option<String>,
    pub(crate) manager: Option<String>,
    pub(crate) manager_id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) addresses: Vec<Address>,
    pub(crate) site_urls: Vec<String>,
    pub(crate) login_enabled: Option<Value>,
}

impl PersonBody {
    /// Runs the checks that POST and PUT share.
    pub(crate) fn check(&self, tenant: &Tenant, own_slot: Option<usize>) -> Result<(), Refusal> {
        own_org(tenant, self.org_id.as_deref())?;
        for email in self.emails.iter().flatten() {
            if !email.contains('@') || email.contains(char::is_whitespace) {
                return Err(Refusal::bad_request(format!(
                    "emails: '{email}' is not a valid email address"
                )));
            }
            let taken = tenant.people.slot_of_email(email);
            if taken.is_some() && taken != own_slot {
                return Err(Refusal::conflict(
                    "A user with this email address already exists.",
                ));
            }
        }
        Ok(())
    }

    /// Resolves the roles in the body. Only full administrators may add or remove any.
    pub(crate) fn roles(
        &self,
        tenant: &Tenant,
        caller: &Caller,
        before: RoleSet,
    ) -> Result<RoleSet, Refusal> {
        let mut set = RoleSet::NONE;
        for id in &self.roles {
            set.0 |= 1
                << tenant
                    .role(id)
                    .ok_or_else(|| Refusal::bad_request(format!("Role '{id}' is invalid")))?;
        }
        if set != before && !caller.roles.full_admin() {
            return Err(Refusal::forbidden(
                "Only a full administrator may change roles",
            ));
        }
        Ok(set)
    }

    /// Resolves the licences in the body that are valid, and either free or already held. The others are silently
    /// skipped, as Webex does.
    pub(crate) fn licenses(&self, tenant: &Tenant, before: LicenseSet) -> LicenseSet {
        let mut set = LicenseSet::default();
        for index in self.licenses.iter().filter_map(|id| tenant.license(id)) {
            if before.has(index) || tenant.licenses[index].has_free() {
                set.insert(index);
            }
        }
        set
    }

    /// Writes the profile members to a person. Members absent from the body are cleared.
    pub(crate) fn write_profile(&self, person: &mut Person) {
        let text = |text: &Option<String>| {
            text.as_deref()
                .filter(|text| !text.is_empty())
                .map(Into::into)
        };
        if let Some((first, rest)) = self.emails.as_deref().and_then(<[_]>::split_first) {
            person.email = first.as_str().into();
            person.extras_mut().more_emails =
                rest.iter().map(|email| email.as_str().into()).collect();
        }
        person.first_name = text(&self.first_name);
        person.last_name = text(&self.last_name);
        person.display_name = self.full_name().into();
        person.department = self.department.as_deref().map(Into::into);
        person.title = self.title.as_deref().map(Into::into);
        if let Some(flag) = &self.login_enabled {
            person.login_enabled = flag == &Value::Bool(true) || flag == "true";
        }
        let extras = person.extras_mut();
        let former = std::mem::take(&mut extras.phone_numbers);
        // Which number is the primary one cannot be written.
        let written = self
            .phone_numbers
            .iter()
            .filter(|number| number.kind == "work");
        let written = written.map(|number| {
            let is_same =
                |known: &&PhoneNumber| known.kind == number.kind && known.value == number.value;
            PhoneNumber {
                primary: former.iter().find(is_same).and_then(|known| known.primary),
                ..number.clone()
            }
        });
        let read_only = former.iter().filter(|number| number.kind != "work");
        let phone_numbers = written.chain(read_only.cloned()).collect();
        *extras = Extras {
            avatar: self.avatar.clone(),
            manager: self.manager.clone(),
            manager_id: self.manager_id.clone(),
            addresses: self.addresses.clone(),
            phone_numbers,
            nick_name: None,
            ..std::mem::take(extras)
        };
    }

    fn full_name(&self) -> String {
        let both = [&self.first_name, &self.last_name]
            .map(|name| name.as_deref().unwrap_or_default())
            .join(" ");
        match self.display_name.as_deref() {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => both.trim().to_owned(),
        }
    }
}
