//! `GetUser`: a person with an account on the site.

use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::world::World;
use crate::xml::envelope::{Content, Failure, element, group};
use crate::xml::request::{Request, Signer};
use crate::xml::{account, privileges};

/// Answers with one person. Without an administrator role, only with oneself.
pub(crate) fn answer(
    world: &mut World,
    request: &Request,
    signer: &Signer,
) -> Result<Content, Failure> {
    let tenant = &world.tenant;
    let slot = account::slot(tenant, request.site, request.content.value("webExId"))?;
    if slot != signer.slot && !signer.sees_all() {
        return Err(Failure::denied());
    }
    let person = account::person(tenant, slot)?;
    Ok((
        "use:getUserResponse",
        show(tenant, person, slot, request.site),
    ))
}

fn show(tenant: &Tenant, person: &Person, slot: usize, site: usize) -> String {
    let entry = &tenant.sites[site];
    let types = entry.session_types.iter().enumerate();
    let held = types.filter(|(index, _)| person.session_types[site] & (1 << index) != 0);
    let held = held.map(|(_, kind)| element("use:meetingType", &kind.id));
    let value = |name: &str| {
        let values = &person.extras.as_ref()?.tracking;
        let own = values
            .iter()
            .find(|(at, own, _)| (*at, own.as_str()) == (site, name));
        own.map(|(_, _, value)| value.as_str())
    };
    // All ten slots are there, empty where nothing is set.
    let codes = (0..10).map(|slot| {
        let code = entry.tracking_codes.get(slot);
        let value = code.and_then(|code| value(&code.name));
        element(
            &format!("com:trackingCode{}", slot + 1),
            value.unwrap_or_default(),
        )
    });
    let active = match account::exists(tenant, person, site) && person.login_enabled {
        true => "ACTIVATED",
        false => "DEACTIVATED",
    };
    let email = &*person.email;
    [
        element(
            "use:firstName",
            person.first_name.as_deref().unwrap_or_default(),
        ),
        element(
            "use:lastName",
            person.last_name.as_deref().unwrap_or_default(),
        ),
        element("use:title", person.title.as_deref().unwrap_or_default()),
        element("use:webExId", email),
        element("use:email", email),
        // The real one is masked too.
        element("use:password", "********"),
        group("use:meetingTypes", held),
        group("use:tracking", codes),
        privileges::show(tenant, person, site),
        element("use:active", active),
        element("use:userId", &(slot + 1).to_string()),
    ]
    .concat()
}
