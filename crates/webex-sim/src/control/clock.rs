//! `POST /_sim/clock`.

use serde_json::{Value, json};
use time::Duration;

use crate::control::outcome::Outcome;
use crate::simulator::Simulator;

/// Moves the simulator's clock forward, or back if the number is negative.
pub(crate) fn advance(sim: &mut Simulator, body: &Value) -> Outcome {
    let seconds = ["advance_s", "advance", "seconds"]
        .iter()
        .find_map(|name| body.get(name)?.as_i64());
    let seconds = seconds.ok_or((
        400,
        "advance_s must be a whole number of seconds".to_owned(),
    ))?;
    sim.advance(Duration::seconds(seconds));
    Ok(json!({ "ahead_s": sim.skew.whole_seconds() }))
}
