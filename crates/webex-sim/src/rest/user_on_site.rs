//! One person on one site, as the resources under `userconfig` identify them.

use serde::Deserialize;

use crate::answer::Refusal;
use crate::call::Call;
use crate::rest::{person_at, site, target};
use crate::tenant::person::Person;
use crate::world::World;

/// The index of the site and the person's directory slot.
pub(crate) struct UserOnSite {
    pub(crate) site: usize,
    pub(crate) slot: usize,
}

/// The members of a PUT body that identify the person and the site.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UserOnSiteBody {
    site_url: String,
    person_id: Option<String>,
    email: Option<String>,
}

impl UserOnSite {
    /// Resolves a GET from its query and the `email` header.
    pub(crate) fn of_query(world: &World, call: &Call<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            site: site(world, call, call.query("siteUrl"))?,
            slot: target(&world.tenant, call.query("personId"), call.header("email"))?,
        })
    }

    /// Resolves a PUT from its body.
    pub(crate) fn of_body(
        world: &World,
        call: &Call<'_>,
        body: &UserOnSiteBody,
    ) -> Result<Self, Refusal> {
        let (person_id, email) = (body.person_id.as_deref(), body.email.as_deref());
        Ok(Self {
            site: site(world, call, Some(&body.site_url))?,
            slot: target(&world.tenant, person_id, email)?,
        })
    }

    pub(crate) fn person<'a>(&self, world: &'a World) -> Result<&'a Person, Refusal> {
        person_at(&world.tenant, self.slot)
    }

    /// Stores a changed person, with the time of the call. Do not call it for an unchanged person.
    pub(crate) fn put(&self, world: &mut World, call: &Call<'_>, mut person: Person) {
        person.modified = call.now.unix_timestamp();
        world.tenant.put(self.slot, Some(person));
    }
}
