//! `/v1/authorizations`: lists and deletes the authorizations of integrations to act for a person.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, Reply};
use crate::auth::authorizations::AuthorizationKind;
use crate::auth::tokens::Grant;
use crate::call::Call;
use crate::ids::{Kind, Uuid};
use crate::registration;
use crate::rest::own_org;
use crate::settings::Settings;
use crate::text_time::stamp;
use crate::world::World;

/// Lists a person's valid authorizations.
pub(crate) fn list(world: &mut World, call: &Call<'_>) -> Answer {
    let people = &world.tenant.people;
    let slot = match (call.query("personId"), call.query("personEmail")) {
        (Some(id), _) => people.slot_of_id(id),
        (None, Some(email)) => people.slot_of_email(email),
        (None, None) => {
            return Err(Refusal::bad_request(
                "At least one of 'personId' and 'personEmail' is required",
            ));
        }
    };
    let person = slot
        .and_then(|slot| people.at(slot))
        .ok_or_else(Refusal::not_found)?
        .uuid;
    let all = world.tokens.authorizations(call.now.unix_timestamp());
    let own = all.into_iter().filter(|(_, grant)| grant.person == person);
    let items: Vec<_> = own
        .map(|(kind, grant)| show(&world.settings, kind, grant))
        .collect();
    Ok(Reply::json(&json!({ "items": items })))
}

/// Deletes one authorization. A caller's own can only be deleted with a token of the same integration.
pub(crate) fn delete_one(world: &mut World, call: &Call<'_>) -> Answer {
    let caller = call.caller()?;
    let id = Kind::Authorization
        .uuid(call.param(0))
        .ok_or_else(Refusal::not_found)?;
    let all = world.tokens.authorizations(call.now.unix_timestamp());
    let (_, grant) = all
        .into_iter()
        .find(|(_, grant)| grant.id == id)
        .ok_or_else(Refusal::not_found)?;
    if grant.person == caller.person && grant.client != caller.client {
        return Err(Refusal::forbidden(
            "An own authorization can be deleted only with a token of the same client",
        ));
    }
    end(world, call, &[id]);
    Ok(Reply::empty())
}

/// Deletes all authorizations of one integration in the organisation.
pub(crate) fn delete_of_client(world: &mut World, call: &Call<'_>) -> Answer {
    own_org(&world.tenant, call.query("orgId"))?;
    let client = call
        .query("clientId")
        .ok_or_else(|| Refusal::bad_request("'clientId' is required"))?;
    let all = world.tokens.authorizations(call.now.unix_timestamp());
    let ids: Vec<_> = all
        .into_iter()
        .filter(|(_, grant)| *grant.client == *client)
        .map(|(_, grant)| grant.id)
        .collect();
    if ids.is_empty() {
        return Err(Refusal::not_found());
    }
    end(world, call, &ids);
    Ok(Reply::empty())
}

/// Returns when the calling token expires, in milliseconds since 1970.
pub(crate) fn token_expiry(_: &mut World, call: &Call<'_>) -> Answer {
    Ok(Reply::json(
        &json!({ "exp": call.caller()?.expires.saturating_mul(1000) }),
    ))
}

fn end(world: &mut World, call: &Call<'_>, ids: &[Uuid]) {
    let delay = i64::from(world.settings.switches.revoke_delay_s);
    world.tokens.end(ids, call.now.unix_timestamp() + delay);
}

/// Builds an object of the `Authorization` schema.
fn show(settings: &Settings, kind: AuthorizationKind, grant: &Grant) -> Value {
    let application = format!("ciscospark://us/APPLICATION/{}", grant.client);
    json!({
        "id": Kind::Authorization.id(grant.id),
        "applicationId": URL_SAFE_NO_PAD.encode(application),
        "applicationName": registration::application_name(&settings.registrations, &settings.client_id, &grant.client),
        "personId": Kind::People.id(grant.person),
        "clientId": &*grant.client,
        // The documented example of this resource has a different time format from the others.
        "created": stamp(grant.created).replace(".000Z", "+00:00"),
        "type": match kind {
            AuthorizationKind::Refresh => "refresh",
            AuthorizationKind::Access => "access",
        },
    })
}
