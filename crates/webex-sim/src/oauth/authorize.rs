//! `/v1/authorize`: GET shows the consent page, POST records the decision.

use serde_json::Value;

use crate::answer::{Answer, Refusal, Reply};
use crate::auth::tokens::Grant;
use crate::call::Call;
use crate::ids::{Kind, Uuid};
use crate::oauth::codes::{self, Code};
use crate::oauth::consent_page::{self, Account};
use crate::oauth::request::{AuthorizationRequest, Fault};
use crate::oauth::{access_token, id_token};
use crate::settings::Settings;
use crate::tenant::Tenant;
use crate::world::World;

/// Shows the consent page.
pub(crate) fn show(world: &mut World, call: &Call<'_>) -> Answer {
    match AuthorizationRequest::read(&world.settings, &call.query) {
        Ok(request) if request.prompt_none => Ok(redirect(
            request.error_url("login_required", "There is no session"),
        )),
        Ok(request) => {
            let accounts = accounts(&world.tenant, request.login_hint.as_deref());
            Ok(consent_page::consent(&request, &call.query, &accounts))
        }
        Err(fault) => Ok(explain(fault)),
    }
}

/// Handles the person's decision.
pub(crate) fn decide(world: &mut World, call: &Call<'_>) -> Answer {
    let mut form: Vec<(String, String)> = form_urlencoded::parse(call.body).into_owned().collect();
    let mut take = |name: &str| {
        let at = form.iter().position(|(key, _)| key == name)?;
        Some(form.remove(at).1)
    };
    let (decision, person) = (take("decision"), take("person"));
    let request = match AuthorizationRequest::read(&world.settings, &form) {
        Ok(request) => request,
        Err(fault) => return Ok(explain(fault)),
    };
    if decision.as_deref() != Some("accept") {
        return Ok(redirect(request.error_url(
            "access_denied",
            "The resource owner denied the request.",
        )));
    }
    let slot = match person {
        Some(id) => world
            .tenant
            .people
            .slot_of_id(&id)
            .ok_or_else(Refusal::not_found)?,
        None => 0,
    };
    let person = world
        .tenant
        .people
        .at(slot)
        .ok_or_else(Refusal::not_found)?
        .uuid;
    Ok(redirect(grant(world, request, person, call)))
}

/// Redirects back with a code, or with the tokens themselves.
fn grant(
    world: &mut World,
    request: AuthorizationRequest,
    person: Uuid,
    call: &Call<'_>,
) -> String {
    let now = call.now.unix_timestamp();
    if request.response_type.implicit() {
        let owned = implicit(world, &request, person, now);
        let params: Vec<_> = owned
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        return request.url(&params);
    }
    let text = world.tokens.opaque(&mut world.dice);
    let url = request.url(&[("code", &text)]);
    let code = Code {
        client: request.client.id.into(),
        person,
        scopes: request.scopes,
        redirect_uri: request.redirect_uri,
        challenge: request.challenge,
        nonce: request.nonce,
        expires: now + codes::LIFETIME,
    };
    world.codes.insert(text, code);
    url
}

/// Returns the fragment members of the implicit flow, except the state.
fn implicit(
    world: &mut World,
    request: &AuthorizationRequest,
    person: Uuid,
    now: i64,
) -> Vec<(&'static str, String)> {
    let lifetime = world.settings.access_lifetime;
    let grant = Grant {
        person,
        scopes: request.scopes.clone(),
        expires: now + lifetime,
        public: true,
        client: request.client.id.as_str().into(),
        id: world.dice.uuid(),
        parent: None,
        created: now,
    };
    let mut params = Vec::new();
    if request.response_type.token {
        let token = access_token::mint(world, grant.clone());
        params.push(("access_token", token));
        params.push(("token_type", "Bearer".into()));
        if !world.settings.switches.omit_expires_in {
            params.push(("expires_in", lifetime.to_string()));
        }
        if world.settings.switches.implicit_refresh {
            let refresh = Grant {
                expires: now + world.settings.refresh_lifetime,
                id: world.dice.uuid(),
                ..grant.clone()
            };
            let refresh = world.tokens.mint_refresh(refresh, &mut world.dice);
            params.push(("refresh_token", refresh));
        }
    }
    if request.response_type.id_token {
        let token = id_token::write(world, &grant, request.nonce.as_deref(), now);
        params.extend(token.map(|token| ("id_token", token)));
    }
    params
}

/// Redirects back with an injected error. A state of `true` means the request's own, `null` means none.
pub(crate) fn refuse(
    settings: &Settings,
    call: &Call<'_>,
    error: &str,
    description: Option<&str>,
    state: &Value,
) -> Option<Reply> {
    let form: Vec<(String, String)> = form_urlencoded::parse(call.body).into_owned().collect();
    let given = if form.is_empty() { &call.query } else { &form };
    let params: Vec<_> = given
        .iter()
        .filter(|(name, _)| name != "decision" && name != "person")
        .cloned()
        .collect();
    let mut request = AuthorizationRequest::read(settings, &params).ok()?;
    match state {
        Value::Bool(true) => {}
        Value::String(text) => request.state = Some(text.clone()),
        _ => request.state = None,
    }
    let description = description.unwrap_or("Injected fault");
    Some(redirect(request.error_url(error, description)))
}

fn redirect(url: String) -> Reply {
    Reply::empty()
        .with_status(302)
        .with_header("Location", url)
        .with_header("Referrer-Policy", "no-referrer".into())
}

fn explain(fault: Fault) -> Reply {
    match fault {
        Fault::Shown { error, description } => consent_page::error(error, &description),
        Fault::Redirected { to } => redirect(to),
    }
}

/// Lists the full administrator, the read-only administrator and the ordinary user. The hinted account is preselected,
/// otherwise the first.
fn accounts<'a>(tenant: &'a Tenant, hint: Option<&str>) -> Vec<Account<'a>> {
    let roles = [
        "full administrator",
        "read-only administrator",
        "ordinary user",
    ];
    let hinted = hint
        .and_then(|email| tenant.people.slot_of_email(email))
        .unwrap_or(0);
    let slots = (0..3).chain((hinted >= 3).then_some(hinted));
    let account = |slot: usize| {
        let person = tenant.people.at(slot)?;
        Some(Account {
            id: Kind::People.id(person.uuid),
            name: &person.display_name,
            email: &person.email,
            role: roles.get(slot).copied().unwrap_or("hinted"),
            chosen: slot == hinted,
        })
    };
    slots.filter_map(account).collect()
}
