//! `GetMe`: the owner of the ticket. Only Cisco's guide has it, so a switch makes the site refuse it.

use crate::world::World;
use crate::xml::account;
use crate::xml::envelope::{Content, Failure, element};
use crate::xml::request::{Request, Signer};

/// Answers with the signer.
pub(crate) fn answer(world: &mut World, _: &Request, signer: &Signer) -> Result<Content, Failure> {
    if !world.settings.switches.xml_get_me {
        return Err(Failure::ours("The operation user.GetMe is not supported"));
    }
    let person = account::person(&world.tenant, signer.slot)?;
    let role = match (signer.changes(), signer.sees_all()) {
        (true, _) => "siteAdmin",
        (false, true) => "roSiteAdmin",
        (false, false) => "host",
    };
    let email = &*person.email;
    let text = [
        element(
            "use:firstName",
            person.first_name.as_deref().unwrap_or_default(),
        ),
        element(
            "use:lastName",
            person.last_name.as_deref().unwrap_or_default(),
        ),
        element("use:email", email),
        element("use:webExID", email),
        element("use:userRole", role),
        "<use:personalMeetingRoom><use:hostPin>2580</use:hostPin></use:personalMeetingRoom>".into(),
    ];
    Ok(("use:getMeResponse", text.concat()))
}
