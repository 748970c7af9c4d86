//! `CreateUser`: creates a person in the organisation, and gives them a licence of the site.

use crate::rest::people::create;
use crate::tenant::person::Person;
use crate::world::World;
use crate::xml::envelope::{Content, Failure};
use crate::xml::request::{Request, Signer};
use crate::xml::{account, privileges};

/// Creates a host. A person who is already in the organisation gets the licence.
pub(crate) fn answer(
    world: &mut World,
    request: &Request,
    signer: &Signer,
) -> Result<Content, Failure> {
    if !signer.changes() {
        return Err(Failure::denied());
    }
    let content = &request.content;
    let member = |name: &str| {
        let missing = || Failure::ours(format!("{name} is missing"));
        content.value(name).ok_or_else(missing)
    };
    let (first, last, email) = (member("firstName")?, member("lastName")?, member("email")?);
    if !member("webExId")?.eq_ignore_ascii_case(email) {
        return Err(Failure::ours(
            "On this site the Webex ID is the e-mail address",
        ));
    }
    let site = request.site;
    let known = world.tenant.people.slot_of_email(email);
    let now = request.now.unix_timestamp();
    let mut person = match known.and_then(|slot| world.tenant.people.at(slot)) {
        Some(person) if account::exists(&world.tenant, person, site) => {
            return Err(Failure::new("030005", "The e-mail address already exists"));
        }
        Some(person) => person.clone(),
        None => Person {
            email: email.into(),
            first_name: Some(first.into()),
            last_name: Some(last.into()),
            display_name: format!("{first} {last}").into(),
            ..create::blank(world, now)
        },
    };
    account::make_host(&world.tenant, &mut person, site)?;
    privileges::write(&world.tenant, content, &mut person, site)?;
    person.modified = now;
    let slot = match known {
        Some(slot) => {
            world.tenant.put(slot, Some(person));
            slot
        }
        None => world.tenant.add(person),
    };
    Ok((
        "use:createUserResponse",
        format!("<use:userId>{}</use:userId>", slot + 1),
    ))
}
