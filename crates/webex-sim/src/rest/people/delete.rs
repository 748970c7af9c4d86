//! `DELETE /people/{personId}`.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::people::{slot_of_path, synced};
use crate::rest::person_at;
use crate::world::World;

/// Deletes a person permanently. Callers cannot delete themselves, nor people that a directory provides.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let slot = slot_of_path(world, call)?;
    let person = person_at(&world.tenant, slot)?;
    if person.uuid == call.caller()?.person {
        return Err(Refusal::forbidden("You cannot delete your own account"));
    }
    if person.synced {
        return Err(Refusal::bad_request(synced::NOT_DELETED));
    }
    world.tenant.put(slot, None);
    Ok(Reply::empty())
}
