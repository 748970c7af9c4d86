//! `/_sim/*`: the control endpoints. They never appear in the ledger.

mod clients;
mod clock;
mod edit;
mod faults;
mod holds;
mod outcome;
mod settings;
mod tokens;

use http::{Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::call::Call;
use crate::cors;
use crate::simulator::Simulator;
use outcome::Outcome;

/// Answers a control request.
pub(crate) fn answer(sim: &mut Simulator, call: &Call<'_>) -> Response<Vec<u8>> {
    let outcome = if call.method == Method::OPTIONS {
        Ok(Value::Null)
    } else if sim.world.settings.control {
        act(sim, call)
    } else {
        Err((404, "the controls are switched off".into()))
    };
    let (status, body) = match outcome {
        Ok(Value::Null) => (StatusCode::NO_CONTENT, Vec::new()),
        Ok(value) => (
            StatusCode::OK,
            serde_json::to_vec(&value).unwrap_or_default(),
        ),
        Err((status, text)) => (
            StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST),
            serde_json::to_vec(&json!({ "error": text })).unwrap_or_default(),
        ),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    cors::set(&mut response, "Content-Type", "application/json");
    cors::set(&mut response, "Cache-Control", "no-store");
    cors::set(&mut response, "Access-Control-Allow-Origin", "*");
    cors::set(&mut response, "Access-Control-Allow-Methods", "*");
    cors::set(&mut response, "Access-Control-Allow-Headers", "*");
    response
}

fn act(sim: &mut Simulator, call: &Call<'_>) -> Outcome {
    match (call.method.as_str(), call.path) {
        ("POST", "/_sim/reset") => {
            sim.reset();
            Ok(json!({}))
        }
        ("GET", "/_sim/ledger") => {
            serde_json::to_value(&sim.ledger).map_err(|error| (500, error.to_string()))
        }
        ("DELETE", "/_sim/ledger") => {
            sim.ledger.clear();
            Ok(json!({}))
        }
        ("POST", "/_sim/faults") => faults::arm(sim, &body(call)?),
        ("DELETE", "/_sim/faults") => {
            sim.faults.rules.clear();
            Ok(json!({}))
        }
        ("GET", "/_sim/held") => holds::show(sim),
        ("POST", "/_sim/release") => holds::release(sim, call, &body(call)?),
        ("POST", "/_sim/clock") => clock::advance(sim, &body(call)?),
        ("POST", "/_sim/edit") => edit::edit(sim, call, body(call)?),
        ("POST", "/_sim/clients") => clients::register(sim, body(call)?),
        ("POST", "/_sim/tokens") => tokens::mint(sim, call, body(call)?),
        ("DELETE", "/_sim/tokens") => tokens::revoke(sim, &body(call)?),
        ("GET", "/_sim/switches") => settings::show(sim),
        ("POST", "/_sim/switches") => settings::change(sim, &body(call)?),
        ("POST", "/_sim/rate") => settings::rate(sim, &body(call)?),
        _ => Err((
            404,
            format!("no such control: {} {}", call.method, call.path),
        )),
    }
}

fn body(call: &Call<'_>) -> Result<Value, (u16, String)> {
    serde_json::from_slice(call.body)
        .map_err(|error| (400, format!("the body is not JSON: {error}")))
}
