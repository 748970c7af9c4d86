//! Licences, and those a person holds, as JSON.

use serde_json::{Map, Value, json};

use crate::ids::Kind;
use crate::tenant::license::{Contract, Family, License};
use crate::tenant::person::Person;
use crate::world::World;

/// Builds an object of the `License` schema. Members that do not apply are absent.
pub(crate) fn license(world: &World, license: &License) -> Map<String, Value> {
    let (tenant, switches) = (&world.tenant, &world.settings.switches);
    let old_name = license.old_name.filter(|_| switches.old_license_names);
    let total = match license.total {
        None if license.grows && !switches.unlimited_free_pools => Some(license.consumed()),
        total => total,
    };
    let subscription = match license.contract {
        _ if switches.always_subscribed => Some(&license.subscription),
        Contract::Bought => Some(&license.subscription),
        Contract::Trial => Some(&license.trial),
        Contract::Free => None,
    };
    let units = |units: u32, unknown: bool| match switches.null_units && unknown {
        true => Value::Null,
        false => units.into(),
    };
    let (free, companion) = (
        license.contract == Contract::Free,
        license.family == Family::Companion,
    );
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.into(), value);
    put("id", license.id.clone().into());
    put("name", old_name.unwrap_or(&license.name).into());
    put("totalUnits", total.map_or(json!(-1), Value::from));
    put("consumedUnits", license.consumed().into());
    put("consumedByUsers", units(license.users, companion));
    put("consumedByWorkspaces", units(license.workspaces, free));
    if let Some(subscription) = subscription {
        put("subscriptionId", subscription.clone().into());
    }
    if let Some(site) = license.site.and_then(|site| tenant.sites.get(site)) {
        put("siteUrl", site.url.clone().into());
        put("siteType", site.managed.name().into());
    }
    members
}

/// Builds an object of the `UserLicensesResponse` schema.
pub(crate) fn of_person(world: &World, person: &Person) -> Value {
    let tenant = &world.tenant;
    let upper = world.settings.switches.upper_account_types;
    let hosted = tenant.hosted_sites(person);
    let account = |(index, site): (usize, &crate::tenant::site::Site)| {
        let kind = match (hosted & (1 << index) != 0, person.is_attendee(index)) {
            (true, _) if upper => "HOST",
            (true, _) => "host",
            (false, true) if upper => "ATTENDEE",
            (false, true) => "attendee",
            (false, false) => return None,
        };
        Some(json!({ "siteUrl": site.url, "accountType": kind }))
    };
    json!({
        "orgId": tenant.org.id,
        "personId": Kind::People.id(person.uuid),
        "email": &*person.email,
        "licenses": person.licenses.indices().map(|index| &*tenant.licenses[index].id).collect::<Vec<_>>(),
        "siteUrls": tenant.sites.iter().enumerate().filter_map(account).collect::<Vec<_>>(),
    })
}
