//! `POST /_sim/clients`: registers an integration during a run.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::control::outcome::Outcome;
use crate::registration::Registration;
use crate::simulator::Simulator;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    secret: String,
    #[serde(default)]
    redirect_uris: Vec<String>,
    #[serde(default)]
    scopes: Vec<String>,
}

/// Registers an integration, replacing any with the same id.
pub(crate) fn register(sim: &mut Simulator, body: Value) -> Outcome {
    let body: Body = serde_json::from_value(body).map_err(|error| (400, error.to_string()))?;
    let settings = &mut sim.world.settings;
    if body.id.is_empty() || body.id == settings.client_id {
        return Err((400, "id must be new".into()));
    }
    settings.registrations.retain(|known| known.id != body.id);
    settings.registrations.push(Registration {
        id: body.id,
        name: body.name,
        secret: body.secret,
        redirect_uris: body.redirect_uris,
        scopes: body.scopes,
    });
    Ok(json!({ "registered": settings.registrations.len() }))
}
