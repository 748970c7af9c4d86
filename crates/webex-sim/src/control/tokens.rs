//! `/_sim/tokens`: issues tokens without going through the consent page.

use serde_json::{Value, json};

use crate::auth::scopes;
use crate::auth::tokens::Grant;
use crate::call::Call;
use crate::control::outcome::Outcome;
use crate::simulator::Simulator;

/// Issues `{access_token, refresh_token}`. `scopes` is a list or a string of any names and defaults to the whole
/// catalogue. `person` is an e-mail address, an id, `admin`, `read-only` or `user`. `expires_in` is in seconds.
/// `client_id` defaults to the built-in integration. With `adopt`, nothing is issued: that string becomes a valid
/// access token, and if it ends with `*`, so does every unknown token with that prefix.
pub(crate) fn mint(sim: &mut Simulator, call: &Call<'_>, body: Value) -> Outcome {
    let now = call.now.unix_timestamp();
    let expires_in = body
        .get("expires_in")
        .and_then(Value::as_i64)
        .unwrap_or(sim.world.settings.access_lifetime);
    let access = grant(sim, &body, now, expires_in)?;
    let world = &mut sim.world;
    match body.get("adopt") {
        None | Some(Value::Null) => {}
        Some(Value::String(token)) if !token.is_empty() => {
            world.tokens.adopt(token, access);
            return Ok(json!({ "adopted": true, "expires_in": expires_in }));
        }
        Some(_) => return Err((400, "adopt must be a token".into())),
    }
    let refresh = Grant {
        expires: now + world.settings.refresh_lifetime,
        id: world.dice.uuid(),
        ..access.clone()
    };
    let access = Grant {
        parent: Some(refresh.id),
        ..access
    };
    let access_token = world.tokens.mint(access, &mut world.dice);
    let refresh_token = world.tokens.mint_refresh(refresh, &mut world.dice);
    Ok(
        json!({ "access_token": access_token, "refresh_token": refresh_token, "expires_in": expires_in }),
    )
}

fn grant(
    sim: &mut Simulator,
    body: &Value,
    now: i64,
    expires_in: i64,
) -> Result<Grant, (u16, String)> {
    let names = match body.get("scopes").or(body.get("scope")) {
        None => scopes::CATALOGUE.join(" "),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(" "),
        Some(_) => return Err((400, "scopes must be a list or a string".into())),
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
    let client = body.get("client_id").and_then(Value::as_str);
    Ok(Grant {
        person,
        scopes: names.split_whitespace().map(str::to_owned).collect(),
        expires: now + expires_in,
        public: true,
        client: client.unwrap_or(&sim.world.settings.client_id).into(),
        id: sim.world.dice.uuid(),
        parent: None,
        created: now,
    })
}

/// Ends a token of either kind, or a session ticket; all session tickets with `tickets`.
pub(crate) fn revoke(sim: &mut Simulator, body: &Value) -> Outcome {
    let token = body
        .get("token")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if body.get("tickets") == Some(&Value::Bool(true)) {
        let ended = sim.world.tickets.end(None);
        return Ok(json!({ "revoked": ended > 0 }));
    }
    let ended = sim.world.tickets.end(Some(token)) > 0;
    Ok(json!({ "revoked": sim.world.tokens.revoke(token) || ended }))
}
