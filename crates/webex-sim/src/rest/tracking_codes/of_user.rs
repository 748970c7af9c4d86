//! GET and PUT `/admin/meeting/userconfig/trackingCodes`.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::ids::Kind;
use crate::rest::tracking_codes::writable;
use crate::rest::user_on_site::{UserOnSite, UserOnSiteBody};
use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::tenant::site::Site;
use crate::tenant::tracking_code::{InputMode, TrackingCode};
use crate::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    #[serde(flatten)]
    whose: UserOnSiteBody,
    #[serde(default)]
    tracking_codes: Vec<NamedValue>,
}

#[derive(Deserialize)]
struct NamedValue {
    name: String,
    value: String,
}

/// Returns a person's values on one site.
pub(crate) fn get(world: &mut World, call: &Call<'_>) -> Answer {
    let found = UserOnSite::of_query(world, call)?;
    Ok(Reply::json(&show(
        &world.tenant,
        found.person(world)?,
        found.site,
    )))
}

/// Sets values. Codes not in the body keep theirs.
pub(crate) fn put(world: &mut World, call: &Call<'_>) -> Answer {
    let body: Body = call.json()?;
    let found = UserOnSite::of_body(world, call, &body.whose)?;
    let index = found.site;
    let site = &world.tenant.sites[index];
    writable(site)?;
    let mut person = found.person(world)?.clone();
    let before = person
        .extras
        .as_ref()
        .map_or_else(Vec::new, |extras| extras.tracking.clone());
    for wanted in body.tracking_codes {
        check(site, &wanted)?;
        let values = &mut person.extras_mut().tracking;
        values.retain(|(at, name, _)| (*at, name.as_str()) != (index, &wanted.name));
        values.push((index, wanted.name, wanted.value));
    }
    if person
        .extras
        .as_ref()
        .is_some_and(|extras| extras.tracking != before)
    {
        found.put(world, call, person.clone());
    }
    Ok(Reply::json(&show(&world.tenant, &person, index)))
}

fn check(site: &Site, wanted: &NamedValue) -> Result<(), Refusal> {
    let code = site
        .tracking_codes
        .iter()
        .find(|code| code.name == wanted.name);
    let code = code.ok_or_else(|| {
        Refusal::bad_request(format!("Tracking code of '{}' is not found.", wanted.name))
    })?;
    if wanted.value.is_empty() || wanted.value.chars().count() > 120 {
        return Err(Refusal::bad_request(
            "'value' must have 1 to 120 characters",
        ));
    }
    let listed = code
        .options
        .iter()
        .any(|option| option.value == wanted.value);
    if matches!(
        code.input_mode,
        InputMode::Select | InputMode::HostProfileSelect
    ) && !listed
    {
        return Err(Refusal::bad_request(format!(
            "'{}' is not an option of tracking code '{}'",
            wanted.value, code.name
        )));
    }
    Ok(())
}

/// Builds an object of the `GetTrackingCodeForUserObject` schema. A code for which the person has no value shows its
/// default option, or nothing.
fn show(tenant: &Tenant, person: &Person, site: usize) -> Value {
    let own = |code: &TrackingCode| {
        let values = &person.extras.as_ref()?.tracking;
        let found = values
            .iter()
            .find(|(at, name, _)| (*at, name) == (site, &code.name))?;
        Some(found.2.clone())
    };
    let default = |code: &TrackingCode| {
        let option = code.options.iter().find(|option| option.default_value);
        option.map_or_else(String::new, |option| option.value.clone())
    };
    let value = |code: &TrackingCode| own(code).unwrap_or_else(|| default(code));
    let codes = tenant.sites[site].tracking_codes.iter();
    json!({
        "siteUrl": tenant.sites[site].url,
        "personId": Kind::People.id(person.uuid),
        "email": &*person.email,
        "trackingCodes": codes
            .map(|code| json!({ "id": code.id.to_string(), "name": code.name, "value": value(code) }))
            .collect::<Vec<_>>(),
    })
}
