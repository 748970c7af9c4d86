//! Describes filters: "Holds Meeting Center on acme.webex.com", "Holds no licence".

use rollcall_core::naming;
use rollcall_core::number::counted;
use rollcall_core::people::{Days, Field, Filter};

use super::super::account_words;
use crate::data::Tenant;
use crate::ui::moment;

/// Describes a filter, with the names that have loaded; tracked.
pub fn words(filter: &Filter, tenant: Tenant) -> String {
    let not = filter.negated;
    match &filter.field {
        Field::License(id) => {
            let name = tenant.licenses.with(|licenses| {
                let licenses = licenses.ready().map(|licenses| &***licenses);
                naming::license(licenses.unwrap_or_default(), id).in_words()
            });
            pick(not, "Holds ", "Doesn't hold ").to_owned() + &name
        }
        Field::AnyLicense => pick(not, "Holds a licence", "Holds no licence").to_owned(),
        Field::Role(id) => {
            let name = tenant.roles.with(|roles| {
                let roles = roles.ready()?;
                let role = roles.iter().find(|role| role.id == *id)?;
                Some(role.name.clone())
            });
            pick(not, "Role is ", "Role isn't ").to_owned() + name.as_deref().unwrap_or("unknown")
        }
        Field::AnyRole => pick(not, "Is an administrator", "Isn't an administrator").to_owned(),
        Field::Site(site) => pick(not, "On site ", "Not on site ").to_owned() + site.as_str(),
        Field::Account(account) => {
            pick(not, "Status is ", "Status isn't ").to_owned() + account_words::word(*account)
        }
        Field::Domain(domain) => {
            pick(not, "Email ends in @", "Email doesn't end in @").to_owned() + domain
        }
        Field::Department(name) => {
            pick(not, "Department is ", "Department isn't ").to_owned() + name
        }
        Field::AddedBefore(day) => {
            pick(not, "Added before ", "Added on or after ").to_owned() + &moment::day(day.start())
        }
        Field::Location(id) => {
            pick(not, "Location is ", "Location isn't ").to_owned() + &location(id, tenant)
        }
        Field::Active => pick(not, "Was ever active", "Was never active").to_owned(),
        Field::ActiveWithin(count) => {
            pick(not, "Active in the last ", "Not active in the last ").to_owned() + &days(*count)
        }
        Field::InvitedFor(count) => {
            let invited = pick(not, "Invitation pending for ", "No invitation pending for ");
            invited.to_owned() + &days(*count) + " or more"
        }
        Field::IdleSeat(count) => {
            let idle = pick(
                not,
                "Holds a licence, not active for ",
                "No licence idle for ",
            );
            idle.to_owned() + &days(*count)
        }
    }
}

/// The name of a location, or its id; tracked.
pub fn location(id: &str, tenant: Tenant) -> String {
    let locations = tenant.locations().ready().unwrap_or_default();
    let location = locations.iter().find(|location| location.id == id);
    let name = location.map(|location| location.name.as_str());
    name.filter(|name| !name.is_empty())
        .unwrap_or(id)
        .to_owned()
}

fn days(count: Days) -> String {
    counted(count.into(), "day", "days")
}

const fn pick(negated: bool, yes: &'static str, no: &'static str) -> &'static str {
    if negated { no } else { yes }
}
