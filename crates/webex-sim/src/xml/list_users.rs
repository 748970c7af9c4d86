//! `LstsummaryUser`: the people with an account on the site, a part at a time.

use crate::switches::XmlNothingFound;
use crate::tenant::person::Person;
use crate::text_time;
use crate::world::World;
use crate::xml::account;
use crate::xml::envelope::{Content, Failure, element, group};
use crate::xml::request::{Request, Signer};

/// Lists a part. Without an administrator role, it has only oneself.
pub(crate) fn answer(
    world: &mut World,
    request: &Request,
    signer: &Signer,
) -> Result<Content, Failure> {
    let content = &request.content;
    let control = content.child("listControl");
    let number = |name: &str, usual: usize| {
        let text = control.and_then(|control| control.value(name));
        text.map_or(Ok(usual), |text| match text.parse() {
            Ok(number) if number >= 1 => Ok(number),
            _ => Err(Failure::ours(format!(
                "{name} is not a number of at least 1"
            ))),
        })
    };
    let (from, most) = (number("startFrom", 1)?, number("maximumNum", 10)?);
    let tenant = &world.tenant;
    let fits = |wanted: &str, own: &str| {
        let text = content.value(wanted);
        text.is_none_or(|text| own.to_lowercase().starts_with(&text.to_lowercase()))
    };
    let mut people: Vec<(usize, &Person)> = tenant
        .people
        .from(0)
        .filter(|(slot, person)| {
            (signer.sees_all() || *slot == signer.slot)
                && account::exists(tenant, person, request.site)
                && fits("email", &person.email)
                && fits("webExId", &person.email)
                && fits(
                    "firstName",
                    person.first_name.as_deref().unwrap_or_default(),
                )
                && fits("lastName", person.last_name.as_deref().unwrap_or_default())
        })
        .collect();
    let order = content.child("order");
    let order = |name| order.and_then(|order| order.value(name));
    match order("orderBy") {
        Some("EMAIL" | "WEBEXID") => people.sort_by(|a, b| a.1.email.cmp(&b.1.email)),
        Some("LASTNAME") => people.sort_by(|a, b| a.1.last_name.cmp(&b.1.last_name)),
        Some("FIRSTNAME") => people.sort_by(|a, b| a.1.first_name.cmp(&b.1.first_name)),
        _ => {}
    }
    if order("orderAD") == Some("DESC") {
        people.reverse();
    }
    let total = people.len();
    let part: Vec<String> = people
        .into_iter()
        .skip(from - 1)
        .take(most)
        .map(|(_, person)| show(person))
        .collect();
    if part.is_empty() && world.settings.switches.xml_nothing_found == XmlNothingFound::Failure {
        return Err(Failure::new("000015", "Sorry, no record found"));
    }
    let records = [
        element("serv:total", &total.to_string()),
        element("serv:returned", &part.len().to_string()),
        element("serv:startFrom", &from.to_string()),
    ];
    let text = [part.concat(), group("use:matchingRecords", records)];
    Ok(("use:lstsummaryUserResponse", text.concat()))
}

fn show(person: &Person) -> String {
    let active = if person.login_enabled {
        "ACTIVATED"
    } else {
        "DEACTIVATED"
    };
    let parts = [
        element("use:webExId", &person.email),
        element(
            "use:firstName",
            person.first_name.as_deref().unwrap_or_default(),
        ),
        element(
            "use:lastName",
            person.last_name.as_deref().unwrap_or_default(),
        ),
        element("use:email", &person.email),
        element("use:registrationDate", &text_time::slashes(person.created)),
        element("use:active", active),
        element("use:timeZoneID", "21"),
    ];
    group("use:user", parts)
}
