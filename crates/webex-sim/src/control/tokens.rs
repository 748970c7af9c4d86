//! `/_sim/tokens`: tokens without the way through the consent page.

use serde_json::{Value, json};

use crate::auth::scopes;
use crate::auth::tokens::Grant;
use crate::call::Call;
use crate::control::Outcome;
use crate::simulator::Simulator;

/// Mints `{access_token, refresh_token}`. `scopes` is a list or a text, all scopes when absent; `person` an e-mail address,
/// an id, `admin`, `read-only` or `user`; `expires_in` seconds.
pub(crate) fn mint(sim: &mut Simulator, call: &Call<'_>, body: Value) -> Outcome {
    let names = match body.get("scopes").or(body.get("scope")) {
        None => scopes::CATALOGUE.join(" "),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(" "),
        Some(_) => return Err((400, "scopes is a list or a text".into())),
    };
    let people = &sim.world.tenant.people;
    let slot = match body.get("person").and_then(Value::as_str) {
        None | Some("admin") => Some(0),
        Some("read-only") => Some(1),
        Some("user") => Some(2),
        Some(text) => people
            .slot_of_email(text)
            .or_else(|| people.slot_of_id(text)),
    };
    let person = slot
        .and_then(|slot| people.at(slot))
        .ok_or((404, "no such person".to_owned()))?
        .uuid;
    let expires_in = body
        .get("expires_in")
        .and_then(Value::as_i64)
        .unwrap_or(sim.world.settings.access_lifetime);
    let grant = Grant {
        person,
        scopes: names.split_whitespace().map(str::to_owned).collect(),
        expires: call.now.unix_timestamp() + expires_in,
        public: true,
    };
    let refresh = Grant {
        expires: call.now.unix_timestamp() + sim.world.settings.refresh_lifetime,
        ..grant.clone()
    };
    let world = &mut sim.world;
    let access_token = world.tokens.mint(grant, &mut world.dice);
    let refresh_token = world.tokens.mint_refresh(refresh, &mut world.dice);
    Ok(
        json!({ "access_token": access_token, "refresh_token": refresh_token, "expires_in": expires_in }),
    )
}

/// Ends a token of either kind.
pub(crate) fn revoke(sim: &mut Simulator, body: &Value) -> Outcome {
    let token = body
        .get("token")
        .and_then(Value::as_str)
        .unwrap_or_default();
    Ok(json!({ "revoked": sim.world.tokens.revoke(token) }))
}
