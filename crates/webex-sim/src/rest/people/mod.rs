//! `/v1/people`.

pub(crate) mod body;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod site_urls;
pub(crate) mod synced;
pub(crate) mod update;

use crate::answer::Refusal;
use crate::call::Call;
use crate::world::World;

/// Resolves `{personId}` to a directory slot.
fn slot_of_path(world: &World, call: &Call<'_>) -> Result<usize, Refusal> {
    let people = &world.tenant.people;
    people
        .slot_of_id(call.param(0))
        .ok_or_else(Refusal::not_found)
}
