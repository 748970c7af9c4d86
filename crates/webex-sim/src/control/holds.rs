//! `GET /_sim/held` and `POST /_sim/release`.

use serde_json::{Value, json};

use crate::call::Call;
use crate::control::outcome::Outcome;
use crate::simulator::Simulator;

/// Lists the requests that a `hold` fault keeps waiting, in order of arrival.
pub(crate) fn show(sim: &Simulator) -> Outcome {
    let waiting: Vec<_> = sim.holds.waiting().collect();
    serde_json::to_value(waiting).map_err(|error| (500, error.to_string()))
}

/// Releases the requests held under `name`, or all of them if there is no name.
pub(crate) fn release(sim: &mut Simulator, call: &Call<'_>, body: &Value) -> Outcome {
    let name = match body.get("name") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name.as_str()),
        Some(_) => return Err((400, "name must be a string".into())),
    };
    Ok(json!({ "released": sim.release_at(name, call.now) }))
}
