//! `GET /_sim/held` and `POST /_sim/release`.

use serde_json::{Value, json};

use crate::call::Call;
use crate::control::Outcome;
use crate::simulator::Simulator;

/// The requests that a `hold` keeps waiting, in the order of arrival.
pub(crate) fn show(sim: &Simulator) -> Outcome {
    let waiting: Vec<_> = sim.holds.waiting().collect();
    serde_json::to_value(waiting).map_err(|error| (500, error.to_string()))
}

/// Lets go what waits under `name`, or everything without one.
pub(crate) fn release(sim: &mut Simulator, call: &Call<'_>, body: &Value) -> Outcome {
    let name = match body.get("name") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name.as_str()),
        Some(_) => return Err((400, "name is a text".into())),
    };
    Ok(json!({ "released": sim.release_at(name, call.now) }))
}
