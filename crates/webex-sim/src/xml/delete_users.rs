//! `DelUser`: takes the licences of the site from people. The answer has a status for each of them.

use crate::world::World;
use crate::xml::account;
use crate::xml::envelope::{Content, Failure, element, group};
use crate::xml::request::{Request, Signer};

const AT_ONCE: usize = 50;

/// Deactivates people on the site.
pub(crate) fn answer(
    world: &mut World,
    request: &Request,
    signer: &Signer,
) -> Result<Content, Failure> {
    if !signer.changes() {
        return Err(Failure::denied());
    }
    let all = request.content.children.iter();
    let ids: Vec<&str> = all
        .filter(|child| child.name == "webExId")
        .map(|child| child.text.as_str())
        .collect();
    if ids.is_empty() || ids.len() > AT_ONCE {
        return Err(Failure::new("040015", "1 to 50 users can be given"));
    }
    let mut text = String::new();
    for id in ids {
        let done = remove(world, request, signer, id);
        let status = if done.is_ok() { "SUCCESS" } else { "FAILURE" };
        let parts = [element("use:webExId", id), element("use:status", status)];
        text.push_str(&group("use:user", parts));
    }
    Ok(("use:delUserResponse", text))
}

fn remove(world: &mut World, request: &Request, signer: &Signer, id: &str) -> Result<(), Failure> {
    let slot = account::slot(&world.tenant, request.site, Some(id))?;
    if slot == signer.slot {
        return Err(Failure::denied());
    }
    let mut person = account::person(&world.tenant, slot)?.clone();
    account::remove_host(&world.tenant, &mut person, request.site);
    person.attendee &= !(1 << request.site);
    person.modified = request.now.unix_timestamp();
    world.tenant.put(slot, Some(person));
    Ok(())
}
