//! `AuthenticateUser`: exchanges an access token for a session ticket.

use time::OffsetDateTime;

use crate::settings::CANARY;
use crate::world::World;
use crate::xml::element::Element;
use crate::xml::envelope::Failure;

/// Lifetime of a ticket in seconds, from the documentation's example.
const LIFETIME: u32 = 5400;

/// Issues a ticket to the owner of a token with `spark:all`.
pub(crate) fn answer(
    world: &mut World,
    context: &Element,
    content: &Element,
    now: OffsetDateTime,
) -> Result<(&'static str, String), Failure> {
    let wrong = || Failure::new("030002", "The user ID or the password is not correct");
    let token = content.value("accessToken").ok_or_else(wrong)?;
    let grant = world.tokens.bearer(token, now).ok_or_else(wrong)?;
    let person = world.tenant.people.by_id(grant.person).ok_or_else(wrong)?;
    // On sites whose users are managed in the organisation, the user id is the e-mail address. `email` is accepted
    // instead.
    let named = context.value("webExID").or(context.value("email"));
    if named.is_some_and(|name| !name.eq_ignore_ascii_case(&person.email)) {
        return Err(wrong());
    }
    if !grant.scopes.iter().any(|scope| scope == "spark:all") {
        return Err(Failure::new(
            "000001",
            "Access denied, additional privileges are required",
        ));
    }
    let ticket = format!("{}{CANARY}{}", world.dice.hex(40), world.dice.hex(40));
    let created = now.unix_timestamp() * 1000;
    Ok((
        "use:authenticateUserResponse",
        format!(
            "<use:sessionTicket>{ticket}</use:sessionTicket><use:createTime>{created}</use:createTime><use:timeToLive>{LIFETIME}</use:timeToLive>"
        ),
    ))
}
