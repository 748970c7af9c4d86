//! `POST /_sim/edit`: another administrator changes someone concurrently.

use serde_json::{Value, json};

use crate::call::Call;
use crate::control::outcome::Outcome;
use crate::edit::Edit;
use crate::simulator::Simulator;

/// Finds the person and applies the edit.
pub(crate) fn edit(sim: &mut Simulator, call: &Call<'_>, body: Value) -> Outcome {
    let edit: Edit = serde_json::from_value(body).map_err(|error| (400, error.to_string()))?;
    let tenant = &mut sim.world.tenant;
    match edit.slot(tenant) {
        Some(slot) => edit.apply(tenant, slot, call.now),
        None if edit.resizes() => edit.resize(tenant),
        None => Err("no such person".into()),
    }
    .map_err(|text| (404, text))?;
    Ok(json!({ "revision": tenant.revision }))
}
