//! `DELETE /people/{personId}`.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::people::slot_of_path;
use crate::rest::person_at;
use crate::world::World;

/// Deletes a person permanently. Callers cannot delete themselves.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let slot = slot_of_path(world, call)?;
    let person = person_at(&world.tenant, slot)?;
    if person.uuid == call.caller()?.person {
        return Err(Refusal::forbidden("You cannot delete your own account"));
    }
    world.tenant.put(slot, None);
    Ok(Reply::empty())
}
