//! `/_sim/switches` and `/_sim/rate`: what is not known about Webex, changed during a run.

use serde_json::{Value, json};

use crate::control::Outcome;
use crate::settings::RateLimit;
use crate::simulator::Simulator;

/// The switches as they are.
pub(crate) fn show(sim: &Simulator) -> Outcome {
    serde_json::to_value(&sim.world.settings.switches).map_err(|error| (500, error.to_string()))
}

/// Changes the switches that are named.
pub(crate) fn change(sim: &mut Simulator, body: &Value) -> Outcome {
    let switches = sim
        .world
        .settings
        .switches
        .changed_by(body)
        .map_err(|text| (400, text))?;
    sim.world.tenant.spell_ids(switches.uuid_ids);
    sim.world.settings.switches = switches;
    show(sim)
}

/// Sets or with `{}` lifts the rate limit.
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
