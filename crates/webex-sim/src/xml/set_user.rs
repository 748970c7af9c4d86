//! `SetUser`: changes the given members of a person on the site. The others keep their values.

use crate::switches::XmlOmittedSlots;
use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::tenant::site::{Managed, Site};
use crate::tenant::tracking_code::InputMode;
use crate::world::World;
use crate::xml::element::Element;
use crate::xml::envelope::{Content, Failure};
use crate::xml::request::{Request, Signer};
use crate::xml::{account, privileges};

/// The longest value of a tracking code, as in the schema.
const LONGEST: usize = 128;

/// Members that sites of Control Hub do not let anyone change here.
const OF_CONTROL_HUB: [&str; 7] = [
    "newWebExId",
    "password",
    "email",
    "firstName",
    "lastName",
    "phones",
    "displayName",
];

/// Applies a change, all of it or nothing.
pub(crate) fn answer(
    world: &mut World,
    request: &Request,
    signer: &Signer,
) -> Result<Content, Failure> {
    if !signer.changes() {
        return Err(Failure::denied());
    }
    let content = &request.content;
    let slot = account::slot(&world.tenant, request.site, content.value("webExId"))?;
    let before = account::person(&world.tenant, slot)?.clone();
    let mut person = before.clone();
    let omitted = world.settings.switches.xml_omitted_slots;
    apply(&world.tenant, request, &mut person, omitted)?;
    if differs(&before, &person) {
        person.modified = request.now.unix_timestamp();
        world.tenant.put(slot, Some(person));
    }
    Ok((
        "use:setUserResponse",
        format!("<use:userId>{}</use:userId>", slot + 1),
    ))
}

fn apply(
    tenant: &Tenant,
    request: &Request,
    person: &mut Person,
    omitted: XmlOmittedSlots,
) -> Result<(), Failure> {
    let (content, site) = (&request.content, request.site);
    let entry = &tenant.sites[site];
    let fixed = OF_CONTROL_HUB
        .iter()
        .find(|name| content.child(name).is_some());
    if let Some(name) = fixed {
        let why = match entry.managed {
            Managed::ControlHub => "is managed in Control Hub",
            Managed::SiteAdmin => "is not simulated",
        };
        return Err(Failure::ours(format!("{name} {why}")));
    }
    privileges::write(tenant, content, person, site)?;
    match content.value("active") {
        None => {}
        Some("ACTIVATED" | "REQUEST_TO_ACTIVATE") => account::make_host(tenant, person, site)?,
        Some("DEACTIVATED") => account::remove_host(tenant, person, site),
        Some(_) => return Err(Failure::ours("active has an unknown word")),
    }
    if let Some(types) = content.child("meetingTypes") {
        if !account::hosts(tenant, person, site) {
            return Err(Failure::ours("Only hosts have meeting types"));
        }
        person.session_types[site] = ids(entry, types)?;
    }
    if let Some(tracking) = content.child("tracking") {
        values(entry, tracking, person, site, omitted)?;
    }
    Ok(())
}

fn ids(site: &Site, types: &Element) -> Result<u16, Failure> {
    let mut wanted = 0;
    for kind in &types.children {
        let known = site
            .session_types
            .iter()
            .position(|own| own.id == kind.text);
        let index = known
            .ok_or_else(|| Failure::ours(format!("The site has no meeting type {}", kind.text)))?;
        wanted |= 1 << index;
    }
    Ok(wanted)
}

fn values(
    site: &Site,
    tracking: &Element,
    person: &mut Person,
    at: usize,
    omitted: XmlOmittedSlots,
) -> Result<(), Failure> {
    if site.mapped {
        return Err(Failure::ours(
            "The tracking codes of this site are mapped to attributes",
        ));
    }
    if omitted == XmlOmittedSlots::Clear {
        person
            .extras_mut()
            .tracking
            .retain(|(site, ..)| *site != at);
    }
    for slot in &tracking.children {
        let number = slot.name.strip_prefix("trackingCode");
        let number = number.and_then(|number| number.parse::<usize>().ok());
        let code = number
            .and_then(|number| site.tracking_codes.get(number.checked_sub(1)?))
            .ok_or_else(|| Failure::ours(format!("The site has no {}", slot.name)))?;
        let value = &slot.text;
        if value.chars().count() > LONGEST {
            return Err(Failure::ours(format!(
                "{} is longer than {LONGEST} characters",
                slot.name
            )));
        }
        let strict = matches!(
            code.input_mode,
            InputMode::Select | InputMode::HostProfileSelect
        );
        let listed = code.options.iter().any(|option| option.value == *value);
        if strict && !value.is_empty() && !listed {
            return Err(Failure::ours(format!(
                "{value} is not an option of {}",
                code.name
            )));
        }
        let stored = &mut person.extras_mut().tracking;
        let own = stored
            .iter_mut()
            .find(|(site, name, _)| *site == at && *name == code.name);
        match own {
            Some((_, _, own)) => own.clone_from(value),
            None => stored.push((at, code.name.clone(), value.clone())),
        }
    }
    // REST shows the default for a code without a value.
    person
        .extras_mut()
        .tracking
        .retain(|(_, _, value)| !value.is_empty());
    Ok(())
}

fn differs(before: &Person, after: &Person) -> bool {
    let extras = |person: &Person| {
        let extras = person.extras.as_ref();
        extras.map(|extras| (extras.tracking.clone(), extras.site_switches.clone()))
    };
    let (old, new) = (extras(before), extras(after));
    before.licenses != after.licenses
        || before.attendee != after.attendee
        || before.session_types != after.session_types
        || old.unwrap_or_default() != new.unwrap_or_default()
}
