//! `GET /people/me` and `GET /people/{personId}`.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::people::show::{self, View};
use crate::world::World;

/// The owner of the token. A caller always sees its own licences and roles.
pub(crate) fn me(world: &mut World, call: &Call<'_>) -> Answer {
    let caller = call.caller()?;
    let person = world
        .tenant
        .people
        .by_id(caller.person)
        .ok_or_else(Refusal::not_found)?;
    let view = View {
        admin: true,
        presence: true,
        calling: call.flag("callingData"),
    };
    Ok(Reply::json(&show::person(
        world,
        person,
        view,
        call.now.unix_timestamp(),
    )))
}

/// One person.
pub(crate) fn one(world: &mut World, call: &Call<'_>) -> Answer {
    let caller = call.caller()?;
    let slot = world
        .tenant
        .people
        .slot_of_id(call.param(0))
        .ok_or_else(Refusal::not_found)?;
    let person = world
        .tenant
        .people
        .at(slot)
        .ok_or_else(Refusal::not_found)?;
    let view = View::of_one(caller, call.flag("callingData"));
    Ok(Reply::json(&show::person(
        world,
        person,
        view,
        call.now.unix_timestamp(),
    )))
}
