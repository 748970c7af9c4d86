//! `/_sim/switches` and `/_sim/rate`: changes open questions and the rate limit during a run.

use serde_json::{Value, json};

use crate::control::outcome::Outcome;
use crate::settings::RateLimit;
use crate::simulator::Simulator;

/// Shows the current switches.
pub(crate) fn show(sim: &Simulator) -> Outcome {
    serde_json::to_value(&sim.world.settings.switches).map_err(|error| (500, error.to_string()))
}

/// Changes the switches in the body.
pub(crate) fn change(sim: &mut Simulator, body: &Value) -> Outcome {
    let switches = sim
        .world
        .settings
        .switches
        .changed_by(body)
        .map_err(|text| (400, text))?;
    sim.world.tenant.set_id_form(switches.uuid_ids);
    sim.world.settings.switches = switches;
    show(sim)
}

/// Sets the rate limit, or lifts it for `{}`.
pub(crate) fn rate(sim: &mut Simulator, body: &Value) -> Outcome {
    let number = |name: &str| {
        body.get(name)
            .and_then(Value::as_f64)
            .filter(|number| *number > 0.0)
    };
    let limit = number("rate").map(|per_second| RateLimit {
        per_second,
        burst: number("burst").unwrap_or_else(|| per_second.ceil()) as u32,
    });
    sim.world.settings.rate = limit;
    Ok(json!({ "limited": limit.is_some() }))
}
