//! The switches of a person on a site, under `privilege` and `supportedServices`.

use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::xml::account;
use crate::xml::element::Element;
use crate::xml::envelope::{Failure, element, group};

/// Privileges in the order of the schema, with what a host has unless it was changed.
const PRIVILEGES: [(&str, bool); 19] = [
    ("host", true),
    ("teleConfCallOut", true),
    ("teleConfCallOutInternational", false),
    ("teleConfCallIn", true),
    ("teleConfTollFreeCallIn", true),
    ("siteAdmin", false),
    ("voiceOverIp", true),
    ("roSiteAdmin", false),
    ("labAdmin", false),
    ("otherTelephony", false),
    ("teleConfCallInInternational", false),
    ("attendeeOnly", false),
    ("recordingEditor", false),
    ("meetingAssist", false),
    ("HQvideo", true),
    ("HDvideo", true),
    ("isEnableCET", false),
    ("isEnablePMR", true),
    ("teleCLIAuthEnabled", false),
];

/// Services, with what a host has unless it was changed.
const SERVICES: [(&str, bool); 5] = [
    ("meetingCenter", true),
    ("trainingCenter", false),
    ("supportCenter", false),
    ("eventCenter", true),
    ("salesCenter", false),
];

/// Writes both groups.
pub(crate) fn show(tenant: &Tenant, person: &Person, site: usize) -> String {
    let hosts = account::hosts(tenant, person, site);
    let stored = |name: &str| {
        let all = &person.extras.as_ref()?.site_switches;
        let own = all
            .iter()
            .find(|(at, own, _)| (*at, own.as_str()) == (site, name));
        own.map(|(_, _, value)| *value)
    };
    let value = |(name, usual): &(&str, bool)| match *name {
        "host" => hosts,
        "attendeeOnly" => !hosts,
        "siteAdmin" => person.roles.full_admin(),
        "roSiteAdmin" => person.roles.any_admin() && !person.roles.full_admin(),
        name => stored(name).unwrap_or(*usual && hosts),
    };
    let write = |rows: &[(&str, bool)]| -> Vec<String> {
        let row = |row: &(&str, bool)| element(&format!("use:{}", row.0), word(value(row)));
        rows.iter().map(row).collect()
    };
    let groups = [
        group("use:privilege", write(&PRIVILEGES)),
        group("use:supportedServices", write(&SERVICES)),
    ];
    groups.concat()
}

fn word(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Applies the groups of a request to a person.
pub(crate) fn write(
    tenant: &Tenant,
    content: &Element,
    person: &mut Person,
    site: usize,
) -> Result<(), Failure> {
    for (group, rows) in [
        ("privilege", &PRIVILEGES[..]),
        ("supportedServices", &SERVICES[..]),
    ] {
        for wanted in content
            .child(group)
            .map_or(&[][..], |group| &group.children)
        {
            let name = wanted.name.as_str();
            if !rows.iter().any(|(known, _)| *known == name) {
                return Err(Failure::ours(format!("{group} has no member {name}")));
            }
            let value = match wanted.text.as_str() {
                "true" | "TRUE" | "1" => true,
                "false" | "FALSE" | "0" => false,
                _ => return Err(Failure::ours(format!("{name} is neither true nor false"))),
            };
            set(tenant, person, site, name, value)?;
        }
    }
    Ok(())
}

fn set(
    tenant: &Tenant,
    person: &mut Person,
    site: usize,
    name: &str,
    value: bool,
) -> Result<(), Failure> {
    match (name, value) {
        ("host", true) | ("attendeeOnly", false) => {
            person.attendee &= !(1 << site);
            account::make_host(tenant, person, site)
        }
        ("host", false) | ("attendeeOnly", true) => {
            account::remove_host(tenant, person, site);
            person.attendee |= 1 << site;
            Ok(())
        }
        ("siteAdmin" | "roSiteAdmin", _) => Err(Failure::ours(
            "The administrators of this site are managed in Control Hub",
        )),
        _ => {
            let stored = &mut person.extras_mut().site_switches;
            let own = stored
                .iter_mut()
                .find(|(at, own, _)| (*at, own.as_str()) == (site, name));
            match own {
                Some((_, _, own)) => *own = value,
                None => stored.push((site, name.to_owned(), value)),
            }
            Ok(())
        }
    }
}
