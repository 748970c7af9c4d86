//! `AuthenticateUser`: exchanges an access token for a session ticket.

use crate::world::World;
use crate::xml::envelope::{Content, Failure};
use crate::xml::request::Request;
use crate::xml::tickets::LIFETIME;

/// Issues a ticket to the owner of a token with `spark:all`.
pub(crate) fn answer(world: &mut World, request: &Request) -> Result<Content, Failure> {
    let wrong = || Failure::new("030002", "The user ID or the password is not correct");
    let token = request.content.value("accessToken").ok_or_else(wrong)?;
    let grant = world.tokens.bearer(token, request.now).ok_or_else(wrong)?;
    let person = world.tenant.people.by_id(grant.person).ok_or_else(wrong)?;
    // On sites whose users are managed in the organisation, the user id is the e-mail address. `email` is accepted
    // instead.
    let context = &request.context;
    let named = context.value("webExID").or(context.value("email"));
    if named.is_some_and(|name| !name.eq_ignore_ascii_case(&person.email)) {
        return Err(wrong());
    }
    if !grant.scopes.iter().any(|scope| scope == "spark:all") {
        return Err(Failure::denied());
    }
    let owner = person.uuid;
    let (start, end) = (world.dice.hex(40), world.dice.hex(40));
    let ticket = format!("{start}{}{end}", world.settings.token_mark);
    world
        .tickets
        .issue(ticket.clone(), owner, request.site, request.now);
    let created = request.now.unix_timestamp() * 1000;
    Ok((
        "use:authenticateUserResponse",
        format!(
            "<use:sessionTicket>{ticket}</use:sessionTicket><use:createTime>{created}</use:createTime><use:timeToLive>{LIFETIME}</use:timeToLive>"
        ),
    ))
}
