//! `/v1/authorize`: GET shows the consent page, POST decides.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::ids::Kind;
use crate::oauth::codes::{self, Code};
use crate::oauth::consent_page::{self, Account};
use crate::oauth::request::{AuthorizationRequest, Fault};
use crate::tenant::Tenant;
use crate::world::World;

/// The page that asks.
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

/// The answer of the person who was asked.
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
    let text = world.tokens.opaque(&mut world.dice);
    let url = request.url(&[("code", &text)]);
    let code = Code {
        person,
        scopes: request.scopes,
        redirect_uri: request.redirect_uri,
        challenge: request.challenge,
        expires: call.now.unix_timestamp() + codes::LIFETIME,
    };
    world.codes.insert(text, code);
    Ok(redirect(url))
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

/// The full admin, the read-only admin and the ordinary user; the hinted one is chosen, else the first.
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
