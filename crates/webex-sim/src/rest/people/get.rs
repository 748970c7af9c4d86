//! `GET /people/me` and `GET /people/{personId}`.

use crate::answer::{Answer, Refusal};
use crate::call::Call;
use crate::rest::people::show::{self, View};
use crate::rest::people::slot_of_path;
use crate::world::World;

/// Returns the owner of the token. Callers always see their own licences and roles.
pub(crate) fn me(world: &mut World, call: &Call<'_>) -> Answer {
    let slot = world.tenant.people.slot_of(call.caller()?.person);
    let slot = slot.ok_or_else(Refusal::not_found)?;
    show::answer(world, call, slot, View::full(call))
}

pub(crate) fn one(world: &mut World, call: &Call<'_>) -> Answer {
    let slot = slot_of_path(world, call)?;
    let view = View::of_one(call.caller()?, call.flag("callingData"));
    show::answer(world, call, slot, view)
}
