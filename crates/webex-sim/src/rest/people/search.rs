//! The query of `GET /people`.

use crate::answer::Refusal;
use crate::call::Call;
use crate::rest::own_org;
use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::world::World;

/// Webex's limit on the number of ids.
const MAX_IDS: usize = 85;

pub(crate) struct Search {
    email: Option<String>,
    display_name: Option<String>,
    roles: Option<u16>,
    location: Option<String>,
    /// The requested ids, in order.
    pub(crate) ids: Option<Vec<String>>,
    /// People per page.
    pub(crate) max: usize,
}

impl Search {
    /// Parses the query and checks who may ask for what.
    pub(crate) fn read(world: &World, call: &Call<'_>) -> Result<Self, Refusal> {
        let admin = call.caller()?.reads_as_admin();
        own_org(&world.tenant, call.query("orgId"))?;
        let search = Self {
            email: call.query("email").map(str::to_lowercase),
            display_name: call.query("displayName").map(str::to_lowercase),
            roles: call
                .query("roles")
                .map(|ids| roles(&world.tenant, ids))
                .transpose()?,
            location: call.query("locationId").map(str::to_owned),
            ids: call
                .query("id")
                .map(|ids| ids.split(',').map(|id| id.trim().to_owned()).collect()),
            max: max(world, call)?,
        };
        if search.ids.as_ref().is_some_and(|ids| ids.len() > MAX_IDS) {
            return Err(Refusal::bad_request(format!(
                "No more than {MAX_IDS} ids may be given"
            )));
        }
        if !admin && (search.roles.is_some() || search.location.is_some()) {
            return Err(Refusal::forbidden(
                "The filters roles and locationId are for administrators",
            ));
        }
        if !admin && search.email.is_none() && search.display_name.is_none() && search.ids.is_none()
        {
            let text = "Email, displayName, or id list should be specified.";
            return Err(Refusal::gateway(400, text, text));
        }
        Ok(search)
    }

    /// Whether a person matches the filters other than the `id` list.
    pub(crate) fn matches(&self, tenant: &Tenant, person: &Person) -> bool {
        let location = || Some(&tenant.locations.get(person.extras.as_ref()?.location?)?.id);
        self.email
            .as_ref()
            .is_none_or(|wanted| person.emails().any(|email| email.to_lowercase() == *wanted))
            && self
                .display_name
                .as_ref()
                .is_none_or(|prefix| person.display_name.to_lowercase().starts_with(prefix))
            && self.roles.is_none_or(|roles| person.roles.0 & roles != 0)
            && self
                .location
                .as_ref()
                .is_none_or(|wanted| location() == Some(wanted))
    }

    /// Returns the only slot that can match, if the query has an e-mail address.
    pub(crate) fn only_slot(&self, tenant: &Tenant) -> Option<Option<usize>> {
        self.email
            .as_ref()
            .map(|email| tenant.people.slot_of_email(email))
    }
}

fn roles(tenant: &Tenant, ids: &str) -> Result<u16, Refusal> {
    let mut set = 0;
    for id in ids.split(',') {
        let index = tenant.role(id.trim());
        set |= 1 << index.ok_or_else(|| Refusal::bad_request(format!("Role '{id}' is invalid")))?;
    }
    Ok(set)
}

/// Returns the page size, silently capped as Webex does.
fn max(world: &World, call: &Call<'_>) -> Result<usize, Refusal> {
    let mut max = call
        .count("max")?
        .unwrap_or(100)
        .min(world.settings.max_page.max(1));
    if call.flag("callingData") {
        max = max.min(100);
    }
    if call.query("locationId").is_some() {
        max = max.min(50);
    }
    Ok(max)
}
