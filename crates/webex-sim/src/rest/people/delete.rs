//! `DELETE /people/{personId}`.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::world::World;

/// Deletes a person for good. Nobody deletes themself.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
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
    if person.uuid == call.caller()?.person {
        return Err(Refusal::forbidden("You cannot delete your own account"));
    }
    world.tenant.put(slot, None);
    Ok(Reply::empty())
}
